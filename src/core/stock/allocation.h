/* allocation.h - taking and giving back stock for order lines; for the rooms above stock only. */
#ifndef DOCKET_CORE_ALLOCATION_H
#define DOCKET_CORE_ALLOCATION_H

#include "core/control/change.h"
#include "docket/stock.h"

/* Takes up to `want` of a product for a line, location by location (walking order), by guarded
 * updates; *got is what was free. Inside the caller's change. */
enum dk_rc dk_allocation_take(struct dk_change *ch, dk_id line_id, dk_id product_id, dk_qty want,
    dk_qty *got, struct dk_err *err) DK_MUST_USE;
/* Gives back up to `qty` of what the line holds and nobody picked (all of it: DK_QTY_MAX);
 * *gave is what it was. */
enum dk_rc dk_allocation_give(struct dk_change *ch, dk_id line_id, dk_qty qty, dk_qty *gave,
    struct dk_err *err) DK_MUST_USE;
/* The same at one location, picked or not: what was not found there when picking. */
enum dk_rc dk_allocation_give_at(struct dk_change *ch, dk_id line_id, dk_id location_id, dk_qty qty,
    struct dk_err *err) DK_MUST_USE;

/* Writes one move and the balance under it. `qty` is positive into the location. */
struct dk_move_in {
	dk_id product_id, location_id;
	dk_id lot_id; /* of a tracked product; 0 = none, or the only one that lies there */
	dk_qty qty;
	const char *kind, *reason, *document;
	dk_id document_id;
	dk_money cost;
	bool is_priced; /* `cost` is what they are said to cost; else the house's method says */
};
/* `cost` becomes what the value of the stock changed by (core/stock/value.h). */
enum dk_rc dk_move_post(struct dk_change *ch, struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* A move that a file asks for, and its batch: what is new to the house against opening balances,
 * what it had before against stock differences. */
enum dk_rc dk_move_import(struct dk_change *ch, struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* Sets `qty` of what lies there apart: on hand, but not for sale; a negative `qty` is for sale
 * again. Reads product, location, qty. */
enum dk_rc dk_stock_set_apart(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* What was set apart is for sale again. Reads the same. */
enum dk_rc dk_stock_put_back(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* Ships `qty` (positive: what leaves) that the line holds allocated at a location: the allocation,
 * the balance and one move of kind `shipment`, at once. `kind` and `cost` of `m` are not read;
 * the `cost` of the goods is returned, positive. */
enum dk_rc dk_allocation_ship(struct dk_change *ch, dk_id line_id, const struct dk_move_in *m,
    dk_money *cost, struct dk_err *err) DK_MUST_USE;
/* DK_EINPUT unless the product can have so many: no more decimals than its own. */
enum dk_rc dk_qty_counts(struct dk_session *s, dk_id product_id, dk_qty qty, const char *field,
    struct dk_err *err) DK_MUST_USE;
/* What so many more pieces, or fewer, are worth now: signed like `qty`. */
enum dk_rc dk_move_cost(struct dk_session *s, dk_id product_id, dk_qty qty, dk_money *out,
    struct dk_err *err) DK_MUST_USE;
/* The row of a move alone; dk_move_post and dk_allocation_ship keep the balance and its value. */
enum dk_rc dk_move_add(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* By its code ("" = the product's bin, else the main location); DK_ENOTFOUND. */
enum dk_rc dk_location_home(struct dk_session *s, dk_id product_id, const char *code, dk_id *out,
    struct dk_err *err) DK_MUST_USE;
/* By its code ("" = the main one); DK_ENOTFOUND. */
enum dk_rc dk_location_find(struct dk_session *s, const char *code, dk_id *out,
    struct dk_err *err) DK_MUST_USE;
/* The place through which goods go that suppliers ship; made when it is needed first. No balance is
 * kept there: dk_move_add in and out in the same change. */
enum dk_rc dk_location_drop(struct dk_change *ch, dk_id *out, struct dk_err *err) DK_MUST_USE;
/* The location a new balance goes to when none is named: the oldest. */
enum dk_rc dk_location_main(struct dk_session *s, dk_id *out, struct dk_err *err) DK_MUST_USE;

#endif
