/* xlsx_compare.c - finds the first cell in which two workbooks differ. */
#include "docket/workbook.h"

#include "docket/text.h"
#include "out/lines.h"
#include "out/numeric.h"
#include "out/xlsx_read.h"

#define SHOWN 60 /* cells of a value that are quoted */

struct comparison {
	struct dk_arena *a;
	struct dk_err *err;
	const char *sheet;
};

/* 15 digits are what a spreadsheet keeps when it saves a number again. */
static const char *
number_text(struct dk_arena *a, const char *s)
{
	char *end;
	double v = strtod(s, &end);

	return *end == '\0' && *s != '\0' ? dk_fmt(a, "%.15g", v) : s;
}

static const char *
value_text(struct dk_arena *a, const struct xlsx_cell *c)
{
	return c->is_number ? number_text(a, c->value) : c->value;
}

/* The same reference may be written with and without quotes. */
static const char *
formula_text(struct dk_arena *a, const struct xlsx_cell *c)
{
	char *out = dk_arena_dup(a, c->formula), *w = out;

	for (const char *p = c->formula; *p != '\0'; p++)
		if (*p != '\'' && *p != ' ')
			*w++ = *p;
	*w = '\0';
	return out;
}

static const char *
quote(struct dk_arena *a, const char *s)
{
	const char *line = dk_line_plain(a, s);

	return dk_text_cells(line) > SHOWN ? dk_line_fit(a, line, SHOWN, false) : line;
}

static const char *
cell_text(struct dk_arena *a, const struct xlsx_cell *c, bool as_formula)
{
	if (c == NULL)
		return "nothing";
	if (as_formula && *c->formula != '\0')
		return quote(a, dk_fmt(a, "=%s", c->formula));
	return quote(a, value_text(a, c));
}

static enum dk_rc
differ(struct comparison *cmp, const struct xlsx_cell *want, const struct xlsx_cell *got)
{
	const struct xlsx_cell *place = want != NULL ? want : got;
	bool as_formula = want == NULL || got == NULL ||
	    strcmp(formula_text(cmp->a, want), formula_text(cmp->a, got)) != 0;

	return dk_fail(cmp->err, DK_EREFUSED, "cell", "%s!%s: expected %s, found %s",
	    quote(cmp->a, cmp->sheet), dk_xlsx_cell_name(cmp->a, place->row, place->column),
	    cell_text(cmp->a, want, as_formula), cell_text(cmp->a, got, as_formula));
}

/* Numbers that another program saved again differ in their last digits: far less than a
 * millisecond (1e-8 of a day), the least that docket writes. */
static bool
is_same_value(struct dk_arena *a, const struct xlsx_cell *x, const struct xlsx_cell *y)
{
	double by;

	if (strcmp(x->value, y->value) == 0)
		return true;
	if (!x->is_number)
		return false;
	by = strtod(x->value, NULL) - strtod(y->value, NULL);
	return (by < 1e-9 && by > -1e-9) || strcmp(value_text(a, x), value_text(a, y)) == 0;
}

static bool
is_same(struct dk_arena *a, const struct xlsx_cell *x, const struct xlsx_cell *y)
{
	if (x->is_number != y->is_number || !is_same_value(a, x, y))
		return false;
	return strcmp(x->formula, y->formula) == 0 ||
	    strcmp(formula_text(a, x), formula_text(a, y)) == 0;
}

/* Which of two cells comes first: < 0, 0 or > 0. A missing one comes last. */
static int
order_of(const struct xlsx_cell *x, const struct xlsx_cell *y)
{
	if (x == NULL || y == NULL)
		return x == NULL ? 1 : -1;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

static enum dk_rc
compare_sheets(struct comparison *cmp, const struct xlsx_sheet *want, const struct xlsx_sheet *got)
{
	size_t i = 0, k = 0;

	while (i < want->count || k < got->count) {
		const struct xlsx_cell *x = i < want->count ? &want->cells[i] : NULL;
		const struct xlsx_cell *y = k < got->count ? &got->cells[k] : NULL;
		int order = order_of(x, y);

		if (order != 0)
			return differ(cmp, order < 0 ? x : NULL, order < 0 ? NULL : y);
		if (!is_same(cmp->a, x, y))
			return differ(cmp, x, y);
		i++;
		k++;
	}
	return DK_OK;
}

static enum dk_rc
compare_files(struct comparison *cmp, const struct xlsx_file *want, const struct xlsx_file *got)
{
	for (size_t i = 0; i < want->count || i < got->count; i++) {
		const char *x = i < want->count ? want->sheets[i].name : "nothing";
		const char *y = i < got->count ? got->sheets[i].name : "nothing";
		enum dk_rc rc;

		if (i >= want->count || i >= got->count || strcmp(x, y) != 0)
			return dk_fail(cmp->err, DK_EREFUSED, "sheet",
			    "Sheet %zu: expected %s, found %s", i + 1, quote(cmp->a, x),
			    quote(cmp->a, y));
		cmp->sheet = x;
		if ((rc = compare_sheets(cmp, &want->sheets[i], &got->sheets[i])) != DK_OK)
			return rc;
	}
	return DK_OK;
}

enum dk_rc
dk_workbook_compare(const struct dk_buf *expected, const struct dk_buf *found, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct comparison cmp = { .a = &a, .err = err };
	struct xlsx_file want, got;
	struct dk_numeric plain = dk_numeric_begin();
	enum dk_rc rc;

	if ((rc = dk_xlsx_read(&a, expected, &want, err)) == DK_OK &&
	    (rc = dk_xlsx_read(&a, found, &got, err)) == DK_OK)
		rc = compare_files(&cmp, &want, &got);
	dk_numeric_end(plain);
	dk_arena_free(&a);
	return rc;
}
