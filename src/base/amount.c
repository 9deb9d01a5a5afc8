/* amount.c - arithmetic on money, prices, quantities and rates. */
#include "docket/amount.h"

#include <string.h>

#include "base/wide.h"

static const int64_t power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

bool
dk_muldiv(int64_t a, int64_t b, int64_t c, int64_t limit, int64_t *out)
{
	dk_wide num = (dk_wide)a * b;

	if (c == 0)
		return false;
	return c > 0 ? dk_wide_narrow(dk_wide_round(num, c), limit, out)
		     : dk_wide_narrow(dk_wide_round(-num, -(dk_wide)c), limit, out);
}

bool
dk_money_add(dk_money a, dk_money b, dk_money *out)
{
	return dk_wide_narrow((dk_wide)a.minor + b.minor, DK_MONEY_MAX, &out->minor);
}

bool
dk_money_sub(dk_money a, dk_money b, dk_money *out)
{
	return dk_wide_narrow((dk_wide)a.minor - b.minor, DK_MONEY_MAX, &out->minor);
}

dk_money
dk_money_plus(dk_money a, dk_money b)
{
	int64_t sum;

	dk_assert(!__builtin_add_overflow(a.minor, b.minor, &sum));
	return DK_MONEY(sum);
}

dk_money
dk_money_minus(dk_money a, dk_money b)
{
	int64_t diff;

	dk_assert(!__builtin_sub_overflow(a.minor, b.minor, &diff));
	return DK_MONEY(diff);
}

dk_money
dk_money_neg(dk_money a)
{
	return DK_MONEY(-a.minor);
}

dk_money
dk_money_rate(dk_money base, dk_rate rate)
{
	int64_t out = 0;

	dk_assert(dk_muldiv(base.minor, rate.e5, DK_RATE_ONE, INT64_MAX, &out));
	return DK_MONEY(out);
}

/* pieces × price × factor ÷ base_qty in minor units; factor is in 1/100000. */
static bool
extend(const struct dk_line_amount *in, int exponent, int64_t factor, int64_t *out)
{
	dk_wide num = (dk_wide)in->pieces.milli * in->price.e4 * factor;
	dk_wide den = (dk_wide)in->base_qty.milli * power_of_ten[4] * DK_RATE_ONE;

	dk_assert(in->base_qty.milli > 0 && exponent >= 0 && exponent <= 3);
	return dk_wide_narrow(dk_wide_round(num * power_of_ten[exponent], den), DK_MONEY_MAX, out);
}

bool
dk_line_gross(const struct dk_line_amount *in, int exponent, dk_money *gross)
{
	return extend(in, exponent, DK_RATE_ONE, &gross->minor);
}

bool
dk_line_net(const struct dk_line_amount *in, int exponent, dk_money *net)
{
	int64_t v;

	if (!extend(in, exponent, DK_RATE_ONE - in->discount.e5, &v))
		return false;
	return dk_wide_narrow(
	    (dk_wide)v - in->off.minor + in->plus.minor, DK_MONEY_MAX, &net->minor);
}

void
dk_money_share(dk_money total, const int64_t *weights, size_t count, dk_money *parts)
{
	dk_wide sum = 0;
	int64_t left = total.minor;

	dk_assert(count > 0);
	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	for (size_t i = 0; i < count; i++) {
		parts[i].minor = sum == 0 ? 0 : (int64_t)((dk_wide)total.minor * weights[i] / sum);
		left -= parts[i].minor;
	}
	if (sum == 0) {
		parts[0].minor += left;
		return;
	}
	/* each pass hands one minor unit to the largest remainder */
	for (int64_t step = left > 0 ? 1 : -1; left != 0; left -= step) {
		size_t best = 0;
		dk_wide most = -1;

		for (size_t i = 0; i < count; i++) {
			dk_wide rest = (dk_wide)total.minor * weights[i] -
			    (dk_wide)parts[i].minor * sum;

			rest *= sum < 0 ? -step : step;
			if (rest > most) {
				most = rest;
				best = i;
			}
		}
		parts[best].minor += step;
	}
}

dk_money
dk_money_cumulative(dk_money total, int64_t done, int64_t whole, dk_money given)
{
	int64_t upto = total.minor;

	if (done != whole && whole != 0)
		dk_assert(dk_muldiv(total.minor, done, whole, INT64_MAX, &upto));
	return DK_MONEY(upto - given.minor);
}

int
dk_currency_exponent(const char *code)
{
	static const char none[] =
	    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
	static const char three[] = "BHD IQD JOD KWD LYD OMR TND";

	if (code == NULL || strlen(code) != 3 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
		return -1;
	if (strstr(none, code) != NULL)
		return 0;
	return strstr(three, code) != NULL ? 3 : 2;
}

bool
dk_qty_fits(dk_qty q, int64_t decimals)
{
	static const int64_t step[] = { 1000, 100, 10, 1 };

	return q.milli % step[decimals] == 0;
}
