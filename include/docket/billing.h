/*
 * billing.h - what is to be invoiced and is not, by the terms of each order (domain.md §8).
 *
 * Orders of week and month are gathered: one invoice for all that left in a period, with the
 * numbers and dates of each order and shipment on it. Right: invoice-post.
 */
#ifndef DOCKET_BILLING_H
#define DOCKET_BILLING_H

#include "docket/invoice.h"

/* The last day of the last period that has ended: Sunday, or the last day of a month. `billing`
 * is "week" or "month". */
dk_date dk_billing_end(const char *billing, dk_date today);

/* One invoice that can be posted now, or a deposit that is waited for. */
struct dk_billing_due {
	const char *what;     /* shipment, order, gather; deposit: nothing to post */
	dk_id customer_id, order_id, shipment_id; /* order and shipment 0: of several */
	const char *number;   /* of the shipment or order; "" = of several */
	const char *customer, *customer_name, *billing;
	int64_t terms_days;   /* gathered: orders of other terms have an invoice of their own */
	int64_t orders;       /* how many */
	dk_date since, until; /* the first day of it; gathered: the last day of the period */
	dk_money amount;      /* what no invoice holds of its orders; what a deposit lacks */
	const char *currency; /* of the order: ISO 4217 */
	bool includes_tax;    /* gathered: prices of its orders; the others have an invoice too */
};
enum dk_rc dk_billing_list(struct dk_session *s, struct dk_arena *a, struct dk_billing_due **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Posts the invoice of a row, which must not be a deposit. */
enum dk_rc dk_billing_post(struct dk_session *s, const struct dk_billing_due *row, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

/* An invoice is of one kind of prices: those that hold the tax, or not. */
enum dk_gather_prices { DK_GATHER_FIRST, DK_GATHER_BARE, DK_GATHER_WITH_TAX };
struct dk_gather_in {
	dk_id customer_id;
	int64_t terms_days; /* -1: those of the order that waits longest */
	dk_date until;      /* not set: the end of each order's last period */
	enum dk_gather_prices prices; /* the first: as the order that waits longest */
};
/* One invoice for what left of the customer's gathered orders by that day, orders of the same
 * terms. DK_EREFUSED when there is nothing. */
enum dk_rc dk_invoice_gather(struct dk_session *s, const struct dk_gather_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

/* What of a line is not to be delivered. */
struct dk_billing_part {
	int64_t line_no;
	dk_qty qty; /* pieces; 0 = all that is open */
};
/* Credits what was invoiced ahead and is not to be delivered, and cancels it. *id is the last
 * credit note. Needs order-cancel as well. */
enum dk_rc dk_invoice_credit(struct dk_session *s, dk_id order_id,
    const struct dk_billing_part *parts, const char *reason, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

#endif
