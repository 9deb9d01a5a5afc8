/*
 * test_currency.c - money of customers with other currencies, at rates that move day by day: the
 * ledger stays in the house's currency and to the cent.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/day/facts.h"
#include "docket/day.h"
#include "docket/day_money.h"
#include "fixture.h"
#include "money.h"
#include "trade.h"

#define OK(call) assert_int_equal(call, DK_OK)

enum { DAYS = 12, STEPS = 160, CUSTOMERS = 9 };

/* Every customer but each third has a currency; its rates move both ways. */
static const char FOREIGN[] =
    "WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x < 40)"
    " INSERT OR REPLACE INTO exchange_rate (currency, valid_from, rate)"
    " SELECT 'USD', date('2026-11-10', '+' || x || ' days'),"
    "  791234567 + (x * 7919 % 83) * 1234567 FROM n UNION ALL"
    " SELECT 'SEK', date('2026-11-10', '+' || x || ' days'),"
    "  83456789 - (x * 104729 % 71) * 234567 FROM n UNION ALL"
    " SELECT 'JPY', date('2026-11-10', '+' || x || ' days'),"
    "  5234567 + (x * 7919 % 83) * 12345 FROM n UNION ALL"
    " SELECT 'KWD', date('2026-11-10', '+' || x || ' days'),"
    "  2571234567 - (x * 104729 % 71) * 1234567 FROM n;"
    "UPDATE customer SET currency = CASE id % 5 WHEN 1 THEN 'USD' WHEN 2 THEN 'SEK'"
    " WHEN 3 THEN 'JPY' WHEN 4 THEN 'KWD' ELSE '' END";

static const struct {
	const char *law, *sql;
} laws[] = {
	{ "every batch is balanced in its own currency", "SELECT b.id FROM batch b JOIN posting p"
	    " ON p.batch_id = b.id WHERE b.currency <> '' GROUP BY b.id"
	    " HAVING sum(p.amount_own) <> 0" },
	{ "a document is in the currency of its customer",
	    "SELECT i.number FROM invoice i JOIN customer c ON c.id = i.customer_id"
	    " WHERE i.currency <> CASE c.currency WHEN '' THEN (SELECT value FROM setting"
	    " WHERE key = 'currency') ELSE c.currency END UNION ALL"
	    " SELECT p.number FROM payment p JOIN customer c ON c.id = p.customer_id"
	    " WHERE p.currency <> c.currency" },
	{ "nothing open, nothing left in the house's currency",
	    "SELECT customer_id FROM customer_account WHERE (receivable = 0 AND"
	    " coalesce(home_receivable, 0) <> 0) OR (credit = 0 AND coalesce(home_credit, 0) <> 0)"
	    " OR (deposit = 0 AND coalesce(home_deposit, 0) <> 0)" },
	{ "what is open of invoices is worth what it is by their rates",
	    "SELECT a.customer_id FROM customer_account a WHERE a.home_receivable IS NOT NULL AND"
	    " abs(a.home_receivable - coalesce((SELECT sum((i.due - coalesce((SELECT sum(u.amount)"
	    "  FROM payment_use u WHERE u.invoice_id = i.id), 0)) * i.exchange / 1000000000.0"
	    "  * CASE i.currency WHEN 'JPY' THEN 100 WHEN 'KWD' THEN 0.1 ELSE 1 END)"
	    "  FROM invoice i WHERE i.kind = 'invoice' AND i.customer_id = a.customer_id), 0)) >"
	    " 1.01 * (SELECT count(*) FROM invoice i WHERE i.customer_id = a.customer_id)" },
	{ "the difference is the last cent of it: cash, sales, taxes and differences are the rest",
	    "SELECT 1 WHERE (SELECT sum(p.debit - p.credit) FROM posting p) <> 0" },
	{ "customers of the house's currency have no other", "SELECT a.customer_id"
	    " FROM customer_account a JOIN customer c ON c.id = a.customer_id"
	    " WHERE c.currency = '' AND a.home_receivable IS NOT NULL" },
};

