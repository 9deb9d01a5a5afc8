/*
 * debt_plan.c - which debts an amount pays, and with which early-payment discounts.
 *
 * Whoever deducts a discount pays less for it. Two signs tell so: the amount is exactly what some
 * of the debts, from the first on, come to less their discounts; or what is left of it pays a debt
 * up to a rest within its discount. Whoever pays in full has taken none.
 */
#include "core/money/private.h"

/* How many debts from the first on the amount pays exactly, less their discounts; 0 = none, or it
 * is so without any. */
static size_t
find_exact(const struct dk_debt *debts, size_t count, dk_money amount)
{
	int64_t sum = 0, off = 0;

	for (size_t i = 0; i < count && sum < amount.minor; i++) {
		int64_t less = debts[i].discount.minor < debts[i].open.minor
		    ? debts[i].discount.minor : 0;

		sum += debts[i].open.minor - less;
		off += less;
		if (sum == amount.minor)
			return off > 0 ? i + 1 : 0;
	}
	return 0;
}

dk_money
dk_debt_plan(struct dk_debt *debts, size_t count, dk_money amount)
{
	size_t exact = find_exact(debts, count, amount);

	for (size_t i = 0; i < count; i++) {
		struct dk_debt *d = &debts[i];
		dk_money rest = dk_money_minus(d->open, amount);

		if (i < exact && d->discount.minor < d->open.minor)
			d->allowed = d->discount;
		else if (amount.minor > 0 && rest.minor > 0 && rest.minor <= d->discount.minor)
			d->allowed = rest;
		d->paid = dk_money_minus(d->open, d->allowed);
		if (d->paid.minor > amount.minor)
			d->paid = amount;
		amount = dk_money_minus(amount, d->paid);
	}
	return amount;
}
