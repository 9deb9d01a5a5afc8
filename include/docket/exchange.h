/*
 * exchange.h - goods that come back against goods that go out for them, on one document.
 *
 * An exchange is a return (docket/returns.h) and an ordinary order for the replacement, with one
 * balance: what is credited less what the replacement costs, both with tax. The order is held under
 * code `exchange` until its gate opens: the goods are here, unless the replacement goes first, and
 * a balance against the customer is paid, unless he pays by the invoice. It lets go by itself. The
 * replacement is invoiced when it ships; the credit comes with the goods. When they never come
 * there is no credit, so what went out stays charged. Right: return, and those of each step.
 */
#ifndef DOCKET_EXCHANGE_H
#define DOCKET_EXCHANGE_H

#include "docket/order.h"
#include "docket/return_plan.h"

struct dk_goods_exchange {
	dk_id id, return_id, order_id, sold_id, customer_id;
	const char *number, *ret, *order, *sold; /* of the return, the replacement, what was sold */
	const char *customer, *customer_name;
	const char *state;       /* open, settled, charged, cancelled */
	const char *first, *pays; /* goods or replacement; before or after */
	const char *outcome;     /* of a balance for the customer: credit or refund */
	const char *return_state, *stage; /* how far its two halves are */
	const char *credits, *invoices; /* numbers, with ", " */
	const char *currency;    /* of the order and its replacement */
	dk_money credit, charge; /* as of now; in a list of open ones as they were agreed */
	dk_money balance;        /* credit - charge: what the customer gets, negative: has to pay */
	dk_money paid;           /* by payments for it */
	bool is_gate_open;
	bool is_out, is_gone;    /* of the replacement some left or is picked; nothing is open */
	const char *next;        /* authorise receive inspect pay ship settle; "" = it has ended */
	const char *waits;       /* the same in words */
	dk_date expires;         /* last day for the goods; not set: they were not authorised */
	const char *entered_by, *entered_at, *opened_at, *ended_at; /* "" = not yet */
	int64_t version;
};

/* What goes out. The item of a returned line costs what is credited for it, up to as many. */
struct dk_exchange_good {
	const char *sku, *qty;   /* "2", "1cs" */
};
struct dk_exchange_in {
	struct dk_return_in back; /* outcome: credit (""), refund, of a balance for the customer */
	const struct dk_exchange_good *goods;
	size_t good_count;
	const char *first;       /* goods (""), replacement */
	const char *pays;        /* before, after; "" = after where the customer has terms */
	const char *freight;     /* of the replacement; "" = free */
};
/* DK_EREFUSED: what a return refuses; goods without an invoice; what an order refuses. */
enum dk_rc dk_exchange_new(struct dk_session *s, const struct dk_exchange_in *in, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* What it would come to, with every refusal, and without a trace. */
struct dk_exchange_plan {
	dk_money credit, charge;
	const char *outcome, *next; /* as in struct dk_goods_exchange */
	struct dk_order *order;  /* the replacement, priced */
};
enum dk_rc dk_exchange_plan(struct dk_session *s, struct dk_arena *a,
    const struct dk_exchange_in *in, struct dk_exchange_plan *out, struct dk_err *err) DK_MUST_USE;
/* Goods in hand on both sides: every step in one change, to the settlement. `pass` is why warnings
 * of the replacement are passed ("" = none may stand), `method` how a balance against the customer
 * is paid now ("" = by the invoice). */
struct dk_exchange_counter_in {
	struct dk_exchange_in of;
	const char *pass, *method;
};
enum dk_rc dk_exchange_counter(struct dk_session *s, const struct dk_exchange_counter_in *in,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* As dk_return_receive; `to` (stock, quarantine, supplier, scrap) inspects all of it as well. */
struct dk_exchange_receipt {
	const struct dk_return_count *counts;
	size_t count;
	const char *to;          /* "" = it is inspected later */
};
enum dk_rc dk_exchange_receive(struct dk_session *s, dk_id id,
    const struct dk_exchange_receipt *in, struct dk_err *err) DK_MUST_USE;
/* Takes what is due (amount 0: all of it) before the replacement goes out. Right: payment-take. */
struct dk_exchange_money {
	dk_money amount;
	const char *method, *reference;
};
enum dk_rc dk_exchange_pay(struct dk_session *s, dk_id id, const struct dk_exchange_money *in,
    struct dk_err *err) DK_MUST_USE;
/* Credits what came back and invoices what left; once both are done the credit pays the invoice,
 * what is over is the customer's credit or goes back. Rights: invoice-post, payment-take. */
enum dk_rc dk_exchange_settle(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* The goods stay where they are. What went out already stays charged. */
enum dk_rc dk_exchange_cancel(struct dk_session *s, dk_id id, const char *why,
    struct dk_err *err) DK_MUST_USE;
/* Ends those whose goods did not come in time, and answers them: cancelled, or charged. */
enum dk_rc dk_exchange_expire(struct dk_session *s, struct dk_arena *a,
    struct dk_goods_exchange **out, size_t *count, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_exchange_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* The exchange that a return is part of; 0 = it is of none. */
enum dk_rc dk_exchange_of_return(struct dk_session *s, dk_id return_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_exchange_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_goods_exchange **out, struct dk_err *err) DK_MUST_USE;
/* As dk_return_query; order_id is the order sold or the replacement. */
enum dk_rc dk_exchange_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_return_query *q, struct dk_goods_exchange **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
