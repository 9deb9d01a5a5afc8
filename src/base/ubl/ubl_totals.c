/* ubl_totals.c - the totals of the document against what they are made of. */
#include <string.h>

#include "base/ubl/ubl.h"

/* at/path is the amount, rounded to cents; false when it is missing. */
static bool
is(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide amount)
{
	dk_wide v;

	return dk_ubl_number(u, at, path, &v) && v == dk_ubl_round_cents(amount);
}

bool
dk_ubl_test_line_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide sum;

	(void)arg;
	return dk_ubl_sum(u, u->root, "//Line/LineExtensionAmount", &sum) &&
	    is(u, at, "LineExtensionAmount", sum);
}

/* The discounts or charges of the document; a sum of none may be left out. */
static bool
is_extra_sum(struct dk_ubl *u, const struct dk_xml *at, const char *total, const char *extras)
{
	dk_wide sum;

	if (!dk_ubl_has(u, at, total))
		return !dk_ubl_has(u, u->root, extras);
	return dk_ubl_sum(u, u->root, dk_fmt(u->arena, "%s/Amount", extras), &sum) &&
	    is(u, at, total, sum);
}

bool
dk_ubl_test_allowance_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return is_extra_sum(u, at, "AllowanceTotalAmount", "AllowanceCharge-");
}

bool
dk_ubl_test_charge_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return is_extra_sum(u, at, "ChargeTotalAmount", "AllowanceCharge+");
}

bool
dk_ubl_test_net_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide lines, less, more, net;
	bool extras = dk_ubl_has(u, at, "ChargeTotalAmount|AllowanceTotalAmount");

	(void)arg;
	(void)dk_ubl_number(u, at, "AllowanceTotalAmount", &less);
	(void)dk_ubl_number(u, at, "ChargeTotalAmount", &more);
	if (!dk_ubl_number(u, at, "LineExtensionAmount", &lines) ||
	    !dk_ubl_number(u, at, "TaxExclusiveAmount", &net))
		return false;
	return net == (extras ? dk_ubl_round_cents(lines + more - less) : lines);
}

bool
dk_ubl_test_tax_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide sum;

	(void)arg;
	if (!dk_ubl_has(u, at, "TaxSubtotal"))
		return true;
	return dk_ubl_sum(u, at, "TaxSubtotal/TaxAmount", &sum) && is(u, at, "TaxAmount", sum);
}

/* The tax amount in a currency; false when there is not exactly one. */
static bool
tax_in(struct dk_ubl *u, const char *currency, dk_wide *out)
{
	struct dk_ubl_set set;
	size_t found = 0;

	dk_ubl_find(u, u->root, "TaxTotal/TaxAmount/@currencyID", &set);
	for (size_t i = 0; i < set.count; i++)
		if (strcmp(dk_xml_attr(set.nodes[i], "currencyID"), currency) == 0) {
			found++;
			if (!dk_ubl_decimal(u, set.nodes[i]->text, out))
				return false;
		}
	return found == 1;
}

bool
dk_ubl_test_gross_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *currency = dk_ubl_text(u, at, "DocumentCurrencyCode");
	dk_wide net, tax;

	(void)arg;
	if (!dk_ubl_has(u, at, "DocumentCurrencyCode"))
		return true;
	return tax_in(u, currency, &tax) &&
	    dk_ubl_number(u, at, "LegalMonetaryTotal/TaxExclusiveAmount", &net) &&
	    is(u, at, "LegalMonetaryTotal/TaxInclusiveAmount", net + tax);
}

bool
dk_ubl_test_payable_sum(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	bool paid = dk_ubl_has(u, at, "PrepaidAmount");
	bool rounded = dk_ubl_has(u, at, "PayableRoundingAmount");
	dk_wide gross, prepaid, rounding, payable;

	(void)arg;
	if (!dk_ubl_number(u, at, "TaxInclusiveAmount", &gross) ||
	    !dk_ubl_number(u, at, "PayableAmount", &payable) ||
	    (paid && !dk_ubl_number(u, at, "PrepaidAmount", &prepaid)) ||
	    (rounded && !dk_ubl_number(u, at, "PayableRoundingAmount", &rounding)))
		return false;
	if (rounded)
		payable = dk_ubl_round_cents(payable - rounding);
	return payable == (paid ? dk_ubl_round_cents(gross - prepaid) : gross);
}

/* Within less than one unit, as the rule has it for all rates but those near nothing. */
bool
dk_ubl_test_tax_of_base(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	bool has_rate;
	dk_wide rate, tax, base, due;

	(void)arg;
	has_rate = dk_ubl_number(u, at, "TaxCategory!/Percent", &rate);
	if (!dk_ubl_number(u, at, "TaxAmount", &tax))
		return false;
	if (!has_rate || dk_ubl_round(rate) == 0)
		return dk_ubl_round(tax) == 0;
	if (!dk_ubl_number(u, at, "TaxableAmount", &base))
		return false;
	due = dk_ubl_round_cents(dk_ubl_times(u, dk_ubl_abs(base), rate) / 100);
	return dk_ubl_abs(dk_ubl_abs(tax) - due) < DK_UBL_ONE;
}

bool
dk_ubl_test_due_terms(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide payable;

	(void)arg;
	if (strcmp(u->root->name, "Invoice") != 0)
		return true;
	return dk_ubl_decimal(u, at->text, &payable) &&
	    (payable <= 0 || dk_ubl_has(u, at, "//DueDate|//PaymentTerms/Note"));
}

/* How many tax totals have a breakdown, or have none. */
static size_t
count_totals(struct dk_ubl *u, bool with)
{
	struct dk_ubl_set set;
	size_t n = 0;

	dk_ubl_find(u, u->root, "TaxTotal", &set);
	for (size_t i = 0; i < set.count; i++)
		n += dk_ubl_has(u, set.nodes[i], "TaxSubtotal") == with;
	return n;
}

bool
dk_ubl_test_one_breakdown(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)at;
	(void)arg;
	return count_totals(u, true) == 1;
}

bool
dk_ubl_test_one_other_total(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)arg;
	return count_totals(u, false) == (dk_ubl_has(u, at, "TaxCurrencyCode") ? 1 : 0);
}

bool
dk_ubl_test_same_signs(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide here, there;

	(void)arg;
	if (!dk_ubl_has(u, at, "TaxCurrencyCode"))
		return true;
	return tax_in(u, dk_ubl_text(u, at, "TaxCurrencyCode"), &there) &&
	    tax_in(u, dk_ubl_text(u, at, "DocumentCurrencyCode"), &here) &&
	    ((here <= 0 && there <= 0) || (here >= 0 && there >= 0));
}
