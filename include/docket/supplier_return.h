/*
 * supplier_return.h - goods that go back to who brought them, with a debit note.
 *
 * A return is written while the goods stand here; when it is shipped they leave the stock at what
 * they were bought for, and the debit note takes its number and is posted: the supplier owes what
 * was agreed. Damaged goods (set apart) go before those for sale.
 */
#ifndef DOCKET_SUPPLIER_RETURN_H
#define DOCKET_SUPPLIER_RETURN_H

#include "docket/purchase.h"

struct dk_supplier_return_line {
	int64_t line_no;
	const char *purchase;
	int64_t purchase_line;
	const char *sku, *name, *location;
	dk_qty qty;
	bool is_apart;      /* out of what was set apart */
	dk_price price;     /* a piece, debited */
	dk_money net;
	const char *lot;    /* or serial number; "" = it is not tracked */
	bool is_serial;
	dk_date expiry;
};
struct dk_supplier_return {
	dk_id id;
	const char *number, *debit_note; /* debit_note "" until it leaves */
	const char *supplier, *supplier_name;
	const char *state;  /* open, shipped, cancelled */
	const char *reason, *note, *by, *at, *shipped_at;
	dk_money net;
	int64_t count;      /* of lines */
	struct dk_supplier_return_line *lines; /* of dk_supplier_return_load */
	size_t line_count;
};

struct dk_supplier_return_input_line {
	const char *purchase;
	int64_t line_no;
	dk_qty qty;
	const char *location; /* "" = where enough of it is set apart, else where enough is free */
	dk_price price;       /* e4 < 0: as agreed */
	const char *lot;      /* of a tracked product; "" = the only one that came and is here */
};
struct dk_supplier_return_input {
	const char *reason, *note;
	const struct dk_supplier_return_input_line *lines; /* of one supplier */
	size_t line_count;
};
/* DK_EREFUSED when more goes back than came and did not go back yet, or than lies there,
 * or a lot that did not come by that line; its field is "lot" when one must be said. Right:
 * purchase. */
enum dk_rc dk_supplier_return_new(struct dk_session *s, const struct dk_supplier_return_input *in,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* The goods leave: moves, debit note, postings. Right: purchase. */
enum dk_rc dk_supplier_return_ship(struct dk_session *s, dk_id id, const char *note,
    struct dk_err *err) DK_MUST_USE;
/* They stay after all. Right: purchase. */
enum dk_rc dk_supplier_return_cancel(struct dk_session *s, dk_id id,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_supplier_return_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_supplier_return_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_supplier_return *out, struct dk_err *err) DK_MUST_USE;
/* Open ones, the oldest first; with `all` every one, the newest first. No lines. */
enum dk_rc dk_supplier_return_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_supplier_return **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
