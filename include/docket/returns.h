/*
 * returns.h - goods that a customer sends back, from asked for to settled.
 *
 * A return is of one order. Its lines name lines of the order, never more than was shipped and did
 * not come back and is on no other open return. Goods come in at the cost they left with, set apart
 * until somebody looked at them. Settling posts credit notes at the prices, discounts and taxes of
 * the invoices, less the fee that the policy takes. Right: return, and where it says so
 * return-approve; settling needs invoice-post, a refund payment-take.
 */
#ifndef DOCKET_RETURNS_H
#define DOCKET_RETURNS_H

#include "docket/return_rule.h"

struct dk_return_line {
	int64_t line_no, order_line;
	dk_id line_id;
	const char *sku, *name, *unit, *reason, *sent, *lot; /* sent, lot: "" = none */
	const char *verdict, *clause, *fee_code, *condition;
	int64_t days, window;  /* since delivery when it was asked for; 0 = no end */
	dk_rate fee;
	dk_qty qty, received, to_stock, to_quarantine, to_supplier, to_scrap;
};

struct dk_return {
	dk_id id, order_id, customer_id;
	const char *number, *order, *customer, *customer_name, *state, *outcome, *note, *exception,
	    *why;
	const char *entered_by, *entered_at, *authorised_by, *authorised_at, *received_by,
	    *received_at, *inspected_by, *inspected_at, *settled_by, *settled_at; /* "" = not yet */
	const char *freight_by; /* the way back: customer, charged, house */
	dk_money freight;       /* charged of it, without tax */
	const char *work, *sent_by; /* of a repair: what was done, how it went back */
	dk_date expires;
	int64_t version;
	const char *credits;   /* numbers of its credit notes, with ", " */
	dk_money total;        /* of them */
	const char *currency;  /* of the order */
	struct dk_return_line *lines; /* of dk_return_load */
	size_t line_count;
};

/* Right: return-approve. */
/* `approver` (dk_return_approve) lets it come at the desk of somebody who may not. */
enum dk_rc dk_return_authorise_as(struct dk_session *s, dk_id id, dk_id approver,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_authorise(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_refuse(struct dk_session *s, dk_id id, const char *why,
    struct dk_err *err) DK_MUST_USE;
/* Nothing of it came yet. */
enum dk_rc dk_return_cancel(struct dk_session *s, dk_id id, const char *why,
    struct dk_err *err) DK_MUST_USE;
/* Those whose goods did not come in time; *count of them. */
enum dk_rc dk_return_expire(struct dk_session *s, int64_t *count, struct dk_err *err) DK_MUST_USE;

/* What was counted of a line of the return. */
struct dk_return_count {
	int64_t line_no;
	dk_qty qty;            /* pieces; 0 = it did not come */
};
/* Without counts everything came. Lines that are not named did not come. */
enum dk_rc dk_return_receive(struct dk_session *s, dk_id id, const struct dk_return_count *counts,
    size_t count, struct dk_err *err) DK_MUST_USE;

struct dk_return_disposal {
	int64_t line_no;
	dk_qty qty;
	const char *to;        /* stock, quarantine, supplier, scrap */
	const char *condition; /* code or key; "" = not said */
};
/* Every piece received gets one. What goes to the supplier stays apart, on a supplier return where
 * it is known by which purchase it came and the clerk may (purchase). */
enum dk_rc dk_return_inspect(struct dk_session *s, dk_id id, const struct dk_return_disposal *what,
    size_t count, struct dk_err *err) DK_MUST_USE;
/* A repair: what was done, then how it went back ("" = he fetched it). No stock, no credit. */
enum dk_rc dk_return_repaired(struct dk_session *s, dk_id id, const char *work,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_send_back(struct dk_session *s, dk_id id, const char *sent_by,
    struct dk_err *err) DK_MUST_USE;
/* Posts the credit notes. */
enum dk_rc dk_return_settle(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* What settling would credit now, with tax, and the fee without. */
enum dk_rc dk_return_worth(struct dk_session *s, dk_id id, dk_money *total, dk_money *fee,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_return_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_return **out, struct dk_err *err) DK_MUST_USE;
/* How many wait for somebody here: for a word, inspection, the credit. */
enum dk_rc dk_return_waiting(struct dk_session *s, int64_t *count, struct dk_err *err) DK_MUST_USE;
struct dk_return_query {
	bool all;              /* closed ones too, the newest first; else open, the oldest first */
	dk_id order_id;        /* 0 = any; an order's are all told */
};
/* No lines. */
enum dk_rc dk_return_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_return_query *q, struct dk_return **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
