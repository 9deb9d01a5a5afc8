/*
 * tax_number_rows.c - the check digits of tax numbers of further countries of Europe.
 *
 * Where a person's number is a tax number too, and says more about the person than docket should
 * know, its form alone is looked at.
 */
#include "base/tax_number_rows.h"

#include <string.h>

#include "docket/company_number.h"

static bool
only_digits(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789") == n;
}

static int
digit(const char *s, size_t i)
{
	return s[i] - '0';
}

/* Σ digit × weight, the weights ended by 0. */
static int
weighted(const char *s, const int *weights)
{
	int sum = 0;

	for (size_t i = 0; weights[i] != 0; i++)
		sum += digit(s, i) * weights[i];
	return sum;
}

/* Weights 8 to 2 on the first seven digits. */
static int
eight_to_two(const char *s)
{
	static const int weights[] = { 8, 7, 6, 5, 4, 3, 2, 0 };

	return weighted(s, weights);
}

static bool
bulgaria(const char *s)
{
	static const int first[] = { 1, 2, 3, 4, 5, 6, 7, 8, 0 };
	static const int second[] = { 3, 4, 5, 6, 7, 8, 9, 10, 0 };
	int check;

	if (only_digits(s, 10))
		return true;
	if (!only_digits(s, 9))
		return false;
	check = weighted(s, first) % 11;
	if (check == 10)
		check = weighted(s, second) % 11 % 10;
	return check == digit(s, 8);
}

/* Digits at odd places count by a table, the sum names the letter. */
static bool
cyprus(const char *s)
{
	static const int odd[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21 };
	int sum = 0;

	if (strlen(s) != 9 || strspn(s, "0123456789") != 8 || strncmp(s, "12", 2) == 0)
		return false;
	for (size_t i = 0; i < 8; i++)
		sum += i % 2 == 0 ? odd[digit(s, i)] : digit(s, i);
	return s[8] == 'A' + sum % 26;
}

static bool
czechia(const char *s)
{
	if (only_digits(s, 9) || only_digits(s, 10))
		return true;
	return only_digits(s, 8) && s[0] != '9' &&
	    (11 - eight_to_two(s) % 11) % 10 == digit(s, 7);
}

static bool
denmark(const char *s)
{
	return dk_company_number_ok("DK", s);
}

static bool
estonia(const char *s)
{
	static const int weights[] = { 3, 7, 1, 3, 7, 1, 3, 7, 1, 0 };

	return only_digits(s, 9) && weighted(s, weights) % 10 == 0;
}

/* Nine digits, once eight: powers of two. */
static bool
greece(const char *s)
{
	int sum = 0;
	size_t n = strlen(s);

	if (!only_digits(s, 9) && !only_digits(s, 8))
		return false;
	for (size_t i = 0; i + 1 < n; i++)
		sum += digit(s, i) << (n - 1 - i);
	return sum > 0 && sum % 11 % 10 == digit(s, n - 1);
}

static bool
finland(const char *s)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 0 };

	return only_digits(s, 8) && weighted(s, weights) % 11 == 0;
}

