/* test_inquiry.c - who calls, what may be said to him, that it was; and what stands at the door. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/desk.h"
#include "docket/inquiry.h"
#include "fixture.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

#define ORDER \
	"INSERT INTO orders (number, state, stage, customer_id, customer_po, po_key, placed," \
	" promised, currency, site_id, touched_at) "

/* Two customers; 100 is held, 101 was shipped and closed, 102 is a later draft. */
static struct dk_session *
open_house(void)
{
	struct dk_session *s = fixture_company("inquiry.db");

	fixture_sql(s->db,
	    "INSERT INTO customer (id, number, name, name_key, phone, phone_key) VALUES"
	    " (1, '4711', 'Harbor Marine', 'harbor marine', '0117 555 0142', '24105557110'),"
	    " (2, '4712', 'Pier Hardware', 'pier hardware', '0117 555 0151', '15105557110')");
	fixture_sql(s->db,
	    ORDER "VALUES ('100', 'entered', 'held', 1, 'P 88-1', 'p881', '2026-11-20',"
		  " '2026-11-24', 'EUR', 1, '')");
	fixture_sql(s->db, "INSERT INTO hold (order_id, code, reason, set_at)"
			   " VALUES (1, 'credit-limit', 'over the credit limit', '')");
	fixture_sql(s->db,
	    ORDER "VALUES ('101', 'closed', 'closed', 1, '', '', '2026-11-21', '2026-11-22',"
		  " 'EUR', 1, '')");
	fixture_sql(s->db,
	    ORDER "VALUES (NULL, 'draft', '', 1, '', '', '2026-11-23', '', 'EUR', 1, '')");
	fixture_sql(s->db,
	    "INSERT INTO carrier_service (id, carrier, service) VALUES (1, 'DHL', 'STD')");
	fixture_sql(s->db,
	    "INSERT INTO shipment (number, order_id, state, service_id, tracking, started_at,"
	    " shipped_at, site_id) VALUES ('S1', 2, 'shipped', 1, 'JD014', '',"
	    " '2026-11-20T15:00:00.000Z', 1)");
	fixture_sql(s->db, "INSERT INTO carton (shipment_id, carton_no) VALUES (1, 1), (1, 2)");
	return s;
}

static const char *
say(struct dk_session *s, struct dk_arena *a, dk_id order)
{
	const char *out = NULL;

	OK(dk_inquiry_answer(s, a, order, &out, &err));
	return out;
}

