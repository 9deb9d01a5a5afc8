/*
 * pickup.h - a carrier's service comes on a day: what goes with it, and the manifest that its
 * driver signs (domain.md §7).
 *
 * open → booked → on-manifest → gone, or missed. What is packed goes with the next pickup by
 * cut-off, pickup days and holidays; what misses it goes with the one after, and customers whose
 * promise that breaks are to be told. Right: ship.
 */
#ifndef DOCKET_PICKUP_H
#define DOCKET_PICKUP_H

#include "docket/carrier.h"

#define DK_PICKUP_NO_CUTOFF INT64_MAX

struct dk_pickup {
	dk_id id;             /* 0: nothing is packed for it yet, and it is not booked */
	dk_id service_id;
	const char *carrier;  /* "DHL/STD" */
	dk_date date;
	const char *window;   /* "15:30-16:00"; "" = any time */
	const char *cutoff;
	const char *state;    /* open, booked, on-manifest, gone, missed */
	const char *reference, *manifest, *driver, *gone_at, *reason;
	bool needs_booking;
	int64_t done;         /* cartons packed for it */
	int64_t open;         /* orders due with it that are not packed; a parcel each */
	int64_t blocked;      /* of them: held, short, not verified */
	const char *why;      /* "100795 short, 100803 credit-limit"; "" = none is */
	int64_t gram;         /* of both */
	int64_t no_slip;      /* shipments whose packing slip is not printed nor waiting */
	int64_t minutes;      /* until the cut-off, negative when it has passed */
};

/* The day's pickups by the time they come, and those of earlier days that nobody settled. */
enum dk_rc dk_pickup_list(struct dk_session *s, struct dk_arena *a, dk_date day,
    struct dk_pickup **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* One of them; DK_EREFUSED when the service does not come on that day. */
enum dk_rc dk_pickup_load(struct dk_session *s, struct dk_arena *a, dk_id service_id, dk_date day,
    struct dk_pickup *out, struct dk_err *err) DK_MUST_USE;

/* A carton that goes with a pickup. */
struct dk_parcel {
	dk_id shipment_id, carton_id;
	const char *shipment, *order, *customer_name, *postcode, *city, *tracking, *sscc, *state;
	int64_t carton_no, cartons, gram, cm; /* cm: its longest side, 0 = not known */
	const char *hazard;   /* classes of what is in it; "" = none */
	bool is_heavy;        /* over the setting heavy_kg */
	bool is_over;         /* over what the service takes */
};
enum dk_rc dk_pickup_parcels(struct dk_session *s, struct dk_arena *a, dk_id pickup_id,
    struct dk_parcel **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* An order that is to go with a pickup and is not packed. */
struct dk_pickup_due {
	dk_id order_id;
	const char *order, *customer_name, *stage;
	const char *why;      /* what blocks it; "" = nothing does */
	dk_date promised;
	int64_t gram;
};
enum dk_rc dk_pickup_due_list(struct dk_session *s, struct dk_arena *a, dk_id service_id,
    dk_date day, struct dk_pickup_due **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* The carrier said that he comes, under this reference. */
enum dk_rc dk_pickup_book(struct dk_session *s, dk_id service_id, dk_date day,
    const char *reference, struct dk_err *err) DK_MUST_USE;

struct dk_pickup_moved {
	dk_date to;           /* the pickup that they go with now */
	int64_t shipments;    /* that were packed */
	int64_t promises;     /* order lines whose promise cannot be kept any more */
};
/* A packed shipment goes with the pickup of another day; not set = the next one. */
enum dk_rc dk_pickup_move(struct dk_session *s, dk_id shipment_id, dk_date day,
    const char *reason, struct dk_pickup_moved *out, struct dk_err *err) DK_MUST_USE;
/* He did not come, or nothing made it: all that was to go with it goes with the next one. */
enum dk_rc dk_pickup_miss(struct dk_session *s, dk_id service_id, dk_date day, const char *reason,
    struct dk_pickup_moved *out, struct dk_err *err) DK_MUST_USE;

/* The manifest of what is packed for a pickup: it gets its number, and the pickup takes no more by
 * itself. Again: the same. */
enum dk_rc dk_manifest_make(struct dk_session *s, dk_id service_id, dk_date day, dk_id *pickup_id,
    struct dk_err *err) DK_MUST_USE;
/* The driver signed: what was not posted yet leaves now, the list is closed for ever, and orders
 * that were to go with it and did not are late. */
enum dk_rc dk_manifest_sign(struct dk_session *s, dk_id pickup_id, const char *driver,
    struct dk_pickup_moved *late, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_manifest_find(struct dk_session *s, const char *number, dk_id *pickup_id,
    struct dk_err *err) DK_MUST_USE;
/* The pickup behind a manifest. */
enum dk_rc dk_manifest_load(struct dk_session *s, struct dk_arena *a, dk_id pickup_id,
    struct dk_pickup *out, struct dk_err *err) DK_MUST_USE;

#endif
