/* test_second.c - a second person signs a stock change at the desk of whoever asked for it. */
#include "cases.h"
#include "fixture.h"
#include "small_desk.h"

#include "docket/adjust.h"
#include "docket/setting.h"
#include "docket/user.h"

#define OK(call) \
	do { \
		struct dk_err err = { 0 }; \
		if ((call) != DK_OK) \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, err.text); \
	} while (0)

static void
add_user(struct dk_session *s, const char *name, enum dk_role role, const char *pin)
{
	const struct dk_user u = { .name = name, .full_name = name, .role = role };
	dk_id id;

	OK(dk_user_add(s, &u, &id, &err));
	OK(dk_user_set_pin(s, name, pin, &err));
}

/* ken of the warehouse works here; sue is his supervisor. */
static int
open_desk(void **state)
{
	struct dk_session *s = small_desk_open("second");

	add_user(s, "ken", DK_ROLE_WAREHOUSE, "2417");
	add_user(s, "sue", DK_ROLE_SUPERVISOR, "5741");
	OK(dk_setting_set(s, "adjust_approval", "100.00", &err));
	OK(dk_session_sign_in(s, "ken", "2417", &err));
	*state = s;
	return 0;
}

static int
close_desk(void **state)
{
	fixture_company_end(*state);
	return 0;
}

/* Cheese worth 27.50 a wheel is broken. */
static dk_id
broken(struct dk_session *s, int64_t wheels)
{
	struct dk_adjust_in in = { .location = "", .qty = DK_QTY(-wheels), .reason = "damaged",
		.note = "" };
	struct dk_adjusted out;

	in.product_id = fixture_number(s->db, "SELECT id FROM product WHERE sku = 'CHEESE'");
	OK(dk_adjust(s, &in, &out, &err));
	assert_true(out.waits);
	return out.id;
}

static enum dk_rc
sign(struct dk_session *s, dk_id id, const char *name, const char *pin, dk_id *who)
{
	const struct dk_adjust_ask ask = { id, name, pin };
	struct dk_err err;

	return dk_adjust_approve(s, &ask, who, &err);
}

static enum dk_rc
settle(struct dk_session *s, dk_id id, dk_id who)
{
	const struct dk_adjust_verdict v = { .id = id, .approver = who };
	struct dk_err err;

	return dk_adjust_settle(s, &v, &err);
}

static int64_t
on_hand(struct dk_session *s)
{
	return fixture_number(s->db, "SELECT on_hand FROM stock k JOIN product p"
	    " ON p.id = k.product_id WHERE p.sku = 'CHEESE'") / 1000;
}

static void
who_signs_approves_and_stands_in_the_journal(void **state)
{
	struct dk_session *s = *state;
	dk_id id = broken(s, 4), who;

	assert_int_equal(settle(s, id, 0), DK_EDENIED);
	assert_int_equal(sign(s, id, "sue", "5741", &who), DK_OK);
	assert_int_equal(settle(s, id, who), DK_OK);
	assert_int_equal(on_hand(s), 8);
	assert_string_equal(s->user, "ken");
	assert_string_equal(fixture_text(s->db, "SELECT u.name FROM adjustment x"
	    " JOIN users u ON u.id = x.settled_by"), "sue");
	assert_string_equal(fixture_text(s->db, "SELECT u.name FROM journal j"
	    " JOIN users u ON u.id = j.user_id WHERE j.action = 'stock.approve'"), "sue");
	assert_non_null(strstr(fixture_text(s->db,
	    "SELECT body FROM journal WHERE action = 'stock.approve'"), "\"ken\""));
}

static void
a_signature_holds_for_one_change_and_once(void **state)
{
	struct dk_session *s = *state;
	dk_id id = broken(s, 4), other = broken(s, 5), who;

	assert_int_equal(sign(s, id, "sue", "5741", &who), DK_OK);
	assert_int_equal(settle(s, other, who), DK_EDENIED);
	assert_int_equal(settle(s, id, who), DK_EDENIED); /* that one spent it */
	assert_int_equal(sign(s, id, "sue", "5741", &who), DK_OK);
	s->clock_ms += 121000;
	assert_int_equal(settle(s, id, who), DK_EDENIED);
	assert_int_equal(settle(s, id, fixture_number(s->db,
	    "SELECT id FROM users WHERE name = 'ann'")), DK_EDENIED);
	assert_int_equal(on_hand(s), 12);
}

static void
a_wrong_pin_counts_like_a_failed_sign_in(void **state)
{
	struct dk_session *s = *state;
	dk_id id = broken(s, 4), who;

	for (int i = 0; i < 3; i++)
		assert_int_not_equal(sign(s, id, "sue", "1111", &who), DK_OK);
	assert_int_not_equal(sign(s, id, "sue", "5741", &who), DK_OK); /* too soon after three */
	s->clock_ms += 61000;
	assert_int_equal(sign(s, id, "sue", "5741", &who), DK_OK);
}

static void
neither_the_asker_nor_a_lower_right_nor_a_lower_limit_signs(void **state)
{
	struct dk_session *s = *state;
	dk_id id = broken(s, 4), who;

	assert_int_equal(sign(s, id, "ken", "2417", &who), DK_EREFUSED);
	OK(dk_session_sign_in(s, "sue", "5741", &err));
	assert_int_equal(sign(s, id, "ken", "2417", &who), DK_EDENIED);
	assert_int_equal(dk_user_set_right(s, "sue", DK_RIGHT_STOCK_APPROVE, true, 100,
	    &(struct dk_err){ 0 }), DK_EDENIED);
	fixture_sql(s->db, "INSERT INTO user_right (user_id, right_name, is_given, max_value)"
	    " SELECT id, 'stock-approve', 1, 5000 FROM users WHERE name = 'sue'");
	OK(dk_session_sign_in(s, "ken", "2417", &err));
	assert_int_equal(sign(s, id, "sue", "5741", &who), DK_OK);
	assert_int_equal(settle(s, id, who), DK_EDENIED);
	assert_int_equal(on_hand(s), 12);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(who_signs_approves_and_stands_in_the_journal),
		CASE(a_signature_holds_for_one_change_and_once),
		CASE(a_wrong_pin_counts_like_a_failed_sign_in),
		CASE(neither_the_asker_nor_a_lower_right_nor_a_lower_limit_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
