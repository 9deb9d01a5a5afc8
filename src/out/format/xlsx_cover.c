/* xlsx_cover.c - the sheets about the others: cover and charts. */
#include "out/format/xlsx.h"

#define MUTED 0x5A6672
#define CHART_WIDTH 640
#define CHART_HEIGHT 320
#define CHART_ROWS 17 /* rows of the sheet that one chart takes */
#define PRINT_SCALE 80 /* percent at which two charts fit on a page */
#define BREAKS_MAX 32

struct cover {
	struct xlsx *x;
	lxw_worksheet *ws;
	lxw_format *plain, *label, *indented, *head, *head_indented, *head_right, *count;
	lxw_row_t row;
};

static lxw_format *
add_format(struct xlsx *x, bool bold, double size, lxw_color_t colour)
{
	lxw_format *f = workbook_add_format(x->book);

	if (bold)
		format_set_bold(f);
	format_set_font_size(f, size);
	format_set_font_color(f, colour);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	return f;
}

static lxw_format *
head_format(struct xlsx *x)
{
	lxw_format *f = add_format(x, true, 11, LXW_COLOR_BLACK);

	format_set_bottom(f, LXW_BORDER_THIN);
	return f;
}

static void
write_text(struct cover *c, lxw_col_t column, const char *s, lxw_format *f)
{
	worksheet_write_string(c->ws, c->row, column, xlsx_text(c->x->a, s), f);
}

static void
write_note(struct cover *c, const char *label, const char *text)
{
	write_text(c, 0, label, c->label);
	write_text(c, 1, text, c->plain);
	c->row++;
}

static void
write_notes(struct cover *c)
{
	const struct dk_workbook *w = c->x->w;

	for (size_t i = 0; i < w->note_count; i++)
		write_note(c, w->notes[i].label, w->notes[i].text);
	for (size_t i = 0; i < w->table_count; i++) {
		const struct dk_table *t = w->tables[i];

		for (size_t k = 0; k < t->note_count; k++)
			write_note(c, w->table_count == 1 ? t->notes[k].label
			    : dk_fmt(c->x->a, "%s: %s", c->x->names[i], t->notes[k].label),
			    t->notes[k].text);
	}
	if (*w->digest != '\0')
		write_note(c, "Digest", w->digest);
}

/* A total of the cover points at the total of its sheet. */
static void
write_total(struct cover *c, size_t table, size_t column, int64_t sum)
{
	const struct dk_table *t = c->x->w->tables[table];
	const struct dk_column *col = &t->columns[column];
	lxw_format *f = add_format(c->x, false, 11, LXW_COLOR_BLACK);
	char cell[LXW_MAX_CELL_NAME_LENGTH];

	format_set_num_format(f, xlsx_number_format(c->x->a, t, column));
	write_text(c, 3, col->heading, c->indented);
	if (xlsx_total_row(t) == 0) {
		worksheet_write_number(c->ws, c->row, 4, xlsx_number(col, sum), f);
		return;
	}
	lxw_rowcol_to_cell(cell, xlsx_total_row(t), (lxw_col_t)column);
	worksheet_write_formula_num(c->ws, c->row, 4,
	    dk_fmt(c->x->a, "='%s'!%s", c->x->names[table], cell), f, xlsx_number(col, sum));
}

static void
write_contents(struct cover *c, size_t table)
{
	const struct dk_table *t = c->x->w->tables[table];
	lxw_row_t first = c->row;
	int64_t sum;

	write_text(c, 0, c->x->names[table], c->plain);
	write_text(c, 1, t->title, c->plain);
	worksheet_write_number(c->ws, c->row, 2, (double)t->row_count, c->count);
	for (size_t i = 0; i < t->column_count; i++)
		if (dk_table_total(t, i, &sum)) {
			write_total(c, table, i, sum);
			c->row++;
		}
	if (c->row == first)
		c->row++;
}

static void
write_heads(struct cover *c)
{
	static const char *const heads[] = { "Sheet", "Contents", "Rows", "Total of", "Total" };

	for (lxw_col_t i = 0; i < (lxw_col_t)DK_COUNT(heads); i++)
		write_text(c, i, heads[i], i == 2 || i == 4 ? c->head_right
		    : i == 3 ? c->head_indented : c->head);
	c->row++;
}

static void
add_formats(struct cover *c)
{
	c->plain = add_format(c->x, false, 11, LXW_COLOR_BLACK);
	c->label = add_format(c->x, false, 11, MUTED);
	c->indented = add_format(c->x, false, 11, LXW_COLOR_BLACK);
	format_set_indent(c->indented, 1);
	c->head = head_format(c->x);
	c->head_indented = head_format(c->x);
	format_set_indent(c->head_indented, 1);
	c->head_right = head_format(c->x);
	format_set_align(c->head_right, LXW_ALIGN_RIGHT);
	c->count = add_format(c->x, false, 11, LXW_COLOR_BLACK);
	format_set_num_format(c->count, "#,##0");
}

