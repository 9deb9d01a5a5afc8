/* rule_code.c - rules that ask a list of codes. */
#include <string.h>

#include "base/gs1/rules.h"

struct code {
	const char *number, *letters;
};

static const struct code countries[] = {
#define DK_COUNTRY(number, letters) { number, letters },
#include "base/gs1/countries.def"
#undef DK_COUNTRY
};

static const struct code currencies[] = {
#define DK_CURRENCY(number, letters) { number, letters },
#include "base/gs1/currencies.def"
#undef DK_CURRENCY
};

static const char *const packages[] = {
#define DK_PACKAGE(code) code,
#include "base/gs1/packages.def"
#undef DK_PACKAGE
};

static bool
is(const char *code, const char *s, size_t len)
{
	return strlen(code) == len && memcmp(code, s, len) == 0;
}

static bool
is_country_number(const char *s, size_t len)
{
	for (size_t i = 0; i < DK_COUNT(countries); i++)
		if (is(countries[i].number, s, len))
			return true;
	return false;
}

const char *
dk_gs1_rule_iso3166(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return is_country_number(s, len) ? NULL : "NOT_ISO3166";
}

const char *
dk_gs1_rule_iso3166999(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return is("999", s, len) || is_country_number(s, len) ? NULL : "NOT_ISO3166_OR_999";
}

const char *
dk_gs1_rule_iso3166alpha2(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	for (size_t i = 0; i < DK_COUNT(countries); i++)
		if (is(countries[i].letters, s, len))
			return NULL;
	return "NOT_ISO3166_ALPHA2";
}

const char *
dk_gs1_currency(const char *number, size_t len)
{
	for (size_t i = 0; i < DK_COUNT(currencies); i++)
		if (is(currencies[i].number, number, len))
			return currencies[i].letters;
	return NULL;
}

const char *
dk_gs1_rule_iso4217(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return dk_gs1_currency(s, len) != NULL ? NULL : "NOT_ISO4217";
}

const char *
dk_gs1_rule_packagetype(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	for (size_t i = 0; i < DK_COUNT(packages); i++)
		if (is(packages[i], s, len))
			return NULL;
	return "INVALID_PACKAGE_TYPE";
}

/* 01 to 10 are given out by ICCBBA, 80 to 99 are for local use. */
const char *
dk_gs1_rule_mediatype(const char *s, size_t len, struct dk_gs1_span *bad)
{
	struct dk_gs1_span first;
	bool digits = len == 2 && dk_gs1_all_digits(s, len, &first) == NULL;

	(void)bad;
	if (digits && ((memcmp(s, "01", 2) >= 0 && memcmp(s, "10", 2) <= 0) ||
	    memcmp(s, "80", 2) >= 0))
		return NULL;
	return "INVALID_MEDIA_TYPE";
}
