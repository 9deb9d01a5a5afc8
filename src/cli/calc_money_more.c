/* calc_money_more.c - shares, rounding modes and taxes of a price by the core's own functions. */
#include <stdlib.h>
#include <string.h>

#include "cli/calc_money.h"
#include "docket/totals.h"

#define SHARES_MAX 1000
#define FINE 6   /* decimals that taxes are computed with */
#define SHOWN 4  /* and the most that they may need */

bool
dk_calc_money_mode(const char *mode, int64_t rest, int64_t unit)
{
	static const char *const others[] = { "half_even", "half_odd", "half_down",
		"half_positive_infinity", "half_negative_infinity" };

	if (rest == 0 || strcmp(mode, "half_up") == 0)
		return true;
	rest = rest < 0 ? -rest : rest;
	for (size_t i = 0; i < DK_COUNT(others); i++)
		if (strcmp(mode, others[i]) == 0)
			return rest != unit - rest;
	return false;
}

static void
expect_list(struct dk_calc_case *c, const char *const *results, size_t count)
{
	const struct dk_json *want = dk_json_get(c->in, "result");
	struct dk_calc_decimal x, y;
	size_t i = 0;

	if (want == NULL)
		return;
	c->has_expected = true;
	c->differs = want->count != count;
	for (const struct dk_json *w = want->child; w != NULL && i < count; w = w->next, i++)
		if (!dk_calc_decimal(w->text, &x) || !dk_calc_decimal(results[i], &y) ||
		    x.value != y.value || (x.value != 0 && x.places != y.places))
			c->differs = true;
}

static void
write_list(struct dk_calc_case *c, const char *const *results, size_t count)
{
	dk_out_object(c->out, "docket");
	dk_out_array(c->out, "result");
	for (size_t i = 0; i < count; i++)
		dk_out_str(c->out, NULL, results[i]);
	dk_out_end(c->out);
	dk_out_end(c->out);
	expect_list(c, results, count);
}

/* The ratios as whole numbers of their finest decimal. */
static bool
read_ratios(struct dk_calc_case *c, const struct dk_json *ratios, int64_t *weights)
{
	struct dk_calc_decimal d;
	int places = 0;
	size_t i = 0;

	for (const struct dk_json *r = ratios->child; r != NULL; r = r->next) {
		if (!dk_calc_decimal(r->text, &d) || d.value < 0)
			return dk_calc_cannot(c, "a ratio is no decimal above zero");
		places = d.places > places ? d.places : places;
	}
	for (const struct dk_json *r = ratios->child; r != NULL; r = r->next, i++)
		if (!dk_calc_decimal(r->text, &d) ||
		    !dk_calc_scaled(d, places, DK_MONEY_MAX, &weights[i]))
			return dk_calc_cannot(c, "a ratio is too large or too fine");
	return true;
}

bool
dk_calc_money_allocate(struct dk_calc_case *c)
{
	const struct dk_json *ratios = dk_json_get(c->in, "ratios");
	const char **results;
	int64_t *weights;
	dk_money amount, *parts;

	if (ratios == NULL || ratios->kind != DK_JSON_ARRAY || ratios->count == 0 ||
	    ratios->count > SHARES_MAX)
		return dk_calc_cannot(c, "ratios are not a list of 1 to %d", SHARES_MAX);
	if (dk_json_get(c->in, "amount") == NULL)
		return dk_calc_cannot(c, "amount is missing");
	weights = dk_arena_array(c->arena, ratios->count, sizeof(*weights));
	parts = dk_arena_array(c->arena, ratios->count, sizeof(*parts));
	results = dk_arena_array(c->arena, ratios->count, sizeof(*results));
	if (!dk_calc_read_money(c, c->in, "amount", 0, &amount) ||
	    !read_ratios(c, ratios, weights))
		return false;
	dk_money_share(amount, weights, ratios->count, parts);
	for (size_t i = 0; i < ratios->count; i++)
		results[i] = dk_arena_dup(c->arena, dk_money_text(parts[i], 0).s);
	write_list(c, results, ratios->count);
	return true;
}

