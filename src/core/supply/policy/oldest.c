/* oldest.c - who ordered first is served first. */
#include <stdlib.h>

#include "core/supply/policy/policy.h"

static void
share(struct dk_sharing *x)
{
	struct dk_waiting **turns = dk_turns(x, NULL);

	dk_share_in_turn(x, turns);
	free(turns);
}

const struct dk_policy dk_policy_oldest = {
	.name = "oldest", .share = share,
	.summary = "who ordered first is served first",
};
