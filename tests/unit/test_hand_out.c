/*
 * test_hand_out.c - policies against answers found by trying everything, on thousands of small
 * cases; giving and taking back on a company that trades.
 */
#include "chance.h"

#include "core/supply/policy/policy.h"
#include "docket/carrier.h"
#include "docket/hand_out.h"
#include "docket/purchase.h"
#include "docket/stock.h"
#include "fixture.h"
#include "trade.h"

enum { MOST = 9, CASES = 4000 };

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

struct sample {
	struct dk_waiting lines[MOST];
	size_t count;
	int64_t free, multiple;
	int64_t want[MOST]; /* what the other way of finding it says */
};

static void
draw(uint64_t *seed, struct sample *c)
{
	dk_id order = 0;

	*c = (struct sample){ .count = chance(seed) % MOST + 1, .multiple = 1000 };
	if (chance(seed) % 3 == 0)
		c->multiple = (int64_t)(chance(seed) % 5 + 1) * 1000;
	c->free = (int64_t)(chance(seed) % 60) * 1000;
	for (size_t i = 0; i < c->count; i++) {
		struct dk_waiting *w = &c->lines[i];
		bool is_new = i == 0 || chance(seed) % 3 > 0;

		order += is_new;
		*w = (struct dk_waiting){ .line_id = (dk_id)i + 1, .order_id = order,
			.waits = (int64_t)(chance(seed) % 20 + 1) * 1000,
			.priority = (int64_t)(chance(seed) % 3) + 1,
			.promise = { (int32_t)(chance(seed) % 4) + 20000 },
			.waits_otherwise = is_new ? chance(seed) % 4 == 0
						  : c->lines[i - 1].waits_otherwise };
		if (chance(seed) % 6 == 0)
			w->promise = DK_NO_DATE;
	}
}

/* Takes the best of those that still wait, again and again. */
static void
serve_by(struct sample *c, int64_t (*key)(const struct dk_waiting *w), int64_t left)
{
	for (;;) {
		size_t best = c->count;

		for (size_t i = 0; i < c->count; i++)
			if (c->want[i] < c->lines[i].waits &&
			    (best == c->count || key(&c->lines[i]) < key(&c->lines[best])))
				best = i;
		if (best == c->count || left == 0)
			return;
		c->want[best] += left < c->lines[best].waits - c->want[best]
		    ? left : c->lines[best].waits - c->want[best];
		left = c->free;
		for (size_t i = 0; i < c->count; i++)
			left -= c->want[i];
	}
}

static int64_t
key_oldest(const struct dk_waiting *w)
{
	return w->line_id;
}

static int64_t
key_priority(const struct dk_waiting *w)
{
	return w->priority * 1000 + w->line_id;
}

static int64_t
key_promise(const struct dk_waiting *w)
{
	return (dk_date_is_set(w->promise) ? w->promise.days : 99999) * INT64_C(1000) + w->line_id;
}

/* Of all sets of orders that fit: the largest, and of these the one with the older orders. */
static void
try_sets(struct sample *c)
{
	size_t orders = (size_t)c->lines[c->count - 1].order_id;
	unsigned best = 0;
	int64_t left = c->free;

	for (unsigned set = 0; set < 1U << orders; set++) {
		int64_t needs = 0;
		bool fits = true;

		for (size_t i = 0; i < c->count; i++)
			if (set >> (orders - (size_t)c->lines[i].order_id) & 1) {
				needs += c->lines[i].waits;
				fits = fits && !c->lines[i].waits_otherwise;
			}
		/* the oldest order is the highest bit: of as many the greater number is older */
		if (fits && needs <= c->free &&
		    (__builtin_popcount(set) > __builtin_popcount(best) ||
		    (__builtin_popcount(set) == __builtin_popcount(best) && set > best)))
			best = set;
	}
	for (size_t i = 0; i < c->count; i++)
		if (best >> (orders - (size_t)c->lines[i].order_id) & 1) {
			c->want[i] = c->lines[i].waits;
			left -= c->want[i];
		}
	serve_by(c, key_oldest, left);
}

