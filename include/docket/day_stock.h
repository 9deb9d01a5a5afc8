/*
 * day_stock.h - what business days counted and adjusted of the stock, for reports.
 *
 * Only what is settled is told, on the day that settled it: an adjustment that waits, or a count
 * that is open, belongs to no day yet. Right: report. Every other fact: docket/day_facts.h.
 */
#ifndef DOCKET_DAY_STOCK_H
#define DOCKET_DAY_STOCK_H

#include "docket/day_facts.h"

struct dk_count_fact { /* a line that somebody counted, of a count that was posted */
	dk_date day;
	const char *count, *sku, *location;
	const char *abc;  /* A, B or C, as the product is classed now; C also without a class */
	dk_qty expected, counted;
	dk_money value;   /* of the difference at cost, as posted; signed */
	bool is_within;   /* by the recount settings, as they are now, nobody counts it again */
	bool is_refused;  /* the second person did not believe it: the books stayed */
};
/* In the order of days, counts and lines. */
enum dk_rc dk_count_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_count_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_adjust_fact {
	dk_date day;
	const char *reason; /* a code */
	const char *by;     /* who settled it; "" = it was worth too little to need anybody */
	const char *asked_by;
	dk_qty qty;         /* signed */
	dk_money value;     /* at cost, signed like qty */
	bool is_refused;
};
/* By reason, then by who settled it. */
enum dk_rc dk_adjust_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_adjust_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
