/*
 * calc_invoice_published.c - an invoice in the shape of EN 16931 whose own figures contradict each
 * other; each equation holds to the cent, as the rule it is named after says.
 */
#include <string.h>

#include "cli/calc_invoice.h"
#include "cli/calc_published.h"

static const char *
check_lines(const struct dk_calc_case *c, const struct dk_invoice_case *inv)
{
	const struct dk_json *lines = dk_json_get(c->in, "lines");
	int e = inv->totals.exponent;
	int64_t sum = 0, found;

	for (size_t i = 0; i < lines->count; i++) {
		if (!dk_published(inv->lines[i], "net", e, &found))
			return NULL;
		if (found != inv->nets[i].minor)
			return dk_published_sentence(c,
			    dk_fmt(c->arena, "line %zu: quantity, price, discount and charge give",
				i + 1),
			    inv->nets[i].minor, found, e);
		if (inv->counts[i])
			sum += found;
	}
	if (!dk_published(c->in, "sum_lines", e, &found) || found == sum)
		return NULL;
	return dk_published_sentence(c, "BR-CO-10: the lines come to", sum, found, e);
}

static const char *
check_extras(const struct dk_calc_case *c, int e, const char *key, const char *total)
{
	int64_t sum = 0, found;

	if (dk_json_get(c->in, key) != NULL &&
	    !dk_published_sum(dk_json_get(c->in, key), "amount", e, &sum))
		return NULL;
	if (!dk_published(c->in, total, e, &found) || found == sum)
		return NULL;
	return dk_published_sentence(c, dk_fmt(c->arena, "%s come to", key), sum, found, e);
}

/* The part that a published row is about; NULL when nothing on the lines is taxed that way. */
static const struct dk_tax_part *
part_of(const struct dk_invoice_case *inv, const struct dk_json *row, dk_rate rate)
{
	for (size_t i = 0; i < inv->totals.part_count; i++) {
		const struct dk_tax_part *part = &inv->totals.parts[i];

		if (strcmp(part->tax.category, dk_json_text(row, "category")) == 0 &&
		    part->tax.rate.e5 == rate.e5)
			return part;
	}
	return NULL;
}

/* BR-CO-17 for a row, and the rule of its category that ties its base to the lines. */
static const char *
check_row(const struct dk_calc_case *c, const struct dk_invoice_case *inv,
    const struct dk_json *row)
{
	struct dk_calc_case quiet = { .arena = c->arena };
	const struct dk_tax_part *part;
	int e = inv->totals.exponent;
	int64_t base, tax;
	dk_rate rate;
	const char *why;

	if (!dk_published(row, "taxable", e, &base) || !dk_published(row, "tax", e, &tax))
		return dk_fmt(c->arena, "the tax %.30s on %.30s is no amount of the currency",
		    dk_json_text(row, "tax"), dk_json_text(row, "taxable"));
	if (!dk_calc_read_rate(&quiet, row, "rate", &rate))
		return NULL;
	if ((why = dk_published_tax(c, base, rate, tax, e)) != NULL)
		return dk_fmt(c->arena, "BR-CO-17: %s", why);
	part = part_of(inv, row, rate);
	if (part == NULL ? base == 0 : part->base.minor == base)
		return NULL;
	return dk_published_sentence(c,
	    dk_fmt(c->arena, "what is taxed %.10s at %s %% comes to",
		dk_json_text(row, "category"), dk_rate_text(rate).s),
	    part != NULL ? part->base.minor : 0, base, e);
}

/* A part of the lines that no published row tells of. */
static const char *
check_missing(const struct dk_calc_case *c, const struct dk_invoice_case *inv,
    const struct dk_json *rows)
{
	struct dk_calc_case quiet = { .arena = c->arena };

	for (size_t i = 0; i < inv->totals.part_count; i++) {
		const struct dk_tax_part *part = &inv->totals.parts[i];
		const struct dk_json *r = rows->child;
		dk_rate rate;

		while (r != NULL && (r->kind != DK_JSON_OBJECT ||
					!dk_calc_read_rate(&quiet, r, "rate", &rate) ||
					part_of(inv, r, rate) != part))
			r = r->next;
		if (r == NULL && part->base.minor != 0)
			return dk_fmt(c->arena,
			    "%s is taxed %s at %s %% on the lines, but no breakdown row is so",
			    dk_published_text(c, part->base.minor, inv->totals.exponent),
			    part->tax.category[0] != '\0' ? part->tax.category : "without category",
			    dk_rate_text(part->tax.rate).s);
	}
	return NULL;
}

static const char *
check_breakdown(const struct dk_calc_case *c, const struct dk_invoice_case *inv)
{
	const struct dk_json *rows = dk_json_get(c->in, "tax_breakdown");
	int e = inv->totals.exponent;
	const char *why = NULL;
	int64_t sum, found;

	if (rows == NULL || rows->kind != DK_JSON_ARRAY)
		return NULL;
	for (const struct dk_json *r = rows->child; why == NULL && r != NULL; r = r->next)
		why = check_row(c, inv, r);
	if (why == NULL)
		why = check_missing(c, inv, rows);
	if (why != NULL || !dk_published_sum(rows, "tax", e, &sum) ||
	    !dk_published(c->in, "tax_total", e, &found) || found == sum)
		return why;
	return dk_published_sentence(c, "BR-CO-14: the taxes come to", sum, found, e);
}

const char *
dk_invoice_contradiction(const struct dk_calc_case *c, const struct dk_invoice_case *inv)
{
	static const char *const equations[][5] = {
		{ "net", "sum_lines", "-allowance_total", "charge_total", NULL },
		{ "gross", "net", "tax_total", NULL, NULL },
		{ "payable", "gross", "-prepaid", "rounding", NULL },
	};
	int e = inv->totals.exponent;
	const char *why = check_lines(c, inv);

	if (why == NULL)
		why = check_extras(c, e, "doc_allowances", "allowance_total");
	if (why == NULL)
		why = check_extras(c, e, "doc_charges", "charge_total");
	for (size_t i = 0; why == NULL && i < DK_COUNT(equations); i++)
		why = dk_published_total(c, c->in, equations[i], e, 0);
	return why != NULL ? why : check_breakdown(c, inv);
}
