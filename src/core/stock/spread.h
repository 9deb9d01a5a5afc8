/*
 * spread.h - one product's free stock given to many lines at once; for the rooms above stock only.
 *
 * As dk_allocation_take, line after line in walking order, but the balances are read once before
 * and written once after: a hand-out to a hundred thousand lines writes two rows a line.
 */
#ifndef DOCKET_CORE_SPREAD_H
#define DOCKET_CORE_SPREAD_H

#include "core/control/change.h"
#include "docket/stock.h"

#define DK_SPREAD_PLACES 1000 /* more bins than one item lies in */

struct dk_spread_part {
	dk_id location_id;
	int64_t qty; /* milli */
};
struct dk_spread {
	dk_id product_id;
	bool is_tracked; /* by lots: balances are written line by line, each for its customer */
	struct dk_spread_part left[DK_SPREAD_PLACES];  /* what is free there still */
	struct dk_spread_part taken[DK_SPREAD_PLACES]; /* of it given */
	size_t count;
	struct dk_spread_part given[DK_SPREAD_PLACES]; /* what the last line got, from where */
	size_t given_count;
};

/* Reads what is free, place by place. All of it inside the caller's change. */
enum dk_rc dk_spread_begin(struct dk_change *ch, dk_id product_id, struct dk_spread *out,
    struct dk_err *err) DK_MUST_USE;
/* Gives a line `want` of it; *got is less where lots do not keep long enough for its customer.
 * DK_ECONFLICT when less is left. */
enum dk_rc dk_spread_give(struct dk_change *ch, struct dk_spread *sp, dk_id line_id, dk_qty want,
    dk_qty *got, struct dk_err *err) DK_MUST_USE;
/* Writes the balances, guarded as ever: DK_ECONFLICT when what was read is not there any more. */
enum dk_rc dk_spread_end(struct dk_change *ch, const struct dk_spread *sp,
    struct dk_err *err) DK_MUST_USE;

#endif
