/*
 * value.h - what the stock of a product is worth, kept with every move; for the rooms that move
 * goods.
 *
 * Average: goods come in at what they cost and leave at value ÷ quantity of that moment; the last
 * piece takes what is left, so no rounding is ever lost. Standard: stock is always worth quantity ×
 * the product's cost. Either way the stock account of the ledger is the sum of the values.
 */
#ifndef DOCKET_CORE_VALUE_H
#define DOCKET_CORE_VALUE_H

#include "core/control/change.h"

struct dk_worth {
	dk_id product_id;
	bool is_kept;          /* it has a row: something came in before */
	bool is_standard;      /* by the house's method */
	dk_qty qty, known_qty; /* on hand, and when there was some last */
	dk_money value, known_value;
	dk_price standard;     /* the product's own, for `per` pieces */
	dk_qty per;
};
/* DK_ENOTFOUND: no such product. */
enum dk_rc dk_worth_read(struct dk_session *s, dk_id product_id, struct dk_worth *out,
    struct dk_err *err) DK_MUST_USE;
/* What `qty` more pieces (negative: fewer) are worth now, signed like `qty`; DK_EINPUT when it
 * leaves the range of money. */
enum dk_rc dk_worth_of(struct dk_session *s, const struct dk_worth *w, dk_qty qty, dk_money *out,
    struct dk_err *err) DK_MUST_USE;

/* Pieces come (positive) or go. `is_priced`: *cost is what they are said to cost, else they are
 * worth what dk_worth_of says; *cost becomes what the value changed by (another than was said only
 * at standard cost). */
struct dk_worth_move {
	dk_id product_id;
	dk_qty qty;
	bool is_priced;
};
enum dk_rc dk_worth_move(struct dk_change *ch, const struct dk_worth_move *m, dk_money *cost,
    struct dk_err *err) DK_MUST_USE;

/* Goods on hand turned out to cost `amount` more; *took is what of it the stock can carry: its
 * value never falls below nothing. The caller posts it with his document. */
struct dk_revaluation {
	dk_id product_id;
	const char *kind, *document;
	dk_id document_id;
	dk_money amount;
};
enum dk_rc dk_worth_change(struct dk_change *ch, const struct dk_revaluation *r, dk_money *took,
    struct dk_err *err) DK_MUST_USE;
/* The batch of a document that changed the value of stock by `cost`, against `role`. */
enum dk_rc dk_worth_post(struct dk_change *ch, const char *document, dk_id document_id,
    const char *role, dk_money cost, struct dk_err *err) DK_MUST_USE;
/* Stock at standard cost is worth what the cost says by now; at average nothing changes. */
enum dk_rc dk_worth_correct(struct dk_change *ch, dk_id product_id, struct dk_err *err) DK_MUST_USE;
/* The row of a product that has none: `qty` pieces at standard cost, of which `r->amount` is what
 * its moves say; *value is what they are worth. */
enum dk_rc dk_worth_open(struct dk_change *ch, const struct dk_revaluation *r, dk_qty qty,
    dk_money *value, struct dk_err *err) DK_MUST_USE;
/* Of the product whose cost, and of all when the method, was changed (core/control/after.def). */
enum dk_rc dk_cost_changed(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_cost_method_changed(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;
/* Values for a company whose docket kept none: quantity × standard cost, and the stock account of
 * the ledger brought to their sum. */
enum dk_rc dk_worth_begin(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;

#endif
