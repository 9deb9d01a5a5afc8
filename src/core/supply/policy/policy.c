/* policy.c - the table of policies, and what several of them have in common. */
#include "core/supply/policy/policy.h"

#include <stdlib.h>
#include <string.h>

static const struct dk_policy *const policies[] = {
#define DK_POLICY(id) &dk_policy_##id,
#include "core/supply/policy/policies.def"
#undef DK_POLICY
};

const struct dk_policy *const *
dk_policies(size_t *count)
{
	if (count != NULL)
		*count = DK_COUNT(policies);
	return policies;
}

const struct dk_policy *
dk_policy_find(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(policies); i++)
		if (strcmp(policies[i]->name, name) == 0)
			return policies[i];
	return NULL;
}

void
dk_share_in_turn(struct dk_sharing *x, struct dk_waiting *const *turns)
{
	for (size_t i = 0; i < x->count && x->free > 0; i++) {
		struct dk_waiting *w = turns[i];
		int64_t more = w->waits - w->served < x->free ? w->waits - w->served : x->free;

		w->served += more;
		x->free -= more;
	}
}

/* Merge sort, which keeps the oldest first where nothing else tells. */
static void
sort(struct dk_waiting **list, struct dk_waiting **spare, size_t count, dk_turn *before)
{
	size_t half = count / 2, a = 0, b = half;

	if (count < 2)
		return;
	sort(list, spare, half, before);
	sort(list + half, spare, count - half, before);
	for (size_t i = 0; i < count; i++)
		spare[i] = b == count || (a < half && before(list[a], list[b]) <= 0) ? list[a++]
										     : list[b++];
	memcpy(list, spare, count * sizeof(struct dk_waiting *));
}

struct dk_waiting **
dk_turns(const struct dk_sharing *x, dk_turn *before)
{
	struct dk_waiting **list = calloc(2 * x->count + 1, sizeof(struct dk_waiting *));

	dk_assert(list != NULL);
	for (size_t i = 0; i < x->count; i++)
		list[i] = &x->lines[i];
	if (before != NULL)
		sort(list, list + x->count, x->count, before);
	return list;
}
