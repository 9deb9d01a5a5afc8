/*
 * token.c - a row's tokens: words, numbers, codes, marks; with where they stand.
 *
 * A token runs over letters and digits, and over a mark between two of them that belongs inside a
 * word (Nuß-Nougat, M8.8, 1,234.50, 23/11). A number that a unit or x follows without a blank
 * ("20x", "12cs") is two tokens.
 */
#include <ctype.h>
#include <string.h>

#include "core/order/recognise/recognise.h"
#include "docket/text.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters beyond ASCII count; blanks and marks of Latin-1, dashes, bullets and the like do not. */
static size_t
letter_bytes(const char *s)
{
	unsigned char c = (unsigned char)s[0], d = c != 0 ? (unsigned char)s[1] : 0;

	if (isalnum(c))
		return 1;
	if (c < 0x80)
		return 0;
	if (c == 0xC2) /* U+0080..00BF: only the ordinals and micro are of words */
		return d == 0xBA || d == 0xAA || d == 0xB0 || d == 0xB5 ? 2 : 0;
	if (c == 0xC3)
		return d != 0x97 && d != 0xB7 ? 2 : 0;
	if (c < 0xE0)
		return 2;
	if (c == 0xE2 || (c == 0xE3 && d == 0x80) || c == 0xEF) /* punctuation, arrows */
		return 0;
	return c < 0xF0 ? 3 : 0;
}

