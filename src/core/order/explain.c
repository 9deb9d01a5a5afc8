/* explain.c - the figures of an order as formulas over the figures they came from; those of what a
 * line costs are in explain_price.c, tax is in explain_tax.c. */
#include "core/order/explain.h"

#include <string.h>

#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/promise.h"
#include "docket/buf.h"
#include "docket/kit.h"
#include "docket/order_list.h"
#include "docket/stock.h"

/* Adds an input; its texts are kept. */
void
dk_explain_add(struct dk_explain_job *k, const char *name, const char *value, const char *what)
{
	struct dk_explanation *x = k->x;

	x->inputs = dk_arena_grow(k->a, x->inputs, x->count, &k->cap, sizeof(*x->inputs));
	x->inputs[x->count++] = (struct dk_explain_input){ dk_arena_dup(k->a, name),
		dk_arena_dup(k->a, value), dk_arena_dup(k->a, what), "", "" };
}

void
dk_explain_source(struct dk_explain_job *k, const char *kind, const char *ref)
{
	k->x->inputs[k->x->count - 1].kind = kind;
	k->x->inputs[k->x->count - 1].ref = dk_arena_dup(k->a, ref);
}

const char *
dk_explain_money(const struct dk_explain_job *k, dk_money m)
{
	return dk_arena_dup(k->a, dk_money_text(m, dk_order_exponent(k->s, k->o)).s);
}

void
dk_explain_answer(struct dk_explain_job *k, const char *value, const char *formula)
{
	k->x->value = dk_arena_dup(k->a, value);
	k->x->formula = dk_arena_dup(k->a, formula);
}

/* As many as the scarcest part makes up. */
static void
free_kits(struct dk_explain_job *k, const struct dk_kit_parts *kit)
{
	const char *formula = "";

	for (size_t i = 0; i < kit->count; i++) {
		const struct dk_kit_part *p = &kit->list[i];
		unsigned n = (unsigned)i + 1;

		dk_explain_add(k, dk_fmt(k->a, "free%u", n), dk_qty_text(p->free).s,
		    dk_fmt(k->a, "of its part %s", p->sku));
		dk_explain_source(k, "product", p->sku);
		dk_explain_add(k, dk_fmt(k->a, "per%u", n), dk_qty_text(p->qty).s, "in one kit");
		formula = i == 0 ? "whole(free1 / per1)"
		    : dk_fmt(k->a, "least(%s, whole(free%u / per%u))", formula, n, n);
	}
	dk_explain_answer(k, dk_qty_text(kit->free).s, formula);
}

static enum dk_rc
free_stock(struct dk_explain_job *k, struct dk_err *err)
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
	dk_explain_add(k, "on_hand", dk_qty_text(st.on_hand).s, "the sum of all moves");
	dk_explain_source(k, "product", k->l->sku);
	dk_explain_add(k, "quarantined", dk_qty_text(st.quarantined).s, "not to be sold");
	dk_explain_add(k, "allocated", dk_qty_text(st.allocated).s, "tied to orders");
	dk_explain_answer(k, dk_qty_text(st.free).s, "on_hand - quarantined - allocated");
	return DK_OK;
}

static enum dk_rc
goods(struct dk_explain_job *k, struct dk_err *err)
{
	struct dk_buf sum = { 0 };

	(void)err;
	for (size_t i = 0; i < k->o->line_count; i++) {
		const struct dk_order_line *l = &k->o->lines[i];
		const char *name = dk_fmt(k->a, "L%lld", (long long)l->line_no);

		if (l->product_id == 0)
			continue;
		dk_explain_add(k, name, dk_explain_money(k, l->net), l->text);
		dk_explain_source(k, "product", l->sku);
		dk_buf_fmt(&sum, "%s%s", sum.len > 0 ? " + " : "", name);
	}
	dk_explain_answer(k, dk_explain_money(k, k->o->goods), sum.len > 0 ?
	    dk_buf_text(&sum) : "0");
	dk_buf_free(&sum);
	return DK_OK;
}

static enum dk_rc
discount(struct dk_explain_job *k, struct dk_err *err)
{
	const struct dk_order *o = k->o;
	dk_money base = DK_MONEY(0);

	(void)err;
	if (o->discount.e5 == 0) {
		dk_explain_add(k, "amount", dk_explain_money(k, o->discount_amount),
		    "agreed for the order");
		dk_explain_answer(k, dk_explain_money(k, o->discount_total), "amount");
		return DK_OK;
	}
	for (size_t i = 0; i < o->line_count; i++)
		if (strcmp(o->lines[i].layer, "manual") != 0 &&
		    strcmp(o->lines[i].layer, "contract") != 0 &&
		    !dk_layer_is_agreed(o->lines[i].layer))
			base = dk_money_plus(base, o->lines[i].net);
	dk_explain_add(k, "base", dk_explain_money(k, base),
	    "goods without manual and contract prices, which are net");
	dk_explain_add(k, "rate", dk_rate_text(o->discount).s, "percent of the order");
	dk_explain_answer(k, dk_explain_money(k, o->discount_total), "round(base * rate / 100)");
	return DK_OK;
}

static enum dk_rc
freight(struct dk_explain_job *k, struct dk_err *err)
{
	const struct dk_order *o = k->o;

	(void)err;
	dk_explain_add(k, "freight", dk_explain_money(k, o->freight), o->freight_is_manual ?
	    "typed" :
	    dk_fmt(k->a, "table of %s by zone and weight",
	    o->carrier[0] != '\0' ? o->carrier : "no carrier"));
	if (o->carrier[0] != '\0')
		dk_explain_source(k, "carrier", o->carrier);
	dk_explain_answer(k, dk_explain_money(k, o->freight), "freight");
	return DK_OK;
}

