/* surface.c - cells in memory: clipping, wide characters, rows as text. */
#include "ui/surface.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "ui/speech.h"

enum { SIDE_MAX = 2000, CELL_BYTES = 30 };

static const struct dk_cell BLANK = { .text = " ", .look = DK_LOOK_LABEL, .width = 1 };

static int
within(int n, int least, int most)
{
	return n < least ? least : n > most ? most : n;
}

void
dk_surface_resize(struct dk_surface *sf, int rows, int cols)
{
	rows = within(rows, 1, SIDE_MAX);
	cols = within(cols, 1, SIDE_MAX);
	if (rows != sf->rows || cols != sf->cols) {
		free(sf->cells);
		sf->cells = calloc((size_t)rows * (size_t)cols, sizeof(*sf->cells));
		if (sf->cells == NULL)
			dk_bug("out of memory", __FILE__, __LINE__);
		sf->rows = rows;
		sf->cols = cols;
	}
	dk_surface_clear(sf);
}

void
dk_surface_clear(struct dk_surface *sf)
{
	for (int i = 0; i < sf->rows * sf->cols; i++)
		sf->cells[i] = BLANK;
	sf->cursor_row = sf->cursor_col = -1;
}

void
dk_surface_free(struct dk_surface *sf)
{
	free(sf->cells);
	*sf = (struct dk_surface){ 0 };
}

struct dk_cell *
dk_surface_cell(const struct dk_surface *sf, int row, int col)
{
	if (row < 0 || row >= sf->rows || col < 0 || col >= sf->cols)
		return NULL;
	return &sf->cells[row * sf->cols + col];
}

/* What is left of a wide character when one half is written over is a blank. */
static void
break_wide(struct dk_surface *sf, int row, int col)
{
	struct dk_cell *c = dk_surface_cell(sf, row, col);
	struct dk_cell *other;

	if (c == NULL || c->width == 1)
		return;
	other = dk_surface_cell(sf, row, c->width == 2 ? col + 1 : col - 1);
	if (other != NULL) {
		uint8_t look = other->look;

		*other = BLANK;
		other->look = look;
	}
}

static void
set_cell(struct dk_surface *sf, int row, int col, struct dk_cell cell)
{
	struct dk_cell *c = dk_surface_cell(sf, row, col);

	if (c == NULL)
		return;
	if (cell.width == 2 && col + 1 >= sf->cols)
		cell = (struct dk_cell){ .text = " ", .look = cell.look, .width = 1 };
	break_wide(sf, row, col);
	if (cell.width == 2)
		break_wide(sf, row, col + 1);
	*c = cell;
	if (cell.width == 2)
		c[1] = (struct dk_cell){ .text = "", .look = cell.look, .width = 0 };
}

/* A grapheme of any length in the bytes of a cell, cut before a code point. */
static struct dk_cell
make_cell(const char *s, size_t n, int cells, enum dk_look look)
{
	struct dk_cell c = { .look = (uint8_t)look, .width = cells == 2 ? 2 : 1 };

	if (n >= CELL_BYTES) {
		n = CELL_BYTES - 1;
		while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
			n--;
	}
	memcpy(c.text, s, n);
	return c;
}

/* Puts visible text from at.col on, at most at.cells wide; answers the column after it. A mark
 * that has no width of its own joins the cell before. */
static int
put_visible(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	int end = at.cells < 0 ? sf->cols : at.col + at.cells, col = at.col, cells;
	size_t n;

	for (; (n = dk_text_next(s, &cells)) > 0; s += n) {
		if (cells == 0)
			continue;
		if (col + cells > end)
			break;
		set_cell(sf, at.row, col, make_cell(s, n, cells, at.look));
		col += cells;
	}
	return col;
}

static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || (unsigned char)*s >= 0x7f)
			return false;
	return true;
}

static int
put_plain(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	int end = at.cells < 0 ? sf->cols : at.col + at.cells, col = at.col;

	for (; *s != '\0' && col < end; s++, col++)
		set_cell(sf, at.row, col,
		    (struct dk_cell){ .text = { *s }, .look = (uint8_t)at.look, .width = 1 });
	return col;
}

static int
put_any(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	size_t most = (size_t)sf->cols * CELL_BYTES;
	struct dk_arena tmp = { 0 };
	int col;

	if (is_plain(s))
		return put_plain(sf, at, s);
	/* more bytes than a row can hold need not be looked at */
	col = put_visible(sf, at,
	    dk_text_visible(&tmp, strlen(s) > most ? dk_arena_dup_n(&tmp, s, most) : s));
	dk_arena_free(&tmp);
	return col;
}

int
dk_put(struct dk_surface *sf, struct dk_spot at, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return put_any(sf, at, text);
}

int
dk_put_text(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	int col = put_any(sf, at, s);

	for (; at.cells >= 0 && col < at.col + at.cells; col++)
		set_cell(sf, at.row, col,
		    (struct dk_cell){ .text = " ", .look = (uint8_t)at.look, .width = 1 });
	return col;
}