/* docket's own invariants say so, too. */
static void
verify(struct dk_session *s)
{
	struct dk_arena a = { 0 };
	struct dk_invariant *all;
	struct dk_err err;
	size_t count;

	if (dk_invariants(s, &a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count != 0)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
	dk_arena_free(&a);
}

/* Of documents with products alone, without tax in their prices. */
static const char SQL_SOLD[] =
    "SELECT i.number, i.home_net + " DK_SOLD_HOME("i.discount", "i") " - "
    DK_SOLD_HOME("i.freight", "i") ", abs(sum(l.net)) FROM "
    DK_SOLD_LINES " l JOIN invoice i ON i.id = l.invoice_id AND i.home_net IS NOT NULL"
    " AND i.includes_tax = 0 WHERE NOT EXISTS (SELECT 1 FROM invoice_line n"
    " WHERE n.invoice_id = i.id AND n.sku = '')"
    " GROUP BY i.id";

/* Lines and sales come to what orders and invoices do, in the house's currency. */
static void
sheets_agree(struct dk_session *s, struct dk_arena *a, const struct dk_period *p)
{
	struct dk_stmt *st = dk_facts_query(s, SQL_SOLD, p);
	size_t order_count, line_count, at = 0, apart = 0;
	struct dk_order_fact *orders;
	struct dk_line_fact *lines;
	struct dk_err err;
	bool more;

	OK(dk_order_fact_list(s, a, p, &orders, &order_count, &err));
	OK(dk_line_fact_list(s, a, p, &lines, &line_count, &err));
	for (size_t i = 0; i < order_count; i++) {
		dk_money sum = DK_MONEY(0);

		for (; at < line_count && strcmp(lines[at].order, orders[i].number) == 0; at++)
			sum = dk_money_plus(sum, lines[at].net);
		assert_int_equal(sum.minor, orders[i].goods.minor);
		apart += orders[i].total.minor != orders[i].own_total.minor;
	}
	assert_int_equal(at, line_count);
	assert_true(apart > 0);
	while (dk_row(st, &more, &err) == DK_OK && more)
		if (dk_col_i64(st, 1) != dk_col_i64(st, 2))
			fail_msg("%s: %lld, its lines %lld", dk_col_peek(st, 0),
			    (long long)dk_col_i64(st, 1), (long long)dk_col_i64(st, 2));
}

static size_t partly_paid;

/* What each customer owes is what the ledger holds of him, paid in part or not. */
static void
debts_agree(struct dk_session *s, struct dk_arena *a, const struct dk_period *p)
{
	struct dk_due_fact *dues;
	struct dk_open_fact *open;
	size_t count, open_count, partly = 0;
	struct dk_err err;
	int64_t owed = 0, left = 0;

	OK(dk_due_fact_list(s, a, p, &dues, &count, &err));
	OK(dk_open_fact_list(s, a, p, &open, &open_count, &err));
	for (size_t i = 0; i < count; i++) {
		int64_t receivable = dues[i].balance.minor + dues[i].credit.minor;

		assert_int_equal(receivable, fixture_number(s->db, dk_fmt(a, "SELECT"
		    " coalesce(home_receivable, receivable) FROM customer_account a JOIN customer c"
		    " ON c.id = a.customer_id WHERE c.number = '%s'", dues[i].customer)));
		owed += receivable;
	}
	for (size_t i = 0; i < open_count; i++) {
		left += open[i].open.minor;
		partly += open[i].own_open.minor < open[i].total.minor &&
		    strcmp(open[i].currency, s->currency) != 0;
	}
	assert_int_equal(left, owed);
	assert_int_equal(left, fixture_number(s->db, "SELECT sum(p.debit - p.credit) FROM posting p"
	    " WHERE p.role = 'receivable'"));
	partly_paid += partly;
}

static void
hold(struct dk_session *s, int day)
{
	const struct dk_period all = { { 0 }, { 400000 } };
	const char *broken = money_broken(s);
	struct dk_arena a = { 0 };

	if (broken[0] != '\0')
		fail_msg("day %d: %s", day, broken);
	for (size_t i = 0; i < DK_COUNT(laws); i++) {
		const char *where = fixture_text(s->db, laws[i].sql);

		if (where[0] != '\0')
			fail_msg("day %d: %s: %s", day, laws[i].law, where);
	}
	if (day == DAYS - 1)
		sheets_agree(s, &a, &all);
	debts_agree(s, &a, &all);
	dk_arena_free(&a);
}

/* Both kinds of accounts moved, and rates were apart: the test tests something. */
static void
see_that_it_happened(struct dk_session *s)
{
	static const char *const some[] = {
		"SELECT count(*) FROM invoice WHERE home_total IS NOT NULL",
		"SELECT count(*) FROM invoice WHERE home_total IS NOT NULL"
		" AND kind = 'credit-note'",
		"SELECT count(*) FROM payment WHERE home_amount IS NOT NULL AND kind = 'refund'",
		"SELECT count(*) FROM allowance WHERE home_amount IS NOT NULL",
		"SELECT count(*) FROM batch WHERE currency <> '' AND document = 'deposit'",
		"SELECT count(*) FROM batch b JOIN posting p ON p.batch_id = b.id JOIN account t"
		" ON t.code = p.account WHERE t.role = 'exchange-difference'",
		"SELECT count(*) FROM customer_account WHERE home_receivable IS NOT NULL" };

	for (size_t i = 0; i < DK_COUNT(some); i++)
		if (fixture_number(s->db, some[i]) == 0)
			fail_msg("nothing: %s", some[i]);
}

static void
books_stay_true_at_moving_rates(void **state)
{
	struct money_slot slot = { .chance = 4217 };
	struct money m = { .slot = &slot, .log = open("/dev/null", O_WRONLY) };
	struct dk_session *s = money_house("currency.db", CUSTOMERS);
	struct dk_err err;
	char path[4096];
	size_t which;

	(void)state;
	snprintf(path, sizeof(path), "%s", dk_db_path(s->db));
	fixture_sql(s->db, FOREIGN);
	dk_session_close(s);
	for (int day = 0; day < DAYS; day++) {
		money_join(&m, path, day);
		for (int i = 0; i < STEPS; i++)
			(void)!money_step(&m, &which, &err);
		hold(m.s, day);
		if (day == DAYS - 1) {
			see_that_it_happened(m.s);
			assert_true(partly_paid > 0);
			verify(m.s);
		}
		money_leave(&m);
	}
	close(m.log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(books_stay_true_at_moving_rates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
