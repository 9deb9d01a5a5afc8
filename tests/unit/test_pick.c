/* test_pick.c - waves, counted scans, short picks, stopped lists; what is inspected, and why. */
#include "chance.h"
#include "docket/inspect.h"
#include "docket/order_list.h"
#include "docket/pick.h"
#include "docket/setting.h"
#include "docket/wave.h"
#include "fixture.h"
#include "shop.h"

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

static struct dk_err err;

/* BOLT 5 on shelf 11, NUT 4 on 11 and 4 on 12. */
static const struct shop_line two[] = { { 1, 5000, 1000000, 0, 0 }, { 2, 8000, 250000, 0, 0 } };
static const int64_t none[2] = { 0, 0 };

static int
setup(void **state)
{
	*state = shop_open("pick.db");
	shop_order(*state, 1, two, DK_COUNT(two), none);
	return 0;
}

static int
teardown(void **state)
{
	fixture_company_end(*state);
	return 0;
}

static enum dk_rc
take(struct dk_session *s, dk_id wave, const char *scan, int64_t packs, struct dk_taken *out)
{
	struct dk_arena a = { 0 };
	const struct dk_take in = { .wave_id = wave, .scan = scan, .packs = { packs * 1000 } };
	enum dk_rc rc = dk_pick_take(s, &a, &in, out, &err);

	dk_arena_free(&a);
	return rc;
}

static void
a_wave_is_walked_tote_by_tote(void **state)
{
	struct dk_session *s = *state;
	const struct dk_wave_ask ask = { .orders = 9 };
	struct dk_taken t;
	dk_id wave;

	shop_order(s, 2, two, DK_COUNT(two), none);
	OK(dk_wave_make(s, &ask, &wave, &err));
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM shipment WHERE wave_id = 1"
	    " AND state = 'picking'"), 2);
	shop_refused(dk_wave_make(s, &ask, &wave, &err), &err, "No order that may be picked");
	OK(take(s, 1, "BOLT", 5, &t));
	assert_int_equal(t.tote, 1);
	assert_true(t.is_done);
	OK(take(s, 1, "BOLT", 2, &t));
	assert_int_equal(t.tote, 2);
	assert_false(t.is_done);
	shop_refused(take(s, 1, "BOLT", 4, &t), &err, "4 more are too many; 2 of 5");
	shop_refused(take(s, 1, "WIRE", 1, &t), &err, "not on the list; wanted is");
	shop_refused(dk_wave_close(s, 1, &err), &err, "never taken as picked");
	OK(take(s, 1, "BOLT", 3, &t));
	shop_refused(take(s, 1, "BOLT", 1, &t), &err, "put this one back");
	for (int i = 0; i < 4; i++)
		OK(take(s, 1, "NUT", 4, &t));
	assert_int_equal(fixture_number(s->db,
	    "SELECT count(*) FROM shipment WHERE state = 'checked'"), 2);
	OK(dk_wave_close(s, 1, &err));
	shop_check(s);
}

static void
what_is_short_comes_from_another_bin_or_waits(void **state)
{
	struct dk_session *s = *state;
	const struct dk_picked less = { 2, DK_QTY(6), "not-there" };
	dk_id id;

	fixture_sql(s->db, "UPDATE stock SET on_hand = on_hand + 1000 WHERE product_id = 2"
	    " AND location_id = 11; UPDATE stock SET on_hand = on_hand + 7000"
	    " WHERE product_id = 2 AND location_id = 12");
	OK(dk_shipment_pick(s, 1, &id, &err));
	OK(dk_shipment_confirm(s, id, &less, 1, &err));
	/* shelf 12 is empty: all that seemed free there is set apart, one more lies on shelf 11 */
	assert_string_equal(fixture_text(s->db, "SELECT quarantined FROM stock"
	    " WHERE product_id = 2 AND location_id = 12"), "9000");
	assert_string_equal(fixture_text(s->db, "SELECT allocated || ' ' || backordered"
	    " FROM order_line WHERE id = 102"), "7000 1000");
	assert_string_equal(fixture_text(s->db, "SELECT group_concat(qty || '@' || location_id)"
	    " FROM shipment_line WHERE line_id = 102 AND picked IS NULL"), "1000@11");
	OK(dk_bin_check_settle(s, 1, DK_QTY(9), &err));
	assert_int_equal(fixture_number(s->db, "SELECT sum(quarantined) FROM stock"), 0);
	shop_refused(dk_bin_check_settle(s, 1, DK_QTY(1), &err), &err, "already");
}

