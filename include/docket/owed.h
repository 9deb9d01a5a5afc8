/*
 * owed.h - what a customer's credit exposure is made of (domain.md §4): each invoice that is open,
 * less what he has paid ahead, plus what of each open order is not invoiced. Right: view.
 */
#ifndef DOCKET_OWED_H
#define DOCKET_OWED_H

#include "docket/session.h"

struct dk_owed {
	/* invoice, order; payment (left of it) and deposit (kept for an order), which make it less;
	 * rest: what no record explains, 0 in a sound database and left out then */
	const char *what, *number;
	const char *note;  /* customer's number of the order, reference of the payment */
	dk_id id;          /* of the invoice, order or payment; of a deposit its order */
	dk_id order_id;    /* of an invoice of one order; else 0 */
	dk_date date, due; /* due: of invoices */
	dk_money amount;   /* signed; in the customer's currency */
};

/* Adds up to dk_exposure_find's total. */
enum dk_rc dk_owed_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_owed **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
