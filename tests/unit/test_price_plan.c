/* test_price_plan.c - what a change of prices would do is told before, and is what it does. */
#include "chance.h"

#include "docket/draft.h"
#include "docket/order_list.h"
#include "docket/price_plan.h"
#include "fixture.h"
#include "small_desk.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

static int
open_desk(void **state)
{
	(void)state;
	s = small_desk_open("plan.db");
	return 0;
}

static int
close_desk(void **state)
{
	(void)state;
	dk_arena_free(&a);
	dk_session_close(s);
	return 0;
}

static struct dk_price_row
row(const char *sku, int64_t e4, int64_t min_qty)
{
	struct dk_product *p = NULL;

	OK(dk_product_by_sku(s, &a, sku, &p, &err));
	return (struct dk_price_row){ .list = "base", .product_id = p->id, .price = { e4 },
		.per = DK_QTY(1), .min_qty = DK_QTY(min_qty), .from = DK_NO_DATE,
		.to = DK_NO_DATE };
}

static struct dk_price_preview
preview(const struct dk_price_rows *rows)
{
	struct dk_price_preview p;
	size_t bad;

	OK(dk_price_preview(s, &a, rows, &p, &bad, &err));
	return p;
}

static int64_t
goods_of(dk_id id)
{
	struct dk_order *o = NULL;

	OK(dk_order_check(s, &a, id, &o, &err));
	return o->goods.minor;
}

/* By chance: drafts that wait, rows that change; then they are kept, and the drafts cost that. */
static void
what_is_told_before_is_what_comes(void **state)
{
	static const char *const skus[] = { "BOLT", "NUT", "CABLE" };
	uint64_t seed = 7;

	(void)state;
	for (int round = 0; round < 12; round++) {
		struct dk_price_row list[3];
		struct dk_price_rows rows = { list, 3 };
		struct dk_price_preview p;
		int64_t before, changed, no = 0;
		size_t bad, told = 0;
		dk_id id;

		OK(dk_draft_new(s, &id, &err));
		OK(dk_draft_set(s, id, "customer", "C-2001", &err));
		for (int i = 0; i < 3; i++) {
			struct dk_line_input in = { .sku = skus[i],
				.qty = dk_fmt(&a, "%d", 1 + (int)(chance(&seed) % 90)) };

			no = 0;
			OK(dk_draft_line(s, id, &no, &in, &err));
			list[i] = row(skus[i], 1 + (int64_t)(chance(&seed) % 90000),
			    (int64_t)(chance(&seed) % 60));
		}
		before = goods_of(id);
		p = preview(&rows);
		assert_int_equal(goods_of(id), before);
		OK(dk_price_keep(s, &rows, &changed, &bad, &err));
		for (size_t i = 0; i < p.touched_count; i++) {
			if (p.touched[i].id != id)
				continue;
			assert_int_equal(p.touched[i].was.minor, before);
			assert_int_equal(p.touched[i].now.minor, goods_of(id));
			told++;
		}
		assert_int_equal(told, goods_of(id) != before);
	}
}

static void
two_rows_for_one_key_are_refused(void **state)
{
	struct dk_price_row list[] = { row("NUT", 100, 0), row("BOLT", 100, 5),
		row("BOLT", 200, 5) };
	struct dk_price_rows rows = { list, 3 }, all;
	struct dk_price_preview p;
	int64_t changed;
	size_t bad;

	(void)state;
	assert_int_equal(dk_price_keep(s, &rows, &changed, &bad, &err), DK_EREFUSED);
	assert_int_not_equal(bad, 0);
	assert_non_null(strstr(err.text, "Leave one out"));
	assert_int_equal(dk_price_preview(s, &a, &rows, &p, &bad, &err), DK_EREFUSED);
	OK(dk_price_of_list(s, &a, "base", &all, &err));
	assert_int_equal(all.count, 0);
}

static void
a_price_under_cost_is_marked_and_breaks_that_end_are_told(void **state)
{
	struct dk_price_row old[] = { row("BOLT", 9000, 0), row("BOLT", 8000, 100) };
	struct dk_price_row one = row("BOLT", 1, 0);
	struct dk_price_rows before = { old, 2 }, rows = { &one, 1 };
	struct dk_price_preview p;
	int64_t changed;
	size_t bad;

	(void)state;
	OK(dk_price_keep(s, &before, &changed, &bad, &err));
	assert_int_equal(changed, 2);
	one.from = dk_date_add(dk_session_today(s), 8);
	p = preview(&rows);
	assert_int_equal(p.changed, 1);
	assert_int_equal(p.gone, 1);
	assert_int_equal(p.under_floor, p.effects[0].has_cost);
	assert_int_equal(p.effects[0].was.e4, 9000);
	assert_int_equal(p.effects[1].does, DK_PRICE_GONE);
	assert_int_equal(p.effects[1].was.e4, 8000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_told_before_is_what_comes, open_desk,
		    close_desk),
		cmocka_unit_test_setup_teardown(two_rows_for_one_key_are_refused,
		    open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
		    a_price_under_cost_is_marked_and_breaks_that_end_are_told, open_desk,
		    close_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
