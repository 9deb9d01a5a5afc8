/* explain.c - the figures of an order as formulas over the figures they came from. */
#include "docket/explain.h"

#include <string.h>

#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/promise.h"
#include "docket/buf.h"
#include "docket/kit.h"
#include "docket/order_list.h"
#include "docket/stock.h"

struct ask {
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_order *o;
	struct dk_order_facts *f;    /* of a draft; NULL later */
	const struct dk_order_line *l; /* NULL: of the whole order */
	struct dk_explanation *x;
	size_t cap;
};

/* Adds an input; its texts are kept. */
static void
input(struct ask *k, const char *name, const char *value, const char *what)
{
	struct dk_explanation *x = k->x;

	x->inputs = dk_arena_grow(k->a, x->inputs, x->count, &k->cap, sizeof(*x->inputs));
	x->inputs[x->count++] = (struct dk_explain_input){ dk_arena_dup(k->a, name),
		dk_arena_dup(k->a, value), dk_arena_dup(k->a, what), "", "" };
}

/* The record that the input added last stands in. */
static void
source(struct ask *k, const char *kind, const char *ref)
{
	k->x->inputs[k->x->count - 1].kind = kind;
	k->x->inputs[k->x->count - 1].ref = dk_arena_dup(k->a, ref);
}

static const char *
money(const struct ask *k, dk_money m)
{
	return dk_arena_dup(k->a, dk_money_text(m, k->s->exponent).s);
}

static void
answer(struct ask *k, const char *value, const char *formula)
{
	k->x->value = dk_arena_dup(k->a, value);
	k->x->formula = dk_arena_dup(k->a, formula);
}

static void
add_price(struct ask *k)
{
	const struct dk_order_line *l = k->l;

	input(k, "price", dk_price_text(l->price).s,
	    dk_fmt(k->a, "from the layer %s, for %s", l->layer, dk_qty_text(l->base_qty).s));
	source(k, "product", l->sku);
}

static enum dk_rc
price(struct ask *k, struct dk_err *err)
{
	(void)err;
	add_price(k);
	answer(k, dk_price_text(k->l->price).s, "price");
	k->x->why = dk_fmt(k->a, "the first layer with a price wins: %s%s", k->l->layer,
	    strstr(k->l->trail, "\"promotions\":") != NULL ? ", then its promotions" : "");
	k->x->trail = k->l->trail;
	return DK_OK;
}

/* The inputs of a line's amount, and round(...) without discount. */
static const char *
add_amount(struct ask *k)
{
	const struct dk_order_line *l = k->l;

	input(k, "pieces", dk_qty_text((dk_qty){ l->ordered.milli - l->cancelled.milli }).s,
	    dk_fmt(k->a, "%s %s as said%s", dk_qty_text(l->unit_qty).s, l->unit,
		l->cancelled.milli > 0 ? ", less what was cancelled" : ""));
	add_price(k);
	input(k, "per", dk_qty_text(l->base_qty).s, "pieces that the price is for");
	return "pieces * price / per";
}

static enum dk_rc
line_net(struct ask *k, struct dk_err *err)
{
	const struct dk_order_line *l = k->l;
	const char *gross = add_amount(k), *formula;
	bool promoted = strstr(l->trail, "\"promotions\":") != NULL;

	(void)err;
	input(k, "discount", dk_rate_text(l->discount).s,
	    l->discount_is_manual ? "percent, typed"
	    : dk_layer_is_agreed(l->layer) ? "percent, agreed"
	    : promoted ? "percent, of promotions and the customer" : "percent, the customer's");
	formula = dk_fmt(k->a, "round(%s * (100 - discount) / 100)", gross);
	if (l->discount_amount.minor != 0) {
		dk_money off = { 0 };

		dk_assert(dk_muldiv(l->discount_amount.minor, l->ordered.milli - l->cancelled.milli,
		    l->ordered.milli > 0 ? l->ordered.milli : 1, DK_MONEY_MAX, &off.minor));
		input(k, "off", money(k, off),
		    promoted ? "amount off the line, of promotions" : "amount off the line");
		formula = dk_fmt(k->a, "%s - off", formula);
	}
	answer(k, money(k, l->net), formula);
	k->x->why = "rounded once, half away from zero";
	return DK_OK;
}

