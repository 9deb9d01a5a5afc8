/* private.h - what the files of the room money share: an invoice in the making. */
#ifndef DOCKET_CORE_MONEY_PRIVATE_H
#define DOCKET_CORE_MONEY_PRIVATE_H

#include "core/control/chain.h"
#include "core/control/change.h"
#include "docket/invoice.h"
#include "docket/payment.h"

/* Some goods of a shipment that no invoice bills yet. */
struct dk_bill_part {
	dk_id shipment_id, line_id;
	dk_date date; /* the shipment left: the tax point */
	int64_t milli;
};

/* What earlier invoices of the order billed of a line. */
struct dk_billed {
	dk_id line_id;
	int64_t milli, gathered; /* gathered: by invoices of the whole order, among milli */
	dk_money off;            /* of its amount discount */
};

/* What paper says of a tax. */
struct dk_bill_text {
	const char *name, *parts;
};

struct dk_bill {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_order *order;
	dk_id shipment_id; /* 0: all that left */
	bool is_ahead;     /* of the shipments: what is ordered and not billed */
	dk_date until;     /* goods that left by then; not set: all */
	bool may_be_empty; /* nothing to bill is no fault */
	struct dk_bill_part *parts;
	size_t part_count, part_cap;
	struct dk_billed *billed; /* by line of the order */
	dk_money discount_given, freight_given;
	int64_t cash_days; /* of the customer's early-payment discount */
	struct dk_bill_tax *taxed; /* asked last: most lines have one tax */
	struct dk_invoice *invoice;
	struct dk_bill_text *names; /* of the taxes of its lines */
	struct dk_deposit_part *deposits; /* that it deducts */
	size_t deposit_count;
	dk_id corrects; /* of a credit note: the invoice */
};

/* Fills parts, billed and what was given; DK_EREFUSED when nothing is left to bill. */
enum dk_rc dk_bill_collect(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Lines, discount and freight of b->invoice. */
enum dk_rc dk_bill_lines(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Its taxes and totals, from those. */
enum dk_rc dk_bill_sum(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Draws the number and writes b->invoice with its hash, lines and taxes. */
enum dk_rc dk_bill_write(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Its own copy of names, addresses and texts; dates. */
enum dk_rc dk_bill_copy(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Posts it: deducts deposits, draws the number, writes it and the ledger, and says so in its
 * orders. */
enum dk_rc dk_bill_book(struct dk_bill *b, const dk_id *orders, size_t count,
    struct dk_err *err) DK_MUST_USE;

/* What an invoice takes of what is kept of a payment for an order. */
struct dk_deposit_part {
	dk_id order_id, payment_id;
	dk_money amount;
};
/* Sets deposits, prepaid and due of the invoice: the oldest first, never more than its total. */
enum dk_rc dk_deposit_plan(struct dk_bill *b, const dk_id *orders, size_t count,
    struct dk_err *err) DK_MUST_USE;
/* Writes them when the invoice is. */
enum dk_rc dk_deposit_deduct(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Keeps *amount of a payment for an order, no more than it still asks for; *amount is what was. */
enum dk_rc dk_deposit_put(struct dk_change *ch, dk_id payment_id, dk_id customer_id,
    dk_id order_id, dk_money *amount, struct dk_err *err) DK_MUST_USE;
/* Gives free what is kept of a payment that did not hold; refused where an invoice deducts it. */
enum dk_rc dk_deposit_undo(struct dk_change *ch, struct dk_arena *a, const struct dk_payment *p,
    struct dk_err *err) DK_MUST_USE;

/* What an invoice's hash binds besides its content. */
/* Forms of the hashed content: 1 is kept for what was posted in it. 2 binds every stored field. */
#define DK_INVOICE_FORM 2
struct dk_invoice_seal {
	int64_t form, seq;
	dk_id corrects, site_id, posted_by;
	const char *posted_at;
	unsigned char prev[DK_HASH_SIZE]; /* of the invoice before it, zeros for the first */
	unsigned char hash[DK_HASH_SIZE];
};

/* Computes seal->hash from the content and the rest of the seal. */
void dk_invoice_hash(const struct dk_invoice *v, struct dk_invoice_seal *seal);
/* As dk_invoice_load, for whoever may act on it. */
enum dk_rc dk_invoice_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_invoice **out, struct dk_err *err) DK_MUST_USE;

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

#endif
