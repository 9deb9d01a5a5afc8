/* read.c - element strings read and written, to the letter and as the desk scans them. */
#include "docket/gs1.h"

#include <ctype.h>
#include <string.h>

#include "docket/check_digit.h"
#include "docket/gs1_table.h"

#define GS '\x1d'

bool
dk_gs1_marked(const char *aim)
{
	static const char *const marks[] = { "]C1", "]e0", "]d2", "]Q3", "]J1" };

	for (size_t i = 0; i < DK_COUNT(marks); i++)
		if (strcmp(aim, marks[i]) == 0)
			return true;
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
bad_length(const char *ai, size_t len, struct dk_err *err)
{
	dk_fail(err, DK_EINPUT, "scan",
	    "The barcode's part (%s) has %zu characters, which is wrong. Scan it again.", ai, len);
	return false;
}

static bool
bad_rule(const struct dk_gs1_rule *rule, const char *ai, const char *part, size_t len,
    struct dk_err *err)
{
	char stem[DK_GS1_VALUE];

	if (strcmp(rule->name, "csum") == 0) {
		snprintf(stem, sizeof(stem), "%.*s", (int)len - 1, part);
		dk_fail(err, DK_EINPUT, "scan",
		    "The check digit of (%s)%.*s is wrong: it should end in %c. Scan it again.", ai,
		    (int)len, part, dk_mod10_digit(stem));
	} else {
		dk_fail(err, DK_EINPUT, "scan",
		    "The barcode's part (%s) holds '%.*s', which is no %s. Type the item instead.",
		    ai, (int)len, part, rule->wanted);
	}
	return false;
}

/* Is the whole value what its identifier's row wants? */
static bool
check_value(const struct dk_gs1_ai *row, const char *ai, const char *value, size_t len,
    struct dk_err *err)
{
	struct dk_gs1_pieces p;
	enum dk_gs1_fit fit = dk_gs1_split(row, value, len, &p);

	if (fit == DK_GS1_SHORT || (fit == DK_GS1_FITS && p.used != len))
		return bad_length(ai, len, err);
	if (fit == DK_GS1_STRANGE) {
		dk_fail(err, DK_EINPUT, "scan", "The barcode's part (%s) holds something else "
		    "than %s. Scan it again.", ai,
		    strpbrk(row->parts, "XYZ") == NULL ? "digits" : "letters and digits");
		return false;
	}
	for (size_t i = 0; i < p.count; i++) {
		const char *part = value + p.span[i].at;
		const struct dk_gs1_rule *rule = p.span[i].len == 0 ? NULL :
		    dk_gs1_rule_broken(&p.part[i], part, p.span[i].len);

		if (rule != NULL)
			return bad_rule(rule, ai, part, p.span[i].len, err);
	}
	return true;
}

/* One element: its identifier at `s`, and behind that its value of `len` bytes. */
static bool
take(struct dk_gs1 *out, const struct dk_gs1_ai *row, const char *s, size_t len,
    struct dk_err *err)
{
	struct dk_gs1_element *e = &out->list[out->count];
	size_t ai = strlen(row->ai);

	if (out->count == DK_GS1_MOST) {
		dk_fail(err, DK_EINPUT, "scan", "The barcode is too long. Scan it again.");
		return false;
	}
	snprintf(e->ai, sizeof(e->ai), "%.*s", (int)ai, s);
	if (len >= DK_GS1_VALUE)
		return bad_length(e->ai, len, err);
	memcpy(e->value, s + ai, len);
	e->value[len] = '\0';
	out->count++;
	return check_value(row, e->ai, e->value, len, err);
}

static enum dk_gs1_verdict
unknown(const char *s, struct dk_err *err)
{
	dk_fail(err, DK_EINPUT, "scan",
	    "The barcode has a part that is not known: '%.8s'. Type the item instead.", s);
	return DK_GS1_BAD;
}

/* `loose`: as many separators as a scanner likes, in front and behind any element. */
static enum dk_gs1_verdict
read_elements(const char *s, bool loose, struct dk_gs1 *out, struct dk_err *err)
{
	out->count = 0;
	while (loose && *s == GS)
		s++;
	while (*s != '\0') {
		const struct dk_gs1_ai *row = dk_gs1_ai_at(s);
		size_t ai, len, most;

		if (row == NULL)
			return unknown(s, err);
		ai = strlen(row->ai);
		len = strcspn(s + ai, "\x1d");
		most = dk_gs1_ai_most(row);
		if (dk_gs1_ai_fixed(row) && len > most)
			len = most;
		if (!take(out, row, s, len, err))
			return DK_GS1_BAD;
		s += ai + len;
		s += *s == GS;
		while (loose && *s == GS)
			s++;
	}
	return out->count > 0 ? DK_GS1_GOOD : DK_GS1_NOT;
}

enum dk_gs1_verdict
dk_gs1_read_raw(const char *s, struct dk_gs1 *out, struct dk_err *err)
{
	return read_elements(s, false, out, err);
}

/* Copies a value up to the next bracket that has no backslash before it; answers where that is.
 * What does not fit is cut, and is too long for any identifier. */
static const char *
copy_value(const char *s, char *to, size_t size)
{
	size_t n = 0;

	for (; *s != '\0' && *s != '('; s++) {
		if (s[0] == '\\' && s[1] == '(')
			s++;
		if (n < size - 1)
			to[n++] = *s;
	}
	to[n] = '\0';
	return s;
}

enum dk_gs1_verdict
dk_gs1_read_bracketed(const char *s, struct dk_gs1 *out, struct dk_err *err)
{
	out->count = 0;
	while (*s == '(') {
		size_t ai = strcspn(s + 1, ")");
		const struct dk_gs1_ai *row = dk_gs1_ai_at(s + 1);
		char element[4 + DK_GS1_VALUE + 1];

		if (row == NULL || strlen(row->ai) != ai)
			return unknown(s, err);
		memcpy(element, s + 1, ai);
		s += 1 + ai;
		s = copy_value(s + (*s == ')'), element + ai, sizeof(element) - ai);
		if (!take(out, row, element, strlen(element + ai), err))
			return DK_GS1_BAD;
	}
	if (*s != '\0')
		return unknown(s, err);
	return out->count > 0 ? DK_GS1_GOOD : DK_GS1_NOT;
}

void
dk_gs1_write_raw(const struct dk_gs1 *g, char fnc1, struct dk_buf *out)
{
	dk_buf_char(out, fnc1);
	for (size_t i = 0; i < g->count; i++) {
		const struct dk_gs1_ai *row = dk_gs1_ai_at(g->list[i].ai);

		dk_buf_str(out, g->list[i].ai);
		dk_buf_str(out, g->list[i].value);
		if (i + 1 < g->count && (row == NULL || !dk_gs1_ai_fixed(row)))
			dk_buf_char(out, fnc1);
	}
}

void
dk_gs1_write_bracketed(const struct dk_gs1 *g, struct dk_buf *out)
{
	for (size_t i = 0; i < g->count; i++) {
		dk_buf_fmt(out, "(%s)", g->list[i].ai);
		for (const char *s = g->list[i].value; *s != '\0'; s++) {
			if (*s == '(')
				dk_buf_char(out, '\\');
			dk_buf_char(out, *s);
		}
	}
}

/* A scanner that sends neither mark nor separator: a GTIN in front, and all of it reads well. */
static bool
looks_like_elements(const char *s)
{
	struct dk_gs1 tried;
	struct dk_err err;

	return strlen(s) >= 16 && (strncmp(s, "01", 2) == 0 || strncmp(s, "02", 2) == 0) &&
	    read_elements(s, true, &tried, &err) == DK_GS1_GOOD;
}

/* EAN and UPC carry a number alone: it is read as (01), which has 14 digits. */
static enum dk_gs1_verdict
read_number(const char *s, struct dk_gs1 *out, struct dk_err *err)
{
	char element[] = "0100000000000000";
	size_t len = strlen(s);

	if (len != 8 && len != 12 && len != 13)
		return DK_GS1_NOT;
	memcpy(element + sizeof(element) - 1 - len, s, len);
	return read_elements(element, false, out, err);
}

enum dk_gs1_verdict
dk_gs1_read(const char *scan, bool is_marked, struct dk_gs1 *out, struct dk_err *err)
{
	enum dk_gs1_verdict verdict = DK_GS1_NOT;
	char aim[4] = "";
	bool bracketed;

	out->count = 0;
	snprintf(aim, sizeof(aim), "%.3s", scan);
	if (dk_gs1_marked(aim)) {
		is_marked = true;
		scan += 3;
	} else if (strcmp(aim, "]E0") == 0 || strcmp(aim, "]E4") == 0) {
		return read_number(scan + 3, out, err);
	}
	bracketed = scan[0] == '(' && isdigit((unsigned char)scan[1]) &&
	    isdigit((unsigned char)scan[2]);
	if (bracketed)
		verdict = dk_gs1_read_bracketed(scan, out, err);
	else if (is_marked || strchr(scan, GS) != NULL || looks_like_elements(scan))
		verdict = read_elements(scan, true, out, err);
	if (verdict == DK_GS1_GOOD && dk_gs1_repeats_agree(out, err) != DK_OK)
		return DK_GS1_BAD;
	return verdict;
}
