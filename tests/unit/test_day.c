/* test_day.c - the business day: reasons, counting, the sign-off and the chain of closed days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "day_company.h"
#include "db/stmt.h"
#include "docket/day.h"
#include "docket/journal.h"
#include "docket/setting.h"
#include "docket/user.h"

#define DAY_MS (INT64_C(86400) * 1000)
#define COUNT_JOURNAL "SELECT count(*) FROM journal"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

static int
open_company(void **state)
{
	(void)state;
	s = day_company("day");
	return 0;
}

static int
close_company(void **state)
{
	(void)state;
	dk_arena_free(&a);
	fixture_company_end(s);
	return 0;
}

static dk_date
on(const char *iso)
{
	dk_date d;

	assert_true(dk_date_parse(iso, &d));
	return d;
}

static void
sign_off(bool was_closed)
{
	struct dk_day_closed was;

	if (dk_day_close(s, DK_NO_DATE, &was, &err) != DK_OK)
		fail_msg("%s", err.text);
	assert_int_equal(was.left.rc, DK_OK);
	assert_int_equal(was.was_closed, was_closed);
}

static enum dk_rc
try_close(void)
{
	struct dk_day_closed was;

	return dk_day_close(s, DK_NO_DATE, &was, &err);
}

/* How many subjects an invariant names; *first is the first of them. */
static size_t
offenders(const char *id, const char **first)
{
	struct dk_invariant *all;
	size_t count;

	if (dk_invariants(s, &a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].id, id) != 0)
			continue;
		*first = all[i].key_count > 0 ? all[i].keys[0] : "";
		return all[i].key_count;
	}
	fail_msg("no invariant %s", id);
	return 0;
}

static void
expect_offender(const char *id, const char *subject)
{
	const char *first = "";

	assert_int_equal(offenders(id, &first), 1);
	assert_string_equal(first, subject);
}

