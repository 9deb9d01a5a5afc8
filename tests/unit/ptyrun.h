/*
 * ptyrun.h - a program in a pseudo terminal, its screen read back through libvterm.
 *
 * Every wait ends after 10 s with a failed test that prints the screen.
 */
#ifndef TEST_PTYRUN_H
#define TEST_PTYRUN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct pty {
	int fd;
	int slave; /* kept open, so that the modes can be read after the program's end */
	pid_t pid;
	int rows, cols;
	VTerm *vt;
	VTermScreen *screen;
	size_t bytes; /* that the program wrote */
	struct termios before;
};

/* A child on a terminal of 24 × 80 of the kind `term` (NULL: TERM is not set): it executes the
 * program of `argv`, or calls `run` where that is NULL, and exits with its answer. */
void pty_start(struct pty *p, const char *term, int (*run)(void), const char *const *argv);
/* Takes what the program wrote within `ms`; false when nothing came. */
bool pty_read(struct pty *p, int ms);
/* The text of a row, counted from 1, without the blanks at its end. Valid until the next call. */
const char *pty_row(struct pty *p, int row);
bool pty_shows(struct pty *p, const char *text);
/* Waits until the text is on the screen. */
void pty_wait(struct pty *p, const char *text);
/* Bytes at once, as a paste or a scanner sends them. */
void pty_send(struct pty *p, const char *bytes);
/* One byte at a time, as a hand does: too slow to be taken for a scanner. */
void pty_type(struct pty *p, const char *keys);
void pty_resize(struct pty *p, int rows, int cols);
/* The terminal goes away. */
void pty_hang_up(struct pty *p);
/* Waits for the program's end; its exit code, or 1000 + the signal that killed it. */
int pty_end(struct pty *p);
/* The terminal's modes are those from before the program. */
void pty_assert_restored(struct pty *p);
void pty_free(struct pty *p);
void pty_sleep(int ms);

#endif
