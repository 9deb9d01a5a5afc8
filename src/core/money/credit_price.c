/*
 * credit_price.c - discount, taxes and totals of a credit note, each by cumulative share.
 *
 * The invoice's discount is split over its tax classes as the invoice did; what falls to a class is
 * given back with its goods. The tax of a class is that of all that is credited of it so far, less
 * what earlier notes gave back: the notes of an invoice never add up to more than its tax.
 */
#include <string.h>

#include "core/money/credit_private.h"
#include "core/money/withheld.h"

#define LINES_OF_CLASS \
	"n.tax_category = :category AND n.tax_rate = :rate AND n.tax_surcharge = :surcharge"
#define NOTED(what) \
	"coalesce((SELECT sum(" what ") FROM invoice_tax t JOIN invoice i ON i.id = t.invoice_id" \
	" WHERE i.corrects = :invoice AND i.kind = 'credit-note' AND t.category = :category" \
	" AND t.rate = :rate AND t.surcharge_rate = :surcharge), 0)"

/* what earlier notes of the invoice hold of a class: lines (fees too), base, tax, surcharge */
static const char SQL_NOTED[] =
    "SELECT coalesce((SELECT sum(n.net) FROM invoice_line n JOIN invoice i"
    "  ON i.id = n.invoice_id WHERE i.corrects = :invoice"
    "  AND i.kind = 'credit-note' AND " LINES_OF_CLASS "), 0),"
    " " NOTED("t.base") ", " NOTED("t.tax - t.surcharge") ", " NOTED("t.surcharge");
/* goods of a class that were credited before, without fees */
static const char SQL_GOODS[] =
    "SELECT coalesce(sum(c.net), 0) FROM credit_line c JOIN invoice_line n"
    " ON n.invoice_id = c.invoice_id AND n.line_no = c.invoice_line"
    " WHERE c.invoice_id = :invoice AND " LINES_OF_CLASS;

/* pieces of an invoice that never leave */
static const char SQL_CREDITED[] =
    "SELECT coalesce(sum(unshipped), 0) FROM credit_line WHERE invoice_id = :invoice";

struct noted {
	dk_money lines, base;
	dk_money tax, surcharge; /* each alone */
	dk_money goods;
};

/* What of a class's lines stands in its base, with the tax where the lines hold it. */
static dk_money
taken(const struct dk_credit_draft *d, const struct noted *n)
{
	return d->from->includes_tax ? dk_money_plus(n->base, n->tax) : n->base;
}

static void
bind_class(struct dk_stmt *st, const struct dk_credit_draft *d, const struct dk_tax_class *tax)
{
	dk_bind_id(st, ":invoice", d->from->id);
	dk_bind_text(st, ":category", tax->category);
	dk_bind_i64(st, ":rate", tax->rate.e5);
	dk_bind_i64(st, ":surcharge", tax->surcharge.e5);
}

static enum dk_rc
read_noted(struct dk_credit_job *j, const struct dk_credit_draft *d,
    const struct dk_tax_class *tax, struct noted *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_NOTED);
	enum dk_rc rc;
	bool more;

	bind_class(st, d, tax);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	out->lines = dk_col_money(st, 0);
	out->base = dk_col_money(st, 1);
	out->tax = dk_col_money(st, 2);
	out->surcharge = dk_col_money(st, 3);
	dk_done(st);
	st = dk_sql(j->session->db, SQL_GOODS);
	bind_class(st, d, tax);
	return dk_one(st, 0, &out->goods.minor, err);
}

/* Goods of a class, of the invoice or of the note without its fees. */
static dk_money
goods_of(const struct dk_invoice *v, const struct dk_credit_of *of, const struct dk_tax_class *tax)
{
	dk_money sum = DK_MONEY(0);

	for (size_t i = 0; i < v->line_count; i++)
		if (dk_tax_class_is_same(&v->lines[i].tax, tax) &&
		    (of == NULL || of[i].invoice_line != 0))
			sum = dk_money_plus(sum, v->lines[i].net);
	return sum;
}

/* What falls to class `at` of the discount of the invoice. */
static dk_money
discount_of(struct dk_credit_job *j, const struct dk_invoice *from, size_t at)
{
	int64_t *weights = dk_arena_array(j->a, from->tax_count, sizeof(*weights));
	dk_money *parts = dk_arena_array(j->a, from->tax_count, sizeof(*parts));

	for (size_t i = 0; i < from->tax_count; i++)
		weights[i] = goods_of(from, NULL, &from->taxes[i].tax).minor;
	dk_money_share(from->discount, weights, from->tax_count, parts);
	return parts[at];
}

