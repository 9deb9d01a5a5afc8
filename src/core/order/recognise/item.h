/*
 * item.h - from a mention of a product to a line of the order.
 */
#ifndef CORE_ORDER_RECOGNISE_ITEM_H
#define CORE_ORDER_RECOGNISE_ITEM_H

#include "core/order/recognise/recognise.h"

struct read_item { /* what a mention of a product was found to be */
	dk_id id;          /* 0: none, or more than one */
	size_t index;      /* in the catalogue */
	const char *rule;
	const char *unit;  /* of a pack barcode */
	bool is_sure;
	size_t count;      /* tokens it took; 0: nothing stands here */
};

/* catalogue.c */
const struct read_words *read_catalogue_words(const struct dk_catalogue *c);
struct dk_session *read_catalogue_session(const struct dk_catalogue *c);
void read_catalogue_customer(struct reader *r);
/* The product that the tokens from `at` name by a code or barcode, or by words. */
bool read_code(struct reader *r, const char *text, struct read_item *out);
struct read_item read_item_code(struct reader *r, size_t at, size_t end);
struct read_item read_item_words(struct reader *r, size_t at, size_t end);
/* Whether words of the text name this product, another one, or neither. */
enum read_agrees { AGREES_UNKNOWN, AGREES_YES, AGREES_NO };
enum read_agrees read_agrees(struct reader *r, size_t first, size_t count, dk_id id);
struct read_item read_item_text(struct reader *r, const char *text);
dk_price read_list_price(const struct dk_catalogue *c, size_t index);
bool read_find_customer(struct reader *r, const char *number, dk_id *id);
const struct dk_customer *read_customers(const struct dk_catalogue *c, size_t *count);
const struct dk_customer *read_customer(const struct dk_catalogue *c, dk_id id);

/* line.c */
enum { CODES_MAX = 3 };
struct read_fields { /* of a row or an object; NULL or "": not there */
	const char *code[CODES_MAX], *name, *qty, *unit, *price, *discount;
	size_t first, end; /* the tokens it stands in */
};
/* Makes a line of the fields; false when they do not name one product and one quantity. The
 * tokens are not marked: *line is what to mark them with. */
bool read_add_fields(struct reader *r, const struct read_fields *f, int *line);
struct read_amounts {
	size_t first, end;     /* tokens, from the first value to the last */
	int64_t qty;           /* 1/1000 */
	const char *unit_word; /* "" = none */
	bool has_price, has_discount;
	dk_price price;
	dk_rate discount;
};
/* *line is -1 when another part of the message said the same before. */
bool read_add_line(struct reader *r, const struct read_item *item, const struct read_amounts *am,
    int *line);
void read_mark_line(struct reader *r, size_t first, size_t end, int line);
bool read_price(const struct reader *r, const char *text, dk_price *out);
bool read_percent(const struct reader *r, const char *text, dk_rate *out);
/* "20", "2 cs", "zwei": with a unit where one stands behind. */
bool read_quantity(struct reader *r, const char *text, int64_t *qty, const char **unit_word);
bool read_set_customer(struct reader *r, const char *number);
/* Heads that a table, an object or a sentence gives; the first one counts. */
void read_set_po(struct reader *r, const char *text);
void read_set_wanted(struct reader *r, const char *text);

/* atom.c: what the tokens of a clause are */
enum read_atom_kind {
	ATOM_GLUE,  /* a small word or mark: may stand between quantity and product */
	ATOM_WORD,  /* a word that means something nobody here knows */
	ATOM_OTHER, /* a date, a phone number, what is used already: parts */
	ATOM_ECHO,  /* the product before or behind it again: its number beside its name */
	ATOM_QTY, ATOM_ITEM, ATOM_PRICE, ATOM_DISCOUNT,
};
struct read_atom {
	enum read_atom_kind kind;
	size_t at, count;
	int64_t qty;           /* 1/1000 */
	int decimals;
	const char *unit_word; /* "" = none */
	bool is_firm;          /* a unit, x or "qty" says that it is a quantity */
	bool is_vague;         /* "about 20", "10 to 12" */
	bool is_taken;
	struct read_item item; /* id 0: not known, or several fit */
	dk_price price;
	dk_rate discount;
};
/* The atoms of [first, end); `a` has room for as many as tokens. */
size_t read_atoms(struct reader *r, size_t first, size_t end, struct read_atom *a);

#endif
