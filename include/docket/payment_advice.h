/*
 * payment_advice.h - which invoices a payment may be for: those its reference names, one of just
 * its amount, or several that add up to it. Advice changes nothing: somebody applies it, or it is
 * asked for when the payment is taken (dk_payment_in.matches).
 */
#ifndef DOCKET_PAYMENT_ADVICE_H
#define DOCKET_PAYMENT_ADVICE_H

#include "docket/payment.h"

#define DK_ADVICE_INVOICES 8 /* at most that many for one payment */

struct dk_payment_advice {
	dk_id invoices[DK_ADVICE_INVOICES];
	size_t count;
	const char *numbers; /* "INV1001 INV1004" */
	dk_money open;       /* of all of them, less the discounts the payment's day gives */
	bool is_exact;       /* the reference names them all and the amount is theirs */
	const char *how;     /* "reference", "amount" or "sum" */
	const char *reason;  /* a sentence */
};

/* The likeliest first; none when nothing is left of the payment or nothing fits. The search for
 * sums is bounded: the 24 oldest open invoices, 4 at a time. Right: view. */
enum dk_rc dk_payment_advise(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_payment_advice **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* What a customer still has to pay, invoice by invoice. */
struct dk_open_invoice {
	dk_id id;
	const char *number, *order, *customer_po;
	dk_date date, due_date;
	int64_t late;            /* days past due on the day asked for; negative: not due yet */
	const char *currency; /* of the invoice: ISO 4217 */
	dk_money total, open;
	dk_money discount;       /* for paying it that day; 0 = none */
	dk_date discount_until;  /* DK_NO_DATE = none is offered */
	dk_money paid, allowed;  /* of a plan: what the payment pays of it, with which discount */
};
/* Oldest first, as they stand on `date` (not set = today). Right: view. */
enum dk_rc dk_open_invoices(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    dk_date date, struct dk_open_invoice **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* What taking a payment would do. */
struct dk_payment_plan {
	struct dk_open_invoice *rows; /* all open ones, oldest first */
	size_t count;
	dk_money allowed, left;       /* discounts given; kept as credit */
	const char *how, *reason;     /* as `matched`, and a sentence; "" = nothing is paid */
};
/* As dk_payment_take with `matches` set would find them; an amount of 0 pays nothing. DK_EREFUSED
 * when an invoice named cannot be paid. Right: view. */
enum dk_rc dk_payment_preview(struct dk_session *s, struct dk_arena *a,
    const struct dk_payment_in *in, struct dk_payment_plan *out, struct dk_err *err) DK_MUST_USE;

#endif