/* Nothing that holds at any time is broken. */
static void
expect_sound(void)
{
	struct dk_invariant *all;
	size_t count;

	if (dk_invariants(s, &a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
}

static void
a_sound_day_is_closed_with_totals_and_digest_and_the_next_one_opened(void **state)
{
	struct dk_day_info day;

	(void)state;
	sign_off(false);
	assert_int_equal(dk_day_load(s, &a, on("2026-11-23"), &day, &err), DK_OK);
	assert_string_equal(day.state, "closed");
	assert_string_equal(day.closed_by, "ann");
	assert_int_equal(strlen(day.digest), 64);
	assert_string_equal(day.prev_digest, "");
	assert_int_equal(day.stops + day.warnings, 0);
	assert_non_null(strstr(day.totals, "\"orders\":{\"count\":3,\"lines\":4,"
	    "\"value\":\"228.00\"}"));
	assert_non_null(strstr(day.totals, "\"shipments\":{\"count\":2,\"pieces\":\"15\"}"));
	assert_non_null(strstr(day.totals, "\"invoices\":{\"count\":2,\"net\":\"150.00\","
	    "\"tax\":\"30.00\",\"total\":\"180.00\"}"));
	assert_non_null(strstr(day.totals, "\"payments\":{\"payment-cash\":\"60.00\"}"));
	assert_non_null(strstr(day.totals, "\"accounts\":{\"receivable\":\"120.00\""));
	assert_int_equal(dk_day_load(s, &a, DK_NO_DATE, &day, &err), DK_OK);
	assert_string_equal(dk_date_iso(day.date).s, "2026-11-24");
	assert_string_equal(day.state, "open");
	expect_sound();
}

static void
closing_again_answers_the_same_day_and_changes_nothing(void **state)
{
	struct dk_day_info before, after;
	struct dk_day_closed was;
	int64_t rows;

	(void)state;
	sign_off(false);
	rows = fixture_number(s->db, COUNT_JOURNAL);
	assert_int_equal(dk_day_load(s, &a, on("2026-11-23"), &before, &err), DK_OK);
	sign_off(true); /* tomorrow has not come: the evening's second close means today */
	assert_int_equal(dk_day_close(s, on("2026-11-23"), &was, &err), DK_OK);
	assert_true(was.was_closed);
	assert_int_equal(dk_day_load(s, &a, on("2026-11-23"), &after, &err), DK_OK);
	assert_string_equal(before.digest, after.digest);
	assert_string_equal(before.totals, after.totals);
	assert_string_equal(before.closed_at, after.closed_at);
	assert_int_equal(fixture_number(s->db, COUNT_JOURNAL), rows);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM day"), 2);
}

/* The jam lets nothing be allocated to the line that waits. */
static void
a_close_stands_and_tells_when_waiting_lines_get_nothing(void **state)
{
	struct dk_day_closed closed;

	(void)state;
	fixture_sql(s->db,
	    "INSERT INTO stock (product_id, location_id, on_hand) VALUES (2, 1, 5000);"
	    "INSERT INTO stock_value VALUES (2, 5000, 0, 5000, 0);"
	    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind, reason,"
	    " document, document_id) VALUES ('', 1, 1, 2, 1, 5000, 'import', 'x', 'journal', 1);"
	    "CREATE TRIGGER jam BEFORE INSERT ON allocation"
	    " BEGIN SELECT RAISE(ABORT, 'jam'); END");
	assert_int_equal(dk_day_close(s, DK_NO_DATE, &closed, &err), DK_OK);
	assert_false(closed.was_closed);
	assert_int_not_equal(closed.left.rc, DK_OK);
	assert_non_null(strstr(closed.left.text, "The day is closed, but waiting orders"));
	assert_string_equal(fixture_text(s->db, "SELECT state FROM day WHERE id = 1"), "closed");
	fixture_sql(s->db, "DROP TRIGGER jam");
}

static void
a_day_that_has_not_come_cannot_be_signed_off(void **state)
{
	struct dk_day_closed was;

	(void)state;
	sign_off(false);
	assert_int_equal(dk_day_close(s, on("2026-11-24"), &was, &err), DK_EREFUSED);
	assert_int_equal(dk_day_close(s, on("2026-11-25"), &was, &err), DK_ENOTFOUND);
	s->clock_ms += DAY_MS;
	assert_int_equal(dk_day_close(s, on("2026-11-24"), &was, &err), DK_OK);
	assert_false(was.was_closed);
}

static void
a_stop_forbids_the_sign_off_and_cannot_be_explained(void **state)
{
	(void)state;
	fixture_fault(s->db, "UPDATE order_line SET backordered = 2500 WHERE id = 4");
	assert_int_equal(try_close(), DK_EREFUSED);
	assert_string_equal(err.field, "line-equation");
	assert_non_null(strstr(err.text, "100034"));
	assert_int_equal(dk_day_reason(s, "line-equation:100034/2", "late", "it is so", &err),
	    DK_EREFUSED);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM day"), "open");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM run"), 0);
	fixture_fault(s->db, "UPDATE order_line SET backordered = 2000 WHERE id = 4");
	sign_off(false);
}

