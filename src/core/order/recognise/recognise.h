/*
 * recognise.h - what the rules of the recogniser share: rows, tokens, marks, words.
 *
 * The text of each part is cut into rows, a row into tokens. Rules mark tokens as used and add
 * lines; at the end what carries no mark is unused.
 */
#ifndef CORE_ORDER_RECOGNISE_H
#define CORE_ORDER_RECOGNISE_H

#include "core/order/recognise/words.h"

struct read_row {
	int part;
	size_t from, to; /* without blanks at its ends and without quote marks */
	size_t start;    /* of the row itself */
	size_t first, count; /* tokens */
	int level;       /* 0 = written now, 1 = quoted, 2 = quoted in it ... */
	bool is_signature, is_header, is_done;
};

struct reader {
	struct dk_catalogue *cat;
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_err *err;
	enum dk_rc rc;
	const struct dk_mail *mail;
	dk_date today;
	struct read_lexer lex;
	struct read_token *tok; /* those of lex */
	size_t tok_count;
	struct read_row *row;
	size_t row_count, row_cap;
	struct dk_recognised *out;
	size_t line_cap;
	dk_id customer_id;
	enum read_lang lang;
	bool comma_decimal; /* what the language of the message writes */
	int level;          /* being read */
	const char *names[4]; /* of the sender, his house and ours, folded */
	size_t last_line_row; /* the last row that has a line; for the account */
};

/* A reader of `text` alone: its tokens, nothing of the message. */
struct reader read_aside(const struct reader *r, const char *text);
/* split.c: rows and tokens of the message, and what region each row belongs to */
void read_split(struct reader *r);
void read_regions(struct reader *r);
const char *read_text(struct reader *r, size_t first, size_t count);
void read_mark(struct reader *r, size_t first, size_t count, enum dk_text_use use, int line);
/* True when the token stands inside this row and is not used. */
bool read_free(const struct reader *r, size_t at, size_t end);

/* number.c */
/* Words from `at`: the tokens taken, 0 = no number; value in whole pieces. */
size_t read_number_words(const struct reader *r, size_t at, size_t end, int64_t *value);

/* date.c */
/* A date at `at`: the tokens taken, 0 = none. */
size_t read_date(const struct reader *r, size_t at, size_t end, dk_date *out, bool *is_weekday);

/* account.c: marks what is left, makes the pieces */
void read_account(struct reader *r);
/* who.c, table.c, pairs.c, json.c, free.c */
void read_customer_of(struct reader *r);
void read_order_heads(struct reader *r);
void read_tables(struct reader *r, bool csv);
void read_pairs(struct reader *r);
void read_json_parts(struct reader *r);
void read_free_text(struct reader *r, bool subject);
bool read_is_readable(const struct reader *r, const struct read_row *row);

#endif
