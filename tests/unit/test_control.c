/* test_control.c - a new company: sign-in, rights, settings, numbers, the journal's chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/control/change.h"
#include "core/control/number.h"
#include "db/fetch.h"
#include "docket/arena.h"
#include "docket/check_digit.h"
#include "docket/journal.h"
#include "docket/setting.h"
#include "docket/user.h"
#include "fixture.h"

static struct dk_session *
open_company(void)
{
	static char path[64];
	struct dk_session *s = NULL;
	struct dk_init init = { .path = path, .company = "Test House", .admin = "ann",
		.os_account = "ann", .test_clock = true, .now = "2026-11-23T09:00:00Z" };
	struct dk_err err;

	snprintf(path, sizeof(path), "/tmp/docket-control-%d.db", (int)getpid());
	unlink(path);
	if (dk_session_create(&init, &s, &err) != DK_OK)
		fail_msg("%s", err.text);
	return s;
}

static void
close_company(struct dk_session *s)
{
	char name[80];

	snprintf(name, sizeof(name), "%s", dk_db_path(s->db));
	dk_session_close(s);
	unlink(name);
}

static void
a_new_company_has_its_administrator_signed_in(void **state)
{
	struct dk_session *s = open_company();
	struct dk_session *again = NULL;
	struct dk_err err;
	struct dk_init init = { .path = dk_db_path(s->db), .company = "X", .admin = "x" };

	(void)state;
	assert_string_equal(s->user, "ann");
	assert_string_equal(s->currency, "EUR");
	assert_int_equal(dk_session_may(s, DK_RIGHT_DAY_CLOSE, &err), DK_OK);
	assert_int_equal(dk_session_create(&init, &again, &err), DK_EEXISTS);
	close_company(s);
}

static void
a_wrong_secret_waits_from_the_third_on(void **state)
{
	struct dk_session *s = open_company();
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .role = DK_ROLE_CLERK };
	struct dk_err err;
	dk_id id;

	(void)state;
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_OK);
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_EEXISTS);
	assert_int_equal(dk_user_set_password(s, "mia", "password", &err), DK_EINPUT);
	assert_int_equal(dk_user_set_password(s, "mia", "correct horse", &err), DK_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(dk_session_sign_in(s, "mia", "wrong", &err), DK_EDENIED);
	assert_int_equal(dk_session_sign_in(s, "mia", "correct horse", &err), DK_EDENIED);
	s->clock_ms += 1001;
	assert_int_equal(dk_session_sign_in(s, "mia", "correct horse", &err), DK_OK);
	assert_int_equal(dk_session_may(s, DK_RIGHT_DAY_CLOSE, &err), DK_EDENIED);
	assert_int_equal(dk_session_limit(s, DK_RIGHT_DISCOUNT), 5000);
	assert_int_equal(dk_setting_set(s, "high_value", "5", &err), DK_EDENIED);
	close_company(s);
}

static void
settings_refuse_what_their_kind_cannot_read(void **state)
{
	struct dk_session *s = open_company();
	struct dk_err err;
	int64_t v;

	(void)state;
	assert_int_equal(dk_setting_set(s, "auto_verify", "maybe", &err), DK_EINPUT);
	assert_int_equal(dk_setting_set(s, "nonsense", "1", &err), DK_ENOTFOUND);
	assert_int_equal(dk_setting_set(s, "high_value", "12.50", &err), DK_OK);
	assert_int_equal(dk_setting_i64(s, "high_value", &v, &err), DK_OK);
	assert_int_equal(v, 1250);
	close_company(s);
}

static void
the_same_key_acts_once_whatever_the_second_try_would_do(void **state)
{
	struct dk_session *s = open_company();
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .role = DK_ROLE_CLERK };
	struct dk_err err;
	int64_t v, bad;
	dk_id id;

	(void)state;
	s->once_key = "k1";
	assert_int_equal(dk_setting_set(s, "high_value", "12.50", &err), DK_OK);
	assert_int_equal(dk_setting_set(s, "high_value", "99.00", &err), DK_OK);
	assert_int_equal(dk_setting_i64(s, "high_value", &v, &err), DK_OK);
	assert_int_equal(v, 1250);
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_EREFUSED); /* another action */
	assert_string_equal(err.field, "once");
	s->once_key = "k2";
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_OK);
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_OK); /* not DK_EEXISTS */
	s->once_key = "";
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_EEXISTS);
	assert_int_equal(dk_journal_verify(s, &bad, NULL, &err), DK_OK);
	assert_int_equal(bad, 0);
	close_company(s);
}

