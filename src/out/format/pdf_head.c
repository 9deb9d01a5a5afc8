/*
 * pdf_head.c - the page itself: letter head, window address, facts, feet.
 *
 * The address stands where the windows of DIN 5008 (form B) and of a US #10 envelope show it.
 */
#include "out/format/pdf_sheet.h"
#include "out/phrase/phrase.h"

#define RETURN_Y (51 * PDF_MM)
#define WINDOW_Y (56 * PDF_MM)
#define WINDOW_W (80 * PDF_MM)
#define FACTS_X (124 * PDF_MM)
#define TITLE_Y (95 * PDF_MM)
#define FOOT_ABOVE 12
#define FOOT_PAD 4.5
#define FOOT_GAP 14
#define HEAD_Y (14 * PDF_MM)

static struct pdf_box
box_at(const struct pdf_sheet *s, double y, enum pdf_style style)
{
	return (struct pdf_box){ .x = s->left, .y = y, .w = s->width, .style = style };
}

static const char *
title_of(struct pdf_sheet *s)
{
	return *s->doc->number == '\0' ? s->doc->kind
	    : dk_fmt(s->a, "%s %s", s->doc->kind, s->doc->number);
}

static double
foot_width(const struct pdf_sheet *s)
{
	double gaps = FOOT_GAP * (double)(s->doc->foot_count - 1);

	return (s->width - gaps) / (double)s->doc->foot_count;
}

/* Of the tallest foot. */
static double
feet_text_height(struct pdf_sheet *s)
{
	int most = 0, lines;

	for (size_t i = 0; i < s->doc->foot_count; i++) {
		lines = pdf_lines(&s->pdf, PDF_NOTE, foot_width(s), s->doc->foots[i]);
		most = lines > most ? lines : most;
	}
	return most * pdf_line_height(&s->pdf, PDF_NOTE);
}

double
pdf_sheet_feet_height(struct pdf_sheet *s)
{
	return FOOT_ABOVE + FOOT_PAD + feet_text_height(s) + FOOT_PAD +
	    pdf_line_height(&s->pdf, PDF_NOTE);
}

static void
draw_feet(struct pdf_sheet *s)
{
	double y = s->bottom + FOOT_ABOVE;
	struct pdf_box box = box_at(s, y + FOOT_PAD, PDF_NOTE);

	pdf_rule(&s->pdf, s->left, y, s->width, PDF_HAIRLINE);
	box.wrap = true;
	for (size_t i = 0; i < s->doc->foot_count; i++) {
		box.w = foot_width(s);
		box.x = s->left + (box.w + FOOT_GAP) * (double)i;
		(void)pdf_text(&s->pdf, box, s->doc->foots[i]);
	}
	box = box_at(s, y + 2 * FOOT_PAD + feet_text_height(s), PDF_NOTE);
	(void)pdf_text(&s->pdf, box, title_of(s));
	box.align = DK_RIGHT;
	(void)pdf_text(&s->pdf, box, dk_phrase_fill(s->a, s->doc->language, "Page {1} of {2}",
	    (const char *[]){ dk_fmt(s->a, "%d", s->pdf.page), dk_fmt(s->a, "%d", s->pdf.pages) }));
}

void
pdf_sheet_page(struct pdf_sheet *s)
{
	struct pdf_box box = box_at(s, s->top - 22 * s->pdf.scale, PDF_STRONG);

	pdf_new_page(&s->pdf);
	pdf_watermark(&s->pdf, s->doc->watermark);
	draw_feet(s);
	s->y = s->top;
	if (s->pdf.page == 1)
		return;
	box.w = s->width * 0.6;
	(void)pdf_text(&s->pdf, box, dk_phrase_fill(s->a, s->doc->language, "{1} (continued)",
	    (const char *[]){ title_of(s) }));
	box.style = PDF_LABEL;
	box.align = DK_RIGHT;
	box.x = s->left + s->width * 0.6;
	box.w = s->width * 0.4;
	(void)pdf_text(&s->pdf, box, s->doc->sender);
	pdf_rule(&s->pdf, s->left, s->top - 6 * s->pdf.scale, s->width, PDF_ACCENT);
	s->y += 4 * s->pdf.scale;
}

void
pdf_sheet_need(struct pdf_sheet *s, double height)
{
	if (s->y + height > s->bottom && s->y > s->top + 20)
		pdf_sheet_page(s);
}

/* Sender at the left, how to reach it at the right. */
static void
draw_sender(struct pdf_sheet *s)
{
	struct pdf_box box = box_at(s, HEAD_Y, PDF_SENDER);
	double h;

	box.w = s->width * 0.62;
	h = pdf_text(&s->pdf, box, s->doc->sender);
	box.y += h;
	box.style = PDF_NOTE;
	box.wrap = true;
	(void)pdf_text(&s->pdf, box, s->doc->sender_address);
	box = (struct pdf_box){ s->left + s->width * 0.64, HEAD_Y + 5, s->width * 0.36, PDF_NOTE,
		DK_RIGHT, true };
	(void)pdf_text(&s->pdf, box, s->doc->sender_contact);
}

