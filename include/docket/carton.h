/*
 * carton.h - cartons: what lies in them, what they weigh, when they are closed (domain.md §7).
 *
 * Goods go into open cartons, never more than was picked. Closing one holds it to the limits of
 * the carrier's service and of its box, compares scale and contents, and gives it a serial number
 * (SSCC) where the house has a GS1 company prefix. A shipment is packed when all that was picked
 * lies in closed cartons. Right: ship; reading: view.
 */
#ifndef DOCKET_CARTON_H
#define DOCKET_CARTON_H

#include "docket/amount.h"
#include "docket/date.h"
#include "docket/session.h"

struct dk_picked;

struct dk_carton {
	dk_id id;
	int64_t carton_no, pieces, lines;
	int64_t gram;          /* by the scale, else expected */
	int64_t scale_gram;    /* 0 = not weighed */
	int64_t expected_gram; /* contents and box */
	bool is_known;         /* every piece in it has a weight */
	bool is_closed, is_heavy;
	const char *box, *sscc, *weight_reason;
	const char *hazard;    /* classes in it: "3, 8" */
	int64_t labels;        /* how often they were made */
};

struct dk_carton_line {
	int64_t carton_no, line_no;
	dk_id product_id, shipment_line_id;
	const char *sku, *text, *unit, *hazard, *lot;
	bool is_serial; /* `lot` is a serial number */
	dk_date expiry; /* of the lot */
	dk_qty qty;
	int64_t gram; /* of a piece */
};

/* What lies in carton `carton_no`, 0 = in all of them, in their order. */
enum dk_rc dk_carton_contents(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    int64_t carton_no, struct dk_carton_line **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
/* The carton with this serial number; *shipment_id 0 when it is of none. A wrong check digit is
 * DK_EINPUT. */
enum dk_rc dk_carton_find(struct dk_session *s, const char *sscc, dk_id *shipment_id,
    int64_t *carton_no, struct dk_err *err) DK_MUST_USE;

/* Puts goods into an open carton; 0 is the open one, the last of several, else the next. */
enum dk_rc dk_carton_put(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_picked *lines, size_t count, struct dk_err *err) DK_MUST_USE;
/* Takes goods out of an open carton again; count 0 takes all of it. */
enum dk_rc dk_carton_take(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_picked *lines, size_t count, struct dk_err *err) DK_MUST_USE;
/* An empty carton, the last one, is gone; its serial number is not given again. */
enum dk_rc dk_carton_drop(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    struct dk_err *err) DK_MUST_USE;
/* What it is packed in: a code of docket/box.h, "" = any carton. */
enum dk_rc dk_carton_box(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const char *box, struct dk_err *err) DK_MUST_USE;
/* Stores what the scale says, 0 = nothing. Further from its contents than the settings allow, it
 * asks for a reason (DK_EINPUT, field "reason") and says what may be wrong. */
struct dk_weighed {
	int64_t gram;
	const char *reason;
};
enum dk_rc dk_carton_weigh(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    const struct dk_weighed *w, struct dk_err *err) DK_MUST_USE;
/* Closes it, 0 = all that are open; the last one of all that was picked makes the shipment packed.
 * DK_EREFUSED for one that the carrier, the box or nobody takes. */
enum dk_rc dk_carton_close(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_carton_reopen(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    struct dk_err *err) DK_MUST_USE;
/* Its labels were made: `carton_no` 0 = of all cartons. */
enum dk_rc dk_carton_labelled(struct dk_session *s, dk_id shipment_id, int64_t carton_no,
    struct dk_err *err) DK_MUST_USE;

/* One row of a packing list: goods into a carton of any number; the box and the scale's weight
 * may be told by one of its rows. */
struct dk_fill {
	int64_t carton_no, line_no;
	dk_qty qty;
	const char *box, *reason;
	int64_t gram;
};
/* Long work: called now and then with the rows done; false stops it, and nothing is changed. */
struct dk_progress {
	bool (*step)(void *arg, int64_t done);
	void *arg;
};
/* Packs by a list, closes what it filled, all at once. */
enum dk_rc dk_carton_fill(struct dk_session *s, dk_id shipment_id, const struct dk_fill *rows,
    size_t count, const struct dk_progress *progress, struct dk_err *err) DK_MUST_USE;

/* What is not packed yet, into how many cartons of which boxes: see src/core/ship/suggest.c. */
struct dk_suggested {
	int64_t carton_no, gram, pieces;
	const char *box; /* "" = any carton */
	const char *why; /* a sentence */
	size_t first, count; /* of `fill` */
};
struct dk_suggestion {
	struct dk_suggested *cartons;
	size_t count;
	struct dk_fill *fill;
	size_t fill_count;
	int64_t unsized; /* lines whose product has no size */
};
enum dk_rc dk_carton_suggest(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_suggestion *out, struct dk_err *err) DK_MUST_USE;

/* "HEAVY 31 kg  HAZARD 3", "" when there is nothing to mark; `heavy_gram` of dk_heavy_gram. */
const char *dk_goods_mark(struct dk_arena *a, int64_t heavy_gram, int64_t gram,
    const char *hazard);
enum dk_rc dk_heavy_gram(struct dk_session *s, int64_t *out, struct dk_err *err) DK_MUST_USE;

#endif
