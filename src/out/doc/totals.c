/*
 * totals.c - the foot of a document with amounts: totals, and the taxes with their bases.
 *
 * A surcharge stands in a row of its own behind its tax. Prices that hold the tax never hold it.
 */
#include "out/doc/totals.h"

#include "docket/tax.h"
#include "out/tax_reason.h"

const char *
dk_doc_tax_name(struct dk_paper *p, const struct dk_tax_class *c, const char *name)
{
	static const char let_off[] = "Tax-free, certificate ";

	if (strncmp(name, let_off, strlen(let_off)) == 0) /* core/master/tax.c names it so */
		return dk_doc_say(p, "Tax-free, certificate {1}",
		    (const char *[]){ name + strlen(let_off) });
	if (*name != '\0')
		return name;
	return dk_doc_say(p, "Tax {1} {2} %", (const char *[]){ c->category,
	    dk_doc_number(p, dk_rate_text(c->rate).s) });
}

const char *
dk_doc_surcharge_name(struct dk_paper *p, const struct dk_tax_class *c, const char *name)
{
	return *name != '\0' ? name : dk_doc_say(p, "Surcharge {1} %",
	    (const char *[]){ dk_doc_number(p, dk_rate_text(c->surcharge).s) });
}

const char *
dk_doc_line_tax(struct dk_paper *p, const struct dk_tax_class *c)
{
	const char *rate = dk_doc_number(p, dk_rate_text(c->rate).s);

	if (c->surcharge.e5 != 0)
		rate = dk_fmt(p->arena, "%s + %s", rate,
		    dk_doc_number(p, dk_rate_text(c->surcharge).s));
	return dk_doc_say(p, "tax {1} {2} %", (const char *[]){ c->category, rate });
}

/* The printed names of a tax, from the first line that bears it; "" when the rate is no longer on
 * file. */
static enum dk_rc
find_tax_names(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, size_t at,
    struct dk_doc_tax_names *out, struct dk_err *err)
{
	const struct dk_tax_class *want = &o->taxes[at].tax;
	enum dk_rc rc = DK_OK;

	out->taxes[at] = out->surcharges[at] = "";
	for (size_t i = 0; rc == DK_OK && *out->taxes[at] == '\0' && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_tax_ask ask = { l->tax_code, o->tax_zone, o->placed,
			o->customer_id };
		struct dk_tax_answer found;

		if (l->product_id == 0 || !dk_tax_class_is_same(&l->tax, want))
			continue;
		rc = dk_tax_find(s, a, &ask, &found, err);
		if (rc == DK_ENOTFOUND)
			rc = DK_OK;
		else if (rc == DK_OK && found.tax.rate.e5 == want->rate.e5)
			out->taxes[at] = found.name;
		if (rc == DK_OK && found.tax.surcharge.e5 == want->surcharge.e5)
			out->surcharges[at] = found.surcharge_name;
	}
	return rc;
}

enum dk_rc
dk_doc_tax_names(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_doc_tax_names *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	out->taxes = dk_arena_array(a, o->tax_count + 1, sizeof(*out->taxes));
	out->surcharges = dk_arena_array(a, o->tax_count + 1, sizeof(*out->surcharges));
	for (size_t i = 0; rc == DK_OK && i < o->tax_count; i++)
		rc = find_tax_names(s, a, o, i, out, err);
	return rc;
}

/* "State 4 %: 1.20, County 4.5 %: 1.35" */
static const char *
shares_of(struct dk_arena *a, const char *parts, dk_money tax, int exponent)
{
	struct dk_tax_shares shares;
	const char *out = "";

	if (dk_tax_shares(a, parts, &shares, NULL) != DK_OK)
		return parts; /* as it was posted */
	dk_tax_shares_split(&shares, tax);
	for (size_t i = 0; i < shares.count; i++)
		out = dk_fmt(a, "%s%s%s %s %%: %s", out, i > 0 ? ", " : "", shares.list[i].name,
		    dk_rate_text(shares.list[i].rate).s,
		    dk_money_show(shares.list[i].amount, exponent).s);
	return out;
}

static dk_money
tax_alone(const struct dk_tax_part *x)
{
	return dk_money_minus(x->tax_amount, x->surcharge);
}

