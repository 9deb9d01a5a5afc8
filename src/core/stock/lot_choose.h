/*
 * lot_choose.h - which lots a line of an order gets: the first to expire first, of those that keep
 * long enough for its customer. For the rooms above stock.
 */
#ifndef DOCKET_CORE_LOT_CHOOSE_H
#define DOCKET_CORE_LOT_CHOOSE_H

#include "core/stock/lot.h"

struct dk_lot_part {
	dk_id lot_id; /* 0: the product is not tracked */
	int64_t qty;  /* milli */
};
struct dk_lot_ask {
	dk_id line_id, location_id;
	/* what other lines of a list that is not written yet get at this location */
	const struct dk_lot_part *given;
	size_t given_count;
};
/* The lots of `qty` pieces for the line there, none of them on another pick list. Less than `qty`
 * in all where not so many keep long enough. Inside the caller's change, whose lock keeps a second
 * list from the same ones until the first is written. */
enum dk_rc dk_lot_choose(struct dk_change *ch, struct dk_arena *a, const struct dk_lot_ask *ask,
    int64_t qty, struct dk_lot_part **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* How much of `free` at the location the line may be promised: what keeps long enough, less what
 * lines hold that are on no list yet and that younger stock cannot serve. *out is in milli. */
enum dk_rc dk_lot_room(struct dk_change *ch, const struct dk_lot_ask *ask, int64_t free,
    int64_t *out, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED with a sentence when the lot is none of the line's product, does not keep long
 * enough, or has less than `qty` there that is for sale and on no list. */
struct dk_lot_take {
	struct dk_lot_ask ask;
	const char *code;
	int64_t qty;
};
/* `out`: the lot, and all that may go of it. */
enum dk_rc dk_lot_may_go(struct dk_change *ch, const struct dk_lot_take *t,
    struct dk_lot_part *out, struct dk_err *err) DK_MUST_USE;

#endif
