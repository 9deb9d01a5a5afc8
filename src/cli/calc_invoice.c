/* calc_invoice.c - `docket calc invoice`: a document's lines, tax and totals from its inputs. */
#include <string.h>

#include "cli/calc_gobl.h"
#include "cli/calc_invoice.h"
#include "docket/totals.h"

#define FINE 4 /* decimals in which expected rows are added: finer than any currency */

static bool
read_tax(struct dk_calc_case *c, const struct dk_json *o, struct dk_tax_class *out)
{
	const char *category = dk_json_text(o, "tax_category");

	if (strlen(category) >= sizeof(out->category))
		return dk_calc_cannot(c, "tax_category is no code of at most three letters");
	*out = (struct dk_tax_class){ .category = "" };
	memcpy(out->category, category, strlen(category) + 1);
	return dk_calc_read_rate(c, o, "tax_rate", &out->rate);
}

static bool
read_line(struct dk_calc_case *c, const struct dk_json *line, int exponent,
    struct dk_totals_line *out)
{
	if (line->kind != DK_JSON_OBJECT)
		return dk_calc_cannot(c, "a line is no object");
	return dk_calc_read_price(c, line, "qty", &out->amount) &&
	    dk_calc_read_money(c, line, "line_allowance", exponent, &out->amount.off) &&
	    dk_calc_read_money(c, line, "line_charge", exponent, &out->amount.plus) &&
	    read_tax(c, line, &out->tax);
}

/* Lines that only group or inform stand outside the sums; their net is computed all the same. */
static bool
read_lines(struct dk_calc_case *c, struct dk_invoice_case *inv)
{
	const struct dk_json *lines = dk_json_get(c->in, "lines");
	struct dk_totals *t = &inv->totals;
	size_t n = 0;

	if (lines == NULL || lines->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "lines is missing");
	if (lines->count > DK_LINES_MAX)
		return dk_calc_cannot(c, "more than %d lines", DK_LINES_MAX);
	t->lines = dk_arena_array(c->arena, lines->count + 1, sizeof(*t->lines));
	inv->lines = dk_arena_array(c->arena, lines->count + 1, sizeof(*inv->lines));
	inv->counts = dk_arena_array(c->arena, lines->count + 1, sizeof(*inv->counts));
	inv->nets = dk_arena_array(c->arena, lines->count + 1, sizeof(*inv->nets));
	for (const struct dk_json *l = lines->child; l != NULL; l = l->next, n++) {
		const char *status =
		    l->kind == DK_JSON_OBJECT ? dk_json_text(l, "line_status") : "";
		struct dk_totals_line line = { 0 };

		if (!read_line(c, l, t->exponent, &line))
			return false;
		if (!dk_line_net(&line.amount, t->exponent, &inv->nets[n]))
			return dk_calc_cannot(c, "a line is too large");
		inv->lines[n] = l;
		inv->counts[n] = strcmp(status, "GROUP") != 0 && strcmp(status, "INFORMATION") != 0;
		if (inv->counts[n])
			t->lines[t->line_count++] = line;
	}
	return true;
}

/* The amount as it stands, else its percentage of its base. */
static bool
read_extra_amount(struct dk_calc_case *c, const struct dk_json *o, int exponent, dk_money *out)
{
	dk_money base;
	dk_rate percent;

	if (dk_json_get(o, "amount") != NULL)
		return dk_calc_read_money(c, o, "amount", exponent, out);
	if (dk_json_get(o, "base") == NULL || dk_json_get(o, "percent") == NULL)
		return dk_calc_cannot(c, "a discount or charge without amount");
	if (!dk_calc_read_money(c, o, "base", exponent, &base) ||
	    !dk_calc_read_rate(c, o, "percent", &percent))
		return false;
	*out = dk_money_rate(base, percent);
	return true;
}

