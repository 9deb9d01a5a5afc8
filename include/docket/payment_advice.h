/*
 * payment_advice.h - which invoices a payment may be for: those its reference names, one of just
 * its amount, or several that add up to it. Advice changes nothing: somebody applies it.
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
	const char *reason;  /* a sentence */
};

/* The likeliest first; none when nothing is left of the payment or nothing fits. The search for
 * sums is bounded: the 24 oldest open invoices, 4 at a time. Right: view. */
enum dk_rc dk_payment_advise(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_payment_advice **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
