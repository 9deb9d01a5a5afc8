/*
 * json_guard.c - the grammar of RFC 8259 and docket's limits, held before anything is built.
 *
 * cJSON takes trailing garbage, invalid UTF-8 and raw controls, cuts strings at \u0000 and rounds
 * numbers. So the guard reads every byte first; what passes here cJSON decodes without loss.
 */
#include "in/json_guard.h"

#include <ctype.h>
#include <string.h>

#include "docket/json.h"
#include "docket/text.h"

struct scan {
	struct dk_arena *a;
	const char *start, *p, *end;
	int depth;
	struct json_numbers *numbers;
	struct json_fault *fault;
};

static bool
fail_at(struct scan *s, const char *where, const char *why)
{
	const char *bol = s->start;

	s->fault->line = 1;
	for (const char *c = s->start; c < where; c++)
		if (*c == '\n') {
			s->fault->line++;
			bol = c + 1;
		}
	s->fault->character = 1;
	for (const char *c = bol; c < where; c++)
		if (((unsigned char)*c & 0xC0) != 0x80)
			s->fault->character++;
	s->fault->why = why;
	return false;
}

static bool
fail(struct scan *s, const char *why)
{
	return fail_at(s, s->p, why);
}

static void
skip_blanks(struct scan *s)
{
	while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
		s->p++;
}

static bool
at(const struct scan *s, char c)
{
	return s->p < s->end && *s->p == c;
}

static bool
at_digit(const struct scan *s)
{
	return s->p < s->end && isdigit((unsigned char)*s->p);
}

/* Four hex digits behind \u; -1 when they are not there. */
static int
hex4(const char *p, const char *end)
{
	int v = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int c = tolower((unsigned char)p[i]);

		if (!isxdigit(c))
			return -1;
		v = v * 16 + (isdigit(c) ? c - '0' : c - 'a' + 10);
	}
	return v;
}

static bool
unicode_escape(struct scan *s)
{
	int unit = hex4(s->p + 1, s->end), low;

	if (unit < 0)
		return fail_at(s, s->p - 1, "four hex digits must follow \\u");
	if (unit == 0)
		return fail_at(s, s->p - 1, "\\u0000 cannot be kept in a text");
	if (unit >= 0xDC00 && unit <= 0xDFFF)
		return fail_at(s, s->p - 1, "half of a surrogate pair stands alone");
	s->p += 5;
	if (unit < 0xD800 || unit > 0xDBFF)
		return true;
	low = s->end - s->p >= 6 && s->p[0] == '\\' && s->p[1] == 'u' ? hex4(s->p + 2, s->end) : -1;
	if (low < 0xDC00 || low > 0xDFFF)
		return fail(s, "half of a surrogate pair stands alone");
	s->p += 6;
	return true;
}

static bool
scan_string(struct scan *s)
{
	const char *open = s->p++;

	while (s->p < s->end && *s->p != '"') {
		if ((unsigned char)*s->p < 0x20)
			return fail(s, "a control character stands in a text");
		if (*s->p != '\\') {
			s->p++;
			continue;
		}
		s->p++;
		if (at(s, 'u')) {
			if (!unicode_escape(s))
				return false;
		} else if (s->p < s->end && *s->p != '\0' && strchr("\"\\/bfnrt", *s->p) != NULL) {
			s->p++;
		} else {
			return fail(s, "this is no escape of JSON");
		}
	}
	if (s->p == s->end)
		return fail_at(s, open, "the text that begins here is never closed");
	s->p++;
	return true;
}

/* The exponent behind e, capped far beyond what any number of docket needs. */
static long
exponent_of(const char *p, const char *end)
{
	bool negative = p < end && *p == '-';
	long e = 0;

	for (p += p < end && (*p == '-' || *p == '+'); p < end; p++)
		if (e < 1000000)
			e = e * 10 + (*p - '0');
	return negative ? -e : e;
}

/* Digits and a power of ten, written out; in e-notation where that would be unreadably long. */
static const char *
write_number(struct dk_arena *a, const char *digits, long power, bool negative)
{
	const char *sign = negative ? "-" : "";
	long count = (long)strlen(digits), whole = count + power;

	if (count == 0)
		return "0";
	if (whole > 20 || whole < -20)
		return dk_fmt(a, "%s%se%ld", sign, digits, power);
	if (power >= 0)
		return dk_fmt(a, "%s%s%.*s", sign, digits, (int)power, "000000000000000000000");
	if (whole > 0)
		return dk_fmt(a, "%s%.*s.%s", sign, (int)whole, digits, digits + whole);
	return dk_fmt(a, "%s0.%.*s%s", sign, (int)-whole, "00000000000000000000", digits);
}

