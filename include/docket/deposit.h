/*
 * deposit.h - what of a payment is kept for an order until its invoices deduct it (domain.md §8).
 *
 * Kept, it is no credit of the customer any more: no other invoice takes it. Right: payment-take.
 */
#ifndef DOCKET_DEPOSIT_H
#define DOCKET_DEPOSIT_H

#include "docket/payment.h"

/* How an order stands with its deposits. */
struct dk_deposit {
	dk_money asked;  /* of the order: what no invoice holds yet */
	dk_money kept;   /* for it, not deducted yet */
	dk_money before; /* what of it is to be paid before delivery, whatever is paid */
	dk_money missing; /* of that, what is not */
};

enum dk_rc dk_deposit_find(struct dk_session *s, dk_id order_id, struct dk_deposit *out,
    struct dk_err *err) DK_MUST_USE;
/* What of a payment is kept for orders, deducted or not, by order. Right: view. */
struct dk_deposit_order {
	dk_id order_id;
	const char *order;
	dk_money kept;
};
enum dk_rc dk_deposit_orders(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_deposit_order **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Keeps what is left of a payment for an order of the same customer: `amount` of it, or (0) as much
 * as the order still asks for. A hold for prepayment goes when all is paid. */
enum dk_rc dk_deposit_keep(struct dk_session *s, dk_id payment_id, dk_id order_id, dk_money amount,
    struct dk_err *err) DK_MUST_USE;
/* What is kept for an order and not deducted is the customer's credit again. */
enum dk_rc dk_deposit_free(struct dk_session *s, dk_id order_id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

#endif