/* Once around, the largest remainder first: one multiple more each, as far as it goes. */
static bool
go_around(struct sample *c, const int64_t *rest, int64_t *left)
{
	bool had[MOST] = { false }, gave = false;

	for (size_t turn = 0; turn < c->count; turn++) {
		size_t best = c->count;
		int64_t more;

		for (size_t i = 0; i < c->count; i++)
			if (!had[i] && (best == c->count || rest[i] > rest[best]))
				best = i;
		had[best] = true;
		more = c->lines[best].waits - c->want[best];
		more = more < c->multiple ? more : c->multiple;
		if (more == 0 || more > *left)
			continue;
		c->want[best] += more;
		*left -= more;
		gave = true;
	}
	return gave;
}

/* By the words of the rule, with whole numbers of parts of Σ waits. */
static void
share_fairly(struct sample *c)
{
	int64_t total = 0, left = c->free, rest[MOST];

	for (size_t i = 0; i < c->count; i++)
		total += c->lines[i].waits;
	for (size_t i = 0; i < c->count; i++) {
		c->want[i] = total <= c->free ? c->lines[i].waits
		    : c->free * c->lines[i].waits / total / c->multiple * c->multiple;
		rest[i] = c->free * c->lines[i].waits - c->want[i] * total;
		left -= c->want[i];
	}
	while (go_around(c, rest, &left))
		;
}

static void
want(struct sample *c, const char *policy)
{
	memset(c->want, 0, sizeof(c->want));
	if (strcmp(policy, "oldest") == 0)
		serve_by(c, key_oldest, c->free);
	else if (strcmp(policy, "priority") == 0)
		serve_by(c, key_priority, c->free);
	else if (strcmp(policy, "least-late") == 0)
		serve_by(c, key_promise, c->free);
	else if (strcmp(policy, "ship-complete") == 0)
		try_sets(c);
	else if (strcmp(policy, "fair-share") == 0)
		share_fairly(c);
	else
		fail_msg("no other way of finding %s is known", policy);
}

static void
every_policy_gives_what_trying_everything_finds(void **state)
{
	uint64_t seed = 20261127;
	size_t policies;
	const struct dk_policy *const *all = dk_policies(&policies);

	(void)state;
	assert_int_equal(policies, 5);
	for (int n = 0; n < CASES; n++) {
		struct sample c;

		draw(&seed, &c);
		for (size_t p = 0; p < policies; p++) {
			struct dk_sharing x = { c.lines, c.count, c.free, c.multiple };
			int64_t given = 0, waits = 0;

			for (size_t i = 0; i < c.count; i++)
				c.lines[i].served = 0;
			all[p]->share(&x);
			want(&c, all[p]->name);
			for (size_t i = 0; i < c.count; i++) {
				if (c.lines[i].served != c.want[i])
					fail_msg("case %d, %s, line %zu: %lld, not %lld", n,
					    all[p]->name, i + 1, (long long)c.lines[i].served,
					    (long long)c.want[i]);
				assert_in_range(c.lines[i].served, 0, c.lines[i].waits);
				given += c.lines[i].served;
				waits += c.lines[i].waits;
			}
			assert_int_equal(x.free, c.free - given);
			assert_true(given <= c.free);
			/* what less than a multiple leaves may stay */
			assert_true(given == waits || c.free - given < c.multiple ||
			    given == c.free);
		}
	}
}

static dk_id
product_of(struct dk_session *s, const char *sku)
{
	struct dk_arena a = { 0 };
	struct dk_product *p;
	dk_id id;

	OK(dk_product_by_sku(s, &a, sku, &p, &err));
	id = p->id;
	dk_arena_free(&a);
	return id;
}

/* Every quantity of lines, allocations and balances, as one text. */
static const char *
quantities(struct dk_session *s, char *out, size_t size)
{
	int64_t sums[] = {
		fixture_number(s->db, "SELECT sum(id * (allocated * 31 + backordered * 17))"
				      " FROM order_line"),
		fixture_number(s->db, "SELECT coalesce(sum((line_id * 7 + location_id) * qty), 0)"
				      " FROM allocation"),
		fixture_number(s->db, "SELECT sum((product_id * 13 + location_id) * (on_hand * 3 +"
				      " allocated)) FROM stock"),
		fixture_number(s->db, "SELECT count(*) FROM orders WHERE stage = 'allocated'"),
	};

	snprintf(out, size, "%lld %lld %lld %lld", (long long)sums[0], (long long)sums[1],
	    (long long)sums[2], (long long)sums[3]);
	return out;
}

#define A_LINE "(SELECT min(line_id) FROM hand_out_line WHERE qty = 4000)"

