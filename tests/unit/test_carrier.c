/* test_carrier.c - freight by weight and zone, pickups, working days, suppliers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/box.h"
#include "docket/carrier.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

static int
open_company(void **state)
{
	(void)state;
	s = fixture_company("carrier");
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

static enum dk_put
rate(const char *zone, int64_t kg, int64_t minor, int64_t days)
{
	struct dk_carrier_rate r = { "DHL", "STD", zone, kg * 1000, DK_MONEY(minor), days, "15:30",
		"12345", 31500, "", .kind = "" };
	enum dk_put did;

	if (dk_carrier_put(s, &r, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return did;
}

static struct dk_service *
dhl(void)
{
	struct dk_service *sv;

	assert_int_equal(dk_service_find(s, &a, "dhl/std", &sv, &err), DK_OK);
	return sv;
}

/* "price days" of a weight. */
static const char *
freight(const char *zone, int64_t gram)
{
	struct dk_freight x;
	enum dk_rc rc = dk_freight_find(s, dhl()->id, zone, gram, &x, &err);

	if (rc == DK_ENOTFOUND)
		return "none";
	assert_int_equal(rc, DK_OK);
	return dk_fmt(&a, "%s %d", dk_money_text(x.price, 2).s, (int)x.transit_days);
}

static dk_date
day(const char *iso)
{
	dk_date d;

	assert_true(dk_date_parse(iso, &d));
	return d;
}

