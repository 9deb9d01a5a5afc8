/*
 * words.h - tokens, and what words, numbers and headings stand for in four languages.
 */
#ifndef CORE_ORDER_RECOGNISE_WORDS_H
#define CORE_ORDER_RECOGNISE_WORDS_H

#include "docket/recognise.h"

/* What a word may stand for; one word may have several. words.def has the lists. */
#define READ_CLASSES(X) \
	X(FUNC) X(CODE) X(NO) X(QTY) X(EACH) X(PO) X(OWN) X(YOURS) X(CUST) X(WANT) \
	X(SHIP) X(PHONE) X(NEG) X(ASK) X(PAST) X(ORDER) X(TIME) X(OR) X(LESS) X(VAGUE) X(MONEY) \
	X(CLOSING) X(MEASURE) X(PIECE) X(PACK) X(ARTICLE) X(DATED) X(MULT) \
	X(BUT) X(REF) X(LEGAL) X(TITLE)
enum read_bit {
#define X(id) READ_BIT_##id,
	READ_CLASSES(X)
#undef X
	READ_BITS
};
enum read_class { /* unsigned: the last is the sign bit of an int */
#define X(id) READ_##id = 1u << READ_BIT_##id,
	READ_CLASSES(X)
#undef X
};
_Static_assert(READ_BITS <= 32, "a class is a bit");

enum read_lang { READ_EN = 1, READ_DE = 2, READ_FR = 4, READ_ES = 8 };

enum read_kind { READ_WORD, READ_NUMBER, READ_MIXED, READ_MARK, READ_ADDRESS };

struct read_token {
	enum read_kind kind;
	int part;
	size_t from, to;
	size_t row;
	size_t gap;       /* columns of blank before it; a tab is 8 */
	const char *key;  /* folded */
	unsigned cls, langs;
	enum dk_text_use use;
	int line;         /* of use LINE */
	bool is_marked;
};

struct read_word {
	const char *text;
	unsigned cls, langs;
};
struct read_words {
	struct read_word *at;
	size_t count, cap;
};
void read_words_load(struct read_words *w, struct dk_arena *a);
void read_words_find(const struct read_words *w, const char *key, unsigned *cls, unsigned *langs);
/* Units: the canonical name of a unit word ("case", "piece", "kg"), or NULL. */
const char *read_unit_group(const char *key);
/* Column heads and keys: what a whole heading means. */
enum read_role {
	ROLE_NONE, ROLE_CODE, ROLE_ITEM, ROLE_NAME, ROLE_QTY, ROLE_UNIT, ROLE_PRICE, ROLE_DISCOUNT,
	ROLE_IGNORED, ROLE_PO, ROLE_CUSTOMER, ROLE_WANTED, ROLE_COUNT
};
enum read_role read_role_of(struct dk_arena *a, const char *heading);

struct read_lexer { /* texts in tokens */
	struct dk_arena *a;
	const struct read_words *words;
	struct read_token *tok;
	size_t count, cap;
};

/* token.c: adds the tokens of text[from .. to). */
void read_tokens(struct read_lexer *x, const char *text, size_t from, size_t to);

/* number.c */
struct read_number {
	int64_t value; /* in 1/1000, or 1/10000 with `places` 4 */
	int decimals;  /* as it was written */
};
/* A number in digits. False when it is none or may mean two. */
bool read_digits(const char *text, bool comma_decimal, bool is_price, int places,
    struct read_number *out);
int64_t read_dozen(const char *key);

#endif
