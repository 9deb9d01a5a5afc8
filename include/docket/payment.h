/*
 * payment.h - money taken and applied; statement. Right: payment-take.
 */
#ifndef DOCKET_PAYMENT_H
#define DOCKET_PAYMENT_H

#include "docket/invoice.h"

struct dk_payment {
	dk_id id, customer_id;
	/* kind: payment, refund, or credit: what a credit note passes on, which is no money */
	const char *number, *external_id, *kind, *customer, *customer_name, *method, *reference;
	const char *day, *taken_by;
	const char *credit_note; /* of the kind credit: its number; else "" */
	const char *reversed_by; /* the refund that took it back, as it did not hold; else "" */
	const char *matched;     /* how its invoices were found: as schema.sql says */
	dk_date date;
	const char *currency;    /* of the amounts: ISO 4217; "" = the house's */
	dk_money amount, applied, unapplied; /* applied: to invoices, or kept for orders */
};

struct dk_payment_in {
	dk_id customer_id;
	dk_money amount;
	const char *method, *reference, *external_id; /* "" = none */
	dk_date date;          /* not set = today */
	dk_id invoice_id;      /* 0 = none named */
	dk_id order_id;        /* kept as its deposit instead (docket/deposit.h); 0 = none */
	const dk_id *invoices; /* several, paid in this order; a discount is theirs as well */
	size_t invoice_count;
	/* None named: those that the reference names, else one whose open amount it is, else
	 * several that are the only ones to add up to it. Without it, and where nothing fits: the
	 * oldest open first. */
	bool matches;
	bool is_ahead;         /* it pays no invoice yet: all of it is credit */
};

/* Takes a payment and applies it to the invoices named or found; what is over stays as customer
 * credit. A known external id answers the payment made before (*known). Credit is never
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

struct dk_payment_query {
	dk_id customer_id, day_id; /* 0 = all */
	bool unapplied;            /* only those of which something is left */
	size_t max;                /* 0 = all */
};
/* Newest first. */
enum dk_rc dk_payment_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_payment_query *q, struct dk_payment **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

/* What a payment pays now: an invoice, how much of it, and with which discount. */
struct dk_payment_part {
	dk_id invoice_id;
	const char *invoice;
	dk_date date;
	const char *currency; /* of the invoice: ISO 4217 */
	dk_money total, paid, discount, open;
};
/* By invoice; parts that were taken off again are left out. Right: view. */
enum dk_rc dk_payment_parts(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_payment_part **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_statement_query {
	dk_id customer_id;
	dk_date from; /* what was before it is one row, what = "opening"; not set = all rows */
};
struct dk_statement_row {
	dk_id id;         /* of the invoice, credit note or payment; else 0 */
	dk_date date;
	const char *what, *number, *reference;
	dk_money debit, credit, balance;
};
enum dk_rc dk_statement(struct dk_session *s, struct dk_arena *a,
    const struct dk_statement_query *q, struct dk_statement_row **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
