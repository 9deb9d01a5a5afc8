/*
 * tax_number.c - the check digits of tax numbers, a function a country.
 *
 * Each takes the number without its country's letters, in capitals, and says whether its form and
 * its check digits hold.
 */
#include "docket/tax_number.h"

#include <ctype.h>
#include <string.h>

#include "base/tax_number_rows.h"
#include "docket/check_digit.h"

enum { LONGEST = 20 };

/* Exactly `n` digits from here on. */
static bool
digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n;
}

static bool
only_digits(const char *s, size_t n)
{
	return strlen(s) == n && digits(s, n);
}

static int
number_of(const char *s, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

static int
weighted(const char *s, const char *weights)
{
	int sum = 0;

	for (size_t i = 0; weights[i] != '\0'; i++)
		sum += (s[i] - '0') * (weights[i] - '0');
	return sum;
}

/* Every second digit from the right doubled, its own digits added up (ISO/IEC 7812-1). */
static bool
luhn(const char *s, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int d = s[n - 1 - i] - '0';

		d = i % 2 == 0 ? d : 2 * d;
		sum += d > 9 ? d - 9 : d;
	}
	return sum % 10 == 0;
}

/* U and seven digits, the eighth by Luhn with 4 added. */
static bool
austria(const char *s)
{
	int sum = 4;

	if (s[0] != 'U' || !only_digits(s + 1, 8))
		return false;
	for (size_t i = 1; i <= 7; i++) {
		int d = (s[i] - '0') * (i % 2 == 0 ? 2 : 1);

		sum += d > 9 ? d - 9 : d;
	}
	return (10 - sum % 10) % 10 == s[8] - '0';
}

/* Ten digits, once nine: what is left to 97 stands at the end. */
static bool
belgium(const char *s)
{
	char ten[12] = "0";

	if (only_digits(s, 9))
		memcpy(ten + 1, s, 10);
	else if (only_digits(s, 10) && (s[0] == '0' || s[0] == '1'))
		memcpy(ten, s, 11);
	else
		return false;
	return number_of(ten, 8) > 0 && 97 - number_of(ten, 8) % 97 == number_of(ten + 8, 2);
}

