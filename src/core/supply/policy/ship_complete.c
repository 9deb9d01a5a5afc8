/*
 * ship_complete.c - as many orders as possible become whole; among the ways to do that, the one
 * that takes the oldest orders; what is left goes by age.
 *
 * The most that can become whole are the smallest first. Then from the oldest on: an order is
 * taken when, with it, as many can still become whole, which the sums of the smallest needs of
 * those not looked at yet tell (a Fenwick tree over the needs by size).
 */
#include <stdlib.h>

#include "core/supply/policy/policy.h"

struct order {
	dk_id id;
	size_t place; /* by age */
	size_t rank;  /* by need, from 1 */
	int64_t needs;
	bool can_be_whole, is_taken;
};

struct tree { /* of needs by rank: how many, and their sum */
	int64_t *count, *sum;
	size_t size;
};

static void
put(struct tree *t, size_t rank, int64_t count, int64_t need)
{
	for (; rank <= t->size; rank += rank & -rank) {
		t->count[rank] += count;
		t->sum[rank] += count * need;
	}
}

/* What the `n` smallest need together; there are as many. */
static int64_t
smallest(const struct tree *t, int64_t n)
{
	size_t at = 0, step = 1;
	int64_t sum = 0;

	while (step * 2 <= t->size)
		step *= 2;
	for (; step > 0; step /= 2)
		if (at + step <= t->size && t->count[at + step] <= n) {
			at += step;
			n -= t->count[at];
			sum += t->sum[at];
		}
	return sum;
}

/* Lines of one order stand together: the list is by age of the order. */
static size_t
gather(const struct dk_sharing *x, struct order *orders)
{
	size_t n = 0;

	for (size_t i = 0; i < x->count; i++) {
		const struct dk_waiting *w = &x->lines[i];

		if (n == 0 || orders[n - 1].id != w->order_id) {
			orders[n] = (struct order){ .id = w->order_id, .place = n,
				.can_be_whole = true };
			n++;
		}
		orders[n - 1].needs += w->waits;
		orders[n - 1].can_be_whole &= !w->waits_otherwise;
	}
	return n;
}

static int
by_need(const void *a, const void *b)
{
	const struct order *x = *(struct order *const *)a, *y = *(struct order *const *)b;

	if (x->needs != y->needs)
		return x->needs > y->needs ? 1 : -1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Ranks those that can become whole; how many can at once. */
static int64_t
rank(struct order *orders, size_t n, int64_t free_now, struct tree *t)
{
	struct order **list = calloc(n + 1, sizeof(struct order *));
	int64_t most = 0;

	dk_assert(list != NULL);
	t->size = 0;
	for (size_t i = 0; i < n; i++)
		if (orders[i].can_be_whole)
			list[t->size++] = &orders[i];
	qsort(list, t->size, sizeof(struct order *), by_need);
	for (size_t i = 0; i < t->size; i++) {
		list[i]->rank = i + 1;
		if (free_now >= list[i]->needs) {
			free_now -= list[i]->needs;
			most++;
		} else {
			free_now = -1; /* all others need as much or more */
		}
	}
	for (size_t i = 0; i < t->size; i++)
		put(t, i + 1, 1, list[i]->needs);
	free(list);
	return most;
}

static void
choose(struct order *orders, size_t n, int64_t free_now)
{
	struct tree t = { calloc(n + 2, sizeof(int64_t)), calloc(n + 2, sizeof(int64_t)), n };
	int64_t most;

	dk_assert(t.count != NULL && t.sum != NULL);
	most = rank(orders, n, free_now, &t);
	for (size_t i = 0; i < n && most > 0; i++) {
		struct order *o = &orders[i];

		if (!o->can_be_whole)
			continue;
		put(&t, o->rank, -1, o->needs);
		if (o->needs > free_now || smallest(&t, most - 1) > free_now - o->needs)
			continue;
		o->is_taken = true;
		free_now -= o->needs;
		most--;
	}
	free(t.count);
	free(t.sum);
}

static void
share(struct dk_sharing *x)
{
	struct order *orders = calloc(x->count + 1, sizeof(*orders));
	struct dk_waiting **turns = dk_turns(x, NULL);
	size_t n, at = 0;

	dk_assert(orders != NULL);
	n = gather(x, orders);
	choose(orders, n, x->free);
	for (size_t i = 0; i < x->count; i++) {
		struct dk_waiting *w = &x->lines[i];

		at += orders[at].id != w->order_id;
		if (orders[at].is_taken) {
			w->served = w->waits;
			x->free -= w->served;
		}
	}
	dk_share_in_turn(x, turns);
	free(turns);
	free(orders);
}

const struct dk_policy dk_policy_ship_complete = {
	.name = "ship-complete", .share = share,
	.summary = "as many orders as possible become whole, the rest by age",
};
