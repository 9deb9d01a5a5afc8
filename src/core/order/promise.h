/*
 * promise.h - when goods can be with the customer: when they can leave, the carrier's pickup, the
 * days on the road, the days on which the ship-to takes deliveries.
 */
#ifndef DOCKET_CORE_PROMISE_H
#define DOCKET_CORE_PROMISE_H

#include "core/order/private.h"

/* When goods can leave, and what that rests on. */
struct dk_promise_ask {
	dk_date ready;     /* not set: now, today's pickup counts until its cut-off */
	dk_date wanted;    /* not there before; may be not set */
	int64_t lead_days; /* > 0: nothing known brings them, so long does delivery take */
	int64_t supplier_days; /* > 0: its supplier ships it, so many days from now */
	char purchase[24]; /* the purchase order that brings them; "" = none */
	dk_qty ahead;      /* pieces that wait before */
	dk_qty need;       /* what must come, with those ahead; 0 = nothing */
};
struct dk_promise {
	dk_date date, ready, pickup; /* there, ready to leave, fetched by the carrier */
	dk_date there;               /* by the carrier, whoever wants or takes it when */
	int64_t transit_days;
};

/* Where goods go and by what. */
struct dk_route {
	dk_id service_id;                    /* 0 = none */
	const struct dk_place *place, *home; /* ship-to and customer; NULL = not known yet */
	const struct dk_address *address;    /* the ship-to; NULL = the customer's own place */
	int64_t gram;
};
enum dk_rc dk_promise_by(struct dk_session *s, const struct dk_route *route,
    const struct dk_promise_ask *ask, struct dk_promise *out, struct dk_err *err) DK_MUST_USE;
/* Of goods of this order. */
enum dk_rc dk_promise_find(struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, const struct dk_promise_ask *ask, struct dk_promise *out,
    struct dk_err *err) DK_MUST_USE;
/* What the promise of a line is asked for: by stock, what comes, and who waits before. */
enum dk_rc dk_promise_ask(struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, size_t i, struct dk_promise_ask *out,
    struct dk_err *err) DK_MUST_USE;
/* How the promise of a line came about. `f` NULL: an entered order, as it was given. */
struct dk_promise_line {
	const struct dk_order *o;
	const struct dk_order_facts *f;
	const struct dk_order_line *l;
};
struct dk_explanation;
enum dk_rc dk_promise_explain(struct dk_session *s, struct dk_arena *a,
    const struct dk_promise_line *p, struct dk_explanation *x, struct dk_err *err) DK_MUST_USE;
/* The promise of each line of a priced order with its reason, and the latest as o->promised. */
enum dk_rc dk_promise_lines(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;

/* Writes down the dates that are given with the order: of lines with something open, `but` those
 * that say the same there (an order before its amendment; NULL = all). */
enum dk_rc dk_promise_note(struct dk_change *ch, const struct dk_order *o,
    const struct dk_order *but, struct dk_err *err) DK_MUST_USE;

/* A date given for one line. */
struct dk_promise_given {
	dk_id line_id;
	dk_date date, ready, pickup;
	int64_t transit_days;
	const char *how, *why;
};
enum dk_rc dk_promise_give(struct dk_change *ch, const struct dk_promise_given *g,
    struct dk_err *err) DK_MUST_USE;

#endif
