/* test_tax.c - zones of places, and the rates that hold in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/setting.h"
#include "docket/tax.h"
#include "fixture.h"

static struct dk_session *s;
static struct dk_arena a;
static struct dk_err err;

static int
open_company(void **state)
{
	(void)state;
	s = fixture_company("tax");
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
zone(struct dk_zone z)
{
	enum dk_put did;

	if (dk_zone_put(s, &z, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return did;
}

static const char *
lies_in(const char *country, const char *region, const char *postcode)
{
	const struct dk_place place = { "", "", "", "", region, postcode, country, "", "" };
	const char *code;

	assert_int_equal(dk_tax_zone_find(s, &a, &place, NULL, &code, &err), DK_OK);
	return code;
}

static enum dk_rc
put_tax(const char *code, const char *in, const char *from, const char *category, int64_t e5)
{
	struct dk_tax_row row = { .code = code, .zone = in, .from = DK_NO_DATE, .name = "VAT" };
	enum dk_put did;

	if (from[0] != '\0')
		assert_true(dk_date_parse(from, &row.from));
	snprintf(row.tax.category, sizeof(row.tax.category), "%s", category);
	row.tax.rate.e5 = e5;
	return dk_tax_put(s, &row, &did, &err);
}

/* "category rate" on a day; "untaxed" or "none" */
static const char *
rate(const char *code, const char *in, const char *on)
{
	struct dk_tax_ask ask = { .code = code, .zone = in };
	struct dk_tax_answer x;
	enum dk_rc rc;

	assert_true(dk_date_parse(on, &ask.day));
	rc = dk_tax_find(s, &a, &ask, &x, &err);
	if (rc == DK_ENOTFOUND)
		return "none";
	assert_int_equal(rc, DK_OK);
	return x.untaxed ? "untaxed"
		       : dk_fmt(&a, "%s %s %s", x.tax.category, dk_rate_text(x.tax.rate).s,
			     x.name);
}

static void
the_most_specific_zone_wins(void **state)
{
	(void)state;
	zone((struct dk_zone){ "tax", "WORLD", "", "", "", "" });
	zone((struct dk_zone){ "tax", "US", "US", "", "", "" });
	zone((struct dk_zone){ "tax", "NY", "US", "NY", "", "" });
	zone((struct dk_zone){ "tax", "NYC", "US", "NY", "10001", "10499" });
	zone((struct dk_zone){ "tax", "BUF", "US", "", "14201", "14280" });
	zone((struct dk_zone){ "carrier", "C", "US", "", "", "" });
	assert_string_equal(lies_in("FR", "", ""), "WORLD");
	assert_string_equal(lies_in("US", "TX", "75001"), "US");
	assert_string_equal(lies_in("US", "ny", "12207"), "NY");
	assert_string_equal(lies_in("US", "NY", "10499-1234"), "NYC");
	assert_string_equal(lies_in("US", "NY", "10500"), "NY");
	assert_string_equal(lies_in("US", "NY", "14250"), "BUF");
}

/* Ranges that hold each other: the one that begins later; the same one twice: the first name. */
static void
of_two_as_close_it_is_always_the_same(void **state)
{
	(void)state;
	zone((struct dk_zone){ "tax", "WIDE", "US", "", "10000", "19999" });
	zone((struct dk_zone){ "tax", "NEAR", "US", "", "10400", "10499" });
	zone((struct dk_zone){ "tax", "MID", "US", "", "10300", "10599" });
	zone((struct dk_zone){ "tax", "ALIKE", "US", "", "10400", "10499" });
	assert_string_equal(lies_in("US", "", "10450"), "ALIKE");
	assert_string_equal(lies_in("US", "", "10350"), "MID");
	assert_string_equal(lies_in("US", "", "12000"), "WIDE");
}

static void
postcodes_are_compared_folded_without_blanks(void **state)
{
	(void)state;
	zone((struct dk_zone){ "tax", "NI", "GB", "", "BT", "" });
	zone((struct dk_zone){ "tax", "W", "GB", "", "BS1", "BS9" });
	zone((struct dk_zone){ "tax", "GB", "GB", "", "", "" });
	assert_string_equal(lies_in("GB", "", "bt1 5gs"), "NI");
	assert_string_equal(lies_in("GB", "", "BS1 4RN"), "W");
	assert_string_equal(lies_in("GB", "", "bs99 1aa"), "W");
	assert_string_equal(lies_in("GB", "", "BA1 1AA"), "GB");
	assert_string_equal(lies_in("DE", "", "10115"), "");
}

static void
a_named_zone_comes_before_a_found_one(void **state)
{
	struct dk_place here = { "", "", "", "", "", "", "GB", "", "" };
	const struct dk_place home = { "", "", "", "", "", "", "DE", "OWN", "" };
	const struct dk_place nowhere = { "", "", "", "", "", "", "", "", "" };
	const char *code;

	(void)state;
	zone((struct dk_zone){ "tax", "GB", "GB", "", "", "" });
	zone((struct dk_zone){ "carrier", "ISLES", "GB", "", "", "" });
	assert_int_equal(dk_tax_zone_find(s, &a, &here, &home, &code, &err), DK_OK);
	assert_string_equal(code, "GB");
	here.country = "DE";
	assert_int_equal(dk_tax_zone_find(s, &a, &here, &home, &code, &err), DK_OK);
	assert_string_equal(code, "OWN");
	here.country = "GB";
	assert_int_equal(dk_carrier_zone_find(s, &a, &here, &home, &code, &err), DK_OK);
	assert_string_equal(code, "ISLES");
	/* a place without a country lies in the house's */
	assert_int_equal(dk_setting_set(s, "company_country", "GB", &err), DK_OK);
	assert_int_equal(dk_tax_zone_find(s, &a, &nowhere, NULL, &code, &err), DK_OK);
	assert_string_equal(code, "GB");
}

