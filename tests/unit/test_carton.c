/* test_carton.c - cartons: weights, limits, serial numbers, suggestions, and what each refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/box.h"
#include "docket/carton.h"
#include "docket/check_digit.h"
#include "docket/setting.h"
#include "fixture.h"
#include "shop.h"

static const struct shop_line two[] = { { 1, 5000, 100000, 0, 0 }, { 2, 8000, 23500, 0, 0 } };
static struct dk_err err;
static dk_id id;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s", err.text); \
	} while (0)

/* BOLT weighs 500 g, NUT 20 g; 5 and 8 of them are picked. */
static int
open_picked(void **state)
{
	static const struct dk_picked picked[] = { { 1, DK_QTY(5), "" }, { 2, DK_QTY(8), "" } };
	struct dk_session *s = shop_open("carton");

	shop_order(s, 1, two, DK_COUNT(two), (const int64_t[]){ 0, 0 });
	OK(dk_shipment_pick(s, 1, &id, &err));
	OK(dk_shipment_confirm(s, id, picked, 2, &err));
	*state = s;
	return 0;
}

static void
put_box(struct dk_session *s, const struct dk_box *b)
{
	enum dk_put did;

	OK(dk_box_put(s, b, &did, &err));
}

static void
put_line(struct dk_session *s, int64_t carton, int64_t line, int64_t qty)
{
	const struct dk_picked p = { line, DK_QTY(qty), "" };

	OK(dk_carton_put(s, id, carton, &p, 1, &err));
}

static const char *
state_of(struct dk_session *s)
{
	return fixture_text(s->db, "SELECT state FROM shipment WHERE id = 1");
}

static void
a_shipment_is_packed_when_its_cartons_are_closed(void **state)
{
	struct dk_session *s = *state;

	put_line(s, 0, 1, 5);
	put_line(s, 0, 2, 6); /* the open one */
	OK(dk_carton_close(s, id, 1, &err));
	shop_refused(dk_carton_close(s, id, 1, &err), &err, "closed already");
	put_line(s, 0, 2, 2); /* a new one */
	assert_string_equal(state_of(s), "checked");
	shop_refused(dk_shipment_post(s, id, "", &err), &err, "not packed yet");
	OK(dk_carton_close(s, id, 0, &err));
	assert_string_equal(state_of(s), "packed");
	OK(dk_carton_reopen(s, id, 2, &err));
	assert_string_equal(state_of(s), "checked");
	shop_refused(dk_carton_put(s, id, 1, &(struct dk_picked){ 2, DK_QTY(1), "" }, 1, &err),
	    &err,
	    "Carton 1 of S1001 is closed");
	OK(dk_shipment_pack(s, id, 0, NULL, 0, &err)); /* nothing is left: closes what is open */
	assert_string_equal(state_of(s), "packed");
	OK(dk_shipment_post(s, id, "T", &err));
	shop_refused(dk_carton_reopen(s, id, 1, &err), &err, "its cartons stay as they are");
	shop_check(s);
}

static void
goods_come_out_again_and_an_empty_carton_goes(void **state)
{
	struct dk_session *s = *state;
	const struct dk_picked three = { 1, DK_QTY(3), "" }, ten = { 1, DK_QTY(10), "" };

	put_line(s, 1, 1, 5);
	shop_refused(dk_carton_take(s, id, 1, &ten, 1, &err), &err, "only 5 of it are in carton 1");
	OK(dk_carton_take(s, id, 1, &three, 1, &err));
	put_line(s, 2, 1, 3);
	shop_refused(dk_carton_drop(s, id, 2, &err), &err, "is not empty");
	OK(dk_carton_take(s, id, 1, NULL, 0, &err));
	shop_refused(dk_carton_drop(s, id, 1, &err), &err, "Only the last carton");
	OK(dk_carton_take(s, id, 2, NULL, 0, &err));
	OK(dk_carton_drop(s, id, 2, &err));
	shop_refused(dk_carton_close(s, id, 1, &err), &err, "is empty");
	shop_refused(dk_carton_close(s, id, 7, &err), &err, "it has 1 to 1");
	assert_int_equal(fixture_number(s->db, "SELECT sum(packed) FROM shipment_line"), 0);
	shop_check(s);
}

