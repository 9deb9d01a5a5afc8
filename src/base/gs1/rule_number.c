/* rule_number.c - rules about numbers, and choices of one digit. */
#include <string.h>

#include "base/gs1/rules.h"

#define COMPANY_LEAST 4 /* digits of the shortest company prefix */

/* Compares two numbers of digits without zeros in front. */
static int
compare(const char *a, size_t a_len, const char *b, size_t b_len)
{
	return a_len != b_len ? (a_len > b_len) - (a_len < b_len) : memcmp(a, b, a_len);
}

static bool
all_zero(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != '0')
			return false;
	return true;
}

static const char *
one_of(const char *set, const char *s, size_t len, const char *fault)
{
	return len == 1 && s[0] != '\0' && strchr(set, s[0]) != NULL ? NULL : fault;
}

const char *
dk_gs1_rule_zero(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return len > 0 && all_zero(s, len) ? NULL : "NOT_ZERO";
}

const char *
dk_gs1_rule_nonzero(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault = dk_gs1_all_digits(s, len, bad);

	if (fault != NULL)
		return fault;
	return all_zero(s, len) ? "ILLEGAL_ZERO_VALUE" : NULL;
}

const char *
dk_gs1_rule_nozeroprefix(const char *s, size_t len, struct dk_gs1_span *bad)
{
	if (len > 0 && s[0] == '0') {
		*bad = (struct dk_gs1_span){ 0, 1 };
		return "ILLEGAL_ZERO_PREFIX";
	}
	return dk_gs1_all_digits(s, len, bad);
}

const char *
dk_gs1_rule_yesno(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return one_of("01", s, len, "NOT_ZERO_OR_ONE");
}

const char *
dk_gs1_rule_winding(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return one_of("019", s, len, "INVALID_WINDING_DIRECTION");
}

const char *
dk_gs1_rule_iso5218(const char *s, size_t len, struct dk_gs1_span *bad)
{
	(void)bad;
	return one_of("0129", s, len, "INVALID_BIOLOGICAL_SEX_CODE");
}

/* "0203": piece 02 of 03. */
const char *
dk_gs1_rule_pieceoftotal(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault = dk_gs1_all_digits(s, len, bad);
	size_t half = len / 2;

	if (fault != NULL)
		return fault;
	if (len == 0 || len % 2 != 0)
		return "INVALID_LENGTH_FOR_PIECE_OF_TOTAL";
	if (all_zero(s, half)) {
		*bad = (struct dk_gs1_span){ 0, half };
		return "ZERO_PIECE_NUMBER";
	}
	if (all_zero(s + half, half)) {
		*bad = (struct dk_gs1_span){ half, half };
		return "ZERO_TOTAL_PIECES";
	}
	return memcmp(s, s + half, half) > 0 ? "PIECE_NUMBER_EXCEEDS_TOTAL" : NULL;
}

/* "2/3": second of three. */
const char *
dk_gs1_rule_posinseqslash(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *slash = memchr(s, '/', len), *end;
	struct dk_gs1_span first;
	size_t place, all;

	if (slash == NULL)
		return "POSITION_IN_SEQUENCE_MALFORMED";
	place = (size_t)(slash - s);
	end = slash + 1;
	all = len - place - 1;
	if (place == 0 || all == 0 || dk_gs1_all_digits(s, place, &first) != NULL ||
	    dk_gs1_all_digits(end, all, &first) != NULL)
		return "POSITION_IN_SEQUENCE_MALFORMED";
	if (s[0] == '0' || end[0] == '0') {
		*bad = s[0] == '0' ? (struct dk_gs1_span){ 0, place } :
		    (struct dk_gs1_span){ place + 1, all };
		return "ILLEGAL_ZERO_PREFIX";
	}
	return compare(s, place, end, all) > 0 ? "POSITION_EXCEEDS_END" : NULL;
}

/* Ten digits: degrees with seven decimals, moved so that none is negative. */
const char *
dk_gs1_rule_latitude(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len != 10)
		return "LATITUDE_INVALID_LENGTH";
	if ((fault = dk_gs1_all_digits(s, len, bad)) != NULL)
		return fault;
	return memcmp(s, "1800000000", 10) > 0 ? "INVALID_LATITUDE" : NULL;
}

const char *
dk_gs1_rule_longitude(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len != 10)
		return "LONGITUDE_INVALID_LENGTH";
	if ((fault = dk_gs1_all_digits(s, len, bad)) != NULL)
		return fault;
	return memcmp(s, "3600000000", 10) > 0 ? "INVALID_LONGITUDE" : NULL;
}

/* Whether the prefix is given out stands in GS1's register, which docket does not carry; that it
 * begins with digits can be seen. */
const char *
dk_gs1_rule_gcppos1(const char *s, size_t len, struct dk_gs1_span *bad)
{
	if (len < COMPANY_LEAST)
		return "TOO_SHORT_FOR_GCP";
	return dk_gs1_all_digits(s, COMPANY_LEAST, bad) != NULL ? "INVALID_GCP_PREFIX" : NULL;
}

const char *
dk_gs1_rule_gcppos2(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len < 1 + COMPANY_LEAST)
		return "TOO_SHORT_FOR_GCP";
	if ((fault = dk_gs1_rule_gcppos1(s + 1, len - 1, bad)) != NULL)
		bad->at++;
	return fault;
}
