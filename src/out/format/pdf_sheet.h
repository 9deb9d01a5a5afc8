/* pdf_sheet.h - a document while it is laid out on its pages. */
#ifndef DOCKET_OUT_FORMAT_PDF_SHEET_H
#define DOCKET_OUT_FORMAT_PDF_SHEET_H

#include "out/format/pdf.h"

struct pdf_sheet {
	struct pdf pdf;
	const struct dk_paper *doc;
	struct dk_arena *a;
	double left, width; /* of the printed area */
	double top, bottom; /* where the body begins on later pages, and ends on all */
	double y;           /* of what comes next */
	bool is_label;      /* 4 x 6 in: everything smaller and closer */
};

/* Begins the next page: watermark, foot, and from the second on a head that says what it is. */
void pdf_sheet_page(struct pdf_sheet *s);
/* Begins a page unless `height` is left on this one. */
void pdf_sheet_need(struct pdf_sheet *s, double height);
/* What the feet take at the end of each page. */
double pdf_sheet_feet_height(struct pdf_sheet *s);
/* The head of the first page: sender, window address, facts, title, further addresses. */
void pdf_sheet_head(struct pdf_sheet *s);

/* A line table over the whole width; it breaks between rows, and repeats its heads. */
void pdf_sheet_table(struct pdf_sheet *s, const struct dk_paper_block *b);
/* The whole of a small table in a box; returns its height. */
double pdf_sheet_small_table(struct pdf_sheet *s, const struct dk_paper_block *b, double x,
    double w);
double pdf_sheet_small_height(const struct pdf_sheet *s, const struct dk_paper_block *b);

#endif
