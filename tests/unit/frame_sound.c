/* frame_sound.c - looks at every cell of a frame. */
#include "frame_sound.h"

#include <string.h>
#include <utf8proc.h>

#include "docket/text.h"

static char fault[120];

/* What a terminal would obey, or what would turn the order of what stands beside it. */
static bool
is_obeyed(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
	    c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static const char *
text_fault(const struct dk_cell *c)
{
	size_t len = strnlen(c->text, sizeof(c->text));
	int cells;

	if (len == sizeof(c->text) || (len == 0) != (c->width == 0))
		return "a cell without its text";
	for (size_t at = 0; at < len;) {
		utf8proc_int32_t code;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)c->text + at,
		    (utf8proc_ssize_t)(len - at), &code);

		if (n <= 0)
			return "a cell that is no UTF-8";
		if (is_obeyed(code))
			return "a control in a cell";
		at += (size_t)n;
	}
	/* a terminal gives it the width that the frame counts with */
	if (len > 0 && (dk_text_next(c->text, &cells) != len || cells != c->width))
		return "a cell of another width than its text";
	return NULL;
}

static const char *
row_fault(const struct dk_surface *sf, int row)
{
	const char *what;

	for (int col = 0; col < sf->cols; col++) {
		const struct dk_cell *c = &sf->cells[row * sf->cols + col];

		if (c->width == 1 && c->text[1] == '\0' && c->text[0] >= 0x20 && c->text[0] < 0x7f)
			continue;
		if ((what = text_fault(c)) == NULL && c->width == 2 &&
		    (col + 1 == sf->cols || c[1].width != 0))
			what = "a wide character without its right half";
		if (what == NULL && c->width == 0 && (col == 0 || c[-1].width != 2))
			what = "a right half without its wide character";
		if (what == NULL)
			continue;
		snprintf(fault, sizeof(fault), "%s at row %d, column %d", what, row + 1, col + 1);
		return fault;
	}
	return NULL;
}

const char *
frame_fault(const struct dk_app *app)
{
	const struct dk_surface *sf = &app->frame;
	const char *what = NULL;

	if (sf->rows != app->rows || sf->cols != app->cols)
		return "the frame is not of the window's size";
	if (sf->cursor_row < 0 || sf->cursor_row >= sf->rows || sf->cursor_col < 0 ||
	    sf->cursor_col >= sf->cols)
		return "the cursor is nowhere";
	for (int row = 0; row < sf->rows && what == NULL; row++)
		what = row_fault(sf, row);
	return what;
}
