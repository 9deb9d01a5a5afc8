/* test_delivery.c - outcomes at the door, and goods that come back into quarantine. */
#include "chance.h"
#include "docket/delivery.h"
#include "fixture.h"
#include "shop.h"

static const struct shop_line one[] = { { 1, 5000, 100000, 0, 0 } };
static struct dk_err err;

/* An order of five bolts that left with shipment 1. */
static int
open_road(void **state)
{
	struct dk_session *s = shop_open("delivery");
	dk_id id;

	shop_order(s, 1, one, DK_COUNT(one), (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	*state = s;
	return 0;
}

static int
close_road(void **state)
{
	fixture_company_end(*state);
	return 0;
}

static enum dk_rc
tell(struct dk_session *s, const char *outcome, const char *name, const char *note)
{
	const struct dk_delivery_in in = { .outcome = outcome, .name = name, .note = note };
	enum dk_put did;
	dk_id id;

	return dk_delivery_tell(s, 1, &in, &id, &did, &err);
}

static const char *
quarantine(struct dk_session *s)
{
	return fixture_text(s->db, "SELECT sum(quarantined) FROM stock WHERE product_id = 1");
}

static void
nobody_is_tried_again_and_ends_with_the_next_outcome(void **state)
{
	struct dk_session *s = *state;

	assert_int_equal(tell(s, "nobody", "", ""), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "shipped");
	assert_string_equal(fixture_text(s->db, "SELECT sum(is_open) FROM delivery"), "1");
	shop_refused(tell(s, "delivered", " ", ""), &err, "Say who took");
	assert_int_equal(tell(s, "delivered", "Bo", ""), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "delivered");
	assert_string_equal(fixture_text(s->db, "SELECT sum(is_open) FROM delivery"), "0");
	shop_refused(tell(s, "refused", "", "late"), &err, "is delivered already");
	shop_refused(dk_delivery_back(s, 1, NULL, 0, &err), &err, "was not refused");
}

static void
what_is_refused_comes_back_apart_at_the_cost_it_left_with(void **state)
{
	struct dk_session *s = *state;

	assert_int_equal(tell(s, "refused", "", "not ordered"), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM shipment"), "came-back");
	shop_run(s, "UPDATE product SET cost = cost * 7"); /* today's price counts for nothing */
	assert_int_equal(dk_delivery_back(s, 1, NULL, 0, &err), DK_OK);
	assert_string_equal(quarantine(s), "5000");
	assert_string_equal(fixture_text(s->db, "SELECT sum(cost) FROM move WHERE document IN"
	    " ('shipment', 'delivery')"), "0");
	assert_string_equal(fixture_text(s->db, "SELECT sum(debit) - sum(credit) FROM posting p"
	    " WHERE p.account = '5000'"), "0");
	assert_string_equal(fixture_text(s->db, "SELECT returned FROM order_line"), "5000");
	shop_refused(dk_delivery_back(s, 1, NULL, 0, &err), &err, "is here already");
	assert_int_equal(dk_delivery_settle(s, 1, "credit follows", &err), DK_OK);
	shop_refused(dk_delivery_settle(s, 1, "again", &err), &err, "Nothing of");
}

static void
a_part_comes_back_line_by_line(void **state)
{
	struct dk_session *s = *state;
	const struct dk_picked two = { 1, DK_QTY(2), "" }, six = { 1, DK_QTY(6), "" };

	assert_int_equal(tell(s, "partly", "Bo", "two bent"), DK_OK);
	shop_refused(dk_delivery_back(s, 1, NULL, 0, &err), &err, "Say what of");
	shop_refused(dk_delivery_back(s, 1, &six, 1, &err), &err, "1 more come back");
	assert_int_equal(dk_delivery_back(s, 1, &two, 1, &err), DK_OK);
	assert_string_equal(quarantine(s), "2000");
}

static void
the_same_outcome_told_twice_is_known(void **state)
{
	struct dk_session *s = *state;
	const struct dk_delivery_in in = { .outcome = "delivered", .name = "Bo",
		.at_ms = 1795460000000 }; /* 23 Nov 2026, 18:53 */
	struct dk_delivery_in other = in;
	enum dk_put did;
	dk_id id, again;

	other.at_ms = 1795300000000; /* before it left */
	shop_refused(dk_delivery_tell(s, 1, &other, &id, &did, &err), &err, "it cannot have been");
	other.at_ms = 1895300000000;
	shop_refused(dk_delivery_tell(s, 1, &other, &id, &did, &err), &err, "has not come yet");

	assert_int_equal(dk_delivery_tell(s, 1, &in, &id, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_delivery_tell(s, 1, &in, &again, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	assert_int_equal(id, again);
}

static enum dk_rc
back(struct dk_session *s, struct dk_err *e)
{
	return dk_delivery_back(s, 1, NULL, 0, e);
}

static void
a_failing_statement_changes_nothing(void **state)
{
	struct dk_session *s = *state;

	assert_int_equal(tell(s, "refused", "", "late"), DK_OK);
	shop_fail_each(s, back);
}

int
main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_road, close_road)
	const struct CMUnitTest tests[] = {
		ON(nobody_is_tried_again_and_ends_with_the_next_outcome),
		ON(what_is_refused_comes_back_apart_at_the_cost_it_left_with),
		ON(a_part_comes_back_line_by_line),
		ON(the_same_outcome_told_twice_is_known),
		ON(a_failing_statement_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