static void
a_weight_that_differs_says_what_may_be_wrong(void **state)
{
	struct dk_session *s = *state;
	struct dk_weighed w = { 2180, "" };
	struct dk_arena a = { 0 };
	struct dk_shipment *h;

	put_box(s, &(struct dk_box){ 0, "M", "", 400, 300, 200, 350, 0 });
	put_line(s, 1, 1, 5);
	put_line(s, 1, 2, 8);
	OK(dk_carton_box(s, id, 1, "M", &err));
	shop_refused(dk_carton_box(s, id, 1, "XL", &err), &err, "no box 'XL'");
	/* 5 × 500 + 8 × 20 + 350 = 3010 g; 3 % of it are allowed */
	w.gram = 2020;
	assert_int_equal(dk_carton_weigh(s, id, 1, &w, &err), DK_EINPUT);
	assert_string_equal(err.field, "reason");
	assert_string_equal(err.text,
	    "Carton 1 of S1001 should weigh 3.01 kg; 2.02 kg is 0.99 kg too"
	    " little, as if 2 of BOLT were missing. Look into it, or say why.");
	w.gram = 3100;
	OK(dk_carton_weigh(s, id, 1, &w, &err));
	w = (struct dk_weighed){ 4010, "filled with paper" };
	OK(dk_carton_weigh(s, id, 1, &w, &err));
	OK(dk_carton_close(s, id, 1, &err));
	OK(dk_shipment_load(s, &a, id, &h, &err));
	assert_int_equal(h->cartons[0].expected_gram, 3010);
	assert_int_equal(h->cartons[0].gram, 4010);
	assert_string_equal(h->cartons[0].weight_reason, "filled with paper");
	/* what goes in later was not on the scale */
	OK(dk_carton_reopen(s, id, 1, &err));
	OK(dk_carton_take(s, id, 1, &(struct dk_picked){ 2, DK_QTY(1), "" }, 1, &err));
	assert_int_equal(fixture_number(s->db, "SELECT gram FROM carton"), 0);
	dk_arena_free(&a);
}

static void
the_carrier_and_the_box_have_limits(void **state)
{
	struct dk_session *s = *state;

	fixture_sql(s->db, "INSERT INTO carrier_service (id, carrier, service, max_gram, hazard)"
	    " VALUES (50, 'DHL', 'STD', 2000, '8')");
	fixture_sql(s->db, "UPDATE shipment SET service_id = 50");
	shop_refused(dk_shipment_pack(s, id, 0, NULL, 0, &err), &err,
	    "Carton 1 of S1001 weighs 2.66 kg, and DHL/STD takes 2 kg");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM carton"), 0);
	put_line(s, 1, 1, 3);
	OK(dk_carton_weigh(s, id, 1, &(struct dk_weighed){ 2400, "wet" }, &err));
	shop_refused(dk_carton_close(s, id, 1, &err), &err, "weighs 2.4 kg");
	OK(dk_carton_weigh(s, id, 1, &(struct dk_weighed){ 0, "" }, &err));
	put_box(s, &(struct dk_box){ 0, "S", "", 200, 150, 100, 100, 1200 });
	OK(dk_carton_box(s, id, 1, "S", &err));
	shop_refused(dk_carton_close(s, id, 1, &err), &err, "box S bears 1.2 kg");
	OK(dk_carton_box(s, id, 1, "", &err));
	fixture_sql(s->db, "UPDATE product SET hazard = '3' WHERE sku = 'BOLT'");
	shop_refused(dk_carton_close(s, id, 1, &err), &err,
	    "hazard class 3, which DHL/STD does not");
	fixture_sql(s->db, "UPDATE product SET hazard = '8' WHERE sku = 'BOLT'");
	OK(dk_carton_close(s, id, 1, &err));
}