static void
a_zone_is_put_once_and_checked(void **state)
{
	struct dk_zone bad = { "tax", "X", "gb", "", "", "" };
	struct dk_zone *zones;
	enum dk_put did;
	size_t count;

	(void)state;
	assert_int_equal(zone((struct dk_zone){ "tax", "GB", "GB", "", "", "" }), DK_PUT_ADDED);
	assert_int_equal(zone((struct dk_zone){ "tax", "GB", "GB", "", "", "" }),
	    DK_PUT_UNCHANGED);
	assert_int_equal(dk_zone_put(s, &bad, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "country");
	bad = (struct dk_zone){ "vat", "X", "GB", "", "", "" };
	assert_int_equal(dk_zone_put(s, &bad, &did, &err), DK_EINPUT);
	assert_string_equal(err.field, "kind");
	bad = (struct dk_zone){ "tax", "X", "GB", "", "", "BS9" };
	assert_int_equal(dk_zone_put(s, &bad, &did, &err), DK_EINPUT);
	assert_int_equal(dk_zone_list(s, &a, &zones, &count, &err), DK_OK);
	assert_int_equal(count, 1);
}

static void
the_rate_of_the_day_holds(void **state)
{
	(void)state;
	assert_string_equal(rate("", "GB", "2026-11-23"), "untaxed");
	assert_int_equal(put_tax("S", "GB", "2011-01-04", "S", 20000), DK_OK);
	assert_int_equal(put_tax("S", "GB", "2010-01-01", "S", 17500), DK_OK);
	assert_int_equal(put_tax("Z", "GB", "", "Z", 0), DK_OK);
	assert_string_equal(rate("", "GB", "2026-11-23"), "S 20 VAT");
	assert_string_equal(rate("S", "GB", "2011-01-03"), "S 17.5 VAT");
	assert_string_equal(rate("S", "GB", "2009-12-31"), "none");
	assert_string_equal(rate("Z", "GB", "1990-01-01"), "Z 0 VAT");
	assert_string_equal(rate("S", "FR", "2026-11-23"), "none");
	assert_non_null(strstr(err.text, "tax code S in zone 'FR'"));
}

static void
categories_and_rates_must_agree(void **state)
{
	(void)state;
	assert_int_equal(put_tax("S", "GB", "", "E", 20000), DK_EINPUT);
	assert_int_equal(put_tax("S", "GB", "", "Q", 0), DK_EINPUT);
	assert_int_equal(put_tax("S", "GB", "", "S", DK_TAX_RATE_MAX + 1), DK_EINPUT);
	assert_int_equal(put_tax("S", "", "", "S", 20000), DK_EINPUT);
	assert_int_equal(put_tax("R", "GB", "", "", 5000), DK_OK);
	assert_string_equal(rate("R", "GB", "2026-11-23"), "S 5 VAT");
	assert_int_equal(put_tax("S", "GB", "", "S", 20000), DK_OK);
}

static void
a_rate_is_made_up_of_its_parts(void **state)
{
	static const struct {
		const char *parts, *words;
	} wrong[] = {
		{ "State=4; City=4.5", "The parts come to 8.5 %, the rate is 8.875 %." },
		{ "State 4", "'State 4' is no list" }, { "=8.875", "is no list" },
		{ "State=8.875;", NULL }, { "State=-1; City=9.875", "is no list" },
		{ "A=1;B=1;C=1;D=1;E=1;F=1;G=1;H=1;I=1;J=1;K=1;L=1;M=1", "at most 12" },
	};
	struct dk_tax_shares x;

	(void)state;
	assert_int_equal(dk_tax_shares(&a, "NY State = 4;City=4.5 ; MCTD=0.375", &x, &err), DK_OK);
	assert_int_equal(x.count, 3);
	assert_string_equal(x.list[0].name, "NY State");
	assert_string_equal(x.list[1].name, "City");
	dk_tax_shares_split(&x, DK_MONEY(887));
	assert_int_equal(x.list[0].amount.minor, 400);
	assert_int_equal(x.list[1].amount.minor, 450);
	assert_int_equal(x.list[2].amount.minor, 37);
	for (size_t i = 0; i < DK_COUNT(wrong); i++) {
		enum dk_rc rc = dk_tax_shares_fit(wrong[i].parts, (dk_rate){ 8875 }, &err);

		assert_int_equal(rc, wrong[i].words == NULL ? DK_OK : DK_EINPUT);
		if (wrong[i].words != NULL && strstr(err.text, wrong[i].words) == NULL)
			fail_msg("%s", err.text);
	}
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, open_company, close_company)
	const struct CMUnitTest tests[] = {
		T(the_most_specific_zone_wins),
		T(of_two_as_close_it_is_always_the_same),
		T(postcodes_are_compared_folded_without_blanks),
		T(a_named_zone_comes_before_a_found_one),
		T(a_zone_is_put_once_and_checked),
		T(the_rate_of_the_day_holds),
		T(categories_and_rates_must_agree),
		T(a_rate_is_made_up_of_its_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
