/*
 * drop.h - lines that are bought for an order and that their supplier ships to the customer.
 *
 * Such a line takes nothing of our stock and waits (backordered) until the supplier says that it
 * left. Once the order is verified without an open hold it is ordered: a purchase order a supplier,
 * with the customer's ship-to, its lines tied to the lines of the order. What is tied is not given
 * up, nor sent elsewhere, before the purchase order is closed. What left goes through the place
 * of kind `drop` in one change: received at the agreed cost, shipped, and to be invoiced.
 */
#ifndef DOCKET_DROP_H
#define DOCKET_DROP_H

#include "docket/receive.h"

/* A line of an order that waits for its supplier. */
struct dk_drop_row {
	dk_id order_id, line_id;
	const char *order, *customer_name, *supplier, *supplier_name, *sku, *name;
	int64_t line_no;
	dk_qty waits, on_order; /* on_order: of what waits, on open purchase orders */
	const char *purchase;   /* the newest of those; "" = none */
	dk_date promise;
	const char *why_not;    /* it cannot be ordered now: "not verified", "held"; "" = it can */
};
/* Of one order; 0: all, those not ordered first. Right: view. */
enum dk_rc dk_drop_list(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_drop_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Orders what is not on order yet, from each supplier; *out are the purchase orders made.
 * DK_EREFUSED: not verified, held, a product without a supplier, nothing to order. Right:
 * purchase. */
enum dk_rc dk_drop_order(struct dk_session *s, struct dk_arena *a, dk_id order_id, dk_id **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

/* What the supplier says that left him: lines of his purchase order. */
struct dk_drop_left {
	const struct dk_received_line *lines; /* reads line_no, qty, lot, expiry */
	size_t count;
	bool all;                        /* lines not named left as they are open */
	const char *carrier, *tracking;  /* as he says; "" = not said */
	const char *note;                /* his delivery note; "" = none */
};
struct dk_drop_shipment {
	dk_id id, order_id;
	const char *number, *receipt, *order; /* of the shipment, the receipt, the order */
	dk_qty pieces;
	dk_money value;
};
/* In one change: received, shipped, tracked. DK_EREFUSED: comes to us, closed, more than is open.
 * Right: purchase. */
enum dk_rc dk_drop_ship(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    const struct dk_drop_left *in, struct dk_drop_shipment *out, struct dk_err *err) DK_MUST_USE;

#endif
