/* lines.c - wraps and fits text by cells. */
#include "out/lines.h"

#include "docket/text.h"

#define CUT "…"

void
dk_lines_add(struct dk_arena *a, struct dk_lines *lines, const char *line)
{
	lines->at = dk_arena_grow(a, lines->at, lines->count, &lines->cap, sizeof(char *));
	lines->at[lines->count++] = line;
}

const char *
dk_line_plain(struct dk_arena *a, const char *s)
{
	char *flat = dk_arena_dup(a, s);

	for (char *p = flat; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return dk_text_visible(a, flat);
}

/* Bytes of the first line of `s`: up to the last blank that lets it fit, else as much as fits. */
static size_t
line_bytes(const char *s, int cells)
{
	size_t at = 0, blank = 0, n;
	int used = 0, width;

	while ((n = dk_text_next(s + at, &width)) > 0) {
		if (s[at] == ' ' && at > 0)
			blank = at;
		if (used + width > cells)
			return blank > 0 ? blank : at > 0 ? at : n;
		used += width;
		at += n;
	}
	return at;
}

static void
wrap_one(struct dk_arena *a, struct dk_lines *lines, const char *s, int cells)
{
	do {
		size_t n = line_bytes(s, cells);

		dk_lines_add(a, lines, dk_arena_dup_n(a, s, n));
		s += n;
		while (*s == ' ')
			s++;
	} while (*s != '\0');
}

void
dk_lines_wrap(struct dk_arena *a, struct dk_lines *lines, const char *s, int cells)
{
	dk_assert(cells > 0);
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		wrap_one(a, lines, dk_line_plain(a, dk_arena_dup_n(a, s, n)), cells);
		s += n;
		if (*s == '\n')
			s++;
	}
}

const char *
dk_line_fit(struct dk_arena *a, const char *s, int cells, bool to_right)
{
	int width = dk_text_cells(s);

	if (width > cells && cells > 0)
		s = dk_fmt(a, "%s" CUT, dk_text_clip(a, s, cells - 1));
	width = dk_text_cells(s);
	if (width >= cells)
		return s;
	return to_right ? dk_fmt(a, "%*s%s", cells - width, "", s) : dk_text_pad(a, s, cells);
}
