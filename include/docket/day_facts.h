/*
 * day_facts.h - what business days counted, record by record: what reports are made of.
 *
 * A closed day is told from what its sign-off kept (core/day/keep.h) and from rows that never
 * change; the open day as it stands. Everything is in the order it happened. Right: report.
 * Invoices and money: docket/day_money.h.
 */
#ifndef DOCKET_DAY_FACTS_H
#define DOCKET_DAY_FACTS_H

#include "docket/session.h"
#include "docket/totals.h"

/* Business days, both included. */
struct dk_period {
	dk_date from, to;
};

/* As of when a period is told: the sign-off of its last day, or while that is open the last thing
 * the journal knows. */
struct dk_as_of {
	int64_t ms;
	int64_t days;  /* business days in it */
	bool is_final; /* every one of them is closed */
};
enum dk_rc dk_as_of_find(struct dk_session *s, const struct dk_period *p, struct dk_as_of *out,
    struct dk_err *err) DK_MUST_USE;

struct dk_order_fact { /* an order entered on the day */
	dk_date day, placed, wanted, promised;
	const char *number, *customer, *customer_name, *customer_po, *by, *at;
	int64_t lines;
	dk_money goods, discount, freight, net, tax, total; /* house money, as everywhere here */
	const char *currency;  /* of the document, and its total in that */
	dk_money own_total;
};

struct dk_line_fact { /* of an order entered on the day */
	dk_date day, promise;
	const char *order, *customer, *sku, *text, *unit, *layer;
	int64_t line_no;
	dk_qty unit_qty, base_qty, ordered;
	dk_qty filled, backordered, cancelled; /* at the sign-off, or now */
	dk_price price;
	dk_rate discount;
	dk_money discount_amount, net;
	struct dk_tax_class tax;
};

struct dk_shipment_fact { /* a shipment that left on the day */
	dk_date day;
	const char *number, *order, *customer, *customer_name, *carrier, *by, *at;
	int64_t lines, cartons;
	dk_qty pieces;
	dk_money cost; /* of the goods */
};

struct dk_move_fact {
	dk_date day;
	const char *sku, *location, *kind, *reason, *document, *by, *at;
	dk_qty qty;
	dk_money cost;
};

/* A rule of the day's last run that was not ok, and a reason given for it. A rule with several
 * reasons comes several times, one without comes once. */
struct dk_discrepancy_fact {
	dk_date day;
	const char *rule, *state, *expected, *found;
	const char *key, *reason_code, *reason, *by; /* "" = none given */
};

/* A figure that the sign-off stored: "orders.value", "41208.00". */
struct dk_total_fact {
	const char *name, *text;
};

struct dk_override_fact { /* what somebody let pass */
	dk_date day;
	const char *kind; /* price, release or pass */
	const char *order, *customer, *code, *text, *reason, *by, *at;
	int64_t line_no; /* 0 = the order */
};

/* The house knows what other currencies are worth: documents may be in one. */
enum dk_rc dk_day_has_currencies(struct dk_session *s, bool *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_order_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_line_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_line_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_shipment_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_shipment_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_move_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_move_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_discrepancy_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_discrepancy_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_override_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_override_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

/* Of the last day of the period; none while it is open. */
enum dk_rc dk_total_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_total_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
