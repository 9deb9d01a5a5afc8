/*
 * ui.h - everything a screen needs, and the two ways to run the workstation.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdio.h>

#include "ui/ask.h"
#include "ui/screen.h"
#include "ui/widget/form.h"
#include "ui/widget/grid.h"
#include "ui/widget/list.h"
#include "ui/widget/picker.h"

struct dk_ui_options {
	const char *theme;   /* DOCKET_THEME; NULL = default */
	const char *first;   /* the screen to start with: "signin" or "home" */
	int64_t idle_lock_ms; /* 0 = never */
	bool may_suspend;     /* Ctrl-Z */
	bool may_clip;        /* y reaches the terminal's clipboard */
	int rows, cols;      /* of a key script; 0 = 24 x 80 */
	bool counts;         /* --count */
	FILE *out;           /* of lines; of a key script: where screens and counts are printed */
};

/* Runs the workstation on the terminal until it is left. Answers the exit code: 0, 64 without a
 * usable terminal, 74 when the database failed. The sentence of a failure is in `err`. */
int dk_ui_main(struct dk_session *s, const struct dk_ui_options *o, struct dk_err *err);

/* The same in lines of text from standard input to o->out, neither of which need be a terminal
 * (lines.h). 0, or 74. */
int dk_ui_lines(struct dk_session *s, const struct dk_ui_options *o, struct dk_err *err);

/* Runs a key script ("-" = standard input) on a surface in memory (interface.md section 4).
 * 0; 1 an expectation was false; 65 an unknown command; 66 no file. */
int dk_ui_script(struct dk_session *s, const char *file, const struct dk_ui_options *o,
    struct dk_err *err);

/* "80x24": columns, then rows, 1 to 1000; false for anything else. */
bool dk_ui_size_parse(const char *text, int *rows, int *cols);

#endif
