/*
 * explain_price.c - what a line costs, as a formula: the price of its layer,
    what each promotion made
 * made of it, the discount, the amounts off. What the promotions did stands in the line's trail.
 */
#include <string.h>

#include "core/order/explain.h"
#include "core/order/kept.h"
#include "core/order/promote.h"
#include "docket/buf.h"

/* A promotion of the trail. */
struct part {
	const char *text; /* its object */
	const char *code, *what;
};

/* The next promotion that was taken, from *at on; false at the end. */
static bool
next_part(struct dk_explain_job *k, const char **at, struct part *out)
{
	const char *end;

	while (*at != NULL && (*at = strstr(*at, "{\"code\":")) != NULL) {
		end = strstr(*at + 1, "{\"code\":");
		out->text = dk_arena_dup_n(k->a, *at, end != NULL ? (size_t)(end - *at)
								  : strlen(*at));
		*at = end;
		if (strcmp(dk_body_text(k->a, out->text, "why"), "taken") != 0)
			continue;
		out->code = dk_body_text(k->a, out->text, "code");
		out->what = dk_body_text(k->a, out->text, "what");
		return true;
	}
	return false;
}

/* Where the trail tells promotions; NULL when it tells none. */
static const char *
promotions_of(const struct dk_order_line *l)
{
	return dk_layer_is_agreed(l->layer) ? NULL : strstr(l->trail, "\"promotions\":[");
}

/* What promotions did to the price: less, or another one; "" when none did. */
static const char *
add_cuts(struct dk_explain_job *k)
{
	const char *at = promotions_of(k->l), *formula = "";
	struct part p;
	unsigned n = 0;

	while (next_part(k, &at, &p)) {
		const char *now = dk_body_text(k->a, p.text, "new");
		const char *cut = dk_body_text(k->a, p.text, "cut"), *name;

		if (now[0] == '\0' && cut[0] == '\0')
			continue;
		name = dk_fmt(k->a, now[0] != '\0' ? "new%u" : "cut%u", ++n);
		dk_explain_add(k, name, now[0] != '\0' ? now : cut, dk_fmt(k->a, "%s: %s",
		    p.code, p.what));
		dk_explain_source(k, "promotion", p.code);
		formula = now[0] != '\0' ? name : dk_fmt(k->a, "%s - %s",
		    formula[0] != '\0' ? formula : "list", name);
	}
	return formula;
}

static void
add_price(struct dk_explain_job *k)
{
	const struct dk_order_line *l = k->l;

	dk_explain_add(k, "price", dk_price_text(l->price).s,
	    dk_fmt(k->a, "from the layer %s, for %s", l->layer, dk_qty_text(l->base_qty).s));
	dk_explain_source(k, "product", l->sku);
}

enum dk_rc
dk_explain_price(struct dk_explain_job *k, struct dk_err *err)
{
	const struct dk_order_line *l = k->l;
	const char *list = dk_body_text(k->a, l->trail, "price"), *formula = "";

	(void)err;
	if (promotions_of(l) != NULL && list[0] != '\0') {
		dk_explain_add(k, "list", list, dk_fmt(k->a, "from the layer %s, for %s", l->layer,
		    dk_body_text(k->a, l->trail, "per")));
		dk_explain_source(k, "product", l->sku);
		formula = add_cuts(k);
		formula = formula[0] != '\0' ? formula : "list";
	} else {
		add_price(k);
		formula = "price";
	}
	dk_explain_answer(k, dk_price_text(l->price).s, formula);
	k->x->why = dk_fmt(k->a, "the first layer with a price wins: %s%s", l->layer,
	    promotions_of(l) != NULL ? ", then its promotions" : "");
	for (size_t i = 0; i < k->o->finding_count; i++) /* what a few more would save */
		if (k->o->findings[i].line_no == l->line_no &&
		    strcmp(k->o->findings[i].code, "near-break") == 0)
			k->x->why = dk_fmt(k->a, "%s. %s", k->x->why, k->o->findings[i].text);
	k->x->trail = l->trail;
	return DK_OK;
}

/* The inputs of a line's amount, and round(...) without discount. */
static const char *
add_amount(struct dk_explain_job *k)
{
	const struct dk_order_line *l = k->l;

	dk_explain_add(k, "pieces",
	    dk_qty_text((dk_qty){ l->ordered.milli - l->cancelled.milli }).s,
	    dk_fmt(k->a, "%s %s as said%s", dk_qty_text(l->unit_qty).s, l->unit,
		l->cancelled.milli > 0 ? ", less what was cancelled" : ""));
	add_price(k);
	dk_explain_add(k, "per", dk_qty_text(l->base_qty).s, "pieces that the price is for");
	return "pieces * price / per";
}

