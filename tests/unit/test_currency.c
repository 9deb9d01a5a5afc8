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

#include "docket/day.h"
#include "fixture.h"
#include "money.h"
#include "trade.h"

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

static void
hold(struct dk_session *s, int day)
{
	const char *broken = money_broken(s);

	if (broken[0] != '\0')
		fail_msg("day %d: %s", day, broken);
	for (size_t i = 0; i < DK_COUNT(laws); i++) {
		const char *where = fixture_text(s->db, laws[i].sql);

		if (where[0] != '\0')
			fail_msg("day %d: %s: %s", day, laws[i].law, where);
	}
}

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
