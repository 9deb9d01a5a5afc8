/*
 * speech.h - what a drawn screen says to a listener: the words of the focus, and what to tell.
 *
 * A surface with a `speech` is listened to: each widget that sets the cursor also gives the words
 * of its focus, unclipped, so a screen need not know who listens. Setting the cursor elsewhere
 * takes them back; then the row under the cursor speaks for itself. Without a listener these
 * functions do nothing.
 */
#ifndef UI_SPEECH_H
#define UI_SPEECH_H

#include "ui/surface.h"
#include "ui/widget/input.h"

enum dk_focus {
	DK_FOCUS_NONE,   /* no widget has it: characters are commands */
	DK_FOCUS_FIELD,  /* text of a form or a dialog */
	DK_FOCUS_CELL,   /* text of a grid */
	DK_FOCUS_SEARCH, /* text that finds the hits below it */
	DK_FOCUS_HITS,   /* those hits: a digit takes one */
	DK_FOCUS_ROW,    /* a row of a list */
};

struct dk_told {
	enum dk_look look; /* OK is read when asked for; others as soon as they are new */
	const char *text;
};

struct dk_speech {
	struct dk_arena texts; /* of all that follows */
	enum dk_focus focus;
	const char *label;   /* of the text being typed: "PO", "line 3 quantity" */
	const char *value;   /* what stands there, or what Enter alone takes; "" for a secret */
	const char *about;   /* the whole row, for lists and grids */
	size_t row, count;   /* of a list, from 0 */
	bool secret;
	const char **rows;   /* of a grid, each in words */
	size_t row_count, row_cap;
	struct dk_told *told;
	size_t told_count, told_cap;
};

/* Before each drawing. */
void dk_speech_clear(struct dk_speech *sp);
void dk_speech_free(struct dk_speech *sp);

/* The cursor moves: whoever had the focus has it no longer. */
void dk_speak_moved(struct dk_surface *sf);
/* The box at (row, col) has the focus; the words before it on its row are its label. */
void dk_speak_box(struct dk_surface *sf, int row, int col, const struct dk_input *f, bool secret);
/* The next row of a grid. */
void dk_speak_line(struct dk_surface *sf, const char *about);
/* The box with the focus is a cell of this row of the grid, with a label of its own. */
void dk_speak_cell(struct dk_surface *sf, size_t row, const char *label);
/* Row `row` of `count` has the focus; with no rows `about` says so. */
void dk_speak_row(struct dk_surface *sf, size_t row, size_t count, const char *about);
/* The focus is a picker's search line, or its hits. */
void dk_speak_picker(struct dk_surface *sf, bool in_search, size_t count);
/* Something the clerk should hear that has no focus: a finding, an answer to give. */
void dk_speak_told(struct dk_surface *sf, enum dk_look look, const char *fmt, ...) DK_PRINTF(3, 4);

#endif
