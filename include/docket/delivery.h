/*
 * delivery.h - what became of a shipment at the customer's door (domain.md §7).
 *
 * delivered: he has it. partly: he has some of it, the rest comes back. refused: all of it comes
 * back (the shipment is `came-back`). nobody: nobody was there, and it is tried again. What comes
 * back lies in quarantine from when it is here, valued as it left; until then, and until somebody
 * decides, the delivery is open work. Right: ship.
 */
#ifndef DOCKET_DELIVERY_H
#define DOCKET_DELIVERY_H

#include "docket/shipment.h"

struct dk_delivery {
	dk_id id, shipment_id, order_id;
	const char *shipment, *order, *customer_name, *carrier, *tracking;
	const char *outcome; /* delivered, refused, partly, nobody; "" = on its way (id is 0) */
	const char *at;      /* when, as it was told */
	const char *name, *note, *by;
	const char *back_at; /* when what came back was here; "" = not, or nothing */
	bool is_open;
};

struct dk_delivery_in {
	const char *outcome;
	const char *name;    /* who took it: needed when it was delivered */
	const char *note;    /* of the driver; needed when it was refused or taken in part */
	int64_t at_ms;       /* 0 = now */
};
/* Tells the outcome of a shipment that left. Told twice with the same instant: nothing new, and
 * *id is the one that is known. */
enum dk_rc dk_delivery_tell(struct dk_session *s, dk_id shipment_id,
    const struct dk_delivery_in *in, dk_id *id, enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* What was not taken is here again, line by line; count 0 = all of a refused shipment. It goes to
 * quarantine where it came from. */
enum dk_rc dk_delivery_back(struct dk_session *s, dk_id shipment_id, const struct dk_picked *back,
    size_t count, struct dk_err *err) DK_MUST_USE;
/* Nobody need do anything about it any more, and why. */
enum dk_rc dk_delivery_settle(struct dk_session *s, dk_id shipment_id, const char *note,
    struct dk_err *err) DK_MUST_USE;

struct dk_delivery_query {
	bool all;            /* settled ones too */
	dk_id shipment_id;   /* 0 = of all */
	bool waiting;        /* shipments of two weeks that nobody told anything of, the oldest
				first */
};
/* The newest first. */
enum dk_rc dk_delivery_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_delivery_query *q, struct dk_delivery **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

/* The carrier's number of a shipment, told before or after it left; *did when it is new. */
enum dk_rc dk_shipment_track(struct dk_session *s, dk_id id, const char *tracking,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED when several shipments have that number. */
enum dk_rc dk_shipment_by_tracking(struct dk_session *s, const char *tracking, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Every shipment that has one, for export. */
struct dk_tracked {
	const char *shipment, *order, *tracking;
};
enum dk_rc dk_tracking_list(struct dk_session *s, struct dk_arena *a, struct dk_tracked **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

/* The customer took a packed shipment at the counter and gave his name: it is posted and delivered.
 * DK_EREFUSED when its service is no counter. */
enum dk_rc dk_shipment_collect(struct dk_session *s, dk_id id, const char *name,
    struct dk_err *err) DK_MUST_USE;

#endif
