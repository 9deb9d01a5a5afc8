/*
 * pdf_canvas.c - styles, text and rules on a PDF surface.
 *
 * Lines stand on a fixed rhythm whatever font a script falls back to, and are aligned by hand, so
 * that a right-to-left name stays in its column. Fonts are embedded as subsets by cairo.
 */
#include "out/format/pdf.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "docket/date.h"

#define FAMILY "DejaVu Sans"

struct look {
	double size, leading; /* points */
	bool is_bold;
	enum pdf_ink ink;
};

static const struct look looks[PDF_STYLES] = {
	[PDF_BODY] = { 8.5, 12, false, PDF_INK },
	[PDF_STRONG] = { 8.5, 12, true, PDF_INK },
	[PDF_NOTE] = { 7, 9.6, false, PDF_GREY },
	[PDF_LABEL] = { 7.5, 12, false, PDF_GREY },
	[PDF_HEAD] = { 7.5, 11, true, PDF_ACCENT },
	[PDF_TOTAL] = { 10.5, 16, true, PDF_ACCENT },
	[PDF_TO] = { 9.5, 13.2, false, PDF_INK },
	[PDF_TITLE] = { 18, 24, true, PDF_ACCENT },
	[PDF_SENDER] = { 14, 19, true, PDF_ACCENT },
	[PDF_RETURN] = { 6.2, 9, false, PDF_GREY },
	[PDF_TAG_SMALL] = { 6.8, 9, false, PDF_BLACK },
	[PDF_TAG] = { 8.5, 11, false, PDF_BLACK },
	[PDF_TAG_STRONG] = { 8.5, 11, true, PDF_BLACK },
	[PDF_TAG_LARGE] = { 12, 15, true, PDF_BLACK },
	[PDF_TAG_HUGE] = { 19, 24, true, PDF_BLACK },
};

static const double inks[][3] = {
	[PDF_INK] = { 0.10, 0.11, 0.13 },
	[PDF_GREY] = { 0.40, 0.43, 0.47 },
	[PDF_ACCENT] = { 0.11, 0.22, 0.34 },
	[PDF_HAIRLINE] = { 0.82, 0.84, 0.87 },
	[PDF_BAND] = { 0.935, 0.95, 0.965 },
	[PDF_PALE] = { 0.93, 0.93, 0.94 },
	[PDF_BLACK] = { 0, 0, 0 },
};

static cairo_status_t
write_bytes(void *out, const unsigned char *data, unsigned int len)
{
	return dk_buf_try(out, data, len) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_ink(struct pdf *p, enum pdf_ink ink)
{
	cairo_set_source_rgb(p->cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

/* Sizes as drawn, not as a screen would round them. */
static PangoContext *
make_context(cairo_t *cr)
{
	PangoContext *context = pango_cairo_create_context(cr);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("en"));
	cairo_font_options_destroy(options);
	return context;
}

/* Figures of one width in columns; no ligatures, so that text copied out is the text put in. */
static PangoAttrList *
make_features(void)
{
	PangoAttrList *list = pango_attr_list_new();

	pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1,liga=0,clig=0"));
	return list;
}

static void
forget(struct pdf *p)
{
	for (size_t i = 0; i < PDF_MEMOS; i++)
		if (p->memo[i].layout != NULL)
			g_object_unref(p->memo[i].layout);
	memset(p->memo, 0, sizeof(p->memo));
}

void
pdf_begin(struct pdf *p, double width, double height, struct dk_buf *out)
{
	PangoContext *context;
	PangoAttrList *features = make_features();

	*p = (struct pdf){ .width = width, .height = height, .scale = 1 };
	p->surface = cairo_pdf_surface_create_for_stream(write_bytes, out, width, height);
	p->cr = cairo_create(p->surface);
	context = make_context(p->cr);
	for (size_t i = 0; i < PDF_STYLES; i++) {
		p->layouts[i] = pango_layout_new(context);
		pango_layout_set_attributes(p->layouts[i], features);
		pango_layout_set_wrap(p->layouts[i], PANGO_WRAP_WORD_CHAR);
	}
	pango_attr_list_unref(features);
	g_object_unref(context);
	pdf_scale(p, 1);
}

void
pdf_scale(struct pdf *p, double scale)
{
	p->scale = scale;
	forget(p); /* lines of another size are others */
	for (size_t i = 0; i < PDF_STYLES; i++) {
		PangoFontDescription *d = pango_font_description_new();

		pango_font_description_set_family(d, FAMILY);
		pango_font_description_set_weight(d,
		    looks[i].is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
		pango_font_description_set_absolute_size(d, looks[i].size * scale * PANGO_SCALE);
		pango_layout_set_font_description(p->layouts[i], d);
		pango_font_description_free(d);
	}
}

void
pdf_stamp(struct pdf *p, const char *title, const char *author, int64_t created_ms)
{
	struct dk_instant_text at = dk_instant_iso(created_ms / 1000 * 1000);

	/* cairo takes seconds: 2026-11-23T09:41:00Z */
	snprintf(at.s + 19, sizeof(at.s) - 19, "Z");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, at.s);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_MOD_DATE, at.s);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR, author);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "docket");
}

