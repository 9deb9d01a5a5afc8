/*
 * policy.h - how stock that is free is shared among the lines that wait for it (domain.md §6).
 *
 * A policy is one file and one row of policies.def: a pure function over the waiting lines of one
 * product. It never gives a line more than it waits for, nor all of them more than there is.
 */
#ifndef DOCKET_CORE_SUPPLY_POLICY_H
#define DOCKET_CORE_SUPPLY_POLICY_H

#include "docket/date.h"

/* Quantities are thousandths of a piece. */
struct dk_waiting {
	dk_id line_id, order_id;
	int64_t waits, served;
	int64_t priority;     /* of the customer: 1 is served first */
	dk_date promise;      /* not set: none was given */
	bool waits_otherwise; /* the order waits for other products, too */
};

struct dk_sharing {
	struct dk_waiting *lines; /* the oldest first: entered, order, line; `served` is 0 */
	size_t count;
	int64_t free;
	int64_t multiple;         /* the product is sold in; 1 = any quantity */
};

struct dk_policy {
	const char *name, *summary;
	void (*share)(struct dk_sharing *x);
};

/* All policies, in the order of policies.def; *count may be NULL. */
const struct dk_policy *const *dk_policies(size_t *count);
/* NULL when there is none of that name. */
const struct dk_policy *dk_policy_find(const char *name);

/* Gives each line in turn all it waits for, as long as there is something. */
void dk_share_in_turn(struct dk_sharing *x, struct dk_waiting *const *turns);
/* The lines as pointers, in the order of `before` and, where it does not tell, the oldest first.
 * Freed by the caller. */
typedef int dk_turn(const struct dk_waiting *x, const struct dk_waiting *y);
struct dk_waiting **dk_turns(const struct dk_sharing *x, dk_turn *before);

#define DK_POLICY(id) extern const struct dk_policy dk_policy_##id;
#include "core/supply/policy/policies.def"
#undef DK_POLICY

#endif
