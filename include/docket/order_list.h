/*
 * order_list.h - many orders: the board, the verify queue, a customer's usual items, a timeline.
 */
#ifndef DOCKET_ORDER_LIST_H
#define DOCKET_ORDER_LIST_H

#include "docket/order.h"

struct dk_order_query {
	const char *stage;     /* NULL = all; "held", "short" ... */
	dk_id customer_id;     /* 0 = all */
	dk_date from, to;      /* placed; DK_NO_DATE = open. Set them to see closed ones too. */
	bool late;             /* promise before today, not shipped */
	bool open;             /* entered or verified only */
	bool printed;          /* slip or labels are on paper, the shipment has not left */
	dk_id entered_by;      /* 0 = all */
	size_t max;            /* 0 = 10,000 */
};

/* A row of the board: words for each column of 3.8 (ok, wait, short, STOP, part, "-"). */
struct dk_order_row {
	dk_id id;
	const char *number, *customer, *customer_name, *customer_po, *stage;
	bool is_part;
	const char *entry, *verify, *alloc, *pick, *check, *pack, *ship, *invoice;
	/* what became of what was shipped: "" nothing is told, "got" the customer has all of it,
	 * "part" some of it, "back" goods came back or are on their way back */
	const char *door;
	dk_date placed, wanted, promised;
	int64_t late_days;     /* > 0: past its promise */
	int64_t lines;
	dk_money total;
	const char *currency;  /* of the total */
	const char *entered_by, *entered_at;
};

enum dk_rc dk_order_list(struct dk_session *s, struct dk_arena *a, const struct dk_order_query *q,
    struct dk_order_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_verify_row {
	dk_id id;
	const char *number, *customer_name, *by, *why; /* the gravest finding */
	int64_t minutes, lines;
	dk_money total;
	const char *currency; /* of the order: ISO 4217 */
	bool is_held;
	const char *claimed_by; /* who has it open; "" = nobody */
	int64_t claimed_minutes;
};
/* Orders that wait for a second pair of eyes, gravest and oldest first. */
enum dk_rc dk_verify_queue(struct dk_session *s, struct dk_arena *a, struct dk_verify_row **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_usual {
	dk_id product_id;
	const char *sku, *name;
	dk_qty usual;          /* median of what was ordered */
	int64_t times;
	dk_date last;
};
/* What this customer buys, most frequent first, then latest. */
enum dk_rc dk_usual_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id, size_t max,
    struct dk_usual **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_order_event {
	const char *at;
	const char *what, *by, *text;
};
/* Everything that happened to an order, oldest first. */
enum dk_rc dk_order_timeline(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_order_event **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* What a customer owes and may still buy; `but` (0 = none) is an order left out of open orders. */
enum dk_rc dk_exposure_find(struct dk_session *s, dk_id customer_id, dk_id but,
    struct dk_exposure *out, struct dk_err *err) DK_MUST_USE;

/* Gives waiting lines of an order what is free now (right ship); *served counts the pieces. */
enum dk_rc dk_order_serve(struct dk_session *s, dk_id id, dk_qty *served,
    struct dk_err *err) DK_MUST_USE;
/* The same for every order within the reservation horizon, oldest first; *orders got something. */
enum dk_rc dk_order_serve_due(struct dk_session *s, int64_t *orders,
    struct dk_err *err) DK_MUST_USE;

/* One line of facts about today for the home screen. */
struct dk_desk_counts {
	int64_t drafts_mine, held, held_credit, to_verify, oldest_verify_minutes, to_ship, late;
	int64_t mail, oldest_mail_minutes; /* messages that wait for somebody */
	int64_t entered_orders, entered_lines, shipped_orders, shipped_lines;
	dk_money entered_value, shipped_value;
};
enum dk_rc dk_desk_count(struct dk_session *s, struct dk_desk_counts *out,
    struct dk_err *err) DK_MUST_USE;

#endif
