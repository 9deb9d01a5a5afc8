/* pdf_label.c - labels as PDF, a page of 4 x 6 inches each; symbols are rectangles. */
#include "out/format/label_plan.h"
#include "out/format/pdf.h"

static const enum pdf_style styles[] = {
	[LABEL_SMALL] = PDF_TAG_SMALL, [LABEL_PLAIN] = PDF_TAG, [LABEL_STRONG] = PDF_TAG_STRONG,
	[LABEL_LARGE] = PDF_TAG_LARGE, [LABEL_HUGE] = PDF_TAG_HUGE,
};

/* Dark modules that stand together are one bar. */
static void
draw_symbol(struct pdf *pdf, const struct label_part *p)
{
	for (size_t i = 0; i < p->bars.count;) {
		size_t n = 0;

		while (i + n < p->bars.count && p->bars.on[i + n] != 0)
			n++;
		if (n > 0)
			pdf_block(pdf, (p->x + (double)i * p->module) * PDF_MM, p->y * PDF_MM,
			    (double)n * p->module * PDF_MM, p->h * PDF_MM);
		i += n > 0 ? n : 1;
	}
}

static void
draw(struct pdf *pdf, const struct label_part *p)
{
	struct pdf_box box = { p->x * PDF_MM, p->y * PDF_MM, p->w * PDF_MM, styles[p->size],
		p->align, false };

	if (p->kind == LABEL_SYMBOL)
		draw_symbol(pdf, p);
	else if (p->kind == LABEL_BLOCK)
		pdf_block(pdf, box.x, box.y, box.w, p->h * PDF_MM);
	else
		(void)pdf_text(pdf, box, p->text);
}

enum dk_rc
dk_pdf_labels(const struct dk_labels *l, struct dk_buf *out, struct dk_err *err)
{
	struct pdf pdf;
	enum dk_rc rc = DK_OK, ended;

	pdf_begin(&pdf, LABEL_W * PDF_MM, LABEL_H * PDF_MM, out);
	pdf_stamp(&pdf, l->title, l->author, l->created_ms);
	for (size_t i = 0; rc == DK_OK && i < l->count; i++) {
		struct dk_arena a = { 0 };
		struct label_plan plan = { .a = &a };

		pdf_new_page(&pdf);
		rc = label_plan(&l->list[i], &plan, err);
		for (size_t k = 0; rc == DK_OK && k < plan.count; k++)
			draw(&pdf, &plan.parts[k]);
		dk_arena_free(&a);
	}
	ended = pdf_end(&pdf, rc == DK_OK ? err : NULL);
	return rc != DK_OK ? rc : ended;
}