/* Returns where the address ends. */
static double
draw_window(struct pdf_sheet *s)
{
	char *line = dk_fmt(s->a, "%s\n%s", s->doc->sender, s->doc->sender_address);
	struct pdf_box box = { s->left, RETURN_Y, WINDOW_W, PDF_RETURN, DK_LEFT, false };
	const char *flat = "", *more;

	if (*s->doc->to == '\0')
		return WINDOW_Y;
	for (char *end = line; *line != '\0'; line = end) {
		end = line + strcspn(line, "\n");
		if (*end == '\n')
			*end++ = '\0';
		more = dk_fmt(s->a, "%s%s%s", flat,
		    *flat != '\0' && *line != '\0' ? " · " : "", line);
		/* what is too long loses whole lines, the country first */
		if (*flat != '\0' && pdf_text_width(&s->pdf, PDF_RETURN, more) > WINDOW_W)
			break;
		flat = more;
	}
	(void)pdf_text(&s->pdf, box, flat);
	pdf_rule(&s->pdf, s->left, RETURN_Y + pdf_line_height(&s->pdf, PDF_RETURN) + 1,
	    WINDOW_W, PDF_HAIRLINE);
	box = (struct pdf_box){ s->left, WINDOW_Y, WINDOW_W, PDF_TO, DK_LEFT, true };
	return WINDOW_Y + pdf_text(&s->pdf, box, s->doc->to);
}

/* Label and text of each fact on one line; the end of the lowest. */
static double
draw_facts(struct pdf_sheet *s, double x, double y, double w)
{
	const struct dk_paper *doc = s->doc;
	double line = pdf_line_height(&s->pdf, PDF_LABEL) + 1.5 * s->pdf.scale;
	double used, widest = 0;

	for (size_t i = 0; i < doc->fact_count; i++) {
		used = pdf_text_width(&s->pdf, PDF_LABEL, doc->facts[i].label);
		widest = used > widest ? used : widest;
	}
	widest = widest > w * 0.6 ? w * 0.6 : widest;
	for (size_t i = 0; i < doc->fact_count; i++, y += line) {
		struct pdf_box box = { x, y, widest + 1, PDF_LABEL, DK_LEFT, false };

		(void)pdf_text(&s->pdf, box, doc->facts[i].label);
		box = (struct pdf_box){ x + widest + 10, y, w - widest - 10, PDF_BODY, DK_RIGHT,
			false };
		(void)pdf_text(&s->pdf, box, doc->facts[i].text);
	}
	return y;
}

/* "Ship to" and the like, up to three beside each other. */
static void
draw_addresses(struct pdf_sheet *s)
{
	const struct dk_paper *doc = s->doc;
	double gap = 16, w = (s->width - 2 * gap) / 3;

	for (size_t i = 0; i < doc->address_count; i += 3) {
		double tall = 0;

		for (size_t k = i; k < i + 3 && k < doc->address_count; k++) {
			struct pdf_box box = { s->left + (w + gap) * (double)(k - i), s->y, w,
				PDF_LABEL, DK_LEFT, false };
			double h = pdf_text(&s->pdf, box, doc->addresses[k].label);

			box.y += h;
			box.style = PDF_BODY;
			box.wrap = true;
			h += pdf_text(&s->pdf, box, doc->addresses[k].text);
			tall = h > tall ? h : tall;
		}
		s->y += tall + 10;
	}
}

/* A label is read from arm's length: the address is the largest thing on it. */
static void
draw_label_head(struct pdf_sheet *s)
{
	struct pdf_box box = box_at(s, s->y, PDF_STRONG);

	box.y += pdf_text(&s->pdf, box, s->doc->sender);
	box.style = PDF_NOTE;
	box.wrap = true;
	s->y = box.y + pdf_text(&s->pdf, box, s->doc->sender_address) + 5;
	pdf_rule(&s->pdf, s->left, s->y, s->width, PDF_ACCENT);
	box = box_at(s, s->y + 6, PDF_TITLE);
	box.wrap = true;
	s->y = box.y + pdf_text(&s->pdf, box, s->doc->to) + 6;
	pdf_rule(&s->pdf, s->left, s->y, s->width, PDF_ACCENT);
	box = box_at(s, s->y + 4, PDF_TOTAL);
	s->y = box.y + pdf_text(&s->pdf, box, title_of(s)) + 2;
	s->y = draw_facts(s, s->left, s->y, s->width) + 6;
	draw_addresses(s);
}

void
pdf_sheet_head(struct pdf_sheet *s)
{
	struct pdf_box box;
	double window, facts;

	if (s->is_label) {
		draw_label_head(s);
		return;
	}
	draw_sender(s);
	window = draw_window(s);
	facts = draw_facts(s, FACTS_X, RETURN_Y, s->left + s->width - FACTS_X);
	s->y = (facts > window ? facts : window) + 8;
	s->y = s->y > TITLE_Y ? s->y : TITLE_Y;
	box = box_at(s, s->y, PDF_TITLE);
	s->y += pdf_text(&s->pdf, box, title_of(s)) + 8;
	draw_addresses(s);
	s->y += 2;
}
