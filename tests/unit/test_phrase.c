/* test_phrase.c - every language says all that papers say, and takes in what they put in. */
#include "chance.h"
#include "out/phrase/phrase.h"

static bool
has_row(const struct dk_phrase_row *rows, const char *english)
{
	for (; rows->english != NULL; rows++)
		if (strcmp(rows->english, english) == 0)
			return true;
	return false;
}

static void
every_language_says_all(void **state)
{
	const struct dk_language *l, *other;

	(void)state;
	for (size_t i = 1; (l = dk_language_at(i)) != NULL; i++)
		for (const struct dk_phrase_row *r = l->rows; r->english != NULL; r++) {
			if (r->told[0] == '\0' || has_row(r + 1, r->english))
				fail_msg("%s: %s", l->code, r->english);
			for (size_t k = 1; (other = dk_language_at(k)) != NULL; k++)
				if (!has_row(other->rows, r->english))
					fail_msg("%s does not say: %s", other->code, r->english);
		}
}

static void
every_marker_is_taken_in(void **state)
{
	const struct dk_language *l;

	(void)state;
	for (size_t i = 1; (l = dk_language_at(i)) != NULL; i++)
		for (const struct dk_phrase_row *r = l->rows; r->english != NULL; r++)
			for (char n = '1'; n <= '9'; n++) {
				const char marker[] = { '{', n, '}', '\0' };

				if ((strstr(r->english, marker) != NULL) !=
				    (strstr(r->told, marker) != NULL))
					fail_msg("%s: %s of %s", l->code, marker, r->english);
			}
}

static void
numbers_and_days_are_written_as_there(void **state)
{
	struct dk_arena a = { 0 };
	dk_date day;

	(void)state;
	assert_true(dk_date_parse("2026-11-03", &day));
	assert_string_equal(dk_phrase_number(&a, "de", "-1,234.50"), "-1.234,50");
	assert_string_equal(dk_phrase_number(&a, "de", "1,234,567"), "1.234.567");
	assert_string_equal(dk_phrase_number(&a, "de", "0.184"), "0,184");
	assert_string_equal(dk_phrase_number(&a, "de", "A1.5"), "A1.5");
	assert_string_equal(dk_phrase_number(&a, "de", "24.11.2026"), "24.11.2026");
	assert_string_equal(dk_phrase_number(&a, "de", "1,50"), "1,50");
	assert_string_equal(dk_phrase_number(&a, "zh", "1,234.50"), "1,234.50");
	assert_string_equal(dk_phrase_day(&a, "en", day), "3 Nov 2026");
	assert_string_equal(dk_phrase_day(&a, "de-AT", day), "03.11.2026");
	assert_string_equal(dk_phrase_day(&a, "zh", day), "2026年11月03日");
	assert_string_equal(dk_phrase_day(&a, "ar", day), "3 نوفمبر 2026");
	assert_string_equal(dk_phrase_day(&a, "ar", DK_NO_DATE), "");
	assert_string_equal(dk_phrase("xx", "Invoice"), "Invoice");
	assert_string_equal(dk_phrase("den", "Invoice"), "Invoice");
	assert_string_equal(dk_phrase_fill(&a, "zh", "Please pay {1} {2} by {3} and name {4}.",
	    (const char *[]){ "EUR", "1.00", "D", "N" }), "请于 D 前支付 EUR 1.00，并注明 N。");
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_says_all),
		cmocka_unit_test(every_marker_is_taken_in),
		cmocka_unit_test(numbers_and_days_are_written_as_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
