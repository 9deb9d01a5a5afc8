/*
 * fair_share.c - everybody in proportion to what he waits for, in multiples that the product is
 * sold in; what that leaves goes by the largest remainder, then to the oldest.
 *
 * A quota is free × waits ÷ Σ waits. Each line first served the multiples that are whole in its
 * quota, then one more each in the order of what is left of the quotas. Where nothing but pieces
 * less than a multiple is left, they stay free; a line that waits for less than a multiple is
 * served whole or not at all.
 */
#include <stdlib.h>

#include "core/supply/policy/policy.h"

struct quota {
	struct dk_waiting *line;
	size_t place;     /* the oldest is 0 */
	int64_t left;     /* of the quota, beyond what it got */
	int64_t fraction; /* of a thousandth, in parts of Σ waits */
};

static int
by_remainder(const void *a, const void *b)
{
	const struct quota *x = a, *y = b;

	if (x->left != y->left)
		return x->left < y->left ? 1 : -1;
	if (x->fraction != y->fraction)
		return x->fraction < y->fraction ? 1 : -1;
	return (x->place > y->place) - (x->place < y->place);
}

/* The whole multiples of each quota. */
static void
give_quotas(struct dk_sharing *x, struct quota *quotas, int64_t total)
{
	int64_t free = x->free;

	for (size_t i = 0; i < x->count; i++) {
		struct dk_waiting *w = &x->lines[i];
		__int128 product = (__int128)free * w->waits;
		int64_t quota = (int64_t)(product / total);

		w->served = quota / x->multiple * x->multiple;
		x->free -= w->served;
		quotas[i] = (struct quota){ w, i, quota - w->served,
			(int64_t)(product % total) };
	}
}

/* One multiple more, or the rest of what a line waits for. */
static void
give_remainders(struct dk_sharing *x, struct quota *quotas)
{
	bool gave = true;

	qsort(quotas, x->count, sizeof(*quotas), by_remainder);
	while (gave && x->free > 0) {
		gave = false;
		for (size_t i = 0; i < x->count && x->free > 0; i++) {
			struct dk_waiting *w = quotas[i].line;
			int64_t more = w->waits - w->served < x->multiple ? w->waits - w->served
									: x->multiple;

			if (more == 0 || more > x->free)
				continue;
			w->served += more;
			x->free -= more;
			gave = true;
		}
	}
}

static void
share(struct dk_sharing *x)
{
	struct quota *quotas = calloc(x->count + 1, sizeof(*quotas));
	int64_t total = 0;

	dk_assert(quotas != NULL);
	for (size_t i = 0; i < x->count; i++)
		total += x->lines[i].waits;
	if (total > x->free) {
		give_quotas(x, quotas, total);
		give_remainders(x, quotas);
	} else {
		for (size_t i = 0; i < x->count; i++)
			x->lines[i].served = x->lines[i].waits;
		x->free -= total;
	}
	free(quotas);
}

const struct dk_policy dk_policy_fair_share = {
	.name = "fair-share", .share = share,
	.summary = "everybody in proportion to what he waits for",
};
