/*
 * recognise.h - what a customer's message orders, found by rules alone.
 *
 * Every value keeps the span of text it came from, and every character of the text belongs to a
 * piece: used for a value, set aside (greeting, signature, what is quoted), or unused. What may
 * mean two things is left unused: a clerk sees it, nobody guesses.
 */
#ifndef DOCKET_RECOGNISE_H
#define DOCKET_RECOGNISE_H

#include "docket/mail.h"
#include "docket/product.h"

/* What became of a piece of text. Only UNUSED asks for a clerk; COURTESY, SIGNATURE and QUOTED are
 * set aside, REPEAT says again what another part says. */
#define DK_TEXT_USES(X) \
	X(UNUSED, "unused") X(COURTESY, "courtesy") X(SIGNATURE, "signature") \
	X(QUOTED, "quoted") X(REPEAT, "repeat") X(HEADING, "heading") X(LINE, "line") \
	X(CUSTOMER, "customer") X(PO, "po") X(WANTED, "wanted") X(SHIP_TO, "ship_to")
#define X(id, text) DK_TEXT_##id,
enum dk_text_use { DK_TEXT_USES(X) };
#undef X

struct dk_text_piece {
	struct dk_span span;
	enum dk_text_use use;
	int line; /* the line it belongs to, counted from 0; -1 */
};

struct dk_found_line {
	dk_id product_id;
	const char *sku, *name;
	const char *text; /* as the message has it */
	dk_qty qty;
	const char *unit; /* of the product; "" = the base unit */
	bool has_price, has_discount;
	dk_price price;
	dk_rate discount;
	const char *rule; /* "code", "their number", "barcode", "description", "bought before" */
	bool is_sure;     /* else a clerk should look before taking it */
	struct dk_span span; /* from its first to its last value */
};

struct dk_recognised {
	dk_id customer_id; /* 0 = not known */
	const char *customer, *customer_name, *customer_rule;
	const char *po;      /* "" = none */
	dk_date wanted;
	const char *wanted_text;
	const char *ship_to; /* an address of the customer, or "" */
	const char *language; /* "en", "de", "fr", "es": what most of its words are */
	struct dk_found_line *lines;
	size_t line_count;
	struct dk_text_piece *pieces; /* in order; together all that is not blank */
	size_t piece_count;
};

/* The products and customers of a house, prepared for many messages. */
struct dk_catalogue;

enum dk_rc dk_catalogue_open(struct dk_session *s, struct dk_catalogue **out,
    struct dk_err *err) DK_MUST_USE;
void dk_catalogue_close(struct dk_catalogue *c);

/* Reads a message. `today` counts where the message has no date. The texts live in `a`. */
enum dk_rc dk_recognise(struct dk_catalogue *c, struct dk_arena *a, const struct dk_mail *mail,
    dk_date today, struct dk_recognised *out, struct dk_err *err) DK_MUST_USE;

const char *dk_text_use_name(enum dk_text_use use);

#endif
