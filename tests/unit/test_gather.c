/* test_gather.c - orders gathered on one invoice: its seal, and what is credited of it. */
#include "chance.h"
#include "core/money/credit.h"
#include "docket/allowance.h"
#include "docket/billing.h"
#include "docket/day.h"
#include "fixture.h"
#include "shop.h"

static const struct shop_line goods = { 1, 5000, 100000, 0, 0 }; /* 50.00, with tax 59.50 */

static int
open_shop(void **state)
{
	*state = shop_open("gather");
	fixture_sql(((struct dk_session *)*state)->db,
	    "UPDATE customer SET cash_discount = 2000, cash_discount_days = 7 WHERE id = 1");
	return 0;
}

static void
ship(struct dk_session *s, dk_id order)
{
	struct dk_err err;
	dk_id shipment;

	shop_order(s, order, &goods, 1, (const int64_t[]){ 0, 0 });
	shop_run(s, "UPDATE orders SET billing = 'week' WHERE id = %lld", (long long)order);
	must(dk_shipment_pick(s, order, &shipment, &err), &err);
	shop_send(s, shipment);
}

static dk_id
gather(struct dk_session *s)
{
	const struct dk_gather_in in = { .customer_id = 1, .terms_days = -1,
		.until = dk_session_today(s) };
	struct dk_err err;
	dk_id id;

	must(dk_invoice_gather(s, &in, &id, &err), &err);
	return id;
}

static void
credit(struct dk_session *s, dk_id order, int64_t milli)
{
	const struct dk_credit_line line = { .line_id = order * 100 + 1, .line_no = 1,
		.qty = { milli }, .fee_code = "" };
	const struct dk_credit_in in = { .order_id = order, .why = "Return", .lines = &line,
		.count = 1 };
	struct dk_credit_note *notes;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t count;

	must(dk_credit_post(s, &a, &in, &notes, &count, &err), &err);
	dk_arena_free(&a);
}

static int64_t
take(struct dk_session *s, int64_t amount, dk_id invoice)
{
	const struct dk_payment_in in = { .customer_id = 1, .amount = { amount },
		.method = "cheque", .reference = "", .external_id = "", .date = DK_NO_DATE,
		.invoice_id = invoice };
	struct dk_err err;
	bool known;
	dk_id id;

	must(dk_payment_take(s, &in, &id, &known, &err), &err);
	return fixture_number(s->db, "SELECT coalesce(sum(amount), 0) FROM allowance");
}

/* The order that was entered first left last: the invoice lists it last, and its seal stays. */
static void
the_seal_holds_whichever_order_left_first(void **state)
{
	struct dk_invariant *all = NULL;
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t count = 0;

	ship(s, 1);
	ship(s, 2);
	fixture_sql(s->db, "UPDATE shipment SET date = '2026-11-20' WHERE order_id = 2");
	gather(s);
	assert_int_equal(fixture_number(s->db, "SELECT l.order_id FROM invoice_line n"
	    " JOIN order_line l ON l.id = n.line_id WHERE n.line_no = 1"), 2);
	must(dk_invariants(s, &a, &all, &count, &err), &err);
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, "invoice-chain") == 0)
			assert_int_equal(all[i].key_count, 0);
	dk_arena_free(&a);
}

/* Of 119.00 59.50 are credited: 2 % of the rest are 1.19, and 2 % of all are too much. */
static void
an_early_discount_is_of_what_was_not_credited(void **state)
{
	struct dk_session *s = *state;
	dk_id invoice;

	ship(s, 1);
	ship(s, 2);
	invoice = gather(s);
	credit(s, 1, 5000);
	assert_int_equal(take(s, 5950 - 238, invoice), 0);
	assert_int_equal(fixture_number(s->db, "SELECT receivable FROM customer_account"), 238);
}

/* Paid less 2.38, it comes back order by order: in the end nothing is credited and allowed. */
static void
what_comes_back_takes_its_discount_back(void **state)
{
	struct dk_session *s = *state;

	ship(s, 1);
	ship(s, 2);
	assert_int_equal(take(s, 11900 - 238, gather(s)), 238);
	credit(s, 1, 5000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(amount) FROM allowance"), 119);
	credit(s, 2, 2000);
	credit(s, 2, 3000);
	assert_int_equal(fixture_number(s->db, "SELECT sum(amount) FROM allowance"), 0);
	assert_int_equal(fixture_number(s->db, "SELECT credit FROM customer_account"),
	    11900 - 238);
}

/* An invoice is of one kind of prices, however the orders came: each kind is a row of its own. */
static void
prices_with_tax_wait_in_a_row_of_their_own(void **state)
{
	struct dk_session *s = *state;
	struct dk_billing_due *due = NULL;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t count = 0;
	dk_id id;

	ship(s, 1);
	ship(s, 2);
	ship(s, 3);
	shop_run(s, "UPDATE orders SET includes_tax = 1 WHERE id = %lld", 2LL);
	fixture_sql(s->db, "UPDATE shipment SET date = '2026-11-1' || order_id");
	must(dk_billing_list(s, &a, &due, &count, &err), &err);
	assert_int_equal(count, 2);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(due[i].orders, i == 0 ? 2 : 1);
		must(dk_billing_post(s, &due[i], &id, &err), &err);
		assert_int_equal(fixture_number(s->db, "SELECT includes_tax FROM invoice"
		    " ORDER BY id DESC LIMIT 1"), i);
	}
	must(dk_billing_list(s, &a, &due, &count, &err), &err);
	assert_int_equal(count, 0);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_sound_shop)
		CASE(the_seal_holds_whichever_order_left_first),
		CASE(an_early_discount_is_of_what_was_not_credited),
		CASE(what_comes_back_takes_its_discount_back),
#undef CASE
		cmocka_unit_test_setup_teardown(prices_with_tax_wait_in_a_row_of_their_own,
		    open_shop, close_shop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