static enum dk_rc
line_discount(struct ask *k, struct dk_err *err)
{
	const char *gross = add_amount(k);
	const struct dk_order_line *l = k->l;
	struct dk_line_amount m = { .pieces = { l->ordered.milli - l->cancelled.milli },
		.price = l->price, .base_qty = l->base_qty };
	dk_money whole;

	if (!dk_line_gross(&m, k->s->exponent, &whole))
		return dk_fail(err, DK_EINPUT, "total", "The amount is too large.");
	input(k, "net", money(k, l->net), "what the line costs");
	answer(k, money(k, dk_money_minus(whole, l->net)),
	    dk_fmt(k->a, "round(%s) - net", gross));
	k->x->why = l->discount_amount.minor != 0 ? "an amount off the line"
	    : dk_fmt(k->a, "%s %% %s", dk_rate_text(l->discount).s,
	    l->discount_is_manual ? "typed" : "of the customer");
	return DK_OK;
}

/* As many as the scarcest part makes up. */
static void
free_kits(struct ask *k, const struct dk_kit_parts *kit)
{
	const char *formula = "";

	for (size_t i = 0; i < kit->count; i++) {
		const struct dk_kit_part *p = &kit->list[i];
		unsigned n = (unsigned)i + 1;

		input(k, dk_fmt(k->a, "free%u", n), dk_qty_text(p->free).s,
		    dk_fmt(k->a, "of its part %s", p->sku));
		source(k, "product", p->sku);
		input(k, dk_fmt(k->a, "per%u", n), dk_qty_text(p->qty).s, "in one kit");
		formula = i == 0 ? "whole(free1 / per1)"
		    : dk_fmt(k->a, "least(%s, whole(free%u / per%u))", formula, n, n);
	}
	answer(k, dk_qty_text(kit->free).s, formula);
}

static enum dk_rc
free_stock(struct ask *k, struct dk_err *err)
{
	struct dk_kit_parts kit;
	struct dk_stock st;
	enum dk_rc rc = dk_kit_parts(k->s, k->a, k->l->product_id, &kit, err);

	if (rc == DK_OK && kit.count > 0) {
		free_kits(k, &kit);
		return DK_OK;
	}
	if (rc == DK_OK)
		rc = dk_stock_load(k->s, k->a, k->l->product_id, &st, err);
	if (rc != DK_OK)
		return rc;
	input(k, "on_hand", dk_qty_text(st.on_hand).s, "the sum of all moves");
	source(k, "product", k->l->sku);
	input(k, "quarantined", dk_qty_text(st.quarantined).s, "not to be sold");
	input(k, "allocated", dk_qty_text(st.allocated).s, "tied to orders");
	answer(k, dk_qty_text(st.free).s, "on_hand - quarantined - allocated");
	return DK_OK;
}

static enum dk_rc
goods(struct ask *k, struct dk_err *err)
{
	struct dk_buf sum = { 0 };

	(void)err;
	for (size_t i = 0; i < k->o->line_count; i++) {
		const struct dk_order_line *l = &k->o->lines[i];
		const char *name = dk_fmt(k->a, "L%lld", (long long)l->line_no);

		if (l->product_id == 0)
			continue;
		input(k, name, money(k, l->net), l->text);
		source(k, "product", l->sku);
		dk_buf_fmt(&sum, "%s%s", sum.len > 0 ? " + " : "", name);
	}
	answer(k, money(k, k->o->goods), sum.len > 0 ? dk_buf_text(&sum) : "0");
	dk_buf_free(&sum);
	return DK_OK;
}

static enum dk_rc
discount(struct ask *k, struct dk_err *err)
{
	const struct dk_order *o = k->o;
	dk_money base = DK_MONEY(0);

	(void)err;
	if (o->discount.e5 == 0) {
		input(k, "amount", money(k, o->discount_amount), "agreed for the order");
		answer(k, money(k, o->discount_total), "amount");
		return DK_OK;
	}
	for (size_t i = 0; i < o->line_count; i++)
		if (strcmp(o->lines[i].layer, "manual") != 0 &&
		    strcmp(o->lines[i].layer, "contract") != 0 &&
		    !dk_layer_is_agreed(o->lines[i].layer))
			base = dk_money_plus(base, o->lines[i].net);
	input(k, "base", money(k, base), "goods without manual and contract prices, which are net");
	input(k, "rate", dk_rate_text(o->discount).s, "percent of the order");
	answer(k, money(k, o->discount_total), "round(base * rate / 100)");
	return DK_OK;
}

