/* test_ship.c - picking, packing, posting: quantities are confirmed, never assumed. */
#include "chance.h"
#include "docket/order_list.h"
#include "fixture.h"
#include "shop.h"

static const struct shop_line two[] = { { 1, 5000, 100000, 0, 0 }, { 2, 8000, 23500, 0, 0 } };

static int
open_shop(void **state)
{
	struct dk_session *s = shop_open("ship");

	shop_order(s, 1, two, DK_COUNT(two), (const int64_t[]){ 0, 0 });
	*state = s;
	return 0;
}

static void
a_list_stands_in_walking_order_and_is_made_once(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_err err;
	dk_id id, none;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_load(s, &a, id, &h, &err), DK_OK);
	assert_int_equal(h->line_count, 3);
	assert_string_equal(h->number, "S1001");
	assert_string_equal(h->lines[0].location, "A-01");
	assert_string_equal(h->lines[1].sku, "NUT");
	assert_string_equal(h->lines[2].location, "B-02");
	assert_false(h->lines[0].is_confirmed);
	assert_int_equal(h->gram, 5 * 500 + 8 * 20);
	shop_refused(dk_shipment_pick(s, 1, &none, &err), &err, "Nothing of order 91 is allocated");
	assert_string_equal(fixture_text(s->db, "SELECT stage FROM orders"), "picking");
	dk_arena_free(&a);
	shop_check(s);
}

static void
held_and_unverified_orders_are_not_picked(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db,
	    "INSERT INTO hold (order_id, code, reason, set_at)"
	    " VALUES (1, 'credit-limit', 'Over.', '2026')");
	shop_refused(dk_shipment_pick(s, 1, &id, &err), &err, "held for credit-limit");
	fixture_sql(s->db, "UPDATE hold SET released_at = '2026'");
	fixture_sql(s->db, "UPDATE orders SET state = 'entered'");
	shop_refused(dk_shipment_pick(s, 1, &id, &err), &err, "not verified");
	fixture_sql(s->db, "UPDATE orders SET state = 'verified'");
	fixture_sql(s->db, "UPDATE customer SET shortage_policy = 'wait'");
	fixture_sql(s->db,
	    "UPDATE order_line SET ordered = ordered + 1000, backordered = 1000"
	    " WHERE line_no = 2");
	shop_refused(dk_shipment_pick(s, 1, &id, &err), &err, "whole orders only");
	fixture_sql(s->db, "UPDATE customer SET shortage_policy = 'part'");
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_refused(dk_shipment_pick(s, 99, &id, &err), &err, "no such order");
}

static void
more_than_the_list_says_is_refused_and_less_needs_a_reason(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked over = { 1, DK_QTY(6), "" }, less = { 2, DK_QTY(5), "" };
	struct dk_picked other = { 7, DK_QTY(1), "" }, minus = { 1, DK_QTY(-1), "x" };
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_refused(dk_shipment_confirm(s, id, &over, 1, &err), &err,
	    "only 5 are on the list; put 1 back");
	shop_refused(dk_shipment_confirm(s, id, &less, 1, &err), &err, "say why");
	shop_refused(dk_shipment_confirm(s, id, &other, 1, &err), &err, "not on pick list");
	shop_refused(dk_shipment_confirm(s, id, &minus, 1, &err), &err, "negative");
	shop_refused(dk_shipment_confirm(s, id, NULL, 0, &err), &err, "nothing is taken as picked");
	shop_refused(dk_shipment_pack(s, id, 0, NULL, 0, &err), &err, "not confirmed yet");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "still being picked");
	assert_int_equal(fixture_number(s->db, "SELECT sum(picked) FROM order_line"), 0);
}

static void
a_short_pick_gives_the_rest_back(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked all = { 1, DK_QTY(5), "" }, less = { 2, DK_QTY(5), "not-there" };
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, &less, 1, &err), DK_OK);
	shop_refused(dk_shipment_confirm(s, id, &less, 1, &err), &err, "already confirmed");
	shop_check(s);
	assert_string_equal(fixture_text(s->db,
				"SELECT allocated || ' ' || backordered || ' ' || picked"
				" FROM order_line WHERE line_no = 2"),
	    "5000 3000 5000");
	assert_string_equal(fixture_text(s->db,
				"SELECT group_concat(picked || short_reason) FROM"
				" shipment_line WHERE line_id = 102"),
	    "4000,1000not-there");
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "picking");
	assert_int_equal(dk_shipment_confirm(s, id, &all, 1, &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "checked");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "docket ship pack S1001");
	assert_int_equal(dk_shipment_pack(s, id, 0, NULL, 0, &err), DK_OK);
	assert_int_equal(dk_shipment_post(s, id, "", &err), DK_OK);
	shop_check(s);
	assert_string_equal(fixture_text(s->db, "SELECT stage || is_part FROM orders"), "short1");
}

