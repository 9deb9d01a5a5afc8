/* decimal.c - reading and printing the amounts: what people type, what files hold. */
#include "docket/amount.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const int64_t power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
	100000000, 1000000000 };

/* Where the decimal point of `s` stands. A point beats a comma; a lone comma before exactly
 * three digits could be either and is refused (-2); no point is -1. */
static int
find_point(const char *s)
{
	const char *dot = strrchr(s, '.'), *comma = strrchr(s, ',');

	if (dot != NULL && comma != NULL)
		return (int)((dot > comma ? dot : comma) - s);
	if (dot != NULL)
		return strchr(s, '.') == dot ? (int)(dot - s) : -1;
	if (comma == NULL)
		return -1;
	if (strchr(s, ',') != comma)
		return -1; /* 1,234,567 */
	if (strlen(comma + 1) == 3 && comma - s <= 3 && comma != s && *s != '0')
		return -2;
	return (int)(comma - s);
}

/* Thousands marks must stand before groups of three: "1,234" and "1 234" but not "12,34". */
static bool
groups_ok(const char *s, size_t len, char mark)
{
	size_t since = 0;
	bool seen = false;

	for (size_t i = 0; i < len; i++) {
		if (isdigit((unsigned char)s[i])) {
			since++;
			continue;
		}
		if (s[i] != mark || since == 0 || since > 3 || (seen && since != 3))
			return false;
		seen = true;
		since = 0;
	}
	return !seen || since == 3;
}

static enum dk_rc
not_a_number(const char *s, struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, NULL, "'%.40s' is not a number. Type it like 1234.50.", s);
}

/* Adds one digit at its place; digits past the scale must be zeros. */
static bool
take_digit(int64_t *v, int digit, int64_t limit)
{
	if (*v > (limit - digit) / 10 + 1)
		return false;
	*v = *v * 10 + digit;
	return *v <= limit;
}

static enum dk_rc
read_fraction(const char *p, int decimals, int64_t limit, int64_t *v, struct dk_err *err)
{
	int places = 0;

	for (; *p != '\0'; p++) {
		if (!isdigit((unsigned char)*p))
			return not_a_number(p, err);
		if (places == decimals) {
			if (*p != '0')
				return dk_fail(err, DK_EINPUT, NULL,
				    "At most %d decimals are kept here; round it yourself.",
				    decimals);
			continue;
		}
		if (!take_digit(v, *p - '0', limit))
			return dk_fail(err, DK_EINPUT, NULL, "That number is too large.");
		places++;
	}
	for (; places < decimals; places++)
		if (!take_digit(v, 0, limit))
			return dk_fail(err, DK_EINPUT, NULL, "That number is too large.");
	return DK_OK;
}

enum dk_rc
dk_decimal_parse(const char *s, int decimals, int64_t limit, int64_t *out, struct dk_err *err)
{
	bool negative = *s == '-';
	const char *p = s + (*s == '-' || *s == '+');
	int point = find_point(p);
	size_t whole = point >= 0 ? (size_t)point : strlen(p);
	char mark = point >= 0 && p[point] == ',' ? '.' : ',';
	enum dk_rc rc;
	int64_t v = 0;

	if (point == -2)
		return dk_fail(err, DK_EINPUT, NULL,
		    "'%.40s' could mean thousands or decimals. Type it with a point.", s);
	if (strlen(p) > 40 || strpbrk(p, "0123456789") == NULL)
		return not_a_number(s, err);
	if (!groups_ok(p, whole, mark))
		return not_a_number(s, err);
	for (size_t i = 0; i < whole; i++)
		if (isdigit((unsigned char)p[i]) && !take_digit(&v, p[i] - '0', limit))
			return dk_fail(err, DK_EINPUT, NULL, "That number is too large.");
	rc = read_fraction(point >= 0 ? p + point + 1 : "", decimals, limit, &v, err);
	if (rc == DK_OK)
		*out = negative ? -v : v;
	return rc;
}

struct dk_text
dk_decimal_text(int64_t value, int decimals, int min_decimals)
{
	struct dk_text t;
	uint64_t u = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	uint64_t scale = (uint64_t)power_of_ten[decimals];
	int n = snprintf(t.s, sizeof(t.s), "%s%llu", value < 0 ? "-" : "",
	    (unsigned long long)(u / scale));

	if (decimals == 0)
		return t;
	snprintf(t.s + n, sizeof(t.s) - (size_t)n, ".%0*llu", decimals,
	    (unsigned long long)(u % scale));
	for (int d = decimals; d > min_decimals; d--) {
		size_t last = strlen(t.s) - 1;

		if (t.s[last] != '0')
			break;
		t.s[last] = '\0';
	}
	if (t.s[strlen(t.s) - 1] == '.')
		t.s[strlen(t.s) - 1] = '\0';
	return t;
}

/* Puts a comma before each group of three digits of the whole part. */
static struct dk_text
with_groups(struct dk_text in)
{
	struct dk_text out = { "" };
	size_t sign = in.s[0] == '-', whole = strcspn(in.s + sign, "."), n = 0;

	if (sign)
		out.s[n++] = '-';
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			out.s[n++] = ',';
		out.s[n++] = in.s[sign + i];
	}
	snprintf(out.s + n, sizeof(out.s) - n, "%s", in.s + sign + whole);
	return out;
}

struct dk_text
dk_money_text(dk_money m, int exponent)
{
	return dk_decimal_text(m.minor, exponent, exponent);
}

struct dk_text
dk_money_show(dk_money m, int exponent)
{
	return with_groups(dk_money_text(m, exponent));
}

struct dk_text
dk_price_text(dk_price p)
{
	return dk_decimal_text(p.e4, 4, 2);
}

struct dk_text
dk_qty_text(dk_qty q)
{
	return dk_decimal_text(q.milli, 3, 0);
}

struct dk_text
dk_qty_show(dk_qty q)
{
	return with_groups(dk_qty_text(q));
}

struct dk_text
dk_rate_text(dk_rate r)
{
	return dk_decimal_text(r.e5, 3, 0);
}

enum dk_rc
dk_money_parse(const char *s, int exponent, dk_money *out, struct dk_err *err)
{
	return dk_decimal_parse(s, exponent, DK_MONEY_MAX, &out->minor, err);
}

enum dk_rc
dk_price_parse(const char *s, dk_price *out, struct dk_err *err)
{
	int64_t v = 0;
	enum dk_rc rc = dk_decimal_parse(s, 4, DK_PRICE_MAX, &v, err);

	if (rc == DK_OK && v < 0)
		rc = dk_fail(err, DK_EINPUT, NULL, "A price cannot be negative.");
	if (rc == DK_OK)
		out->e4 = v;
	return rc;
}

enum dk_rc
dk_qty_parse(const char *s, dk_qty *out, struct dk_err *err)
{
	return dk_decimal_parse(s, 3, DK_QTY_MAX, &out->milli, err);
}

enum dk_rc
dk_rate_parse(const char *s, dk_rate *out, struct dk_err *err)
{
	char text[48];
	size_t n = strlen(s);
	int64_t v = 0;
	enum dk_rc rc;

	if (n > 0 && s[n - 1] == '%')
		n--;
	if (n >= sizeof(text))
		return not_a_number(s, err);
	memcpy(text, s, n);
	text[n] = '\0';
	rc = dk_decimal_parse(text, 3, DK_TAX_RATE_MAX, &v, err);
	if (rc == DK_OK && v < 0)
		rc = dk_fail(err, DK_EINPUT, NULL, "A percentage cannot be negative.");
	if (rc == DK_OK)
		out->e5 = v;
	return rc;
}
