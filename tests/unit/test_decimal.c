/* test_decimal.c - what people type as a number: read, or refused with the reason. */
#include "chance.h"

#include "docket/amount.h"

static void
reads_what_people_type(void **state)
{
	static const struct {
		const char *in;
		int64_t cents;
	} t[] = {
	    {"12", 1200},
	    {"1234.50", 123450},
	    {"1,234.50", 123450},
	    {"1.234,50", 123450},
	    {".5", 50},
	    {",5", 50},
	    {"5.", 500},
	    {"0,5", 50},
	    {"12,5", 1250},
	    {"12,50", 1250},
	    {"-3", -300},
	    {"+3", 300},
	    {"-0", 0},
	    {"007", 700},
	    {"1,234,567", 123456700},
	    {"1,234,567.8", 123456780},
	    {"1.234.567,8", 123456780},
	    {"0,500", 50},
	    {",500", 50},
	    {"1234,500", 123450},
	    {"1.5000000", 150},
	    {"123456,5", 12345650},
	};
	dk_money m;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++) {
		m = DK_MONEY(-1);
		assert_int_equal(dk_money_parse(t[i].in, 2, &m, NULL), DK_OK);
		assert_int_equal(m.minor, t[i].cents);
	}
}

static void
a_lone_comma_before_three_digits_is_refused_as_ambiguous(void **state)
{
	static const char *const t[] = {"1,234", "12,500", "123,456", "-1,000"};
	struct dk_err err;
	dk_money m = DK_MONEY(7);

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++) {
		assert_int_equal(dk_money_parse(t[i], 2, &m, &err), DK_EINPUT);
		assert_non_null(strstr(err.text, "thousands or decimals"));
	}
	assert_int_equal(m.minor, 7);
}

static void
junk_is_refused_with_a_sentence_and_changes_nothing(void **state)
{
	static const char *const t[] = {"", " ", "-", "+", ".", ",", "-.", "abc", "1a", "1.2.3",
	    "1,23,456", ",234.5", "1,2345.6", "12,34.5", "--1", "1-", "1e5", "0x10", "1 000", "١",
	    "1.2,3.4", "NaN", "inf", "1.-5", "1..5", "%n", "1,234,56", "1234,567.8",
	    "11111111111111111111111111111111111111111"};
	struct dk_err err;
	dk_money m = DK_MONEY(7);

	(void)state;
	for (size_t i = 0; i < DK_COUNT(t); i++) {
		err.text[0] = '\0';
		assert_int_equal(dk_money_parse(t[i], 2, &m, &err), DK_EINPUT);
		assert_true(strlen(err.text) > 10);
	}
	assert_int_equal(m.minor, 7);
}

static void
decimals_that_would_be_lost_are_refused_unless_they_are_zeros(void **state)
{
	struct dk_err err;
	dk_money m;
	dk_qty q;

	(void)state;
	assert_int_equal(dk_money_parse("1.005", 2, &m, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "2 decimals"));
	assert_int_equal(dk_money_parse("1.500", 2, &m, &err), DK_OK);
	assert_int_equal(dk_money_parse("1.5", 0, &m, &err), DK_EINPUT);
	assert_int_equal(dk_qty_parse("0.0005", &q, &err), DK_EINPUT);
	assert_int_equal(dk_qty_parse("0.0010", &q, &err), DK_OK);
	assert_int_equal(q.milli, 1);
}

static void
rates_take_a_percent_sign_and_stay_in_range(void **state)
{
	struct dk_err err;
	dk_rate r;

	(void)state;
	assert_int_equal(dk_rate_parse("8.875", &r, &err), DK_OK);
	assert_int_equal(r.e5, 8875);
	assert_int_equal(dk_rate_parse("20%", &r, &err), DK_OK);
	assert_int_equal(r.e5, 20000);
	assert_int_equal(dk_rate_parse("-1", &r, &err), DK_EINPUT);
	assert_int_equal(dk_rate_parse("%", &r, &err), DK_EINPUT);
	assert_int_equal(dk_rate_parse("20%%", &r, &err), DK_EINPUT);
	assert_int_equal(dk_rate_parse("1000.001", &r, &err), DK_EINPUT);
}

static void
printing_keeps_the_decimals_each_kind_has(void **state)
{
	(void)state;
	assert_string_equal(dk_money_text(DK_MONEY(123450), 2).s, "1234.50");
	assert_string_equal(dk_money_text(DK_MONEY(-5), 2).s, "-0.05");
	assert_string_equal(dk_money_text(DK_MONEY(5), 0).s, "5");
	assert_string_equal(dk_money_text(DK_MONEY(5), 3).s, "0.005");
	assert_string_equal(dk_money_show(DK_MONEY(123456789), 2).s, "1,234,567.89");
	assert_string_equal(dk_money_show(DK_MONEY(-100000), 2).s, "-1,000.00");
	assert_string_equal(dk_money_show(DK_MONEY(-99999), 2).s, "-999.99");
	assert_string_equal(dk_money_show(DK_MONEY(-DK_MONEY_MAX), 2).s, "-10,000,000,000,000.00");
	assert_string_equal(dk_price_text((dk_price){1840}).s, "0.184");
	assert_string_equal(dk_price_text((dk_price){90000}).s, "9.00");
	assert_string_equal(dk_price_text((dk_price){1}).s, "0.0001");
	assert_string_equal(dk_qty_text(DK_QTY(12)).s, "12");
	assert_string_equal(dk_qty_text((dk_qty){500}).s, "0.5");
	assert_string_equal(dk_qty_text(DK_QTY(-3)).s, "-3");
	assert_string_equal(dk_qty_text(DK_QTY(100)).s, "100");
	assert_string_equal(dk_qty_show((dk_qty){1204500}).s, "1,204.5");
	assert_string_equal(dk_rate_text((dk_rate){8875}).s, "8.875");
	assert_string_equal(dk_rate_text((dk_rate){20000}).s, "20");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_what_people_type),
	    cmocka_unit_test(a_lone_comma_before_three_digits_is_refused_as_ambiguous),
	    cmocka_unit_test(junk_is_refused_with_a_sentence_and_changes_nothing),
	    cmocka_unit_test(decimals_that_would_be_lost_are_refused_unless_they_are_zeros),
	    cmocka_unit_test(rates_take_a_percent_sign_and_stay_in_range),
	    cmocka_unit_test(printing_keeps_the_decimals_each_kind_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
