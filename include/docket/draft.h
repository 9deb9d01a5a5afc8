/*
 * draft.h - an order being typed: rows from the first field on.
 *
 * Each completed field is stored by one call before the next key is handled, so a killed
 * terminal loses at most the field being typed. Drafts are working storage and not journaled.
 * Every call reprices the draft; load it with dk_order_load, ask for findings with dk_order_check.
 */
#ifndef DOCKET_DRAFT_H
#define DOCKET_DRAFT_H

#include "docket/order.h"
#include "docket/price.h"

struct dk_draft_row {
	dk_id id;
	const char *owner, *customer, *customer_name, *touched_at;
	int64_t lines;
	dk_money total;
	const char *currency; /* of the order: ISO 4217 */
	bool is_mine;
	const char *amends; /* number of the order it amends; "" = it is a new one */
};

enum dk_rc dk_draft_new(struct dk_session *s, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Header fields by their names in the order file: customer channel customer_po placed wanted
 * ship_to carrier discount freight note source billing deposit; `value` as typed ("" clears).
 * err->field is the field. */
enum dk_rc dk_draft_set(struct dk_session *s, dk_id id, const char *field, const char *value,
    struct dk_err *err) DK_MUST_USE;
/* A ship-to that is not on file, for this order only. */
enum dk_rc dk_draft_set_place(struct dk_session *s, dk_id id, const struct dk_place *place,
    const char *phone, struct dk_err *err) DK_MUST_USE;

/* What is known of a line; NULL = leave as it is (or default, in a new line). */
struct dk_line_input {
	const char *sku, *barcode; /* one of them, or neither in a memo line */
	const char *text;          /* memo */
	const char *qty;           /* "12", "2cs" */
	const char *unit, *price, *discount, *note; /* price "" = automatic again */
	const char *wanted;        /* day of this line; "" = the order's */
	const char *shortage;      /* part, wait, cancel; "" = the customer's policy */
	const char *supply;        /* stock, drop; "" = as the product says, or as it is */
};
/* Adds (line_no 0) or changes a line; *line_no is where it stands. */
enum dk_rc dk_draft_line(struct dk_session *s, dk_id id, int64_t *line_no,
    const struct dk_line_input *in, struct dk_err *err) DK_MUST_USE;
/* Many new lines in one transaction (paste, copy, repeat): all or none; *bad is the first bad row.
 */
enum dk_rc dk_draft_lines(struct dk_session *s, dk_id id, const struct dk_line_input *in,
    size_t count, size_t *bad, struct dk_err *err) DK_MUST_USE;
/* Voids a line (quantity 0, kept and struck out); voiding it again brings it back. */
enum dk_rc dk_draft_void(struct dk_session *s, dk_id id, int64_t line_no,
    struct dk_err *err) DK_MUST_USE;
/* F9: the lines of the customer's last order, repriced. */
enum dk_rc dk_draft_repeat(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_draft_list(struct dk_session *s, struct dk_arena *a, struct dk_draft_row **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_draft_take(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_draft_drop(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

/* The price that a line of the item would have, with tax where the order's prices hold it.
 * DK_ENOTFOUND when there is none. */
enum dk_rc dk_order_item_price(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_price_ask *ask, dk_price *out, struct dk_err *err) DK_MUST_USE;

/* A whole order at once, as an order file holds it. NULL or "" = not given. */
struct dk_order_input_line {
	struct dk_line_input line;
	const char *shipped, *returned; /* history only */
};
struct dk_order_input {
	const char *external_id, *customer, *channel, *customer_po, *placed, *wanted, *ship_to;
	const struct dk_place *place; /* instead of ship_to; NULL = none */
	const char *carrier, *discount, *freight, *note, *source, *billing, *deposit;
	const struct dk_order_input_line *lines;
	size_t line_count;
};
enum dk_order_new_flags { DK_KEEP_REFUSED = 1 /* refused: keep it as a draft */ };
struct dk_order_made {
	dk_id id;          /* 0 when nothing was stored */
	bool was_known;    /* its external id (or once key) was entered before */
	bool is_refused;
	struct dk_order *order; /* as it stands, or as it was refused, with findings */
};
/* err->field of bad input is "lines[3].qty" or a header field. A refused one is DK_OK with
 * is_refused. */
enum dk_rc dk_order_new(struct dk_session *s, struct dk_arena *a, const struct dk_order_input *in,
    unsigned flags, struct dk_order_made *out, struct dk_err *err) DK_MUST_USE;
/* An order of the past: feeds demand, usual lists and duplicates, posts nothing. */
enum dk_rc dk_order_history(struct dk_session *s, const struct dk_order_input *in, bool *was_known,
    struct dk_err *err) DK_MUST_USE;

#endif
