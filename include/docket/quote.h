/*
 * quote.h - a quote: lines and prices told to a customer, to be ordered until a day.
 *
 * A quote is an order of that kind: dk_order_load reads it, dk_order_copy copies it. It has a
 * number of its own series, takes no stock and is not open work. Taken, it makes an order whose
 * lines cost what was quoted, for the quoted quantity or less.
 */
#ifndef DOCKET_QUOTE_H
#define DOCKET_QUOTE_H

#include "docket/draft.h"

/* Told by the day and by what became of it; never stored. */
#define DK_QUOTE_STATES(X) \
	X(OPEN, "open") X(EXPIRED, "expired") X(TAKEN, "taken") X(LOST, "lost")
#define X(id, text) DK_QUOTE_##id,
enum dk_quote_state { DK_QUOTE_STATES(X) };
#undef X
const char *dk_quote_state_name(enum dk_quote_state state);

struct dk_quote {
	dk_id id, taken_as;       /* the order or draft made of it; 0 = none */
	enum dk_quote_state state;
	const char *number, *customer, *customer_name;
	const char *order;        /* number of taken_as, "D12" of a draft; "" = none */
	const char *lost_reason;
	dk_date placed, valid_until;
	int64_t lines;
	dk_money total;
	const char *currency, *by; /* by: who made it */
};

/* A draft becomes a quote, valid to that day (not set: by the setting quote_days). DK_EREFUSED
 * where a check refuses, or a price is beyond the acting user's right. Right: order-enter. */
enum dk_rc dk_quote_enter(struct dk_session *s, dk_id draft, dk_date valid_until,
    struct dk_err *err) DK_MUST_USE;
/* The same from a file. */
enum dk_rc dk_quote_new(struct dk_session *s, const struct dk_order_input *in, dk_date valid_until,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Makes a draft of an open quote at its prices; freight and discount of the order as amounts.
 * DK_EREFUSED when it is expired (renew it), taken or lost. Dropping the draft opens it again. */
enum dk_rc dk_quote_take(struct dk_session *s, dk_id id, dk_id *draft,
    struct dk_err *err) DK_MUST_USE;
/* The same lines at today's prices as a new quote; the old one is given up as renewed. */
enum dk_rc dk_quote_renew(struct dk_session *s, dk_id id, dk_date valid_until, dk_id *renewed,
    struct dk_err *err) DK_MUST_USE;
/* Nothing came of it. */
enum dk_rc dk_quote_lose(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

/* By number; DK_ENOTFOUND says when it is of another kind of document. */
enum dk_rc dk_quote_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_quote_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_quote *out, struct dk_err *err) DK_MUST_USE;
struct dk_quote_query {
	dk_id customer_id; /* 0 = all */
	bool all;          /* taken and lost ones too; the newest first */
};
/* Those that wait for an answer, soonest to expire first. */
enum dk_rc dk_quote_list(struct dk_session *s, struct dk_arena *a, const struct dk_quote_query *q,
    struct dk_quote **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Open ones whose last day is one of the next `days`. */
enum dk_rc dk_quote_expiring(struct dk_session *s, int days, int64_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
