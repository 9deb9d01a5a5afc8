/*
 * account.c - what becomes of all the text that made no value: set aside, or left for a clerk.
 *
 * Greetings and small words beside what was used are courtesy; rows of names, phones, addresses
 * and legal words are signatures. Everything else stays unused.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/text.h"

/* What another form of the same text says that the one that was read does not. */
static int
by_key(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
mark_alternatives(struct reader *r)
{
	const char **said = dk_arena_array(r->a, r->tok_count + 1, sizeof(*said));
	size_t n = 0;

	for (size_t i = 0; i < r->tok_count; i++)
		if (!r->mail->parts[r->tok[i].part].is_alternative)
			said[n++] = r->tok[i].key;
	if (n > 1)
		qsort(said, n, sizeof(*said), by_key);
	for (size_t i = 0; i < r->tok_count; i++) {
		const struct read_token *t = &r->tok[i];

		if (r->mail->parts[t->part].is_alternative && !t->is_marked &&
		    (t->kind == READ_MARK || (n > 0 &&
		    bsearch(&t->key, said, n, sizeof(*said), by_key) != NULL)))
			read_mark(r, i, 1, DK_TEXT_REPEAT, -1);
	}
}

static void
find_names(struct reader *r)
{
	const struct dk_customer *c = read_customer(r->cat, r->customer_id);

	r->names[0] = dk_text_fold(r->a, r->mail->from_name);
	r->names[1] = c != NULL ? dk_text_fold(r->a, c->name) : "";
	r->names[2] = c != NULL ? dk_text_fold(r->a, c->contact) : "";
	r->names[3] = r->s->company != NULL ? dk_text_fold(r->a, r->s->company) : "";
	r->last_line_row = 0;
	for (size_t i = 0; i < r->tok_count; i++)
		if (r->tok[i].is_marked && r->tok[i].use == DK_TEXT_LINE)
			r->last_line_row = r->tok[i].row;
}

/* A name of the sender, his customer or the house is no text that asks for anything. */
static bool
is_name(const struct reader *r, const struct read_token *t)
{
	size_t len = strlen(t->key);

	for (size_t i = 0; i < DK_COUNT(r->names); i++) {
		const char *key = r->names[i], *at = key;

		for (; len >= 1 && (at = strstr(at, t->key)) != NULL; at += len)
			if ((at == key || strchr(" -.&", at[-1]) != NULL) &&
			    (at[len] == '\0' || strchr(" -.,&", at[len]) != NULL))
				return true;
	}
	/* an initial or a nickname: "R. Mendel", "Liz" for Elizabeth */
	return len >= 3 && strstr(r->names[0], t->key) != NULL;
}

static bool
is_small(const struct reader *r, const struct read_token *t)
{
	if ((t->cls & READ_NEG) != 0 && (t->cls & (READ_FUNC | READ_NO)) == 0)
		return false;
	return t->kind == READ_MARK || (t->cls & (READ_FUNC | READ_CLOSING)) != 0 ||
	    (t->kind == READ_WORD && is_name(r, t));
}

/* Runs of small words: a row of them, or what stands beside something used. */
static void
mark_courtesy(struct reader *r, const struct read_row *row)
{
	size_t end = row->first + row->count;

	for (size_t i = row->first; i < end;) {
		size_t n = i;
		bool small = true;

		if (r->tok[i].is_marked) {
			i++;
			continue;
		}
		for (; n < end && !r->tok[n].is_marked; n++)
			small = small && is_small(r, &r->tok[n]);
		if (small)
			read_mark(r, i, n - i, DK_TEXT_COURTESY, -1);
		i = n;
	}
}

/* "1)" before a line that was made counts it. */
static void
mark_ordinal(struct reader *r, const struct read_row *row)
{
	size_t i = row->first, end = row->first + row->count;

	while (i < end && r->tok[i].kind == READ_MARK)
		i++;
	if (i + 2 < end && r->tok[i].kind == READ_NUMBER && !r->tok[i].is_marked &&
	    r->tok[i + 1].kind == READ_MARK && r->tok[i + 2].is_marked &&
	    r->tok[i + 2].use == DK_TEXT_LINE)
		read_mark(r, row->first, i + 2 - row->first, DK_TEXT_LINE, r->tok[i + 2].line);
}

static const char *
row_key(struct reader *r, const struct read_row *row)
{
	return dk_text_fold(r->a, dk_arena_dup_n(r->a, r->mail->parts[row->part].text + row->from,
	    row->to - row->from));
}

/* The digits of the row are those of a phone, or the row has the street or town of the customer. */
static bool
is_contact_row(struct reader *r, const struct read_row *row)
{
	const struct dk_customer *c = read_customer(r->cat, r->customer_id);
	const char *key, *street, *town;
	size_t digits = 0, numbers = 0, words = 0, phone = 0, legal = 0, titles = 0, names = 0;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct read_token *t = &r->tok[i];

		if (t->is_marked && t->use == DK_TEXT_LINE)
			return false;
		if (t->kind == READ_NUMBER || t->kind == READ_MIXED) {
			numbers++;
			digits += strlen(t->key);
		}
		phone += (t->cls & READ_PHONE) != 0 || t->kind == READ_ADDRESS;
		legal += (t->cls & READ_LEGAL) != 0;
		titles += (t->cls & READ_TITLE) != 0;
		names += is_name(r, t) && t->kind == READ_WORD;
		words += t->kind == READ_WORD && !is_small(r, t) &&
		    (t->cls & (READ_PHONE | READ_TITLE)) == 0;
	}
	if (legal >= 2 || (legal > 0 && numbers > 0) || (titles > 0 && words == 0))
		return true;
	if (words <= 2 && ((phone > 0 && digits >= 5) || (digits >= 7 && numbers >= 3) ||
	    (phone > 0 && numbers == 0)))
		return true;
	if (c == NULL || row->count > 40)
		return false;
	key = row_key(r, row);
	street = dk_text_fold(r->a, c->place.street);
	town = dk_text_fold(r->a, c->place.city);
	return (strlen(street) > 5 && strstr(key, street) != NULL && words <= 8) ||
	    (strlen(town) > 3 && strstr(key, town) != NULL && words <= 3 &&
	    (numbers > 0 || names > 0));
}