/* ISO/IEC 7064, mod 11,10. */
static bool
croatia(const char *s)
{
	int product = 10;

	if (!only_digits(s, 11))
		return false;
	for (size_t i = 0; i < 10; i++) {
		int sum = (digit(s, i) + product) % 10;

		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (11 - product) % 10 == digit(s, 10);
}

static bool
hungary(const char *s)
{
	static const int weights[] = { 9, 7, 3, 1, 9, 7, 3, 1, 0 };

	return only_digits(s, 8) && weighted(s, weights) % 10 == 0;
}

/* Seven digits and a letter, since 2013 one more; once the second sign was a letter too. */
static bool
ireland(const char *s)
{
	static const char letters[] = "WABCDEFGHIJKLMNOPQRSTUV";
	size_t n = strlen(s);
	char seven[8];
	int more = 0;

	if ((n != 8 && n != 9) || strspn(s, "0123456789") == 0)
		return false;
	if (strspn(s, "0123456789") >= 7) {
		memcpy(seven, s, 7);
	} else {
		if (n != 8 || strspn(s + 2, "0123456789") != 5)
			return false;
		seven[0] = '0';
		memcpy(seven + 1, s + 2, 5);
		seven[6] = s[0];
	}
	if (n == 9) {
		const char *second = strchr("WABCDEFGHI", s[8]);

		if (second == NULL)
			return false;
		more = 9 * (int)(second - strchr("WABCDEFGHI", 'W'));
	}
	return s[7] == letters[(eight_to_two(seven) + more) % 23];
}

/* Nine digits of a company, twelve of others; a one before the last. */
static bool
lithuania(const char *s)
{
	size_t n = strlen(s);
	int first = 0, second = 0;

	if ((!only_digits(s, 9) && !only_digits(s, 12)) || s[n - 2] != '1')
		return false;
	for (size_t i = 0; i + 1 < n; i++) {
		first += digit(s, i) * (int)(1 + i % 9);
		second += digit(s, i) * (int)(1 + (i + 2) % 9);
	}
	return (first % 11 != 10 ? first % 11 : second % 11 % 10) == digit(s, n - 1);
}

static bool
luxembourg(const char *s)
{
	int six = 0;

	for (size_t i = 0; i < 6 && s[i] != '\0'; i++)
		six = six * 10 + digit(s, i);
	return only_digits(s, 8) && six % 89 == digit(s, 6) * 10 + digit(s, 7);
}

/* Companies begin above 3. */
static bool
latvia(const char *s)
{
	static const int company[] = { 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1, 0 };
	static const int person[] = { 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 0 };

	if (!only_digits(s, 11))
		return false;
	if (s[0] > '3')
		return weighted(s, company) % 11 == 3;
	return (1 + weighted(s, person)) % 11 % 10 == digit(s, 10);
}

static bool
malta(const char *s)
{
	static const int weights[] = { 3, 4, 6, 7, 8, 9, 10, 1, 0 };

	return only_digits(s, 8) && s[0] != '0' && weighted(s, weights) % 37 == 0;
}

static bool
norway(const char *s)
{
	char nine[10];

	if (strlen(s) != 9 && (strlen(s) != 12 || strcmp(s + 9, "MVA") != 0))
		return false;
	memcpy(nine, s, 9);
	nine[9] = '\0';
	return dk_company_number_ok("NO", nine);
}

static bool
portugal(const char *s)
{
	static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2, 0 };

	return only_digits(s, 9) && s[0] != '0' &&
	    (11 - weighted(s, weights) % 11) % 11 % 10 == digit(s, 8);
}

/* Two to ten digits, the weights from the right; a person has thirteen. */
static bool
romania(const char *s)
{
	static const int weights[] = { 2, 3, 5, 7, 1, 2, 3, 5, 7 };
	size_t n = strlen(s);
	int sum = 0;

	if (only_digits(s, 13))
		return true;
	if (n < 2 || n > 10 || !only_digits(s, n))
		return false;
	for (size_t i = 0; i + 1 < n; i++)
		sum += digit(s, n - 2 - i) * weights[i];
	return 10 * sum % 11 % 10 == digit(s, n - 1);
}

/* The company's number and a count from 01 to 94. */
static bool
sweden(const char *s)
{
	char ten[11];
	int count;

	if (!only_digits(s, 12))
		return false;
	memcpy(ten, s, 10);
	ten[10] = '\0';
	count = digit(s, 10) * 10 + digit(s, 11);
	return count >= 1 && count <= 94 && dk_company_number_ok("SE", ten);
}

static bool
slovenia(const char *s)
{
	int rest = only_digits(s, 8) && s[0] != '0' ? eight_to_two(s) % 11 : 0;

	return rest != 0 && (rest == 1 ? 0 : 11 - rest) == digit(s, 7);
}

static bool
slovakia(const char *s)
{
	int rest = 0;

	if (!only_digits(s, 10) || s[0] == '0' || strchr("234789", s[2]) == NULL)
		return false;
	for (size_t i = 0; i < 10; i++)
		rest = (rest * 10 + digit(s, i)) % 11;
	return rest == 0;
}

/* E and nine digits, and the tax's name in one of the languages. */
static bool
switzerland(const char *s)
{
	static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4, 0 };
	const char *name;

	if (s[0] != 'E' || strspn(s + 1, "0123456789") != 9)
		return false;
	name = s + 10;
	return (*name == '\0' || strcmp(name, "MWST") == 0 || strcmp(name, "TVA") == 0 ||
		   strcmp(name, "IVA") == 0) &&
	    (11 - weighted(s + 1, weights) % 11) % 11 == digit(s, 9);
}

const struct dk_tax_number_row dk_tax_number_rows[] = {
	{ "BG", bulgaria }, { "CH", switzerland }, { "CY", cyprus }, { "CZ", czechia },
	{ "DK", denmark }, { "EE", estonia }, { "EL", greece }, { "FI", finland },
	{ "GR", greece }, { "HR", croatia }, { "HU", hungary }, { "IE", ireland },
	{ "LT", lithuania }, { "LU", luxembourg }, { "LV", latvia }, { "MT", malta },
	{ "NO", norway }, { "PT", portugal }, { "RO", romania }, { "SE", sweden },
	{ "SI", slovenia }, { "SK", slovakia },
};

const size_t dk_tax_number_row_count = DK_COUNT(dk_tax_number_rows);
