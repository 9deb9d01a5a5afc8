/*
 * payment.h - money taken and applied; statement. Right: payment-take.
 */
#ifndef DOCKET_PAYMENT_H
#define DOCKET_PAYMENT_H

#include "docket/invoice.h"

struct dk_payment {
	dk_id id, customer_id;
	const char *number, *external_id, *kind, *customer, *customer_name, *method, *reference;
	const char *day, *taken_by;
	dk_date date;
	dk_money amount, applied, unapplied;
};

struct dk_payment_in {
	dk_id customer_id;
	dk_money amount;
	const char *method, *reference, *external_id; /* "" = none */
	dk_date date;          /* not set = today */
	dk_id invoice_id;      /* 0 = oldest open first */
};

/* Takes a payment and applies it to the invoice named or the oldest open ones; what is over stays
 * as customer credit. A known external id answers the payment made before (*known). Credit is never
 * applied by itself: the method "credit" takes no money but applies credit that the customer has,
 * and answers the payment it came from. */
enum dk_rc dk_payment_take(struct dk_session *s, const struct dk_payment_in *in, dk_id *id,
    bool *known, struct dk_err *err) DK_MUST_USE;
/* Pays back unapplied credit, never more than there is. */
enum dk_rc dk_payment_refund(struct dk_session *s, const struct dk_payment_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_payment **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* customer_id, day_id: 0 = all. Newest first. */
enum dk_rc dk_payment_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    dk_id day_id, struct dk_payment **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_statement_row {
	dk_date date;
	const char *what, *number, *reference;
	dk_money debit, credit, balance;
};
enum dk_rc dk_statement(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_statement_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
