/*
 * receipt.h - receipts as they were posted: found, read, printed.
 */
#ifndef DOCKET_RECEIPT_H
#define DOCKET_RECEIPT_H

#include "docket/purchase.h"

struct dk_receipt_line {
	int64_t line_no;       /* of the purchase order */
	const char *sku, *name, *location;
	dk_qty ordered, qty, damaged;
	dk_qty open;           /* of the line by now; 0 when it is closed */
	dk_date expected;      /* the rest; not set: not known, or nothing is open */
	const char *lot;       /* or serial number; "" = the product is not tracked */
	bool is_serial;        /* `lot` is a serial number */
	dk_date expiry;
};
struct dk_receipt_row {
	dk_id id, purchase_id;
	const char *number, *purchase, *supplier, *supplier_name, *note, *by, *at;
	int64_t count;         /* of lines */
	dk_qty pieces, damaged;
	dk_money value;
	struct dk_receipt_line *lines; /* of dk_receipt_load */
	size_t line_count;
};
/* The newest first, without lines; purchase_id 0 = of all. */
enum dk_rc dk_receipt_list(struct dk_session *s, struct dk_arena *a, dk_id purchase_id,
    struct dk_receipt_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_receipt_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_receipt_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_receipt_row *out, struct dk_err *err) DK_MUST_USE;

#endif
