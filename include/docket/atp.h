/*
 * atp.h - what of a product can be promised by which day (domain.md §6): what is free, and what
 * comes by then, less what waits for it. Less than nothing is a backorder that nothing covers yet.
 */
#ifndef DOCKET_ATP_H
#define DOCKET_ATP_H

#include "docket/amount.h"
#include "docket/session.h"

struct dk_atp_day { /* a receipt that is expected */
	dk_date day;          /* an overdue one: the next working day */
	dk_qty comes, atp;    /* with it */
	const char *purchase; /* number of the purchase order */
	bool is_late;         /* its own day has passed */
};
struct dk_atp {
	dk_qty on_hand, quarantined, allocated, free;
	dk_qty waiting;       /* pieces in the queue */
	int64_t lines;        /* and lines */
	dk_qty today;         /* free less waiting */
	struct dk_atp_day *days; /* the soonest first */
	size_t count;
	dk_qty undated;       /* comes, nobody knows when: counted nowhere */
};
enum dk_rc dk_atp_load(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_atp *out, struct dk_err *err) DK_MUST_USE;
/* Of a day. */
dk_qty dk_atp_on(const struct dk_atp *x, dk_date day);

#endif
