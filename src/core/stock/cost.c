/* cost.c - what a piece of a product costs, and the steps that made it. */
#include "docket/stock_cost.h"

#include <string.h>

#include "core/stock/value.h"

static const char SQL_PRODUCT[] = "SELECT sku, name, unit FROM product WHERE id = :product";
static const char SQL_STEPS[] =
    "SELECT m.at, m.kind, m.reason, m.qty, m.cost, m.id AS move, 0 AS later FROM move m"
    " JOIN location l ON l.id = m.location_id WHERE m.product_id = :product"
    " AND m.kind <> 'transfer' AND l.kind = ''"
    " UNION ALL SELECT r.at, r.kind, r.document || '-' || r.document_id, 0, r.amount,"
    " r.after_move, r.id FROM revaluation r WHERE r.product_id = :product ORDER BY move, later";

dk_price
dk_cost_each(dk_money value, dk_qty qty, dk_qty per, int exponent)
{
	int64_t scale = 1, each = 0;

	for (int i = exponent; i < 4; i++)
		scale *= 10;
	if (qty.milli <= 0 || !dk_muldiv(value.minor * scale, per.milli, qty.milli, DK_PRICE_MAX,
	    &each))
		each = 0;
	return (dk_price){ each };
}

/* Of what is here, else of what was here last. */
static dk_price
average_of(const struct dk_session *s, const struct dk_worth *w)
{
	return w->qty.milli > 0 ? dk_cost_each(w->value, w->qty, w->per, s->exponent)
				: dk_cost_each(w->known_value, w->known_qty, w->per,
	    s->exponent);
}

enum dk_rc
dk_cost_now(struct dk_session *s, dk_id product_id, dk_price *out, struct dk_err *err)
{
	struct dk_worth w = { .is_standard = false };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_worth_read(s, product_id, &w, err);
	*out = rc == DK_OK && !w.is_standard ? average_of(s, &w) : w.standard;
	return rc;
}

static enum dk_rc
read_steps(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct dk_stock_cost *c,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_STEPS);
	dk_qty on_hand = { 0 };
	dk_money value = { 0 };
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", product_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_cost_step *x;

		c->steps = dk_arena_grow(a, c->steps, c->step_count, &cap, sizeof(*c->steps));
		x = &c->steps[c->step_count++];
		*x = (struct dk_cost_step){ dk_col_text(st, 0, a), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_qty(st, 3), dk_col_money(st, 4), { 0 },
			{ 0 } };
		on_hand.milli += x->qty.milli;
		value = dk_money_plus(value, x->cost);
		x->on_hand = on_hand;
		x->value = value;
		if (strcmp(x->what, "receipt") == 0) {
			c->last = dk_cost_each(x->cost, x->qty, c->per, s->exponent);
			c->last_from = x->reason;
		}
	}
	c->is_whole = on_hand.milli == c->on_hand.milli && value.minor == c->value.minor;
	return rc;
}

enum dk_rc
dk_stock_cost(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_stock_cost *out, struct dk_err *err)
{
	struct dk_worth w;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_stock_cost){ .last_from = "" };
	if (rc == DK_OK)
		rc = dk_worth_read(s, product_id, &w, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PRODUCT);
	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	out->sku = dk_col_text(st, 0, a);
	out->text = dk_col_text(st, 1, a);
	out->unit = dk_col_text(st, 2, a);
	dk_done(st);
	out->is_standard = w.is_standard;
	out->on_hand = w.qty;
	out->value = w.value;
	out->per = w.per;
	out->standard = w.standard;
	out->average = average_of(s, &w);
	return read_steps(s, a, product_id, out, err);
}