/* ISO/IEC 7064, mod 11,10. */
static bool
germany(const char *s)
{
	int product = 10;

	if (!only_digits(s, 9) || s[0] == '0')
		return false;
	for (size_t i = 0; i < 8; i++) {
		int sum = (s[i] - '0' + product) % 10;

		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (11 - product) % 10 == s[8] - '0';
}

/* A company's control sign is the digit, or the letter that stands for it, by its kind. */
static bool
spanish_company(const char *s)
{
	char seven[12];
	int control;

	if (!digits(s + 1, 7))
		return false;
	memcpy(seven, s + 1, 7);
	for (control = 0; control < 10; control++) {
		seven[7] = (char)('0' + control);
		if (luhn(seven, 8))
			break;
	}
	if (strchr("ABEH", s[0]) != NULL)
		return s[8] == '0' + control;
	if (strchr("NPQRSW", s[0]) != NULL)
		return s[8] == "JABCDEFGHI"[control];
	return s[8] == '0' + control || s[8] == "JABCDEFGHI"[control];
}

static bool
spain(const char *s)
{
	static const char letters[] = "TRWAGMYFPDXBNJZSQVHLCKE";

	if (strlen(s) != 9)
		return false;
	if (digits(s, 8))
		return s[8] == letters[number_of(s, 8) % 23];
	if (strchr("XYZ", s[0]) != NULL && digits(s + 1, 7))
		return s[8] == letters[((s[0] - 'X') * 10000000 + number_of(s + 1, 7)) % 23];
	if (strchr("KLM", s[0]) != NULL && digits(s + 1, 7))
		return s[8] == letters[number_of(s + 1, 7) % 23];
	return strchr("ABCDEFGHJNPQRSUVW", s[0]) != NULL && spanish_company(s);
}

/* Two signs that follow from the company's number, which holds by Luhn. */
static bool
france(const char *s)
{
	static const char signs[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	const char *first, *second;
	int company, key;

	if (strlen(s) != 11 || !digits(s + 2, 9))
		return false;
	if (strncmp(s + 2, "000", 3) != 0 && !luhn(s + 2, 9)) /* Monaco's begin with 000 */
		return false;
	company = number_of(s + 2, 9);
	if (digits(s, 2)) /* the company's number and 12, modulo 97, without passing 32 bits */
		return number_of(s, 2) == (company % 97 * 100 + 12) % 97;
	first = strchr(signs, s[0]);
	second = strchr(signs, s[1]);
	if (first == NULL || second == NULL)
		return false;
	key = isdigit((unsigned char)s[0])
	    ? (int)(first - signs) * 24 + (int)(second - signs) - 10
	    : (int)(first - signs) * 34 + (int)(second - signs) - 100;
	return (company + 1 + key / 11) % 11 == key % 11;
}

/* Weights 8 to 2, and two digits that make it a multiple of 97, since 2010 also 55 short of one.
 * Twelve digits name a branch; GD and HA with three digits are government and health. */
static bool
britain(const char *s)
{
	int sum;

	if (strlen(s) == 5 && digits(s + 2, 3))
		return (strncmp(s, "GD", 2) == 0 && s[2] < '5') ||
		    (strncmp(s, "HA", 2) == 0 && s[2] >= '5');
	if (!only_digits(s, 9) && !only_digits(s, 12))
		return false;
	sum = weighted(s, "8765432") + number_of(s + 7, 2);
	return number_of(s, 7) > 0 && (sum % 97 == 0 || sum % 97 == 42);
}

static bool
italy(const char *s)
{
	return only_digits(s, 11) && number_of(s, 7) > 0 && luhn(s, 11);
}

/* The whole number with its letters as 10 to 35, modulo 97. */
static int
modulo_97(const char *s)
{
	int left = 0;

	for (; *s != '\0'; s++)
		left = isdigit((unsigned char)*s) ? (left * 10 + *s - '0') % 97
						  : (left * 100 + *s - 'A' + 10) % 97;
	return left;
}

/* Nine digits that hold modulo 11, B and a number; a sole trader's holds modulo 97 as a whole. */
static bool
netherlands(const char *s)
{
	char whole[LONGEST + 3] = "NL";

	if (strlen(s) != 12 || !digits(s, 9) || s[9] != 'B' || !digits(s + 10, 2))
		return false;
	memcpy(whole + 2, s, strlen(s) + 1);
	return (number_of(s, 9) > 0 &&
	    (weighted(s, "98765432") + 10 * (s[8] - '0')) % 11 == 0) || modulo_97(whole) == 1;
}

static bool
poland(const char *s)
{
	return only_digits(s, 10) && weighted(s, "657234567") % 11 == s[9] - '0';
}

static const struct dk_tax_number_row known[] = {
	{ "AT", austria }, { "BE", belgium }, { "DE", germany }, { "ES", spain },
	{ "FR", france }, { "GB", britain }, { "IT", italy }, { "NL", netherlands },
	{ "PL", poland }, { "XI", britain },
};

static const struct dk_tax_number_row *
find(const char *country)
{
	for (size_t i = 0; i < DK_COUNT(known); i++)
		if (strncmp(country, known[i].country, 2) == 0)
			return &known[i];
	for (size_t i = 0; i < dk_tax_number_row_count; i++)
		if (strncmp(country, dk_tax_number_rows[i].country, 2) == 0)
			return &dk_tax_number_rows[i];
	return NULL;
}

enum dk_tax_number
dk_tax_number_look(const char *number, const char *country)
{
	char s[LONGEST + 1];
	size_t n = 0;
	const struct dk_tax_number_row *row;

	for (; *number != '\0'; number++) {
		if (strchr(" .-/", *number) != NULL)
			continue;
		if (n == LONGEST)
			return DK_TAX_NUMBER_UNKNOWN;
		s[n++] = (char)toupper((unsigned char)*number);
	}
	s[n] = '\0';
	/* two letters and a country docket knows; GD and HA are British, and no countries */
	row = NULL;
	if (n > 2 && isalpha((unsigned char)s[0]) && isalpha((unsigned char)s[1]))
		row = find(s);
	if (row != NULL)
		return row->holds(s + 2) ? DK_TAX_NUMBER_RIGHT : DK_TAX_NUMBER_WRONG;
	row = find(country);
	if (row == NULL)
		return DK_TAX_NUMBER_UNKNOWN;
	return row->holds(s) ? DK_TAX_NUMBER_RIGHT : DK_TAX_NUMBER_WRONG;
}