static void
a_warning_needs_a_reason(void **state)
{
	struct dk_rule_result *r;
	size_t count;

	(void)state;
	fixture_sql(s->db, "UPDATE orders SET promised = '2026-11-20' WHERE id = 3");
	assert_int_equal(try_close(), DK_EREFUSED);
	assert_string_equal(err.field, "order-late");
	assert_int_equal(dk_day_reason(s, "order-late:100021", "late", "x", &err), DK_ENOTFOUND);
	assert_int_equal(dk_day_reason(s, "nonsense", "late", "x", &err), DK_ENOTFOUND);
	assert_int_equal(dk_day_reason(s, "order-late:100034", "late", "  ", &err), DK_EINPUT);
	assert_int_equal(dk_day_reason(s, "order-late:100034", "", "x", &err), DK_EINPUT);
	assert_int_equal(dk_day_reason(s, "order-late:100034", "Not One Word", "x", &err),
	    DK_EINPUT);
	assert_int_equal(dk_day_reason(s, "order-late:100034", "carried", "arrives Tue", &err),
	    DK_OK);
	assert_int_equal(dk_day_reconcile(s, &a, "order-late", &r, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(r->state, DK_WARN);
	assert_string_equal(r->rows[0].reason_code, "carried");
	assert_string_equal(r->rows[0].reason, "arrives Tue");
	assert_int_equal(dk_day_reason(s, "order-late:100034", "late", "comes Wed", &err), DK_OK);
	assert_non_null(strstr(fixture_text(s->db,
	    "SELECT body FROM journal ORDER BY seq DESC LIMIT 1"),
	    "[\"arrives Tue\",\"comes Wed\"]"));
	sign_off(false);
}

static void
a_run_is_kept_and_one_rule_alone_is_not(void **state)
{
	struct dk_rule_result *r;
	struct dk_day_info day;
	size_t count;

	(void)state;
	fixture_fault(s->db, "UPDATE orders SET line_count = 3 WHERE id = 3");
	assert_int_equal(dk_day_reconcile(s, &a, "line-count", &r, &count, &err), DK_OK);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM run"), 0);
	assert_int_equal(dk_day_reconcile(s, &a, "line-kount", &r, &count, &err), DK_ENOTFOUND);
	assert_int_equal(dk_day_reconcile(s, &a, NULL, &r, &count, &err), DK_OK);
	assert_int_equal(dk_day_load(s, &a, DK_NO_DATE, &day, &err), DK_OK);
	assert_int_equal(day.run, 1);
	assert_int_equal(day.stops, 1);
	assert_int_equal(day.warnings, 0);
	assert_string_equal(fixture_text(s->db,
	    "SELECT state FROM run_rule WHERE run_id = 1 AND rule = 'line-count'"), "stop");
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM run_rule"), count);
}

static void
a_count_is_journaled_with_what_was_counted_before(void **state)
{
	(void)state;
	assert_int_equal(dk_day_count(s, "shells", DK_MONEY(1), &err), DK_EINPUT);
	assert_int_equal(dk_day_count(s, "cash", DK_MONEY(DK_MONEY_MAX + 1), &err), DK_EINPUT);
	assert_int_equal(dk_day_count(s, "cash", DK_MONEY(5400), &err), DK_OK);
	assert_non_null(strstr(fixture_text(s->db,
	    "SELECT body FROM journal ORDER BY seq DESC LIMIT 1"), "[\"60.00\",\"54.00\"]"));
	assert_int_equal(try_close(), DK_EREFUSED);
	assert_string_equal(err.field, "tender-counted");
	assert_int_equal(dk_setting_set(s, "day_end_tender_limit", "6.00", &err), DK_OK);
	assert_int_equal(try_close(), DK_EREFUSED);
	assert_string_equal(err.field, "tender-difference");
	assert_int_equal(dk_day_reason(s, "tender-difference:cash", "difference", "short", &err),
	    DK_OK);
	sign_off(false);
	assert_int_equal(dk_day_count(s, "cash", DK_MONEY(6000), &err), DK_OK);
	assert_int_equal(fixture_number(s->db,
	    "SELECT counted FROM tender_count WHERE day_id = 1"), 5400);
	expect_sound();
}

static void
three_days_are_chained(void **state)
{
	struct dk_day_info *days;
	size_t count;

	(void)state;
	for (int i = 0; i < 3; i++) {
		sign_off(false);
		s->clock_ms += DAY_MS + (i == 1 ? 2 * DAY_MS : 0);
	}
	assert_int_equal(dk_day_list(s, &a, &days, &count, &err), DK_OK);
	assert_int_equal(count, 4);
	assert_string_equal(days[1].prev_digest, days[2].digest);
	assert_string_equal(days[2].prev_digest, days[3].digest);
	assert_string_not_equal(days[1].digest, days[2].digest);
	/* the third stayed open over two quiet days; after it comes the day of the clock */
	assert_string_equal(dk_date_iso(days[1].date).s, "2026-11-25");
	assert_string_equal(dk_date_iso(days[0].date).s, "2026-11-27");
	expect_sound();
}

static void
whoever_may_not_is_refused(void **state)
{
	struct dk_user mia = { .name = "mia", .full_name = "Mia", .role = DK_ROLE_CLERK };
	dk_id id;

	(void)state;
	assert_int_equal(dk_user_add(s, &mia, &id, &err), DK_OK);
	s->user_id = id;
	s->user = "mia";
	s->role = DK_ROLE_CLERK;
	assert_int_equal(try_close(), DK_EDENIED);
	assert_int_equal(dk_day_reason(s, "order-late:100034", "late", "x", &err), DK_EDENIED);
	assert_int_equal(dk_day_count(s, "cash", DK_MONEY(6000), &err), DK_OK);
	assert_string_equal(fixture_text(s->db, "SELECT state FROM day"), "open");
}

/* Each tampers with the closed 23rd of November. */
static const struct {
	const char *sql, *rule;
	bool at_day_end; /* the next day's run sees it too */
} tampers[] = {
	{ "UPDATE day SET totals = replace(totals, '60.00', '50.00') WHERE id = 1", "day-digest",
	    true },
	{ "UPDATE day SET digest = upper(digest) WHERE id = 1", "day-digest", true },
	{ "UPDATE day SET prev_digest = 'x' WHERE id = 1", "day-digest", true },
	{ "INSERT INTO payment (id, number, kind, customer_id, amount, method, date, day_id,"
	    " site_id, taken_at) VALUES (9, 'P9', 'payment', 2, 100, 'transfer',"
	    " '2026-11-23', 1, 1, '')",
	    "day-closed", true },
	{ "UPDATE tender_count SET counted = 5900", "day-closed", true },
	{ "UPDATE move SET day_id = 2 WHERE id = 3", "day-closed", true },
	{ "UPDATE day_order SET total = 1 WHERE order_id = 1", "day-closed", true },
	{ "UPDATE journal SET day_id = 1 WHERE seq >"
	    " (SELECT journal_seq + 1 FROM day WHERE id = 1)", "day-closed", true },
	{ "UPDATE journal SET body = '{}' WHERE seq = 1", "journal-chain", false },
	{ "UPDATE journal SET body = '{}' WHERE seq = (SELECT max(seq) FROM journal)",
	    "journal-chain", true },
};

static void
tampering_with_a_closed_day_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < DK_COUNT(tampers); i++) {
		struct dk_rule_result *r;
		const char *first = "";
		size_t count;

		sign_off(false);
		assert_int_equal(dk_setting_set(s, "high_value", "77", &err), DK_OK);
		expect_sound();
		fixture_fault(s->db, tampers[i].sql);
		if (offenders(tampers[i].rule, &first) == 0)
			fail_msg("verify: %s saw nothing of: %s", tampers[i].rule, tampers[i].sql);
		assert_int_equal(dk_day_reconcile(s, &a, tampers[i].rule, &r, &count, &err), DK_OK);
		if ((r->row_count > 0) != tampers[i].at_day_end)
			fail_msg("day end: %s, %zu rows: %s", tampers[i].rule, r->row_count,
			    tampers[i].sql);
		close_company(NULL);
		open_company(NULL);
	}
}

