/*
 * claim.h - what a customer holds against an order without sending goods back.
 *
 * A claim names lines of one order: pieces that were missing or damaged, a price that was wrong, or
 * an amount because it came late or for goodwill. It is open until somebody decides it by his right
 * and limit, and settled by a credit note or a free replacement. No goods move by it, and it never
 * gives more than is invoiced and not credited. Right: claim; deciding needs claim-decide.
 */
#ifndef DOCKET_CLAIM_H
#define DOCKET_CLAIM_H

#include "docket/claim_kind.h"
#include "docket/invoice.h"

struct dk_claim_line {
	int64_t line_no, order_line;
	dk_id line_id;
	const char *sku, *name, *unit;
	dk_qty qty, ok_qty;          /* claimed, accepted; 0 = an amount */
	dk_price price, off;         /* of a wrong price: the right one; too dear by so much */
	dk_money amount, ok_amount;  /* of the line's net */
};

struct dk_claim {
	dk_id id, order_id, customer_id, invoice_id, request_id, replacement_id; /* 0 = none */
	const char *number, *order, *customer, *customer_name, *invoice;
	const struct dk_claim_kind *kind;
	const char *state;     /* open, decided, settled, withdrawn */
	const char *verdict;   /* accepted, partly, refused; "" = not decided */
	const char *outcome;   /* credit, refund, store-credit, replacement */
	const char *cause;     /* house, carrier, supplier, customer; "" = not known */
	const char *said, *evidence, *why;
	const char *currency;  /* of the order */
	dk_money asked, accepted; /* net, after the order's discount */
	dk_money freight, ok_freight; /* of them: for the way the goods came */
	const char *entered_by, *entered_at, *decided_by, *decided_at, *settled_by, *settled_at;
	const char *asked_state, *answer; /* of the request to the warehouse; "" = none */
	const char *credits;   /* numbers of its credit notes, with ", " */
	dk_money total;        /* of them, with tax */
	const char *replacement; /* number of that order */
	int64_t version;
	struct dk_claim_line *lines; /* of dk_claim_load */
	size_t line_count;
};

struct dk_claim_line_in {
	int64_t order_line;    /* of a decision: line of the claim */
	dk_qty qty;
	dk_price price;        /* the right one, per as many as the order's */
	dk_money amount;
};
struct dk_claim_in {
	dk_id order_id;
	dk_id customer_id;     /* who asks; 0 = not said */
	dk_id invoice_id;      /* 0 = whichever the goods are on */
	const char *kind;      /* code or key */
	const char *said, *evidence;
	dk_money amount;       /* for all lines, shared by what is left of them; 0 = by line */
	dk_money freight;      /* of what was invoiced for it, beside the lines or alone */
	const struct dk_claim_line_in *lines;
	size_t line_count;
};
/* DK_EREFUSED: another customer's order, goods that are not invoiced, more than was shipped or is
 * left, claimed already. */
enum dk_rc dk_claim_new(struct dk_session *s, const struct dk_claim_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Asks the warehouse to look before it is decided; `text` "" = in docket's words. */
enum dk_rc dk_claim_ask(struct dk_session *s, dk_id id, const char *text,
    struct dk_err *err) DK_MUST_USE;
/* What proves it, told later than the claim. */
enum dk_rc dk_claim_prove(struct dk_session *s, dk_id id, const char *evidence,
    struct dk_err *err) DK_MUST_USE;
/* Before it is settled. */
enum dk_rc dk_claim_withdraw(struct dk_session *s, dk_id id, const char *why,
    struct dk_err *err) DK_MUST_USE;

struct dk_claim_verdict {
	dk_id id;
	const char *verdict;   /* accepted, partly, refused */
	const char *outcome;   /* "" = credit */
	const char *cause, *why;
	const struct dk_claim_line_in *lines; /* partly: what of each; not named = nothing */
	size_t line_count;
	dk_money freight;      /* partly: of the freight that is asked for */
	dk_id approver;        /* of dk_claim_approve; 0 = the acting user */
};
/* Right: claim-decide, up to its limit for the net that is given. DK_EREFUSED while the warehouse
 * was asked and did not answer, but to refuse it. */
enum dk_rc dk_claim_decide(struct dk_session *s, const struct dk_claim_verdict *v,
    struct dk_err *err) DK_MUST_USE;
/* Somebody else's name and PIN at this desk, for one claim. */
struct dk_claim_yes {
	dk_id id;
	const char *name, *pin;
};
enum dk_rc dk_claim_approve(struct dk_session *s, const struct dk_claim_yes *yes, dk_id *approver,
    struct dk_err *err) DK_MUST_USE;
/* Posts the credit notes, or enters the replacement. Rights: claim, and invoice-post or
 * order-enter; a refund needs payment-take. */
enum dk_rc dk_claim_settle(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_claim_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_claim_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_claim **out, struct dk_err *err) DK_MUST_USE;
struct dk_claim_query {
	bool all;              /* ended ones too, the newest first; else open, the oldest first */
	dk_id order_id;        /* 0 = any; an order's are all told */
};
/* No lines. */
enum dk_rc dk_claim_list(struct dk_session *s, struct dk_arena *a, const struct dk_claim_query *q,
    struct dk_claim **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
