/* lines_say.c - what is new since the last line: title, message, dialog, news, then the prompt. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "docket/text.h"
#include "ui/lines.h"

/* Letters without their marks; what has no such letter is a question mark. */
static void
add_ascii(struct dk_buf *b, const char *text)
{
	utf8proc_uint8_t *plain = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0, &plain,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
		UTF8PROC_STRIPMARK);

	for (const char *s = n >= 0 ? (const char *)plain : text; *s != '\0'; s++) {
		if (((unsigned char)*s & 0xC0) == 0x80)
			continue;
		dk_buf_char(b, (unsigned char)*s < 0x80 ? *s : '?');
	}
	free(plain);
}

static void
put(struct dk_lines *l, const char *text)
{
	struct dk_arena tmp = { 0 };
	struct dk_buf b = { 0 };

	text = dk_text_visible(&tmp, text);
	if (l->is_ascii) {
		add_ascii(&b, text);
		text = dk_buf_text(&b);
	}
	fputs(text, l->out);
	dk_buf_free(&b);
	dk_arena_free(&tmp);
}

void
dk_lines_tell(struct dk_lines *l, const char *kind, const char *text)
{
	if (*text == '\0')
		return;
	if (*kind != '\0') {
		put(l, kind);
		put(l, " ");
	}
	put(l, text);
	fputc('\n', l->out);
}

static void
set(struct dk_buf *b, const char *text)
{
	dk_buf_clear(b);
	dk_buf_str(b, text);
}

/* True when `text` is not what was said last; it is then. */
static bool
is_news(struct dk_buf *last, const char *text)
{
	if (strcmp(dk_buf_text(last), text) == 0)
		return false;
	set(last, text);
	return true;
}

