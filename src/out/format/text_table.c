/* text_table.c - tables as plain text, aligned by cells and safe to show on a terminal. */
#include "out/format/text.h"

#include "docket/text.h"
#include "out/lines.h"

#define WIDEST 60 /* cells of a column that names no width */

struct layout {
	const struct dk_table *table;
	struct dk_arena rows; /* emptied after each row */
	int *widths;
};

static void
widen(int *width, const char *s)
{
	int cells = dk_text_cells(s);

	if (cells > *width)
		*width = cells;
}

static const char *
total_text(const struct dk_table *t, struct dk_arena *a, size_t column)
{
	int64_t sum;

	if (!dk_table_total(t, column, &sum))
		return "";
	return dk_arena_dup(a, dk_column_show(&t->columns[column], sum).s);
}

static int
column_width(const struct dk_table *t, size_t column)
{
	const struct dk_column *c = &t->columns[column];
	struct dk_arena a = { 0 };
	int width = 0, limit = c->width > 0 ? c->width : WIDEST;

	for (size_t r = 0; r < t->row_count; r++) {
		widen(&width, dk_line_plain(&a, dk_table_show(t, &a, r, column)));
		if (r % 64 == 63)
			dk_arena_free(&a);
	}
	widen(&width, total_text(t, &a, column));
	if (dk_column_is_text(c) && width > limit)
		width = limit; /* numbers are never cut */
	widen(&width, dk_column_heading(c, &a));
	dk_arena_free(&a);
	return width;
}

static bool
is_right(const struct dk_column *c)
{
	return !dk_column_is_text(c) && c->kind != DK_COLUMN_DATE && c->kind != DK_COLUMN_INSTANT;
}

static void
print_fields(struct layout *l, const char *(*field)(struct layout *l, size_t row, size_t column),
    size_t row, struct dk_buf *out)
{
	for (size_t c = 0; c < l->table->column_count; c++) {
		dk_buf_str(out, c > 0 ? "  " : "");
		dk_buf_str(out, dk_line_fit(&l->rows, dk_line_plain(&l->rows, field(l, row, c)),
		    l->widths[c], is_right(&l->table->columns[c])));
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	dk_buf_char(out, '\n');
	dk_arena_free(&l->rows);
}

static const char *
heading(struct layout *l, size_t row, size_t column)
{
	(void)row;
	return dk_column_heading(&l->table->columns[column], &l->rows);
}

static const char *
rule(struct layout *l, size_t row, size_t column)
{
	char *s = dk_arena_alloc(&l->rows, (size_t)l->widths[column] + 1);

	(void)row;
	memset(s, '-', (size_t)l->widths[column]);
	return s;
}

static const char *
cell(struct layout *l, size_t row, size_t column)
{
	return dk_table_show(l->table, &l->rows, row, column);
}

static const char *
foot(struct layout *l, size_t row, size_t column)
{
	const char *sum = total_text(l->table, &l->rows, column);

	(void)row;
	return *sum == '\0' && column == 0 && dk_column_is_text(&l->table->columns[0]) ? "Total"
	    : sum;
}

static void
print_notes(const struct dk_note *notes, size_t count, struct dk_buf *out)
{
	struct dk_arena a = { 0 };

	for (size_t i = 0; i < count; i++)
		dk_buf_fmt(out, "%s: %s\n", dk_line_plain(&a, notes[i].label),
		    dk_line_plain(&a, notes[i].text));
	dk_arena_free(&a);
}

static void
print_table(const struct dk_table *t, struct dk_buf *out)
{
	struct layout l = { .table = t };
	struct dk_arena a = { 0 };

	l.widths = dk_arena_array(&a, t->column_count, sizeof(int));
	for (size_t c = 0; c < t->column_count; c++)
		l.widths[c] = column_width(t, c);
	dk_buf_fmt(out, "%s\n", dk_line_plain(&a, t->title));
	print_notes(t->notes, t->note_count, out);
	dk_buf_char(out, '\n');
	print_fields(&l, heading, 0, out);
	print_fields(&l, rule, 0, out);
	for (size_t r = 0; r < t->row_count; r++)
		print_fields(&l, cell, r, out);
	if (dk_table_has_totals(t)) {
		print_fields(&l, rule, 0, out);
		print_fields(&l, foot, 0, out);
	}
	dk_buf_fmt(out, "%zu row%s\n", t->row_count, t->row_count == 1 ? "" : "s");
	dk_arena_free(&a);
}

enum dk_rc
dk_text_workbook(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err)
{
	struct dk_arena a = { 0 };

	(void)err;
	if (w->has_cover) {
		dk_buf_fmt(out, "%s\n", dk_line_plain(&a, w->title));
		if (*w->company != '\0')
			dk_buf_fmt(out, "%s\n", dk_line_plain(&a, w->company));
		print_notes(w->notes, w->note_count, out);
		if (*w->digest != '\0')
			dk_buf_fmt(out, "Digest: %s\n", dk_line_plain(&a, w->digest));
	}
	for (size_t i = 0; i < w->table_count; i++) {
		dk_buf_str(out, i > 0 || w->has_cover ? "\n" : "");
		print_table(w->tables[i], out);
	}
	dk_arena_free(&a);
	return DK_OK;
}
