/* calc_published.c - the figures of a case held against each other. */
#include "cli/calc_published.h"

bool
dk_published(const struct dk_json *o, const char *key, int exponent, int64_t *out)
{
	struct dk_calc_decimal d;

	return o != NULL && o->kind == DK_JSON_OBJECT &&
	    dk_calc_decimal(dk_json_text(o, key), &d) &&
	    dk_calc_scaled(d, exponent, DK_MONEY_MAX, out);
}

bool
dk_published_sum(const struct dk_json *list, const char *key, int exponent, int64_t *sum)
{
	*sum = 0;
	for (const struct dk_json *o = list != NULL ? list->child : NULL; o != NULL; o = o->next) {
		int64_t v;

		if (!dk_published(o, key, exponent, &v))
			return false;
		if (__builtin_add_overflow(*sum, v, sum))
			return false;
	}
	return list != NULL;
}

const char *
dk_published_text(const struct dk_calc_case *c, int64_t minor, int exponent)
{
	return dk_arena_dup(c->arena, dk_decimal_text(minor, exponent, exponent).s);
}

const char *
dk_published_sentence(const struct dk_calc_case *c, const char *what, int64_t sum, int64_t found,
    int exponent)
{
	return dk_fmt(c->arena, "%s %s, but %s is published", what,
	    dk_published_text(c, sum, exponent), dk_published_text(c, found, exponent));
}

const char *
dk_published_total(const struct dk_calc_case *c, const struct dk_json *o, const char *const *terms,
    int exponent, int64_t slack)
{
	const char *total = terms[0];
	int64_t sum, v, found;

	if (!dk_published(o, terms[1], exponent, &sum))
		return NULL;
	for (size_t i = 2; terms[i] != NULL; i++) {
		bool less = terms[i][0] == '-';

		if (dk_published(o, terms[i] + less, exponent, &v))
			sum += less ? -v : v;
	}
	if (!dk_published(o, total, exponent, &found) || dk_calc_apart(found, sum) * 2 <= slack)
		return NULL;
	return dk_published_sentence(c, dk_fmt(c->arena, "%s should be", total), sum, found,
	    exponent);
}

const char *
dk_published_tax(const struct dk_calc_case *c, int64_t base, dk_rate percent, int64_t amount,
    int exponent)
{
	dk_money tax = dk_money_rate(DK_MONEY(base), percent);

	if (tax.minor == amount)
		return NULL;
	return dk_published_sentence(c,
	    dk_fmt(c->arena, "%s at %s %% is", dk_published_text(c, base, exponent),
		dk_rate_text(percent).s),
	    tax.minor, amount, exponent);
}
