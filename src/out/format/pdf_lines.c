/* pdf_lines.c - line tables on paper: heads, wrapped rows, carried sums. */
#include "out/format/pdf_sheet.h"
#include "out/phrase/phrase.h"

#define PAD 3.2   /* above and below a row */
#define INSET 3.0 /* left and right within a column */

struct grid {
	struct pdf_sheet *s;
	const struct dk_paper_block *block;
	double x[DK_PAPER_COLUMNS], w[DK_PAPER_COLUMNS];
	double left, width;
	size_t rows_on_page;
	const char *sum; /* of the rows so far */
};

/* Columns get their share of the width by their cells; one without takes what is left. */
static void
measure(struct grid *g)
{
	const struct dk_paper_block *b = g->block;
	int fixed = 0, open = 0, whole = DK_PAPER_CELLS;
	double x = g->left;

	for (size_t i = 0; i < b->column_count; i++) {
		fixed += b->columns[i].cells;
		open += b->columns[i].cells == 0;
	}
	if (open == 0 || b->is_small)
		whole = fixed + open * 14;
	for (size_t i = 0; i < b->column_count; i++) {
		double cells = b->columns[i].cells > 0 ? b->columns[i].cells
		    : (double)(whole - fixed) / open;

		g->x[i] = x;
		g->w[i] = g->width * cells / whole;
		x += g->w[i];
	}
}

static struct pdf_box
cell_box(const struct grid *g, size_t column, double y, enum pdf_style style)
{
	const struct dk_paper_column *c = &g->block->columns[column];
	double inset = INSET * g->s->pdf.scale;

	return (struct pdf_box){ g->x[column] + inset, y, g->w[column] - 2 * inset, style,
		c->align, c->wrap };
}

static double
head_height(const struct pdf_sheet *s)
{
	return pdf_line_height(&s->pdf, PDF_HEAD) + 7 * s->pdf.scale;
}

static void
draw_heads(struct grid *g)
{
	struct pdf_sheet *s = g->s;
	double h = head_height(s);

	pdf_band(&s->pdf, (struct pdf_box){ .x = g->left, .y = s->y, .w = g->width }, h);
	for (size_t i = 0; i < g->block->column_count; i++) {
		struct pdf_box box = cell_box(g, i, s->y + 3.5 * s->pdf.scale, PDF_HEAD);

		box.wrap = false;
		(void)pdf_text(&s->pdf, box, g->block->columns[i].heading);
	}
	s->y += h;
	pdf_rule(&s->pdf, g->left, s->y, g->width, PDF_ACCENT);
	s->y += 1;
}

static size_t
note_column(const struct dk_paper_block *b)
{
	for (size_t i = 0; i < b->column_count; i++)
		if (b->columns[i].wrap)
			return i;
	return 0;
}

static double
row_height(struct grid *g, const struct dk_paper_row *r)
{
	struct pdf *p = &g->s->pdf;
	size_t described = note_column(g->block);
	double line = pdf_line_height(p, PDF_BODY), tall = line, h;

	for (size_t i = 0; i < g->block->column_count; i++) {
		double w = cell_box(g, i, 0, PDF_BODY).w;

		h = line;
		if (g->block->columns[i].wrap)
			h = line * pdf_lines(p, PDF_BODY, w, r->cells[i]);
		if (i == described)
			h += pdf_line_height(p, PDF_NOTE) * pdf_lines(p, PDF_NOTE, w, r->note);
		tall = h > tall ? h : tall;
	}
	return tall + 2 * PAD * p->scale;
}

static void
draw_row(struct grid *g, const struct dk_paper_row *r, double height)
{
	struct pdf_sheet *s = g->s;
	double y = s->y + PAD * s->pdf.scale;
	size_t described = note_column(g->block);

	for (size_t i = 0; i < g->block->column_count && !s->pdf.is_dry; i++) {
		struct pdf_box box = cell_box(g, i, y, PDF_BODY);

		box.y += pdf_text(&s->pdf, box, r->cells[i]);
		if (i != described)
			continue;
		box.style = PDF_NOTE;
		box.wrap = true;
		(void)pdf_text(&s->pdf, box, r->note);
	}
	s->y += height;
	pdf_rule(&s->pdf, g->left, s->y, g->width, PDF_HAIRLINE);
}

static double
carried_height(const struct pdf_sheet *s)
{
	return pdf_line_height(&s->pdf, PDF_STRONG) + 2 * PAD * s->pdf.scale;
}

static void
draw_carried(struct grid *g, const char *label)
{
	struct pdf_sheet *s = g->s;
	double inset = INSET * s->pdf.scale;
	double sum_w = pdf_text_width(&s->pdf, PDF_STRONG, g->sum) + 8 * inset;
	struct pdf_box box = { g->left, s->y + PAD * s->pdf.scale, g->width - sum_w - inset,
		PDF_LABEL, DK_RIGHT, false };

	if (*g->sum == '\0')
		return;
	(void)pdf_text(&s->pdf, box, dk_phrase(s->doc->language, label));
	box = (struct pdf_box){ g->left + g->width - sum_w, box.y, sum_w - inset, PDF_STRONG,
		DK_RIGHT, false };
	(void)pdf_text(&s->pdf, box, g->sum);
	s->y += carried_height(s);
}

static void
break_table(struct grid *g)
{
	draw_carried(g, "Carried forward");
	pdf_sheet_page(g->s);
	draw_heads(g);
	draw_carried(g, "Brought forward");
	if (*g->sum != '\0')
		pdf_rule(&g->s->pdf, g->left, g->s->y, g->width, PDF_HAIRLINE);
	g->rows_on_page = 0;
}

static void
add_row(struct grid *g, const struct dk_paper_row *r)
{
	struct pdf_sheet *s = g->s;
	double height = row_height(g, r);
	double below = *r->carried != '\0' ? carried_height(s) : 0;

	if (g->rows_on_page == DK_PAPER_LINES ||
	    (s->y + height + below > s->bottom && g->rows_on_page > 0))
		break_table(g);
	draw_row(g, r, height);
	g->rows_on_page++;
	g->sum = r->carried;
}

void
pdf_sheet_table(struct pdf_sheet *s, const struct dk_paper_block *b)
{
	struct grid g = { .s = s, .block = b, .left = s->left, .width = s->width, .sum = "" };

	measure(&g);
	pdf_sheet_need(s, head_height(s) + 3 * carried_height(s));
	draw_heads(&g);
	for (size_t i = 0; i < b->row_count; i++)
		add_row(&g, &b->rows[i]);
	s->y += 10 * s->pdf.scale;
}

double
pdf_sheet_small_height(const struct pdf_sheet *s, const struct dk_paper_block *b)
{
	return head_height(s) + 2 + (double)b->row_count * carried_height(s);
}

double
pdf_sheet_small_table(struct pdf_sheet *s, const struct dk_paper_block *b, double x, double w)
{
	struct grid g = { .s = s, .block = b, .left = x, .width = w, .sum = "" };
	double y = s->y, h;

	measure(&g);
	draw_heads(&g);
	for (size_t i = 0; i < b->row_count; i++)
		draw_row(&g, &b->rows[i], row_height(&g, &b->rows[i]));
	h = s->y - y;
	s->y = y;
	return h;
}
