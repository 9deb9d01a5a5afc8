/*
 * promise_move.h - what happened made promises impossible: they are worked out anew, and customers
 * whose promise can no longer be kept are entered in the list of those to be told (docket/tell.h).
 *
 * Called inside the change that is the cause, after its rows are written. The date given to the
 * customer stays on the line until he is told. An entry is made once a line; until he is told,
 * later causes only move its new date, and one that mends it takes the entry back.
 */
#ifndef DOCKET_CORE_PROMISE_MOVE_H
#define DOCKET_CORE_PROMISE_MOVE_H

#include "core/control/change.h"

/* One line. `cause` is shown to the clerk and the customer: "PO 5520 not received", "3 were not
 * there", "DHL pickup of Mon 23 Nov was missed". An entry of a line with nothing open is taken
 * back. */
enum dk_rc dk_promise_move(struct dk_change *ch, dk_id line_id, const char *cause,
    struct dk_err *err) DK_MUST_USE;

/* Every line that waits for a product, the newest first. */
struct dk_promise_why {
	dk_id product_id;
	const char *cause; /* NULL: found by what covers each line */
	dk_date late;      /* what was expected by then and did not come is overdue */
	bool at_night;     /* with no day known, nothing is done until the promise is a day off */
};
enum dk_rc dk_promise_move_waiting(struct dk_change *ch, const struct dk_promise_why *why,
    struct dk_err *err) DK_MUST_USE;

/* Every line that waits for its supplier to ship it; of one purchase order, where `which` is given.
 * `product_id` is not read. */
struct dk_drops {
	dk_id purchase;
	int64_t line_no; /* 0 = all its lines */
};
enum dk_rc dk_promise_move_drops(struct dk_change *ch, const struct dk_drops *which,
    const struct dk_promise_why *why, struct dk_err *err) DK_MUST_USE;

/* A promise against what can be done now. */
struct dk_slip {
	dk_id line_id, order_id;
	int64_t line_no;
	dk_date given, due;  /* due not set: not known */
	bool waits;          /* for goods, not for a carrier */
	const char *cause;
};
/* Makes or moves the entry; nothing after the final notice. */
enum dk_rc dk_tell_enter(struct dk_change *ch, const struct dk_slip *x,
    struct dk_err *err) DK_MUST_USE;
/* Takes the entry of a line back, if it has one: the promise can be kept again. */
enum dk_rc dk_tell_void(struct dk_change *ch, const struct dk_slip *x,
    struct dk_err *err) DK_MUST_USE;

#endif
