/* pdf_paper.c - a document as PDF: its blocks in order, counted first and then drawn. */
#include "out/format/pdf_sheet.h"

#include "docket/text.h"
#include "out/phrase/phrase.h"

#define TOTALS_SHARE 0.44 /* of the width; a small table may stand in the rest */
#define SMALL_SHARE 0.50

struct format_of {
	double width, height, margin, scale;
};

static const struct format_of sizes[] = {
	[DK_PAPER_A4] = { 210 * PDF_MM, 297 * PDF_MM, 20 * PDF_MM, 1 },
	[DK_PAPER_LETTER] = { 612, 792, 20 * PDF_MM, 1 },
	[DK_PAPER_4X6] = { 288, 432, 5 * PDF_MM, 0.8 },
};

static void
begin(struct pdf_sheet *s, const struct format_of *f)
{
	pdf_scale(&s->pdf, f->scale);
	s->is_label = s->doc->size == DK_PAPER_4X6;
	s->left = f->margin;
	s->width = f->width - 2 * f->margin;
	s->top = s->is_label ? f->margin + 2 : 24 * PDF_MM;
	s->bottom = f->height - (s->is_label ? f->margin : 9 * PDF_MM) - pdf_sheet_feet_height(s);
}

static double
total_height(const struct pdf_sheet *s, const struct dk_paper_pair *t)
{
	return t->strong ? pdf_line_height(&s->pdf, PDF_TOTAL) + 10 * s->pdf.scale
	    : pdf_line_height(&s->pdf, PDF_BODY) + 4 * s->pdf.scale;
}

static double
totals_height(const struct pdf_sheet *s, const struct dk_paper_block *b)
{
	double h = 0;

	for (size_t i = 0; i < b->pair_count; i++)
		h += total_height(s, &b->pairs[i]);
	return h;
}

static void
draw_total(struct pdf_sheet *s, const struct dk_paper_pair *t, double x, double y)
{
	double w = s->left + s->width - x, h = total_height(s, t), inset = 3 * s->pdf.scale;
	enum pdf_style style = t->strong ? PDF_TOTAL : PDF_BODY;
	struct pdf_box box = { x + inset, 0, 0, style, DK_LEFT, false };
	double amount = pdf_text_width(&s->pdf, style, t->text);

	box.y = y + (h - pdf_line_height(&s->pdf, style)) / 2;
	if (t->strong) {
		pdf_band(&s->pdf, (struct pdf_box){ .x = x, .y = y + 2, .w = w }, h - 2);
		pdf_rule(&s->pdf, x, y + 2, w, PDF_ACCENT);
	}
	box.w = w - amount - 4 * inset;
	if (box.w > 0)
		(void)pdf_text(&s->pdf, box, t->label);
	box = (struct pdf_box){ x, box.y, w - inset, style, DK_RIGHT, false };
	(void)pdf_text(&s->pdf, box, t->text);
}

static double
draw_totals(struct pdf_sheet *s, const struct dk_paper_block *b, double share)
{
	double x = s->left + s->width * (1 - share), y = s->y;

	for (size_t i = 0; i < b->pair_count; i++) {
		draw_total(s, &b->pairs[i], x, y);
		y += total_height(s, &b->pairs[i]);
	}
	return y - s->y;
}

/* Totals at the right and, where one follows or goes before, a small table at the left. */
static void
add_totals(struct pdf_sheet *s, const struct dk_paper_block *totals,
    const struct dk_paper_block *table)
{
	double h = totals_height(s, totals), beside = 0;

	if (table != NULL)
		beside = pdf_sheet_small_height(s, table);
	pdf_sheet_need(s, (h > beside ? h : beside) + 14);
	h = draw_totals(s, totals, s->is_label ? 1 : TOTALS_SHARE);
	if (table != NULL)
		beside = pdf_sheet_small_table(s, table, s->left, s->width * SMALL_SHARE);
	s->y += (h > beside ? h : beside) + 14 * s->pdf.scale;
}

static void
add_small_table(struct pdf_sheet *s, const struct dk_paper_block *b)
{
	pdf_sheet_need(s, pdf_sheet_small_height(s, b));
	s->y += pdf_sheet_small_table(s, b, s->left, s->width * (s->is_label ? 1 : SMALL_SHARE));
	s->y += 12 * s->pdf.scale;
}

/* One paragraph that fits on a page is not broken; a longer one goes line by line. */
static void
add_paragraph(struct pdf_sheet *s, const char *text)
{
	struct pdf_box box = { s->left, s->y, s->width, PDF_BODY, DK_LEFT, true };
	double h = pdf_line_height(&s->pdf, PDF_BODY) *
	    pdf_lines(&s->pdf, PDF_BODY, s->width, text);

	if (h <= s->bottom - s->top) {
		pdf_sheet_need(s, h);
		box.y = s->y;
		s->y += pdf_text(&s->pdf, box, text);
		return;
	}
	for (const char *p = text; *p != '\0';) {
		/* pieces of about ten lines, cut at a blank */
		size_t n = strlen(p) > 900 ? 900 : strlen(p), cut = n;

		while (p[n] != '\0' && cut > 0 && p[cut] != ' ')
			cut--;
		for (n = cut > 0 ? cut : n; ((unsigned char)p[n] & 0xC0) == 0x80; n--)
			;
		pdf_sheet_need(s, 12 * pdf_line_height(&s->pdf, PDF_BODY));
		box.y = s->y;
		s->y += pdf_text(&s->pdf, box, dk_arena_dup_n(s->a, p, n));
		p += n + strspn(p + n, " ");
	}
}

