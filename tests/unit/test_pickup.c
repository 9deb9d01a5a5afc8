/* test_pickup.c - what is packed goes with the next pickup; manifests; what misses it. */
#include "chance.h"
#include "docket/pickup.h"
#include "fixture.h"
#include "shop.h"

static const struct shop_line one[] = { { 1, 5000, 100000, 0, 0 } };
static struct dk_err err;

/* Monday 23 November 2026, 13:16; DHL does not come on Tuesday, for when an order is promised. */
static int
open_yard(void **state)
{
	struct dk_session *s = shop_open("pickup");

	s->clock_is_set = true;
	assert_true(dk_instant_parse("2026-11-23T13:16:00.000Z", &s->clock_ms));
	shop_order(s, 1, one, DK_COUNT(one), (const int64_t[]){ 0, 0 });
	shop_run(s, "INSERT INTO carrier_service (id, carrier, service, cutoff, window_from,"
	    " window_to) VALUES (1, 'DHL', 'STD', '15:30', '15:30', '16:00')");
	shop_run(s, "INSERT INTO carrier_rate (service_id, zone, upto_gram, price, transit_days)"
	    " VALUES (1, '', 100000, 500, 1)");
	shop_run(s, "INSERT INTO holiday (calendar, date, name) VALUES ('DHL', '2026-11-24', 'x')");
	shop_run(s, "UPDATE orders SET service_id = 1, promised = '2026-11-24'");
	shop_run(s, "UPDATE order_line SET promise = '2026-11-24'");
	*state = s;
	return 0;
}

static int
close_yard(void **state)
{
	shop_check(*state);
	fixture_company_end(*state);
	return 0;
}

static void
at(struct dk_session *s, const char *instant)
{
	assert_true(dk_instant_parse(instant, &s->clock_ms));
}

static dk_date
day(const char *iso)
{
	dk_date d;

	assert_true(dk_date_parse(iso, &d));
	return d;
}

/* Picks and packs the order. */
static dk_id
packed(struct dk_session *s)
{
	const struct dk_picked all = { 1, DK_QTY(5), "" };
	dk_id id;

	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	assert_int_equal(dk_shipment_confirm(s, id, &all, 1, &err), DK_OK);
	if (dk_shipment_pack(s, id, 0, NULL, 0, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static const char *
pickup_of(struct dk_session *s, dk_id shipment)
{
	(void)shipment;
	return fixture_text(s->db, "SELECT p.date FROM shipment h JOIN pickup p"
	    " ON p.id = h.pickup_id");
}

static struct dk_pickup
monday(struct dk_session *s, struct dk_arena *a)
{
	struct dk_pickup p;

	if (dk_pickup_load(s, a, 1, day("2026-11-23"), &p, &err) != DK_OK)
		fail_msg("%s", err.text);
	return p;
}

static void
what_is_due_counts_until_it_is_packed(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_pickup p = monday(s, &a);

	assert_int_equal(p.id, 0);
	assert_int_equal(p.open, 1);
	assert_int_equal(p.done, 0);
	assert_int_equal(p.minutes, 134);
	assert_string_equal(p.window, "15:30-16:00");
	assert_int_equal(p.gram, 2500);
	shop_run(s, "UPDATE orders SET stage = 'short'");
	p = monday(s, &a);
	assert_int_equal(p.blocked, 1);
	assert_string_equal(p.why, "91 short");
	shop_run(s, "UPDATE orders SET stage = 'allocated'");
	packed(s);
	p = monday(s, &a);
	assert_int_equal(p.open, 0);
	assert_int_equal(p.done, 1);
	assert_int_equal(p.gram, 2500);
	dk_arena_free(&a);
}

static void
the_cut_off_and_holidays_say_which_pickup_it_is(void **state)
{
	struct dk_session *s = *state;
	dk_id id;

	at(s, "2026-11-23T15:30:00.000Z");
	id = packed(s); /* Tuesday DHL does not come */
	assert_string_equal(pickup_of(s, id), "2026-11-25");
}

static void
a_stopped_shipment_goes_with_none(void **state)
{
	struct dk_session *s = *state;
	dk_id id = packed(s);

	assert_string_equal(pickup_of(s, id), "2026-11-23");
	assert_int_equal(dk_shipment_cancel(s, id, "wrong", &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT count(*) FROM shipment"
	    " WHERE pickup_id IS NOT NULL"), "0");
}

static void
a_manifest_is_signed_once_and_posts_what_is_packed(void **state)
{
	struct dk_session *s = *state;
	struct dk_pickup_moved late;
	dk_id pickup, again;

	shop_refused(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), &err,
	    "Nothing is packed for DHL/STD");
	packed(s);
	assert_int_equal(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), DK_OK);
	assert_int_equal(dk_manifest_make(s, 1, day("2026-11-23"), &again, &err), DK_OK);
	assert_int_equal(pickup, again);
	assert_string_equal(fixture_text(s->db, "SELECT manifest || state FROM pickup"),
	    "MF1001on-manifest");
	shop_refused(dk_manifest_sign(s, pickup, " ", &late, &err), &err, "name of the driver");
	assert_int_equal(dk_manifest_sign(s, pickup, "Joe", &late, &err), DK_OK);
	assert_int_equal(late.promises, 0);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "shipped");
	assert_string_equal(fixture_text(s->db, "SELECT state || driver FROM pickup"
	    " WHERE manifest = 'MF1001'"), "goneJoe");
	shop_refused(dk_manifest_sign(s, pickup, "Jim", &late, &err), &err, "Joe signed");
	shop_refused(dk_pickup_move(s, 1, DK_NO_DATE, "late", &late, &err), &err,
	    "has gone with the pickup");
}

