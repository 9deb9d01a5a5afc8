/*
 * split.c - the rows of a message and what they belong to: written now, quoted, a signature.
 *
 * What is quoted carries marks (>), or stands below a line that a mail program writes. A message
 * that only passes another on has its order there, so quoted rows keep their depth: the reader
 * tries what was written now first.
 */
#include <string.h>

#include "core/order/recognise/recognise.h"
#include "docket/text.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the quote marks off; how many there are. */
static int
quote_marks(const char *text, size_t *from, size_t to)
{
	int n = 0;
	size_t at = *from;

	while (at < to && (text[at] == '>' || is_blank(text[at]))) {
		if (text[at] == '>') {
			n++;
			*from = at + 1;
		}
		at++;
	}
	return n;
}

static void
add_row(struct reader *r, int part, size_t from, size_t to)
{
	const struct dk_mail_part *p = &r->mail->parts[part];
	struct read_row *row;
	size_t start = from;
	int marks = 0;

	if (p->kind == DK_PART_TEXT || p->kind == DK_PART_HTML)
		marks = quote_marks(p->text, &from, to);
	while (from < to && is_blank(p->text[from]))
		from++;
	while (to > from && is_blank(p->text[to - 1]))
		to--;
	r->row = dk_arena_grow(r->a, r->row, r->row_count, &r->row_cap, sizeof(*r->row));
	row = &r->row[r->row_count];
	*row = (struct read_row){ .part = part, .from = from, .to = to, .start = start,
		.first = r->tok_count, .level = marks + p->is_forwarded };
	read_tokens(&r->lex, p->text, from, to);
	r->tok = r->lex.tok;
	r->tok_count = r->lex.count;
	row->count = r->tok_count - row->first;
	for (size_t i = row->first; i < r->tok_count; i++) {
		r->tok[i].part = part;
		r->tok[i].row = r->row_count;
	}
	r->row_count++;
}

void
read_split(struct reader *r)
{
	for (size_t i = 0; i < r->mail->part_count; i++) {
		const char *text = r->mail->parts[i].text;
		size_t from = 0;

		while (text[from] != '\0') {
			size_t to = from + strcspn(text + from, "\n");

			add_row(r, (int)i, from, to);
			from = to + (text[to] == '\n');
		}
	}
}

static bool
has_any(const char *key, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(key, *words) != NULL)
			return true;
	return false;
}

/* What programs write over a message they pass on. */
static bool
is_separator(const char *key)
{
	static const char *const words[] = { "original message", "forwarded message",
		"ursprungliche nachricht", "urspr. nachricht", "originalnachricht",
		"weitergeleitete nachricht", "message d'origine", "message original",
		"message transfere", "mensaje original", "mensaje reenviado", "mensaje enviado",
		"forwarded by", "forwarded mail", "message initial", NULL };

	static const char *const begins[] = { "begin forwarded", "anfang der weiter",
		"debut du message", "inicio del mensaje", NULL };

	for (size_t i = 0; begins[i] != NULL; i++)
		if (strncmp(key, begins[i], strlen(begins[i])) == 0)
			return true;
	return (strncmp(key, "--", 2) == 0 || strncmp(key, "__", 2) == 0 ||
	    strncmp(key, "==", 2) == 0) && has_any(key, words);
}

/* "On Monday, Jo Hale wrote:" */
static bool
is_attribution(const char *key)
{
	static const char *const verbs[] = { " wrote:", " schrieb", " a ecrit", " escribio:",
		" schreibt:", " ecrivait", NULL };
	size_t n = strlen(key);

	return n > 10 && key[n - 1] == ':' && has_any(key, verbs);
}

/* "From:", "Von:", "Gesendet:" ... of a header that was pasted. */
static bool
is_header_row(const char *key)
{
	static const char *const names[] = { "from", "sent", "to", "cc", "subject", "date", "von",
		"gesendet", "an", "betreff", "datum", "de", "envoye", "a", "objet", "para",
		"enviado", "enviado el", "asunto", "fecha", "reply-to", "envoye le", "kopie",
		NULL };
	size_t n = strcspn(key, ":");

	while (n > 0 && (key[n - 1] == ' ' || key[n - 1] == '*'))
		n--;
	while (n > 0 && *key == '*') {
		key++;
		n--;
	}
	for (size_t i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == n && strncmp(names[i], key, n) == 0)
			return true;
	return false;
}

