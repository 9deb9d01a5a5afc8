/* rule_check.c - rules about check digits and check characters. */
#include <string.h>

#include "base/gs1/rules.h"

#define PAIR_MAX 99 /* as long as any element string may be */
#define IBAN_LEAST 11
#define IBAN_MOST 34

/* GS1 mod 10 of any length: weights 3 and 1 from the right. */
const char *
dk_gs1_rule_csum(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault = dk_gs1_all_digits(s, len, bad);
	int sum = 0;

	if (fault != NULL)
		return fault;
	if (len == 0)
		return "TOO_SHORT_FOR_CHECK_DIGIT";
	for (size_t i = 0; i < len; i++)
		sum += (s[len - 1 - i] - '0') * (i % 2 == 0 ? 1 : 3);
	if (sum % 10 == 0)
		return NULL;
	*bad = (struct dk_gs1_span){ len - 1, 1 };
	return "INCORRECT_CHECK_DIGIT";
}

static int
next_prime(int n)
{
	for (bool found = false; !found;) {
		n++;
		found = true;
		for (int d = 2; d * d <= n && found; d++)
			found = n % d != 0;
	}
	return n;
}

/* Two characters of 32 over mod 1021: each character weighs the prime of its place from the right,
 * the value of a character is its place in CSET 82. */
const char *
dk_gs1_rule_csumalpha(const char *s, size_t len, struct dk_gs1_span *bad)
{
	static const char set[] = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
	                          "abcdefghijklmnopqrstuvwxyz";
	static const char pair[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
	int sum = 0, prime = 1;

	if (len > PAIR_MAX)
		return "TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION";
	if (len < 2)
		return "TOO_SHORT_FOR_CHECK_PAIR";
	if (dk_gs1_rule_cset82(s, len - 2, bad) != NULL)
		return "INVALID_CSET82_CHARACTER";
	for (size_t i = len - 2; i-- > 0;) {
		prime = next_prime(prime);
		sum = (sum + (int)(strchr(set, s[i]) - set) * prime) % 1021;
	}
	if (s[len - 2] == pair[sum / 32] && s[len - 1] == pair[sum % 32])
		return NULL;
	*bad = (struct dk_gs1_span){ len - 2, 2 };
	return "INCORRECT_CHECK_PAIR";
}

/* ISO 13616: country and check digits moved behind, letters as 10 to 35, mod 97 leaves 1. */
const char *
dk_gs1_rule_iban(const char *s, size_t len, struct dk_gs1_span *bad)
{
	struct dk_gs1_span whole = *bad;
	int rest = 0;

	if (len < 4)
		return "IBAN_TOO_SHORT";
	if (dk_gs1_rule_iso3166alpha2(s, 2, bad) != NULL) {
		*bad = (struct dk_gs1_span){ 0, 2 };
		return "ILLEGAL_IBAN_COUNTRY_CODE";
	}
	*bad = whole;
	if (len < IBAN_LEAST || len > IBAN_MOST)
		return len > IBAN_MOST ? "IBAN_TOO_LONG" : "IBAN_TOO_SHORT";
	for (size_t i = 0; i < len; i++) {
		char c = s[(i + 4) % len];

		if (c >= '0' && c <= '9') {
			rest = (rest * 10 + (c - '0')) % 97;
		} else if (c >= 'A' && c <= 'Z') {
			rest = (rest * 100 + (c - 'A' + 10)) % 97;
		} else {
			*bad = (struct dk_gs1_span){ (i + 4) % len, 1 };
			return "INVALID_IBAN_CHARACTER";
		}
	}
	if (rest == 1)
		return NULL;
	*bad = (struct dk_gs1_span){ 2, 2 };
	return "INCORRECT_IBAN_CHECKSUM";
}
