/* pdf_table.c - reports as PDF: landscape, heads on each page, totals at the end. */
#include "out/format/pdf.h"

#include "docket/text.h"
#include "out/lines.h"

#define MARGIN (14 * PDF_MM)
#define WIDEST 44     /* cells of a text column */
#define CELL 5.3      /* points a cell takes at full size */
#define LEAST_SCALE 0.6

struct report {
	struct pdf pdf;
	struct dk_arena *a;
	const struct dk_workbook *w;
	const struct dk_table *t;
	double *x, *widths; /* of the columns */
	double y, top, bottom, width;
};

static int
cells_of(const struct dk_table *t, size_t column)
{
	const struct dk_column *c = &t->columns[column];
	int most = c->width > 0 ? c->width : WIDEST, widest, cells;
	struct dk_arena a = { 0 };
	int64_t sum;

	widest = dk_text_cells(dk_column_heading(c, &a));
	for (size_t r = 0; r < t->row_count; r++) {
		cells = dk_text_cells(dk_table_show(t, &a, r, column));
		if (dk_column_is_text(c) && cells > most)
			cells = most;
		widest = cells > widest ? cells : widest;
		if (r % 64 == 63)
			dk_arena_free(&a);
	}
	if (dk_table_total(t, column, &sum)) {
		cells = dk_text_cells(dk_column_show(c, sum).s) + 1;
		widest = cells > widest ? cells : widest;
	}
	dk_arena_free(&a);
	return widest + 2;
}

/* All columns on one page: first the type shrinks, then what is left is shared out. */
static void
measure(struct report *r)
{
	size_t n = r->t->column_count;
	double sum = 0, scale, x = MARGIN;

	r->x = dk_arena_array(r->a, n, sizeof(double));
	r->widths = dk_arena_array(r->a, n, sizeof(double));
	for (size_t i = 0; i < n; i++)
		sum += r->widths[i] = cells_of(r->t, i) * CELL;
	scale = sum > r->width ? r->width / sum : 1;
	pdf_scale(&r->pdf, scale < LEAST_SCALE ? LEAST_SCALE : scale);
	for (size_t i = 0; i < n; i++) {
		r->widths[i] *= scale;
		r->x[i] = x;
		x += r->widths[i];
	}
}

static double
line_height(const struct report *r)
{
	return pdf_line_height(&r->pdf, PDF_BODY) + 1.5;
}

static double
table_width(const struct report *r)
{
	size_t last = r->t->column_count - 1;

	return r->x[last] + r->widths[last] - MARGIN;
}

static void
draw_cell(struct report *r, size_t column, enum pdf_style style, const char *s)
{
	struct pdf_box box = { r->x[column] + 2, r->y, r->widths[column] - 4, style,
		dk_column_is_text(&r->t->columns[column]) ? DK_LEFT : DK_RIGHT, false };

	(void)pdf_text(&r->pdf, box, s);
}

static void
draw_heads(struct report *r)
{
	double h = line_height(r) + 4;

	pdf_band(&r->pdf, (struct pdf_box){ .x = MARGIN, .y = r->y, .w = table_width(r) }, h);
	r->y += 2;
	for (size_t i = 0; i < r->t->column_count; i++)
		draw_cell(r, i, PDF_HEAD, dk_column_heading(&r->t->columns[i], r->a));
	r->y += h - 2;
	pdf_rule(&r->pdf, MARGIN, r->y, table_width(r), PDF_ACCENT);
	r->y += 2;
}

static void
begin_page(struct report *r)
{
	struct pdf_box box = { MARGIN, r->bottom + 6, r->width, PDF_NOTE, DK_LEFT, false };

	pdf_new_page(&r->pdf);
	pdf_scale(&r->pdf, 1);
	(void)pdf_text(&r->pdf, box, r->w->title);
	box.align = DK_RIGHT;
	(void)pdf_text(&r->pdf, box, dk_fmt(r->a, "Page %d of %d", r->pdf.page, r->pdf.pages));
	r->y = r->top;
}

static void
draw_notes(struct report *r, const struct dk_note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct pdf_box box = { MARGIN, r->y, r->width, PDF_NOTE, DK_LEFT, false };

		r->y += pdf_text(&r->pdf, box, dk_line_plain(r->a, dk_fmt(r->a, "%s: %s",
		    notes[i].label, notes[i].text)));
	}
}

static void
draw_title(struct report *r)
{
	struct pdf_box box = { MARGIN, r->y, r->width, PDF_TITLE, DK_LEFT, false };

	r->y += pdf_text(&r->pdf, box, r->t->title);
	if (r->pdf.page == 1) {
		box.y = r->y;
		box.style = PDF_STRONG;
		r->y += pdf_text(&r->pdf, box, r->w->company);
		draw_notes(r, r->w->notes, r->w->note_count);
		if (*r->w->digest != '\0')
			draw_notes(r, &(struct dk_note){ "Digest", r->w->digest }, 1);
	}
	draw_notes(r, r->t->notes, r->t->note_count);
	r->y += 8;
}

/* A page break within the table keeps its scale. */
static void
need_line(struct report *r)
{
	double scale = r->pdf.scale;

	if (r->y + line_height(r) <= r->bottom)
		return;
	begin_page(r);
	pdf_scale(&r->pdf, scale);
	draw_heads(r);
}

static void
draw_rows(struct report *r)
{
	for (size_t k = 0; k < r->t->row_count; k++) {
		struct dk_arena row = { 0 };

		need_line(r);
		for (size_t i = 0; i < r->t->column_count && !r->pdf.is_dry; i++)
			draw_cell(r, i, PDF_BODY,
			    dk_line_plain(&row, dk_table_show(r->t, &row, k, i)));
		r->y += line_height(r);
		dk_arena_free(&row);
	}
}

static void
draw_foot(struct report *r)
{
	int64_t sum;

	need_line(r);
	pdf_rule(&r->pdf, MARGIN, r->y, table_width(r), PDF_ACCENT);
	r->y += 2;
	for (size_t i = 0; i < r->t->column_count; i++) {
		if (dk_table_total(r->t, i, &sum))
			draw_cell(r, i, PDF_STRONG, dk_column_show(&r->t->columns[i], sum).s);
		else if (i == 0 && dk_column_is_text(&r->t->columns[0]))
			draw_cell(r, 0, PDF_STRONG, "Total");
	}
	r->y += line_height(r);
}

static void
run(struct report *r, bool is_dry)
{
	r->pdf.is_counting = is_dry;
	r->pdf.page = 0;
	for (size_t i = 0; i < r->w->table_count; i++) {
		r->t = r->w->tables[i];
		begin_page(r);
		draw_title(r);
		measure(r);
		draw_heads(r);
		draw_rows(r);
		if (dk_table_has_totals(r->t))
			draw_foot(r);
	}
}

enum dk_rc
dk_pdf_workbook(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct report r = { .a = &a, .w = w, .top = 14 * PDF_MM,
		.bottom = 210 * PDF_MM - 17 * PDF_MM, .width = 297 * PDF_MM - 2 * MARGIN };
	enum dk_rc rc;

	pdf_begin(&r.pdf, 297 * PDF_MM, 210 * PDF_MM, out);
	pdf_stamp(&r.pdf, w->title, w->company, w->created_ms);
	run(&r, true);
	r.pdf.pages = r.pdf.page;
	run(&r, false);
	rc = pdf_end(&r.pdf, err);
	dk_arena_free(&a);
	return rc;
}
