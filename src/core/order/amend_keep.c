/* amend_keep.c - pricing an amendment: what nobody touched costs what was agreed. */
#include <string.h>

#include "core/order/amend.h"
#include "core/order/kits.h"
#include "core/order/promote.h"

static const char SQL_HELD[] =
    "SELECT id, allocated, shipped FROM order_line WHERE order_id = :order ORDER BY line_no";

static void
agree_price(struct dk_order_line *l, const struct dk_order_line *base)
{
	l->price = base->price;
	l->base_qty = base->base_qty;
	l->layer = base->layer;
	l->trail = base->trail;
}

static void
agree_discount(struct dk_order_line *l, const struct dk_order_line *base)
{
	l->discount = base->discount;
	l->discount_amount = base->discount_amount;
	l->discount_is_manual = base->discount_is_manual;
}

/* A line of which some is shipped keeps its price whatever the quantity becomes. */
static void
keep_line(struct dk_order_line *l, const struct dk_order_line *base, bool moves)
{
	unsigned bits = dk_line_differs(l, base);
	bool is_gone = base->shipped.milli > 0 || l->gone.milli > 0;
	bool is_same = (bits & LINE_QTY) == 0 || is_gone || dk_line_live(l) == 0;

	if (dk_layer_is_gift(base->layer) && dk_line_live(l) <= dk_line_live(base))
		is_same = true; /* fewer are given still; more are bought */
	l->keeps_price = (bits & LINE_PRICE) == 0 && is_same;
	if (l->keeps_price)
		agree_price(l, base);
	if (l->keeps_price && (bits & LINE_DISCOUNT) == 0)
		agree_discount(l, base);
	else if (!l->discount_is_manual && l->keeps_price)
		l->keeps_price = false; /* the customer's own discount is looked up again */
	l->keeps_tax = !moves || is_gone;
	if (l->keeps_tax) {
		l->tax_code = base->tax_code;
		l->tax = base->tax;
	}
}

void
dk_amend_keep(struct dk_order *o, const struct dk_order *base)
{
	bool moves = (dk_head_differs(o, base) & HEAD_SHIP_TO) != 0;

	o->keeps_freight = !o->freight_is_manual && o->line_count == base->line_count &&
	    (dk_head_differs(o, base) & (HEAD_SHIP_TO | HEAD_CARRIER | HEAD_FREIGHT)) == 0;
	for (size_t i = 0; i < base->line_count; i++) {
		keep_line(&o->lines[i], &base->lines[i], moves);
		if (dk_line_live(&o->lines[i]) != dk_line_live(&base->lines[i]))
			o->keeps_freight = false;
	}
	if (o->keeps_freight)
		o->freight = base->freight;
}

static struct dk_order_line *
line_from(const struct dk_order *o, dk_id from_id)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].from_id == from_id)
			return &o->lines[i];
	return NULL;
}

enum dk_rc
dk_amend_mark(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_order *base = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_order_load(s, a, o->base_id, &base, err);
	size_t next = 0;
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_HELD);
	dk_bind_id(st, ":order", o->amends_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_id id = dk_col_id(st, 0);
		/* mostly they stand in the same order */
		struct dk_order_line *l = next < o->line_count && o->lines[next].from_id == id
		    ? &o->lines[next] : line_from(o, id);

		next++;
		if (l == NULL)
			continue;
		l->held = dk_col_qty(st, 1);
		l->gone = dk_col_qty(st, 2);
	}
	if (rc == DK_OK)
		dk_amend_keep(o, base);
	return rc;
}

void
dk_amend_free(const struct dk_order *o, struct dk_order_facts *f)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (dk_line_is_kit(&o->lines[i]))
			f->free[i].milli += dk_kits_held(o, &o->lines[i]).milli;
	for (size_t i = 0; i < o->line_count; i++)
		for (size_t k = 0; k < o->line_count && o->lines[i].held.milli > 0; k++)
			if (o->lines[k].product_id == o->lines[i].product_id)
				f->free[k].milli += o->lines[i].held.milli;
}
