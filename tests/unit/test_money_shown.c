/* test_money_shown.c - amounts of several currencies among each other. */
#include <string.h>

#include "cases.h"
#include "fixture.h"

#include "docket/session.h"

static void
test_amount_names_another_currency(void **state)
{
	struct dk_session *s = fixture_company("money-shown");

	(void)state;
	assert_string_equal(s->currency, "EUR");
	assert_string_equal(dk_session_money(s, DK_MONEY(123450), "").s, "1,234.50");
	assert_string_equal(dk_session_money(s, DK_MONEY(123450), "EUR").s, "1,234.50");
	assert_string_equal(dk_session_money(s, DK_MONEY(123450), "USD").s, "1,234.50 USD");
	assert_string_equal(dk_session_money(s, DK_MONEY(-123450), "JPY").s, "-123,450 JPY");
	assert_string_equal(dk_session_money(s, DK_MONEY(123450), "KWD").s, "123.450 KWD");
	assert_string_equal(dk_session_money(s, DK_MONEY(-DK_MONEY_MAX), "KWD").s,
	    "-1,000,000,000,000.000 KWD");
	assert_int_equal(dk_session_exponent(s, ""), 2);
	assert_int_equal(dk_session_exponent(s, "JPY"), 0);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_amount_names_another_currency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
