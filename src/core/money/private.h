/* private.h - what the files of the room money share: debts, and what pays them. */
#ifndef DOCKET_CORE_MONEY_PRIVATE_H
#define DOCKET_CORE_MONEY_PRIVATE_H

#include "core/money/bill.h"
#include "docket/currency.h"
#include "docket/payment.h"

/* A customer's invoice with something left to pay. */
struct dk_debt {
	dk_id invoice_id;
	const char *number;
	dk_money open;
	dk_money discount; /* for paying by the day of the payment; 0 = none (any more) */
	dk_money paid;     /* out: of it by this payment */
	dk_money allowed;  /* out: of its discount with this payment */
};
struct dk_debts {
	struct dk_debt *list;
	size_t count;
	const char *how; /* as payment.matched */
};
/* Those named, those found by match, or all open ones, oldest first. DK_EREFUSED when a named one
 * is paid or is not the customer's. */
enum dk_rc dk_debt_list(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_debts *out, struct dk_err *err) DK_MUST_USE;
/* Notes that a payment paid part of an invoice. */
enum dk_rc dk_payment_use(struct dk_change *ch, dk_id payment_id, const struct dk_debt *debt,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* As that, out of the customer's credit with postings of its own; negative: credit again. */
enum dk_rc dk_payment_spend(struct dk_change *ch, const struct dk_payment *p,
    const struct dk_debt *debt, struct dk_err *err) DK_MUST_USE;
/* Digits of what a customer owes and pays. */
int dk_customer_exponent(struct dk_session *s, dk_id customer_id);
/* The rate that an invoice, or a payment, keeps. */
enum dk_rc dk_invoice_rate(struct dk_change *ch, struct dk_arena *a, dk_id invoice_id,
    struct dk_currency_rate *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_rate(struct dk_change *ch, struct dk_arena *a, dk_id payment_id,
    struct dk_currency_rate *out, struct dk_err *err) DK_MUST_USE;
/* What the next part that is paid of an invoice is worth in the ledger, signed as the part. */
enum dk_rc dk_invoice_part(struct dk_change *ch, const struct dk_currency_rate *at,
    dk_id invoice_id, dk_money part, dk_money *home, struct dk_err *err) DK_MUST_USE;
/* :currency, :exchange and :home of a payment's row. */
void dk_payment_bind_rate(const struct dk_session *s, struct dk_stmt *st,
    const struct dk_currency_rate *at, dk_money home);
/* Credit of a payment pays debt->paid of an invoice, or, negative, is had back from it: the use and
 * its postings. */
enum dk_rc dk_credit_apply(struct dk_change *ch, dk_id payment_id, dk_id customer_id,
    const struct dk_debt *debt, struct dk_err *err) DK_MUST_USE;
/* Sets paid and allowed of the debts, in their order; returns what is left of `amount`. Discounts
 * are taken by whoever pays less for them: by an amount that is exactly the sum of debts less their
 * discounts, or that leaves no more than the discount of one open. */
dk_money dk_debt_plan(struct dk_debt *debts, size_t count, dk_money amount);

/* Something of an invoice that is not paid. */
struct dk_allow {
	const char *kind, *reason; /* of table allowance */
	dk_id customer_id, invoice_id, payment_id;
	dk_date date;
	dk_money amount; /* negative takes back */
};
/* Writes it, its use and its postings; a discount corrects the tax of the invoice in proportion. */
enum dk_rc dk_allowance_add(struct dk_change *ch, const struct dk_allow *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Takes back the discounts of an invoice that came with a payment. */
enum dk_rc dk_allowance_undo(struct dk_change *ch, dk_id payment_id, dk_id invoice_id,
    struct dk_err *err) DK_MUST_USE;
/* Uses what the customer paid ahead, oldest payment first; *id is the first one used. */
enum dk_rc dk_credit_use(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* As dk_payment_refund, of the payment that did not hold (0 = of credit). */
enum dk_rc dk_payment_pay_back(struct dk_session *s, const struct dk_payment_in *in, dk_id reverses,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* A reason is a sentence somebody will read later. */
enum dk_rc dk_reason_clean(struct dk_arena *a, const char *reason, char **out,
    struct dk_err *err) DK_MUST_USE;
/* What no invoice and no refund has used of a payment. */
enum dk_rc dk_payment_left(struct dk_change *ch, struct dk_arena *a, dk_id customer_id,
    dk_id payment_id, dk_money *out, struct dk_err *err) DK_MUST_USE;
/* What the customer has paid ahead. */
enum dk_rc dk_credit_of(struct dk_change *ch, dk_id customer_id, dk_money *out,
    struct dk_err *err) DK_MUST_USE;
/* How much of it is of credit notes whose invoices are not paid: no money ever came for that. Names
 * the last of them. */
struct dk_credit_bound {
	dk_money amount;
	struct dk_text note, invoice;
};
enum dk_rc dk_credit_bound(struct dk_change *ch, dk_id customer_id, struct dk_credit_bound *out,
    struct dk_err *err) DK_MUST_USE;
/* Keeps *amount of a payment for an order, no more than it still asks for; *amount is what was. */
enum dk_rc dk_deposit_put(struct dk_change *ch, dk_id payment_id, dk_id customer_id,
    dk_id order_id, dk_money *amount, struct dk_err *err) DK_MUST_USE;
/* Gives free what is kept of a payment that did not hold; what invoices deducted of it is open
 * on them again. */
enum dk_rc dk_deposit_undo(struct dk_change *ch, struct dk_arena *a, const struct dk_payment *p,
    struct dk_err *err) DK_MUST_USE;

#endif
