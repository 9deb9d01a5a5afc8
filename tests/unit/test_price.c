/* test_price.c - the layers of prices, dated sets, breaks, and the trail of how one was found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/price.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;
static struct dk_product bolt;
static struct dk_customer harbor;
static dk_qty together; /* pieces of the price group on the order */

static int
open_company(void **state)
{
	enum dk_put did;

	(void)state;
	s = fixture_company("price");
	bolt = (struct dk_product){ .sku = "A1", .name = "bolt", .price = { 2000 } };
	harbor = (struct dk_customer){ .number = "4711", .name = "Harbor", .price_list = "KEY",
		.group = "TRADE",
		.exempt_until = DK_NO_DATE };
	if (dk_product_put(s, &bolt, &did, &err) != DK_OK ||
	    dk_customer_put(s, &harbor, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return 0;
}

static int
close_company(void **state)
{
	(void)state;
	together = (dk_qty){ 0 };
	dk_arena_free(&a);
	fixture_company_end(s);
	return 0;
}

static dk_date
day(const char *iso)
{
	dk_date d = DK_NO_DATE;

	assert_true(iso[0] == '\0' || dk_date_parse(iso, &d));
	return d;
}

/* A row of the list, "" = the contract. */
static struct dk_price_row
row(const char *list, int64_t e4, int64_t min_qty, const char *from, const char *to)
{
	return (struct dk_price_row){ .list = list, .customer_id = list[0] != '\0' ? 0 : harbor.id,
		.product_id = bolt.id, .price = { e4 }, .per = DK_QTY(1),
		.min_qty = DK_QTY(min_qty), .from = day(from), .to = day(to) };
}

static enum dk_put
put(struct dk_price_row r)
{
	enum dk_put did;

	if (dk_price_put(s, &r, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return did;
}

/* "layer price" for so many pieces on a day. */
static const char *
price(int64_t pieces, const char *on)
{
	const struct dk_price_ask ask = { &harbor, &bolt, DK_QTY(pieces), together, day(on) };
	struct dk_price_answer x;

	assert_int_equal(dk_price_find(s, &a, &ask, &x, &err),
	    DK_OK);
	return dk_fmt(&a, "%s %s%s", x.layer, dk_price_text(x.price).s, x.is_net ? " net" : "");
}

static void
the_first_layer_that_has_a_price_wins(void **state)
{
	(void)state;
	assert_string_equal(price(1, ""), "base 0.20");
	put(row("base", 1900, 0, "", ""));
	assert_string_equal(price(1, ""), "base 0.19");
	put(row("OTHER", 100, 0, "", ""));
	assert_string_equal(price(1, ""), "base 0.19");
	put(row("TRADE", 1850, 0, "", ""));
	assert_string_equal(price(1, ""), "group 0.185");
	put(row("KEY", 1800, 0, "", ""));
	assert_string_equal(price(1, ""), "list 0.18");
	put(row("", 1700, 0, "", ""));
	assert_string_equal(price(1, ""), "contract 0.17 net");
}

static void
the_largest_break_reached_wins(void **state)
{
	(void)state;
	put(row("KEY", 1800, 1, "", ""));
	put(row("KEY", 1600, 1000, "", ""));
	put(row("KEY", 1700, 100, "", ""));
	assert_string_equal(price(99, ""), "list 0.18");
	assert_string_equal(price(100, ""), "list 0.17");
	assert_string_equal(price(5000, ""), "list 0.16");
}

static void
a_break_may_count_all_of_its_group_on_the_order(void **state)
{
	struct dk_price_row r = row("KEY", 1600, 100, "", "");
	enum dk_put did;

	(void)state;
	put(row("KEY", 1800, 0, "", ""));
	r.by_group = true;
	put(r);
	assert_string_equal(price(60, ""), "list 0.18");
	together = DK_QTY(100);
	assert_string_equal(price(60, ""), "list 0.16");
	together = DK_QTY(99);
	assert_string_equal(price(60, ""), "list 0.18");
	assert_string_equal(price(100, ""), "list 0.16");
	r.by_group = false; /* both would be reached by 100 pieces */
	r.price.e4 = 1500;
	assert_int_equal(dk_price_put(s, &r, &did, &err), DK_EREFUSED);
}

static void
a_later_set_replaces_the_earlier_one_whole(void **state)
{
	(void)state;
	put(row("KEY", 1800, 0, "2026-01-01", ""));
	put(row("KEY", 1500, 100, "2026-01-01", ""));
	put(row("KEY", 1900, 0, "2026-07-01", "2026-12-31"));
	assert_string_equal(price(100, "2025-12-31"), "base 0.20");
	assert_string_equal(price(100, "2026-06-30"), "list 0.15");
	assert_string_equal(price(100, "2026-07-01"), "list 0.19");
	assert_string_equal(price(100, "2026-12-31"), "list 0.19");
	assert_string_equal(price(100, "2027-01-01"), "list 0.15");
	/* a set whose breaks are not reached leaves the line to the layer below */
	put(row("KEY", 100, 50, "2026-08-01", ""));
	assert_string_equal(price(49, "2026-08-01"), "base 0.20");
	assert_string_equal(price(50, "2026-08-01"), "list 0.01");
}

static void
two_rows_that_tie_are_refused(void **state)
{
	struct dk_price_row r = row("KEY", 1700, 0, "2026-01-01", "2026-06-30");
	enum dk_put did;

	(void)state;
	assert_int_equal(put(row("KEY", 1800, 0, "2026-01-01", "")), DK_PUT_ADDED);
	assert_int_equal(put(row("KEY", 1800, 0, "2026-01-01", "")), DK_PUT_UNCHANGED);
	assert_int_equal(dk_price_put(s, &r, &did, &err), DK_EREFUSED);
	assert_non_null(strstr(err.text, "KEY already has a price of 0.18 from 2026-01-01"));
	assert_int_equal(put(row("KEY", 1810, 0, "2026-01-01", "")), DK_PUT_CHANGED);
	assert_int_equal(put(row("KEY", 1810, 0, "2026-01-01", "2026-06-30")), DK_PUT_CHANGED);
	assert_int_equal(put(row("", 1700, 0, "2026-01-01", "")), DK_PUT_ADDED);
	assert_int_equal(put(row("", 1700, 0, "2026-01-01", "")), DK_PUT_UNCHANGED);
}

static void
the_trail_tells_the_losers_and_why(void **state)
{
	const struct dk_price_ask ask = { &harbor, &bolt, DK_QTY(100), { 0 }, DK_NO_DATE };
	struct dk_price_answer x;

	(void)state;
	put(row("", 1500, 500, "", ""));
	put(row("KEY", 1900, 0, "2025-01-01", ""));
	put(row("KEY", 1800, 0, "2026-01-01", ""));
	put(row("KEY", 1700, 100, "2026-01-01", ""));
	assert_int_equal(dk_price_find(s, &a, &ask, &x, &err),
	    DK_OK);
	assert_string_equal(x.trail, "{\"layer\":\"list\",\"price\":\"0.17\",\"per\":\"1\","
	    "\"why\":\"set of 2026-01-01, break at 100\",\"losers\":["
	    "{\"layer\":\"contract\",\"price\":\"0.15\",\"why\":\"its break is not reached\"},"
	    "{\"layer\":\"list\",\"price\":\"0.18\",\"why\":\"a larger break is reached\"},"
	    "{\"layer\":\"list\",\"price\":\"0.19\",\"why\":\"replaced by a later set\"},"
	    "{\"layer\":\"base\",\"price\":\"0.20\",\"why\":\"a layer above has a price\"}]}");
}

enum { ROWS = 24, ROUNDS = 300 };

static unsigned
roll(unsigned *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* The rules of domain.md §5 read off one by one, over all rows; NULL where no row holds. */
static const struct dk_price_row *
brute(const struct dk_price_row *rows, size_t count, int64_t pieces, dk_date on)
{
	static const char *const layers[] = { "", "KEY", "TRADE", "base" };

	for (size_t layer = 0; layer < DK_COUNT(layers); layer++) {
		const struct dk_price_row *best = NULL;
		int32_t set = INT32_MIN;
		bool any = false;

		for (size_t pass = 0; pass < 2; pass++)
			for (size_t i = 0; i < count; i++) {
				const struct dk_price_row *r = &rows[i];
				int64_t reached = r->by_group ? together.milli : pieces * 1000;

				if (strcmp(r->list, layers[layer]) != 0 ||
				    r->from.days > on.days ||
				    (dk_date_is_set(r->to) && r->to.days < on.days))
					continue;
				if (pass == 0 && (!any || r->from.days > set)) {
					set = r->from.days;
					any = true;
				} else if (pass == 1 && r->from.days == set &&
				    r->min_qty.milli <= reached &&
				    (best == NULL || r->min_qty.milli > best->min_qty.milli)) {
					best = r;
				}
			}
		if (best != NULL)
			return best;
	}
	return NULL;
}

static void
add_random_row(struct dk_price_row *rows, size_t *count, unsigned *seed)
{
	static const char *const lists[] = { "", "KEY", "TRADE", "base", "OTHER" };
	static const char *const days[] = { "", "2026-01-01", "2026-03-01", "2026-06-01" };
	unsigned n = roll(seed);
	struct dk_price_row r = row(lists[n % 5], 1 + n / 5 % 5000, n / 7 % 5 * 10,
	    days[n / 11 % 4], n / 13 % 3 == 0 ? "2026-07-31" : "");
	enum dk_put did;

	r.by_group = n / 17 % 3 == 0;
	if (dk_price_put(s, &r, &did, &err) == DK_OK) {
		size_t at = 0;

		while (at < *count && (strcmp(rows[at].list, r.list) != 0 ||
		    rows[at].from.days != r.from.days || rows[at].min_qty.milli != r.min_qty.milli))
			at++;
		rows[at] = r;
		*count += at == *count;
	} else {
		assert_int_equal(err.rc, DK_EREFUSED);
	}
}

static void
the_layers_hold_to_their_rules_read_one_by_one(void **state)
{
	static struct dk_price_row rows[ROWS];
	size_t count = 0;
	unsigned seed = 4711;

	(void)state;
	bolt.price.e4 = 0;
	for (int i = 0; i < ROUNDS; i++) {
		int64_t pieces = 1 + roll(&seed) % 60;
		const struct dk_price_row *want;
		struct dk_price_ask ask = { &harbor, &bolt, DK_QTY(pieces), { 0 }, DK_NO_DATE };
		struct dk_price_answer x;
		enum dk_rc rc;

		if (count < ROWS)
			add_random_row(rows, &count, &seed);
		together = DK_QTY(pieces + roll(&seed) % 40);
		ask.group_pieces = together;
		ask.day = day(i % 2 == 0 ? "2026-04-15" : i % 3 == 0 ? "2026-08-01" : "2025-12-31");
		want = brute(rows, count, pieces, ask.day);
		rc = dk_price_find(s, &a, &ask, &x, &err);
		assert_int_equal(rc, want != NULL ? DK_OK : DK_ENOTFOUND);
		if (want != NULL)
			assert_int_equal(x.price.e4, want->price.e4);
	}
	assert_int_equal(count, ROWS);
}

static void
no_price_anywhere_is_said(void **state)
{
	const struct dk_price_ask ask = { NULL, &bolt, DK_QTY(1), { 0 }, DK_NO_DATE };
	struct dk_price_answer x;

	(void)state;
	bolt.price.e4 = 0;
	assert_int_equal(dk_price_find(s, &a, &ask, &x, &err),
	    DK_ENOTFOUND);
	assert_non_null(strstr(err.text, "A1"));
}

static void
bad_rows_are_refused(void **state)
{
	struct dk_price_row r = row("KEY", 1, 0, "2026-02-01", "2026-01-01");
	enum dk_put did;

	(void)state;
	assert_int_equal(dk_price_put(s, &r, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "to");
	r = row("KEY", -1, 0, "", "");
	assert_int_equal(dk_price_put(s, &r, &did, &err), DK_EINPUT);
	r = row("KEY", 1, 0, "", "");
	r.customer_id = harbor.id;
	assert_int_equal(dk_price_put(s, &r, &did, &err), DK_EINPUT);
}

static void
a_list_of_prices_can_be_put_back_unchanged(void **state)
{
	struct dk_price_row *rows;
	size_t count;

	(void)state;
	put(row("base", 1900, 0, "", ""));
	put(row("KEY", 1800, 10, "2026-01-01", "2026-12-31"));
	put(row("", 1700, 0, "", ""));
	assert_int_equal(dk_price_list(s, &a, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(put(rows[i]), DK_PUT_UNCHANGED);
	assert_string_equal(rows[0].list, "base");
	assert_int_equal(rows[2].customer_id, harbor.id);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(the_first_layer_that_has_a_price_wins),
		T(the_largest_break_reached_wins),
		T(a_break_may_count_all_of_its_group_on_the_order),
		T(a_later_set_replaces_the_earlier_one_whole),
		T(the_layers_hold_to_their_rules_read_one_by_one),
		T(two_rows_that_tie_are_refused),
		T(the_trail_tells_the_losers_and_why),
		T(no_price_anywhere_is_said),
		T(bad_rows_are_refused),
		T(a_list_of_prices_can_be_put_back_unchanged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
