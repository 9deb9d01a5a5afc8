/* ubl_tax.c - the rules that each tax category has, told apart by its code. */
#include <string.h>

#include "base/ubl/ubl.h"

static size_t
count(struct dk_ubl *u, const char *path)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, u->root, path, &set);
	return set.count;
}

/* "CODE" or "CODE!": lines, discounts or charges of it and rows of it come together. */
bool
dk_ubl_test_in_breakdown(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t used = count(u, dk_fmt(u->arena, "//AllowanceCharge/TaxCategory=%s", arg)) +
	    count(u, dk_fmt(u->arena, "//ClassifiedTaxCategory=%s", arg));

	(void)at;
	return (used > 0) ==
	    (count(u, dk_fmt(u->arena, "TaxTotal/TaxSubtotal/TaxCategory=%s", arg)) > 0);
}

bool
dk_ubl_test_once_in_breakdown(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	size_t used = count(u,
	    dk_fmt(u->arena, "//TaxCategory=%s!|//ClassifiedTaxCategory=%s!", arg, arg));

	(void)at;
	return used == 0 ||
	    count(u, dk_fmt(u->arena, "TaxTotal/TaxSubtotal/TaxCategory=%s!", arg)) == 1;
}

/* The element or one of its children by that path has this rate; any does when it is NULL. */
static bool
has_rate(struct dk_ubl *u, const struct dk_xml *x, const char *percents, const dk_wide *rate)
{
	struct dk_ubl_set set;
	dk_wide v;

	if (rate == NULL)
		return true;
	dk_ubl_find(u, x, percents, &set);
	for (size_t i = 0; i < set.count; i++)
		if (dk_ubl_decimal(u, set.nodes[i]->text, &v) && v == *rate)
			return true;
	return false;
}

/* What is taxed by a category (at a rate): a kind of element, where its category is and its amount.
 * Adds to *sum and *found. */
struct taxed {
	const char *elements, *category, *amount;
	int sign;
};

static bool
add_taxed(struct dk_ubl *u, const struct taxed *t, const char *code, const dk_wide *rate,
    dk_wide *sum)
{
	struct dk_ubl_set set;
	bool found = false;

	dk_ubl_find(u, u->root, t->elements, &set);
	for (size_t i = 0; i < set.count; i++) {
		const char *category = dk_fmt(u->arena, "%s=%s", t->category, code);
		dk_wide v;

		if (!dk_ubl_has(u, set.nodes[i], category) ||
		    !has_rate(u, set.nodes[i], dk_fmt(u->arena, "%s/Percent", t->category), rate))
			continue;
		found = true;
		if (dk_ubl_number(u, set.nodes[i], t->amount, &v))
			*sum += t->sign * v;
	}
	return found;
}

/* Lines, charges and discounts of the category; answers whether there are any. */
static bool
sum_taxed(struct dk_ubl *u, const char *code, const dk_wide *rate, dk_wide *sum)
{
	static const struct taxed kinds[] = {
		{ "Line", "Item/ClassifiedTaxCategory", "LineExtensionAmount", 1 },
		{ "AllowanceCharge+", "TaxCategory", "Amount", 1 },
		{ "AllowanceCharge-", "TaxCategory", "Amount", -1 },
	};
	bool found = false;

	*sum = 0;
	for (size_t i = 0; i < DK_COUNT(kinds); i++)
		found = add_taxed(u, &kinds[i], code, rate, sum) || found;
	return found;
}

/* To the cent, as categories without tax have it; a document without lines cannot hold. */
bool
dk_ubl_test_base_of_category(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide base, sum;

	(void)sum_taxed(u, arg, NULL, &sum);
	return dk_ubl_has(u, at, "//Line") &&
	    dk_ubl_number(u, at->parent, "TaxableAmount", &base) && base == sum;
}

/* At the rate of this row, to less than one unit. */
bool
dk_ubl_test_base_of_rate(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide base, sum, rate;

	if (!dk_ubl_number(u, at, "Percent", &rate))
		return true;
	return sum_taxed(u, arg, &rate, &sum) &&
	    dk_ubl_number(u, at->parent, "TaxableAmount", &base) &&
	    dk_ubl_abs(base - sum) < DK_UBL_ONE;
}

bool
dk_ubl_test_tax_of_rate(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide base, tax, rate, due;

	(void)arg;
	if (!dk_ubl_number(u, at, "Percent", &rate) ||
	    !dk_ubl_number(u, at->parent, "TaxableAmount", &base) ||
	    !dk_ubl_number(u, at->parent, "TaxAmount", &tax))
		return false;
	due = dk_ubl_round_cents(dk_ubl_times(u, dk_ubl_abs(base), rate) / 100);
	return dk_ubl_abs(dk_ubl_abs(tax) - due) < DK_UBL_ONE;
}

bool
dk_ubl_test_italian_only(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	(void)at;
	(void)arg;
	if (count(u, "//TaxCategory=B|//ClassifiedTaxCategory=B") == 0)
		return true;
	dk_ubl_find(u, u->root, "//IdentificationCode", &set);
	for (size_t i = 0; i < set.count; i++)
		if (strcmp(set.nodes[i]->text, "IT") != 0)
			return false;
	return true;
}
