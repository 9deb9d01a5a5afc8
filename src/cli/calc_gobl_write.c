/* calc_gobl_write.c - the results in the shape of gobl, held against what the case expects. */
#include <string.h>

#include "cli/calc_gobl.h"

/* A part and the JSON of the tax that made it, in the order of the document. */
struct shown {
	const struct dk_tax_part *part;
	const struct dk_json *tax;
};

static void
write_text(struct dk_calc_case *c, const struct dk_json *expected, const char *key,
    struct dk_text text)
{
	dk_out_str(c->out, key, text.s);
	if (expected != NULL && expected->kind == DK_JSON_OBJECT)
		dk_calc_expect(c, expected, key, text.s);
}

static void
write_money(struct dk_calc_case *c, const struct dk_json *expected, const char *key, dk_money m,
    int exponent)
{
	write_text(c, expected, key, dk_money_text(m, exponent));
}

/* A fine amount of a line with the decimals that the line is shown with. */
static struct dk_text
fine_text(int64_t fine, const struct dk_totals_line *l, const struct dk_gobl_line *line)
{
	int places = l->places, decimals = line->shown < places ? line->shown : places;
	int64_t v = 0;

	decimals = decimals > 6 ? 6 : decimals; /* the most that dk_decimal_text prints */
	dk_assert(dk_muldiv(fine, 1, dk_calc_power(places - decimals), INT64_MAX, &v));
	return dk_decimal_text(v, decimals, decimals);
}

/* An amount is a result only where a percentage stands. */
static const struct dk_json *
computed(const struct dk_json *extra)
{
	return dk_json_get(extra, "percent") != NULL ? extra : NULL;
}

static void
write_line_extras(struct dk_calc_case *c, const struct dk_gobl_line *line,
    const struct dk_totals_line *l, bool charges)
{
	const struct dk_json *list = dk_json_get(line->in, "discounts");
	size_t discounts = list != NULL ? list->count : 0;
	size_t from = charges ? discounts : 0, to = charges ? l->extra_count : discounts;

	if (from == to)
		return;
	dk_out_array(c->out, charges ? "charges" : "discounts");
	for (size_t i = from; i < to; i++) {
		dk_out_object(c->out, NULL);
		write_text(c, computed(line->extras[i]), "amount",
		    fine_text(charges ? l->extras[i].fine : -l->extras[i].fine, l, line));
		dk_out_end(c->out);
	}
	dk_out_end(c->out);
}

static void
write_lines(struct dk_calc_case *c, const struct dk_gobl *g)
{
	dk_out_array(c->out, "lines");
	for (size_t i = 0; i < g->totals.line_count; i++) {
		const struct dk_totals_line *l = &g->totals.lines[i];
		const struct dk_gobl_line *line = &g->lines[i];

		dk_out_object(c->out, NULL);
		dk_out_int(c->out, "i", (int64_t)i + 1);
		write_text(c, line->in, "sum", fine_text(l->gross_fine, l, line));
		write_line_extras(c, line, l, false);
		write_line_extras(c, line, l, true);
		write_text(c, line->in, "total", fine_text(l->net_fine, l, line));
		dk_out_end(c->out);
	}
	dk_out_end(c->out);
}

static void
write_extras(struct dk_calc_case *c, const struct dk_gobl *g, bool charges)
{
	const struct dk_totals *t = &g->totals;
	size_t from = charges ? g->discount_count : 0;
	size_t to = charges ? t->extra_count : g->discount_count;

	if (from == to)
		return;
	dk_out_array(c->out, charges ? "charges" : "discounts");
	for (size_t i = from; i < to; i++) {
		dk_money m = charges ? t->extras[i].amount : dk_money_neg(t->extras[i].amount);

		dk_out_object(c->out, NULL);
		dk_out_int(c->out, "i", (int64_t)(i - from) + 1);
		write_money(c, computed(g->extras[i]), "amount", m, t->exponent);
		dk_out_end(c->out);
	}
	dk_out_end(c->out);
}

static bool
same_tax(const struct dk_tax_class *x, const struct dk_tax_class *y)
{
	return strcmp(x->kind, y->kind) == 0 && strcmp(x->country, y->country) == 0 &&
	    strcmp(x->category, y->category) == 0 && x->rate.e5 == y->rate.e5 &&
	    x->surcharge.e5 == y->surcharge.e5;
}

