/*
 * atp.h - what of a product can be had when (domain.md §6): what is free, what is still to come,
 * and who waits before.
 */
#ifndef DOCKET_CORE_ATP_H
#define DOCKET_CORE_ATP_H

#include "core/control/change.h"
#include "docket/amount.h"

/* What still comes of a product, by day. */
struct dk_coming {
	dk_date day;          /* an overdue one: the next working day */
	dk_qty qty;
	const char *purchase; /* number of the purchase order */
	bool is_late;         /* its own day has passed */
};
struct dk_comings {
	struct dk_coming *list; /* those whose day is known, the soonest first */
	size_t count;
	dk_qty undated;         /* the rest */
};
/* What was expected by `late` and did not come is overdue. */
enum dk_rc dk_coming_find(struct dk_session *s, struct dk_arena *a, dk_id product_id, dk_date late,
    struct dk_comings *out, struct dk_err *err) DK_MUST_USE;

/* The same of what the supplier of a line ships for it. */
enum dk_rc dk_coming_of_line(struct dk_session *s, struct dk_arena *a, dk_id line_id, dk_date late,
    struct dk_comings *out, struct dk_err *err) DK_MUST_USE;

struct dk_kit_parts;
struct dk_atp;
/* dk_atp_load of a kit: its waiting pieces and days follow from those of its parts. */
enum dk_rc dk_atp_kit(struct dk_session *s, struct dk_arena *a, const struct dk_kit_parts *kit,
    struct dk_atp *out, struct dk_err *err) DK_MUST_USE;

/* A place in the queue of a product: entered instant, then order, then line. */
struct dk_queue_place {
	dk_id product_id;
	dk_id order_id;  /* 0, or a draft: behind everybody */
	int64_t line_no;
};
/* Pieces that wait before that place; lines of the same order by their stored quantities. */
enum dk_rc dk_queue_ahead(struct dk_session *s, const struct dk_queue_place *at, dk_qty *out,
    struct dk_err *err) DK_MUST_USE;

/* The first of `c` by which `need` pieces are covered by `free` and what comes; NULL when
 * `free` covers them (*covered) or nothing known does. */
const struct dk_coming *dk_coming_covers(const struct dk_comings *c, dk_qty free, int64_t need,
    bool *covered);

#endif
