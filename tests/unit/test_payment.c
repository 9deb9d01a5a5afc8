/* test_payment.c - money taken, applied, kept as credit, paid back; the statement. */
#include "chance.h"
#include "db/stmt.h"
#include "docket/payment.h"
#include "fixture.h"
#include "shop.h"

/* Two invoices of customer 1: 59.50 and 119.00. */
static int
open_shop(void **state)
{
	static const struct shop_line small = { 1, 5000, 100000, 0, 0 };
	static const struct shop_line large = { 1, 10000, 100000, 0, 0 };
	struct dk_session *s = shop_open("payment");
	struct dk_err err;
	dk_id id;

	for (dk_id order = 1; order <= 2; order++) {
		shop_order(s, order, order == 1 ? &small : &large, 1, (const int64_t[]){ 0, 0 });
		assert_int_equal(dk_shipment_pick(s, order, &id, &err), DK_OK);
		shop_send(s, id);
		assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	}
	*state = s;
	return 0;
}

static struct dk_payment_in
money(int64_t amount, const char *method)
{
	return (struct dk_payment_in){ .customer_id = 1,
		.amount = { amount },
		.method = method,
		.reference = "",
		.external_id = "",
		.date = DK_NO_DATE };
}

static dk_id
take(struct dk_session *s, const struct dk_payment_in *in)
{
	struct dk_err err;
	bool known;
	dk_id id;

	if (dk_payment_take(s, in, &id, &known, &err) != DK_OK)
		fail_msg("%s", err.text);
	assert_false(known);
	return id;
}

static void
refused(struct dk_session *s, struct dk_payment_in in, const char *words)
{
	struct dk_err err;
	bool known;
	dk_id id;

	shop_refused(dk_payment_take(s, &in, &id, &known, &err), &err, words);
}

static const char *
account(struct dk_session *s)
{
	return fixture_text(s->db,
	    "SELECT receivable || ' ' || credit FROM customer_account WHERE customer_id = 1");
}

static void
money_pays_the_oldest_invoice_first(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(10000, "transfer");
	struct dk_arena a = { 0 };
	struct dk_payment *p;
	struct dk_err err;
	dk_id id = take(s, &in);

	assert_string_equal(fixture_text(s->db,
				"SELECT group_concat(invoice_id || ' ' || amount)"
				" FROM payment_use"),
	    "1 5950,2 4050");
	assert_string_equal(account(s), "7850 0");
	assert_int_equal(dk_payment_load(s, &a, id, &p, &err), DK_OK);
	assert_string_equal(p->number, "P1001");
	assert_string_equal(p->customer, "C1");
	assert_int_equal(p->applied.minor, 10000);
	assert_int_equal(p->unapplied.minor, 0);
	assert_string_equal(dk_date_iso(p->date).s, "2026-11-23");
	assert_int_equal(fixture_number(s->db, "SELECT debit FROM posting WHERE account = '1030'"),
	    10000);
	dk_arena_free(&a);
}

static void
a_named_invoice_is_paid_and_what_is_over_is_credit(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(13000, "cash");
	struct dk_arena a = { 0 };
	struct dk_payment *p;
	struct dk_invoice *v;
	struct dk_err err;
	dk_id id;

	in.invoice_id = 2;
	id = take(s, &in);
	assert_string_equal(account(s), "5950 1100");
	assert_int_equal(dk_payment_load(s, &a, id, &p, &err), DK_OK);
	assert_int_equal(p->unapplied.minor, 1100);
	assert_int_equal(dk_invoice_load(s, &a, 2, &v, &err), DK_OK);
	assert_int_equal(v->paid.minor, 11900);
	assert_int_equal(v->open.minor, 0);
	refused(s, in, "INV1002 is paid already");
	in.invoice_id = 1;
	in.customer_id = 2;
	refused(s, in, "an invoice of another customer");
	dk_arena_free(&a);
}

static void
credit_is_applied_when_asked_and_never_more_than_there_is(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in over = money(13000, "cash"), use = money(1100, "credit");
	struct dk_arena a = { 0 };
	struct dk_payment *p;
	struct dk_err err;
	dk_id first;

	over.invoice_id = 2;
	first = take(s, &over);
	use.amount.minor = 1101;
	refused(s, use, "credit is 11.00");
	use.amount.minor = 400;
	assert_int_equal(take(s, &use), first);
	shop_check(s);
	assert_string_equal(account(s), "5550 700");
	use.amount.minor = 700;
	assert_int_equal(take(s, &use), first);
	assert_string_equal(account(s), "4850 0");
	assert_int_equal(dk_payment_load(s, &a, first, &p, &err), DK_OK);
	assert_int_equal(p->applied.minor, 13000);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment"), 1);
	use.external_id = "x";
	refused(s, use, "cannot be imported");
	dk_arena_free(&a);
}

