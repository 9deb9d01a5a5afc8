/* xlsx_sheet.c - one table as a sheet: heads, typed cells, filter, totals, print set-up. */
#include "out/format/xlsx.h"

#include "docket/text.h"

#define WIDEST 60
#define HEAD_COLOUR 0xE8EDF2
#define RULE_COLOUR 0x7F8C99

struct sheet {
	struct xlsx *x;
	const struct dk_table *t;
	lxw_worksheet *ws;
	lxw_format **body; /* per column */
	lxw_format *own[4]; /* of OWN, by its digits */
	struct dk_arena row; /* emptied after each row */
};

lxw_row_t
xlsx_total_row(const struct dk_table *t)
{
	return t->row_count > 0 && dk_table_has_totals(t) ? (lxw_row_t)t->row_count + 1 : 0;
}

static bool
is_right(const struct dk_column *c)
{
	return !dk_column_is_text(c);
}

static int
widest_cell(struct sheet *s, size_t column)
{
	const struct dk_column *c = &s->t->columns[column];
	int width = dk_text_cells(dk_column_heading(c, &s->row)) + 3; /* the filter's arrow */
	int64_t sum;

	for (size_t r = 0; r < s->t->row_count; r++) {
		int cells = dk_text_cells(dk_table_show(s->t, &s->row, r, column)) + 1;

		width = cells > width ? cells : width;
		if (r % 64 == 63)
			dk_arena_free(&s->row);
	}
	if (dk_table_total(s->t, column, &sum)) {
		int cells = dk_text_cells(dk_column_show(c, sum).s) + 2;

		width = cells > width ? cells : width;
	}
	dk_arena_free(&s->row);
	return width;
}

