/*
 * input.h - one line of text being typed: editing by grapheme, clipped to its box.
 *
 * When the focus arrives the first character typed replaces what stands there; a cursor key,
 * Backspace or Del edits it instead. A field never holds a newline or a control character.
 */
#ifndef UI_WIDGET_INPUT_H
#define UI_WIDGET_INPUT_H

#include "ui/key.h"
#include "ui/screen.h"
#include "ui/surface.h"

enum { DK_INPUT_BYTES = 512 };

/* What does not change: a row of a static table. */
struct dk_input_def {
	const char *name;  /* as struct dk_err names it: "customer_po" */
	const char *label; /* stands before the box; "" for none */
	int row, col;      /* of the label, on the body */
	int width;         /* cells in the box */
	size_t max;        /* bytes; 0 = as many as fit a field */
	bool secret;       /* shown as stars */
	const char *help;  /* a line or two for F1: what is typed here, with an example */
};

struct dk_input {
	char text[DK_INPUT_BYTES];
	char before[DK_INPUT_BYTES]; /* as it was when the focus came */
	char hint[64];               /* a default, shown while the field is empty */
	size_t at;                   /* the cursor, in bytes */
	bool fresh;                  /* nothing typed since the focus came */
	bool is_off;                 /* neither shown nor focused now */
};

/* Sets the text (cut at a character), the cursor behind it; the field counts as unchanged. */
void dk_input_set(struct dk_input *f, const char *text);
/* The focus arrives. */
void dk_input_focus(struct dk_input *f);
/* Changed since the focus came, or since it was last kept. */
bool dk_input_changed(const struct dk_input *f);
/* What was typed is accepted: it counts as unchanged. */
void dk_input_keep(struct dk_input *f);
/* Back to the text before. */
void dk_input_undo(struct dk_input *f);
/* Characters, paste, Left Right Home End Del BS, C-u (empty it). DK_PASS for other keys. */
enum dk_react dk_input_key(struct dk_input *f, size_t max, const struct dk_event *ev);
/* Adds text at the cursor as if typed: newlines become blanks, controls are dropped. */
void dk_input_add(struct dk_input *f, size_t max, const char *text);

/* Label, brackets and text at its place; with the focus also the surface's cursor. */
void dk_input_draw(const struct dk_input *f, const struct dk_input_def *def,
    struct dk_surface *sf, bool has_focus);
/* The box alone ("[text ]") with its bracket at the spot; `at.cells` counts the text's cells. */
void dk_input_draw_box(const struct dk_input *f, struct dk_surface *sf, struct dk_spot at,
    bool secret);

#endif
