/* test_allowance.c - early-payment discounts, small rests, payments moved and taken back. */
#include "chance.h"
#include "db/stmt.h"
#include "docket/allowance.h"
#include "docket/payment_advice.h"
#include "docket/return_plan.h"
#include "fixture.h"
#include "shop.h"

/* Two invoices of customer 1: 59.50 and 119.00, with 2 % off until the 30th. */
static int
open_shop(void **state)
{
	static const struct shop_line small = { 1, 5000, 100000, 0, 0 };
	static const struct shop_line large = { 1, 10000, 100000, 0, 0 };
	struct dk_session *s = shop_open("allowance");
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db,
	    "UPDATE customer SET cash_discount = 2000, cash_discount_days = 7 WHERE id = 1");
	for (dk_id order = 1; order <= 2; order++) {
		shop_order(s, order, order == 1 ? &small : &large, 1, (const int64_t[]){ 0, 0 });
		assert_int_equal(dk_shipment_pick(s, order, &id, &err), DK_OK);
		shop_send(s, id);
		assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	}
	*state = s;
	return 0;
}

static dk_id
take(struct dk_session *s, int64_t amount, dk_id invoice, const char *date)
{
	struct dk_payment_in in = { .customer_id = 1, .amount = { amount }, .method = "cheque",
		.reference = "", .external_id = "", .date = DK_NO_DATE, .invoice_id = invoice };
	struct dk_err err;
	bool known;
	dk_id id;

	assert_true(date == NULL || dk_date_parse(date, &in.date));
	if (dk_payment_take(s, &in, &id, &known, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static const char *
account(struct dk_session *s)
{
	return fixture_text(s->db,
	    "SELECT receivable || ' ' || credit FROM customer_account WHERE customer_id = 1");
}

static int64_t
posted(struct dk_session *s, const char *role)
{
	struct dk_arena a = { 0 };
	int64_t sum = fixture_number(s->db, dk_fmt(&a, "SELECT coalesce(sum(debit - credit), 0)"
	    " FROM posting WHERE role = '%s'", role));

	dk_arena_free(&a);
	return sum;
}

static void
an_invoice_says_its_discount_and_its_last_day(void **state)
{
	assert_string_equal(fixture_text(((struct dk_session *)*state)->db,
	    "SELECT cash_discount || ' ' || cash_discount_until || ' ' || terms FROM invoice"
	    " WHERE id = 1"),
	    "2000 2026-11-30 2 % off if paid by 30 Nov 2026, else 30 days net, due 23 Dec 2026");
}

/* 119.00 less 2.38: 2.00 of it net, 0.38 tax at 19 %. */
static void
paid_in_time_less_the_discount_is_paid_and_the_tax_is_corrected(void **state)
{
	struct dk_session *s = *state;
	int64_t tax = posted(s, "tax");

	take(s, 11662, 2, "2026-11-30");
	assert_string_equal(account(s), "5950 0");
	assert_int_equal(posted(s, "cash-discount"), 200);
	assert_int_equal(posted(s, "tax") - tax, 38);
	assert_string_equal(fixture_text(s->db,
	    "SELECT category || ' ' || rate || ' ' || base || ' ' || tax FROM allowance_tax"),
	    "S 19000 200 38");
}

static void
paid_too_late_the_discount_stays_open(void **state)
{
	struct dk_session *s = *state;

	take(s, 11662, 2, "2026-12-01");
	assert_string_equal(account(s), "6188 0");
	assert_int_equal(posted(s, "cash-discount"), 0);
}

static void
paid_in_full_takes_no_discount(void **state)
{
	struct dk_session *s = *state;

	take(s, 11900, 2, NULL);
	assert_string_equal(account(s), "5950 0");
	assert_int_equal(posted(s, "cash-discount"), 0);
}

/* 58.31 + 116.62: exactly both less their discounts. */
static void
one_amount_for_all_less_their_discounts_pays_all(void **state)
{
	struct dk_session *s = *state;

	take(s, 17493, 0, NULL);
	assert_string_equal(account(s), "0 0");
	assert_int_equal(fixture_number(s->db, "SELECT sum(amount) FROM allowance"), 357);
}

static void
a_discount_is_given_once(void **state)
{
	struct dk_session *s = *state;

	take(s, 11762, 2, NULL); /* he deducted 1.38 of 2.38 */
	assert_string_equal(account(s), "5950 0");
	take(s, 5831, 1, NULL);
	assert_string_equal(account(s), "0 0");
}

static void
taken_off_it_is_credit_again_and_the_discount_is_gone(void **state)
{
	struct dk_session *s = *state;
	int64_t tax = posted(s, "tax");
	dk_id p = take(s, 11662, 2, NULL), two = 2;
	struct dk_err err;

	shop_refused(dk_payment_unapply(s, p, 1, "mixed up", &err), &err, "pays nothing of it");
	shop_refused(dk_payment_unapply(s, p, 0, " ", &err), &err, "Give a reason");
	assert_int_equal(dk_payment_unapply(s, p, 2, "mixed up", &err), DK_OK);
	assert_string_equal(account(s), "17850 11662");
	assert_int_equal(posted(s, "cash-discount"), 0);
	assert_int_equal(posted(s, "tax"), tax);
	shop_refused(dk_payment_unapply(s, p, 0, "again", &err), &err, "pays no invoice");
	/* applied again: it was paid in time */
	assert_int_equal(dk_payment_apply(s, p, &two, 1, &err), DK_OK);
	assert_string_equal(account(s), "5950 0");
	assert_int_equal(posted(s, "tax") - tax, 38);
	shop_refused(dk_payment_apply(s, p, &two, 1, &err), &err, "Nothing is left");
}

static void
a_cheque_that_came_back_is_owed_again_once(void **state)
{
	struct dk_session *s = *state;
	dk_id p = take(s, 17493, 0, NULL), back;
	struct dk_err err;

	assert_int_equal(dk_payment_reverse(s, p, "transfer", "came back", &back, &err), DK_OK);
	assert_string_equal(account(s), "17850 0");
	assert_int_equal(posted(s, "cash-discount"), 0);
	assert_int_equal(posted(s, "cheque"), 17493);
	assert_int_equal(posted(s, "transfer"), -17493);
	shop_refused(dk_payment_reverse(s, p, "", "came back", &back, &err), &err,
	    "P1001 was reversed already by P1002");
	shop_refused(dk_payment_reverse(s, back ? back : 2, "", "x", &back, &err), &err,
	    "is a refund");
}

static void
a_small_rest_is_given_up_by_right_and_limit(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	take(s, 11890, 2, "2026-12-20");
	fixture_sql(s->db, "UPDATE users SET role = 'clerk' WHERE name = 'ann'");
	s->role = DK_ROLE_CLERK;
	shop_refused(dk_invoice_write_off(s, 1, DK_MONEY(0), "lost", &err), &err,
	    "ann may write off 1.00 of an invoice, not 59.50");
	shop_refused(dk_invoice_write_off(s, 2, DK_MONEY(11), "rest", &err), &err,
	    "Of INV1002 only 0.10 are open");
	assert_int_equal(dk_invoice_write_off(s, 2, DK_MONEY(0), "rest", &err), DK_OK);
	assert_string_equal(account(s), "5950 0");
	assert_int_equal(posted(s, "write-off"), 10);
	shop_refused(dk_invoice_write_off(s, 2, DK_MONEY(0), "rest", &err), &err, "Nothing of");
}

/* The goods at 7 % are a smaller part of what is due than of the total, since less tax is on
 * them. */
static void
nothing_is_credited_of_what_was_withheld_or_given_up(void **state)
{
	static const struct shop_line goods[] = { { 1, 5000, 100000, 0, 0 },
		{ 3, 5000, 100000, 0, 0 } };
	const struct dk_return_line_in lines[] = {
		{ .order_line = 2, .qty = DK_QTY(3), .reason = "N" },
		{ .order_line = 1, .qty = DK_QTY(5), .reason = "N" } };
	struct dk_return_in in = { .order_id = 3, .lines = lines, .line_count = 1 };
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	fixture_sql(s->db, "INSERT INTO withholding (code, rate) VALUES ('IRPF', 19000);"
	    "UPDATE customer SET withholding = 'IRPF' WHERE id = 1");
	shop_order(s, 3, goods, 2, (const int64_t[]){ 0, 0 });
	assert_int_equal(dk_shipment_pick(s, 3, &id, &err), DK_OK);
	shop_send(s, id);
	assert_int_equal(dk_invoice_post_shipment(s, id, &id, &err), DK_OK);
	assert_int_equal(dk_invoice_write_off(s, id, DK_MONEY(0), "lost", &err), DK_OK);
	assert_int_equal(posted(s, "tax-withheld"), 1900);
	assert_int_equal(dk_return_counter(s, &in, &id, &err), DK_OK);
	assert_string_equal(account(s), "17850 0");
	assert_int_equal(posted(s, "tax-withheld"), 1330);
	in.lines = &lines[1];
	assert_int_equal(dk_return_counter(s, &in, &id, &err), DK_OK);
	assert_string_equal(account(s), "17850 0");
	assert_int_equal(posted(s, "tax-withheld"), 380);
	assert_int_equal(posted(s, "write-off"), 9400 - 2640 - 5000);
}

static void
the_statement_tells_of_discounts(void **state)
{
	struct dk_session *s = *state;
	struct dk_statement_row *rows;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t n;

	take(s, 11662, 2, NULL);
	assert_int_equal(dk_statement(s, &a, &(struct dk_statement_query){ 1, DK_NO_DATE },
	    &rows, &n, &err), DK_OK);
	assert_int_equal(n, 4);
	assert_string_equal(rows[0].what, "discount"); /* all at one instant, by their names */
	assert_string_equal(rows[0].number, "INV1002");
	assert_int_equal(rows[3].balance.minor, 5950);
	dk_arena_free(&a);
}

/* A payment as a file brings it: taken off again, so that nothing of it is applied. */
static struct dk_payment_advice
advice(struct dk_session *s, struct dk_arena *a, int64_t amount, const char *reference)
{
	struct dk_payment_in in = { .customer_id = 1, .amount = { amount }, .method = "transfer",
		.reference = reference, .external_id = "", .date = DK_NO_DATE };
	struct dk_payment_advice *all, first = { .numbers = "none", .reason = "" };
	struct dk_err err;
	bool known;
	size_t n;
	dk_id id;

	assert_int_equal(dk_payment_take(s, &in, &id, &known, &err), DK_OK);
	assert_int_equal(dk_payment_unapply(s, id, 0, "look", &err), DK_OK);
	assert_int_equal(dk_payment_advise(s, a, id, &all, &n, &err), DK_OK);
	if (n > 0)
		first = all[0];
	assert_int_equal(dk_payment_reverse(s, id, "", "looked", &id, &err), DK_OK);
	return first;
}

static void
advice_goes_by_reference_then_amount_then_sum(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_payment_advice v = advice(s, &a, 11900, "your inv1002, thanks");

	assert_string_equal(v.numbers, "INV1002");
	assert_true(v.is_exact);
	v = advice(s, &a, 11662, "INV1002/less 2%");
	assert_true(v.is_exact);
	v = advice(s, &a, 5000, "INV1002");
	assert_string_equal(v.numbers, "INV1002");
	assert_false(v.is_exact);
	v = advice(s, &a, 5950, "INV10012");
	assert_string_equal(v.numbers, "INV1001");
	assert_false(v.is_exact);
	v = advice(s, &a, 17850, "bills");
	assert_string_equal(v.numbers, "INV1001 INV1002");
	assert_string_equal(v.reason, "Together they are just the amount.");
	v = advice(s, &a, 777, "bills");
	assert_string_equal(v.numbers, "none");
	dk_arena_free(&a);
}

static const char *
matched(struct dk_session *s, int64_t amount, const char *reference)
{
	struct dk_payment_in in = { .customer_id = 1, .amount = { amount }, .method = "transfer",
		.reference = reference, .external_id = "", .date = DK_NO_DATE, .matches = true };
	struct dk_err err;
	bool known;
	dk_id id;

	if (dk_payment_take(s, &in, &id, &known, &err) != DK_OK)
		fail_msg("%s", err.text);
	return fixture_text(s->db, "SELECT p.matched || coalesce((SELECT ' ' || group_concat("
	    "u.invoice_id || '=' || u.amount, ' ') FROM payment_use u WHERE u.payment_id = p.id),"
	    " '') FROM payment p ORDER BY p.id DESC LIMIT 1");
}

/* Never the oldest first where the money says whose it is. */
static void
a_payment_finds_its_invoices_by_reference_then_amount_then_sum(void **state)
{
	struct dk_session *s = *state;

	assert_string_equal(matched(s, 1000, "your INV1002, part"), "reference 2=1000");
	assert_string_equal(matched(s, 500, "INV10022 or so"), "oldest 1=500");
	assert_string_equal(matched(s, 10900, ""), "amount 2=10900");
	assert_string_equal(matched(s, 5450, "the rest"), "amount 1=5450");
	assert_string_equal(matched(s, 100, "INV1002"), "");
}

static void
a_payment_of_all_that_is_open_is_matched_as_a_sum(void **state)
{
	assert_string_equal(matched(*state, 17850, "all"), "sum 1=5950 2=11900");
}

static void
what_taking_would_do_is_told_and_changes_nothing(void **state)
{
	struct dk_session *s = *state;
	const dk_id both[] = { 2, 1 }, twice[] = { 2, 2 };
	struct dk_payment_in in = { .customer_id = 1, .amount = { 17493 }, .method = "",
		.reference = "", .date = DK_NO_DATE, .invoices = both, .invoice_count = 2 };
	struct dk_payment_plan plan;
	struct dk_arena a = { 0 };
	struct dk_err err;

	assert_int_equal(dk_payment_preview(s, &a, &in, &plan, &err), DK_OK);
	assert_int_equal(plan.count, 2);
	assert_string_equal(plan.how, "named");
	assert_int_equal(plan.rows[0].paid.minor, 5831);
	assert_int_equal(plan.rows[1].allowed.minor, 238);
	assert_int_equal(plan.allowed.minor, 357);
	assert_int_equal(plan.left.minor, 0);
	in.invoices = twice;
	shop_refused(dk_payment_preview(s, &a, &in, &plan, &err), &err, "INV1002 is named twice");
	in.invoice_count = 0;
	in.amount.minor = 11900;
	assert_int_equal(dk_payment_preview(s, &a, &in, &plan, &err), DK_OK);
	assert_string_equal(plan.how, "amount");
	assert_int_equal(plan.rows[0].paid.minor, 0);
	assert_string_equal(account(s), "17850 0");
	dk_arena_free(&a);
}

static void
several_invoices_named_are_paid_in_that_order(void **state)
{
	struct dk_session *s = *state;
	const dk_id both[] = { 2, 1 };
	struct dk_payment_in in = { .customer_id = 1, .amount = { 12500 }, .method = "cash",
		.reference = "", .date = DK_NO_DATE, .invoices = both, .invoice_count = 2 };
	struct dk_payment_part *parts;
	struct dk_arena a = { 0 };
	struct dk_err err;
	bool known;
	size_t n;
	dk_id id;

	assert_int_equal(dk_payment_take(s, &in, &id, &known, &err), DK_OK);
	assert_int_equal(dk_payment_parts(s, &a, id, &parts, &n, &err), DK_OK);
	assert_int_equal(n, 2);
	assert_int_equal(parts[0].paid.minor, 600);
	assert_int_equal(parts[1].open.minor, 0);
	dk_arena_free(&a);
}

static dk_id reversed;

static enum dk_rc
reverse(struct dk_session *s, struct dk_err *err)
{
	dk_id back;

	return dk_payment_reverse(s, reversed, "", "came back", &back, err);
}

static void
a_failure_at_any_statement_changes_nothing(void **state)
{
	reversed = take(*state, 17493, 0, NULL);
	shop_fail_each(*state, reverse);
}

/* Whatever is named at the second try: what the first did is answered. */
static void
the_same_key_takes_back_once(void **state)
{
	struct dk_session *s = *state;
	dk_id payment = take(s, 17850, 0, NULL), other = take(s, 100, 0, NULL), back, again;
	struct dk_err err;

	s->once_key = "k";
	assert_int_equal(dk_payment_reverse(s, payment, "", "bounced", &back, &err), DK_OK);
	assert_int_equal(dk_payment_reverse(s, other, "", "bounced", &again, &err), DK_OK);
	assert_int_equal(again, back);
	assert_int_equal(dk_payment_reverse(s, back, "", "bounced", &again, &err), DK_OK);
	assert_int_equal(again, back);
	s->once_key = "";
	shop_refused(dk_payment_reverse(s, back, "", "bounced", &again, &err), &err,
	    "is a refund");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM payment"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_sound_shop)
		CASE(an_invoice_says_its_discount_and_its_last_day),
		CASE(paid_in_time_less_the_discount_is_paid_and_the_tax_is_corrected),
		CASE(paid_too_late_the_discount_stays_open),
		CASE(paid_in_full_takes_no_discount),
		CASE(one_amount_for_all_less_their_discounts_pays_all),
		CASE(a_discount_is_given_once),
		CASE(taken_off_it_is_credit_again_and_the_discount_is_gone),
		CASE(a_cheque_that_came_back_is_owed_again_once),
		CASE(the_same_key_takes_back_once),
		CASE(a_small_rest_is_given_up_by_right_and_limit),
		CASE(nothing_is_credited_of_what_was_withheld_or_given_up),
		CASE(the_statement_tells_of_discounts),
		CASE(advice_goes_by_reference_then_amount_then_sum),
		CASE(a_payment_finds_its_invoices_by_reference_then_amount_then_sum),
		CASE(a_payment_of_all_that_is_open_is_matched_as_a_sum),
		CASE(what_taking_would_do_is_told_and_changes_nothing),
		CASE(several_invoices_named_are_paid_in_that_order),
		CASE(a_failure_at_any_statement_changes_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
