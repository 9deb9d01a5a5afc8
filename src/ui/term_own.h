/*
 * term_own.h - what the files of the terminal share: term.c takes it, paints it, gives it back and
 * alone knows ncurses; term_due.c holds what it has not taken yet, term_read.c makes events.
 */
#ifndef UI_TERM_OWN_H
#define UI_TERM_OWN_H

#include <wchar.h>

#include "docket/buf.h"
#include "ui/term.h"

enum {
	DK_HELD_MAX = 256,
	/* Codes that we define: OWN + enum dk_key, or DK_KEY_ALT + digit. Codes just above KEY_MAX
	 * are those of ncurses for the extended keys of terminfo, such as Ctrl with an arrow. */
	DK_OWN = 0x2000,
	DK_PASTE_BEGIN = DK_OWN + 0x400,
	DK_PASTE_END,
	DK_RESIZED,
};

struct dk_raw {
	bool is_code; /* DK_OWN and a key, else a character */
	wint_t c;
};

struct dk_term {
	void *screen, *keys; /* of ncurses: term.c alone knows them */
	FILE *in, *out;
	struct dk_surface shown;
	const struct dk_theme *theme;
	bool is_utf8;
	int tty;            /* the terminal, where it can be so without ever waiting */
	int memory;         /* a frame on its way there from ncurses; -1 = it goes at once */
	struct dk_buf due;  /* what the terminal has not taken yet */
	bool is_whole_due;  /* a whole painting was asked for, and not done yet */
	bool resized_unseen; /* while keys were dropped */
	struct dk_raw held[DK_HELD_MAX]; /* read already, not given yet */
	size_t held_at, held_count;
	mbstate_t partial; /* of a character whose bytes came apart */
	int64_t last_read_ms;
	struct dk_buf burst; /* text of the last paste, scan or strange key */
};

/* What is printed between the two goes into t->due. */
void dk_term_divert(struct dk_term *t);
void dk_term_collect(struct dk_term *t);
/* Hands the terminal what is due; false when it does not take all of it now. */
bool dk_term_push(struct dk_term *t);
/* Waits for a key, and for a terminal that stood still; true when its size changed. */
bool dk_term_await(struct dk_term *t, int wait_ms);
/* What was typed: a byte, or DK_OWN and a key (DK_KEY_NONE for one that means nothing); -1 when
 * nothing is there now. */
int dk_term_take(struct dk_term *t);
/* The sequences that terminfo entries often lack. */
void dk_term_define_keys(struct dk_term *t);

#endif