static void
a_changed_order_makes_the_list_stale(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked all = { 1, DK_QTY(5), "" };
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	fixture_sql(s->db,
	    "UPDATE order_line SET note = 'x', version = version + 1 WHERE id = 101");
	assert_int_equal(dk_shipment_load(s, &a, id, &h, &err), DK_OK);
	assert_true(h->lines[0].is_stale);
	assert_false(h->lines[1].is_stale);
	shop_refused(dk_shipment_confirm(s, id, &all, 1, &err), &err,
	    "the order changed. First: docket ship acknowledge");
	shop_refused(dk_shipment_cancel(s, id, "", &err), &err, "Say why");
	assert_int_equal(dk_shipment_cancel(s, id, "order changed", &err), DK_OK);
	shop_refused(dk_shipment_cancel(s, id, "again", &err), &err, "already cancelled");
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, &all, 1, &err), DK_OK);
	dk_arena_free(&a);
	shop_check(s);
}

static void
two_lists_of_one_line_do_not_make_each_other_stale(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked all = { 1, DK_QTY(5), "" }, more = { 1, DK_QTY(3), "" };
	struct dk_err err;
	dk_id first, second;

	assert_int_equal(dk_shipment_pick(s, 1, &first, &err), DK_OK);
	fixture_sql(s->db, "UPDATE order_line SET ordered = ordered + 3000 WHERE id = 101");
	shop_allocate(s, 101, 12, 3000);
	assert_int_equal(dk_shipment_pick(s, 1, &second, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, first, &all, 1, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, second, &more, 1, &err), DK_OK);
	shop_check(s);
}

static void
a_waiting_line_is_not_served_while_it_is_being_picked(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked all = { 1, DK_QTY(5), "" };
	struct dk_err err;
	dk_qty served;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	fixture_sql(s->db, "UPDATE order_line SET ordered = ordered + 3000,"
	    " backordered = backordered + 3000 WHERE id = 101;"
	    "UPDATE stock SET on_hand = on_hand + 3000 WHERE product_id = 1 AND location_id = 11");
	assert_int_equal(dk_order_serve(s, 1, &served, &err), DK_OK);
	assert_int_equal(served.milli, 0);
	assert_int_equal(dk_shipment_confirm(s, id, &all, 1, &err), DK_OK);
	assert_int_equal(dk_order_serve(s, 1, &served, &err), DK_OK);
	assert_int_equal(served.milli, 3000);
}

static void
cancelling_puts_the_picked_back(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked all = { 1, DK_QTY(5), "" };
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, &all, 1, &err), DK_OK);
	assert_int_equal(fixture_number(s->db, "SELECT picked FROM order_line WHERE id = 101"),
	    5000);
	assert_int_equal(dk_shipment_cancel(s, id, "wrong carrier", &err), DK_OK);
	assert_string_equal(fixture_text(s->db,
				"SELECT picked || ' ' || allocated FROM order_line"
				" WHERE id = 101"),
	    "0 5000");
	assert_string_equal(fixture_text(s->db, "SELECT stage FROM orders"), "allocated");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "was cancelled");
	shop_check(s);
}

static void
cartons_hold_what_was_picked_and_no_more(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked picked[] = { { 1, DK_QTY(5), "" }, { 2, DK_QTY(8), "" } };
	struct dk_picked part[] = { { 1, DK_QTY(2), "" }, { 2, DK_QTY(6), "" } };
	struct dk_picked over = { 2, DK_QTY(3), "" };
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, picked, 2, &err), DK_OK);
	shop_refused(dk_shipment_pack(s, id, 2, NULL, 0, &err), &err, "the next one of S1001 is 1");
	assert_int_equal(dk_shipment_pack(s, id, 1, part, 2, &err), DK_OK);
	shop_refused(dk_shipment_pack(s, id, 2, &over, 1, &err), &err, "only 2 of what was picked");
	assert_int_equal(dk_shipment_pack(s, id, 2, NULL, 0, &err), DK_OK);
	shop_refused(dk_shipment_pack(s, id, 3, NULL, 0, &err), &err, "already packed");
	assert_int_equal(dk_shipment_load(s, &a, id, &h, &err), DK_OK);
	assert_string_equal(h->state, "packed");
	assert_int_equal(h->carton_count, 2);
	assert_int_equal(h->cartons[0].pieces, 8);
	assert_int_equal(h->cartons[0].gram, 2 * 500 + 6 * 20);
	assert_int_equal(h->gram, 5 * 500 + 8 * 20);
	dk_arena_free(&a);
	shop_check(s);
}