/* A row of the sender's name alone ends what he says; rows below it, up to a blank one, tell who he
 * is, where they hold no number. */
static bool
is_name_row(const struct reader *r, const struct read_row *row)
{
	size_t names = 0;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct read_token *t = &r->tok[i];

		if (t->kind == READ_MARK)
			continue;
		if (t->kind != READ_WORD || (!is_name(r, t) && (t->cls & READ_TITLE) == 0))
			return false;
		names++;
	}
	return names > 0 && names <= 6;
}

/* Below a row of the sender's name. */
static void
mark_name_blocks(struct reader *r)
{
	for (size_t i = 0; i < r->row_count; i++) {
		size_t n = i;

		if (r->row[i].count == 0 || !read_is_readable(r, &r->row[i]) ||
		    !is_name_row(r, &r->row[i]) || i <= r->last_line_row)
			continue;
		for (; n < r->row_count && n < i + 6 && r->row[n].part == r->row[i].part &&
		    r->row[n].count > 0 && r->row[n].count <= 12; n++) {
			const struct read_row *row = &r->row[n];
			bool digits = false;

			for (size_t k = row->first; k < row->first + row->count; k++)
				digits = digits || (r->tok[k].kind != READ_ADDRESS &&
				    strpbrk(r->tok[k].key, "0123456789") != NULL);
			if (!digits && row->count <= 6)
				read_mark(r, row->first, row->count, DK_TEXT_SIGNATURE, -1);
		}
	}
}

/* What is left of a subject names what the text says; numbers may be more than that. */
static bool
is_plain_subject(const struct reader *r, const struct read_row *row)
{
	for (size_t i = row->first; i < row->first + row->count; i++)
		if (!r->tok[i].is_marked && strpbrk(r->tok[i].key, "0123456789") != NULL)
			return false;
	return r->out->line_count > 0;
}

