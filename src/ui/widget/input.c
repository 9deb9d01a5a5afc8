/* input.c - editing one line of text by grapheme. */
#include "ui/widget/input.h"

#include <stdio.h>
#include <string.h>

#include "docket/text.h"
#include "ui/speech.h"

static size_t
limit_of(size_t max)
{
	return max == 0 || max >= DK_INPUT_BYTES ? DK_INPUT_BYTES - 1 : max;
}

/* The largest cut at or below `n` that does not split a character. */
static size_t
whole(const char *s, size_t n)
{
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return n;
}

static void
copy(char to[DK_INPUT_BYTES], const char *from)
{
	size_t n = strlen(from);

	if (n >= DK_INPUT_BYTES)
		n = whole(from, DK_INPUT_BYTES - 1);
	memmove(to, from, n);
	to[n] = '\0';
}

void
dk_input_set(struct dk_input *f, const char *text)
{
	copy(f->text, text);
	copy(f->before, f->text);
	f->at = strlen(f->text);
	f->fresh = true;
}

void
dk_input_focus(struct dk_input *f)
{
	dk_input_keep(f);
	f->at = strlen(f->text);
	f->fresh = true;
}

bool
dk_input_changed(const struct dk_input *f)
{
	return strcmp(f->text, f->before) != 0;
}

void
dk_input_keep(struct dk_input *f)
{
	copy(f->before, f->text);
}

void
dk_input_undo(struct dk_input *f)
{
	dk_input_set(f, f->before);
}

static size_t
next_start(const struct dk_input *f)
{
	int cells;

	return f->at + dk_text_next(f->text + f->at, &cells);
}

static size_t
previous_start(const struct dk_input *f)
{
	size_t at = 0, n;
	int cells;

	while ((n = dk_text_next(f->text + at, &cells)) > 0 && at + n < f->at)
		at += n;
	return at;
}

static void
cut(struct dk_input *f, size_t from, size_t to)
{
	memmove(f->text + from, f->text + to, strlen(f->text + to) + 1);
	f->at = from;
}

static void
insert(struct dk_input *f, size_t max, const char *s, size_t n)
{
	size_t len = strlen(f->text);

	if (len + n > limit_of(max))
		return;
	memmove(f->text + f->at + n, f->text + f->at, len - f->at + 1);
	memcpy(f->text + f->at, s, n);
	f->at += n;
}

void
dk_input_add(struct dk_input *f, size_t max, const char *text)
{
	size_t n;

	if (f->fresh && *text != '\0')
		cut(f, 0, strlen(f->text));
	f->fresh = false;
	for (; *text != '\0'; text += n) {
		for (n = 1; ((unsigned char)text[n] & 0xC0) == 0x80; n++)
			;
		if (*text == '\n' || *text == '\t' || *text == '\r')
			insert(f, max, " ", 1);
		else if ((unsigned char)*text >= 0x20 && *text != 0x7f && dk_utf8_valid(text, n))
			insert(f, max, text, n);
	}
}

static void
move(struct dk_input *f, size_t at)
{
	f->at = at;
	f->fresh = false;
}

static enum dk_react
edit(struct dk_input *f, int code)
{
	switch (code) {
	case DK_KEY_LEFT:
		move(f, previous_start(f));
		return DK_REDRAW;
	case DK_KEY_RIGHT:
		move(f, next_start(f));
		return DK_REDRAW;
	case DK_KEY_HOME:
		move(f, 0);
		return DK_REDRAW;
	case DK_KEY_END:
		move(f, strlen(f->text));
		return DK_REDRAW;
	case DK_KEY_DEL:
		cut(f, f->at, next_start(f));
		break;
	case DK_KEY_BS:
		cut(f, previous_start(f), f->at);
		break;
	case DK_KEY_CTRL + 'u':
		cut(f, 0, strlen(f->text));
		break;
	default:
		return DK_PASS;
	}
	f->fresh = false;
	return DK_REDRAW;
}

enum dk_react
dk_input_key(struct dk_input *f, size_t max, const struct dk_event *ev)
{
	if (ev->code == DK_KEY_TEXT)
		dk_input_add(f, max, ev->text);
	else if (ev->code == DK_KEY_PASTE || ev->code == DK_KEY_SCAN)
		dk_input_add(f, max, ev->data);
	else
		return edit(f, ev->code);
	return DK_REDRAW;
}

/* What the box shows: stars for a secret, the hint while empty. */
static const char *
shown(const struct dk_input *f, bool secret, char stars[DK_INPUT_BYTES])
{
	size_t count = 0, n;
	int cells;

	if (f->text[0] == '\0')
		return f->hint;
	if (!secret)
		return f->text;
	for (const char *s = f->text; (n = dk_text_next(s, &cells)) > 0; s += n)
		stars[count++] = '*';
	stars[count] = '\0';
	return stars;
}

/* Cells before the cursor, as the box shows them. */
static int
cells_before(const struct dk_input *f, bool secret)
{
	const char *s = f->text;
	int total = 0, cells;
	size_t n;

	for (; s < f->text + f->at && (n = dk_text_next(s, &cells)) > 0; s += n)
		total += secret ? 1 : cells;
	return total;
}

void
dk_input_draw_box(const struct dk_input *f, struct dk_surface *sf, struct dk_spot at, bool secret)
{
	char stars[DK_INPUT_BYTES];
	const char *s = shown(f, secret, stars);
	int before = cells_before(f, secret), skipped = 0, cells;
	size_t n;

	dk_put(sf, dk_at(at.row, at.col, 1, DK_LOOK_LABEL), "[");
	dk_put(sf, dk_at(at.row, at.col + 1 + at.cells, 1, DK_LOOK_LABEL), "]");
	/* the cursor may rest on the bracket behind a full box, not further right; a box without
	 * it shows how its text begins */
	while (at.look == DK_LOOK_FOCUS && before - skipped > at.cells &&
	    (n = dk_text_next(s, &cells)) > 0) {
		s += n;
		skipped += cells;
	}
	if (f->text[0] == '\0' && at.look == DK_LOOK_VALUE)
		at.look = DK_LOOK_LABEL;
	dk_put_text(sf, dk_at(at.row, at.col + 1, at.cells, at.look), s);
	if (at.look == DK_LOOK_FOCUS) {
		dk_surface_cursor(sf, at.row, at.col + 1 + before - skipped);
		dk_speak_box(sf, at.row, at.col, f, secret);
	}
}

void
dk_input_draw(const struct dk_input *f, const struct dk_input_def *def, struct dk_surface *sf,
    bool has_focus)
{
	int col = def->col;

	if (f->is_off)
		return;
	if (def->label[0] != '\0')
		col = dk_put(sf, dk_to(def->row, col, DK_LOOK_LABEL), "%s", def->label) + 1;
	dk_input_draw_box(f, sf,
	    dk_at(def->row, col, def->width, has_focus ? DK_LOOK_FOCUS : DK_LOOK_VALUE),
	    def->secret);
}
