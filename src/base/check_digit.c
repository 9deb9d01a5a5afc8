/* check_digit.c - Damm and GS1 mod 10. */
#include "docket/check_digit.h"

#include <string.h>

/* Damm's totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004). */
static const unsigned char quasigroup[10][10] = {
	{ 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
	{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
	{ 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 }, { 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
	{ 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
	{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
};

static bool
all_digits(const char *s)
{
	return s[0] != '\0' && strspn(s, "0123456789") == strlen(s);
}

char
dk_damm_digit(const char *digits)
{
	unsigned char interim = 0;

	dk_assert(all_digits(digits));
	for (; *digits != '\0'; digits++)
		interim = quasigroup[interim][*digits - '0'];
	return (char)('0' + interim);
}

bool
dk_damm_ok(const char *digits)
{
	return all_digits(digits) && dk_damm_digit(digits) == '0';
}

char
dk_mod10_digit(const char *digits)
{
	size_t len = strlen(digits);
	int sum = 0;

	dk_assert(all_digits(digits));
	for (size_t i = 0; i < len; i++)
		sum += (digits[len - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
	return (char)('0' + (10 - sum % 10) % 10);
}

bool
dk_mod10_ok(const char *digits)
{
	char stem[32];
	size_t len = strlen(digits);

	if (!all_digits(digits) || len < 2 || len > sizeof(stem))
		return false;
	memcpy(stem, digits, len - 1);
	stem[len - 1] = '\0';
	return dk_mod10_digit(stem) == digits[len - 1];
}

bool
dk_gtin_ok(const char *s)
{
	size_t len = strlen(s);

	return (len == 8 || len == 12 || len == 13 || len == 14) && dk_mod10_ok(s);
}

size_t
dk_gtin_format(const char *s)
{
	size_t len = strlen(s), significant = len - strspn(s, "0");

	if (!dk_gtin_ok(s))
		return 0;
	return significant <= 8 ? 8 : significant <= 12 ? 12 : significant;
}
