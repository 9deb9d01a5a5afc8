/* test_credit.c - orders are held and let go by the credit limit, whatever changes the exposure. */
#include "cases.h"
#include "fixture.h"

#include "docket/allowance.h"
#include "docket/customer.h"
#include "docket/order.h"
#include "shop.h"

/* Customer 1, limit 200.00: an invoice of 119.00; orders 2 and 3 of 35.00 each. */
static int
open_shop(void **state)
{
	static const struct shop_line large = { 1, 10000, 100000, 0, 0 };
	static const struct shop_line small = { 2, 10000, 29412, 0, 0 };
	struct dk_session *s = shop_open("credit");
	struct dk_err err;
	dk_id id;

	shop_order(s, 1, &large, 1, (const int64_t[]){ 0, 0 });
	fixture_sql(s->db, "UPDATE orders SET total = 11900 WHERE id = 1");
	assert_int_equal(dk_shipment_pick(s, 1, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	shop_order(s, 2, &small, 1, (const int64_t[]){ 0, 0 });
	shop_order(s, 3, &small, 1, (const int64_t[]){ 0, 0 });
	fixture_sql(s->db, "UPDATE orders SET total = 3500 WHERE id > 1;"
	    "UPDATE customer SET credit_limit = 20000 WHERE id = 1;"
	    "INSERT INTO setting (key, value) VALUES ('second_person', 'no')");
	*state = s;
	return 0;
}

/* Which orders are held for the limit: "2 3". */
static const char *
held(struct dk_session *s)
{
	return fixture_text(s->db, "SELECT coalesce(group_concat(id, ' '), '')"
	    " FROM (SELECT DISTINCT o.id FROM orders o JOIN hold h ON h.order_id = o.id"
	    " WHERE h.released_at = ''"
	    " AND h.code = 'credit-limit' AND o.stage = 'held' ORDER BY o.id)");
}

static void
set_limit(struct dk_session *s, int64_t limit)
{
	struct dk_arena a = { 0 };
	struct dk_customer *c;
	struct dk_err err;
	enum dk_put did;

	assert_int_equal(dk_customer_load(s, &a, 1, &c, &err), DK_OK);
	c->has_limit = limit >= 0;
	c->credit_limit = DK_MONEY(limit < 0 ? 0 : limit);
	if (dk_customer_put(s, c, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_arena_free(&a);
}

static dk_id
pay(struct dk_session *s, int64_t amount)
{
	struct dk_payment_in in = { .customer_id = 1, .amount = { amount }, .method = "cheque",
		.reference = "", .date = DK_NO_DATE };
	struct dk_err err;
	bool known;
	dk_id id;

	if (dk_payment_take(s, &in, &id, &known, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

/* 189.00 of 200.00; 170.00 is over with one order, 130.00 with both. */
static void
a_lower_limit_holds_the_newest_a_higher_one_lets_go(void **state)
{
	struct dk_session *s = *state;

	set_limit(s, 18900);
	assert_string_equal(held(s), "");
	set_limit(s, 17000);
	assert_string_equal(held(s), "3");
	set_limit(s, 13000);
	assert_string_equal(held(s), "2 3");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"
	    " WHERE action LIKE 'customer.%' AND body LIKE '%\"held order\":2%'"), 1);
	set_limit(s, -1);
	assert_string_equal(held(s), "");
}

static void
a_payment_lets_go_and_its_reversal_holds(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id payment, back;

	set_limit(s, 17000);
	payment = pay(s, 1800);
	assert_string_equal(held(s), "3"); /* still a euro over */
	pay(s, 100);
	assert_string_equal(held(s), "");
	assert_int_equal(dk_payment_reverse(s, payment, "", "came back", &back, &err), DK_OK);
	assert_string_equal(held(s), "3");
}

/* What is taken off an invoice is his money still: nothing changes; paid back, it does. */
static void
credit_counts_until_it_is_paid_back(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = { .customer_id = 1, .amount = { 2000 }, .method = "cash",
		.reference = "", .date = DK_NO_DATE };
	struct dk_err err;
	dk_id payment, id;

	set_limit(s, 17000);
	payment = pay(s, 2000);
	assert_string_equal(held(s), "");
	assert_int_equal(dk_payment_unapply(s, payment, 0, "mixed up", &err), DK_OK);
	assert_string_equal(held(s), "");
	assert_int_equal(dk_payment_refund(s, &in, &id, &err), DK_OK);
	assert_string_equal(held(s), "3");
}

static void
what_is_written_off_or_cancelled_lets_go(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	set_limit(s, 17000);
	assert_int_equal(dk_invoice_write_off(s, 1, DK_MONEY(1900), "never", &err), DK_OK);
	assert_string_equal(held(s), "");
	set_limit(s, 16000);
	assert_string_equal(held(s), "3");
	assert_int_equal(dk_order_cancel(s, 2, 0, DK_QTY(0), "they rang", &err), DK_OK);
	assert_string_equal(held(s), "");
}

/* A hold that a person set, and an order that a person let pass, stay as they are. */
static void
what_a_person_decided_stays(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	set_limit(s, 17000);
	assert_int_equal(dk_order_release(s, 3, "credit-limit", "he pays soon", 0, &err), DK_OK);
	set_limit(s, 16900);
	assert_string_equal(held(s), "2");
	pay(s, 11900);
	assert_string_equal(held(s), "");
	assert_int_equal(dk_order_hold(s, 2, "credit-limit", "wait", &err), DK_OK);
	pay(s, 100);
	assert_string_equal(held(s), "2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
		CASE(a_lower_limit_holds_the_newest_a_higher_one_lets_go),
		CASE(a_payment_lets_go_and_its_reversal_holds),
		CASE(credit_counts_until_it_is_paid_back),
		CASE(what_is_written_off_or_cancelled_lets_go),
		CASE(what_a_person_decided_stays),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
