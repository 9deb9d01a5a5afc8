/*
 * allowance.h - what becomes of a payment after it was taken, and what is not paid: applying and
 * taking back, a payment that did not hold, a small rest that is given up.
 */
#ifndef DOCKET_ALLOWANCE_H
#define DOCKET_ALLOWANCE_H

#include "docket/payment.h"

/* Applies what is left of a payment to invoices of its customer, in the order given; those whose
 * discount runs still on the payment's day may be paid less it. DK_EREFUSED when nothing is left,
 * an invoice is paid, or none is named. Right: payment-take. */
enum dk_rc dk_payment_apply(struct dk_session *s, dk_id payment_id, const dk_id *invoice_ids,
    size_t count, struct dk_err *err) DK_MUST_USE;
/* Takes a payment off an invoice (0 = off all): it is the customer's credit again; a discount that
 * came with it is taken back. A reason is needed. Right: payment-take. */
enum dk_rc dk_payment_unapply(struct dk_session *s, dk_id payment_id, dk_id invoice_id,
    const char *reason, struct dk_err *err) DK_MUST_USE;
/* The payment did not hold (a cheque came back, a card was charged back): it is taken off all its
 * invoices and paid back in full, once. `method` "" = as it came. *id is the refund. Right:
 * payment-take. */
enum dk_rc dk_payment_reverse(struct dk_session *s, dk_id payment_id, const char *method,
    const char *reason, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Gives up what is open of an invoice; `amount` 0 = all of it. A reason is needed. Right:
 * write-off, up to its limit for all that is written off of the invoice. */
enum dk_rc dk_invoice_write_off(struct dk_session *s, dk_id invoice_id, dk_money amount,
    const char *reason, struct dk_err *err) DK_MUST_USE;

#endif
