/*
 * field.h - one line of text being typed: editing by grapheme, clipped to its box.
 *
 * When the focus arrives the first character typed replaces what stands there; a cursor key,
 * Backspace or Del edits it instead. A field never holds a newline or a control character.
 */
#ifndef UI_WIDGET_FIELD_H
#define UI_WIDGET_FIELD_H

#include "ui/key.h"
#include "ui/screen.h"
#include "ui/surface.h"

enum { DK_FIELD_BYTES = 512 };

/* What does not change: a row of a static table. */
struct dk_field_def {
	const char *name;  /* as struct dk_err names it: "customer_po" */
	const char *label; /* stands before the box; "" for none */
	int row, col;      /* of the label, on the body */
	int width;         /* cells in the box */
	size_t max;        /* bytes; 0 = as many as fit a field */
	bool secret;       /* shown as stars */
	const char *help;  /* a line for F1 */
};

struct dk_field {
	char text[DK_FIELD_BYTES];
	char before[DK_FIELD_BYTES]; /* as it was when the focus came */
	char hint[64];               /* a default, shown while the field is empty */
	size_t at;                   /* the cursor, in bytes */
	bool fresh;                  /* nothing typed since the focus came */
	bool is_off;                 /* neither shown nor focused now */
};

/* Sets the text (cut at a character), the cursor behind it; the field counts as unchanged. */
void dk_field_set(struct dk_field *f, const char *text);
/* The focus arrives. */
void dk_field_focus(struct dk_field *f);
/* Changed since the focus came, or since it was last kept. */
bool dk_field_changed(const struct dk_field *f);
/* What was typed is accepted: it counts as unchanged. */
void dk_field_keep(struct dk_field *f);
/* Back to the text before. */
void dk_field_undo(struct dk_field *f);
/* Characters, paste, Left Right Home End Del BS, C-u (empty it). DK_PASS for other keys. */
enum dk_react dk_field_key(struct dk_field *f, size_t max, const struct dk_event *ev);
/* Adds text at the cursor as if typed: newlines become blanks, controls are dropped. */
void dk_field_add(struct dk_field *f, size_t max, const char *text);

/* Label, brackets and text at its place; with the focus also the surface's cursor. */
void dk_field_draw(const struct dk_field *f, const struct dk_field_def *def,
    struct dk_surface *sf, bool has_focus);
/* The box alone ("[text ]") with its bracket at the spot; `at.cells` counts the text's cells. */
void dk_field_draw_box(const struct dk_field *f, struct dk_surface *sf, struct dk_spot at,
    bool secret);

#endif