int
dk_put_right(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	int used = dk_text_cells(s);

	dk_put_text(sf, at, "");
	if (used > at.cells) {
		for (int i = 0; i < at.cells; i++)
			put_plain(sf, dk_at(at.row, at.col + i, 1, at.look), "#");
	} else {
		put_any(sf, dk_at(at.row, at.col + at.cells - used, used, at.look), s);
	}
	return at.col + at.cells;
}

void
dk_put_rule(struct dk_surface *sf, int row, int col, int cells)
{
	for (int i = 0; i < cells; i++)
		put_plain(sf, dk_at(row, col + i, 1, DK_LOOK_LABEL), "-");
}

void
dk_put_bar(struct dk_surface *sf, int row, int col, int rows)
{
	for (int i = 0; i < rows; i++)
		put_plain(sf, dk_at(row + i, col, 1, DK_LOOK_LABEL), "|");
}

static void
put_edge(struct dk_surface *sf, struct dk_spot at)
{
	dk_put_rule(sf, at.row, at.col, at.cells);
	put_plain(sf, dk_at(at.row, at.col, 1, at.look), "+");
	put_plain(sf, dk_at(at.row, at.col + at.cells - 1, 1, at.look), "+");
}

void
dk_put_box(struct dk_surface *sf, struct dk_spot corner, int rows, const char *title)
{
	struct dk_spot at = corner;
	int room = corner.cells - 7, cells = dk_text_cells(title);

	put_edge(sf, at);
	if (*title != '\0' && room > 0) {
		cells = cells < room ? cells : room;
		put_plain(sf, dk_at(at.row, at.col + 3, 1, at.look), " ");
		dk_put_text(sf, dk_at(at.row, at.col + 4, cells, DK_LOOK_VALUE), title);
		put_plain(sf, dk_at(at.row, at.col + 4 + cells, 1, at.look), " ");
	}
	for (int i = 1; i < rows - 1; i++) {
		at.row = corner.row + i;
		dk_put_text(sf, at, "|");
		put_plain(sf, dk_at(at.row, at.col + at.cells - 1, 1, at.look), "|");
	}
	at.row = corner.row + rows - 1;
	put_edge(sf, at);
}

void
dk_put_look(struct dk_surface *sf, struct dk_spot at)
{
	for (int i = 0; at.cells < 0 || i < at.cells; i++) {
		struct dk_cell *c = dk_surface_cell(sf, at.row, at.col + i);

		if (c == NULL)
			break;
		c->look = (uint8_t)at.look;
	}
}

void
dk_surface_cursor(struct dk_surface *sf, int row, int col)
{
	sf->cursor_row = within(row, 0, sf->rows - 1);
	sf->cursor_col = within(col, 0, sf->cols - 1);
	dk_speak_moved(sf);
}

void
dk_surface_copy(struct dk_surface *to, struct dk_spot at, struct dk_part part)
{
	for (int r = 0; r < part.rows; r++) {
		for (int c = 0; c < at.cells; c++) {
			const struct dk_cell *cell =
			    dk_surface_cell(part.from, part.row + r, part.col + c);
			int last = at.cells - 1;
			bool halved = cell != NULL &&
			    ((cell->width == 0 && c == 0) || (cell->width == 2 && c == last));

			if (cell == NULL || halved)
				set_cell(to, at.row + r, at.col + c, BLANK);
			else if (cell->width > 0)
				set_cell(to, at.row + r, at.col + c, *cell);
		}
	}
}

char *
dk_surface_row(const struct dk_surface *sf, struct dk_arena *a, int row)
{
	struct dk_buf b = { 0 };
	char *out;
	size_t len;

	for (int col = 0; col < sf->cols; col++) {
		const struct dk_cell *c = dk_surface_cell(sf, row, col);

		if (c != NULL)
			dk_buf_str(&b, c->text);
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	for (len = strlen(out); len > 0 && out[len - 1] == ' '; len--)
		out[len - 1] = '\0';
	return out;
}

char *
dk_surface_text(const struct dk_surface *sf, struct dk_arena *a)
{
	struct dk_buf b = { 0 };
	char *out;

	for (int row = 0; row < sf->rows; row++) {
		struct dk_arena tmp = { 0 };

		dk_buf_str(&b, dk_surface_row(sf, &tmp, row));
		dk_buf_char(&b, '\n');
		dk_arena_free(&tmp);
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

/* How many bytes of `s` go on a line of `cells`: up to the last blank that fits. */
static size_t
line_bytes(const char *s, int cells)
{
	size_t at = 0, blank = 0, n;
	int used = 0, w;

	while (s[at] != '\0' && s[at] != '\n' && (n = dk_text_next(s + at, &w)) > 0) {
		if (used + w > cells)
			return s[at] == ' ' ? at : blank > 0 ? blank : at > 0 ? at : n;
		if (s[at] == ' ')
			blank = at;
		used += w;
		at += n;
	}
	return at;
}

int
dk_put_wrapped(struct dk_surface *sf, struct dk_spot at, const char *s)
{
	while (*s != '\0') {
		size_t n = line_bytes(s, at.cells);
		struct dk_arena tmp = { 0 };

		dk_put_text(sf, at, dk_arena_dup_n(&tmp, s, n));
		dk_arena_free(&tmp);
		at.row++;
		s += n;
		if (*s == ' ' || *s == '\n')
			s++;
	}
	return at.row;
}