static void
add_text(struct pdf_sheet *s, const struct dk_paper_block *b)
{
	struct pdf_box box = { s->left, s->y, s->width, PDF_STRONG, DK_LEFT, false };
	double line = pdf_line_height(&s->pdf, PDF_BODY);

	pdf_sheet_need(s, 3 * line);
	box.y = s->y;
	s->y += pdf_text(&s->pdf, box, b->heading);
	for (const char *p = b->text; *p != '\0';) {
		size_t n = strcspn(p, "\n");

		if (n == 0)
			s->y += line / 2;
		else
			add_paragraph(s, dk_arena_dup_n(s->a, p, n));
		p += n + (p[n] == '\n');
	}
	s->y += 10 * s->pdf.scale;
}

static double
text_height(struct pdf_sheet *s, const struct dk_paper_block *b)
{
	int lines = pdf_lines(&s->pdf, PDF_BODY, s->width, b->text) + (*b->heading != '\0');

	return lines * pdf_line_height(&s->pdf, PDF_BODY) + 10 * s->pdf.scale;
}

static void
add_signature(struct pdf_sheet *s, const struct dk_paper_block *b)
{
	double date_w = s->width * 0.25, gap = 18;
	struct pdf_box box = { s->left, 0, date_w, PDF_NOTE, DK_LEFT, false };

	s->y += 40 * s->pdf.scale;
	pdf_rule(&s->pdf, s->left, s->y, date_w, PDF_INK);
	pdf_rule(&s->pdf, s->left + date_w + gap, s->y, s->width - date_w - gap, PDF_INK);
	box.y = s->y + 2;
	(void)pdf_text(&s->pdf, box, dk_phrase(s->doc->language, "Date"));
	box.x += date_w + gap;
	box.w = s->width - date_w - gap;
	(void)pdf_text(&s->pdf, box, b->text);
	s->y += 20 * s->pdf.scale;
}

static bool
is_small_table(const struct dk_paper *doc, size_t i)
{
	return i < doc->block_count && doc->blocks[i].kind == DK_BLOCK_TABLE &&
	    doc->blocks[i].is_small;
}

static size_t
signatures(const struct dk_paper *doc, size_t i)
{
	size_t end = i;

	while (end < doc->block_count && doc->blocks[end].kind == DK_BLOCK_SIGNATURE)
		end++;
	return end - i;
}

static double
signatures_height(const struct pdf_sheet *s, size_t i)
{
	return (60 * (double)signatures(s->doc, i) - 2) * s->pdf.scale;
}

/* Adds block `i`; returns how many were taken. */
static size_t
add_block(struct pdf_sheet *s, size_t i)
{
	const struct dk_paper_block *b = &s->doc->blocks[i];
	bool beside = !s->is_label && is_small_table(s->doc, i + 1);

	switch (b->kind) {
	case DK_BLOCK_TABLE:
		if (b->is_small)
			add_small_table(s, b);
		else
			pdf_sheet_table(s, b);
		break;
	case DK_BLOCK_TOTALS:
		add_totals(s, b, beside ? b + 1 : NULL);
		return beside ? 2 : 1;
	case DK_BLOCK_TEXT:
		/* what is signed stands with the signatures */
		if (signatures(s->doc, i + 1) > 0)
			pdf_sheet_need(s, text_height(s, b) + signatures_height(s, i + 1));
		add_text(s, b);
		break;
	case DK_BLOCK_SIGNATURE:
		/* those that stand together are not torn apart */
		pdf_sheet_need(s, signatures_height(s, i));
		add_signature(s, b);
		break;
	}
	return 1;
}

static void
run(struct pdf_sheet *s, bool is_dry)
{
	s->pdf.is_counting = is_dry;
	s->pdf.page = 0;
	pdf_sheet_page(s);
	pdf_sheet_head(s);
	for (size_t i = 0; i < s->doc->block_count;)
		i += add_block(s, i);
}

enum dk_rc
dk_pdf_paper(const struct dk_paper *doc, struct dk_buf *out, struct dk_err *err)
{
	const struct format_of *f = &sizes[doc->size];
	struct dk_arena a = { 0 };
	struct pdf_sheet s = { .doc = doc, .a = &a };
	enum dk_rc rc;

	pdf_begin(&s.pdf, f->width, f->height, out);
	pdf_stamp(&s.pdf, dk_fmt(&a, "%s %s", doc->kind, doc->number), doc->sender,
	    doc->created_ms);
	s.pdf.is_mirrored = dk_language_of(doc->language)->is_rtl;
	begin(&s, f);
	run(&s, true);
	s.pdf.pages = s.pdf.page;
	s.pdf.first_page = doc->first_page;
	run(&s, false);
	rc = pdf_end(&s.pdf, err);
	if (rc == DK_OK)
		rc = dk_paper_has_page(doc, s.pdf.pages, err);
	dk_arena_free(&a);
	return rc;
}
