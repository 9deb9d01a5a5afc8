/*
 * grid.h - rows of cells of which some are typed: the lines of an order.
 *
 * The screen owns the rows and what typing means; the grid owns the cell cursor and the text
 * being typed. Below the rows stands an empty one (row = count), where the next is entered, unless
 * the grid is closed.
 */
#ifndef UI_WIDGET_GRID_H
#define UI_WIDGET_GRID_H

#include "ui/widget/input.h"
#include "ui/widget/list.h"

struct dk_grid_column {
	const char *head;
	const char *said; /* read aloud in its place; NULL = head */
	int col, width; /* on the body; a typed cell has its brackets around that */
	bool right;     /* figures */
	bool typed;     /* can be edited */
	bool grows;     /* takes what a wide window gives: only the last but figures */
	size_t max;     /* bytes that can be typed */
	const char *help; /* of a typed column: what is typed there, for F1 */
};

/* A typed cell is left, by Enter (always told) or by another key (told when it was changed). */
struct dk_grid_leave {
	size_t row, column; /* row = grid.count: the empty row */
	const char *text;   /* what stands in the cell */
	bool changed;
	int key; /* DK_KEY_ENTER, TAB, STAB, UP, DOWN; DK_KEY_NONE: completed in place */
};

struct dk_grid {
	const struct dk_grid_column *columns;
	size_t column_count;
	size_t count;       /* rows with data: set it in load, then call dk_grid_show */
	size_t row, column; /* the cell cursor */
	struct dk_input edit;
	bool went; /* a callback moved the cursor itself */
	bool is_closed; /* no empty row: from the last to the first */
	struct dk_screen *screen;
	void (*cell)(const void *screen, size_t row, size_t column, struct dk_shown *out);
	/* DK_STAY keeps the cell (say why). Anything else moves on, unless dk_grid_go was called:
	 * Enter and Tab to the next typed cell, then to the next row. */
	enum dk_react (*leave)(struct dk_screen *s, const struct dk_grid_leave *how);
};

void dk_grid_open(struct dk_grid *g, struct dk_screen *s, const struct dk_grid_column *columns,
    size_t count);
/* Moves the cursor (a row beyond the empty one means the empty one) and shows the cell's text. */
void dk_grid_go(struct dk_grid *g, size_t row, size_t column);
/* After the rows were loaded anew: keeps the cursor and what is being typed; the text of a cell
 * that was not touched is read again. */
void dk_grid_show(struct dk_grid *g);
/* Editing and moving. Up in the first row and Down in the empty one are DK_PASS, so are Esc when
 * nothing was typed and keys that are not the grid's. */
enum dk_react dk_grid_key(struct dk_grid *g, const struct dk_event *ev, int page);
/* How to fill the cell that has the focus. */
const char *dk_grid_topic(const struct dk_grid *g);
/* Completes the cell being typed in place. */
enum dk_react dk_grid_settle(struct dk_grid *g);
/* Heads at `at.row`, then `rows` - 1 lines. Columns stand where they are defined; at.cells is the
 * width the growing column may fill. With the look DK_LOOK_FOCUS the grid has the focus. */
void dk_grid_draw(const struct dk_grid *g, struct dk_surface *sf, struct dk_spot at, int rows);

#endif
