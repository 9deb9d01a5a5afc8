/* test_window.c - when a ship-to takes deliveries: windows are read, blackout days are kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/carrier.h"
#include "docket/window.h"
#include "fixture.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s", err.text); \
	} while (0)

static dk_date
day(const char *iso)
{
	dk_date d;

	assert_true(dk_date_parse(iso, &d));
	return d;
}

/* "1:480-960 6:540-720": the days of a window with their minutes; "?" cannot be read. */
static const char *
read_window(struct dk_arena *a, const char *text)
{
	struct dk_window w;
	const char *out = "";

	if (dk_window_parse(text, &w, &err) != DK_OK) {
		assert_string_equal(err.field, "window");
		return "?";
	}
	for (int d = 1; d <= 7; d++)
		for (int i = 0; i < w.days[d].count; i++)
			out = dk_fmt(a, "%s%s%d:%d-%d", out, *out != '\0' ? " " : "", d,
			    w.days[d].spans[i].from, w.days[d].spans[i].to);
	return w.any ? "any" : out;
}

static void
windows_are_read_or_refused(void **state)
{
	static const struct {
		const char *text, *read;
	} cases[] = {
		{ "", "any" }, { "  ", "any" },
		{ "Mo 8-16", "1:480-960" }, { "tue, thu 08:00-16:30", "2:480-990 4:480-990" },
		{ "Mo-We 7-11,13-16; Sa 9-12", "1:420-660 1:780-960 2:420-660 2:780-960"
		    " 3:420-660 3:780-960 6:540-720" },
		{ "Sa-Mo", "1:0-1440 6:0-1440 7:0-1440" }, { "8-24",
		    "1:480-1440 2:480-1440 3:480-1440 4:480-1440 5:480-1440" },
		{ "Mo 16-8", "?" }, { "Mo 8", "?" }, { "Mo 8-25", "?" }, { "Mo 8:61-9", "?" },
		{ "Xx 8-16", "?" }, { "Mo-Fr 8-16; Fr 8-12", "?" }, { "Mo8-16", "?" },
		{ "ring first", "?" }, { "Mo 8-10,9-12", "?" }, { "Mo 8-16;", "?" },
		{ "Mo 1-2,3-4,5-6,7-8,9-10", "?" },
	};
	struct dk_arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(cases); i++)
		if (strcmp(read_window(&a, cases[i].text), cases[i].read) != 0)
			fail_msg("%s: %s", cases[i].text, read_window(&a, cases[i].text));
	dk_arena_free(&a);
}

static void
next(struct dk_session *s, const struct dk_address *x, const char *from, const char *want)
{
	dk_date out;

	OK(dk_delivery_next(s, x, day(from), &out, &err));
	assert_string_equal(dk_date_iso(out).s, want);
}

/* Monday is 23 November 2026. */
static void
deliveries_go_where_they_are_taken(void **state)
{
	struct dk_session *s = fixture_company("window");
	struct dk_address x = { .code = "01", .place = { "Store", "Kai 2", "", "Berlin", "",
		"10115", "DE", "", "" }, .phone = "", .note = "", .carrier = "",
		.window = "Tu,Th 8-12" };
	const struct dk_holiday closed = { "", "fair", day("2026-11-26") };
	struct dk_blackout b = { .reason = "stock taking", .last = DK_NO_DATE }, *all;
	enum dk_put did;
	struct dk_arena a = { 0 };
	dk_date out;
	size_t n;

	(void)state;
	fixture_sql(s->db, "INSERT INTO customer (id, number, name, name_key) VALUES"
	    " (1, '4711', 'Harbor', 'harbor')");
	x.customer_id = 1;
	OK(dk_address_put(s, &x, &did, &err));
	next(s, &x, "2026-11-23", "2026-11-24");
	next(s, &x, "2026-11-24", "2026-11-24");
	next(s, &x, "2026-11-25", "2026-11-26");
	OK(dk_holiday_put(s, &closed, &did, &err));
	next(s, &x, "2026-11-25", "2026-12-01");
	b.address_id = x.id;
	b.first = day("2026-12-01");
	OK(dk_blackout_put(s, &b, &did, &err));
	next(s, &x, "2026-11-25", "2026-12-03");
	b.last = day("2026-11-30");
	assert_int_equal(dk_blackout_put(s, &b, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "to");
	b.last = day("2026-12-18"); /* by its first day it is the same one */
	OK(dk_blackout_put(s, &b, &did, &err));
	assert_int_equal(did, DK_PUT_CHANGED);
	OK(dk_blackout_list(s, &a, x.id, &all, &n, &err));
	assert_int_equal(n, 1);
	x.window = ""; /* at any time, on a working day: the 18th is a Friday */
	next(s, &x, "2026-11-26", "2026-11-26");
	next(s, &x, "2026-12-07", "2026-12-21");
	b.last = day("2029-12-18");
	OK(dk_blackout_put(s, &b, &did, &err));
	assert_int_equal(dk_delivery_next(s, &x, day("2026-12-07"), &out, &err), DK_EREFUSED);
	x.window = "when the gate is open";
	assert_int_equal(dk_address_put(s, &x, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "window");
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(windows_are_read_or_refused),
		cmocka_unit_test(deliveries_go_where_they_are_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
