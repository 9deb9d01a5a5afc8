/*
 * day_value.h - what the goods in the house are worth, at the end of a day.
 *
 * Told like docket/day_facts.h, but of the whole house: goods belong to no branch. Right: report.
 */
#ifndef DOCKET_DAY_VALUE_H
#define DOCKET_DAY_VALUE_H

#include "docket/day_facts.h"

struct dk_value_fact {
	const char *sku, *text, *unit;
	dk_qty qty;        /* on hand, wherever */
	dk_money value;
	dk_price average;  /* value ÷ qty, for `per` pieces; 0 where there is none */
	dk_price standard; /* the product's own cost, as it is now */
	dk_qty per;
};
struct dk_value_facts {
	struct dk_value_fact *list; /* by item */
	size_t count;
	dk_money booked;            /* the stock account of the ledger */
};
/* As the last day of `p` left it. */
enum dk_rc dk_value_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_value_facts *out, struct dk_err *err) DK_MUST_USE;

#endif
