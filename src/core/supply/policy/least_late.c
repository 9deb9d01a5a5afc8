/* least_late.c - the earliest promise first, then the oldest; who has no promise comes last. */
#include <stdlib.h>

#include "core/supply/policy/policy.h"

static int
by_promise(const struct dk_waiting *x, const struct dk_waiting *y)
{
	bool has_x = dk_date_is_set(x->promise), has_y = dk_date_is_set(y->promise);

	if (!has_x || !has_y)
		return has_y - has_x;
	return (x->promise.days > y->promise.days) - (x->promise.days < y->promise.days);
}

static void
share(struct dk_sharing *x)
{
	struct dk_waiting **turns = dk_turns(x, by_promise);

	dk_share_in_turn(x, turns);
	free(turns);
}

const struct dk_policy dk_policy_least_late = {
	.name = "least-late", .share = share,
	.summary = "the earliest promise first, then the oldest",
};
