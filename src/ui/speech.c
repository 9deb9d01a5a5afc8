/* speech.c - widgets give the words of what they draw. */
#include "ui/speech.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
dk_speech_free(struct dk_speech *sp)
{
	dk_arena_free(&sp->texts);
	*sp = (struct dk_speech){ .label = "", .value = "", .about = "" };
}

void
dk_speech_clear(struct dk_speech *sp)
{
	dk_speech_free(sp);
}

void
dk_speak_moved(struct dk_surface *sf)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->focus = DK_FOCUS_NONE;
	sp->label = sp->value = sp->about = "";
	sp->row = sp->count = 0;
	sp->secret = false;
}

static bool
is_blank(const struct dk_surface *sf, int row, int col)
{
	const struct dk_cell *c = dk_surface_cell(sf, row, col);

	return c == NULL || strcmp(c->text, " ") == 0;
}

static bool
is_edge(const struct dk_surface *sf, int row, int col)
{
	const struct dk_cell *c = dk_surface_cell(sf, row, col);

	return c == NULL || strcmp(c->text, "|") == 0 || strcmp(c->text, "]") == 0;
}

/* What stands before a box on its row, back to an edge, another box or two blanks. */
static const char *
label_before(const struct dk_surface *sf, struct dk_arena *a, int row, int col)
{
	const char *label = "";
	int from, end = col;

	while (end > 0 && is_blank(sf, row, end - 1))
		end--;
	for (from = end; from > 0 && !is_edge(sf, row, from - 1); from--)
		if (is_blank(sf, row, from - 1) && is_blank(sf, row, from - 2))
			break;
	while (from < end && is_blank(sf, row, from))
		from++;
	for (int i = from; i < end; i++)
		label = dk_fmt(a, "%s%s", label, dk_surface_cell(sf, row, i)->text);
	return label;
}

void
dk_speak_box(struct dk_surface *sf, int row, int col, const struct dk_input *f, bool secret)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->focus = DK_FOCUS_FIELD;
	sp->label = label_before(sf, &sp->texts, row, col);
	sp->secret = secret;
	if (!secret)
		sp->value = dk_arena_dup(&sp->texts, f->text[0] != '\0' ? f->text : f->hint);
}

void
dk_speak_line(struct dk_surface *sf, const char *about)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->rows = dk_arena_grow(&sp->texts, sp->rows, sp->row_count, &sp->row_cap,
	    sizeof(*sp->rows));
	sp->rows[sp->row_count++] = dk_arena_dup(&sp->texts, about);
}

void
dk_speak_cell(struct dk_surface *sf, size_t row, const char *label)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->focus = DK_FOCUS_CELL;
	sp->label = dk_arena_dup(&sp->texts, label);
	sp->row = row;
	sp->about = row < sp->row_count ? sp->rows[row] : "";
}

void
dk_speak_row(struct dk_surface *sf, size_t row, size_t count, const char *about)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->focus = DK_FOCUS_ROW;
	sp->row = row;
	sp->count = count;
	sp->about = dk_arena_dup(&sp->texts, about);
}

void
dk_speak_picker(struct dk_surface *sf, bool in_search, size_t count)
{
	struct dk_speech *sp = sf->speech;

	if (sp == NULL)
		return;
	sp->focus = in_search ? DK_FOCUS_SEARCH : DK_FOCUS_HITS;
	sp->count = count;
}

void
dk_speak_told(struct dk_surface *sf, enum dk_look look, const char *fmt, ...)
{
	struct dk_speech *sp = sf->speech;
	char text[1024];
	va_list ap;

	if (sp == NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	sp->told = dk_arena_grow(&sp->texts, sp->told, sp->told_count, &sp->told_cap,
	    sizeof(*sp->told));
	sp->told[sp->told_count++] = (struct dk_told){ look, dk_arena_dup(&sp->texts, text) };
}
