/*
 * surface.h - a grid of cells in memory: what screens draw on, and what tests read.
 *
 * Rows and columns count from 0. Everything outside the grid is clipped, text of any origin is
 * made visible first (no control ever reaches a terminal), and a wide character is never halved.
 */
#ifndef UI_SURFACE_H
#define UI_SURFACE_H

#include "docket/arena.h"
#include "ui/theme.h"

struct dk_cell {
	char text[30];  /* one grapheme; "" is the right half of a wide one */
	uint8_t look;   /* enum dk_look */
	uint8_t width;  /* 1 or 2 cells; 0 for a right half */
};

struct dk_speech;

struct dk_surface {
	int rows, cols;
	struct dk_cell *cells;
	int cursor_row, cursor_col; /* where the focus is; -1 when nothing set it */
	struct dk_speech *speech;       /* who listens to it (speech.h); NULL = nobody */
};

/* Where a text of a fixed width goes. `cells` < 0 means up to the right edge, unpadded. */
struct dk_spot {
	int row, col, cells;
	enum dk_look look;
};

static inline struct dk_spot
dk_at(int row, int col, int cells, enum dk_look look)
{
	return (struct dk_spot){ row, col, cells, look };
}

static inline struct dk_spot
dk_to(int row, int col, enum dk_look look)
{
	return (struct dk_spot){ row, col, -1, look };
}

/* A zeroed surface is an empty one. Resizing clears; sizes below 1 become 1. */
void dk_surface_resize(struct dk_surface *sf, int rows, int cols);
void dk_surface_clear(struct dk_surface *sf);
void dk_surface_free(struct dk_surface *sf);

/* Puts formatted text clipped to the spot; answers the column after what was put. */
int dk_put(struct dk_surface *sf, struct dk_spot at, const char *fmt, ...) DK_PRINTF(3, 4);
/* Puts `s` clipped to the spot and padded with blanks; answers the column after the spot. */
int dk_put_text(struct dk_surface *sf, struct dk_spot at, const char *s);
/* The same, set against the right end: figures. A figure that does not fit shows as "###". */
int dk_put_right(struct dk_surface *sf, struct dk_spot at, const char *s);
/* A horizontal rule of `cells` dashes, and a vertical one of `rows` bars. */
void dk_put_rule(struct dk_surface *sf, int row, int col, int cells);
void dk_put_bar(struct dk_surface *sf, int row, int col, int rows);
/* A box with a title in its upper edge, blank inside. */
void dk_put_box(struct dk_surface *sf, struct dk_spot corner, int rows, const char *title);
/* Wraps `s` at blanks into lines of at.cells, a \n starting a new one; answers the row after it. */
int dk_put_wrapped(struct dk_surface *sf, struct dk_spot at, const char *s);
/* Changes the look of cells that stand there, keeping their text. */
void dk_put_look(struct dk_surface *sf, struct dk_spot at);

/* Where the terminal's cursor rests: the focused field or row. */
void dk_surface_cursor(struct dk_surface *sf, int row, int col);

/* Copies the part of `from` that begins at (row, col) into `to` at `at.row`, `at.col`, `rows` high
 * and `at.cells` wide; the cursor is not copied. */
struct dk_part {
	const struct dk_surface *from;
	int row, col, rows;
};
void dk_surface_copy(struct dk_surface *to, struct dk_spot at, struct dk_part part);

/* The text of a row without the blanks at its end. */
char *dk_surface_row(const struct dk_surface *sf, struct dk_arena *a, int row);
/* The whole surface, a line a row. */
char *dk_surface_text(const struct dk_surface *sf, struct dk_arena *a);
/* NULL outside the grid. */
struct dk_cell *dk_surface_cell(const struct dk_surface *sf, int row, int col);

#endif
