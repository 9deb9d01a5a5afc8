/* test_ageing.c - what is open by how late it is, and the files that tell customers of it. */
#include <stdlib.h>
#include <unistd.h>

#include "cases.h"
#include "fixture.h"

#include "docket/ageing.h"
#include "docket/statement.h"
#include "shop.h"

/* Two invoices of customer 1, due on 23 December: 59.50 and 119.00. */
static int
open_shop(void **state)
{
	static const struct shop_line small = { 1, 5000, 100000, 0, 0 };
	static const struct shop_line large = { 1, 10000, 100000, 0, 0 };
	struct dk_session *s = shop_open("ageing");
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

static struct dk_ageing
age_on(struct dk_session *s, const char *day)
{
	static struct dk_arena a;
	struct dk_ageing x;
	struct dk_err err;
	dk_date date;

	assert_true(dk_date_parse(day, &date));
	assert_int_equal(dk_ageing_of(s, &a, 1, date, &x, &err), DK_OK);
	dk_arena_free(&a);
	return x;
}

static void
pay(struct dk_session *s, int64_t amount)
{
	struct dk_payment_in in = { .customer_id = 1, .amount = { amount }, .method = "cash",
		.reference = "", .date = DK_NO_DATE };
	struct dk_err err;
	bool known;
	dk_id id;

	assert_int_equal(dk_payment_take(s, &in, &id, &known, &err), DK_OK);
}

/* The day it is due it is not late yet; each part ends with its last day. */
static void
a_debt_grows_older_by_the_days_past_due(void **state)
{
	static const struct { const char *day; int part; } cases[] = { { "2026-12-23", 0 },
		{ "2026-12-24", 1 }, { "2027-01-22", 1 }, { "2027-01-23", 2 },
		{ "2027-02-21", 2 }, { "2027-02-22", 3 }, { "2027-03-23", 3 },
		{ "2027-03-24", 4 } };

	for (size_t i = 0; i < DK_COUNT(cases); i++) {
		struct dk_ageing x = age_on(*state, cases[i].day);
		const dk_money parts[] = { x.not_due, x.late_30, x.late_60, x.late_90, x.later };

		for (int k = 0; k < 5; k++)
			assert_int_equal(parts[k].minor, k == cases[i].part ? 17850 : 0);
		assert_int_equal(x.invoices, 2);
	}
}

static void
the_balance_is_what_the_ledger_says(void **state)
{
	static const int64_t amounts[] = { 1000, 4950, 900, 20000 };
	struct dk_session *s = *state;

	for (size_t i = 0; i < DK_COUNT(amounts); i++) {
		struct dk_ageing x;

		pay(s, amounts[i]);
		x = age_on(s, "2027-01-01");
		assert_int_equal(x.balance.minor, fixture_number(s->db,
		    "SELECT receivable - credit FROM customer_account WHERE customer_id = 1"));
	}
	assert_int_equal(age_on(s, "2027-01-01").credit.minor, 9000);
}

static void
only_who_owes_or_paid_ahead_is_told_of(void **state)
{
	struct dk_session *s = *state;
	struct dk_arena a = { 0 };
	struct dk_ageing *all;
	struct dk_err err;
	size_t n;

	assert_int_equal(dk_ageing_list(s, &a, &all, &n, &err), DK_OK);
	assert_int_equal(n, 1);
	assert_string_equal(all[0].customer, "C1");
	pay(s, 17850);
	assert_int_equal(dk_ageing_list(s, &a, &all, &n, &err), DK_OK);
	assert_int_equal(n, 0);
	dk_arena_free(&a);
}

static bool
stop(void *arg, int64_t done)
{
	*(int64_t *)arg = done;
	return false;
}

/* What was written before it was stopped is whole. */
static void
a_run_writes_a_file_for_each_and_can_be_stopped(void **state)
{
	struct dk_session *s = *state;
	char dir[64];
	struct dk_arena a = { 0 };
	int64_t written, seen = 0;
	struct dk_err err;

	snprintf(dir, sizeof(dir), "%s.XXXXXX", fixture_path("statements"));
	assert_non_null(mkdtemp(dir));
	fixture_sql(s->db, "INSERT INTO customer_account (customer_id, receivable)"
	    " VALUES (2, 500)");
	shop_refused(dk_statement_run(s, &(struct dk_statement_run){ dir, "odt", NULL, NULL,
	    DK_NO_DATE },
	    &written, &err), &err, "A statement is pdf");
	shop_refused(dk_statement_run(s, &(struct dk_statement_run){ dir, "txt", stop, &seen,
	    DK_NO_DATE },
	    &written, &err), &err, "Stopped after 1 of 2 statements");
	assert_int_equal(seen, 1);
	assert_int_equal(dk_statement_run(s, &(struct dk_statement_run){ dir, "csv", NULL, NULL,
	    DK_NO_DATE },
	    &written, &err), DK_OK);
	assert_int_equal(written, 2);
	assert_int_equal(unlink(dk_fmt(&a, "%s/statement-C1.txt", dir)), 0);
	assert_int_equal(unlink(dk_fmt(&a, "%s/statement-C1.csv", dir)), 0);
	assert_int_equal(unlink(dk_fmt(&a, "%s/statement-C2.csv", dir)), 0);
	assert_int_equal(rmdir(dir), 0);
	fixture_sql(s->db, "DELETE FROM customer_account WHERE customer_id = 2");
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
		CASE(a_debt_grows_older_by_the_days_past_due),
		CASE(the_balance_is_what_the_ledger_says),
		CASE(only_who_owes_or_paid_ahead_is_told_of),
		CASE(a_run_writes_a_file_for_each_and_can_be_stopped),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
