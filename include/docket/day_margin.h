/* day_margin.h - what customers and days brought over what the goods cost. Right: report. */
#ifndef DOCKET_DAY_MARGIN_H
#define DOCKET_DAY_MARGIN_H

#include "docket/day_facts.h"

struct dk_brought_fact {
	const char *key, *text; /* number and name of a customer; a business day and "" */
	dk_money net, cost;     /* of the lines, less credits; as shipped, less what came back */
};
/* The best first. */
enum dk_rc dk_brought_by_customer(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_brought_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
/* In the order of days. */
enum dk_rc dk_brought_by_day(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_brought_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
