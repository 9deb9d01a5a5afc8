/*
 * theme.h - what a cell means, and how each theme shows it.
 *
 * A cell carries a meaning (its look), never a colour. State is a word first ("ok", "wait",
 * "warn", "STOP"), so that every theme, also one without any colour, says the same.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "docket/base.h"

#define DK_LOOKS(X) \
	X(LABEL, "") \
	X(VALUE, "") \
	X(FOCUS, "") \
	X(OK, "ok") \
	X(WAIT, "wait") \
	X(WARN, "warn") \
	X(STOP, "STOP") \
	X(TITLE, "") \
	X(KEYBAR, "")
#define X(id, word) DK_LOOK_##id,
enum dk_look { DK_LOOKS(X) DK_LOOK_COUNT };
#undef X

/* The word that stands before the text of a state: "STOP"; "" for the other looks. */
const char *dk_look_word(enum dk_look look);

enum { DK_BOLD = 1, DK_UNDERLINE = 2, DK_REVERSE = 4 };

/* Colours are the eight of ANSI (0 black .. 7 white); -1 leaves the terminal's own. */
struct dk_paint {
	unsigned attr;
	int ink, ground;
};

struct dk_theme {
	const char *name;
	struct dk_paint paint[DK_LOOK_COUNT];
};

/* NULL when there is no theme of that name. */
const struct dk_theme *dk_theme_find(const char *name);
/* The theme to use: mono when `no_color` is set and not empty (no-color.org), else the one named,
 * else the default. */
const struct dk_theme *dk_theme_choose(const char *name, const char *no_color);

#endif