static void
add_taxes(struct dk_paper *p, const struct dk_doc_totals *t)
{
	static const struct dk_paper_column columns[] = {
		{ "Tax", DK_LEFT, 0, true },
		{ "Taxable", DK_RIGHT, 12, false },
		{ "Tax amount", DK_RIGHT, 12, false },
	};
	struct dk_arena *a = p->arena;

	if (t->tax_count == 0)
		return;
	dk_paper_table(p, columns, DK_COUNT(columns), true);
	for (size_t i = 0; i < t->tax_count; i++) {
		const struct dk_tax_part *x = &t->taxes[i];
		const char *base = dk_doc_money(a, x->base, t->exponent);

		dk_paper_row(p, (const char *[]){ dk_doc_tax_name(p, &x->tax, t->tax_names[i]),
		    base, dk_doc_money(a, tax_alone(x), t->exponent) });
		if (t->tax_parts != NULL)
			dk_paper_row_note(p, shares_of(a, t->tax_parts[i], tax_alone(x),
			    t->exponent));
		if (x->tax.surcharge.e5 != 0)
			dk_paper_row(p, (const char *[]){ dk_doc_surcharge_name(p, &x->tax,
			    t->surcharge_names[i]), base,
			    dk_doc_money(a, x->surcharge, t->exponent) });
	}
}

void
dk_doc_reasons(struct dk_paper *p, const struct dk_tax_part *taxes, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++) {
		const char *reason = dk_doc_say(p, dk_tax_reason(taxes[i].tax.category), NULL);

		if (*reason != '\0')
			all = dk_fmt(p->arena, "%s%s%s", all, *all != '\0' ? "\n" : "", reason);
	}
	dk_doc_text(p, "Tax", all);
}

static void
add_total(struct dk_paper *p, const struct dk_doc_totals *t, const char *label, dk_money m)
{
	if (m.minor != 0)
		dk_paper_total(p, label, dk_doc_money(p->arena, m, t->exponent), false);
}

static void
add_surcharge(struct dk_paper *p, const struct dk_doc_totals *t, size_t i)
{
	add_total(p, t, dk_doc_surcharge_name(p, &t->taxes[i].tax, t->surcharge_names[i]),
	    t->taxes[i].surcharge);
}

/* A line a tax, each with its surcharge. */
static void
add_tax_totals(struct dk_paper *p, const struct dk_doc_totals *t)
{
	for (size_t i = 0; i < t->tax_count; i++) {
		add_total(p, t, dk_doc_tax_name(p, &t->taxes[i].tax, t->tax_names[i]),
		    tax_alone(&t->taxes[i]));
		add_surcharge(p, t, i);
	}
}

/* What the prices hold; no price holds a surcharge, which stands before the total. */
static void
add_held(struct dk_paper *p, const struct dk_doc_totals *t)
{
	dk_paper_total(p, "of which net", dk_doc_money(p->arena, t->net, t->exponent), false);
	for (size_t i = 0; i < t->tax_count; i++)
		add_total(p, t, dk_doc_say(p, "of which {1}", (const char *[]){
		    dk_doc_tax_name(p, &t->taxes[i].tax, t->tax_names[i]) }),
		    tax_alone(&t->taxes[i]));
}

static bool
has_surcharge(const struct dk_doc_totals *t)
{
	for (size_t i = 0; i < t->tax_count; i++)
		if (t->taxes[i].surcharge.minor != 0)
			return true;
	return false;
}

void
dk_doc_totals(struct dk_paper *p, const struct dk_doc_totals *t)
{
	struct dk_arena *a = p->arena;
	bool has_due = t->prepaid.minor != 0 || t->rounding.minor != 0 || t->withheld.minor != 0;

	if (t->discount.minor != 0 || t->freight.minor != 0 ||
	    (t->includes_tax && has_surcharge(t)))
		dk_paper_total(p, "Goods", dk_doc_money(a, t->goods, t->exponent), false);
	add_total(p, t, "Discount", dk_money_neg(t->discount));
	add_total(p, t, "Freight", t->freight);
	if (!t->includes_tax) {
		dk_paper_total(p, "Net", dk_doc_money(a, t->net, t->exponent), false);
		add_tax_totals(p, t);
	}
	for (size_t i = 0; t->includes_tax && i < t->tax_count; i++)
		add_surcharge(p, t, i);
	dk_paper_total(p, dk_doc_say(p, "Total {1}", (const char *[]){ t->currency }),
	    dk_doc_money(a, t->total, t->exponent), !has_due);
	if (t->includes_tax)
		add_held(p, t);
	add_total(p, t, t->withheld_says, dk_money_neg(t->withheld));
	add_total(p, t, "Paid before", dk_money_neg(t->prepaid));
	add_total(p, t, "Rounding", t->rounding);
	if (has_due)
		dk_paper_total(p, dk_doc_say(p, t->is_credit ? "Credited {1}" : "Due {1}",
		    (const char *[]){ t->currency }),
		    dk_doc_money(a, t->due, t->exponent), true);
	add_taxes(p, t);
}