static void
a_journal_cut_short_no_longer_bears_the_digest(void **state)
{
	(void)state;
	sign_off(false);
	fixture_fault(s->db, "DELETE FROM journal WHERE seq >= (SELECT journal_seq FROM day"
	    " WHERE id = 1)");
	expect_offender("day-digest", "2026-11-23");
}

/* Whatever statement the disk fails at, the day is open as it was, or closed whole. */
static void
a_sign_off_that_fails_leaves_the_day_open(void **state)
{
	(void)state;
	for (int n = 1; n < 2000; n += n < 30 ? 1 : 7) {
		enum dk_rc rc;

		dk_db_fail_at(s->db, n);
		rc = try_close();
		dk_db_fail_at(s->db, 0);
		assert_int_equal(fixture_number(s->db,
		    "SELECT count(*) FROM day WHERE state = 'open'"), 1);
		if (rc == DK_OK) {
			assert_true(n > 60);
			assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM day"), 2);
			expect_sound();
			return;
		}
		assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM day"), 1);
		assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM run"), 0);
		assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM day_order"), 0);
	}
	fail_msg("never succeeded");
}

#define DAY_TEST(f) cmocka_unit_test_setup_teardown(f, open_company, close_company)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DAY_TEST(a_sound_day_is_closed_with_totals_and_digest_and_the_next_one_opened),
		DAY_TEST(closing_again_answers_the_same_day_and_changes_nothing),
		DAY_TEST(a_close_stands_and_tells_when_waiting_lines_get_nothing),
		DAY_TEST(a_day_that_has_not_come_cannot_be_signed_off),
		DAY_TEST(a_stop_forbids_the_sign_off_and_cannot_be_explained),
		DAY_TEST(a_warning_needs_a_reason),
		DAY_TEST(a_run_is_kept_and_one_rule_alone_is_not),
		DAY_TEST(a_count_is_journaled_with_what_was_counted_before),
		DAY_TEST(three_days_are_chained),
		DAY_TEST(whoever_may_not_is_refused),
		DAY_TEST(tampering_with_a_closed_day_is_found),
		DAY_TEST(a_journal_cut_short_no_longer_bears_the_digest),
		DAY_TEST(a_sign_off_that_fails_leaves_the_day_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
