/* ubl_amount.c - checks of one amount, and of the amounts of one line, discount or charge. */
#include <string.h>

#include "base/ubl/ubl.h"

#define SLACK (DK_UBL_ONE / 50) /* 0.02, what Peppol lets an amount miss */

bool
dk_ubl_test_positive(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide v;

	return dk_ubl_number(u, at, arg, &v) && v > 0;
}

bool
dk_ubl_test_not_negative(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide v;

	return dk_ubl_number(u, at, arg, &v) && v >= 0;
}

bool
dk_ubl_test_optional_not_negative(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !dk_ubl_has(u, at, arg) || dk_ubl_test_not_negative(u, at, arg);
}

bool
dk_ubl_test_optional_positive(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	return !dk_ubl_has(u, at, arg) || dk_ubl_test_positive(u, at, arg);
}

bool
dk_ubl_test_zero(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide v;

	return dk_ubl_number(u, at, arg, &v) && v == 0;
}

bool
dk_ubl_test_cents(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, arg, &set);
	for (size_t i = 0; i < set.count; i++) {
		const char *point = strchr(set.nodes[i]->text, '.');

		if (point != NULL && strlen(point + 1) > 2)
			return false;
	}
	return true;
}

/* The tax total in the tax currency is the one amount that may be in another. */
bool
dk_ubl_test_currency(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	const char *currency = dk_xml_attr(at, "currencyID");
	const struct dk_xml *wanted;

	(void)arg;
	if (strcmp(at->name, "TaxAmount") == 0 && strcmp(at->parent->name, "TaxTotal") == 0 &&
	    !dk_ubl_has(u, at->parent, "TaxSubtotal"))
		return true;
	wanted = dk_xml_child(u->root, "DocumentCurrencyCode");
	return currency != NULL && wanted != NULL && strcmp(currency, wanted->text) == 0;
}

bool
dk_ubl_test_percentage(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide base, percent, amount;

	(void)arg;
	if (!dk_ubl_number(u, at, "BaseAmount", &base) ||
	    !dk_ubl_number(u, at, "MultiplierFactorNumeric", &percent))
		return true;
	(void)dk_ubl_number(u, at, "Amount", &amount); /* missing is 0 */
	return dk_ubl_abs(100 * amount - dk_ubl_times(u, base, percent)) <= 100 * SLACK;
}

bool
dk_ubl_test_net_price(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide gross, less, net;

	(void)arg;
	if (!dk_ubl_has(u, at, "BaseAmount"))
		return true;
	return dk_ubl_number(u, at, "BaseAmount", &gross) &&
	    dk_ubl_number(u, at, "Amount", &less) &&
	    dk_ubl_number(u, at->parent, "PriceAmount", &net) && net == gross - less;
}

/* A number that may be missing. */
static dk_wide
number_or(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide other)
{
	dk_wide v;

	return dk_ubl_number(u, at, path, &v) ? v : other;
}

bool
dk_ubl_test_line_net(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	dk_wide qty = number_or(u, at, "InvoicedQuantity|CreditedQuantity", DK_UBL_ONE);
	dk_wide price = number_or(u, at, "Price/PriceAmount", 0);
	dk_wide base = number_or(u, at, "Price/BaseQuantity", DK_UBL_ONE);
	dk_wide less, more, num, gross;

	(void)arg;
	if (!dk_ubl_sum(u, at, "AllowanceCharge-/Amount", &less) ||
	    !dk_ubl_sum(u, at, "AllowanceCharge+/Amount", &more))
		return false;
	base = base == 0 ? DK_UBL_ONE : base;
	if (__builtin_mul_overflow(qty, price, &num)) {
		u->overflow = true;
		return false;
	}
	gross = base > 0 ? dk_wide_round(num, base) : dk_wide_round(-num, -base);
	return dk_ubl_abs(number_or(u, at, "LineExtensionAmount", 0) - gross -
		   dk_ubl_round_cents(more) + dk_ubl_round_cents(less)) <= SLACK;
}