static enum dk_rc
freight(struct ask *k, struct dk_err *err)
{
	const struct dk_order *o = k->o;

	(void)err;
	input(k, "freight", money(k, o->freight), o->freight_is_manual ? "typed" :
	    dk_fmt(k->a, "table of %s by zone and weight",
	    o->carrier[0] != '\0' ? o->carrier : "no carrier"));
	if (o->carrier[0] != '\0')
		source(k, "carrier", o->carrier);
	answer(k, money(k, o->freight), "freight");
	return DK_OK;
}

static enum dk_rc
net(struct ask *k, struct dk_err *err)
{
	(void)err;
	input(k, "goods", money(k, k->o->goods), "the lines");
	input(k, "discount", money(k, k->o->discount_total), "of the order");
	input(k, "freight", money(k, k->o->freight), "to the customer");
	answer(k, money(k, k->o->net), "goods - discount + freight");
	return DK_OK;
}

static enum dk_rc
tax(struct ask *k, struct dk_err *err)
{
	struct dk_buf sum = { 0 };

	(void)err;
	for (size_t i = 0; i < k->o->tax_count; i++) {
		const struct dk_tax_part *t = &k->o->taxes[i];
		unsigned n = (unsigned)i + 1;

		input(k, dk_fmt(k->a, "base%u", n), money(k, t->base), dk_fmt(k->a,
		    "category %s, with its share of discount and freight", t->tax.category));
		input(k, dk_fmt(k->a, "rate%u", n), dk_rate_text(t->tax.rate).s,
		    dk_fmt(k->a, "percent, zone %s", k->o->tax_zone));
		dk_buf_fmt(&sum, "%sround(base%u * rate%u / 100)", i > 0 ? " + " : "", n, n);
	}
	answer(k, money(k, k->o->tax), sum.len > 0 ? dk_buf_text(&sum) : "0");
	k->x->why = "per category, each rounded once";
	dk_buf_free(&sum);
	return DK_OK;
}

static enum dk_rc
total(struct ask *k, struct dk_err *err)
{
	(void)err;
	input(k, "net", money(k, k->o->net), "goods, discount and freight");
	input(k, "tax", money(k, k->o->tax), "all categories");
	answer(k, money(k, k->o->total), "net + tax");
	return DK_OK;
}

static enum dk_rc
exposure(struct ask *k, struct dk_err *err)
{
	struct dk_exposure e;
	struct dk_open_order *open = NULL;
	struct dk_buf sum = { 0 };
	size_t count = 0;
	enum dk_rc rc = dk_exposure_find(k->s, k->o->customer_id, k->o->id, &e, err);

	if (rc == DK_OK)
		rc = dk_exposure_orders(k->s, k->a, k->o, &open, &count, err);
	if (rc != DK_OK)
		return rc;
	input(k, "owed", money(k, dk_money_plus(e.balance, e.unapplied)), "open invoices");
	source(k, "customer", k->o->customer);
	input(k, "unapplied", money(k, e.unapplied), "payments not applied yet");
	source(k, "customer", k->o->customer);
	dk_buf_str(&sum, "owed - unapplied");
	for (size_t i = 0; i < count; i++) {
		const char *name = dk_fmt(k->a, "order_%s", open[i].number);

		input(k, name, money(k, open[i].open), "open order, what is not invoiced of it");
		source(k, "order", open[i].number);
		dk_buf_fmt(&sum, " + %s", name);
	}
	input(k, "this", money(k, k->o->total), "this order");
	input(k, "invoiced", money(k, e.but_invoiced), "of this order, in open invoices already");
	dk_buf_str(&sum, " + this - invoiced");
	answer(k, money(k, dk_money_plus(e.total, dk_money_minus(k->o->total, e.but_invoiced))),
	    dk_buf_text(&sum));
	dk_buf_free(&sum);
	k->x->why = e.has_limit ? dk_fmt(k->a, "the limit is %s", money(k, e.limit))
				: "no limit is set";
	return DK_OK;
}