static void
the_newest_open_order_is_meant_before_a_newer_closed_one(void **state)
{
	struct dk_session *s = open_house();
	struct dk_inquiry_hit hit;
	struct dk_arena a = { 0 };

	(void)state;
	OK(dk_inquiry_of(s, &a, 1, &hit, &err));
	assert_string_equal(hit.order, "100");
	fixture_sql(s->db, "UPDATE orders SET state = 'closed' WHERE id = 1");
	OK(dk_inquiry_of(s, &a, 1, &hit, &err));
	assert_string_equal(hit.order, "101");
	OK(dk_inquiry_of(s, &a, 2, &hit, &err));
	assert_int_equal(hit.order_id, 0);
	assert_int_equal(dk_inquiry_of(s, &a, 99, &hit, &err), DK_ENOTFOUND);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
an_order_number_is_the_only_hit_and_a_po_is_found_however_written(void **state)
{
	struct dk_session *s = open_house();
	struct dk_inquiry_hit *hits;
	struct dk_arena a = { 0 };
	size_t count;

	(void)state;
	OK(dk_inquiry_find(s, &a, " 100", &hits, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(hits[0].matched, "order");
	OK(dk_inquiry_find(s, &a, "p88-1", &hits, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(hits[0].matched, "PO");
	assert_string_equal(hits[0].name, "Harbor Marine");
	OK(dk_inquiry_find(s, &a, "", &hits, &count, &err));
	assert_int_equal(count, 0);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
why_an_order_is_held_is_not_said_to_the_customer(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(say(s, &a, 1),
	    "Order 100 waits for an answer from our office; promised for Tue 24 Nov.");
	fixture_sql(s->db, "UPDATE orders SET promised = '2026-11-20' WHERE id = 1");
	assert_non_null(strstr(say(s, &a, 1), "is late; we are sorry"));
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
what_left_is_said_with_day_parcels_and_tracking(void **state)
{
	struct dk_session *s = open_house();
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(say(s, &a, 2),
	    "Order 101 left us on Fri 20 Nov by DHL, 2 parcels, tracking JD014.");
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
every_kind_can_be_written_down_and_nothing_of_it_changed(void **state)
{
	struct dk_session *s = open_house();
	struct dk_inquiry in = { .customer_id = 1, .order_id = 1, .answer = "told" }, *told;
	struct dk_arena a = { 0 };
	size_t count;

	(void)state;
	for (int k = 0; k < DK_INQUIRY_KIND_COUNT; k++) {
		enum dk_inquiry_kind back;

		in.kind = (enum dk_inquiry_kind)k;
		OK(dk_inquiry_log(s, &in, &err));
		assert_true(dk_inquiry_kind_parse(dk_inquiry_kind_name(in.kind), &back));
		assert_int_equal(back, in.kind);
	}
	OK(dk_inquiry_list(s, &a, 1, &told, &count, &err));
	assert_int_equal(count, DK_INQUIRY_KIND_COUNT);
	assert_int_equal(told[0].kind, DK_INQUIRY_KIND_COUNT - 1);
	assert_string_equal(told[0].by, "ann");
	assert_string_equal(told[0].order, "100");
	in.answer = "  ";
	assert_int_equal(dk_inquiry_log(s, &in, &err), DK_EINPUT);
	in.answer = "\x1b[2J";
	assert_int_equal(dk_inquiry_log(s, &in, &err), DK_EINPUT);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM inquiry"), count);
	assert_int_equal(fixture_number(s->db,
			     "SELECT count(*) FROM journal WHERE action = 'inquiry.log'"),
	    count);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
without_a_right_nothing_is_found_or_said(void **state)
{
	struct dk_session *s = open_house();
	struct dk_inquiry in = { .customer_id = 1, .answer = "told" };
	struct dk_inquiry_hit *hits;
	struct dk_arena a = { 0 };
	const char *out;
	size_t count;

	(void)state;
	dk_session_sign_out(s);
	assert_int_equal(dk_inquiry_find(s, &a, "100", &hits, &count, &err), DK_EDENIED);
	assert_int_equal(dk_inquiry_answer(s, &a, 1, &out, &err), DK_EDENIED);
	assert_int_equal(dk_inquiry_log(s, &in, &err), DK_EDENIED);
	dk_arena_free(&a);
	fixture_company_end(s);
}

static void
the_door_shows_whoever_signed_in_last_at_this_desk(void **state)
{
	struct dk_session *s = open_house();
	struct dk_desk_door door;
	struct dk_arena a = { 0 };

	(void)state;
	fixture_sql(s->db, "UPDATE users SET last_at = '2026-11-20T17:42:00.000Z',"
			   " last_desk = 'elsewhere'");
	fixture_sql(s->db, "UPDATE orders SET owner_id = 1 WHERE state = 'draft'");
	dk_session_sign_out(s);
	OK(dk_desk_door_read(s, &a, "", &door, &err));
	assert_string_equal(door.user, "");
	assert_int_equal(door.drafts, 0);
	assert_string_equal(dk_date_iso(door.day).s, "2026-11-23");
	assert_false(dk_date_is_set(door.closed));
	OK(dk_desk_door_read(s, &a, "ann", &door, &err));
	assert_string_equal(door.last_desk, "elsewhere");
	assert_int_equal(door.drafts, 1);
	assert_int_equal(door.draft, 3);
	s->desk = "elsewhere";
	OK(dk_desk_door_read(s, &a, "", &door, &err));
	assert_string_equal(door.user, "ann");
	OK(dk_desk_door_read(s, &a, "nobody", &door, &err));
	assert_string_equal(door.user, "");
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_open_order_is_meant_before_a_newer_closed_one),
		cmocka_unit_test(an_order_number_is_the_only_hit_and_a_po_is_found_however_written),
		cmocka_unit_test(why_an_order_is_held_is_not_said_to_the_customer),
		cmocka_unit_test(what_left_is_said_with_day_parcels_and_tracking),
		cmocka_unit_test(every_kind_can_be_written_down_and_nothing_of_it_changed),
		cmocka_unit_test(without_a_right_nothing_is_found_or_said),
		cmocka_unit_test(the_door_shows_whoever_signed_in_last_at_this_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
