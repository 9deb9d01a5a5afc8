/*
 * form.h - fields and the way from one to the next.
 *
 * Tab, Shift-Tab, Up and Down visit every field; Enter goes where the form's `next` says (the
 * next field that still needs something). A field that was changed is handed to `leave` before
 * the focus moves, so that it is stored before the next key is handled.
 */
#ifndef UI_WIDGET_FORM_H
#define UI_WIDGET_FORM_H

#include "ui/widget/input.h"

struct dk_form {
	const struct dk_input_def *defs;
	struct dk_input *fields;
	size_t count, focus;
	struct dk_screen *screen; /* whom the callbacks are told */
	/* A changed field is left: store it. DK_STAY (after dk_say) keeps the focus in it. It may
	 * move the focus by dk_form_go. NULL accepts everything. */
	enum dk_react (*leave)(struct dk_screen *s, size_t field);
	/* Where Enter goes from a field; form.count: the form is done. NULL: the next. */
	size_t (*next)(const struct dk_screen *s, size_t from);
	/* Enter with nothing left to fill. NULL goes round to the first field. */
	enum dk_react (*done)(struct dk_screen *s);
};

/* The definitions, the fields of the state, and the screen; the callbacks are set by the screen.
 * The focus is on the first field. */
void dk_form_open(struct dk_form *f, struct dk_screen *s, const struct dk_input_def *defs,
    struct dk_input *fields, size_t count);
/* Moves the focus without asking `leave`. */
void dk_form_go(struct dk_form *f, size_t field);
/* Moves the focus to the field that an error names, if the form has it. */
void dk_form_blame(struct dk_form *f, const struct dk_err *err);
/* Editing, moving, Esc (undo what was typed; DK_PASS when nothing was). Up in the first field and
 * Down or Tab in the last go round, unless `open_ended`, where they are passed to the caller. */
enum dk_react dk_form_key(struct dk_form *f, const struct dk_event *ev, bool open_ended);
/* Completes the field being typed, the focus stays: DK_STAY when it is refused. */
enum dk_react dk_form_settle(struct dk_form *f);
/* Draws the fields; the cursor is set when the form has the focus. */
void dk_form_draw(const struct dk_form *f, struct dk_surface *sf, bool has_focus);
/* How to fill the field that has the focus: every field says it. */
const char *dk_form_topic(const struct dk_form *f);
/* The text of a field. */
const char *dk_form_text(const struct dk_form *f, size_t field);

#endif