static size_t
char_bytes(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static size_t
blank_bytes(const char *s)
{
	if (strchr(" \t\r\n", *s) != NULL && *s != '\0')
		return 1;
	if (strncmp(s, "\xC2\xA0", 2) == 0 || strncmp(s, "\xC2\xAD", 2) == 0)
		return 2;
	if (strncmp(s, "\xE2\x80\xAF", 3) == 0 || strncmp(s, "\xE2\x80\x89", 3) == 0 ||
	    strncmp(s, "\xE3\x80\x80", 3) == 0 || strncmp(s, "\xEF\xBB\xBF", 3) == 0)
		return 3;
	return 0;
}

/* The bytes of a mark that joins what stands before and behind it, else 0. */
static size_t
joiner(const char *text, size_t from, size_t at, size_t end)
{
	char c = text[at], before = at > from ? text[at - 1] : '\0';
	size_t n = strncmp(text + at, "\xE2\x80\x99", 3) == 0 ? 3 : 1; /* a curly apostrophe */
	bool digits;

	if (at == from || at + n >= end || letter_bytes(text + at + n) == 0)
		return 0;
	digits = is_digit(before) && is_digit(text[at + n]);
	if (n == 3 || c == '-' || c == '_')
		return n;
	if (c == '\'')
		return 1;
	if (c == '.') /* P.O, 19.00, but not Art.41 */
		return digits || (isalpha((unsigned char)before) &&
		    isalpha((unsigned char)text[at + 1]) && (at - from == 1 ||
		    !isalnum((unsigned char)text[at - 2]))) ? 1 : 0;
	if (c == '/')
		return digits || (at - from == 1 && isalpha((unsigned char)text[at + 1])) ? 1 : 0;
	return (c == ',' || c == ':') && digits ? 1 : 0;
}

/* From `from`, the end of the run without blanks when it is an address of the net, else from. */
static size_t
address_end(const char *text, size_t from, size_t end)
{
	size_t at = from;
	bool is_mail = false;

	while (at < end && blank_bytes(text + at) == 0 && strchr("<>()[],;\"", text[at]) == NULL) {
		if (text[at] == '@' && at > from && at + 1 < end &&
		    isalnum((unsigned char)text[at + 1]) &&
		    isalnum((unsigned char)text[at - 1]))
			is_mail = strchr(text + at, '.') != NULL;
		at++;
	}
	if (strncmp(text + from, "http:", 5) == 0 || strncmp(text + from, "https:", 6) == 0 ||
	    strncmp(text + from, "www.", 4) == 0 || strncmp(text + from, "mailto:", 7) == 0)
		is_mail = true;
	if (!is_mail)
		return from;
	while (at > from && strchr(".:!?'", text[at - 1]) != NULL)
		at--;
	return at;
}

struct sink {
	struct read_lexer *x;
	struct dk_arena *a;
	const char *text;
	size_t gap;
};

static void
emit(struct sink *k, enum read_kind kind, size_t from, size_t to)
{
	struct read_token *t;
	const char *key = dk_text_fold(k->a, dk_arena_dup_n(k->a, k->text + from, to - from));

	k->x->tok = dk_arena_grow(k->a, k->x->tok, k->x->count, &k->x->cap, sizeof(*t));
	t = &k->x->tok[k->x->count++];
	*t = (struct read_token){ .kind = kind, .from = from, .to = to, .gap = k->gap,
		.key = key, .line = -1 };
	read_words_find(k->x->words, key, &t->cls, &t->langs);
	k->gap = 0;
}

/* "20x", "12cs", "x20": where the number ends and the word begins, or 0. */
static size_t
split_at(struct sink *k, size_t from, size_t to)
{
	const char *s = k->text;
	size_t n = from;
	unsigned cls, langs;

	if (is_digit(s[from])) {
		while (n < to && (is_digit(s[n]) || (strchr(".,", s[n]) != NULL && n + 1 < to &&
		    is_digit(s[n + 1]))))
			n++;
		if (n == to)
			return 0;
		read_words_find(k->x->words,
		    dk_text_fold(k->a, dk_arena_dup_n(k->a, s + n, to - n)), &cls, &langs);
		if (cls & (READ_PIECE | READ_PACK | READ_MEASURE | READ_MULT | READ_MONEY))
			return n;
		/* 10x41, 20x"..." */
		if ((s[n] == 'x' || s[n] == 'X') && n + 1 < to && is_digit(s[n + 1]))
			return n;
		return 0;
	}
	if ((s[from] == 'x' || s[from] == 'X') && from + 1 < to) {
		for (n = from + 1; n < to; n++)
			if (!is_digit(s[n]))
				return 0;
		return from + 1;
	}
	return 0;
}

static void
emit_run(struct sink *k, size_t from, size_t to)
{
	bool digit = false, letter = false;
	size_t at = split_at(k, from, to);

	if (at > from) {
		emit_run(k, from, at);
		if (k->text[at] == 'x' && at + 1 < to && is_digit(k->text[at + 1])) {
			emit(k, READ_WORD, at, at + 1);
			at++;
		}
		emit_run(k, at, to);
		return;
	}
	for (size_t i = from; i < to; i++) {
		digit = digit || is_digit(k->text[i]);
		letter = letter || isalpha((unsigned char)k->text[i]) || (k->text[i] & 0x80) != 0 ||
		    strchr("/-:_", k->text[i]) != NULL;
	}
	emit(k, !digit ? READ_WORD : letter ? READ_MIXED : READ_NUMBER, from, to);
}

/* "1 000" is one number where groups of three follow a blank; never over two blanks. */
static size_t
group_end(const char *s, size_t from, size_t at, size_t end)
{
	size_t digits = 0;

	for (size_t i = from; i < at; i++, digits++)
		if (!is_digit(s[i]))
			return at;
	while (digits >= 1 && digits <= 3) {
		size_t b = at < end ? blank_bytes(s + at) : 0, n = at + b;

		if (b < 2 || n + 3 > end || !is_digit(s[n]) || !is_digit(s[n + 1]) ||
		    !is_digit(s[n + 2]) || (n + 3 < end && is_digit(s[n + 3])))
			return at; /* an ordinary blank separates; a narrow or fixed one groups */
		at = n + 3;
	}
	return at;
}

void
read_tokens(struct read_lexer *x, const char *text, size_t from, size_t to)
{
	struct sink k = { x, x->a, text, 0 };
	size_t at = from, end, n;

	while (at < to) {
		if ((n = blank_bytes(text + at)) > 0) {
			k.gap += text[at] == '\t' ? 8 : 1;
			at += n;
		} else if ((end = address_end(text, at, to)) > at) {
			emit(&k, READ_ADDRESS, at, end);
			at = end;
		} else if (letter_bytes(text + at) > 0) {
			for (end = at; end < to && ((n = letter_bytes(text + end)) > 0 ||
			    (n = joiner(text, at, end, to)) > 0);)
				end += n;
			if (end > to)
				end = to;
			end = group_end(text, at, end, to);
			emit_run(&k, at, end);
			at = end;
		} else {
			n = char_bytes(text + at);
			if (at + n > to)
				n = to - at;
			emit(&k, READ_MARK, at, at + n);
			at += n;
		}
	}
}

struct reader
read_aside(const struct reader *r, const char *text)
{
	struct reader sub = *r;

	sub.lex = (struct read_lexer){ .a = r->a, .words = r->lex.words };
	read_tokens(&sub.lex, text, 0, strlen(text));
	sub.tok = sub.lex.tok;
	sub.tok_count = sub.lex.count;
	return sub;
}

const char *
read_text(struct reader *r, size_t first, size_t count)
{
	const struct read_token *a = &r->tok[first], *b;

	if (count == 0)
		return "";
	b = &r->tok[first + count - 1];
	return dk_arena_dup_n(r->a, r->mail->parts[a->part].text + a->from, b->to - a->from);
}

void
read_mark(struct reader *r, size_t first, size_t count, enum dk_text_use use, int line)
{
	for (size_t i = first; i < first + count; i++)
		if (!r->tok[i].is_marked) {
			r->tok[i].is_marked = true;
			r->tok[i].use = use;
			r->tok[i].line = line;
		}
}

bool
read_free(const struct reader *r, size_t at, size_t end)
{
	return at < end && !r->tok[at].is_marked;
}
