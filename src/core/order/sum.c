/*
 * sum.c - an order's line nets, discount, taxes and totals, from the prices that its lines have.
 */
#include "core/order/price_terms.h"
#include "core/order/sum.h"

int
dk_order_exponent(const struct dk_session *s, const struct dk_order *o)
{
	return dk_session_exponent(s, o->currency);
}

/* What is cancelled (or voided in a draft) costs nothing and takes its part of an amount discount
 * with it. */
static struct dk_line_amount
amount_of(const struct dk_order_line *l)
{
	struct dk_line_amount m = { .pieces = { l->ordered.milli - l->cancelled.milli },
		.price = l->price, .base_qty = l->base_qty, .discount = l->discount };

	if (l->ordered.milli > 0)
		dk_assert(dk_muldiv(l->discount_amount.minor, m.pieces.milli, l->ordered.milli,
		    DK_MONEY_MAX, &m.off.minor));
	return m;
}

/* Goods were ordered, and all of them cancelled: nothing is sent or charged. */
static bool
is_given_up(const struct dk_order *o)
{
	bool goods = false;

	for (size_t i = 0; i < o->line_count; i++) {
		if (o->lines[i].cancelled.milli < o->lines[i].ordered.milli)
			return false;
		goods = goods || o->lines[i].product_id != 0;
	}
	return goods;
}

/* What is left of an order's amount discount when lines were cancelled: in proportion, so that
 * what remains and what was invoiced of it already still add up. */
static dk_money
kept_discount(const struct dk_session *s, const struct dk_order *o)
{
	dk_money whole = DK_MONEY(0), kept = DK_MONEY(0), net, left;

	for (size_t i = 0; i < o->line_count; i++) {
		struct dk_order_line uncut = o->lines[i];
		struct dk_line_amount amount;

		uncut.cancelled = (dk_qty){ 0 };
		amount = amount_of(&uncut);
		if (uncut.product_id == 0 || !dk_line_net(&amount, dk_order_exponent(s, o), &net))
			continue;
		whole = dk_money_plus(whole, net);
		kept = dk_money_plus(kept, o->lines[i].net);
	}
	if (is_given_up(o))
		return DK_MONEY(0);
	if (whole.minor <= 0 || !dk_muldiv(o->discount_amount.minor, kept.minor, whole.minor,
	    DK_MONEY_MAX, &left.minor))
		return o->discount_amount;
	return left;
}

/* The order's discount as money: a percentage of the goods that are not net, or an amount. */
static dk_money
order_discount(const struct dk_session *s, const struct dk_order *o, bool is_agreed)
{
	dk_money base = DK_MONEY(0);

	if (o->discount.e5 == 0)
		return is_agreed ? kept_discount(s, o) : o->discount_amount;
	for (size_t i = 0; i < o->line_count; i++)
		if (!dk_line_is_net(&o->lines[i]))
			base = dk_money_plus(base, o->lines[i].net);
	return dk_money_rate(base, o->discount);
}

static void
fill_totals(struct dk_arena *a, const struct dk_order *o, int exponent, struct dk_totals *t)
{
	*t = (struct dk_totals){ .exponent = exponent, .includes = o->includes_tax ? "" : NULL,
		.keeps_gross = o->includes_tax };
	t->lines = dk_arena_array(a, o->line_count + 1, sizeof(*t->lines));
	t->extras = dk_arena_array(a, 2, sizeof(*t->extras));
	for (size_t i = 0; i < o->line_count; i++) {
		if (o->lines[i].product_id == 0 || dk_line_is_part(&o->lines[i]))
			continue;
		t->lines[t->line_count++] =
		    (struct dk_totals_line){ .amount = amount_of(&o->lines[i]),
			    .tax = o->lines[i].tax };
	}
}

static void
add_extra(struct dk_totals *t, dk_money amount)
{
	if (amount.minor != 0)
		t->extras[t->extra_count++].amount = amount;
}

/* The lines without the tax that they hold, as they were added up. */
static void
take_bares(struct dk_order *o, const struct dk_totals *t)
{
	size_t n = 0;

	for (size_t i = 0; i < o->line_count; i++) {
		bool counts = o->lines[i].product_id != 0 && !dk_line_is_part(&o->lines[i]);

		o->lines[i].bare = counts ? t->lines[n++].bare : o->lines[i].net;
	}
}

static enum dk_rc
freight_with_tax(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_totals t;
	enum dk_rc rc;

	fill_totals(a, o, dk_order_exponent(s, o), &t);
	if ((rc = dk_totals(a, &t, err)) == DK_OK)
		o->freight = dk_terms_freight(o->freight, t.goods, t.bare_goods);
	return rc == DK_EINPUT ? DK_OK : rc; /* too large: said when all of it is added up */
}

enum dk_rc
dk_order_add_up(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	struct dk_totals t;
	enum dk_rc rc;

	for (size_t i = 0; i < o->line_count; i++) {
		struct dk_line_amount amount = amount_of(&o->lines[i]);

		o->lines[i].net = DK_MONEY(0);
		if (o->lines[i].product_id != 0 &&
		    !dk_line_net(&amount, dk_order_exponent(s, o), &o->lines[i].net))
			f->too_large = true;
	}
	if (f->too_large)
		return DK_OK;
	if (f->freight_is_bare && (rc = freight_with_tax(s, a, o, err)) != DK_OK)
		return rc;
	o->discount_total = order_discount(s, o, f->is_agreed);
	fill_totals(a, o, dk_order_exponent(s, o), &t);
	add_extra(&t, dk_money_neg(o->discount_total));
	add_extra(&t, o->freight);
	rc = dk_totals(a, &t, err);
	f->too_large = rc == DK_EINPUT;
	if (rc != DK_OK)
		return rc == DK_EINPUT ? DK_OK : rc;
	take_bares(o, &t);
	o->goods = t.goods;
	o->net = t.net;
	o->tax = t.tax;
	o->total = t.total;
	o->withheld = dk_money_rate(o->net, o->withheld_rate);
	dk_totals_hold_surcharges(&t);
	o->taxes = t.parts;
	o->tax_count = t.part_count;
	return dk_order_home(s, o, err);
}

enum dk_rc
dk_order_taxes(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_totals t;
	enum dk_rc rc;

	fill_totals(a, o, dk_order_exponent(s, o), &t);
	add_extra(&t, dk_money_neg(o->discount_total));
	add_extra(&t, o->freight);
	if ((rc = dk_totals(a, &t, err)) != DK_OK)
		return rc;
	take_bares(o, &t);
	dk_totals_hold_surcharges(&t);
	o->taxes = t.parts;
	o->tax_count = t.part_count;
	return DK_OK;
}

enum dk_rc
dk_order_recount(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_order_facts f = { .is_agreed = true };
	enum dk_rc rc;

	if (is_given_up(o))
		o->freight = DK_MONEY(0);
	rc = dk_order_add_up(s, a, o, &f, err);
	return rc == DK_OK && f.too_large
	    ? dk_fail(err, DK_EINPUT, "total", "An amount is too large. Split the order.") : rc;
}
