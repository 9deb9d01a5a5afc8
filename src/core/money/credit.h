/*
 * credit.h - credit notes: what of posted invoices is given back; for the rooms above.
 *
 * A part of an invoice's line is credited by cumulative share, so that all credits of a line add up
 * to its net to the cent; the invoice's discount and tax follow in the same way. Freight stays. A
 * fee is a line of its own with a quantity of minus one, and so is freight of the way back. An
 * amount takes something off the net of a line and leaves its pieces with the customer; what was
 * taken off so is not given again with them.
 */
#ifndef DOCKET_CORE_CREDIT_H
#define DOCKET_CORE_CREDIT_H

#include "docket/invoice.h"

struct dk_credit_line {
	dk_id line_id;        /* of the order */
	int64_t line_no;      /* its number, for sentences */
	dk_qty qty;           /* pieces */
	dk_rate fee;          /* of their net; 0 = none */
	const char *fee_code; /* tax code of the fee; "" = taxed as the goods */
	dk_money amount;      /* of the line's net, instead of pieces; 0 = by pieces */
	dk_price price;       /* of an amount: qty pieces, each so much dearer than it should be */
	const char *text;     /* of an amount: stands on the note before the item's text */
};

enum dk_credit_outcome {
	DK_CREDIT_OPEN,   /* pays what is open of the invoice; the rest is the customer's credit */
	DK_CREDIT_REFUND, /* likewise, but the rest is paid back by the method it came by */
	DK_CREDIT_STORE,  /* all of it is the customer's credit */
};

/* How the line of the note says it. */
#define DK_CREDIT_FREIGHT_TEXT "Freight of the way back"
#define DK_CREDIT_FREIGHT_GIVEN "Freight given back"

struct dk_credit_in {
	dk_id order_id;
	dk_id invoice_id;     /* of this invoice alone; 0 = of the oldest first */
	const char *why;      /* "Return RMA10014": stands on the note */
	const struct dk_credit_line *lines;
	size_t count;
	enum dk_credit_outcome outcome;
	dk_money charge;      /* freight of the way back, without tax: taken off the first note */
	dk_money freight;     /* of what the invoices charged for the way there, given back */
	bool is_unshipped; /* goods that were invoiced ahead and never leave; with the last of them
			    * an invoice's freight goes back too */
};

/* What became of one invoice. */
struct dk_credit_note {
	dk_id id, invoice_id;        /* id 0: not posted */
	struct dk_invoice *invoice;  /* the note, in the arena */
	dk_money fee, charge;        /* of it, as its lines: with tax where they hold it */
};

/* What posting would make, without posting it. DK_EREFUSED: more than is invoiced and not credited
 * yet; a fee of more than the goods. */
enum dk_rc dk_credit_plan(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_credit_note **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Posts one credit note for each invoice concerned. Right: invoice-post; a refund needs
 * payment-take. */
enum dk_rc dk_credit_post(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_credit_note **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Credit of certain payments (of notes, or paid ahead) pays what is open of an order's invoices. */
struct dk_credit_spending {
	dk_id customer_id, order_id;
	const dk_id *payments;
	size_t count;
	dk_id refund_as;      /* what is over is paid back as this order was paid; 0 = it stays */
};
/* *over: what is left of them, paid back or not. Right: payment-take, where anything is moved. */
enum dk_rc dk_credit_spend(struct dk_session *s, const struct dk_credit_spending *in,
    dk_money *over, struct dk_err *err) DK_MUST_USE;

#endif