/* The share of the discount that goes back with this note's goods, class by class. */
static enum dk_rc
add_discounts(struct dk_credit_job *j, struct dk_credit_draft *d, struct dk_totals *t,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && d->from->discount.minor > 0 && i < d->from->tax_count;
	    i++) {
		const struct dk_tax_class *tax = &d->from->taxes[i].tax;
		int64_t here = goods_of(d->note, d->of, tax).minor;
		int64_t whole = goods_of(d->from, NULL, tax).minor;
		struct noted before = { 0 };
		dk_money share;

		if (here == 0 || whole == 0)
			continue;
		rc = read_noted(j, d, tax, &before, err);
		share = dk_money_cumulative(discount_of(j, d->from, i), before.goods.minor + here,
		    whole, dk_money_minus(before.lines, taken(d, &before)));
		if (rc == DK_OK && share.minor != 0)
			t->extras[t->extra_count++] = (struct dk_totals_extra){
				.amount = dk_money_neg(share), .has_tax = true, .tax = *tax };
	}
	return rc;
}

/* Freight as the invoice taxed it, class by class: what a base holds beside its goods. Shared anew
 * among the goods of the last note alone it would be taxed otherwise than it was. */
static void
give_freight(struct dk_credit_job *j, const struct dk_credit_draft *d, struct dk_totals *t)
{
	const struct dk_invoice *from = d->from;
	size_t first = t->extra_count;
	dk_money left = from->freight;

	for (size_t i = 0; i < from->tax_count; i++) {
		const struct dk_tax_class *tax = &from->taxes[i].tax;
		const struct noted whole = { .base = from->taxes[i].base,
			.tax = dk_money_minus(from->taxes[i].tax_amount,
			    from->taxes[i].surcharge) };
		dk_money share = dk_money_plus(dk_money_minus(taken(d, &whole),
		    goods_of(from, NULL, tax)), discount_of(j, from, i));

		left = dk_money_minus(left, share);
		if (share.minor != 0)
			t->extras[t->extra_count++] = (struct dk_totals_extra){ .amount = share,
				.has_tax = true, .tax = *tax };
	}
	if (left.minor != 0) { /* its bases are not of these parts alone */
		t->extra_count = first;
		t->extras[t->extra_count++] = (struct dk_totals_extra){ .amount = from->freight };
	}
}

/* With the last of an invoice that never left its freight goes back. */
static enum dk_rc
add_freight(struct dk_credit_job *j, const struct dk_credit_draft *d, struct dk_totals *t,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_CREDITED);
	int64_t before = 0, here = 0, whole = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":invoice", d->from->id);
	if (!j->in->is_unshipped || (rc = dk_one(st, 0, &before, err)) != DK_OK)
		return j->in->is_unshipped ? rc : DK_OK;
	for (size_t i = 0; i < d->note->line_count; i++)
		here += d->note->lines[i].pieces.milli;
	for (size_t i = 0; i < d->from->line_count; i++)
		whole += d->from->lines[i].pieces.milli;
	if (before + here == whole && d->from->freight.minor != 0)
		give_freight(j, d, t);
	return DK_OK;
}

/* As the invoice calls a class of tax, and what it is made up of. */
static void
name_tax(const struct dk_invoice *from, struct dk_invoice *v, size_t at)
{
	v->tax_names[at] = v->tax_parts[at] = v->surcharge_names[at] = "";
	for (size_t i = 0; i < from->tax_count; i++) {
		if (!dk_tax_class_is_same(&from->taxes[i].tax, &v->taxes[at].tax))
			continue;
		v->tax_names[at] = from->tax_names[i];
		v->tax_parts[at] = from->tax_parts[i];
		v->surcharge_names[at] = from->surcharge_names[i];
	}
}

/* Where the lines hold the tax: base and tax are what all that is credited of the class holds,
 * less what earlier notes took; the last line takes what that moves by. */
