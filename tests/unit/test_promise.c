/*
 * test_promise.c - what can be promised, against a recount of everything on small cases by chance;
 * promises that break, who is told of them and how often.
 */
#include "chance.h"

#include <sqlite3.h>

#include "docket/atp.h"
#include "docket/carrier.h"
#include "docket/order_file.h"
#include "docket/order_list.h"
#include "docket/purchase.h"
#include "docket/stock.h"
#include "docket/tell.h"
#include "fixture.h"
#include "trade.h"

enum { CASES = 25, ORDERS = 8, BUYS = 4 };

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

/* A receipt that is expected so many days from today; one purchase order each. */
struct buy {
	int64_t in, qty; /* days, pieces */
	dk_id id;
};

static void
buy(struct dk_session *s, struct buy *b)
{
	const struct dk_purchase_input_line l = { "P0001", DK_QTY(b->qty), { -1 },
		dk_date_add(dk_session_today(s), (int)b->in), NULL };
	const struct dk_purchase_input in = { "", "S", "", DK_NO_DATE, &l, 1 };
	enum dk_put did;

	OK(dk_purchase_new(s, &in, &b->id, &did, &err));
}

static struct dk_session *
open_house(int64_t on_hand)
{
	struct dk_session *s = trade_open("promise.db", 1, on_hand, 3);

	fixture_sql(s->db, "INSERT INTO supplier (id, number, name, lead_days)"
	    " VALUES (1, 'S', 'Sea', 9)");
	return s;
}

/* The day by which all before and the line itself are covered, by counting; lead days if none. */
static dk_date
covered_on(struct dk_session *s, const struct buy *buys, size_t count, int64_t need)
{
	dk_date today = dk_session_today(s), best = DK_NO_DATE, out;

	for (size_t i = 0; i < count; i++) {
		int64_t have = 0;

		for (size_t k = 0; k < count; k++)
			have += buys[k].in <= buys[i].in ? buys[k].qty : 0;
		if (have >= need && (!dk_date_is_set(best) ||
		    dk_date_diff(dk_date_add(today, (int)buys[i].in), best) < 0))
			best = dk_date_add(today, (int)buys[i].in);
	}
	OK(dk_workday_add(s, dk_date_is_set(best) ? best : today, dk_date_is_set(best) ? 0 : 7,
	    &out, &err));
	return out;
}

/* Orders of one line without a carrier: there on the working day after they can leave. */
static void
promises_equal_a_recount(void **state)
{
	uint64_t seed = 4;

	(void)state;
	for (int n = 0; n < CASES; n++) {
		int64_t on_hand = (int64_t)(chance(&seed) % 12), left = on_hand, waiting = 0;
		struct dk_session *s = open_house(on_hand);
		struct dk_arena a = { 0 };
		struct buy buys[BUYS];
		size_t count = chance(&seed) % (BUYS + 1);
		struct dk_atp atp;

		for (size_t i = 0; i < count; i++) {
			buys[i].in = (int64_t)(chance(&seed) % 20);
			buys[i].qty = (int64_t)(chance(&seed) % 9) + 1;
			buy(s, &buys[i]);
		}
		for (int i = 0; i < ORDERS; i++) {
			struct trade_sale sale = { i % 3, 0, (int64_t)(chance(&seed) % 5) + 1,
				{ 0 } };
			int64_t missing = sale.qty > left ? sale.qty - left : 0;
			dk_date ready, want;

			OK(trade_sell(s, &a, &sale, &err));
			OK(dk_workday_add(s, dk_session_today(s), 0, &ready, &err));
			if (missing > 0)
				ready = covered_on(s, buys, count, waiting + missing);
			OK(dk_workday_add(s, ready, 1, &want, &err));
			if (sale.made.order->lines[0].promise.days != want.days)
				fail_msg("case %d order %d: %s, by hand %s", n, i,
				    dk_date_iso(sale.made.order->lines[0].promise).s,
				    dk_date_iso(want).s);
			left -= sale.qty - missing;
			waiting += missing;
		}
		OK(dk_atp_load(s, &a, 1, &atp, &err));
		assert_int_equal(atp.waiting.milli, waiting * 1000);
		assert_int_equal(atp.today.milli, (left - waiting) * 1000);
		for (int d = 0; d < 21; d++) {
			int64_t have = left - waiting;

			for (size_t i = 0; i < count; i++)
				have += buys[i].in <= d ? buys[i].qty : 0;
			assert_int_equal(dk_atp_on(&atp, dk_date_add(dk_session_today(s), d)).milli,
			    have * 1000);
		}
		dk_arena_free(&a);
		fixture_company_end(s);
	}
}

static struct dk_tells
to_tell(struct dk_session *s, struct dk_arena *a, bool all)
{
	const struct dk_tell_query q = { .all = all };
	struct dk_tells out;

	OK(dk_tell_list(s, a, &q, &out, &err));
	return out;
}

static dk_id
sell(struct dk_session *s, struct dk_arena *a, int customer, int64_t qty)
{
	struct trade_sale sale = { customer, 0, qty, { 0 } };

	OK(trade_sell(s, a, &sale, &err));
	return sale.made.id;
}

