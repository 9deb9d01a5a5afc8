/*
 * pdf.h - a small canvas on cairo and pango, in points from the top left corner.
 *
 * A document is laid out twice by the same code: a dry run counts the pages, then they are drawn.
 */
#ifndef DOCKET_OUT_FORMAT_PDF_H
#define DOCKET_OUT_FORMAT_PDF_H

#include <pango/pangocairo.h>

#include "docket/buf.h"
#include "docket/format.h"

#define PDF_MM (72 / 25.4)

enum pdf_style {
	PDF_BODY,   /* lines, paragraphs */
	PDF_STRONG, /* the same, bold */
	PDF_NOTE,   /* under a line, in the foot */
	PDF_LABEL,  /* names of facts and addresses */
	PDF_HEAD,   /* column heads */
	PDF_TOTAL,  /* what is to pay */
	PDF_TO,     /* the address in the window */
	PDF_TITLE,
	PDF_SENDER,
	PDF_RETURN, /* the sender once more, above the window address */
	/* of labels: black, so that a thermal printer need not dither */
	PDF_TAG_SMALL,
	PDF_TAG,
	PDF_TAG_STRONG,
	PDF_TAG_LARGE,
	PDF_TAG_HUGE,
	PDF_STYLES
};

enum pdf_ink { PDF_INK, PDF_GREY, PDF_ACCENT, PDF_HAIRLINE, PDF_BAND, PDF_PALE, PDF_BLACK };

/* A text that may wrap, laid out: it is asked for when pages are counted, and drawn later. */
struct pdf_memo {
	uint64_t key;        /* of text, style and width; 0 = free */
	PangoLayout *layout; /* NULL = free */
};
#define PDF_MEMOS 1024 /* a power of two */

struct pdf {
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layouts[PDF_STYLES];
	double width, height;
	double scale; /* of all styles; 1 on full sheets */
	int page, pages;
	int first_page;   /* those before it are laid out and not drawn */
	bool is_counting; /* the dry run */
	bool is_dry;      /* nothing is drawn on this page */
	bool is_mirrored; /* left is right: the paper is read from right to left */
	struct pdf_memo memo[PDF_MEMOS];
};

/* Where a text goes: a box of width `w`, cut with a mark unless it may wrap. */
struct pdf_box {
	double x, y, w;
	enum pdf_style style;
	enum dk_align align;
	bool wrap;
};

/* Begins a canvas that writes to `out`. `created_ms` is stamped in; `title` and `author` too. */
void pdf_begin(struct pdf *p, double width, double height, struct dk_buf *out);
void pdf_stamp(struct pdf *p, const char *title, const char *author, int64_t created_ms);
/* Sets the scale of all styles; before any text. */
void pdf_scale(struct pdf *p, double scale);
/* Ends the canvas: DK_EIO when cairo failed. */
enum dk_rc pdf_end(struct pdf *p, struct dk_err *err);

void pdf_new_page(struct pdf *p);
double pdf_line_height(const struct pdf *p, enum pdf_style style);
/* Lines that `s` takes in a box of width `w` where it may wrap; 0 for "". */
int pdf_lines(struct pdf *p, enum pdf_style style, double w, const char *s);
/* Draws and returns the height. "" draws nothing. */
double pdf_text(struct pdf *p, struct pdf_box box, const char *s);
double pdf_text_width(struct pdf *p, enum pdf_style style, const char *s);
void pdf_rule(struct pdf *p, double x, double y, double w, enum pdf_ink ink);
void pdf_band(struct pdf *p, struct pdf_box box, double height);
/* A filled rectangle, sharp at its edges. */
void pdf_block(struct pdf *p, double x, double y, double w, double h);
/* Large and pale, across the page. */
void pdf_watermark(struct pdf *p, const char *s);

enum dk_rc dk_pdf_paper(const struct dk_paper *p, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_pdf_labels(const struct dk_labels *l, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_pdf_workbook(const struct dk_workbook *w, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
