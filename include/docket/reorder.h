/*
 * reorder.h - what should be bought: products that fell to their reorder point.
 *
 * projected = free + expected - waiting. Where it is at or under the reorder point, or less than
 * nothing, the advice is the greater of the reorder quantity and what is missing to the point, in
 * whole packs where the reorder quantity is one of packs.
 */
#ifndef DOCKET_REORDER_H
#define DOCKET_REORDER_H

#include "docket/purchase.h"

struct dk_advice {
	dk_id product_id;
	const char *sku, *name, *supplier, *supplier_name; /* "" = nobody is named */
	dk_qty free, expected, waiting, projected;
	dk_qty point, reorder_qty;
	dk_qty qty;         /* to be bought, pieces */
	const char *pack;   /* it is bought in; "" = pieces */
	dk_qty pack_pieces;
	dk_price cost;      /* a piece */
	dk_money value;
	dk_date arrives;    /* ordered today: by the lead days */
	const char *why;    /* the figures in a sentence */
};
/* Of one supplier ("" = of all), by supplier and item. Active products alone. Right: view. */
enum dk_rc dk_advice_list(struct dk_session *s, struct dk_arena *a, const char *supplier,
    struct dk_advice **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