static void
credit_beyond_what_is_open_stays(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in all = money(20000, "card"), use = money(500, "credit");

	take(s, &all);
	assert_string_equal(account(s), "0 2150");
	refused(s, use, "Only 0.00 are open");
	assert_string_equal(account(s), "0 2150");
}

static void
a_refund_is_never_more_than_the_credit(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in early = money(18000, "cash"), late = money(1000, "card");
	struct dk_payment_in back = money(1151, "transfer");
	struct dk_arena a = { 0 };
	struct dk_payment *p;
	struct dk_err err;
	size_t n;
	dk_id id;

	take(s, &early);
	take(s, &late);
	assert_string_equal(account(s), "0 1150");
	shop_refused(dk_payment_refund(s, &back, &id, &err), &err, "is 11.50; pay back no more");
	back.amount.minor = 600;
	assert_int_equal(dk_payment_refund(s, &back, &id, &err), DK_OK);
	assert_string_equal(account(s), "0 550");
	/* the refund took what was left of the oldest payment first */
	assert_int_equal(dk_payment_list(s, &a, &(struct dk_payment_query){ .customer_id = 1 },
	    &p, &n, &err), DK_OK);
	assert_int_equal(n, 3);
	assert_string_equal(p[0].kind, "refund");
	assert_int_equal(p[0].unapplied.minor, 0);
	assert_int_equal(p[1].unapplied.minor, 550);
	assert_int_equal(p[2].unapplied.minor, 0);
	back.method = "credit";
	shop_refused(dk_payment_refund(s, &back, &id, &err), &err, "by which method");
	assert_int_equal(dk_payment_list(s, &a, &(struct dk_payment_query){ .day_id = 1 }, &p, &n,
	    &err), DK_OK);
	assert_int_equal(n, 3);
	dk_arena_free(&a);
}

