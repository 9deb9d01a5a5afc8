/* settle.c - amounts in another currency, and in coins. */
#include "docket/settle.h"

#include <ctype.h>
#include <string.h>

#include "base/wide.h"

#define PLACES 9

static dk_wide
power(int n)
{
	dk_wide p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

static enum dk_rc
refuse(const char *s, struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "rate",
	    "'%.40s' is no rate of exchange; type what one unit is worth, like 1.0837.", s);
}

enum dk_rc
dk_exchange_parse(const char *s, struct dk_exchange *out, struct dk_err *err)
{
	const char *point = strchr(s, '.');
	dk_wide v = 0;
	int places = 0;

	if (strlen(s) > 24 || strpbrk(s, "0123456789") == NULL)
		return refuse(s, err);
	for (const char *p = s; *p != '\0'; p++) {
		if (p == point)
			continue;
		if (!isdigit((unsigned char)*p))
			return refuse(s, err);
		places += point != NULL && p > point;
		if (places > PLACES && *p != '0')
			return dk_fail(err, DK_EINPUT, "rate",
			    "A rate of exchange takes at most %d decimals; round it.", PLACES);
		v = places > PLACES ? v : v * 10 + (*p - '0');
	}
	v *= power(places < PLACES ? PLACES - places : 0);
	if (v <= 0 || !dk_wide_narrow(v, DK_EXCHANGE_MAX, &out->e9))
		return refuse(s, err);
	return DK_OK;
}

struct dk_text
dk_exchange_text(struct dk_exchange rate)
{
	int64_t one = DK_EXCHANGE_ONE.e9;
	struct dk_text t, rest;
	size_t n;

	t = dk_decimal_text(rate.e9 / one, 0, 0);
	if (rate.e9 % one == 0)
		return t;
	rest = dk_decimal_text(one + rate.e9 % one, 0, 0); /* keeps the zeros in front */
	rest.s[0] = '.';
	for (n = strlen(rest.s); rest.s[n - 1] == '0'; n--)
		rest.s[n - 1] = '\0';
	memcpy(t.s + strlen(t.s), rest.s, n + 1);
	return t;
}

bool
dk_money_exchange(dk_money m, int from, struct dk_exchange rate, int to, dk_money *out)
{
	dk_wide num = (dk_wide)m.minor * rate.e9, den = power(PLACES);

	if (to > from)
		num *= power(to - from);
	else
		den *= power(from - to);
	return dk_wide_narrow(dk_wide_round(num, den), DK_MONEY_MAX, &out->minor);
}

bool
dk_money_exchange_back(dk_money m, int from, struct dk_exchange rate, int to, dk_money *out)
{
	dk_wide num = (dk_wide)m.minor * power(PLACES), den = rate.e9;

	dk_assert(rate.e9 > 0);
	if (to > from)
		num *= power(to - from);
	else
		den *= power(from - to);
	return dk_wide_narrow(dk_wide_round(num, den), DK_MONEY_MAX, &out->minor);
}

bool
dk_price_exchange(dk_price p, struct dk_exchange rate, dk_price *out)
{
	return dk_wide_narrow(dk_wide_round((dk_wide)p.e4 * rate.e9, power(PLACES)), DK_PRICE_MAX,
	    &out->e4);
}

bool
dk_price_exchange_back(dk_price p, struct dk_exchange rate, dk_price *out)
{
	dk_assert(rate.e9 > 0);
	return dk_wide_narrow(dk_wide_round((dk_wide)p.e4 * power(PLACES), rate.e9), DK_PRICE_MAX,
	    &out->e4);
}

bool
dk_exchange_inverse(struct dk_exchange rate, struct dk_exchange *out)
{
	dk_assert(rate.e9 > 0);
	return dk_wide_narrow(dk_wide_round(power(PLACES * 2), rate.e9), DK_EXCHANGE_MAX,
	    &out->e9) && out->e9 > 0;
}

bool
dk_money_exchange_parts(dk_money *parts, size_t count, int from, struct dk_exchange rate, int to)
{
	int64_t weights[DK_EXCHANGE_PARTS];
	dk_money shares[DK_EXCHANGE_PARTS], sum = DK_MONEY(0);

	dk_assert(count <= DK_EXCHANGE_PARTS);
	for (size_t i = 0; i < count; i++) {
		weights[i] = parts[i].minor;
		if (!dk_money_add(sum, parts[i], &sum))
			return false;
	}
	if (!dk_money_exchange(sum, from, rate, to, &sum))
		return false;
	if (count > 0)
		dk_money_share(sum, weights, count, shares);
	for (size_t i = 0; i < count; i++)
		parts[i] = shares[i];
	return true;
}

struct dk_text
dk_money_such(int64_t hundredths, int exponent)
{
	dk_money m;

	dk_assert(dk_money_exchange(DK_MONEY(hundredths), 2, DK_EXCHANGE_ONE, exponent, &m));
	return dk_money_text(m, exponent);
}

dk_money
dk_money_coins(dk_money due, int64_t coin)
{
	if (coin <= 1)
		return DK_MONEY(0);
	return DK_MONEY((int64_t)(dk_wide_round(due.minor, coin) * coin - due.minor));
}