static bool
read_extras(struct dk_calc_case *c, const char *key, bool is_charge, struct dk_totals *t)
{
	const struct dk_json *list = dk_json_get(c->in, key);

	if (list == NULL)
		return true;
	if (list->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "%s is no list", key);
	for (const struct dk_json *o = list->child; o != NULL; o = o->next) {
		struct dk_totals_extra x = { 0 };

		if (o->kind != DK_JSON_OBJECT)
			return dk_calc_cannot(c, "%s holds something else than objects", key);
		if (!read_extra_amount(c, o, t->exponent, &x.amount) || !read_tax(c, o, &x.tax))
			return false;
		if (!is_charge)
			x.amount = dk_money_neg(x.amount);
		x.has_tax = dk_json_get(o, "tax_category") != NULL;
		t->extras[t->extra_count++] = x;
	}
	return true;
}

static bool
read_invoice(struct dk_calc_case *c, struct dk_invoice_case *inv)
{
	const struct dk_json *less = dk_json_get(c->in, "doc_allowances");
	const struct dk_json *more = dk_json_get(c->in, "doc_charges");
	struct dk_totals *t = &inv->totals;
	size_t extras = (less != NULL ? less->count : 0) + (more != NULL ? more->count : 0);

	t->exponent = dk_currency_exponent(dk_json_text(c->in, "currency"));
	if (t->exponent < 0)
		return dk_calc_cannot(c, "docket does not know this currency");
	t->extras = dk_arena_array(c->arena, extras + 1, sizeof(*t->extras));
	return read_lines(c, inv) && read_extras(c, "doc_allowances", false, t) &&
	    read_extras(c, "doc_charges", true, t) &&
	    dk_calc_read_money(c, c->in, "prepaid", t->exponent, &t->prepaid) &&
	    dk_calc_read_money(c, c->in, "rounding", t->exponent, &t->rounding);
}

/* True when some line or extra of this class names its rate. */
static bool
names_rate(const struct dk_json *list, const char *category)
{
	for (const struct dk_json *o = list != NULL ? list->child : NULL; o != NULL; o = o->next)
		if (o->kind == DK_JSON_OBJECT &&
		    strcmp(dk_json_text(o, "tax_category"), category) == 0 &&
		    dk_json_get(o, "tax_rate") != NULL)
			return true;
	return false;
}

/* A class whose inputs leave the rate open (outside the scope of tax) keeps it open. */
static bool
rate_is_open(const struct dk_calc_case *c, const struct dk_tax_part *part)
{
	return part->tax.rate.e5 == 0 &&
	    !names_rate(dk_json_get(c->in, "lines"), part->tax.category) &&
	    !names_rate(dk_json_get(c->in, "doc_allowances"), part->tax.category) &&
	    !names_rate(dk_json_get(c->in, "doc_charges"), part->tax.category);
}

static void
write_money(struct dk_calc_case *c, const char *key, dk_money m, int exponent)
{
	struct dk_text text = dk_money_text(m, exponent);

	dk_out_str(c->out, key, text.s);
	dk_calc_expect(c, c->in, key, text.s);
}

static void
write_lines(struct dk_calc_case *c, const struct dk_invoice_case *inv)
{
	const struct dk_json *lines = dk_json_get(c->in, "lines");

	dk_out_array(c->out, "lines");
	for (size_t i = 0; i < lines->count; i++) {
		struct dk_text net = dk_money_text(inv->nets[i], inv->totals.exponent);

		dk_out_object(c->out, NULL);
		dk_out_str(c->out, "net", net.s);
		dk_out_end(c->out);
		dk_calc_expect(c, inv->lines[i], "net", net.s);
	}
	dk_out_end(c->out);
}

/* True when this expected row is of the part's category and rate. */
static bool
row_is_of(const struct dk_json *row, const struct dk_tax_part *part)
{
	struct dk_calc_decimal rate = { 0, 0 };
	int64_t e5;

	if (row->kind != DK_JSON_OBJECT ||
	    strcmp(dk_json_text(row, "category"), part->tax.category) != 0)
		return false;
	if (dk_json_get(row, "rate") != NULL && !dk_calc_decimal(dk_json_text(row, "rate"), &rate))
		return false;
	return dk_calc_scaled(rate, 3, DK_TAX_RATE_MAX, &e5) && e5 == part->tax.rate.e5;
}