static void
holiday(const char *calendar, const char *on)
{
	struct dk_holiday h = { calendar, "closed", day(on) };
	enum dk_put did;

	assert_int_equal(dk_holiday_put(s, &h, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_holiday_put(s, &h, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
}

static const char *
pickup(const struct dk_service *sv, const char *from, int minute)
{
	dk_date d;

	assert_int_equal(dk_pickup_next(s, sv, day(from), minute, &d, &err), DK_OK);
	return dk_arena_dup(&a, dk_date_iso(d).s);
}

static const char *
workday(const char *from, int64_t days)
{
	dk_date d;

	assert_int_equal(dk_workday_add(s, day(from), days, &d, &err), DK_OK);
	return dk_arena_dup(&a, dk_date_iso(d).s);
}

static void
freight_is_the_first_step_that_holds_the_weight(void **state)
{
	(void)state;
	rate("GB", 30, 850, 1);
	rate("GB", 100, 1900, 2);
	assert_string_equal(freight("GB", 0), "8.50 1");
	assert_string_equal(freight("GB", 30000), "8.50 1");
	assert_string_equal(freight("GB", 30001), "19.00 2");
	/* past the last step: once per started multiple */
	assert_string_equal(freight("GB", 100001), "38.00 2");
	assert_string_equal(freight("GB", 300000), "57.00 2");
	assert_string_equal(freight("FR", 1), "none");
	rate("", 30, 2500, 4);
	assert_string_equal(freight("FR", 1), "25.00 4");
	assert_string_equal(freight("GB", 1), "8.50 1");
}

static void
a_rate_table_is_put_once(void **state)
{
	struct dk_carrier_rate *rates;
	size_t count;
	enum dk_put did;

	(void)state;
	assert_int_equal(rate("GB", 30, 850, 1), DK_PUT_ADDED);
	assert_int_equal(rate("GB", 30, 850, 1), DK_PUT_UNCHANGED);
	assert_int_equal(rate("GB", 30, 900, 1), DK_PUT_CHANGED);
	assert_int_equal(rate("GB", 100, 1900, 1), DK_PUT_ADDED);
	assert_int_equal(dk_carrier_list(s, &a, &rates, &count, &err), DK_OK);
	assert_int_equal(count, 2);
	assert_int_equal(rates[0].price.minor, 900);
	assert_int_equal(rates[0].max_gram, 31500);
	rates[0].cutoff = "25:00";
	assert_int_equal(dk_carrier_put(s, &rates[0], &did, &err), DK_EINPUT);
	rates[0].cutoff = "";
	rates[0].pickup_days = "128";
	assert_int_equal(dk_carrier_put(s, &rates[0], &did, &err), DK_EINPUT);
	rates[0].pickup_days = "11";
	assert_int_equal(dk_carrier_put(s, &rates[0], &did, &err), DK_EINPUT);
	rates[0].pickup_days = "135";
	assert_int_equal(dk_carrier_put(s, &rates[0], &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	assert_string_equal(dhl()->pickup_days, "135");
}

static void
an_unknown_service_names_those_there_are(void **state)
{
	struct dk_service *sv;

	(void)state;
	assert_int_equal(dk_service_find(s, &a, "UPS/STD", &sv, &err), DK_ENOTFOUND);
	assert_non_null(strstr(err.text, "none is set up"));
	rate("GB", 30, 850, 1);
	assert_int_equal(dk_service_find(s, &a, "UPS/STD", &sv, &err), DK_ENOTFOUND);
	assert_non_null(strstr(err.text, "DHL/STD"));
	assert_int_equal(dk_service_load(s, &a, dhl()->id, &sv, &err), DK_OK);
	assert_string_equal(sv->service, "STD");
}

static void
a_pickup_waits_for_the_cut_off_weekends_and_holidays(void **state)
{
	const struct dk_service never = { .carrier = "X", .service = "Y", .cutoff = "",
		.pickup_days = "", .hazard = "" };
	dk_date d;
	const struct dk_service *sv;

	(void)state;
	rate("GB", 30, 850, 1);
	sv = dhl();
	/* today is Monday 23 November 2026 */
	assert_string_equal(pickup(sv, "2026-11-23", 15 * 60 + 29), "2026-11-23");
	assert_string_equal(pickup(sv, "2026-11-23", 15 * 60 + 30), "2026-11-24");
	assert_string_equal(pickup(sv, "2026-11-23", -1), "2026-11-23");
	assert_string_equal(pickup(sv, "2026-11-24", 23 * 60), "2026-11-24");
	assert_string_equal(pickup(sv, "2026-11-28", -1), "2026-11-30");
	holiday("", "2026-11-30");
	holiday("DHL", "2026-12-01");
	holiday("POST", "2026-12-02");
	assert_string_equal(pickup(sv, "2026-11-28", -1), "2026-12-02");
	assert_int_equal(dk_pickup_next(s, &never, day("2026-11-23"), -1, &d, &err), DK_EREFUSED);
}

static void
working_days_leave_out_weekends_and_holidays(void **state)
{
	bool is;

	(void)state;
	holiday("", "2026-12-25");
	holiday("DHL", "2026-12-28");
	assert_int_equal(dk_holiday_is(s, day("2026-12-25"), &is, &err), DK_OK);
	assert_true(is);
	assert_int_equal(dk_holiday_is(s, day("2026-12-28"), &is, &err), DK_OK);
	assert_false(is);
	assert_string_equal(workday("2026-12-24", 0), "2026-12-24");
	assert_string_equal(workday("2026-12-24", 1), "2026-12-28");
	assert_string_equal(workday("2026-12-25", 0), "2026-12-28");
	assert_string_equal(workday("2026-12-26", 1), "2026-12-28");
	assert_string_equal(workday("2026-12-28", -1), "2026-12-24");
	assert_string_equal(workday("2026-11-23", 10), "2026-12-07");
}

static void
a_supplier_is_put_once(void **state)
{
	struct dk_supplier x = { .number = "S1", .name = "Bolt Works",
		.email = "sales@bolts.example", .phone = "", .lead_days = 7 }, *list, *one;
	enum dk_put did;
	size_t count;

	(void)state;
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_UNCHANGED);
	x.lead_days = 9;
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_CHANGED);
	x.lead_days = 4000;
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_EINPUT);
	assert_int_equal(dk_supplier_list(s, &a, &list, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(list[0].lead_days, 9);
	x.lead_days = 9;
	x.place.city = "Leeds";
	x.place.country = "uk1";
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "country");
	x.place.country = "GB";
	assert_int_equal(dk_supplier_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(dk_supplier_find(s, &a, "S1", &one, &err), DK_OK);
	assert_string_equal(dk_place_lines(&a, &one->place, one->name, "GB"),
	    "Bolt Works\nLeeds");
	assert_int_equal(dk_supplier_find(s, &a, "S2", &one, &err), DK_ENOTFOUND);
	/* nobody's key seals a supplier's person: the journal keeps only the fact */
	assert_int_equal(fixture_number(s->db, "SELECT count(*) FROM journal"
	    " WHERE instr(body, 'bolts.example') > 0"), 0);
}

static void
a_box_bears_more_than_itself(void **state)
{
	struct dk_box x = { 0, "M", "medium", 400, 300, 200, 350, 20000 }, *list, *found;
	enum dk_put did;
	size_t count;

	(void)state;
	assert_int_equal(dk_box_put(s, &x, &did, &err), DK_OK);
	x = (struct dk_box){ 0, "S", "", 200, 150, 100, 120, 0 };
	assert_int_equal(dk_box_put(s, &x, &did, &err), DK_OK);
	assert_int_equal(did, DK_PUT_ADDED);
	x.max_gram = 120;
	assert_int_equal(dk_box_put(s, &x, &did, &err), DK_EINPUT);
	assert_string_equal(err.text, "Box S weighs 0.12 kg empty; it must bear more than that.");
	assert_int_equal(dk_box_list(s, &a, &list, &count, &err), DK_OK);
	assert_int_equal(count, 2);
	assert_string_equal(list[0].code, "S"); /* the smallest first */
	assert_int_equal(dk_box_find(s, &a, "M", &found, &err), DK_OK);
	assert_int_equal(found->tare_gram, 350);
	assert_int_equal(dk_box_find(s, &a, "XL", &found, &err), DK_ENOTFOUND);
	assert_string_equal(err.text, "There is no box 'XL'; there are S, M.");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(freight_is_the_first_step_that_holds_the_weight),
		T(a_rate_table_is_put_once),
		T(an_unknown_service_names_those_there_are),
		T(a_pickup_waits_for_the_cut_off_weekends_and_holidays),
		T(working_days_leave_out_weekends_and_holidays),
		T(a_supplier_is_put_once), T(a_box_bears_more_than_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
