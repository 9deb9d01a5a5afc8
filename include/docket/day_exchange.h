/* day_exchange.h - exchanges that began or ended on business days, and returns by reason. Right:
 * report. */
#ifndef DOCKET_DAY_EXCHANGE_H
#define DOCKET_DAY_EXCHANGE_H

#include "docket/day_facts.h"

struct dk_exchange_fact {
	dk_date day;
	const char *number, *sold, *order, *ret; /* what was sold, what goes out, what comes back */
	const char *customer, *customer_name, *by;
	const char *what;   /* agreed, settled, charged, cancelled: on that day */
	const char *first;  /* goods, replacement */
	dk_money credit, charge; /* as it was agreed; with tax, in house money */
	dk_money balance;   /* settled: credited less invoiced; else credit less charge */
};
/* By day and number; one that began and ended on a day stands there twice. */
enum dk_rc dk_exchange_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_exchange_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

struct dk_return_fact { /* lines of returns that were asked for on the days */
	const char *reason;
	int64_t returns, lines, refused; /* refused: or cancelled, or expired */
	dk_qty asked, received, to_stock, to_quarantine, to_supplier, to_scrap;
};
/* By reason. */
enum dk_rc dk_return_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_return_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