static void
order_numbers_end_in_a_check_digit(void **state)
{
	struct dk_session *s = open_company();
	struct dk_arena a = { 0 };
	struct dk_text n;
	struct dk_err err;
	const char *kind;
	bool wrong;

	(void)state;
	assert_int_equal(dk_number_take(s->db, "order", NULL, &n, &err), DK_OK);
	assert_true(dk_damm_ok(n.s));
	assert_int_equal(dk_number_kind(s->db, &a, n.s, &kind, &wrong, &err), DK_OK);
	assert_string_equal(kind, "order");
	assert_false(wrong);
	n.s[0] = n.s[0] == '9' ? '8' : (char)(n.s[0] + 1);
	assert_int_equal(dk_number_kind(s->db, &a, n.s, &kind, &wrong, &err), DK_OK);
	assert_true(wrong);
	dk_arena_free(&a);
	close_company(s);
}

static void
the_journal_names_the_first_altered_row(void **state)
{
	struct dk_session *s = open_company();
	struct dk_err err;
	int64_t bad;

	(void)state;
	assert_int_equal(dk_setting_set(s, "high_value", "7", &err), DK_OK);
	assert_int_equal(dk_setting_set(s, "high_value", "8", &err), DK_OK);
	assert_int_equal(dk_journal_verify(s, &bad, NULL, &err), DK_OK);
	assert_int_equal(bad, 0);
	assert_int_equal(
	    dk_script(s->db,
		"DROP TRIGGER journal_keep_u;"
		"UPDATE journal SET body = '{\"high_value\":[\"1\",\"9\"]}' WHERE seq = 2",
		&err),
	    DK_OK);
	assert_int_equal(dk_journal_verify(s, &bad, NULL, &err), DK_OK);
	assert_int_equal(bad, 2);
	close_company(s);
}

static void
a_failed_operation_leaves_no_trace(void **state)
{
	struct dk_session *s = open_company();
	struct dk_err err;
	int64_t bad;

	(void)state;
	for (int n = 1; n < 60; n++) {
		enum dk_rc rc;
		int64_t v;

		dk_db_fail_at(s->db, n);
		rc = dk_setting_set(s, "high_value", "77", &err);
		dk_db_fail_at(s->db, 0);
		assert_int_equal(dk_journal_verify(s, &bad, NULL, &err), DK_OK);
		assert_int_equal(bad, 0);
		assert_int_equal(dk_setting_i64(s, "high_value", &v, &err), DK_OK);
		if (rc == DK_OK) {
			assert_true(n > 3);
			assert_int_equal(v, 7700);
			close_company(s);
			return;
		}
		assert_int_equal(v, 1000000);
	}
	fail_msg("never succeeded");
}

static void
rows_are_fetched_until_the_last_or_the_first_error(void **state)
{
	static const char SQL_NUMBERS[] = "WITH RECURSIVE n (i) AS"
	    " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) SELECT i FROM n";
	struct dk_session *s = open_company();
	struct dk_arena a = { 0 };
	struct dk_err err;
	struct dk_fetch rows;
	int64_t *row;

	(void)state;
	for (size_t reads = 0; reads <= 40; reads += 20) {
		rows = dk_fetch(dk_sql(s->db, SQL_NUMBERS), &a, sizeof(*row));
		dk_db_fail_at(s->db, reads == 40 ? 0 : (int)reads + 1);
		while ((row = dk_fetch_row(&rows, &err)) != NULL) {
			assert_int_equal(*row, 0);
			*row = dk_col_i64(rows.st, 0);
		}
		dk_db_fail_at(s->db, 0);
		assert_int_equal(rows.rc, reads == 40 ? DK_OK : DK_EIO);
		assert_int_equal(rows.count, reads);
		for (size_t i = 0; i < rows.count; i++)
			assert_int_equal(((int64_t *)rows.rows)[i], i + 1);
	}
	rows = dk_fetch(dk_sql(s->db, SQL_NUMBERS), &a, sizeof(*row));
	rows.rc = DK_EDENIED; /* what was refused before reads nothing */
	assert_null(dk_fetch_row(&rows, &err));
	assert_int_equal(rows.rc, DK_EDENIED);
	assert_int_equal(rows.count, 0);
	dk_arena_free(&a);
	close_company(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_company_has_its_administrator_signed_in),
		cmocka_unit_test(a_wrong_secret_waits_from_the_third_on),
		cmocka_unit_test(settings_refuse_what_their_kind_cannot_read),
		cmocka_unit_test(the_same_key_acts_once_whatever_the_second_try_would_do),
		cmocka_unit_test(order_numbers_end_in_a_check_digit),
		cmocka_unit_test(the_journal_names_the_first_altered_row),
		cmocka_unit_test(a_failed_operation_leaves_no_trace),
		cmocka_unit_test(rows_are_fetched_until_the_last_or_the_first_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
