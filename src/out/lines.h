/* lines.h - text broken into lines of so many cells, for everything printed in fixed width. */
#ifndef DOCKET_OUT_LINES_H
#define DOCKET_OUT_LINES_H

#include "docket/arena.h"

struct dk_lines {
	const char **at;
	size_t count, cap;
};

void dk_lines_add(struct dk_arena *a, struct dk_lines *lines, const char *line);
/* Adds `s`, broken at its newlines and at blanks such that no line is wider than `cells`; words
 * that are wider are cut. Each line is safe to show on a terminal. "" adds nothing. */
void dk_lines_wrap(struct dk_arena *a, struct dk_lines *lines, const char *s, int cells);
/* `s` as one line of exactly `cells`: cut with a mark where it is wider, else filled with blanks
 * at the right, or at the left where `to_right`. */
const char *dk_line_fit(struct dk_arena *a, const char *s, int cells, bool to_right);
/* A line without newlines and tabs, safe to show on a terminal. */
const char *dk_line_plain(struct dk_arena *a, const char *s);

#endif
