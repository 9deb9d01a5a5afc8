/* barcode.c - GS1-128: Zint finds the bars, and the same element string as ZPL wants it. */
#include "out/barcode.h"

#include <ctype.h>
#include <string.h>
#include <zint.h>

#include "docket/gs1.h"

#define FNC1 '\x1d'

static enum dk_rc
read_elements(const char *elements, struct dk_gs1 *g, struct dk_err *err)
{
	if (dk_gs1_read_bracketed(elements, g, err) == DK_GS1_GOOD)
		return DK_OK;
	return err != NULL && err->rc != DK_OK ? err->rc
	    : dk_fail(err, DK_EINPUT, "symbol", "'%.60s' is no GS1 element string.", elements);
}

/* Zint takes identifiers in square brackets, which no value may hold. */
static void
write_square(const struct dk_gs1 *g, struct dk_buf *out)
{
	for (size_t i = 0; i < g->count; i++)
		dk_buf_fmt(out, "[%s]%s", g->list[i].ai, g->list[i].value);
}

static void
take_bars(struct dk_arena *a, const struct zint_symbol *z, struct out_bars *out)
{
	out->count = (size_t)z->width;
	out->on = dk_arena_alloc(a, out->count);
	for (size_t i = 0; i < out->count; i++)
		out->on[i] = (z->encoded_data[0][i / 8] >> (i % 8)) & 1;
}

/* What zint makes of `data`, by its names of the symbology and the mode. */
static enum dk_rc
encode(struct dk_arena *a, const char *data, int symbology, struct out_bars *out,
    struct dk_err *err)
{
	struct zint_symbol *z = ZBarcode_Create();
	enum dk_rc rc = DK_OK;

	dk_assert(z != NULL);
	z->symbology = symbology;
	z->input_mode = symbology == BARCODE_GS1_128 ? GS1_MODE : UNICODE_MODE;
	if (ZBarcode_Encode(z, (const unsigned char *)data, (int)strlen(data)) >= ZINT_ERROR)
		rc = dk_fail(err, DK_EINPUT, "symbol", "%s makes no barcode: %.80s", data,
		    z->errtxt);
	else
		take_bars(a, z, out);
	ZBarcode_Delete(z);
	return rc;
}

enum dk_rc
out_gs1_128(struct dk_arena *a, const char *elements, struct out_bars *out, struct dk_err *err)
{
	struct dk_buf data = { 0 };
	struct dk_gs1 g;
	enum dk_rc rc = read_elements(elements, &g, err);

	*out = (struct out_bars){ 0 };
	if (rc != DK_OK)
		return rc;
	write_square(&g, &data);
	rc = encode(a, dk_buf_text(&data), BARCODE_GS1_128, out, err);
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
out_code_128(struct dk_arena *a, const char *text, struct out_bars *out, struct dk_err *err)
{
	*out = (struct out_bars){ 0 };
	return encode(a, text, BARCODE_CODE128, out, err);
}

void
out_code_128_zpl(const char *text, struct dk_buf *out)
{
	dk_buf_str(out, ">:");
	for (; *text != '\0'; text++) {
		if (*text == '>')
			dk_buf_str(out, ">0");
		else
			dk_buf_char(out, *text);
	}
}

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (isdigit((unsigned char)s[n]))
		n++;
	return n;
}

/* Pairs of digits are code set C, everything else B; `>8` is FNC1 in both. */
static void
write_zpl(const char *raw, struct dk_buf *out)
{
	bool in_c = true;

	dk_buf_str(out, ">;>8");
	for (const char *p = raw; *p != '\0';) {
		size_t n = digits(p);

		if (*p == FNC1) {
			dk_buf_str(out, ">8");
			p++;
		} else if (in_c && n >= 2) {
			dk_buf_add(out, p, 2);
			p += 2;
		} else if (in_c) {
			dk_buf_str(out, ">6");
			in_c = false;
		} else if (n >= 4 && n % 2 == 0) {
			dk_buf_str(out, ">5");
			in_c = true;
		} else if (*p == '>') {
			dk_buf_str(out, ">0");
			p++;
		} else {
			dk_buf_char(out, *p++);
		}
	}
}

enum dk_rc
out_gs1_128_zpl(const char *elements, struct dk_buf *out, struct dk_err *err)
{
	struct dk_buf raw = { 0 };
	struct dk_gs1 g;
	enum dk_rc rc = read_elements(elements, &g, err);

	if (rc != DK_OK)
		return rc;
	dk_gs1_write_raw(&g, FNC1, &raw);
	write_zpl(dk_buf_text(&raw) + 1, out); /* behind the FNC1 that begins it */
	dk_buf_free(&raw);
	return DK_OK;
}
