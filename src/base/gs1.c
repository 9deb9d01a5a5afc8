/* gs1.c - reading element strings by a table of the identifiers that goods carry. */
#include "docket/gs1.h"

#include <ctype.h>
#include <string.h>

#include "docket/check_digit.h"

#define GS '\x1d'

/* Application identifiers: how long, digits only?, does a check digit end it? An 'n' stands for any
 * digit (the place of the decimal point). */
static const struct rule {
	const char *ai;
	int least, most; /* equal: predefined length, no separator needed */
	bool digits, checked;
} rules[] = {
	{ "00", 18, 18, true, true },
	{ "01", 14, 14, true, true },
	{ "02", 14, 14, true, true },
	{ "10", 1, 20, false, false },
	{ "11", 6, 6, true, false },
	{ "12", 6, 6, true, false },
	{ "13", 6, 6, true, false },
	{ "15", 6, 6, true, false },
	{ "16", 6, 6, true, false },
	{ "17", 6, 6, true, false },
	{ "20", 2, 2, true, false },
	{ "21", 1, 20, false, false },
	{ "22", 1, 20, false, false },
	{ "235", 1, 28, false, false },
	{ "240", 1, 30, false, false },
	{ "241", 1, 30, false, false },
	{ "242", 1, 6, true, false },
	{ "243", 1, 20, false, false },
	{ "250", 1, 30, false, false },
	{ "251", 1, 30, false, false },
	{ "253", 13, 30, false, false },
	{ "254", 1, 20, false, false },
	{ "30", 1, 8, true, false },
	{ "31nn", 6, 6, true, false },
	{ "32nn", 6, 6, true, false },
	{ "33nn", 6, 6, true, false },
	{ "34nn", 6, 6, true, false },
	{ "35nn", 6, 6, true, false },
	{ "36nn", 6, 6, true, false },
	{ "37", 1, 8, true, false },
	{ "390n", 1, 15, true, false },
	{ "391n", 4, 18, true, false },
	{ "392n", 1, 15, true, false },
	{ "393n", 4, 18, true, false },
	{ "400", 1, 30, false, false },
	{ "401", 1, 30, false, false },
	{ "402", 17, 17, true, true },
	{ "403", 1, 30, false, false },
	{ "41n", 13, 13, true, true },
	{ "420", 1, 20, false, false },
	{ "421", 4, 12, false, false },
	{ "422", 3, 3, true, false },
	{ "7003", 10, 10, true, false },
	{ "8005", 6, 6, true, false },
	{ "8008", 8, 12, true, false },
	{ "8020", 1, 25, false, false },
	{ "90", 1, 30, false, false },
	{ "9n", 1, 90, false, false },
};

bool
dk_gs1_marked(const char *aim)
{
	static const char *const marks[] = { "]C1", "]e0", "]E0", "]d2", "]Q3", "]J1" };

	/* ]E0 is an EAN or UPC: a number alone, not an element string */
	for (size_t i = 0; i < DK_COUNT(marks); i++)
		if (strcmp(aim, marks[i]) == 0)
			return strcmp(aim, "]E0") != 0;
	return false;
}

const char *
dk_gs1_value(const struct dk_gs1 *g, const char *ai)
{
	for (size_t i = 0; i < g->count; i++)
		if (strcmp(g->list[i].ai, ai) == 0)
			return g->list[i].value;
	return NULL;
}

static bool
fits_ai(const char *pattern, const char *s)
{
	for (; *pattern != '\0'; pattern++, s++)
		if (*pattern == 'n' ? !isdigit((unsigned char)*s) : *s != *pattern)
			return false;
	return true;
}

/* The rule of the identifier at `s`; NULL when none fits. */
static const struct rule *
rule_at(const char *s)
{
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		if (fits_ai(rules[i].ai, s))
			return &rules[i];
	return NULL;
}

static bool
check_value(const struct rule *r, const struct dk_gs1_element *e, struct dk_err *err)
{
	size_t len = strlen(e->value);

	if (len < (size_t)r->least || len > (size_t)r->most) {
		dk_fail(err, DK_EINPUT, "scan",
		    "The barcode's part (%s) has %zu characters, which is wrong. Scan it again.",
		    e->ai, len);
		return false;
	}
	if (r->digits && strspn(e->value, "0123456789") != len) {
		dk_fail(err, DK_EINPUT, "scan",
		    "The barcode's part (%s) holds something else than digits. Scan it again.",
		    e->ai);
		return false;
	}
	if (r->checked && !dk_mod10_ok(e->value)) {
		char stem[32];

		snprintf(stem, sizeof(stem), "%.*s", (int)len - 1, e->value);
		dk_fail(err, DK_EINPUT, "scan",
		    "The check digit of (%s)%s is wrong: it should end in %c. Scan it again.",
		    e->ai, e->value, dk_mod10_digit(stem));
		return false;
	}
	return true;
}

