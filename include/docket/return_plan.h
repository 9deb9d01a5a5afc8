/*
 * return_plan.h - entering a return: what of an order can come back, what it would make, and doing
 * it.
 *
 * The desk asks while the caller talks: nothing is written. The same judgement is made again when
 * the return is entered; its steps after that are those of docket/returns.h.
 */
#ifndef DOCKET_RETURN_PLAN_H
#define DOCKET_RETURN_PLAN_H

#include "docket/returns.h"

/* A line of an order, as a return sees it; the parts of a kit stand behind it, and come back with
 * it or alone. */
struct dk_return_goods {
	dk_id line_id, product_id;
	int64_t line_no;
	int64_t kit_no;               /* of a kit and its parts: the kit's line; 0 = neither */
	dk_qty kit_qty;               /* of a part: so many in one kit; 0 = it is none */
	const char *sku, *name, *unit;
	const char *tracked;          /* "", "lot", "serial" */
	dk_qty shipped, before, left; /* before: it came back, or is announced on an open return */
};
struct dk_return_sale {
	dk_id order_id, customer_id;
	const char *order, *customer, *customer_name, *customer_po;
	const char *invoices;         /* numbers, with ", "; "" = none yet */
	const char *open;             /* its open returns, with ", " */
	dk_date shipped;              /* the last of it; not set: nothing left yet */
	struct dk_return_goods *lines; /* of goods, in their order */
	size_t line_count;
};
enum dk_rc dk_return_sale(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_return_sale *out, struct dk_err *err) DK_MUST_USE;

/* Whom somebody may mean who wants to give back, by the number of a return, an order, an invoice, a
 * customer's PO or tracking number, or whatever finds a customer: one that names the return or the
 * order is alone. Of a customer his orders of which goods are out, the newest first. */
struct dk_return_hit {
	dk_id return_id, order_id;    /* one of them; a return goes before its order */
	const char *number, *customer, *customer_name, *customer_po, *state;
	dk_date date;                 /* left on, or expires */
};
enum dk_rc dk_return_search(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_return_hit **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_return_line_in {
	int64_t order_line;
	dk_qty qty;
	const char *reason;    /* code or key */
	const char *sent;      /* SKU that came instead; "" = none */
	const char *lot;       /* "" = the only one that was sent */
	const char *to;        /* of a counter return: quarantine ...; "" = as the condition says */
	const char *condition; /* code or key; "" = not said */
};
struct dk_return_in {
	dk_id order_id;
	dk_id customer_id;     /* who asks; 0 = not said */
	const char *outcome;   /* credit, refund, store-credit, repair; "" = credit */
	const char *note;
	const char *exception; /* why the policy is passed over; needs return-approve; "" = not */
	const struct dk_return_line_in *lines;
	size_t line_count;
	bool has_fee;          /* `fee` instead of the policy's; needs return-approve */
	dk_rate fee;
	const char *freight;   /* customer, charged, house; "" = as the policy says */
	dk_id approver;        /* of dk_return_approve, for what needs it; 0 = nobody */
};
/* requested, or authorised at once where the policy allows every line. DK_EREFUSED: another
 * customer's order; more than can come back; refused by the policy, or too late. */
enum dk_rc dk_return_new(struct dk_session *s, const struct dk_return_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* The goods are on the counter: all steps up to the credit note in one change. */
enum dk_rc dk_return_counter(struct dk_session *s, const struct dk_return_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* As dk_user_approve with the right return-approve: for one return of this order. */
struct dk_return_ask_word {
	const char *name, *pin;
};
enum dk_rc dk_return_approve(struct dk_session *s, dk_id order_id,
    const struct dk_return_ask_word *ask, dk_id *approver, struct dk_err *err) DK_MUST_USE;

struct dk_return_plan_line {
	const char *verdict, *clause; /* of the policy */
	int64_t days, window;         /* since delivery; 0 = no end */
	dk_rate fee, policy_fee;      /* as said, and as the policy has it */
	const char *to;               /* where its condition leads; "" = not said */
	dk_money credit;              /* its goods, without tax, fee and order discount */
	const char *why;              /* why it cannot be taken, one sentence; "" = it can */
};
struct dk_return_plan {
	struct dk_return_plan_line *lines; /* by line asked for */
	size_t line_count;
	const char *currency; /* of the order: ISO 4217 */
	/* fee, freight and what was withheld are taken off */
	dk_money goods, discount, fee, freight, tax, withheld, total;
	const char *freight_by;       /* customer, charged, house */
	const char *verdict;          /* the strictest: allowed, approval, refused */
	bool needs_word;              /* of who may pass the policy over (return-approve) */
	bool has_come;                /* every line says its condition: the goods are here */
	const char *why;              /* the first reason why not; "" = it can be entered */
	const char *unpriced;         /* why its credit is not known yet; "" = it is */
	const char *note;             /* of goods that cost nothing; "" = none of them */
};
/* What dk_return_new or dk_return_counter would make of it. A line without reason or quantity is
 * judged as far as it is known. */
enum dk_rc dk_return_plan(struct dk_session *s, struct dk_arena *a, const struct dk_return_in *in,
    struct dk_return_plan *out, struct dk_err *err) DK_MUST_USE;
/* The same of a return that was entered: what settling would credit, or what it credited. */
enum dk_rc dk_return_plan_of(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_return_plan *out, struct dk_err *err) DK_MUST_USE;

#endif