enum dk_rc
pdf_end(struct pdf *p, struct dk_err *err)
{
	cairo_status_t status;

	forget(p);
	for (size_t i = 0; i < PDF_STYLES; i++)
		g_object_unref(p->layouts[i]);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	status = cairo_surface_status(p->surface);
	cairo_surface_destroy(p->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		return DK_OK;
	return dk_fail(err, DK_EIO, "format", "The PDF could not be made (%s); print it as text.",
	    cairo_status_to_string(status));
}

void
pdf_new_page(struct pdf *p)
{
	if (!p->is_dry && p->page > 0)
		cairo_show_page(p->cr);
	p->page++;
	p->is_dry = p->is_counting || p->page < p->first_page;
}

double
pdf_line_height(const struct pdf *p, enum pdf_style style)
{
	return looks[style].leading * p->scale;
}

static PangoLayout *
lay_on(PangoLayout *l, const struct pdf_box *box, const char *s)
{
	pango_layout_set_width(l, (int)(box->w * PANGO_SCALE));
	pango_layout_set_ellipsize(l, box->wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
	pango_layout_set_single_paragraph_mode(l, !box->wrap);
	pango_layout_set_text(l, s, -1);
	return l;
}

static PangoLayout *
lay(struct pdf *p, const struct pdf_box *box, const char *s)
{
	return lay_on(p->layouts[box->style], box, s);
}

/* Two texts of one key would have to meet by chance, one in 2^64. */
static uint64_t
memo_key(enum pdf_style style, double w, const char *s)
{
	uint64_t key = UINT64_C(14695981039346656037) ^ (uint64_t)style ^
	    (uint64_t)(w * PANGO_SCALE) << 8;

	for (; *s != '\0'; s++)
		key = (key ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return key != 0 ? key : 1;
}

/* Shaping a text is most of the work of a page, so it is done once. */
static PangoLayout *
lay_wrapped(struct pdf *p, enum pdf_style style, double w, const char *s)
{
	struct pdf_box box = { .w = w, .style = style, .wrap = true };
	uint64_t key = memo_key(style, w, s);
	struct pdf_memo *m = &p->memo[(key ^ key >> 32) & (PDF_MEMOS - 1)];

	if (m->key == key)
		return m->layout;
	if (m->layout == NULL)
		m->layout = pango_layout_copy(p->layouts[style]);
	else
		pango_layout_set_font_description(m->layout,
		    pango_layout_get_font_description(p->layouts[style]));
	m->key = key;
	return lay_on(m->layout, &box, s);
}

int
pdf_lines(struct pdf *p, enum pdf_style style, double w, const char *s)
{
	return *s == '\0' ? 0 : pango_layout_get_line_count(lay_wrapped(p, style, w, s));
}

double
pdf_text_width(struct pdf *p, enum pdf_style style, const char *s)
{
	struct pdf_box box = { .w = 10000, .style = style };
	PangoRectangle r;

	pango_layout_line_get_extents(pango_layout_get_line_readonly(lay(p, &box, s), 0), NULL, &r);
	return (double)r.width / PANGO_SCALE;
}

static double
mirrored(const struct pdf *p, double x, double w)
{
	return p->is_mirrored ? p->width - x - w : x;
}

static void
draw_line(struct pdf *p, const struct pdf_box *box, PangoLayoutLine *line, double baseline)
{
	PangoRectangle r;
	double room, x = mirrored(p, box->x, box->w);
	enum dk_align align = box->align;

	pango_layout_line_get_extents(line, NULL, &r);
	room = box->w - (double)r.width / PANGO_SCALE;
	if (p->is_mirrored && align != DK_CENTRE)
		align = align == DK_RIGHT ? DK_LEFT : DK_RIGHT;
	if (align == DK_RIGHT)
		x += room;
	else if (align == DK_CENTRE)
		x += room / 2;
	cairo_move_to(p->cr, x - (double)r.x / PANGO_SCALE, baseline);
	pango_cairo_show_layout_line(p->cr, line);
}

double
pdf_text(struct pdf *p, struct pdf_box box, const char *s)
{
	const struct look *look = &looks[box.style];
	double leading = look->leading * p->scale;
	double baseline = box.y + leading / 2 + look->size * p->scale * 0.35;
	PangoLayout *layout;
	int count = 0;

	if (*s == '\0')
		return 0;
	if (p->is_dry)
		return leading * (box.wrap ? pdf_lines(p, box.style, box.w, s) : 1);
	set_ink(p, look->ink);
	layout = box.wrap ? lay_wrapped(p, box.style, box.w, s) : lay(p, &box, s);
	for (GSList *l = pango_layout_get_lines_readonly(layout); l != NULL; l = l->next)
		draw_line(p, &box, l->data, baseline + leading * count++);
	return leading * count;
}

void
pdf_rule(struct pdf *p, double x, double y, double w, enum pdf_ink ink)
{
	if (p->is_dry)
		return;
	set_ink(p, ink);
	cairo_set_line_width(p->cr, ink == PDF_ACCENT ? 0.9 : 0.5);
	cairo_move_to(p->cr, mirrored(p, x, w), y);
	cairo_line_to(p->cr, mirrored(p, x, w) + w, y);
	cairo_stroke(p->cr);
}

void
pdf_band(struct pdf *p, struct pdf_box box, double height)
{
	if (p->is_dry)
		return;
	set_ink(p, PDF_BAND);
	cairo_rectangle(p->cr, mirrored(p, box.x, box.w), box.y, box.w, height);
	cairo_fill(p->cr);
}

void
pdf_block(struct pdf *p, double x, double y, double w, double h)
{
	if (p->is_dry)
		return;
	set_ink(p, PDF_BLACK);
	cairo_rectangle(p->cr, x, y, w, h);
	cairo_fill(p->cr);
}

void
pdf_watermark(struct pdf *p, const char *s)
{
	PangoLayout *l = p->layouts[PDF_TITLE];
	double size;
	int w, h;

	if (p->is_dry || *s == '\0')
		return;
	(void)lay(p, &(struct pdf_box){ .w = 10000, .style = PDF_TITLE }, s);
	pango_layout_set_width(l, -1);
	pango_layout_get_pixel_size(l, &w, &h);
	size = w > 0 ? fmin(p->width * 0.8 / w, 7) : 1;
	cairo_save(p->cr);
	set_ink(p, PDF_PALE);
	cairo_translate(p->cr, p->width / 2, p->height / 2);
	cairo_rotate(p->cr, -M_PI / 6);
	cairo_scale(p->cr, size, size);
	cairo_move_to(p->cr, -w / 2.0, -h / 2.0);
	pango_cairo_layout_path(p->cr, l); /* a shape, so that no search or copy stumbles over it */
	cairo_fill(p->cr);
	cairo_restore(p->cr);
}