/* Text as it is laid out for the eye, in words: edges go, columns are parted by commas. */
static const char *
words(struct dk_arena *a, const char *s)
{
	struct dk_buf b = { 0 };
	size_t blanks = 0;
	bool parted = false;
	const char *out;

	for (; *s != '\0'; s++) {
		size_t edge = strspn(s, "-+");
		bool boxed = *s == ']' || (b.len > 0 && b.data[b.len - 1] == '[');

		if (*s == ' ' || *s == '|' || edge >= 2) {
			blanks += *s == ' ';
			parted = parted || *s != ' ';
			s += edge >= 2 ? edge - 1 : 0;
			continue;
		}
		if (b.len > 0 && !boxed && (parted || blanks > 0))
			dk_buf_str(&b, parted || blanks > 1 ? ", " : " ");
		blanks = 0;
		parted = false;
		dk_buf_char(&b, *s);
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

/* The words of the row around a column, up to the bars at its sides. */
static const char *
words_around(const struct dk_surface *sf, struct dk_arena *a, int row, int col)
{
	const struct dk_cell *c;
	struct dk_buf b = { 0 };
	const char *out;

	while (col > 0 && (c = dk_surface_cell(sf, row, col - 1)) != NULL &&
	    strcmp(c->text, "|") != 0)
		col--;
	for (; (c = dk_surface_cell(sf, row, col)) != NULL && strcmp(c->text, "|") != 0; col++)
		dk_buf_str(&b, c->text);
	out = words(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

static const struct dk_screen *
base_of(const struct dk_screen *s)
{
	while (s->ops->is_overlay && s->below != NULL)
		s = s->below;
	return s;
}

static bool
is_typed(const struct dk_lines *l)
{
	return l->speech.focus >= DK_FOCUS_FIELD && l->speech.focus <= DK_FOCUS_SEARCH;
}

/* A dialog is read whole when it comes or changes, but not the row that the prompt says. */
static void
say_overlay(struct dk_lines *l)
{
	const struct dk_screen *top = l->app->top;
	struct dk_surface sf = { 0 };
	struct dk_arena tmp = { 0 };
	struct dk_buf b = { 0 };
	int most = l->speech.focus == DK_FOCUS_HITS || l->speech.focus == DK_FOCUS_SEARCH ? 12 :
	    DK_LINES_ROWS;

	l->has_read = false;
	if (top->ops->is_overlay) {
		dk_surface_resize(&sf, top->rows, top->cols);
		top->ops->draw(top, &sf);
	}
	for (int row = 0; row < sf.rows && most > 0; row++) {
		const char *text = words(&tmp, dk_surface_row(&sf, &tmp, row));

		/* neither what the prompt says, nor an empty box */
		if (*text == '\0' || *text == '[' || (row == sf.cursor_row && is_typed(l)))
			continue;
		if (strncmp(text, "#, ", 3) == 0)
			text += 3;
		dk_buf_fmt(&b, "%s\n", text);
		most--;
	}
	if (is_news(&l->overlay, dk_buf_text(&b)) && b.len > 0) {
		for (char *s = b.data, *end; (end = strchr(s, '\n')) != NULL; s = end + 1) {
			*end = '\0';
			dk_lines_tell(l, "", s);
		}
		l->has_read = true;
	}
	dk_buf_free(&b);
	dk_surface_free(&sf);
	dk_arena_free(&tmp);
}

/* The next part of a list parted by commas; what stands in brackets was typed, and is left out. */
static const char *
next_part(struct dk_arena *a, const char **s)
{
	const char *from = *s, *end = strstr(from, ", "), *box;
	char *part = end != NULL ? dk_arena_dup_n(a, from, (size_t)(end - from)) :
	    dk_arena_dup(a, from);

	*s = end != NULL ? end + 2 : from + strlen(from);
	if ((box = strchr(part, '[')) == NULL)
		return part;
	box = strchr(box, ']');
	return box != NULL ? dk_arena_dup(a, box + 1 + strspn(box + 1, " ")) : "";
}

static bool
has_part(struct dk_arena *a, const char *list, const char *part)
{
	while (*list != '\0')
		if (strcmp(next_part(a, &list), part) == 0)
			return true;
	return false;
}

/* What the line just typed brought about beside its field: the name of a customer. */
static void
say_beside(struct dk_lines *l)
{
	const struct dk_screen *top = l->app->top;
	struct dk_arena tmp = { 0 };
	const char *now, *out = "";

	if (l->left_row < 0 || top != l->base)
		return;
	now = words_around(&l->app->body, &tmp, l->left_row, 0);
	while (*now != '\0') {
		const char *part = next_part(&tmp, &now);

		if (*part != '\0' && !has_part(&tmp, dk_buf_text(&l->left), part))
			out = dk_fmt(&tmp, "%s%s%s", out, *out != '\0' ? ", " : "", part);
	}
	dk_lines_tell(l, "", out);
	dk_arena_free(&tmp);
}

void
dk_lines_leave(struct dk_lines *l)
{
	const struct dk_surface *body = &l->app->body;
	struct dk_arena tmp = { 0 };

	set(&l->typed, l->line.len > 0 ? dk_buf_text(&l->line) : l->speech.value);
	l->base = l->app->top;
	l->left_row = l->speech.focus == DK_FOCUS_FIELD ? body->cursor_row : -1;
	if (l->left_row >= 0)
		set(&l->left, words_around(body, &tmp, l->left_row, 0));
	dk_arena_free(&tmp);
}

/* Findings and answers that were not there before. */
static void
say_told(struct dk_lines *l)
{
	struct dk_buf now = { 0 };
	struct dk_arena tmp = { 0 };

	for (size_t i = 0; i < l->speech.told_count; i++) {
		const struct dk_told *t = &l->speech.told[i];
		const char *mark = dk_fmt(&tmp, "\x1f%s\x1f", t->text);

		if (t->look != DK_LOOK_OK && strstr(dk_buf_text(&l->told), mark) == NULL)
			dk_lines_tell(l, dk_look_word(t->look), t->text);
		dk_buf_str(&now, mark);
	}
	set(&l->told, dk_buf_text(&now));
	dk_buf_free(&now);
	dk_arena_free(&tmp);
}

/* The row of a grid as it was heard last; "" when it is new. */
static const char *
row_before(struct dk_arena *a, const char *rows, size_t row)
{
	for (; row > 0 && *rows != '\0'; row--)
		rows += strcspn(rows, "\n") + (rows[strcspn(rows, "\n")] != '\0');
	return dk_arena_dup_n(a, rows, strcspn(rows, "\n"));
}

/* Nobody needs to hear what he has just typed. */
static bool
is_own(const struct dk_lines *l, const char *part)
{
	const char *typed = dk_buf_text(&l->typed), *last = strrchr(part, ' ');

	return *typed != '\0' && (strcmp(part, typed) == 0 ||
	    (last != NULL && strcmp(last + 1, typed) == 0));
}

/* What of a grid's rows is new: an item's name and price, a price that its quantity changed. */
static void
say_rows(struct dk_lines *l)
{
	const struct dk_speech *sp = &l->speech;
	bool is_known = base_of(l->app->top) == l->rows_of;
	struct dk_arena tmp = { 0 };
	struct dk_buf now = { 0 };

	for (size_t i = 0; i < sp->row_count; i++) {
		const char *was = row_before(&tmp, dk_buf_text(&l->rows), i), *s = sp->rows[i];
		bool is_here = sp->focus == DK_FOCUS_CELL && sp->row == i;
		const char *out = "", *part;

		dk_buf_fmt(&now, "%s\n", s);
		while (is_known && *s != '\0')
			if (!has_part(&tmp, was, part = next_part(&tmp, &s)) &&
			    (*was == '\0' || !is_own(l, part)))
				out = dk_fmt(&tmp, "%s%s%s", out, *out != '\0' ? ", " : "", part);
		if (*out != '\0' && !is_here)
			out = dk_fmt(&tmp, "line %zu: %s", i + 1, out);
		dk_lines_tell(l, "", out);
		if (*out != '\0' && is_here)
			set(&l->about, sp->about);
	}
	set(&l->rows, dk_buf_text(&now));
	l->rows_of = base_of(l->app->top);
	dk_buf_free(&now);
	dk_arena_free(&tmp);
}

void
dk_lines_say(struct dk_lines *l)
{
	struct dk_app *app = l->app;
	struct dk_arena tmp = { 0 };
	const char *title;

	dk_speech_clear(&l->speech);
	app->body.speech = &l->speech;
	dk_app_draw(app);
	title = words(&tmp, base_of(app->top)->title);
	if (is_news(&l->title, title)) {
		dk_lines_tell(l, "", title);
		dk_buf_clear(&l->about);
	}
	if (is_news(&l->message, app->say_text))
		dk_lines_tell(l, dk_look_word(app->say_kind), app->say_text);
	say_overlay(l);
	say_beside(l);
	say_told(l);
	say_rows(l);
	dk_arena_free(&tmp);
}

static const char *
prompt_text(struct dk_lines *l, struct dk_arena *a, bool whole)
{
	const struct dk_speech *sp = &l->speech;
	const struct dk_surface *body = &l->app->body;
	const char *row;

	switch (sp->focus) {
	case DK_FOCUS_FIELD:
	case DK_FOCUS_CELL:
	case DK_FOCUS_SEARCH:
		return dk_fmt(a, "%s%s%s%s", sp->focus == DK_FOCUS_SEARCH ? "search" : sp->label,
		    sp->value[0] != '\0' ? " [" : "", sp->value,
		    sp->value[0] != '\0' ? "]" : "");
	case DK_FOCUS_HITS:
		return sp->count == 0 ? "search" :
		    dk_fmt(a, "number of %zu [%zu]", sp->count, sp->row + 1);
	case DK_FOCUS_ROW:
		if (sp->count == 0)
			return sp->about;
		return dk_fmt(a, "row %zu of %zu%s%s", sp->row + 1, sp->count,
		    whole ? ": " : "", whole ? sp->about : "");
	default:
		break;
	}
	if (l->has_read || body->cursor_row < 0)
		return "key";
	row = words_around(body, a, body->cursor_row, body->cursor_col);
	return *row != '\0' ? row : "key";
}

void
dk_lines_prompt(struct dk_lines *l, bool whole)
{
	struct dk_arena tmp = { 0 };
	bool is_new = is_news(&l->about, l->speech.about);

	if (l->speech.focus == DK_FOCUS_CELL && (is_new || whole))
		dk_lines_tell(l, "", l->speech.about);
	put(l, prompt_text(l, &tmp, is_new || whole));
	fputs(": ", l->out);
	fflush(l->out);
	dk_arena_free(&tmp);
}

void
dk_lines_read_screen(struct dk_lines *l)
{
	const struct dk_surface *sf = &l->app->frame;
	struct dk_arena tmp = { 0 };

	/* the last row has the keys, which /keys reads better */
	for (int row = 0; row < sf->rows - 1; row++)
		dk_lines_tell(l, "", words(&tmp, dk_surface_row(sf, &tmp, row)));
	dk_arena_free(&tmp);
}

void
dk_lines_read_checks(struct dk_lines *l)
{
	for (size_t i = 0; i < l->speech.told_count; i++)
		dk_lines_tell(l, dk_look_word(l->speech.told[i].look), l->speech.told[i].text);
	if (l->speech.told_count == 0)
		dk_lines_tell(l, "ok", "nothing is found");
}

static bool
is_bound(const struct dk_binding *keys, const char *key)
{
	for (; keys != NULL && keys->key != NULL; keys++)
		if (strcmp(keys->key, key) == 0)
			return true;
	return false;
}

/* A key as it is typed here: a character by itself, others as a word behind the slash. */
static void
read_keys(struct dk_lines *l, const struct dk_binding *keys, const struct dk_binding *own)
{
	const struct dk_screen *top = l->app->top;
	bool typing = top->ops->typing != NULL && top->ops->typing(top);
	struct dk_arena tmp = { 0 };

	for (; keys != NULL && keys->key != NULL; keys++) {
		const char *what = keys->help != NULL ? keys->help : keys->label;
		bool is_text = dk_key_parse(keys->key) == DK_KEY_TEXT;

		if (what == NULL || (is_text && typing) || is_bound(own, keys->key))
			continue;
		dk_lines_tell(l, "", dk_fmt(&tmp, "%s: %s", is_text ? keys->key :
		    dk_lines_word(&tmp, keys->key), what));
	}
	dk_arena_free(&tmp);
}

void
dk_lines_read_keys(struct dk_lines *l)
{
	const struct dk_binding *own = l->app->top->ops->keys;

	read_keys(l, own, NULL);
	read_keys(l, dk_app_keys(), own);
}
