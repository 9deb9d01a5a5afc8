/* test_dunning.c - what is overdue is asked for, each level once an invoice. */
#include "cases.h"
#include "fixture.h"

#include "docket/document.h"
#include "docket/dunning.h"
#include "shop.h"

/* Two invoices of customer 1: 59.50 and 119.00. Their days are made by moving what is due. */
static int
open_shop(void **state)
{
	static const struct shop_line small = { 1, 5000, 100000, 0, 0 };
	static const struct shop_line large = { 1, 10000, 100000, 0, 0 };
	struct dk_session *s = shop_open("dunning");
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

/* Invoice 1 is so many days overdue, and what was sent is so many days older. */
static void
late_by(struct dk_session *s, int days, int older)
{
	dk_date today = dk_session_today(s);
	struct dk_arena a = { 0 };

	fixture_sql(s->db, dk_fmt(&a, "DROP TRIGGER IF EXISTS invoice_keep_u; UPDATE invoice SET"
	    " due_date = '%s' WHERE id = 1; UPDATE dunning SET date = date(date, '-%d days')",
	    dk_date_iso(dk_date_add(today, -days)).s, older));
	dk_arena_free(&a);
}

/* The level of the letter that is made; 0 = none. */
static int64_t
make(struct dk_session *s)
{
	struct dk_err err;
	dk_id id;

	if (dk_dunning_make(s, 1, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id == 0 ? 0 : fixture_number(s->db,
	    "SELECT level FROM dunning ORDER BY id DESC LIMIT 1");
}

static void
each_level_asks_once_when_its_days_have_come(void **state)
{
	struct dk_session *s = *state;

	late_by(s, 6, 0);
	assert_int_equal(make(s), 0);
	late_by(s, 7, 0);
	assert_int_equal(make(s), 1);
	assert_int_equal(make(s), 0);
	late_by(s, 21, 13); /* its days have come, but not those since the letter */
	assert_int_equal(make(s), 0);
	late_by(s, 21, 1);
	assert_int_equal(make(s), 2);
	late_by(s, 60, 40);
	assert_int_equal(make(s), 3);
	late_by(s, 400, 400);
	assert_int_equal(make(s), 0);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM outbox"
	    " WHERE kind = 'reminder' AND document = 'dunning' AND state = 'waiting'"), 3);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"
	    " WHERE action = 'dunning.make'"), 3);
}

static void
who_has_paid_ahead_is_not_asked(void **state)
{
	struct dk_session *s = *state;
	struct dk_payment_in in = { .customer_id = 1, .amount = { 5950 }, .method = "cash",
		.reference = "", .date = DK_NO_DATE, .invoice_id = 2 };
	struct dk_arena a = { 0 };
	struct dk_dunning *all;
	struct dk_err err;
	bool known;
	size_t n;
	dk_id id;

	late_by(s, 30, 0);
	assert_int_equal(dk_dunning_due(s, &a, &all, &n, &err), DK_OK);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].open.minor, 5950);
	assert_int_equal(dk_payment_take(s, &in, &id, &known, &err), DK_OK);
	fixture_sql(s->db, "UPDATE customer_account SET credit = 6000");
	assert_int_equal(dk_dunning_due(s, &a, &all, &n, &err), DK_OK);
	assert_int_equal(n, 0);
	assert_int_equal(make(s), 0);
	dk_arena_free(&a);
}

static void
days_that_are_none_are_refused_and_none_at_all_asks_nobody(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	dk_id id;

	late_by(s, 30, 0);
	fixture_sql(s->db, "INSERT INTO setting (key, value) VALUES ('dunning_days', '21 7')");
	shop_refused(dk_dunning_make(s, 1, &id, &err), &err, "write rising days");
	fixture_sql(s->db, "UPDATE setting SET value = '' WHERE key = 'dunning_days'");
	assert_int_equal(make(s), 0);
}

static void
the_letter_says_what_is_open(void **state)
{
	struct dk_session *s = *state;
	struct dk_buf out = { 0 };
	struct dk_err err;

	late_by(s, 30, 0);
	assert_int_equal(make(s), 1);
	assert_int_equal(dk_document_print(s, "reminder", 1, "text", &out, &err), DK_OK);
	assert_non_null(strstr(out.data, "Reminder C1"));
	assert_non_null(strstr(out.data, "To be paid now EUR"));
	assert_non_null(strstr(out.data, "59.50"));
	assert_null(strstr(out.data, "119.00"));
	dk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
		CASE(each_level_asks_once_when_its_days_have_come),
		CASE(who_has_paid_ahead_is_not_asked),
		CASE(days_that_are_none_are_refused_and_none_at_all_asks_nobody),
		CASE(the_letter_says_what_is_open),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