void
xlsx_write_cover(struct xlsx *x)
{
	struct cover c = { .x = x, .ws = workbook_add_worksheet(x->book,
	    x->w->has_cover ? "Cover" : "About") };

	dk_assert(c.ws != NULL);
	add_formats(&c);
	worksheet_set_column(c.ws, 0, 0, 24, NULL);
	worksheet_set_column(c.ws, 1, 1, 44, NULL);
	worksheet_set_column(c.ws, 2, 2, 10, NULL);
	worksheet_set_column(c.ws, 3, 4, 18, NULL);
	worksheet_set_row(c.ws, 0, 28, NULL);
	worksheet_gridlines(c.ws, LXW_HIDE_ALL_GRIDLINES);
	write_text(&c, 0, x->w->title, add_format(x, true, 18, LXW_COLOR_BLACK));
	c.row++;
	if (*x->w->company != '\0')
		write_text(&c, 0, x->w->company, add_format(x, false, 12, MUTED));
	c.row += 2;
	write_notes(&c);
	c.row++;
	write_heads(&c);
	for (size_t i = 0; i < x->w->table_count; i++)
		write_contents(&c, i);
	xlsx_print_setup(x, c.ws, x->w->company);
}

static size_t
column_by_key(const struct dk_table *t, const char *key)
{
	size_t i = 0;

	while (i < t->column_count && strcmp(t->columns[i].key, key) != 0)
		i++;
	dk_assert(i < t->column_count);
	return i;
}

static const char *
sheet_of(const struct xlsx *x, const struct dk_table *t)
{
	size_t i = 0;

	while (i < x->w->table_count && x->w->tables[i] != t)
		i++;
	dk_assert(i < x->w->table_count);
	return x->names[i];
}

/* A chart over the rows asked for; false when there are none. */
static lxw_chart *
make_chart(struct xlsx *x, const struct dk_chart *c)
{
	lxw_chart_font font = { .size = 12, .bold = LXW_TRUE };
	lxw_chart_line grid = { .color = 0xD5DAE0, .width = 0.5 };
	const struct dk_table *t = c->table;
	size_t rows = c->row_count > 0 ? c->row_count : t->row_count;
	lxw_col_t label = (lxw_col_t)column_by_key(t, c->label);
	lxw_row_t first = (lxw_row_t)c->first_row + 1, last;
	lxw_chart *chart;

	if (c->first_row >= t->row_count)
		return NULL;
	rows = rows > t->row_count - c->first_row ? t->row_count - c->first_row : rows;
	last = first + (lxw_row_t)rows - 1;
	chart = workbook_add_chart(x->book,
	    c->kind == DK_CHART_LINE ? LXW_CHART_LINE : LXW_CHART_COLUMN);
	for (size_t i = 0; i < DK_CHART_SERIES && c->series[i] != NULL; i++) {
		lxw_col_t at = (lxw_col_t)column_by_key(t, c->series[i]);
		lxw_chart_series *s = chart_add_series(chart, NULL, NULL);

		chart_series_set_categories(s, sheet_of(x, t), first, label, last, label);
		chart_series_set_values(s, sheet_of(x, t), first, at, last, at);
		chart_series_set_name_range(s, sheet_of(x, t), 0, at);
	}
	chart_title_set_name(chart, xlsx_text(x->a, c->title));
	chart_title_set_name_font(chart, &font);
	chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
	if (t->columns[column_by_key(t, c->series[0])].kind == DK_COLUMN_RATE)
		chart_axis_set_num_format(chart->y_axis, "0%");
	if (c->series[1] == NULL)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	return chart;
}

void
xlsx_write_charts(struct xlsx *x)
{
	lxw_chart_options size = { .x_offset = 6, .y_offset = 6,
		.x_scale = CHART_WIDTH / 480.0, .y_scale = CHART_HEIGHT / 288.0 };
	lxw_worksheet *ws = NULL;
	lxw_row_t breaks[BREAKS_MAX + 1] = { 0 }; /* 0 ends */
	size_t page = 0;
	lxw_row_t row = 0;

	for (size_t i = 0; i < x->w->chart_count; i++) {
		lxw_chart *chart = make_chart(x, &x->w->charts[i]);

		if (chart == NULL)
			continue;
		if (ws == NULL)
			ws = workbook_add_worksheet(x->book, "Charts");
		else if (row % (2 * CHART_ROWS) == 0 && page < BREAKS_MAX)
			breaks[page++] = row;
		worksheet_insert_chart_opt(ws, row, 0, chart, &size);
		row += CHART_ROWS;
	}
	if (ws == NULL)
		return;
	xlsx_print_setup(x, ws, "Charts");
	worksheet_set_print_scale(ws, PRINT_SCALE);
	worksheet_set_h_pagebreaks(ws, breaks);
}