const char *
json_number_text(struct dk_arena *a, const char *s, size_t len)
{
	const char *end = s + len, *p = s + (*s == '-');
	char digits[DK_JSON_DIGITS + 1] = "";
	size_t kept = 0, zeros = 0;
	bool point = false;
	long power = 0;

	for (; p < end && (isdigit((unsigned char)*p) || *p == '.'); p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		power -= point;
		if (*p == '0') {
			zeros++; /* counts only when another digit follows, and not in front */
			continue;
		}
		for (zeros = kept == 0 ? 0 : zeros; zeros > 0 && kept < DK_JSON_DIGITS; zeros--)
			digits[kept++] = '0';
		if (kept == DK_JSON_DIGITS)
			return NULL;
		digits[kept++] = *p;
	}
	digits[kept] = '\0';
	if (p < end)
		power += exponent_of(p + 1, end);
	return write_number(a, digits, power + (long)zeros, *s == '-');
}

static bool
scan_number(struct scan *s)
{
	const char *open = s->p, *text;

	s->p += *s->p == '-';
	if (!at_digit(s))
		return fail(s, "a digit is missing");
	if (at(s, '0') && s->p + 1 < s->end && isdigit((unsigned char)s->p[1]))
		return fail(s, "a number cannot begin with 0");
	while (at_digit(s))
		s->p++;
	if (at(s, '.')) {
		s->p++;
		if (!at_digit(s))
			return fail(s, "a digit must follow the point");
		while (at_digit(s))
			s->p++;
	}
	if (at(s, 'e') || at(s, 'E')) {
		s->p++;
		s->p += at(s, '-') || at(s, '+');
		if (!at_digit(s))
			return fail(s, "a digit must follow the e");
		while (at_digit(s))
			s->p++;
	}
	text = json_number_text(s->a, open, (size_t)(s->p - open));
	if (text == NULL)
		return fail_at(s, open,
		    "this number needs more than 15 digits; write it as a text");
	s->numbers->text = dk_arena_grow(s->a, s->numbers->text, s->numbers->count,
	    &s->numbers->cap, sizeof(*s->numbers->text));
	s->numbers->text[s->numbers->count++] = text;
	return true;
}

static bool
scan_word(struct scan *s)
{
	static const char *const words[] = { "true", "false", "null" };

	for (size_t i = 0; i < DK_COUNT(words); i++) {
		size_t n = strlen(words[i]);

		if ((size_t)(s->end - s->p) >= n && memcmp(s->p, words[i], n) == 0) {
			s->p += n;
			return true;
		}
	}
	return fail(s, s->p == s->end ? "the text ends too early" : "this is not JSON");
}

static bool scan_value(struct scan *s);

static bool
scan_key(struct scan *s)
{
	skip_blanks(s);
	if (!at(s, '"'))
		return fail(s, "a key in quotes is missing");
	if (!scan_string(s))
		return false;
	skip_blanks(s);
	if (!at(s, ':'))
		return fail(s, "a colon is missing");
	s->p++;
	return true;
}

static bool
scan_members(struct scan *s, char close)
{
	const char *open = s->p++;

	if (++s->depth > DK_JSON_DEPTH)
		return fail_at(s, open, "this is nested deeper than 12 levels");
	skip_blanks(s);
	for (bool first = true; !at(s, close) || !first; first = false) {
		if (close == '}' && !scan_key(s))
			return false;
		if (!scan_value(s))
			return false;
		skip_blanks(s);
		if (at(s, close))
			break;
		if (!at(s, ','))
			return fail(s, s->p == s->end ? "the text ends too early" :
			    close == '}' ? "a comma or } is missing" : "a comma or ] is missing");
		s->p++;
	}
	s->p++;
	s->depth--;
	return true;
}

static bool
scan_value(struct scan *s)
{
	skip_blanks(s);
	if (at(s, '{'))
		return scan_members(s, '}');
	if (at(s, '['))
		return scan_members(s, ']');
	if (at(s, '"'))
		return scan_string(s);
	if (at(s, '-') || at_digit(s))
		return scan_number(s);
	return scan_word(s);
}

/* Where the first byte stands that is not UTF-8. */
static const char *
first_bad_byte(const char *s, size_t len)
{
	size_t n;

	for (; len > 0; s += n, len -= n) {
		for (n = 1; n <= 4 && n <= len && !dk_utf8_valid(s, n); n++)
			;
		if (n > 4 || n > len)
			break;
	}
	return s;
}

bool
json_guard(struct dk_arena *a, const char *text, size_t len, struct json_numbers *numbers,
    struct json_fault *fault)
{
	struct scan s = { .a = a, .start = text, .p = text, .end = text + len, .numbers = numbers,
		.fault = fault };

	if (len > DK_JSON_MAX)
		return fail(&s, "this is larger than 16 MiB");
	if (!dk_utf8_valid(text, len))
		return fail_at(&s, first_bad_byte(text, len),
		    "this is not UTF-8; save it as UTF-8");
	if (!scan_value(&s))
		return false;
	skip_blanks(&s);
	return s.p == s.end || fail(&s, "something follows after the end");
}
