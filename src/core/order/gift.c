/* gift.c - goods that a promotion gives for nothing: lines of their own at no price. */
#include <string.h>

#include "core/order/kits.h"
#include "core/order/promote.h"
#include "docket/stock.h"

struct gift {
	const struct dk_promotion *p;
	dk_qty qty;
	int64_t of; /* number of the line that it is given for */
};

/* An amended order keeps the gift it has. */
static bool
has_gift(const struct dk_order *o, dk_id product)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id == product && dk_layer_is_gift(o->lines[i].layer))
			return true;
	return false;
}

static enum dk_rc
add(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f,
    const struct gift *g, struct dk_err *err)
{
	struct dk_order_line *l;
	struct dk_product *x = NULL;
	enum dk_rc rc = dk_product_by_sku(s, a, g->p->free_sku, &x, err);

	if (rc != DK_OK || has_gift(o, x->id))
		return rc;
	if (o->line_count >= DK_LINES_MAX)
		return dk_fail(err, DK_EREFUSED, "lines",
		    "With the goods of promotion %s the order has more than %d lines. Split it.",
		    g->p->code, DK_LINES_MAX);
	dk_kits_grow(a, o, f, 1);
	l = &o->lines[o->line_count];
	*l = dk_line_blank((int64_t)o->line_count + 1);
	l->product_id = x->id;
	l->product = x;
	l->sku = x->sku;
	l->text = x->name;
	l->unit = x->unit;
	l->unit_qty = l->ordered = g->qty;
	l->layer = "promotion";
	l->trail = dk_fmt(a, "{\"layer\":\"promotion\",\"price\":\"0\",\"per\":\"1\",\"why\":"
	    "\"%s for line %lld\",\"losers\":[]}", g->p->code, (long long)g->of);
	l->tax_code = o->lines[g->of - 1].tax_code;
	l->tax = o->lines[g->of - 1].tax;
	f->products[o->line_count] = x;
	rc = dk_stock_free(s, x->id, &f->free[o->line_count], err);
	o->line_count++;
	if (rc == DK_OK)
		rc = dk_kits_look(s, a, o, o->line_count - 1, f, err);
	return rc;
}

enum dk_rc
dk_promote_gifts(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; f->promoted != NULL && i < f->promoted_lines; i++) {
		const struct dk_promoted *took = &f->promoted[i];

		for (size_t k = 0; rc == DK_OK && k < took->count; k++) {
			const struct dk_promotion *p = took->list[k];
			dk_qty qty = { 0 };

			if (strcmp(p->kind, "free") != 0 || o->lines[i].keeps_price)
				continue;
			qty.milli = took->pieces[k].milli / p->buy.milli * p->free_qty.milli;
			rc = add(s, a, o, f, &(struct gift){ p, qty, o->lines[i].line_no }, err);
		}
	}
	return rc;
}
