/* test_date.c - the calendar, typed dates, instants. */
#include "chance.h"

#include <time.h>

#include "docket/date.h"

static void
every_day_from_1900_to_2999_splits_and_comes_back(void **state)
{
	dk_date d = dk_date_make(1900, 1, 1), last = dk_date_make(2999, 12, 31), again;
	int weekday = 1; /* 1 January 1900 was a Monday */
	int y = 1900, m = 1, day = 1, y2, m2, d2;

	(void)state;
	for (; d.days <= last.days; d.days++) {
		static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
		bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

		dk_date_split(d, &y2, &m2, &d2);
		assert_true(y == y2 && m == m2 && day == d2);
		assert_true(dk_date_make(y, m, day).days == d.days);
		assert_true(dk_date_parse(dk_date_iso(d).s, &again) && again.days == d.days);
		assert_int_equal(dk_date_weekday(d), weekday);
		weekday = weekday % 7 + 1;
		if (++day > length[m - 1] + (m == 2 && leap)) {
			day = 1;
			m = m % 12 + 1;
			y += m == 1;
		}
	}
	assert_int_equal(y, 3000);
}

static void
the_epoch_and_known_days_have_their_numbers(void **state)
{
	(void)state;
	assert_int_equal(dk_date_make(1970, 1, 1).days, 0);
	assert_int_equal(dk_date_make(2000, 3, 1).days, 11017);
	assert_int_equal(dk_date_weekday(dk_date_make(2026, 11, 23)), 1);
	assert_int_equal(dk_date_diff(dk_date_make(2024, 3, 1), dk_date_make(2024, 2, 1)), 29);
	assert_int_equal(dk_date_diff(dk_date_make(2100, 3, 1), dk_date_make(2100, 2, 1)), 28);
	assert_string_equal(dk_date_short(dk_date_make(2026, 11, 23)).s, "Mon 23 Nov");
	assert_string_equal(dk_date_paper(dk_date_make(2026, 11, 3)).s, "3 Nov 2026");
	assert_string_equal(dk_date_iso(DK_NO_DATE).s, "");
	assert_false(dk_date_is_set(DK_NO_DATE));
}

static void
days_that_do_not_exist_are_refused(void **state)
{
	static const char *const t[] = {"2023-02-29", "2100-02-29", "2024-02-30", "2024-04-31",
	    "2024-13-01", "2024-00-10", "2024-01-00", "1899-12-31", "3000-01-01", "24-01-01",
	    "2024-1-01", "2024/01/01", "2024-01-01 ", " 2024-01-01", "", "2024-01-0x",
	    "-024-01-01"};
	dk_date d;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++)
		assert_false(dk_date_parse(t[i], &d));
	assert_true(dk_date_parse("2024-02-29", &d));
	assert_true(dk_date_parse("2000-02-29", &d));
}

static void
what_a_clerk_types_is_the_next_such_day(void **state)
{
	static const struct {
		const char *in, *want;
	} t[] = {
	    /* today is Monday 23 November 2026 */
	    {"2026-12-01", "2026-12-01"},
	    {"23", "2026-11-23"},
	    {"24", "2026-11-24"},
	    {"22", "2026-12-22"},
	    {"31", "2026-12-31"},
	    {"23.11", "2026-11-23"},
	    {"23.11.", "2026-11-23"},
	    {"22/11", "2027-11-22"},
	    {"1-2", "2027-02-01"},
	    {"5.1.2027", "2027-01-05"},
	    {"5.1.27", "2027-01-05"},
	    {"22.11.2026", "2026-11-22"},
	    {"24 nov", "2026-11-24"},
	    {"24 November", "2026-11-24"},
	    {"24Nov", "2026-11-24"},
	    {"24 nov 2027", "2027-11-24"},
	    {"Tue 24 Nov", "2026-11-24"},
	    {"mon", "2026-11-30"},
	    {"thu", "2026-11-26"},
	    {"Thursday", "2026-11-26"},
	    {"sun", "2026-11-29"},
	    {"today", "2026-11-23"},
	    {"tomorrow", "2026-11-24"},
	    {"tom", "2026-11-24"},
	    {"+3", "2026-11-26"},
	    {"+0", "2026-11-23"},
	    {"29.2", "2028-02-29"},
	    {"  24", "2026-11-24"},
	};
	dk_date today = dk_date_make(2026, 11, 23), d;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++) {
		assert_true(dk_date_parse_typed(t[i].in, today, &d));
		assert_string_equal(dk_date_iso(d).s, t[i].want);
	}
	assert_true(dk_date_parse_typed("29 feb", dk_date_make(2096, 3, 1), &d));
	assert_string_equal(dk_date_iso(d).s, "2104-02-29");
}

