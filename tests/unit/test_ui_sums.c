/* test_ui_sums.c - sums over documents of several currencies. */
#include <string.h>

#include "cases.h"
#include "fixture.h"

#include "ui/act/sums.h"

static void
each_currency_adds_up_by_itself(void **state)
{
	struct dk_screen s = { .session = fixture_company("sums.db") };
	struct act_sums sums = { .count = 0 };
	struct dk_arena a = { 0 };

	(void)state;
	assert_string_equal(act_sums_text(&s, &a, &sums), "0.00");
	act_sums_add(&s, &sums, DK_MONEY(100), "USD");
	assert_string_equal(act_sums_text(&s, &a, &sums), "1.00 USD");
	act_sums_add(&s, &sums, DK_MONEY(250), "EUR");
	act_sums_add(&s, &sums, DK_MONEY(50), "");
	act_sums_add(&s, &sums, DK_MONEY(100), "USD");
	assert_string_equal(act_sums_text(&s, &a, &sums), "3.00 + 2.00 USD");
	act_sums_add(&s, &sums, DK_MONEY(1), "CHF");
	act_sums_add(&s, &sums, DK_MONEY(1), "SEK");
	act_sums_add(&s, &sums, DK_MONEY(1), "NOK");
	act_sums_add(&s, &sums, DK_MONEY(1), "DKK");
	assert_null(strstr(act_sums_text(&s, &a, &sums), "other"));
	act_sums_add(&s, &sums, DK_MONEY(1), "PLN");
	assert_non_null(strstr(act_sums_text(&s, &a, &sums), "0.01 DKK + other currencies"));
	dk_arena_free(&a);
	fixture_company_end(s.session);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_currency_adds_up_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