static void
set_up_column(struct sheet *s, size_t i)
{
	const struct dk_column *c = &s->t->columns[i];
	int width = widest_cell(s, i), most = c->width > 0 ? c->width + 3 : WIDEST;
	lxw_format *f = workbook_add_format(s->x->book);

	format_set_num_format(f, xlsx_number_format(s->x->a, s->t, i));
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (dk_column_is_text(c) && width > most) {
		width = most;
		format_set_text_wrap(f);
	}
	s->body[i] = f;
	worksheet_set_column(s->ws, (lxw_col_t)i, (lxw_col_t)i, width > 255 ? 255 : width, NULL);
	if (c->kind == DK_COLUMN_CODE && s->t->row_count > 0) {
		char range[48];

		lxw_rowcol_to_range(range, 1, (lxw_col_t)i, (lxw_row_t)s->t->row_count,
		    (lxw_col_t)i);
		worksheet_ignore_errors(s->ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
	}
}

static void
write_heads(struct sheet *s)
{
	for (size_t i = 0; i < s->t->column_count; i++) {
		lxw_format *f = workbook_add_format(s->x->book);

		format_set_bold(f);
		format_set_bg_color(f, HEAD_COLOUR);
		format_set_bottom(f, LXW_BORDER_THIN);
		format_set_bottom_color(f, RULE_COLOUR);
		format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
		if (is_right(&s->t->columns[i]))
			format_set_align(f, LXW_ALIGN_RIGHT);
		worksheet_write_string(s->ws, 0, (lxw_col_t)i, xlsx_text(s->x->a,
		    dk_column_heading(&s->t->columns[i], s->x->a)), f);
	}
}

/* Cells of one column may be in several currencies. */
static lxw_format *
format_of(struct sheet *s, const struct dk_column *c, size_t column)
{
	if (c->kind != DK_COLUMN_OWN)
		return s->body[column];
	if (s->own[c->exponent] == NULL) {
		s->own[c->exponent] = workbook_add_format(s->x->book);
		format_set_num_format(s->own[c->exponent], xlsx_grouped(s->x->a, c->exponent));
		format_set_align(s->own[c->exponent], LXW_ALIGN_VERTICAL_TOP);
	}
	return s->own[c->exponent];
}

static void
write_cell(struct sheet *s, size_t row, size_t column)
{
	struct dk_column c = dk_table_column(s->t, row, column);
	lxw_format *f = format_of(s, &c, column);
	union dk_cell cell = dk_table_cell(s->t, row, column);
	lxw_row_t r = (lxw_row_t)row + 1;
	lxw_col_t at = (lxw_col_t)column;

	if (dk_table_is_empty(s->t, row, column))
		return;
	if (dk_column_is_text(&c))
		worksheet_write_string(s->ws, r, at, xlsx_text(&s->row, cell.s), f);
	else if (xlsx_is_exact(&c, cell.n))
		worksheet_write_number(s->ws, r, at, xlsx_number(&c, cell.n), f);
	else
		worksheet_write_string(s->ws, r, at, dk_column_show(&c, cell.n).s, f);
}

/* The value a spreadsheet computes is stored beside its formula, for readers that compute none. */
static void
write_total(struct sheet *s, size_t column, lxw_format *f)
{
	const struct dk_column *c = &s->t->columns[column];
	lxw_row_t row = xlsx_total_row(s->t);
	char range[48], formula[96];
	int64_t sum;

	format_set_bold(f);
	format_set_top(f, LXW_BORDER_THIN);
	format_set_top_color(f, RULE_COLOUR);
	format_set_num_format(f, xlsx_number_format(s->x->a, s->t, column));
	if (dk_table_total(s->t, column, &sum)) {
		lxw_rowcol_to_range(range, 1, (lxw_col_t)column, row - 1, (lxw_col_t)column);
		snprintf(formula, sizeof(formula), "=ROUND(SUM(%s),%d)", range,
		    xlsx_total_decimals(c));
		worksheet_write_formula_num(s->ws, row, (lxw_col_t)column, formula, f,
		    xlsx_number(c, sum));
	} else if (column == 0 && dk_column_is_text(c)) {
		worksheet_write_string(s->ws, row, 0, "Total", f);
	} else {
		worksheet_write_blank(s->ws, row, (lxw_col_t)column, f);
	}
}

/* In headers & begins a code, so it is doubled; 255 characters are the limit. */
static const char *
header_text(struct dk_arena *a, const char *s)
{
	struct dk_buf b = { 0 };
	const char *out;

	for (s = dk_text_clip(a, dk_text_visible(a, s), 90); *s != '\0'; s++) {
		if (*s == '&')
			dk_buf_char(&b, '&');
		dk_buf_char(&b, *s);
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

void
xlsx_print_setup(struct xlsx *x, lxw_worksheet *sheet, const char *title)
{
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, 9); /* A4; printers shrink it to Letter */
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_margins(sheet, 0.5, 0.5, 0.8, 0.7);
	worksheet_set_header(sheet, dk_fmt(x->a, "&L&\"-,Bold\"%s&R%s", header_text(x->a, title),
	    header_text(x->a, x->w->title)));
	worksheet_set_footer(sheet, "&L&A&RPage &P of &N");
}

void
xlsx_write_table(struct xlsx *x, size_t index)
{
	struct sheet s = { .x = x, .t = x->w->tables[index] };
	const struct dk_table *t = s.t;

	s.ws = workbook_add_worksheet(x->book, x->names[index]);
	dk_assert(s.ws != NULL);
	s.body = dk_arena_array(x->a, t->column_count, sizeof(lxw_format *));
	for (size_t i = 0; i < t->column_count; i++)
		set_up_column(&s, i);
	write_heads(&s);
	for (size_t r = 0; r < t->row_count; r++) {
		for (size_t i = 0; i < t->column_count; i++)
			write_cell(&s, r, i);
		dk_arena_free(&s.row);
	}
	for (size_t i = 0; i < t->column_count && xlsx_total_row(t) != 0; i++)
		write_total(&s, i, workbook_add_format(x->book));
	worksheet_autofilter(s.ws, 0, 0, (lxw_row_t)t->row_count, (lxw_col_t)(t->column_count - 1));
	worksheet_freeze_panes(s.ws, 1, t->columns[0].kind == DK_COLUMN_CODE ? 1 : 0);
	worksheet_repeat_rows(s.ws, 0, 0);
	xlsx_print_setup(x, s.ws, t->title);
}