static void
a_serial_number_is_given_once(void **state)
{
	struct dk_session *s = *state;
	dk_id shipment;
	int64_t no;

	OK(dk_setting_set(s, "gs1_prefix", "501234", &err));
	OK(dk_setting_set(s, "sscc_extension", "3", &err));
	put_line(s, 1, 1, 5);
	assert_string_equal(fixture_text(s->db, "SELECT sscc FROM carton"), "350123400000000011");
	assert_true(dk_mod10_ok("350123400000000011"));
	OK(dk_carton_take(s, id, 1, NULL, 0, &err));
	OK(dk_carton_drop(s, id, 1, &err));
	put_line(s, 1, 1, 5);
	assert_string_equal(fixture_text(s->db, "SELECT sscc FROM carton"), "350123400000000028");
	OK(dk_carton_find(s, "350123400000000028", &shipment, &no, &err));
	assert_int_equal(shipment, id);
	assert_int_equal(no, 1);
	OK(dk_carton_find(s, "350123400000000011", &shipment, &no, &err));
	assert_int_equal(shipment, 0);
	shop_refused(dk_carton_find(s, "350123400000000029", &shipment, &no, &err) == DK_EINPUT
	    ? DK_EREFUSED : DK_OK, &err, "check digit is wrong");
	/* all of a small number range are given: never one of them again */
	OK(dk_setting_set(s, "gs1_prefix", "501234567890", &err));
	fixture_sql(s->db, "UPDATE series SET next_no = 10009 WHERE kind = 'sscc';"
	    "INSERT INTO sscc (code, seq, shipment_id, carton_no, at)"
	    " VALUES ('350123456789000094', 9, 1, 1, '2026')");
	shop_refused(dk_carton_put(s, id, 2, &(struct dk_picked){ 2, DK_QTY(1), "" }, 1, &err),
	    &err,
	    "set sscc_extension 4");
	OK(dk_setting_set(s, "gs1_prefix", "50-1234", &err));
	shop_refused(dk_carton_put(s, id, 2, &(struct dk_picked){ 2, DK_QTY(1), "" }, 1, &err),
	    &err,
	    "is not 4 to 12 digits");
}

static void
a_list_fills_and_closes_in_one_go(void **state)
{
	struct dk_session *s = *state;
	struct dk_fill rows[] = { { 1, 1, DK_QTY(3), "M", "", 0 }, { 2, 1, DK_QTY(2), "", "", 0 },
		{ 1, 2, DK_QTY(8), "", "", 9000 } };

	put_box(s, &(struct dk_box){ 0, "M", "", 400, 300, 200, 350, 0 });
	assert_int_equal(dk_carton_fill(s, id, rows, 3, NULL, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "should weigh 2.01 kg; 9 kg is"));
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM carton"), 0);
	rows[2].gram = 2000;
	OK(dk_carton_fill(s, id, rows, 3, NULL, &err));
	assert_string_equal(state_of(s), "packed");
	assert_string_equal(fixture_text(s->db, "SELECT group_concat(gram || '/' || expected_gram)"
	    " FROM carton"), "2000/2010,0/1000");
	shop_check(s);
}

static void
a_suggestion_keeps_every_limit_and_says_why(void **state)
{
	struct dk_session *s = *state;
	struct dk_suggestion g;
	struct dk_arena a = { 0 };

	OK(dk_carton_suggest(s, &a, id, &g, &err));
	assert_int_equal(g.count, 1);
	assert_int_equal(g.unsized, 2);
	assert_string_equal(g.cartons[0].why,
	    "All in one; no boxes and no weight limit are set up.");
	fixture_sql(s->db, "INSERT INTO carrier_service (id, carrier, service, max_gram)"
	    " VALUES (50, 'DHL', 'STD', 1600);"
	    "UPDATE shipment SET service_id = 50;"
	    "UPDATE product SET length_mm = 190, width_mm = 90, height_mm = 90 WHERE sku = 'BOLT';"
	    "UPDATE product SET length_mm = 10, width_mm = 10, height_mm = 10 WHERE sku = 'NUT'");
	put_box(s, &(struct dk_box){ 0, "M", "", 400, 300, 200, 250, 0 });
	put_box(s, &(struct dk_box){ 0, "S", "", 200, 100, 100, 100, 0 });
	OK(dk_carton_suggest(s, &a, id, &g, &err));
	/* 1600 g less 250 g: two bolts a carton; the last one lies alone, in the small box */
	assert_int_equal(g.count, 3);
	assert_string_equal(g.cartons[0].box, "M");
	assert_int_equal(g.cartons[0].gram, 1250 + 8 * 20);
	assert_string_equal(g.cartons[2].box, "S");
	assert_string_equal(g.cartons[2].why,
	    "The smallest box for 1.6 l and a side of 190 mm; 76 % full.");
	OK(dk_carton_fill(s, id, g.fill, g.fill_count, NULL, &err));
	assert_string_equal(state_of(s), "packed");
	OK(dk_carton_suggest(s, &a, id, &g, &err));
	assert_int_equal(g.count, 0);
	dk_arena_free(&a);
	shop_check(s);
}

