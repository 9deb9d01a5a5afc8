/* mail_text.c - the text of a message as it stands beside the form. */
#include "ui/act/mail_text.h"

#include <string.h>

#include "docket/text.h"

struct maker {
	struct mail_text *out;
	struct dk_arena *a;
	struct mail_pieces pieces;
	size_t cap;
	int cells;
};

/* The gravest that became of any of its text. */
static void
find_mark(const struct maker *m, struct mail_text_row *row)
{
	row->mark = ' ';
	row->line = -1;
	for (size_t i = 0; i < m->pieces.count; i++) {
		const struct dk_text_piece *p = &m->pieces.at[i];

		if (p->span.part != row->part || p->span.from >= row->to ||
		    p->span.to <= row->from)
			continue;
		if (p->use == DK_TEXT_UNUSED) {
			row->mark = '?';
			row->line = -1;
			return;
		}
		if (p->use == DK_TEXT_LINE && row->mark != '>') {
			row->mark = '>';
			row->line = p->line;
		} else if (p->use > DK_TEXT_LINE && row->mark == ' ') {
			row->mark = '+';
		}
	}
}

static void
add_row(struct maker *m, int part, const char *text, size_t from, size_t to)
{
	struct mail_text *t = m->out;
	struct mail_text_row *row;
	char *shown = dk_arena_dup_n(m->a, text + from, to - from);

	for (char *p = shown; *p != '\0'; p++)
		if (*p == '\t' || *p == '\r')
			*p = ' ';
	t->rows = dk_arena_grow(m->a, t->rows, t->count, &m->cap, sizeof(*t->rows));
	row = &t->rows[t->count++];
	*row = (struct mail_text_row){ .part = part, .from = from, .to = to, .text = shown };
	find_mark(m, row);
}

/* Where a row of the width ends: at a blank when there is one, never inside a character. */
static size_t
break_at(const struct maker *m, const char *text, size_t from, size_t to)
{
	size_t at = from, blank = from;
	int width = 0;

	while (at < to) {
		int cells = 1;
		size_t n = dk_text_next(text + at, &cells);

		if (n == 0 || width + cells > m->cells)
			break;
		if (text[at] == ' ' || text[at] == '\t')
			blank = at + 1;
		width += cells;
		at += n;
	}
	return at >= to ? to : blank > from ? blank : at > from ? at : to;
}

static void
add_text(struct maker *m, int part, const char *text)
{
	size_t from = 0;

	while (text[from] != '\0') {
		size_t end = from + strcspn(text + from, "\n"), at = from;

		do {
			size_t to = break_at(m, text, at, end);

			add_row(m, part, text, at, to);
			at = to;
		} while (at < end);
		from = end + (text[end] == '\n');
	}
}

void
mail_text_make(struct mail_text *out, struct dk_arena *a, const struct dk_mail *mail,
    struct mail_pieces pieces, int cells)
{
	struct maker m = { .out = out, .a = a, .pieces = pieces, .cells = cells };

	*out = (struct mail_text){ 0 };
	for (size_t i = 0; i < mail->part_count; i++) {
		const struct dk_mail_part *p = &mail->parts[i];

		if (p->kind == DK_PART_SUBJECT || p->is_alternative)
			continue;
		if (i > 0) {
			const char *name = dk_fmt(a, "-- %s %s", p->kind == DK_PART_OTHER ?
			    "not read:" : "attached:", *p->name != '\0' ? p->name : p->type);

			add_row(&m, (int)i, name, 0, 0);
			out->rows[out->count - 1].text = name;
		}
		add_text(&m, (int)i, p->text);
	}
}

void
mail_text_draw(const struct mail_text *t, struct dk_surface *body, const struct dk_list *cursor,
    bool has_focus)
{
	int rows = body->rows - 1;
	size_t top = dk_list_top(cursor, rows);

	for (int i = 0; i < rows && top + (size_t)i < t->count; i++) {
		const struct mail_text_row *row = &t->rows[top + (size_t)i];
		enum dk_look look = row->mark == '?' ? DK_LOOK_STOP :
		    row->mark == '>' ? DK_LOOK_VALUE : DK_LOOK_LABEL;

		dk_put(body, dk_at(i, 0, 1, look), "%c", row->mark);
		dk_put(body, dk_at(i, 2, 31, look == DK_LOOK_STOP ? DK_LOOK_LABEL : look), "%s",
		    row->text);
		if (has_focus && top + (size_t)i == cursor->cursor) {
			dk_put_look(body, dk_at(i, 0, 33, DK_LOOK_FOCUS));
			dk_surface_cursor(body, i, 0);
		}
	}
}
