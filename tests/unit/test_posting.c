/* test_posting.c - batches balance, and customers' accounts follow them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/ledger/posting.h"
#include "core/tell/outbox.h"
#include "db/stmt.h"
#include "fixture.h"

static int
open_house(void **state)
{
	struct dk_session *s = fixture_company("posting");

	fixture_sql(s->db,
	    "INSERT INTO customer (id, number, name, name_key)"
	    " VALUES (1, 'C1', 'One', 'one'), (2, 'C2', 'Two', 'two')");
	*state = s;
	return 0;
}

static int
close_house(void **state)
{
	fixture_company_end(*state);
	return 0;
}

static enum dk_rc
post(struct dk_session *s, dk_id document_id, const struct dk_posting *rows, size_t count,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "test.post", &ch, err);

	if (rc != DK_OK)
		return rc;
	dk_change_subject(&ch, "test", document_id);
	rc = dk_posting_add(&ch, "invoice", document_id, rows, count, err);
	if (rc == DK_OK)
		rc = dk_outbox_add(&ch, "invoice", "invoice", document_id, err);
	return dk_change_end(&ch, rc, err);
}

static const struct dk_posting sale[] = { { "receivable", { 12000 }, 1 },
	{ "revenue", { -10000 }, 0 }, { "discount", { 0 }, 0 }, { "tax", { -2000 }, 0 } };
static const struct dk_posting paid[] = { { "cash", { 15000 }, 0 }, { "receivable", { -12000 }, 1 },
	{ "customer-credit", { -3000 }, 1 } };

static void
a_batch_keeps_the_amounts_and_the_customers_account(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	assert_int_equal(post(s, 7, sale, DK_COUNT(sale), &err), DK_OK);
	assert_string_equal(
	    fixture_text(s->db,
		"SELECT group_concat(line_no || ' ' || account || ' ' || debit || ' ' || credit,"
		" '; ')"
		" FROM posting"),
	    "1 1200 12000 0; 2 4000 0 10000; 3 2200 0 2000");
	assert_string_equal(fixture_text(s->db,
				"SELECT document || document_id || date FROM batch"),
	    "invoice72026-11-23");
	assert_int_equal(post(s, 8, paid, DK_COUNT(paid), &err), DK_OK);
	assert_string_equal(fixture_text(s->db,
				"SELECT customer_id || ' ' || receivable || ' ' ||"
				" credit FROM customer_account"),
	    "1 0 3000");
	assert_string_equal(fixture_text(s->db,
				"SELECT group_concat(kind || document_id || state)"
				" FROM outbox"),
	    "invoice7waiting,invoice8waiting");
}

static void
a_document_is_posted_once(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;

	assert_int_equal(post(s, 7, sale, DK_COUNT(sale), &err), DK_OK);
	assert_int_equal(post(s, 7, sale, DK_COUNT(sale), &err), DK_EDB);
	assert_int_equal(fixture_number(s->db, "SELECT receivable FROM customer_account"), 12000);
}

static void
nothing_of_worth_has_no_batch(void **state)
{
	static const struct dk_posting none[] = { { "cost-of-goods", { 0 }, 0 },
		{ "stock", { 0 }, 0 } };
	struct dk_session *s = *state;
	struct dk_err err;

	assert_int_equal(post(s, 7, none, DK_COUNT(none), &err), DK_OK);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM batch"), 0);
}

static void
rows_that_do_not_add_up_are_a_bug(void **state)
{
	static const struct dk_posting bad[] = { { "receivable", { 12000 }, 1 },
		{ "revenue", { -11999 }, 0 } };
	struct dk_session *s = *state;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct dk_err err;

		(void)!freopen("/dev/null", "w", stderr);
		signal(SIGABRT, SIG_DFL);
		(void)!post(s, 7, bad, DK_COUNT(bad), &err);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void
a_failure_at_any_statement_leaves_nothing(void **state)
{
	struct dk_session *s = *state;
	struct dk_err err;
	enum dk_rc rc = DK_EIO;
	int n = 1;

	for (; rc != DK_OK && n < 100; n++) {
		dk_db_fail_at(s->db, n);
		rc = post(s, 7, sale, DK_COUNT(sale), &err);
		dk_db_fail_at(s->db, 0);
		if (rc != DK_OK)
			assert_int_equal(fixture_number(s->db,
					     "SELECT (SELECT count(*) FROM batch) +"
					     " (SELECT count(*) FROM posting) +"
					     " (SELECT count(*) FROM customer_account) +"
					     " (SELECT count(*) FROM outbox)"),
			    0);
	}
	assert_in_range(n, 9, 99);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM posting"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_house, close_house)
		CASE(a_batch_keeps_the_amounts_and_the_customers_account),
		CASE(a_document_is_posted_once),
		CASE(nothing_of_worth_has_no_batch),
		CASE(rows_that_do_not_add_up_are_a_bug),
		CASE(a_failure_at_any_statement_leaves_nothing),
#undef CASE
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