static void
mark_row(struct reader *r, const struct read_row *row, bool subject)
{
	if (row->level > r->level || row->is_header) {
		if (r->out->line_count > 0 || row->is_header)
			read_mark(r, row->first, row->count, DK_TEXT_QUOTED, -1);
		return;
	}
	if (row->is_signature || (!subject && is_contact_row(r, row)))
		read_mark(r, row->first, row->count, DK_TEXT_SIGNATURE, -1);
	mark_ordinal(r, row);
	mark_courtesy(r, row);
	if (subject && is_plain_subject(r, row))
		read_mark(r, row->first, row->count, DK_TEXT_COURTESY, -1);
}

static void
mark_rest(struct reader *r)
{
	mark_name_blocks(r);
	for (size_t i = 0; i < r->row_count; i++) {
		enum dk_part_kind kind = r->mail->parts[r->row[i].part].kind;

		if (kind == DK_PART_TEXT || kind == DK_PART_HTML || kind == DK_PART_SUBJECT)
			mark_row(r, &r->row[i], kind == DK_PART_SUBJECT);
	}
}

static void
add_piece(struct reader *r, size_t *cap, const struct read_row *row, struct dk_text_piece piece)
{
	struct dk_recognised *o = r->out;
	struct dk_text_piece *last = o->piece_count > 0 ? &o->pieces[o->piece_count - 1] : NULL;

	if (last != NULL && last->span.part == row->part && last->use == piece.use &&
	    last->line == piece.line && last->span.from >= row->start) {
		last->span.to = piece.span.to;
		return;
	}
	o->pieces = dk_arena_grow(r->a, o->pieces, o->piece_count, cap, sizeof(*o->pieces));
	o->pieces[o->piece_count++] = piece;
}

/* Marks and small words between two tokens of one use go with them; what stands before a row's
 * first token (quote marks) goes with that. */
static void
add_pieces(struct reader *r, size_t *cap, const struct read_row *row)
{
	const char *text = r->mail->parts[row->part].text;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		const struct read_token *t = &r->tok[i];
		enum dk_text_use use = t->is_marked ? t->use : DK_TEXT_UNUSED;
		int line = t->is_marked && t->use == DK_TEXT_LINE ? t->line : -1;
		size_t from = i == row->first ? row->start : t->from;

		while (strchr(" \t\r", text[from]) != NULL && from < t->from)
			from++;
		if (!t->is_marked && t->kind == READ_MARK) { /* goes with a neighbour */
			const struct dk_text_piece *last = r->out->piece_count > 0 ?
			    &r->out->pieces[r->out->piece_count - 1] : NULL;
			const struct read_token *next = i + 1 < row->first + row->count ?
			    &r->tok[i + 1] : NULL;

			if (last != NULL && last->span.part == row->part &&
			    last->span.from >= row->start) {
				use = last->use;
				line = last->line;
			} else if (next != NULL && next->is_marked) {
				use = next->use;
				line = next->use == DK_TEXT_LINE ? next->line : -1;
			} else if (next == NULL) {
				use = DK_TEXT_COURTESY;
			}
		}
		add_piece(r, cap, row, (struct dk_text_piece){ { row->part, from, t->to }, use,
		    line });
	}
	if (row->count == 0 && row->from > row->start) { /* a quote mark alone */
		size_t from = row->start, to = row->from;

		while (from < to && strchr(" \t\r", text[from]) != NULL)
			from++;
		while (to > from && strchr(" \t\r", text[to - 1]) != NULL)
			to--;
		if (to > from)
			add_piece(r, cap, row, (struct dk_text_piece){ { row->part, from, to },
			    DK_TEXT_QUOTED, -1 });
	}
}

void
read_account(struct reader *r)
{
	size_t cap = 0;

	find_names(r);
	mark_alternatives(r);
	mark_rest(r);
	for (size_t i = 0; i < r->row_count; i++)
		add_pieces(r, &cap, &r->row[i]);
}