static void
refunds_take_from_the_oldest_credit(void **state)
{
	static const struct shop_line line = { 1, 5000, 100000, 0, 0 };
	struct dk_session *s = *state;
	struct dk_payment_in early = money(18000, "cash"), late = money(1000, "card");
	struct dk_payment_in back = money(400, "cash"), use = money(750, "credit");
	struct dk_err err;
	dk_id first, second, id;

	first = take(s, &early); /* 1.50 over */
	second = take(s, &late); /* all of it over */
	assert_int_equal(dk_payment_refund(s, &back, &id, &err), DK_OK);
	shop_order(s, 3, &line, 1, (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 3, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	assert_int_equal(take(s, &use), second);
	assert_int_not_equal(first, second);
	assert_string_equal(account(s), "5200 0");
}

static void
an_external_id_is_one_payment(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(1000, "cheque");
	struct dk_err err;
	bool known;
	dk_id id, again;

	in.external_id = "bank-1";
	id = take(s, &in);
	assert_int_equal(dk_payment_take(s, &in, &again, &known, &err), DK_OK);
	assert_true(known);
	assert_int_equal(again, id);
	in.amount.minor = 1001;
	refused(s, in, "is payment P1001 over 10.00 already");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment"), 1);
}

static void
the_same_key_takes_once(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(1000, "cash");
	struct dk_err err;
	bool known;
	dk_id id, again;

	s->once_key = "k";
	id = take(s, &in);
	assert_int_equal(dk_payment_take(s, &in, &again, &known, &err), DK_OK);
	assert_int_equal(again, id);
	assert_false(known); /* the answer is the first one */
	s->once_key = "";
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment"), 1);
}

static void
bad_input_is_refused_with_what_to_do(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(0, "cash");

	refused(s, in, "more than nothing");
	in.amount.minor = -5;
	refused(s, in, "more than nothing");
	in = money(100, "barter");
	refused(s, in, "one of cash, card, cheque, transfer, credit");
	in = money(100, "card");
	in.reference = "4111 1111-1111 1111";
	refused(s, in, "looks like a card number");
	in.reference = "5555555555554444";
	refused(s, in, "looks like a card number");
	in.reference = "4111 1111-1111 1112"; /* no card has this number */
	take(s, &in);
	in.customer_id = 77;
	refused(s, in, "no such customer");
	in = money(100, "cash");
	in.invoice_id = 77;
	refused(s, in, "no such invoice");
}

static void
the_statement_ends_in_the_balance(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(20000, "cash"), back = money(1000, "cash");
	struct dk_statement_row *rows;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t n;
	dk_id id;

	s->clock_ms += 1000;
	take(s, &in);
	s->clock_ms += 1000;
	assert_int_equal(dk_payment_refund(s, &back, &id, &err), DK_OK);
	assert_int_equal(dk_statement(s, &a, &(struct dk_statement_query){ 1, DK_NO_DATE },
	    &rows, &n, &err), DK_OK);
	assert_int_equal(n, 4);
	assert_string_equal(rows[0].number, "INV1001");
	assert_string_equal(rows[0].reference, "PO-7");
	assert_int_equal(rows[1].balance.minor, 17850);
	assert_string_equal(rows[2].what, "payment");
	assert_int_equal(rows[2].credit.minor, 20000);
	assert_int_equal(rows[2].balance.minor, -2150);
	assert_int_equal(rows[3].debit.minor, 1000);
	assert_int_equal(rows[3].balance.minor, -1150);
	assert_string_equal(account(s), "0 1150");
	assert_int_equal(dk_statement(s, &a, &(struct dk_statement_query){ 2, DK_NO_DATE },
	    &rows, &n, &err), DK_OK);
	assert_int_equal(n, 0);
	dk_arena_free(&a);
}

static void
any_order_of_payments_keeps_the_books(void **state)
{
	static const char *const how[] = { "cash", "card", "credit", "transfer", "credit" };
	struct dk_session *s = *state;
	uint64_t seed = 7;
	struct dk_err err;
	int done = 0;
	bool known;
	dk_id id;

	for (int i = 0; i < 60; i++) {
		struct dk_payment_in in =
		    money(1 + (int64_t)(chance(&seed) % 4000), how[chance(&seed) % DK_COUNT(how)]);
		enum dk_rc rc;

		if (i % 6 == 0)
			in.invoice_id = 1 + (dk_id)(chance(&seed) % 2);
		rc = chance(&seed) % 4 == 0 ? dk_payment_refund(s, &in, &id, &err)
					    : dk_payment_take(s, &in, &id, &known, &err);
		done += rc == DK_OK;
		if (i % 10 == 9)
			shop_check(s);
	}
	assert_in_range(done, 25, 60);
}

static enum dk_rc
act_take(struct dk_session *s, struct dk_err *err)
{
	struct dk_payment_in in = money(18000, "cash");
	bool known;
	dk_id id;

	in.reference = "slip 7";
	return dk_payment_take(s, &in, &id, &known, err);
}

static enum dk_rc
act_refund(struct dk_session *s, struct dk_err *err)
{
	struct dk_payment_in in = money(100, "cash");
	dk_id id;

	return dk_payment_refund(s, &in, &id, err);
}

static enum dk_rc
act_credit(struct dk_session *s, struct dk_err *err)
{
	struct dk_payment_in in = money(1000, "credit");
	bool known;
	dk_id id;

	return dk_payment_take(s, &in, &id, &known, err);
}

static void
a_failure_at_any_statement_changes_nothing(void **state)
{
	shop_fail_each(*state, act_take);
	shop_fail_each(*state, act_refund);
}

static void
a_failure_while_applying_credit_changes_nothing(void **state)
{
	struct dk_payment_in in = money(13000, "cash");

	in.invoice_id = 2;
	take(*state, &in);
	shop_fail_each(*state, act_credit);
}

static void
a_user_without_the_right_takes_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = money(100, "cash");
	struct dk_err err;
	bool known;
	dk_id id;

	fixture_sql(s->db,
	    "INSERT INTO user_right (user_id, right_name, is_given)"
	    " SELECT id, 'payment-take', 0 FROM users");
	assert_int_equal(dk_payment_take(s, &in, &id, &known, &err), DK_EDENIED);
	assert_int_equal(dk_payment_refund(s, &in, &id, &err), DK_EDENIED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_sound_shop)
		CASE(money_pays_the_oldest_invoice_first),
		CASE(a_named_invoice_is_paid_and_what_is_over_is_credit),
		CASE(credit_is_applied_when_asked_and_never_more_than_there_is),
		CASE(credit_beyond_what_is_open_stays),
		CASE(a_refund_is_never_more_than_the_credit),
		CASE(refunds_take_from_the_oldest_credit),
		CASE(an_external_id_is_one_payment),
		CASE(the_same_key_takes_once),
		CASE(bad_input_is_refused_with_what_to_do),
		CASE(the_statement_ends_in_the_balance),
		CASE(any_order_of_payments_keeps_the_books),
		CASE(a_failure_at_any_statement_changes_nothing),
		CASE(a_failure_while_applying_credit_changes_nothing),
		CASE(a_user_without_the_right_takes_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
