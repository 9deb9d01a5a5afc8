/* company_number.c - the check digits of company registers, a row a country. */
#include "docket/company_number.h"

#include <string.h>

/* Σ digit × weight. */
static int
weighted(const char *s, const int *weights, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (s[i] - '0') * weights[i];
	return sum;
}

/* Eleven digits; the first less one, weights 10, 1, 3, 5 ..., a multiple of 89. */
static bool
australia(const char *s)
{
	static const int weights[] = { 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 };

	return (weighted(s, weights, 11) - 10) % 89 == 0;
}

static bool
denmark(const char *s)
{
	static const int weights[] = { 2, 7, 6, 5, 4, 3, 2, 1 };

	return s[0] != '0' && weighted(s, weights, 8) % 11 == 0;
}

/* The ninth is what the others lack to a multiple of 11; ten cannot be. */
static bool
norway(const char *s)
{
	static const int weights[] = { 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return strspn(s, "0") != 9 && weighted(s, weights, 9) % 11 == 0;
}

/* Ten digits by Luhn (ISO/IEC 7812-1). */
static bool
sweden(const char *s)
{
	int sum = 0;

	for (int i = 0; i < 10; i++) {
		int d = (s[i] - '0') * (i % 2 == 0 ? 2 : 1);

		sum += d > 9 ? d - 9 : d;
	}
	return sum % 10 == 0;
}

static const struct {
	char country[3];
	size_t digits;
	bool (*holds)(const char *s);
} known[] = {
	{ "AU", 11, australia },
	{ "DK", 8, denmark },
	{ "NO", 9, norway },
	{ "SE", 10, sweden },
};

bool
dk_company_number_ok(const char *country, const char *number)
{
	for (size_t i = 0; i < DK_COUNT(known); i++)
		if (strcmp(known[i].country, country) == 0)
			return strlen(number) == known[i].digits &&
			    strspn(number, "0123456789") == known[i].digits &&
			    known[i].holds(number);
	return false;
}