static void
who_comes_only_booked_signs_nothing_before(void **state)
{
	struct dk_session *s = *state;
	dk_id pickup;

	shop_run(s, "UPDATE carrier_service SET needs_booking = 1");
	packed(s);
	shop_refused(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), &err,
	    "comes only when he is booked");
	shop_refused(dk_pickup_book(s, 1, day("2026-11-24"), "B1", &err), &err, "does not come on");
	assert_int_equal(dk_pickup_book(s, 1, day("2026-11-23"), "B1", &err), DK_OK);
	assert_int_equal(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), DK_OK);
}

static void
what_misses_its_pickup_breaks_promises_that_are_told_once(void **state)
{
	struct dk_session *s = *state;
	struct dk_pickup_moved m;
	dk_id id = packed(s);

	shop_refused(dk_pickup_miss(s, 1, day("2026-11-23"), "", &m, &err), &err, "Say why");
	assert_int_equal(dk_pickup_miss(s, 1, day("2026-11-23"), "snow", &m, &err), DK_OK);
	assert_int_equal(m.shipments, 1);
	assert_int_equal(m.promises, 1);
	assert_string_equal(pickup_of(s, id), "2026-11-25");
	assert_string_equal(fixture_text(s->db, "SELECT count(*) || max(due) || max(cause)"
	    " FROM tell"), "12026-11-26the DHL/STD pickup of Mon 23 Nov was missed");
	assert_int_equal(dk_pickup_move(s, id, DK_NO_DATE, "full", &m, &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT count(*) || max(due) FROM tell"),
	    "12026-11-27");
	shop_refused(dk_pickup_miss(s, 1, day("2026-11-23"), "snow", &m, &err), &err,
	    "was missed: snow");
	shop_run(s, "UPDATE order_line SET promise = '2026-11-26'");
	assert_int_equal(dk_pickup_move(s, id, day("2026-11-25"), "room", &m, &err), DK_OK);
	assert_int_equal(m.promises, 0);
	assert_string_equal(fixture_text(s->db, "SELECT max(state) FROM tell"), "void");
}

static void
an_order_not_packed_when_the_driver_signs_is_late(void **state)
{
	struct dk_session *s = *state;
	struct dk_pickup_moved late;
	dk_id pickup;

	packed(s);
	shop_order(s, 2, one, DK_COUNT(one), (const int64_t[]){ 0, 0 });
	shop_run(s, "UPDATE orders SET service_id = 1, promised = '2026-11-24' WHERE id = 2");
	shop_run(s, "UPDATE order_line SET promise = '2026-11-24' WHERE order_id = 2");
	assert_int_equal(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), DK_OK);
	assert_int_equal(dk_manifest_sign(s, pickup, "Joe", &late, &err), DK_OK);
	assert_int_equal(late.promises, 1);
	assert_string_equal(fixture_text(s->db, "SELECT line_id || due FROM tell"),
	    "2012026-11-26");
}

static enum dk_rc
miss(struct dk_session *s, struct dk_err *e)
{
	struct dk_pickup_moved m;

	return dk_pickup_miss(s, 1, day("2026-11-23"), "snow", &m, e);
}

static enum dk_rc
sign(struct dk_session *s, struct dk_err *e)
{
	struct dk_pickup_moved m;

	return dk_manifest_sign(s, 1, "Joe", &m, e);
}

static void
a_failing_statement_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	dk_id pickup;

	packed(s);
	assert_int_equal(dk_manifest_make(s, 1, day("2026-11-23"), &pickup, &err), DK_OK);
	shop_fail_each(s, sign);
	shop_order(s, 2, one, DK_COUNT(one), (const int64_t[]){ 0, 0 });
	shop_run(s, "UPDATE pickup SET state = 'open'");
	shop_fail_each(s, miss);
}

int
main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_yard, close_yard)
	const struct CMUnitTest tests[] = {
		ON(what_is_due_counts_until_it_is_packed),
		ON(the_cut_off_and_holidays_say_which_pickup_it_is),
		ON(a_stopped_shipment_goes_with_none),
		ON(a_manifest_is_signed_once_and_posts_what_is_packed),
		ON(who_comes_only_booked_signs_nothing_before),
		ON(what_misses_its_pickup_breaks_promises_that_are_told_once),
		ON(an_order_not_packed_when_the_driver_signs_is_late),
		ON(a_failing_statement_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
