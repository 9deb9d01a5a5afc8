/* bill.h - an invoice in the making: collected, priced, written, posted. */
#ifndef DOCKET_CORE_BILL_H
#define DOCKET_CORE_BILL_H

#include "core/control/chain.h"
#include "core/control/change.h"
#include "docket/invoice.h"

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
	const char *name, *parts, *surcharge;
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
	const char *withholding; /* his; docket/withholding.h */
	dk_date tax_point;       /* the latest day of its goods */
	struct dk_invoice *invoice;
	struct dk_bill_text *names; /* of the taxes of its lines */
	struct dk_bill_tax *taxed; /* asked last: most lines have one tax */
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
/* What b->invoice comes to in the house's currency, by its own rate. */
enum dk_rc dk_bill_home(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
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
/* Sets deposits and prepaid of the invoice, and takes them off what is due: the oldest first, never
 * more than that. */
enum dk_rc dk_deposit_plan(struct dk_bill *b, const dk_id *orders, size_t count,
    struct dk_err *err) DK_MUST_USE;
/* Writes them when the invoice is. */
enum dk_rc dk_deposit_deduct(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* Forms of the hashed content: 1 to 3 are kept for what was posted in them. 4 binds every stored
 * field. */
#define DK_INVOICE_FORM 4
/* What an invoice's hash binds besides its content. */
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

#endif