static void
a_stopped_list_follows_its_order_when_it_is_acknowledged(void **state)
{
	struct dk_session *s = *state;
	const struct dk_picked all = { 1, DK_QTY(5), "" };
	struct dk_arena a = { 0 };
	const char *text;
	bool done;
	dk_id id, row;

	OK(dk_shipment_pick(s, 1, &id, &err));
	shop_refused(dk_shipment_acknowledge(s, &a, id, &text, &err), &err, "not stopped");
	row = fixture_number(s->db, "SELECT id FROM shipment_line WHERE line_id = 101");
	OK(dk_pick_count(s, row, DK_QTY(4), &done, &err));
	OK(dk_order_cancel(s, 1, 1, DK_QTY(2), "called", &err));
	shop_refused(dk_shipment_confirm(s, id, &all, 1, &err), &err, "is stopped: the order");
	shop_refused(dk_pick_count(s, row, DK_QTY(5), &done, &err), &err, "STOPPED");
	OK(dk_shipment_acknowledge(s, &a, id, &text, &err));
	assert_string_equal(text, "put 1 BOLT back to A-01");
	assert_int_equal(fixture_number(s->db, "SELECT qty FROM shipment_line WHERE line_id = 101"),
	    3000);
	OK(dk_order_cancel(s, 1, 0, DK_QTY(0), "called again", &err));
	OK(dk_shipment_acknowledge(s, &a, id, &text, &err));
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "cancelled");
	dk_arena_free(&a);
	shop_check(s);
}

/* Picks an order whole; how many of its lines were chosen. */
static int64_t
chosen_of(struct dk_session *s, dk_id order)
{
	const struct dk_picked all[] = { { 1, DK_QTY(5), "" }, { 2, DK_QTY(8), "" } };
	int64_t before = fixture_number(s->db, "SELECT count(*) FROM inspection");
	dk_id id;

	shop_order(s, order, two, DK_COUNT(two), none);
	OK(dk_shipment_pick(s, order, &id, &err));
	OK(dk_shipment_confirm(s, id, all, DK_COUNT(all), &err));
	return fixture_number(s->db, "SELECT count(*) FROM inspection") - before;
}

static void
seeded_confusions_raise_the_rate_and_every_choice_is_explained(void **state)
{
	struct dk_session *s = *state;
	int64_t before = 0, after = 0;

	OK(dk_setting_set(s, "inspect_share", "5", &err));
	for (dk_id i = 0; i < 20; i++)
		before += chosen_of(s, 100 + i);
	OK(dk_mispick_add(s, 1, 3, "S1", &err)); /* a wire was sent for a bolt */
	for (dk_id i = 0; i < 20; i++)
		after += chosen_of(s, 200 + i);
	assert_true(before < 15);
	assert_true(after >= 20 && after > before + 10);
	assert_int_equal(fixture_number(s->db,
	    "SELECT count(*) FROM inspection WHERE reason = ''"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM inspection"
	    " WHERE code = 'mistake' AND reason LIKE '%WIRE%'"), 20);
}

static void
what_fails_is_disposed_of_before_it_is_packed(void **state)
{
	struct dk_session *s = *state;
	struct dk_inspected in = { .line_no = 1, .counted = DK_QTY(5), .damaged = DK_QTY(2) };
	dk_qty failed;

	OK(dk_mispick_add(s, 1, 3, "S1", &err));
	assert_int_equal(chosen_of(s, 50), 1);
	shop_refused(dk_shipment_pack(s, 1, 0, NULL, 0, &err), &err, "inspected");
	OK(dk_setting_set(s, "inspect_by_other", "yes", &err));
	shop_refused(dk_inspect(s, 1, &in, &failed, &err), &err, "picked line 1 yourself");
	OK(dk_setting_set(s, "inspect_by_other", "no", &err));
	OK(dk_inspect(s, 1, &in, &failed, &err));
	assert_int_equal(failed.milli, 2000);
	shop_refused(dk_shipment_pack(s, 1, 0, NULL, 0, &err), &err, "1");
	shop_refused(dk_dispose(s, 1, 1, "replace", &err), &err, "are free to replace");
	fixture_sql(s->db, "UPDATE product SET cost = 60000000; UPDATE stock_value SET value ="
	    " qty * 600 / 1000, known_value = known_qty * 600 / 1000");
	OK(dk_setting_set(s, "adjust_approval", "5.00", &err));
	shop_refused(dk_dispose(s, 1, 1, "scrap", &err), &err, "a second person must approve");
	OK(dk_setting_set(s, "adjust_approval", "0", &err));
	OK(dk_dispose(s, 1, 1, "quarantine", &err));
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "checked");
	assert_string_equal(fixture_text(s->db, "SELECT allocated || ' ' || backordered"
	    " || ' ' || picked FROM order_line WHERE id = 5001"), "3000 2000 3000");
	OK(dk_shipment_pack(s, 1, 0, NULL, 0, &err));
	shop_check(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(a_wave_is_walked_tote_by_tote),
		T(what_is_short_comes_from_another_bin_or_waits),
		T(a_stopped_list_follows_its_order_when_it_is_acknowledged),
		T(seeded_confusions_raise_the_rate_and_every_choice_is_explained),
		T(what_fails_is_disposed_of_before_it_is_packed),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