/* One element: identifier, then its value of `len` bytes. */
static bool
take(struct dk_gs1 *out, const struct rule *r, const char *s, size_t len, struct dk_err *err)
{
	struct dk_gs1_element *e = &out->list[out->count];
	size_t ai = strlen(r->ai);

	if (out->count == DK_GS1_MOST || len >= DK_GS1_VALUE) {
		dk_fail(err, DK_EINPUT, "scan", "The barcode is too long. Scan it again.");
		return false;
	}
	snprintf(e->ai, sizeof(e->ai), "%.*s", (int)ai, s);
	memcpy(e->value, s + ai, len);
	e->value[len] = '\0';
	out->count++;
	return check_value(r, e, err);
}

static enum dk_gs1_verdict
unknown(const char *s, struct dk_err *err)
{
	dk_fail(err, DK_EINPUT, "scan",
	    "The barcode has a part that is not known: '%.8s'. Type the item instead.", s);
	return DK_GS1_BAD;
}

static enum dk_gs1_verdict
read_plain(const char *s, struct dk_gs1 *out, struct dk_err *err)
{
	while (*s == GS)
		s++;
	while (*s != '\0') {
		const struct rule *r = rule_at(s);
		size_t len, left;

		if (r == NULL)
			return unknown(s, err);
		left = strcspn(s + strlen(r->ai), "\x1d");
		len = r->least == r->most && left > (size_t)r->most ? (size_t)r->most : left;
		if (!take(out, r, s, len, err))
			return DK_GS1_BAD;
		s += strlen(r->ai) + len;
		while (*s == GS)
			s++;
	}
	return out->count > 0 ? DK_GS1_GOOD : DK_GS1_NOT;
}

/* "(01)05012345000417(37)24"; a bracket inside a value is written with a backslash before it. */
static enum dk_gs1_verdict
read_bracketed(const char *s, struct dk_gs1 *out, struct dk_err *err)
{
	while (*s == '(') {
		const char *close = strchr(s, ')');
		char element[8 + DK_GS1_VALUE];
		const struct rule *r;
		size_t ai, n;

		ai = close != NULL ? (size_t)(close - s) - 1 : 0;
		if (ai < 2 || ai > 4)
			return unknown(s, err);
		memcpy(element, s + 1, ai);
		element[ai] = '\0';
		n = ai;
		r = rule_at(element);
		for (s = close + 1; *s != '\0' && *s != '(' && n < sizeof(element) - 1; s++) {
			if (s[0] == '\\' && s[1] == '(')
				s++;
			element[n++] = *s;
		}
		element[n] = '\0';
		if (r == NULL || strlen(r->ai) != ai)
			return unknown(element, err);
		if (!take(out, r, element, n - ai, err))
			return DK_GS1_BAD;
	}
	return *s == '\0' ? DK_GS1_GOOD : unknown(s, err);
}

/* A scanner that sends neither mark nor separator: a GTIN in front, and all of it reads well. */
static bool
looks_like_elements(const char *s)
{
	struct dk_gs1 tried = { .count = 0 };
	struct dk_err err;

	return strlen(s) >= 16 && (strncmp(s, "01", 2) == 0 || strncmp(s, "02", 2) == 0) &&
	    read_plain(s, &tried, &err) == DK_GS1_GOOD;
}

enum dk_gs1_verdict
dk_gs1_read(const char *scan, bool is_marked, struct dk_gs1 *out, struct dk_err *err)
{
	bool bracketed = scan[0] == '(' && isdigit((unsigned char)scan[1]) &&
	    isdigit((unsigned char)scan[2]);

	out->count = 0;
	if (bracketed)
		return read_bracketed(scan, out, err);
	if (is_marked || strchr(scan, GS) != NULL || looks_like_elements(scan))
		return read_plain(scan, out, err);
	return DK_GS1_NOT;
}
