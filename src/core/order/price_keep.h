/* price_keep.h - price rows in the order of their keys: whose, of what, since when, how many. */
#ifndef DOCKET_CORE_ORDER_PRICE_KEEP_H
#define DOCKET_CORE_ORDER_PRICE_KEEP_H

#include "docket/price_plan.h"

/* The list that a row is of: "base", ...; "" where it is agreed with a customer. */
const char *dk_price_row_list(const struct dk_price_row *r);
/* By key, for qsort over pointers to rows; 0 = they are for the same. */
int dk_price_row_compare(const void *x, const void *y);
/* Pointers to the rows, sorted; in the arena. */
const struct dk_price_row **dk_price_rows_sorted(struct dk_arena *a,
    const struct dk_price_rows *rows);
/* Puts all of them inside the caller's transaction. On failure *bad is the row it is about, else
 * their count. */
enum dk_rc dk_price_rows_put(struct dk_session *s, const struct dk_price_rows *rows,
    int64_t *changed, size_t *bad, struct dk_err *err) DK_MUST_USE;

#endif