static void
note_taxes(struct dk_calc_case *c, const struct dk_totals *t, const struct dk_json *o,
    struct shown *shown, size_t *count)
{
	const struct dk_json *list = dk_json_get(o, "taxes");

	for (const struct dk_json *x = list != NULL ? list->child : NULL; x != NULL; x = x->next) {
		struct dk_tax_class tax;
		size_t at = 0;

		if (!dk_gobl_tax(c, x, &tax))
			continue; /* it was read before */
		while (at < *count && !same_tax(&shown[at].part->tax, &tax))
			at++;
		for (size_t i = 0; at == *count && i < t->part_count; i++)
			if (same_tax(&t->parts[i].tax, &tax)) {
				shown[(*count)++] = (struct shown){ &t->parts[i], x };
				break;
			}
	}
}

/* The expected row of this tax among "rates". */
static const struct dk_json *
expected_rate(const struct dk_calc_case *c, const struct dk_json *rates,
    const struct dk_tax_class *tax)
{
	struct dk_calc_case quiet = { .arena = c->arena };
	bool has_rate = strcmp(tax->category, "S") == 0;

	for (const struct dk_json *o = rates != NULL ? rates->child : NULL; o != NULL;
	     o = o->next) {
		const struct dk_json *s;
		dk_rate rate, surcharge = { 0 };

		if (o->kind != DK_JSON_OBJECT ||
		    !dk_calc_read_percent(&quiet, o, "percent", &rate))
			continue;
		s = dk_json_get(o, "surcharge");
		if (s != NULL && s->kind == DK_JSON_OBJECT &&
		    !dk_calc_read_percent(&quiet, s, "percent", &surcharge))
			continue;
		if (has_rate == (dk_json_get(o, "percent") != NULL) &&
		    rate.e5 == tax->rate.e5 && surcharge.e5 == tax->surcharge.e5 &&
		    strcmp(dk_json_text(o, "country"), tax->country) == 0)
			return o;
	}
	return NULL;
}

static void
write_rate(struct dk_calc_case *c, const struct shown *s, const struct dk_json *expected,
    int exponent)
{
	const struct dk_tax_class *tax = &s->part->tax;

	dk_out_object(c->out, NULL);
	if (tax->country[0] != '\0')
		dk_out_str(c->out, "country", tax->country);
	if (dk_json_get(s->tax, "key") != NULL)
		dk_out_str(c->out, "key", dk_json_text(s->tax, "key"));
	write_money(c, expected, "base", s->part->base, exponent);
	if (strcmp(tax->category, "S") == 0)
		dk_out_str(c->out, "percent",
		    dk_fmt(c->arena, "%s%%", dk_rate_text(tax->rate).s));
	if (dk_json_get(s->tax, "surcharge") != NULL) {
		dk_out_object(c->out, "surcharge");
		dk_out_str(c->out, "percent",
		    dk_fmt(c->arena, "%s%%", dk_rate_text(tax->surcharge).s));
		write_money(c, expected != NULL ? dk_json_get(expected, "surcharge") : NULL,
		    "amount", s->part->surcharge, exponent);
		dk_out_end(c->out);
	}
	write_money(c, expected, "amount", s->part->tax_amount, exponent);
	dk_out_end(c->out);
}

static const struct dk_json *
expected_category(const struct dk_json *list, const char *code)
{
	for (const struct dk_json *o = list != NULL ? list->child : NULL; o != NULL; o = o->next)
		if (o->kind == DK_JSON_OBJECT && strcmp(dk_json_text(o, "code"), code) == 0)
			return o;
	return NULL;
}

/* One kind of tax with its rates; where it is expected, each rate needs its row and each row its
 * rate. */