/* An amount of an expected row, finer than any currency; false when it is absent or no number. */
static bool
row_amount(const struct dk_json *row, const char *key, int64_t *sum)
{
	struct dk_calc_decimal d;
	int64_t v;

	if (!dk_calc_decimal(dk_json_text(row, key), &d) ||
	    !dk_calc_scaled(d, FINE, INT64_MAX / 4, &v))
		return false;
	return !__builtin_add_overflow(*sum, v, sum);
}

/* Holds a part against the expected rows of its class, which may be several that add up; answers
 * how many there are. */
static size_t
expect_part(struct dk_calc_case *c, const struct dk_tax_part *part, int exponent)
{
	const struct dk_json *list = dk_json_get(c->in, "tax_breakdown");
	int64_t base = 0, tax = 0, unit = dk_calc_power(FINE - exponent);
	size_t rows = 0;
	bool readable = true;

	for (const struct dk_json *o = list->child; o != NULL; o = o->next) {
		if (!row_is_of(o, part))
			continue;
		rows++;
		readable =
		    row_amount(o, "taxable", &base) && row_amount(o, "tax", &tax) && readable;
	}
	if (rows == 0 ? part->base.minor != 0
		      : !readable || base != part->base.minor * unit ||
		    tax != part->tax_amount.minor * unit)
		c->differs = true;
	return rows;
}

/* Where a breakdown is expected, each part needs its row and each row its part; a part of nothing
 * may be left out. */
static void
write_breakdown(struct dk_calc_case *c, const struct dk_totals *t)
{
	const struct dk_json *list = dk_json_get(c->in, "tax_breakdown");
	size_t matched = 0;

	dk_out_array(c->out, "tax_breakdown");
	for (size_t i = 0; i < t->part_count; i++) {
		const struct dk_tax_part *part = &t->parts[i];

		dk_out_object(c->out, NULL);
		dk_out_str(c->out, "rate",
		    rate_is_open(c, part) ? NULL : dk_rate_text(part->tax.rate).s);
		dk_out_str(c->out, "category", part->tax.category);
		dk_out_money(c->out, "taxable", part->base, t->exponent);
		dk_out_money(c->out, "tax", part->tax_amount, t->exponent);
		dk_out_end(c->out);
		if (list != NULL)
			matched += expect_part(c, part, t->exponent);
	}
	dk_out_end(c->out);
	if (list == NULL)
		return;
	c->has_expected = true;
	if (matched != list->count)
		c->differs = true;
}

static bool
run(struct dk_calc_case *c)
{
	struct dk_invoice_case inv = { 0 };
	struct dk_totals *t = &inv.totals;
	struct dk_err err;

	if (dk_gobl_is(c->in))
		return dk_gobl_run(c);
	if (!read_invoice(c, &inv))
		return false;
	if (dk_totals(c->arena, t, &err) != DK_OK)
		return dk_calc_cannot(c, "an amount is too large");
	dk_out_object(c->out, "docket");
	write_lines(c, &inv);
	write_breakdown(c, t);
	write_money(c, "sum_lines", t->goods, t->exponent);
	write_money(c, "net", t->net, t->exponent);
	write_money(c, "tax_total", t->tax, t->exponent);
	write_money(c, "gross", t->total, t->exponent);
	write_money(c, "payable", t->due, t->exponent);
	dk_out_end(c->out);
	if (c->differs)
		c->contradiction = dk_invoice_contradiction(c, &inv);
	return true;
}

const struct dk_calc dk_calc_invoice = {
	.name = "invoice",
	.summary = "lines, tax and totals of an invoice",
	.run = run,
};
