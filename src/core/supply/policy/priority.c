/* priority.c - customers of a higher priority first, then the oldest. */
#include <stdlib.h>

#include "core/supply/policy/policy.h"

static int
by_priority(const struct dk_waiting *x, const struct dk_waiting *y)
{
	return (x->priority > y->priority) - (x->priority < y->priority);
}

static void
share(struct dk_sharing *x)
{
	struct dk_waiting **turns = dk_turns(x, by_priority);

	dk_share_in_turn(x, turns);
	free(turns);
}

const struct dk_policy dk_policy_priority = {
	.name = "priority", .share = share,
	.summary = "customers of a higher priority first, then the oldest",
};
