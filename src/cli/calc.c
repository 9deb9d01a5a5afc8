/* calc.c - exact decimals of the calculator, and results held against expectations. */
#include "cli/calc.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "docket/amount.h"
#include "docket/text.h"

#define DIGITS_MAX 18

bool
dk_calc_cannot(struct dk_calc_case *c, const char *fmt, ...)
{
	char text[200];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	c->why = dk_text_scrub(c->arena, text); /* what it quotes may be cut inside a letter */
	return false;
}

int64_t
dk_calc_power(int n)
{
	int64_t p = 1;

	dk_assert(n >= 0 && n <= DIGITS_MAX);
	while (n-- > 0)
		p *= 10;
	return p;
}

int64_t
dk_calc_apart(int64_t x, int64_t y)
{
	return x > y ? x - y : y - x;
}

bool
dk_calc_decimal(const char *s, struct dk_calc_decimal *out)
{
	bool negative = *s == '-', seen = false, after_point = false;
	int64_t v = 0;
	int places = 0;

	for (s += *s == '-' || *s == '+'; *s != '\0'; s++) {
		if (*s == '.' && !after_point) {
			after_point = true;
			continue;
		}
		if (!isdigit((unsigned char)*s))
			return false;
		seen = true;
		if (after_point && strspn(s, "0") == strlen(s))
			break;
		if (v >= INT64_C(100000000000000000) || places == DIGITS_MAX)
			return false;
		v = v * 10 + (*s - '0');
		places += after_point;
	}
	*out = (struct dk_calc_decimal){ negative ? -v : v, places };
	return seen;
}

bool
dk_calc_scaled(struct dk_calc_decimal d, int places, int64_t limit, int64_t *out)
{
	return d.places <= places &&
	    dk_muldiv(d.value, dk_calc_power(places - d.places), 1, limit, out);
}

static bool
equal(const char *x, const char *y)
{
	struct dk_calc_decimal a, b;

	return dk_calc_decimal(x, &a) && dk_calc_decimal(y, &b) && a.value == b.value &&
	    (a.value == 0 || a.places == b.places);
}

void
dk_calc_expect(struct dk_calc_case *c, const struct dk_json *object, const char *key,
    const char *result)
{
	if (dk_json_get(object, key) == NULL)
		return;
	c->has_expected = true;
	if (!equal(dk_json_text(object, key), result))
		c->differs = true;
}
