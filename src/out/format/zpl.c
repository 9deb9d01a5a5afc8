/*
 * zpl.c - labels for thermal printers, 203 dpi, in ZPL II.
 *
 * Texts are UTF-8 (^CI28) and may not end a field: what begins a command is written as hex (^FH).
 * The printer draws the GS1-128 symbols itself; we spell out code sets and FNC1.
 */
#include <math.h>
#include <string.h>

#include "docket/text.h"
#include "out/format/format.h"
#include "out/format/label_plan.h"

static const int heights[] = { 22, 26, 28, 40, 64 }; /* dots, by size */

static int
dots(double mm)
{
	return (int)lround(mm * LABEL_DOTS);
}

/* A field's text: ^ and ~ begin commands, _ begins a hex pair. */
static void
put_text(struct dk_buf *out, const char *s)
{
	for (size_t i = 0; s[i] != '\0'; i++) {
		if (strchr("^~_\\", s[i]) != NULL)
			dk_buf_fmt(out, "_%02X", (unsigned)(unsigned char)s[i]);
		else
			dk_buf_char(out, s[i]);
	}
}

static void
put_part_text(struct dk_buf *out, struct dk_arena *a, const struct label_part *p)
{
	int height = heights[p->size];
	/* letters of the scalable font are about half as wide as high */
	int cells = (int)(p->w * LABEL_DOTS / (height * 0.52));

	dk_buf_fmt(out, "^FO%d,%d^A0N,%d,%d^FB%d,1,0,%c^FH^FD", dots(p->x), dots(p->y), height,
	    height, dots(p->w), p->align == DK_RIGHT ? 'R' : p->align == DK_CENTRE ? 'C' : 'L');
	put_text(out, dk_text_clip(a, p->text, cells));
	dk_buf_str(out, "^FS\n");
}

static enum dk_rc
put_symbol(struct dk_buf *out, const struct label_part *p, struct dk_err *err)
{
	struct dk_buf data = { 0 };
	enum dk_rc rc = DK_OK;

	if (p->is_plain)
		out_code_128_zpl(p->text, &data);
	else
		rc = out_gs1_128_zpl(p->text, &data, err);
	dk_buf_fmt(out, "^FO%d,%d^BY%d^BCN,%d,N,N,N,N^FH^FD", dots(p->x), dots(p->y),
	    dots(p->module), dots(p->h));
	put_text(out, dk_buf_text(&data));
	dk_buf_str(out, "^FS\n");
	dk_buf_free(&data);
	return rc;
}

static enum dk_rc
put_label(struct dk_buf *out, const struct dk_label *l, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct label_plan plan = { .a = &a };
	enum dk_rc rc = label_plan(l, &plan, err);

	dk_buf_fmt(out, "^XA\n^CI28\n^PW%d\n^LL%d\n^LH0,0\n", (int)(LABEL_W * LABEL_DOTS),
	    (int)(LABEL_H * LABEL_DOTS));
	for (size_t i = 0; rc == DK_OK && i < plan.count; i++) {
		const struct label_part *p = &plan.parts[i];

		if (p->kind == LABEL_TEXT)
			put_part_text(out, &a, p);
		else if (p->kind == LABEL_SYMBOL)
			rc = put_symbol(out, p, err);
		else
			dk_buf_fmt(out, "^FO%d,%d^GB%d,%d,%d^FS\n", dots(p->x), dots(p->y),
			    dots(p->w), dots(p->h), dots(fmin(p->w, p->h)));
	}
	dk_buf_str(out, "^XZ\n");
	dk_arena_free(&a);
	return rc;
}

static enum dk_rc
labels(const struct dk_labels *l, struct dk_buf *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < l->count; i++)
		rc = put_label(out, &l->list[i], err);
	return rc;
}

const struct dk_format dk_format_zpl = {
	.name = "zpl", .suffix = "zpl", .labels = labels,
};
