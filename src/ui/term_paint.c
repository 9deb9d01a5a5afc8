/* term_paint.c - cells on the terminal: only what changed, and never waiting for it. */
#include "ui/term_own.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

/* A terminal that stands still (its reader is slow, or nobody reads) must not keep keys from being
 * read and stored. ncurses can only write and wait; so it writes each frame into memory, and the
 * terminal is handed as much as it takes. */

void
dk_term_divert(struct dk_term *t)
{
	if (t->memory >= 0)
		dup2(t->memory, fileno(t->out));
}

void
dk_term_collect(struct dk_term *t)
{
	char bytes[4096];
	off_t end, at = 0;
	ssize_t n;

	if (t->memory < 0)
		return;
	end = lseek(t->memory, 0, SEEK_CUR);
	dup2(STDOUT_FILENO, fileno(t->out));
	while (at < end && (n = pread(t->memory, bytes, sizeof(bytes), at)) > 0) {
		if (n > end - at)
			n = end - at; /* what is left of a longer frame */
		dk_buf_add(&t->due, bytes, (size_t)n);
		at += n;
	}
	lseek(t->memory, 0, SEEK_SET);
}

bool
dk_term_push(struct dk_term *t)
{
	while (t->due.len > 0) {
		ssize_t n = write(t->tty, t->due.data, t->due.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return false;
		if (n <= 0) { /* it is gone; whoever reads next learns of it */
			dk_buf_clear(&t->due);
			break;
		}
		t->due.len -= (size_t)n;
		memmove(t->due.data, t->due.data + n, t->due.len + 1);
	}
	return true;
}

/* What ncurses may hold of a grapheme: one character that takes room, and marks upon it. Joined
 * emoji are cut to their first, whatever the terminal would make of the rest. */
static size_t
to_wide(const struct dk_term *t, const struct dk_cell *cell, wchar_t wide[CCHARW_MAX])
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)cell->text;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t count = 0;

	for (; *s != '\0' && count + 1 < CCHARW_MAX; s += n) {
		if ((n = utf8proc_iterate(s, -1, &c)) <= 0)
			break;
		if (count == 0 ? wcwidth((wchar_t)c) != cell->width
			       : utf8proc_charwidth(c) != 0 || c == 0x200D || c == 0xFE0F)
			break;
		wide[count++] = (wchar_t)c;
	}
	if (count == 0 || (!t->is_utf8 && wide[0] >= 0x80)) {
		wide[0] = L'?';
		count = 1;
	}
	wide[count] = L'\0';
	return count;
}

static attr_t
attributes(const struct dk_paint *p)
{
	return (p->attr & DK_BOLD ? A_BOLD : 0) | (p->attr & DK_UNDERLINE ? A_UNDERLINE : 0) |
	    (p->attr & DK_REVERSE ? A_REVERSE : 0);
}

static void
paint_cell(struct dk_term *t, int row, int col, const struct dk_cell *cell)
{
	const struct dk_paint *p = &t->theme->paint[cell->look];
	bool coloured = (p->ink >= 0 || p->ground >= 0) && has_colors();
	short pair = coloured ? (short)(cell->look + 1) : 0;
	wchar_t wide[CCHARW_MAX + 1] = { 0 };
	cchar_t c;

	if (cell->width == 2) { /* both halves are ours, whatever the character turns out to be */
		setcchar(&c, L" ", attributes(p), pair, NULL);
		mvadd_wch(row, col + 1, &c);
	}
	to_wide(t, cell, wide);
	setcchar(&c, wide, attributes(p), pair, NULL);
	mvadd_wch(row, col, &c);
}

static bool
row_differs(const struct dk_surface *a, const struct dk_surface *b, int row)
{
	return memcmp(dk_surface_cell(a, row, 0), dk_surface_cell(b, row, 0),
		   (size_t)a->cols * sizeof(struct dk_cell)) != 0;
}

void
dk_term_paint(struct dk_term *t, const struct dk_surface *sf, bool whole)
{
	bool resized = t->shown.rows != sf->rows || t->shown.cols != sf->cols;

	t->is_whole_due = t->is_whole_due || whole || resized;
	if (!dk_term_push(t))
		return; /* shown as soon as the terminal takes it */
	if (resized)
		dk_surface_resize(&t->shown, sf->rows, sf->cols);
	if (t->is_whole_due)
		clearok(curscr, TRUE);
	for (int row = 0; row < sf->rows && row < LINES; row++) {
		if (!t->is_whole_due && !row_differs(sf, &t->shown, row))
			continue;
		for (int col = 0; col < sf->cols && col < COLS; col++) {
			const struct dk_cell *cell = dk_surface_cell(sf, row, col);

			if (cell->width > 0)
				paint_cell(t, row, col, cell);
		}
	}
	memcpy(t->shown.cells, sf->cells,
	    (size_t)sf->rows * (size_t)sf->cols * sizeof(struct dk_cell));
	move(sf->cursor_row, sf->cursor_col);
	dk_term_divert(t);
	refresh();
	dk_term_collect(t);
	dk_term_push(t);
	t->is_whole_due = false;
}
