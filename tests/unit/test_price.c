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

static int
open_company(void **state)
{
	enum dk_put did;

	(void)state;
	s = fixture_company("price");
	bolt = (struct dk_product){ .sku = "A1", .name = "bolt", .price = { 2000 } };
	harbor = (struct dk_customer){ .number = "4711", .name = "Harbor", .price_list = "KEY",
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
	const struct dk_price_ask ask = { &harbor, &bolt, DK_QTY(pieces), day(on) };
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
	const struct dk_price_ask ask = { &harbor, &bolt, DK_QTY(100), DK_NO_DATE };
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

static void
no_price_anywhere_is_said(void **state)
{
	const struct dk_price_ask ask = { NULL, &bolt, DK_QTY(1), DK_NO_DATE };
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
		T(a_later_set_replaces_the_earlier_one_whole),
		T(two_rows_that_tie_are_refused),
		T(the_trail_tells_the_losers_and_why),
		T(no_price_anywhere_is_said),
		T(bad_rows_are_refused),
		T(a_list_of_prices_can_be_put_back_unchanged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
