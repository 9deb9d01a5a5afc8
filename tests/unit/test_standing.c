/* test_standing.c - rhythms by chance, and what is due is made once however many make it. */
#include "chance.h"

#include "core/order/standing.h"
#include "docket/carrier.h"
#include "fixture.h"
#include "trade.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s", #call, err.text); \
	} while (0)

static dk_date
day(const char *iso)
{
	dk_date d = DK_NO_DATE;

	assert_true(dk_date_parse(iso, &d));
	return d;
}

/* The days of a rhythm, one after the other. */
static void
follows(struct dk_session *s, const struct dk_rhythm *r, const char *const *days)
{
	dk_date due = DK_NO_DATE;

	for (; *days != NULL; days++) {
		OK(dk_rhythm_next(s, r, due, &due, &err));
		assert_string_equal(dk_date_iso(due).s, *days);
	}
}

static void
a_month_keeps_its_day_and_a_day_off_moves_on(void **state)
{
	static const char *const months[] = { "2027-01-29", "2027-03-01", "2027-03-29",
		"2027-04-29", "2027-05-31", NULL };
	static const char *const days[] = { "2026-11-26", "2026-11-27", "2026-11-30",
		"2026-12-01", "2026-12-02", "", NULL };
	static const char *const weeks[] = { "2026-12-18", "2027-01-04", "2027-01-15", NULL };
	struct dk_session *s = fixture_company("rhythm.db");
	const struct dk_holiday off = { .calendar = "", .date = day("2027-01-01"), .name = "" };
	struct dk_rhythm r = { "month", 1, day("2026-12-31"), DK_NO_DATE, 0 };
	enum dk_put did;
	dk_date due;

	(void)state;
	OK(dk_holiday_put(s, &off, &did, &err));
	OK(dk_rhythm_next(s, &r, day("2026-12-31"), &due, &err));
	/* 31 January 2027 is a Sunday; February has 28 days, a Sunday too; the rhythm stays */
	assert_string_equal(dk_date_iso(due).s, "2027-02-01");
	r.first = day("2027-01-29");
	follows(s, &r, months);
	follows(s, &(struct dk_rhythm){ "day", 1, day("2026-11-26"), day("2026-12-02"), 0 }, days);
	follows(s, &(struct dk_rhythm){ "week", 2, day("2026-12-18"), DK_NO_DATE, 0 }, weeks);
	fixture_company_end(s);
}

/* Whatever the rhythm: each day is later than the one before, is worked on, is not after the last
 * day by more than the days off, and no two of a week's steps lie closer than a step less these. */
static void
days_by_chance_rise_and_are_worked_on(void **state)
{
	static const char *const units[] = { "day", "week", "month" };
	struct dk_session *s = fixture_company("rhythms.db");
	uint64_t seed = 20261127;
	enum dk_put did;

	(void)state;
	for (int i = 0; i < 60; i++) {
		struct dk_holiday h = { .calendar = "", .name = "",
			.date = dk_date_add(day("2026-12-01"), (int)(chance(&seed) % 700)) };

		OK(dk_holiday_put(s, &h, &did, &err));
	}
	for (int i = 0; i < 200; i++) {
		struct dk_rhythm r = { units[chance(&seed) % 3], (int64_t)(chance(&seed) % 5) + 1,
			dk_date_add(day("2026-12-01"), (int)(chance(&seed) % 60)), DK_NO_DATE, 0 };
		dk_date due = DK_NO_DATE, next, again;

		r.until = dk_date_add(r.first, (int)(chance(&seed) % 500));
		for (int k = 0; k < 600; k++) {
			OK(dk_rhythm_next(s, &r, due, &next, &err));
			if (!dk_date_is_set(next))
				break;
			assert_true(!dk_date_is_set(due) || dk_date_diff(next, due) > 0);
			OK(dk_workday_add(s, next, 0, &again, &err));
			assert_int_equal(dk_date_diff(next, again), 0);
			assert_true(dk_date_diff(next, r.until) <= 14);
			due = next;
		}
		assert_false(dk_date_is_set(next));
	}
	fixture_company_end(s);
}

static void
make(int self, void *arg)
{
	struct dk_session *s = trade_join(arg);
	struct dk_arena a = { 0 };
	struct dk_call_made *made;
	struct dk_err e;
	size_t count;

	(void)self;
	trade_must(dk_standing_make(s, &a, 0, &made, &count, &e) == DK_OK, "make: %s", e.text);
	for (size_t i = 0; i < count; i++)
		trade_must(made[i].id == 0 || made[i].trouble[0] == '\0', "%s", made[i].trouble);
	dk_arena_free(&a);
	dk_session_close(s);
}

static void
what_is_due_is_made_once_by_many(void **state)
{
	enum { STANDING = 6, DESKS = 3 };
	struct dk_session *s = trade_open("standing", STANDING, 100, STANDING);
	const struct dk_rhythm daily = { "day", 1, DK_NO_DATE, DK_NO_DATE, 0 };
	char customer[16], sku[16], path[4096];

	(void)state;
	for (int i = 0; i < STANDING; i++) {
		struct dk_order_input_line line = { .line = { .sku = sku, .qty = "3" } };
		struct dk_order_input in = { .customer = customer, .lines = &line,
			.line_count = 1 };
		dk_id id;

		snprintf(customer, sizeof(customer), "%d", 4000 + i);
		snprintf(sku, sizeof(sku), "P%04d", i + 1);
		OK(dk_standing_new(s, &in, &daily, &id, &err));
	}
	snprintf(path, sizeof(path), "%s", dk_db_path(s->db));
	trade_crowd(DESKS, make, path);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM call_off"
					       " WHERE made_as IS NOT NULL"), STANDING);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM orders WHERE kind = 'order'"
					       " AND state <> 'dropped'"), STANDING);
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM call_off WHERE made_as IS NULL"
					       " AND skipped = ''"), STANDING);
	trade_sound(s);
	dk_session_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_month_keeps_its_day_and_a_day_off_moves_on),
		cmocka_unit_test(days_by_chance_rise_and_are_worked_on),
		cmocka_unit_test(what_is_due_is_made_once_by_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
