/*
 * term.h - the terminal: the only door to ncurses.
 *
 * Cells in, events out. The cursor is always visible, on the focus, and moved last. Text reaches
 * the terminal only as cells of a surface, so nothing else can write to it.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "ui/key.h"
#include "ui/surface.h"

struct dk_term;

/* Takes the terminal that standard input and output stand on. DK_EREFUSED with one sentence when
 * there is none or its kind is unknown; nothing was changed then. */
enum dk_rc dk_term_open(const struct dk_theme *theme, struct dk_term **out,
    struct dk_err *err) DK_MUST_USE;
/* Gives the terminal back as it was. NULL is allowed. */
void dk_term_close(struct dk_term *t);

void dk_term_size(const struct dk_term *t, int *rows, int *cols);
/* Shows what differs from what is shown; everything when `whole`. Never waits: a terminal that
 * takes nothing now is shown the next frame that it takes. */
void dk_term_paint(struct dk_term *t, const struct dk_surface *sf, bool whole);
void dk_term_bell(struct dk_term *t);
/* Asks the terminal to put a text into its clipboard (OSC 52); few do not, none answers. */
void dk_term_clip(struct dk_term *t, const char *text);
/* Stops the program until its shell continues it, the terminal given back meanwhile. */
void dk_term_suspend(struct dk_term *t);

/* Makes `bytes` (an escape sequence) the key or DK_KEY_ALT + digit `code`. */
void dk_term_define(struct dk_term *t, const char *bytes, int code);
/* Esc and a digit typed one after the other are a function key: Esc waits 600 ms for it. */
void dk_term_esc_by_hand(struct dk_term *t);

/* The next event, waiting at most `wait_ms`; false when none came. A scanner's burst (a symbology
 * identifier, or 6 printable characters within 30 ms, then Enter or Tab) and a bracketed paste
 * come as one event. Printable keys wait 5 ms for a burst to go on; no other key waits. */
bool dk_term_read(struct dk_term *t, int wait_ms, struct dk_event *ev);
/* Reads away what was typed ahead; its keys by name go to `names`. */
void dk_term_drain(struct dk_term *t, char *names, size_t size);
/* True after SIGHUP or SIGTERM. */
bool dk_term_is_told_to_end(void);
/* A clock that never jumps, in milliseconds. */
int64_t dk_term_clock_ms(void);

#endif
