/* receipt_store.h - the rows of a receipt, for who takes goods in. */
#ifndef DOCKET_CORE_RECEIPT_STORE_H
#define DOCKET_CORE_RECEIPT_STORE_H

#include "core/control/change.h"
#include "docket/receive.h"

/* What a line is worth more by a part: the parts of a line add up to the whole. */
struct dk_receipt_worth {
	int64_t line_no;
	dk_qty before, qty; /* came before, and now */
	dk_price cost;
};
enum dk_rc dk_receipt_value(struct dk_session *s, const struct dk_receipt_worth *w, dk_money *out,
    struct dk_err *err) DK_MUST_USE;

struct dk_receipt_head {
	dk_id purchase;
	const char *note;
	dk_money value;
};
/* Takes a number; sets id, number and value of `out`. */
enum dk_rc dk_receipt_add(struct dk_change *ch, struct dk_arena *a, const struct dk_receipt_head *h,
    struct dk_receipt *out, struct dk_err *err) DK_MUST_USE;
/* A line of it, and what came on the line of the purchase order. */
struct dk_receipt_part {
	dk_id line_id, location_id, lot_id;
	dk_qty qty, damaged;
};
enum dk_rc dk_receipt_line_add(struct dk_change *ch, dk_id receipt, const struct dk_receipt_part *p,
    struct dk_err *err) DK_MUST_USE;
/* Its value against goods received and not billed: `stock` of it to stock, and what standard cost
 * says otherwise to price differences. */
enum dk_rc dk_receipt_value_post(struct dk_change *ch, const struct dk_receipt *r,
    dk_money stock, struct dk_err *err) DK_MUST_USE;

#endif
