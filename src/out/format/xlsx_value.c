/*
 * xlsx_value.c - names, texts and numbers as a spreadsheet takes them.
 *
 * A spreadsheet knows only binary floating point: amounts leave their integers here, by one
 * correctly rounded division, and nowhere else.
 */
#include "out/format/xlsx.h"

#include <ctype.h>
#include <strings.h>

#include "docket/text.h"

#define DAYS_TO_1970 25569
#define FIRST_EXACT_DAY (-25508) /* 1900-03-01: before it, spreadsheets count a 29 February */
#define MS_PER_DAY 86400000.0

/* UTF-16 units of the character that begins at `s`. */
static size_t
units(const char *s)
{
	return ((unsigned char)*s & 0xC0) == 0x80 ? 0 : (unsigned char)*s >= 0xF0 ? 2 : 1;
}

/* Bytes of `s` that make at most `max` units. */
static size_t
bytes_of_units(const char *s, size_t max)
{
	size_t at = 0, used = 0;

	for (; s[at] != '\0'; at++) {
		if (used + units(s + at) > max)
			break;
		used += units(s + at);
	}
	return at;
}

static bool
is_taken(const char *name, const char *const *taken, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(name, taken[i]) == 0)
			return true;
	return strcasecmp(name, "History") == 0; /* Excel keeps it for itself */
}

const char *
xlsx_sheet_name(struct dk_arena *a, const char *wanted, const char *const *taken, size_t count)
{
	char *name = dk_text_visible(a, *wanted != '\0' ? wanted : "Table");
	const char *unique;

	for (char *p = name; *p != '\0'; p++)
		if (strchr("[]:*?/\\'\n\t", *p) != NULL)
			*p = ' ';
	if (islower((unsigned char)*name))
		*name = (char)toupper((unsigned char)*name);
	name[bytes_of_units(name, XLSX_NAME_MAX)] = '\0';
	unique = name;
	for (size_t n = 2; is_taken(unique, taken, count); n++)
		unique = dk_fmt(a, "%.*s %zu", (int)bytes_of_units(name, XLSX_NAME_MAX - 5), name,
		    n);
	return unique;
}

static bool
is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && isxdigit((unsigned char)s[2]) &&
	    isxdigit((unsigned char)s[3]) && isxdigit((unsigned char)s[4]) &&
	    isxdigit((unsigned char)s[5]) && s[6] == '_';
}

const char *
xlsx_text(struct dk_arena *a, const char *s)
{
	struct dk_buf b = { 0 };
	size_t fits = bytes_of_units(s, XLSX_TEXT_MAX);
	const char *out;

	if (s[fits] != '\0')
		s = dk_fmt(a, "%.*s…", (int)bytes_of_units(s, XLSX_TEXT_MAX - 1), s);
	if (strstr(s, "_x") == NULL)
		return s;
	for (; *s != '\0'; s++) {
		if (is_escape(s))
			dk_buf_str(&b, "_x005F");
		dk_buf_char(&b, *s);
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

static double
power(int exponent)
{
	static const double ten[] = { 1, 10, 100, 1000, 10000, 100000 };

	dk_assert(exponent >= 0 && exponent < (int)DK_COUNT(ten));
	return ten[exponent];
}

static int
scale(const struct dk_column *c)
{
	switch (c->kind) {
	case DK_COLUMN_MONEY:
	case DK_COLUMN_OWN:
		return c->exponent;
	case DK_COLUMN_PRICE:
		return 4;
	case DK_COLUMN_QTY:
		return 3;
	case DK_COLUMN_RATE: /* 20 % is 0.2 */
		return 5;
	default:
		return 0;
	}
}

double
xlsx_number(const struct dk_column *c, int64_t n)
{
	if (c->kind == DK_COLUMN_DATE)
		return (double)(n + DAYS_TO_1970);
	if (c->kind == DK_COLUMN_INSTANT)
		return (double)n / MS_PER_DAY + DAYS_TO_1970;
	return (double)n / power(scale(c));
}

bool
xlsx_is_exact(const struct dk_column *c, int64_t n)
{
	if (c->kind == DK_COLUMN_DATE)
		return n >= FIRST_EXACT_DAY;
	if (c->kind == DK_COLUMN_INSTANT)
		return n >= FIRST_EXACT_DAY * INT64_C(86400000);
	return n >= -XLSX_EXACT && n <= XLSX_EXACT;
}

int
xlsx_total_decimals(const struct dk_column *c)
{
	return scale(c);
}

/* The fewest decimals, from `least`, that show every number of the column in full. */
static int
decimals_needed(const struct dk_table *t, size_t column, int most, int least)
{
	static const int64_t ten[] = { 1, 10, 100, 1000, 10000 };
	int need = least;

	for (size_t r = 0; r < t->row_count; r++) {
		int64_t n = dk_table_cell(t, r, column).n;

		while (n != DK_CELL_NONE && need < most && n % ten[most - need] != 0)
			need++;
	}
	return need;
}

const char *
xlsx_grouped(struct dk_arena *a, int decimals)
{
	return decimals == 0 ? "#,##0" : dk_fmt(a, "#,##0.%.*s", decimals, "0000");
}

const char *
xlsx_number_format(struct dk_arena *a, const struct dk_table *t, size_t column)
{
	const struct dk_column *c = &t->columns[column];
	int decimals;

	switch (c->kind) {
	case DK_COLUMN_MONEY:
	case DK_COLUMN_OWN:
		return xlsx_grouped(a, c->exponent);
	case DK_COLUMN_PRICE:
		return xlsx_grouped(a, decimals_needed(t, column, 4, 2));
	case DK_COLUMN_QTY:
		return xlsx_grouped(a, decimals_needed(t, column, 3, 0));
	case DK_COLUMN_RATE:
		decimals = decimals_needed(t, column, 3, 0);
		return dk_fmt(a, "0%s%.*s%%", decimals > 0 ? "." : "", decimals, "000");
	case DK_COLUMN_DATE:
		return "yyyy-mm-dd";
	case DK_COLUMN_INSTANT:
		return "yyyy-mm-dd hh:mm";
	case DK_COLUMN_INT:
		return "0";
	case DK_COLUMN_TEXT:
	case DK_COLUMN_CODE:
		break;
	}
	return "@"; /* stays text when it is edited */
}
