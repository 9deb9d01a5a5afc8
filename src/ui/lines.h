/*
 * lines.h - the workstation in lines of text: for speech, serial lines and dumb terminals.
 *
 * The real app on a surface in memory: the same screens, key tables and core. After each line
 * read, only what is new is said, then a prompt for what has the focus. No control sequence is
 * ever written. lines.c reads and types, lines_say.c speaks.
 */
#ifndef UI_LINES_H
#define UI_LINES_H

#include <stdio.h>

#include "docket/buf.h"
#include "ui/app.h"
#include "ui/speech.h"

/* Wide and high enough that no screen cuts its texts short. */
enum { DK_LINES_ROWS = 48, DK_LINES_COLS = 132 };

struct dk_lines {
	struct dk_app *app; /* its first screen open */
	FILE *out;
	int in;
	bool is_terminal;        /* it echoes what is typed, and can be asked not to */
	bool is_ascii;
	struct dk_speech speech; /* of the last drawing */
	struct dk_buf unread;    /* read from `in`, not handled */
	struct dk_buf line;      /* being handled */

	/* what was said last, so that only news is said */
	struct dk_buf title, message, about, told, overlay, rows;
	const struct dk_screen *rows_of;
	int64_t shown_ms; /* of work that went on */
	bool has_read; /* the dialog was read whole just now */

	/* the field that the line was typed into: what stood on its row */
	const struct dk_screen *base;
	int left_row;
	struct dk_buf left, typed;
};

/* Runs until the workstation is over or the input ends; then drafts are settled. */
void dk_lines_run(struct dk_lines *l);
void dk_lines_free(struct dk_lines *l);

/* Draws, and says what is new. */
void dk_lines_say(struct dk_lines *l);
/* The prompt, without a line's end; `whole` repeats the row that has the focus. */
void dk_lines_prompt(struct dk_lines *l, bool whole);
/* Notes what stands on the row of the focus, to hear what the next line changes there. */
void dk_lines_leave(struct dk_lines *l);
/* One line, made printable. */
void dk_lines_tell(struct dk_lines *l, const char *kind, const char *text);

/* What is typed for a key: "/f2", "/find"; for Enter, that nothing is. */
const char *dk_lines_word(struct dk_arena *a, const char *key);

/* The commands that only read. */
void dk_lines_read_screen(struct dk_lines *l);
void dk_lines_read_checks(struct dk_lines *l);
void dk_lines_read_keys(struct dk_lines *l);

#endif
