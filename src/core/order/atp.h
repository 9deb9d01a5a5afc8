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


struct dk_kit_parts;
struct dk_atp;
/* dk_atp_load of a kit: its waiting pieces and days follow from those of its parts. */
enum dk_rc dk_atp_kit(struct dk_session *s, struct dk_arena *a, const struct dk_kit_parts *kit,
    struct dk_atp *out, struct dk_err *err) DK_MUST_USE;