bool
dk_calc_money_round(struct dk_calc_case *c)
{
	const char *mode = dk_json_text(c->in, "mode"), *result;
	struct dk_calc_decimal d;
	int64_t unit, v = 0;

	if (!dk_calc_read_decimal(c, c->in, "value", &d))
		return false;
	unit = dk_calc_power(d.places);
	if (!dk_calc_money_mode(mode, d.value % unit, unit))
		return dk_calc_cannot(c, "docket rounds half away from zero only");
	if (!dk_muldiv(d.value, 1, unit, DK_MONEY_MAX, &v))
		return dk_calc_cannot(c, "the result is too large");
	result = dk_arena_dup(c->arena, dk_money_text(DK_MONEY(v), 0).s);
	dk_out_object(c->out, "docket");
	dk_out_str(c->out, "result", result);
	dk_out_end(c->out);
	dk_calc_expect(c, c->in, "result", result);
	return true;
}

/* Each rate is a tax of its own kind, "1" being the first. */
static bool
read_rates(struct dk_calc_case *c, const struct dk_json *rates, struct dk_tax_class *out)
{
	size_t i = 0;

	for (const struct dk_json *r = rates->child; r != NULL; r = r->next, i++) {
		out[i] = (struct dk_tax_class){ .category = "S" };
		snprintf(out[i].kind, sizeof(out[i].kind), "%u", (unsigned)i % 100 + 1);
		out[i].is_compound = r->kind == DK_JSON_OBJECT &&
		    strcmp(dk_json_text(r, "compound"), "true") == 0;
		if (r->kind != DK_JSON_OBJECT || dk_json_get(r, "rate") == NULL)
			return dk_calc_cannot(c, "a rate is missing");
		if (!dk_calc_read_rate(c, r, "rate", &out[i].rate))
			return false;
	}
	return true;
}

/* Compound rates come behind the others, wherever they stand in the list. */
static void
sort_rates(struct dk_tax_class *rates, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && rates[j - 1].is_compound && !rates[j].is_compound;
		     j--) {
			struct dk_tax_class swap = rates[j];

			rates[j] = rates[j - 1];
			rates[j - 1] = swap;
		}
}

static bool
write_taxes(struct dk_calc_case *c, const struct dk_totals *t, size_t count)
{
	const char **results = dk_arena_array(c->arena, count, sizeof(*results));

	for (size_t i = 0; i < t->part_count; i++) {
		int64_t v = t->parts[i].tax_amount.minor, cut = dk_calc_power(FINE - SHOWN);

		if (v % cut != 0)
			return dk_calc_cannot(c, "a tax has more than %d decimals", SHOWN);
		results[strtol(t->parts[i].tax.kind, NULL, 10) - 1] =
		    dk_arena_dup(c->arena, dk_decimal_text(v / cut, SHOWN, 0).s);
	}
	write_list(c, results, count);
	return true;
}

bool
dk_calc_money_tax(struct dk_calc_case *c)
{
	const struct dk_json *rates = dk_json_get(c->in, "rates");
	bool included = strcmp(dk_json_text(c->in, "includes_tax"), "true") == 0;
	struct dk_totals_line line = { .amount = { .pieces = { 1000 }, .base_qty = { 1000 } } };
	struct dk_totals t = { .exponent = FINE,
		.round = DK_ROUND_END,
		.includes = included ? "*" : NULL,
		.lines = &line,
		.line_count = 1 };
	struct dk_tax_class *classes;
	struct dk_calc_decimal price;
	struct dk_err err;

	if (rates == NULL || rates->kind != DK_JSON_ARRAY || rates->count == 0 ||
	    rates->count > 99)
		return dk_calc_cannot(c, "rates are not a list of 1 to 99");
	classes = dk_arena_array(c->arena, rates->count, sizeof(*classes));
	if (!dk_calc_read_decimal(c, c->in, "price", &price) || !read_rates(c, rates, classes))
		return false;
	if (!dk_calc_scaled(price, 4, DK_PRICE_MAX, &line.amount.price.e4) || price.value < 0)
		return dk_calc_cannot(c, "the price has more than four decimals or is too large");
	sort_rates(classes, rates->count);
	line.tax = classes[0];
	line.more = classes + 1;
	line.more_count = rates->count - 1;
	if (dk_totals(c->arena, &t, &err) != DK_OK)
		return dk_calc_cannot(c, "an amount is too large");
	return write_taxes(c, &t, rates->count);
}