/* Amounts that promotions take off some of the pieces,
    as a sum of inputs; "" = they do not tell. */
static const char *
add_offs(struct dk_explain_job *k)
{
	const char *at = promotions_of(k->l);
	struct dk_buf sum = { 0 };
	struct part p;
	unsigned n = 0;

	while (next_part(k, &at, &p)) {
		const char *off = dk_body_text(k->a, p.text, "off");

		if (off[0] == '\0')
			continue;
		dk_explain_add(k, dk_fmt(k->a, "off%u", ++n), off, dk_fmt(k->a,
		    "%s: %s, for %s pieces", p.code, p.what,
		    dk_body_text(k->a, p.text, "pieces")));
		dk_explain_source(k, "promotion", p.code);
		dk_buf_fmt(&sum, "%soff%u", n > 1 ? " + " : "", n);
	}
	at = dk_arena_dup(k->a, dk_buf_text(&sum));
	dk_buf_free(&sum);
	return at;
}

static void
add_discount(struct dk_explain_job *k)
{
	const struct dk_order_line *l = k->l;
	const char *at = promotions_of(l), *first = "", *codes = "";
	struct part p;

	while (next_part(k, &at, &p)) {
		if (strchr(p.what, '%') == NULL || dk_body_text(k->a, p.text, "off")[0] != '\0')
			continue;
		first = first[0] != '\0' ? first : p.code;
		codes = dk_fmt(k->a, "%s%s %s, ", codes, p.code, p.what);
	}
	dk_explain_add(k, "discount", dk_rate_text(l->discount).s,
	    l->discount_is_manual ? "percent, typed"
	    : dk_layer_is_agreed(l->layer) ? "percent, agreed"
	    : codes[0] != '\0' ? dk_fmt(k->a, "percent: %sthen the customer's", codes)
				: "percent, the customer's");
	if (first[0] != '\0')
		dk_explain_source(k, "promotion", first);
	else if (!l->discount_is_manual && !dk_layer_is_agreed(l->layer))
		dk_explain_source(k, "customer", k->o->customer);
}

/* Less an amount, of which what is cancelled takes its part. */
static const char *
less_amount(struct dk_explain_job *k, const char *formula)
{
	const struct dk_order_line *l = k->l;
	const char *offs = l->cancelled.milli == 0 ? add_offs(k) : "";
	dk_money off = DK_MONEY(0);

	if (offs[0] != '\0')
		return dk_fmt(k->a, "%s - least(%s, %s - round((%s) * discount / 100))", formula,
		    formula, offs, offs);
	dk_assert(dk_muldiv(l->discount_amount.minor, l->ordered.milli - l->cancelled.milli,
	    l->ordered.milli > 0 ? l->ordered.milli : 1, DK_MONEY_MAX, &off.minor));
	dk_explain_add(k, "off", dk_explain_money(k, off),
	    promotions_of(l) != NULL ?
	    "amount off the line, of promotions" : "amount off the line");
	return dk_fmt(k->a, "%s - off", formula);
}

enum dk_rc
dk_explain_line_net(struct dk_explain_job *k, struct dk_err *err)
{
	const struct dk_order_line *l = k->l;
	const char *gross = add_amount(k), *formula;

	(void)err;
	add_discount(k);
	formula = dk_fmt(k->a, "round(%s * (100 - discount) / 100)", gross);
	if (l->discount_amount.minor != 0)
		formula = less_amount(k, formula);
	dk_explain_answer(k, dk_explain_money(k, l->net), formula);
	k->x->why = "rounded once, half away from zero";
	return DK_OK;
}

enum dk_rc
dk_explain_line_discount(struct dk_explain_job *k, struct dk_err *err)
{
	const char *gross = add_amount(k);
	const struct dk_order_line *l = k->l;
	struct dk_line_amount m = { .pieces = { l->ordered.milli - l->cancelled.milli },
		.price = l->price, .base_qty = l->base_qty };
	dk_money whole;

	if (!dk_line_gross(&m, dk_order_exponent(k->s, k->o), &whole))
		return dk_fail(err, DK_EINPUT, "total", "The amount is too large.");
	dk_explain_add(k, "net", dk_explain_money(k, l->net), "what the line costs");
	dk_explain_answer(k, dk_explain_money(k, dk_money_minus(whole, l->net)),
	    dk_fmt(k->a, "round(%s) - net", gross));
	k->x->why = l->discount_amount.minor != 0 ? "an amount off the line"
	    : dk_fmt(k->a, "%s %% %s", dk_rate_text(l->discount).s,
	    l->discount_is_manual ? "typed" : promotions_of(l) != NULL
	    ? "of promotions and the customer" : "of the customer");
	return DK_OK;
}