static void
share_gross(struct dk_invoice *v, struct dk_tax_part *part, const struct noted *before)
{
	dk_money gross = dk_money_plus(part->base, part->tax_amount), all;
	int64_t base = 0;

	all = dk_money_plus(gross, dk_money_plus(before->base, before->tax));
	dk_assert(dk_muldiv(all.minor, DK_RATE_ONE, DK_RATE_ONE + part->tax.rate.e5, DK_MONEY_MAX,
	    &base));
	base -= before->base.minor;
	for (size_t i = v->line_count; i-- > 0;) {
		if (!dk_tax_class_is_same(&v->lines[i].tax, &part->tax))
			continue;
		v->lines[i].bare.minor += base - part->base.minor;
		break;
	}
	part->base = DK_MONEY(base);
	part->tax_amount = dk_money_minus(gross, part->base);
}

/* What the rate makes of all that is credited of the class, less what earlier notes gave back. */
static dk_money
rest_of(const struct dk_tax_part *part, const struct noted *before, dk_rate rate, dk_money given)
{
	return dk_money_minus(dk_money_rate(dk_money_plus(before->base, part->base), rate), given);
}

static enum dk_rc
set_taxes(struct dk_credit_job *j, struct dk_credit_draft *d, struct dk_totals *t,
    struct dk_err *err)
{
	struct dk_invoice *v = d->note;
	enum dk_rc rc = DK_OK;

	v->taxes = t->parts;
	v->tax_count = t->part_count;
	v->tax_names = dk_arena_array(j->a, t->part_count + 1, sizeof(*v->tax_names));
	v->tax_parts = dk_arena_array(j->a, t->part_count + 1, sizeof(*v->tax_parts));
	v->surcharge_names = dk_arena_array(j->a, t->part_count + 1, sizeof(*v->surcharge_names));
	v->net = v->tax = DK_MONEY(0);
	for (size_t i = 0; rc == DK_OK && i < t->part_count; i++) {
		struct dk_tax_part *part = &v->taxes[i];
		struct noted before = { 0 };

		rc = read_noted(j, d, &part->tax, &before, err);
		if (v->includes_tax)
			share_gross(v, part, &before);
		else
			part->tax_amount = rest_of(part, &before, part->tax.rate, before.tax);
		part->surcharge = rest_of(part, &before, part->tax.surcharge, before.surcharge);
		part->tax_amount = dk_money_plus(part->tax_amount, part->surcharge);
		v->net = dk_money_plus(v->net, part->base);
		v->tax = dk_money_plus(v->tax, part->tax_amount);
		name_tax(d->from, v, i);
	}
	return rc;
}

enum dk_rc
dk_credit_price(struct dk_credit_job *j, struct dk_credit_draft *d, struct dk_err *err)
{
	struct dk_invoice *v = d->note;
	struct dk_totals t = { .exponent = j->exponent, .line_count = v->line_count,
		.includes = d->from->includes_tax ? "" : NULL,
		.keeps_gross = d->from->includes_tax };
	enum dk_rc rc;

	v->includes_tax = d->from->includes_tax;

	t.lines = dk_arena_array(j->a, v->line_count, sizeof(*t.lines));
	t.extras = dk_arena_array(j->a, 2 * d->from->tax_count + 2, sizeof(*t.extras));
	for (size_t i = 0; i < v->line_count; i++) {
		const struct dk_invoice_line *x = &v->lines[i];

		t.lines[i].amount = (struct dk_line_amount){ .pieces = x->pieces,
			.price = x->price, .base_qty = x->base_qty, .discount = x->discount,
			.off = x->discount_amount };
		t.lines[i].tax = x->tax;
	}
	if ((rc = add_discounts(j, d, &t, err)) != DK_OK ||
	    (rc = add_freight(j, d, &t, err)) != DK_OK ||
	    (rc = dk_totals(j->a, &t, err)) != DK_OK)
		return rc;
	for (size_t i = 0; i < v->line_count; i++)
		v->lines[i].bare = t.lines[i].bare;
	if ((rc = set_taxes(j, d, &t, err)) != DK_OK)
		return rc;
	v->goods = t.goods;
	v->discount = t.discounts;
	v->freight = t.charges;
	v->total = dk_money_plus(v->net, v->tax);
	if (v->total.minor < 0)
		return dk_fail(err, DK_EREFUSED, "fee",
		    "What is taken off for fee and freight is more than the goods of %s cost.",
		    d->from->number);
	return dk_credit_withhold(j->session, d->from, v, err);
}