static const char *
key_of(struct reader *r, const struct read_row *row)
{
	return dk_text_fold(r->a, dk_arena_dup_n(r->a, r->mail->parts[row->part].text + row->from,
	    row->to - row->from));
}

static bool
is_from_row(const char *key)
{
	return strncmp(key, "from", 4) == 0 || strncmp(key, "von", 3) == 0 ||
	    strncmp(key, "*from", 5) == 0 || strncmp(key, "*von", 4) == 0 ||
	    strncmp(key, "de:", 3) == 0 || strncmp(key, "de :", 4) == 0 ||
	    strncmp(key, "*de", 3) == 0;
}

static bool
header_follows(struct reader *r, size_t at)
{
	size_t seen = 0;

	for (size_t i = at; i < r->row_count && i < at + 3; i++)
		if (r->row[i].part == r->row[at].part && r->row[i].count > 0)
			seen += is_header_row(key_of(r, &r->row[i]));
	return seen >= 2;
}

/* A row of a greeting that ends the text: few words, one of them a closing one. */
static bool
is_closing(struct reader *r, const struct read_row *row)
{
	size_t words = 0;
	bool closing = false;

	for (size_t i = row->first; i < row->first + row->count; i++) {
		if (r->tok[i].kind == READ_NUMBER || r->tok[i].kind == READ_MIXED)
			return false;
		words += r->tok[i].kind == READ_WORD;
		closing = closing || (r->tok[i].cls & READ_CLOSING) != 0;
	}
	return closing && words <= 8;
}

static bool
is_postscript(const char *key)
{
	return strncmp(key, "ps", 2) == 0 || strncmp(key, "p.s", 3) == 0 ||
	    strncmp(key, "p.d", 3) == 0 || strncmp(key, "pd:", 3) == 0 ||
	    strncmp(key, "p. s", 4) == 0;
}

struct region {
	int part, level; /* below a separator */
	int marks;       /* of the signature */
	bool signature, header;
};

static bool
is_dashes(const char *key)
{
	return strcmp(key, "--") == 0 || strcmp(key, "-- ") == 0 || strcmp(key, "__") == 0 ||
	    strcmp(key, "---") == 0;
}

static void
region_of(struct reader *r, size_t i, struct region *g)
{
	struct read_row *row = &r->row[i];
	const char *key = row->count > 0 ? key_of(r, row) : "";
	int marks = row->level;
	bool said = false;

	if (row->part != g->part)
		*g = (struct region){ .part = row->part };
	if (is_separator(key)) {
		g->level++;
		g->signature = false;
		said = true;
	} else if (is_attribution(key)) {
		said = true;
		g->signature = false;
		/* rows with marks tell their depth themselves */
		for (size_t n = i + 1; n < r->row_count && n < i + 4; n++)
			if (r->row[n].count > 0) {
				g->level += r->row[n].level <= marks;
				break;
			}
	} else if (row->count > 0 && is_from_row(key) && header_follows(r, i)) {
		/* the header of the first message below a separator counts with it */
		g->level += !(i > 0 && r->row[i - 1].is_header);
		g->signature = false;
		g->header = true;
	}
	if (g->header && (row->count == 0 || !is_header_row(key)))
		g->header = false;
	if (g->signature && g->marks != marks)
		g->signature = false;
	if (is_dashes(key))
		g->signature = true;
	row->level = marks + g->level;
	row->is_header = said || g->header;
	if (said && row->level == marks && marks == 0)
		row->level = 1; /* "On Monday ... wrote:" belongs to what it quotes */
	if (is_postscript(key))
		g->signature = false;
	else if (is_closing(r, row))
		g->signature = true;
	row->is_signature = g->signature;
	g->marks = marks;
}

void
read_regions(struct reader *r)
{
	struct region g = { .part = -1 };

	for (size_t i = 0; i < r->row_count; i++) {
		enum dk_part_kind kind = r->mail->parts[r->row[i].part].kind;

		if (kind == DK_PART_TEXT || kind == DK_PART_HTML)
			region_of(r, i, &g);
	}
}
