/*
 * calc_gobl_published.c - an invoice in the shape of gobl whose own figures contradict each other.
 *
 * They were rounded each for itself and may miss their sum by half a unit each.
 */
#include "cli/calc_gobl.h"
#include "cli/calc_published.h"

static const char *
check_rate(const struct dk_calc_case *c, const struct dk_json *rate, int exponent)
{
	struct dk_calc_case quiet = { .arena = c->arena };
	int64_t base, amount;
	dk_rate percent;

	if (!dk_published(rate, "base", exponent, &base) ||
	    !dk_published(rate, "amount", exponent, &amount) ||
	    !dk_calc_read_percent(&quiet, rate, "percent", &percent) ||
	    dk_calc_apart(amount, dk_money_rate(DK_MONEY(base), percent).minor) <= 1)
		return NULL;
	return dk_published_tax(c, base, percent, amount, exponent);
}

static const char *
check_category(const struct dk_calc_case *c, const struct dk_json *category, int exponent)
{
	const struct dk_json *rates;
	int64_t sum, amount;
	const char *why = NULL;

	if (category->kind != DK_JSON_OBJECT)
		return NULL;
	rates = dk_json_get(category, "rates");
	for (const struct dk_json *r = rates != NULL ? rates->child : NULL;
	     why == NULL && r != NULL; r = r->next)
		why = check_rate(c, r, exponent);
	if (why != NULL || !dk_published_sum(rates, "amount", exponent, &sum) ||
	    !dk_published(category, "amount", exponent, &amount) ||
	    dk_calc_apart(amount, sum) * 2 <= (int64_t)rates->count + 1)
		return why;
	return dk_published_sentence(c,
	    dk_fmt(c->arena, "the rates of %.15s come to", dk_json_text(category, "code")), sum,
	    amount, exponent);
}

static const char *
check_lines(const struct dk_calc_case *c, const struct dk_json *totals, int exponent)
{
	const struct dk_json *lines = dk_json_get(c->in, "lines");
	int64_t sum, found;

	if (!dk_published_sum(lines, "total", exponent, &sum) ||
	    !dk_published(totals, "sum", exponent, &found) ||
	    dk_calc_apart(found, sum) * 2 <= (int64_t)lines->count + 1)
		return NULL;
	return dk_published_sentence(c, "the lines come to", sum, found, exponent);
}

const char *
dk_gobl_contradiction(const struct dk_calc_case *c, int exponent)
{
	static const char *const net[] = { "total", "sum", "-discount", "charge", "-tax_included",
		NULL };
	static const char *const gross[] = { "total_with_tax", "total", "tax", NULL };
	static const char *const payable[] = { "payable", "total_with_tax", "-retained_tax",
		"rounding", NULL };
	const struct dk_json *totals = dk_json_get(c->in, "totals"), *taxes, *list;
	const char *why;

	if (totals == NULL || totals->kind != DK_JSON_OBJECT)
		return NULL;
	taxes = dk_json_get(totals, "taxes");
	list = taxes != NULL && taxes->kind == DK_JSON_OBJECT ? dk_json_get(taxes, "categories")
							       : NULL;
	why = check_lines(c, totals, exponent);
	for (const struct dk_json *o = list != NULL ? list->child : NULL;
	     why == NULL && o != NULL; o = o->next)
		why = check_category(c, o, exponent);
	if (why == NULL)
		why = dk_published_total(c, totals, net, exponent, 5);
	if (why == NULL)
		why = dk_published_total(c, totals, gross, exponent, 3);
	return why != NULL ? why : dk_published_total(c, totals, payable, exponent, 4);
}
