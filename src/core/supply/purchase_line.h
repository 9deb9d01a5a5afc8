/* purchase_line.h - writing a line of a purchase order, for the files that make and amend them. */
#ifndef DOCKET_CORE_PURCHASE_LINE_H
#define DOCKET_CORE_PURCHASE_LINE_H

#include "core/control/change.h"
#include "docket/purchase.h"

struct dk_purchase_place {
	dk_id purchase;
	int64_t line_no;
	int64_t lead_days; /* of the supplier */
	dk_id order_line;  /* it is shipped for; 0 = it comes to us */
};
/* What the input leaves open (cost, day) is settled by product, supplier and house. */
enum dk_rc dk_purchase_line_add(struct dk_change *ch, const struct dk_purchase_place *at,
    const struct dk_purchase_input_line *in, struct dk_err *err) DK_MUST_USE;


/* The order that a purchase order is shipped for, and a line of it for each line. */
struct dk_purchase_for {
	dk_id order;
	const dk_id *lines;
};
struct dk_purchase_made {
	dk_id id;
	struct dk_text number;
};
/* Writes one; `why` NULL: it comes to us. */
enum dk_rc dk_purchase_insert(struct dk_change *ch, const struct dk_purchase_input *in,
    const struct dk_purchase_for *why, struct dk_purchase_made *out,
    struct dk_err *err) DK_MUST_USE;

#endif