static void
what_fits_nowhere_goes_as_it_is_or_with_nobody(void **state)
{
	struct dk_session *s = *state;
	struct dk_suggestion g;
	struct dk_arena a = { 0 };

	put_box(s, &(struct dk_box){ 0, "S", "", 200, 100, 100, 100, 0 });
	fixture_sql(s->db, "UPDATE product SET length_mm = 900, width_mm = 20, height_mm = 20"
	    " WHERE sku = 'BOLT'");
	OK(dk_carton_suggest(s, &a, id, &g, &err));
	assert_int_equal(g.count, 6);
	assert_string_equal(g.cartons[0].why,
	    "900 x 20 x 20 mm fits into no box: it goes as it is.");
	assert_string_equal(g.cartons[0].box, "");
	fixture_sql(s->db, "INSERT INTO carrier_service (id, carrier, service, max_gram)"
	    " VALUES (50, 'DHL', 'STD', 400);UPDATE shipment SET service_id = 50");
	shop_refused(dk_carton_suggest(s, &a, id, &g, &err), &err,
	    "Line 1 (BOLT): a piece weighs 0.5 kg, and DHL/STD takes 0.4 kg");
	dk_arena_free(&a);
}

static void
what_waits_for_inspection_is_not_packed(void **state)
{
	struct dk_session *s = *state;

	fixture_sql(s->db, "INSERT INTO inspection (shipment_line_id, shipment_id, code, reason,"
	    " chosen_at) SELECT id, 1, 'value', 'worth a look', '2026' FROM shipment_line LIMIT 1");
	shop_refused(dk_shipment_pack(s, id, 0, NULL, 0, &err), &err,
	    "is to be inspected before it is packed: worth a look");
	fixture_sql(s->db, "UPDATE inspection SET state = 'failed'");
	shop_refused(dk_carton_put(s, id, 1, &(struct dk_picked){ 2, DK_QTY(1), "" }, 1, &err),
	    &err,
	    "failed its inspection");
}

static enum dk_rc
act_fill(struct dk_session *s, struct dk_err *e)
{
	const struct dk_fill rows[] = { { 1, 1, DK_QTY(5), "", "", 2500 },
		{ 2, 2, DK_QTY(8), "", "", 0 } };

	return dk_carton_fill(s, 1, rows, 2, NULL, e);
}

static void
a_failure_at_any_statement_changes_nothing(void **state)
{
	OK(dk_setting_set(*state, "gs1_prefix", "501234", &err));
	shop_fail_each(*state, act_fill);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_picked, close_shop)
		CASE(a_shipment_is_packed_when_its_cartons_are_closed),
		CASE(goods_come_out_again_and_an_empty_carton_goes),
		CASE(a_weight_that_differs_says_what_may_be_wrong),
		CASE(the_carrier_and_the_box_have_limits),
		CASE(a_serial_number_is_given_once),
		CASE(a_list_fills_and_closes_in_one_go),
		CASE(a_suggestion_keeps_every_limit_and_says_why),
		CASE(what_fits_nowhere_goes_as_it_is_or_with_nobody),
		CASE(what_waits_for_inspection_is_not_packed),
		CASE(a_failure_at_any_statement_changes_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