/* Ten come on Thursday; three want four each, so the third waits for days of delivery. */
static void
a_late_receipt_queues_the_right_customers_once(void **state)
{
	struct dk_session *s = open_house(0);
	struct dk_arena a = { 0 };
	struct buy b = { 3, 10, 0 };
	struct dk_reviewed r;
	dk_id first, second;
	struct dk_tells t;

	(void)state;
	buy(s, &b);
	first = sell(s, &a, 0, 4);
	second = sell(s, &a, 1, 4);
	sell(s, &a, 2, 4);
	OK(dk_purchase_expect(s, b.id, 0, dk_date_add(dk_session_today(s), 30), "", &err));
	OK(dk_purchase_expect(s, b.id, 0, dk_date_add(dk_session_today(s), 40), "", &err));
	t = to_tell(s, &a, false);
	assert_int_equal(t.count, 2);
	assert_int_equal(t.rows[0].order_id, first);
	assert_int_equal(t.rows[1].order_id, second);
	for (size_t i = 0; i < 2; i++) {
		assert_non_null(strstr(t.rows[i].cause, "comes another day"));
		assert_int_equal(dk_date_diff(t.rows[i].due, dk_session_today(s)), 43);
		assert_true(dk_date_is_set(t.rows[i].cancel_on)); /* more than 30 days late */
	}
	OK(dk_tell_told(s, t.rows[0].id, "phone", "", &err));
	assert_int_equal(dk_tell_told(s, t.rows[0].id, "phone", "", &err), DK_EREFUSED);
	OK(dk_tell_defer(s, t.rows[1].id, dk_date_add(dk_session_today(s), 2), "asks", &err));
	assert_int_equal(to_tell(s, &a, false).count, 0);
	OK(dk_purchase_expect(s, b.id, 0, dk_date_add(dk_session_today(s), 60), "", &err));
	t = to_tell(s, &a, false); /* who had the final notice is not asked again; the other is */
	assert_int_equal(t.count, 1);
	assert_int_equal(t.rows[0].order_id, second);
	OK(dk_purchase_expect(s, b.id, 0, dk_date_add(dk_session_today(s), 1), "", &err));
	assert_int_equal(to_tell(s, &a, false).count, 0);
	OK(dk_promise_review(s, true, &r, &err));
	assert_int_equal(r.to_tell, 0);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* What was expected today did not come: the next working day, and the day after at the customer's.
 * With no day known nothing is done until the promise is a day off. */
static void
the_late_promise_rule_runs_at_the_end_of_the_day(void **state)
{
	struct dk_session *s = open_house(0);
	struct dk_arena a = { 0 };
	struct buy b = { 0, 10, 0 };
	struct dk_order *o = NULL;
	struct dk_reviewed r;
	struct dk_tells t;
	dk_id last;

	(void)state;
	buy(s, &b);
	sell(s, &a, 0, 4);
	last = sell(s, &a, 1, 30); /* by seven days of delivery */
	OK(dk_promise_review(s, false, &r, &err));
	assert_int_equal(r.to_tell, 0);
	OK(dk_promise_review(s, true, &r, &err));
	t = to_tell(s, &a, false);
	assert_int_equal(t.count, 1);
	assert_non_null(strstr(t.rows[0].cause, "was not received"));
	assert_int_equal(dk_date_diff(t.rows[0].due, t.rows[0].given), 1);
	OK(dk_promise_review(s, true, &r, &err)); /* once */
	assert_int_equal(to_tell(s, &a, true).count, 1);
	s->clock_ms += INT64_C(9) * 86400000;
	OK(dk_promise_review(s, true, &r, &err));
	t = to_tell(s, &a, false);
	assert_int_equal(t.count, 2);
	for (size_t i = 0; i < 2; i++)
		if (t.rows[i].order_id == last) {
			assert_false(dk_date_is_set(t.rows[i].due));
			OK(dk_tell_told(s, t.rows[i].id, "email", "", &err));
		}
	s->clock_ms += INT64_C(40) * 86400000; /* its last day passed, and he was told */
	OK(dk_promise_review(s, true, &r, &err));
	assert_int_equal(r.cancelled, 1);
	OK(dk_order_load(s, &a, last, &o, &err));
	assert_int_equal(o->lines[0].backordered.milli, 0);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* What lies behind a figure on the hot path: searches, no scans. */
static void
no_question_scans(void **state)
{
	static const char *const questions[] = {
		"SELECT coalesce(sum(backordered), 0) FROM order_line WHERE product_id = 1"
		" AND backordered > 0 AND supply = ''",
		"SELECT l.expected, l.ordered - l.received FROM purchase_line l WHERE"
		" l.product_id = 1 AND l.is_closed = 0 AND l.received < l.ordered"
		" ORDER BY l.expected, l.id",
		"SELECT max(last) FROM blackout WHERE address_id = 1 AND first <= '2026-11-23'",
	};
	struct dk_session *s = open_house(0);

	(void)state;
	for (size_t i = 0; i < DK_COUNT(questions); i++) {
		sqlite3 *db = NULL;
		sqlite3_stmt *st = NULL;
		char sql[400];

		snprintf(sql, sizeof(sql), "EXPLAIN QUERY PLAN %s", questions[i]);
		assert_int_equal(sqlite3_open(dk_db_path(s->db), &db), SQLITE_OK);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *plan = (const char *)sqlite3_column_text(st, 3);

			if (strncmp(plan, "SCAN", 4) == 0 ||
			    (i == 0 && strstr(plan, "COVERING INDEX order_line_waiting") == NULL))
				fail_msg("%s: %s", questions[i], plan);
		}
		sqlite3_finalize(st);
		sqlite3_close(db);
	}
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(promises_equal_a_recount),
		cmocka_unit_test(a_late_receipt_queues_the_right_customers_once),
		cmocka_unit_test(no_question_scans),
		cmocka_unit_test(the_late_promise_rule_runs_at_the_end_of_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