/* A kit is there when its last part is. */
static const struct dk_order_line *
last_part(const struct ask *k)
{
	const struct dk_order_line *out = k->l;

	for (size_t i = 0; dk_line_is_kit(k->l) && i < k->o->line_count; i++) {
		const struct dk_order_line *l = &k->o->lines[i];

		if (dk_line_is_part(l) && l->kit_no == k->l->line_no &&
		    (out == k->l || l->promise.days > out->promise.days))
			out = l;
	}
	return out;
}

static enum dk_rc
promise(struct ask *k, struct dk_err *err)
{
	const struct dk_promise_line line = { k->o, k->f, last_part(k) };
	enum dk_rc rc = dk_promise_explain(k->s, k->a, &line, k->x, err);

	if (rc == DK_OK && line.l != k->l)
		k->x->why = dk_fmt(k->a, "its part %s: %s", line.l->sku, k->x->why);
	return rc;
}

static const struct row {
	struct dk_explain_figure figure;
	enum dk_rc (*run)(struct ask *k, struct dk_err *err);
} rows[] = {
	{ { "price", "p", "price of the line", true }, price },
	{ { "discount", "d", "discount of the line", true }, line_discount },
	{ { "net", "n", "net of the line", true }, line_net },
	{ { "free", "f", "free stock of the item", true }, free_stock },
	{ { "promise", "w", "when the line will be there", true }, promise },
	{ { "goods", "g", "goods of the order", false }, goods },
	{ { "discount", "o", "discount of the order", false }, discount },
	{ { "freight", "r", "freight of the order", false }, freight },
	{ { "net", "e", "net of the order", false }, net },
	{ { "tax", "t", "tax of the order", false }, tax },
	{ { "total", "s", "total of the order", false }, total },
	{ { "exposure", "c", "credit exposure of the customer", false }, exposure },
};

const struct dk_explain_figure *
dk_explain_figures(size_t *count)
{
	static struct dk_explain_figure list[DK_COUNT(rows)];

	for (size_t i = 0; i < DK_COUNT(rows); i++)
		list[i] = rows[i].figure;
	*count = DK_COUNT(rows);
	return list;
}

static enum dk_rc
run(struct ask *k, const char *figure, struct dk_err *err)
{
	const char *names = "";

	for (size_t i = 0; i < DK_COUNT(rows); i++) {
		if (rows[i].figure.of_line != (k->l != NULL))
			continue;
		if (strcmp(rows[i].figure.name, figure) == 0)
			return rows[i].run(k, err);
		names = dk_fmt(k->a, "%s %s", names, rows[i].figure.name);
	}
	return dk_fail(err, DK_EINPUT, "figure", "%s has the figures%s.",
	    k->l != NULL ? "A line" : "An order", names);
}

static enum dk_rc
find_line(struct ask *k, int64_t line_no, struct dk_err *err)
{
	for (size_t i = 0; i < k->o->line_count && line_no != 0; i++)
		if (k->o->lines[i].line_no == line_no && k->o->lines[i].product_id != 0)
			k->l = &k->o->lines[i];
	if (line_no == 0 || k->l != NULL)
		return DK_OK;
	return dk_fail(err, DK_ENOTFOUND, "line", "The order has no line %lld.",
	    (long long)line_no);
}

enum dk_rc
dk_order_explain(struct dk_session *s, struct dk_arena *a, const struct dk_explain_ask *ask,
    struct dk_explanation *out, struct dk_err *err)
{
	struct dk_order_facts facts;
	struct ask k = { .s = s, .a = a, .x = out };
	enum dk_rc rc = dk_order_check(s, a, ask->id, &k.o, err);

	*out = (struct dk_explanation){ .figure = dk_arena_dup(a, ask->figure), .value = "",
		.formula = "", .why = "", .trail = "" };
	if (rc == DK_OK && k.o->state == DK_ORDER_DRAFT && k.o->customer_id != 0) {
		rc = dk_order_price(s, a, k.o, &facts, err);
		if (rc == DK_OK && facts.has_kits)
			rc = dk_kits_expand(s, a, k.o, &facts, err);
		if (rc == DK_OK && facts.has_kits)
			rc = dk_promise_lines(s, a, k.o, &facts, err);
		k.f = &facts;
	}
	if (rc == DK_OK)
		rc = find_line(&k, ask->line_no, err);
	return rc == DK_OK ? run(&k, ask->figure, err) : rc;
}