static void
write_category(struct dk_calc_case *c, const struct dk_gobl *g, const struct dk_tax_sum *sum,
    const struct shown *shown, size_t count)
{
	const struct dk_json *totals = dk_json_get(c->in, "totals");
	const struct dk_json *taxes = totals != NULL ? dk_json_get(totals, "taxes") : NULL;
	const struct dk_json *all = taxes != NULL ? dk_json_get(taxes, "categories") : NULL;
	const struct dk_json *mine = expected_category(all, sum->kind);
	const struct dk_json *rates = mine != NULL ? dk_json_get(mine, "rates") : NULL;
	bool withheld = sum->role == DK_TAX_WITHHELD, surcharged = false;
	size_t rows = 0;

	dk_out_object(c->out, NULL);
	dk_out_str(c->out, "code", sum->kind);
	if (withheld)
		dk_out_bool(c->out, "retained", true);
	if (sum->role == DK_TAX_INFORMED)
		dk_out_bool(c->out, "informative", true);
	dk_out_array(c->out, "rates");
	for (size_t i = 0; i < count; i++) {
		if (strcmp(shown[i].part->tax.kind, sum->kind) != 0)
			continue;
		write_rate(c, &shown[i], expected_rate(c, rates, &shown[i].part->tax),
		    g->totals.exponent);
		surcharged = surcharged || shown[i].part->tax.surcharge.e5 != 0;
		rows++;
	}
	dk_out_end(c->out);
	write_money(c, mine, "amount", sum->tax_amount, g->totals.exponent);
	if (surcharged)
		write_money(c, mine, "surcharge", sum->surcharge, g->totals.exponent);
	dk_out_end(c->out);
	if (all != NULL && (mine == NULL || (rates != NULL && rates->count != rows) ||
			       withheld != (strcmp(dk_json_text(mine, "retained"), "true") == 0)))
		c->differs = true;
}

static void
write_taxes(struct dk_calc_case *c, const struct dk_gobl *g, const struct shown *shown,
    size_t count)
{
	const struct dk_json *totals = dk_json_get(c->in, "totals");
	const struct dk_json *taxes = totals != NULL ? dk_json_get(totals, "taxes") : NULL;
	const struct dk_json *all = taxes != NULL ? dk_json_get(taxes, "categories") : NULL;
	const struct dk_totals *t = &g->totals;
	size_t categories = 0;

	dk_out_object(c->out, "taxes");
	dk_out_array(c->out, "categories");
	for (size_t i = 0; i < count; i++) {
		size_t first = 0, sum = 0;

		while (strcmp(shown[first].part->tax.kind, shown[i].part->tax.kind) != 0)
			first++;
		if (first < i)
			continue;
		while (strcmp(t->sums[sum].kind, shown[i].part->tax.kind) != 0)
			sum++;
		write_category(c, g, &t->sums[sum], shown, count);
		categories++;
	}
	dk_out_end(c->out);
	write_money(c, taxes, "sum", t->tax, t->exponent);
	if (t->withheld.minor != 0)
		write_money(c, taxes, "retained", t->withheld, t->exponent);
	dk_out_end(c->out);
	if (all != NULL && all->count != categories)
		c->differs = true;
}

static void
write_totals(struct dk_calc_case *c, const struct dk_gobl *g, const struct shown *shown,
    size_t count)
{
	const struct dk_json *want = dk_json_get(c->in, "totals");
	const struct dk_totals *t = &g->totals;
	int e = t->exponent;

	dk_out_object(c->out, "totals");
	write_money(c, want, "sum", t->goods, e);
	if (g->discount_count > 0)
		write_money(c, want, "discount", t->discounts, e);
	if (t->extra_count > g->discount_count)
		write_money(c, want, "charge", t->charges, e);
	if (t->includes != NULL)
		write_money(c, want, "tax_included", t->included, e);
	write_money(c, want, "total", t->net, e);
	if (count > 0)
		write_taxes(c, g, shown, count);
	write_money(c, want, "tax", t->tax, e);
	write_money(c, want, "total_with_tax", t->total, e);
	if (t->withheld.minor != 0)
		write_money(c, want, "retained_tax", t->withheld, e);
	if (t->rounding.minor != 0)
		write_money(c, NULL, "rounding", t->rounding, e);
	write_money(c, want, "payable", dk_money_plus(t->due, t->prepaid), e);
	if (g->has_advance) {
		write_money(c, NULL, "advance", t->prepaid, e);
		write_money(c, want, "due", t->due, e);
	}
	dk_out_end(c->out);
}

void
dk_gobl_write(struct dk_calc_case *c, const struct dk_gobl *g)
{
	const struct dk_totals *t = &g->totals;
	struct shown *shown = dk_arena_array(c->arena, t->part_count + 1, sizeof(*shown));
	size_t count = 0;

	for (size_t i = 0; i < t->line_count; i++)
		note_taxes(c, t, g->lines[i].in, shown, &count);
	for (size_t i = 0; i < t->extra_count; i++)
		note_taxes(c, t, g->extras[i], shown, &count);
	dk_out_object(c->out, "docket");
	write_lines(c, g);
	write_extras(c, g, false);
	write_extras(c, g, true);
	write_totals(c, g, shown, count);
	dk_out_end(c->out);
}