static void
what_was_handed_out_can_be_taken_back_until_it_is_picked(void **state)
{
	struct dk_session *s = trade_open("handout", 1, 10, 6);
	struct dk_hand_ask ask = { product_of(s, "P0001"), "oldest", "came in", NULL };
	struct dk_arena a = { 0 };
	struct dk_hand_out x;
	char before[200], after[200];

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct trade_sale sale = { .customer = i, .product = 0, .qty = 4 };

		OK(trade_sell(s, &a, &sale, &err));
	}
	assert_int_equal(dk_hand_out_commit(s, &a, &ask, &x, &err), DK_EREFUSED);
	OK(dk_stock_adjust(s, ask.product_id, "", DK_QTY(7), "found", &err));
	quantities(s, before, sizeof(before));
	OK(dk_hand_out_preview(s, &a, &ask, &x, &err));
	assert_int_equal(x.given.milli, 7000);
	assert_string_equal(quantities(s, after, sizeof(after)), before);
	OK(dk_hand_out_commit(s, &a, &ask, &x, &err));
	assert_int_equal(x.given.milli, 7000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM stock"), 17000);
	trade_sound(s);
	OK(dk_hand_out_undo(s, x.id, &err));
	assert_string_equal(quantities(s, after, sizeof(after)), before);
	assert_int_equal(dk_hand_out_undo(s, x.id, &err), DK_EREFUSED);
	ask.policy = "ship-complete";
	OK(dk_hand_out_commit(s, &a, &ask, &x, &err));
	trade_sound(s);
	/* a piece of it was given up since */
	fixture_sql(s->db, "UPDATE order_line SET allocated = allocated - 1000,"
			   " backordered = backordered + 1000 WHERE id = " A_LINE ";"
			   "UPDATE allocation SET qty = qty - 1000 WHERE line_id = " A_LINE ";"
			   "UPDATE stock SET allocated = allocated - 1000");
	assert_int_equal(dk_hand_out_undo(s, x.id, &err), DK_EREFUSED);
	ask.policy = "loudest";
	assert_int_equal(dk_hand_out_preview(s, &a, &ask, &x, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "fair-share"));
	dk_arena_free(&a);
	dk_session_close(s);
}

/* Six come on Thursday and are on the road until Friday; more would take nine days and more. */
static void
who_becomes_late_is_told_by_what_comes_and_who_waits_before(void **state)
{
	static const struct {
		const char *promise; /* of all lines */
		bool late[3];
	} cases[] = { { "2026-11-27", { false, false, true } },
		{ "2026-11-26", { true, true, true } }, { "2027-06-01", { false, false, false } } };
	const struct dk_supplier maker = { .number = "S-1", .name = "Maker", .email = "",
		.phone = "" };
	const struct dk_purchase_input_line l = { "P0001", DK_QTY(6), { -1 }, { 20783 }, "" };
	const struct dk_purchase_input in = { "PO-7", "S-1", "", DK_NO_DATE, &l, 1 };
	struct dk_session *s = trade_open("handout_late", 1, 0, 3);
	struct dk_hand_ask ask = { product_of(s, "P0001"), "oldest", "came in", NULL };
	struct dk_arena a = { 0 };
	struct dk_hand_out x;
	enum dk_put did;
	dk_id id;

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct trade_sale sale = { .customer = i, .product = 0, .qty = 4 };

		OK(trade_sell(s, &a, &sale, &err));
	}
	OK(dk_supplier_put(s, &maker, &did, &err));
	OK(dk_purchase_new(s, &in, &id, &did, &err));
	OK(dk_stock_adjust(s, ask.product_id, "", DK_QTY(2), "found", &err));
	for (size_t i = 0; i < DK_COUNT(cases); i++) {
		char sql[120];

		snprintf(sql, sizeof(sql), "UPDATE order_line SET promise = '%s'",
		    cases[i].promise);
		fixture_sql(s->db, sql);
		OK(dk_hand_out_preview(s, &a, &ask, &x, &err));
		assert_int_equal(x.count, 3);
		assert_int_equal(x.rows[0].served.milli, 2000);
		for (size_t k = 0; k < 3; k++)
			assert_int_equal(x.rows[k].becomes_late, cases[i].late[k]);
	}
	dk_arena_free(&a);
	dk_session_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_policy_gives_what_trying_everything_finds),
		cmocka_unit_test(what_was_handed_out_can_be_taken_back_until_it_is_picked),
		cmocka_unit_test(who_becomes_late_is_told_by_what_comes_and_who_waits_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