static void
posting_moves_stock_and_its_cost(void **state)
{
	struct dk_session *s = *state;
	struct dk_shipment_row *rows;
	struct dk_arena a = { 0 };
	struct dk_err err;
	dk_id id, found;
	size_t count;

	assert_int_equal(dk_shipment_list(s, &a, 0, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].state, "ready");
	assert_int_equal(rows[0].pieces.milli, 13000);
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_list(s, &a, 0, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].number, "S1001");
	shop_send(s, id);
	assert_int_equal(fixture_number(s->db,
			     "SELECT sum(debit) FROM posting WHERE account = '5000'"),
	    5 * 600 + 8 * 125);
	assert_string_equal(fixture_text(s->db,
				"SELECT tracking || date || day_id || state"
				" FROM shipment"),
	    "TRACK2026-11-231shipped");
	assert_string_equal(fixture_text(s->db, "SELECT document || subject_id FROM print_job"),
	    "packing-slip1");
	assert_int_equal(fixture_number(s->db, "SELECT sum(on_hand) FROM stock"), 0);
	assert_string_equal(fixture_text(s->db, "SELECT stage FROM orders"), "shipped");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "left on 23 Nov 2026");
	shop_refused(dk_shipment_cancel(s, id, "x", &err), &err, "come back as a return");
	assert_int_equal(dk_shipment_list(s, &a, 0, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 0);
	assert_int_equal(dk_shipment_list(s, &a, 1, &rows, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(dk_shipment_find(s, "S1001", &found, &err), DK_OK);
	assert_int_equal(found, id);
	shop_refused(dk_shipment_find(s, "S9", &found, &err), &err, "no shipment S9");
	dk_arena_free(&a);
	shop_check(s);
}

static void
nothing_picked_does_not_leave(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked none[] = { { 1, DK_QTY(0), "not-there" }, { 2, DK_QTY(0), "not-there" } };
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, none, 2, &err), DK_OK);
	shop_refused(dk_shipment_pack(s, id, 0, NULL, 0, &err), &err, "Nothing was picked");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "Nothing was picked");
	assert_int_equal(dk_shipment_cancel(s, id, "empty", &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT stage FROM orders"), "short");
	shop_check(s);
}

static void
a_hold_stops_goods_that_are_packed(void **state)
{
	struct dk_session *s = *state;
	struct dk_picked picked[] = { { 1, DK_QTY(5), "" }, { 2, DK_QTY(8), "" } };
	struct dk_err err;
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, picked, 2, &err), DK_OK);
	assert_int_equal(dk_shipment_pack(s, id, 0, NULL, 0, &err), DK_OK);
	fixture_sql(s->db,
	    "INSERT INTO hold (order_id, code, reason, set_at)"
	    " VALUES (1, 'manual', 'Wait.', '2026')");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "held for manual");
}

static void
the_same_key_ships_once(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id, again;

	s->once_key = "k1";
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_pick(s, 1, &again, &err), DK_OK);
	assert_int_equal(id, again);
	shop_refused(dk_shipment_cancel(s, id, "x", &err), &err, "was used for ship.pick");
	s->once_key = "";
}

static void
a_user_without_the_right_ships_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db,
	    "INSERT INTO user_right (user_id, right_name, is_given) SELECT id, 'ship', 0"
	    " FROM users");
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_EDENIED);
}

static enum dk_rc
act_pick(struct dk_session *s, struct dk_err *err)
{
	dk_id id;

	return dk_shipment_pick(s, 1, &id, err);
}

static enum dk_rc
act_confirm(struct dk_session *s, struct dk_err *err)
{
	static const struct dk_picked p[] = { { 1, { 5000 }, "" }, { 2, { 7000 }, "not-there" } };

	return dk_shipment_confirm(s, 1, p, 2, err);
}

static enum dk_rc
act_pack(struct dk_session *s, struct dk_err *err)
{
	return dk_shipment_pack(s, 1, 0, NULL, 0, err);
}

static enum dk_rc
act_post(struct dk_session *s, struct dk_err *err)
{
	return dk_shipment_post(s, 1, "T", err);
}

static enum dk_rc
act_cancel(struct dk_session *s, struct dk_err *err)
{
	return dk_shipment_cancel(s, 1, "why", err);
}

static void
a_failure_at_any_statement_changes_nothing(void **state)
{
	shop_fail_each(*state, act_pick);
	shop_fail_each(*state, act_confirm);
	shop_fail_each(*state, act_pack);
	shop_fail_each(*state, act_post);
}

static void
a_failure_while_cancelling_changes_nothing(void **state)
{
	struct dk_err err;

	assert_int_equal(act_pick(*state, &err), DK_OK);
	assert_int_equal(act_confirm(*state, &err), DK_OK);
	shop_fail_each(*state, act_cancel);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
		CASE(a_list_stands_in_walking_order_and_is_made_once),
		CASE(held_and_unverified_orders_are_not_picked),
		CASE(more_than_the_list_says_is_refused_and_less_needs_a_reason),
		CASE(a_short_pick_gives_the_rest_back),
		CASE(a_changed_order_makes_the_list_stale),
		CASE(two_lists_of_one_line_do_not_make_each_other_stale),
		CASE(a_waiting_line_is_not_served_while_it_is_being_picked),
		CASE(cancelling_puts_the_picked_back),
		CASE(cartons_hold_what_was_picked_and_no_more),
		CASE(posting_moves_stock_and_its_cost),
		CASE(nothing_picked_does_not_leave),
		CASE(a_hold_stops_goods_that_are_packed),
		CASE(the_same_key_ships_once),
		CASE(a_user_without_the_right_ships_nothing),
		CASE(a_failure_at_any_statement_changes_nothing),
		CASE(a_failure_while_cancelling_changes_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