static void
what_is_no_date_is_refused(void **state)
{
	static const char *const t[] = {"", " ", "0", "32", "99", "123", "-5", "+", "+x", "+3x",
	    "+5.3", "+9999", "31.11", "30 feb", "23.13", "23.0", "23.11x", "23.11.2026x",
	    "23.11/2026", "5.1.20277", "2026-02-30", "2026-13-01", "foo", "monk", "mo", "tomato",
	    "24 xyz", "24 nov x", "24 novx", "1.1.0000", "1.1.1850", "%n"};
	dk_date today = dk_date_make(2026, 11, 23), d;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++)
		if (dk_date_parse_typed(t[i], today, &d))
			fail_msg("'%s' was read as %s", t[i], dk_date_iso(d).s);
}

static void
instants_print_and_parse_back(void **state)
{
	uint64_t seed = 1;
	int64_t ms, again;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		ms = (int64_t)(chance(&seed) % UINT64_C(32000000000000));
		assert_true(dk_instant_parse(dk_instant_iso(ms).s, &again));
		assert_int_equal(ms, again);
	}
	assert_true(dk_instant_parse("2026-11-23T09:00:00Z", &ms));
	assert_string_equal(dk_instant_iso(ms).s, "2026-11-23T09:00:00.000Z");
	assert_int_equal(ms, INT64_C(1795424400000));
	assert_string_equal(dk_instant_iso(-1).s, "1969-12-31T23:59:59.999Z");
}

static void
malformed_instants_are_refused(void **state)
{
	static const char *const t[] = {"", "2026-11-23", "2026-11-23T09:00:00",
	    "2026-11-23 09:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z",
	    "2026-11-23T09:00:60Z", "2026-11-31T09:00:00Z", "2026-11-23T09:00:00.0Z",
	    "2026-11-23T09:00:00.0000Z", "2026-11-23T09:00:00+01", "2026-11-23T0a:00:00Z",
	    "2026-11-23T09:00:00.x00Z"};
	int64_t ms;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++)
		assert_false(dk_instant_parse(t[i], &ms));
}

static void
the_day_of_an_instant_is_the_desks_day(void **state)
{
	int64_t ms;

	(void)state;
	assert_true(dk_instant_parse("2026-11-23T23:30:00Z", &ms));
	setenv("TZ", "UTC", 1);
	tzset();
	assert_string_equal(dk_date_iso(dk_instant_day(ms)).s, "2026-11-23");
	assert_string_equal(dk_instant_clock(ms).s, "23:30");
	setenv("TZ", "XYZ-2", 1);
	tzset();
	assert_string_equal(dk_date_iso(dk_instant_day(ms)).s, "2026-11-24");
	assert_string_equal(dk_instant_clock(ms).s, "01:30");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_day_from_1900_to_2999_splits_and_comes_back),
	    cmocka_unit_test(the_epoch_and_known_days_have_their_numbers),
	    cmocka_unit_test(days_that_do_not_exist_are_refused),
	    cmocka_unit_test(what_a_clerk_types_is_the_next_such_day),
	    cmocka_unit_test(what_is_no_date_is_refused),
	    cmocka_unit_test(instants_print_and_parse_back),
	    cmocka_unit_test(malformed_instants_are_refused),
	    cmocka_unit_test(the_day_of_an_instant_is_the_desks_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