/* No price holds it. */
static dk_money
surcharge_of(const struct dk_order *o)
{
	dk_money sum = DK_MONEY(0);

	for (size_t i = 0; i < o->tax_count; i++)
		sum = dk_money_plus(sum, o->taxes[i].surcharge);
	return sum;
}

static enum dk_rc
net(struct dk_explain_job *k, struct dk_err *err)
{
	(void)err;
	if (k->o->includes_tax) {
		dk_explain_add(k, "total", dk_explain_money(k, k->o->total),
		    surcharge_of(k->o).minor != 0
		    ? "what the prices say, and the surcharge"
		    : "as the prices say, which hold the tax");
		dk_explain_add(k, "tax", dk_explain_money(k, k->o->tax), "all categories");
		dk_explain_answer(k, dk_explain_money(k, k->o->net), "total - tax");
		return DK_OK;
	}
	dk_explain_add(k, "goods", dk_explain_money(k, k->o->goods), "the lines");
	dk_explain_add(k, "discount", dk_explain_money(k, k->o->discount_total), "of the order");
	dk_explain_add(k, "freight", dk_explain_money(k, k->o->freight), "to the customer");
	dk_explain_answer(k, dk_explain_money(k, k->o->net), "goods - discount + freight");
	return DK_OK;
}

static enum dk_rc
total(struct dk_explain_job *k, struct dk_err *err)
{
	const dk_money surcharge = surcharge_of(k->o);

	(void)err;
	if (k->o->includes_tax) {
		dk_explain_add(k, "goods", dk_explain_money(k, k->o->goods),
		    "the lines, at prices with tax");
		dk_explain_add(k, "discount", dk_explain_money(k, k->o->discount_total),
		    "of the order");
		dk_explain_add(k, "freight", dk_explain_money(k, k->o->freight),
		    "with the tax of the goods");
		if (surcharge.minor != 0)
			dk_explain_add(k, "surcharge", dk_explain_money(k, surcharge),
			    "of the tax, which the prices do not hold");
		dk_explain_answer(k, dk_explain_money(k, k->o->total), surcharge.minor != 0
		    ? "goods - discount + freight + surcharge" : "goods - discount + freight");
		return DK_OK;
	}
	dk_explain_add(k, "net", dk_explain_money(k, k->o->net), "goods, discount and freight");
	dk_explain_add(k, "tax", dk_explain_money(k, k->o->tax), "all categories");
	dk_explain_answer(k, dk_explain_money(k, k->o->total), "net + tax");
	return DK_OK;
}

static enum dk_rc
exposure(struct dk_explain_job *k, struct dk_err *err)
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
	dk_explain_add(k, "owed", dk_explain_money(k, dk_money_plus(e.balance, e.unapplied)),
	    "open invoices");
	dk_explain_source(k, "customer", k->o->customer);
	dk_explain_add(k, "unapplied", dk_explain_money(k, e.unapplied),
	    "payments not applied yet");
	dk_explain_source(k, "customer", k->o->customer);
	dk_buf_str(&sum, "owed - unapplied");
	for (size_t i = 0; i < count; i++) {
		const char *name = dk_fmt(k->a, "order_%s", open[i].number);

		dk_explain_add(k, name, dk_explain_money(k, open[i].open),
		    "open order, what is not invoiced of it");
		dk_explain_source(k, "order", open[i].number);
		dk_buf_fmt(&sum, " + %s", name);
	}
	dk_explain_add(k, "this", dk_explain_money(k, k->o->total), "this order");
	dk_explain_add(k, "invoiced", dk_explain_money(k, e.but_invoiced),
	    "of this order, in open invoices already");
	dk_buf_str(&sum, " + this - invoiced");
	dk_explain_answer(k, dk_explain_money(k, dk_money_plus(e.total, dk_money_minus(k->o->total,
	    e.but_invoiced))),
	    dk_buf_text(&sum));
	dk_buf_free(&sum);
	k->x->why = e.has_limit ? dk_fmt(k->a, "the limit is %s", dk_explain_money(k, e.limit))
				: "no limit is set";
	return DK_OK;
}

/* A kit is there when its last part is. */
static const struct dk_order_line *
last_part(const struct dk_explain_job *k)
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
promise(struct dk_explain_job *k, struct dk_err *err)
{
	const struct dk_promise_line line = { k->o, k->f, last_part(k) };
	enum dk_rc rc = dk_promise_explain(k->s, k->a, &line, k->x, err);

	if (rc == DK_OK && line.l != k->l)
		k->x->why = dk_fmt(k->a, "its part %s: %s", line.l->sku, k->x->why);
	return rc;
}

static const struct row {
	struct dk_explain_figure figure;
	enum dk_rc (*run)(struct dk_explain_job *k, struct dk_err *err);
} rows[] = {
	{ { "price", "p", "price of the line", true }, dk_explain_price },
	{ { "discount", "d", "discount of the line", true }, dk_explain_line_discount },
	{ { "net", "n", "net of the line", true }, dk_explain_line_net },
	{ { "free", "f", "free stock of the item", true }, free_stock },
	{ { "promise", "w", "when the line will be there", true }, promise },
	{ { "goods", "g", "goods of the order", false }, goods },
	{ { "discount", "o", "discount of the order", false }, discount },
	{ { "freight", "r", "freight of the order", false }, freight },
	{ { "net", "e", "net of the order", false }, net },
	{ { "tax", "t", "tax of the order", false }, dk_explain_tax },
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
run(struct dk_explain_job *k, const char *figure, struct dk_err *err)
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
find_line(struct dk_explain_job *k, int64_t line_no, struct dk_err *err)
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
	struct dk_explain_job k = { .s = s, .a = a, .x = out };
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
