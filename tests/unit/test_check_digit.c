/* test_check_digit.c - the digits that refuse a misheard number. */
#include "cases.h"
#include "chance.h"

#include "docket/check_digit.h"
#include "docket/json.h"

/* A number of `len` digits with its check digit behind it. */
static void
make(uint64_t *seed, char *s, size_t len, char (*digit)(const char *))
{
	for (size_t i = 0; i < len; i++)
		s[i] = (char)('0' + chance(seed) % 10);
	s[len] = '\0';
	s[len] = digit(s);
	s[len + 1] = '\0';
}

static void
damm_finds_every_single_error_and_every_swap_of_neighbours(void **state)
{
	uint64_t seed = 1;
	char s[16];

	(void)state;
	for (int round = 0; round < 500; round++) {
		make(&seed, s, 1 + chance(&seed) % 12, dk_damm_digit);
		assert_true(dk_damm_ok(s));
		for (size_t i = 0; s[i] != '\0'; i++) {
			char was = s[i];

			for (s[i] = '0'; s[i] <= '9'; s[i]++)
				assert_true(dk_damm_ok(s) == (s[i] == was));
			s[i] = was;
			if (s[i + 1] != '\0' && s[i + 1] != was) {
				s[i] = s[i + 1];
				s[i + 1] = was;
				assert_false(dk_damm_ok(s));
				s[i + 1] = s[i];
				s[i] = was;
			}
		}
	}
}

static void
damm_gives_the_digit_of_the_published_example(void **state)
{
	(void)state;
	assert_int_equal(dk_damm_digit("572"), '4');
	assert_true(dk_damm_ok("5724"));
	assert_false(dk_damm_ok("5727"));
	assert_false(dk_damm_ok(""));
	assert_false(dk_damm_ok("57a4"));
	assert_false(dk_damm_ok("-5724"));
}

static void
mod10_finds_every_single_error_and_the_swaps_it_can(void **state)
{
	uint64_t seed = 2;
	char s[24];

	(void)state;
	for (int round = 0; round < 500; round++) {
		make(&seed, s, 1 + chance(&seed) % 17, dk_mod10_digit);
		assert_true(dk_mod10_ok(s));
		for (size_t i = 0; s[i] != '\0'; i++) {
			char was = s[i], next = s[i + 1];

			for (s[i] = '0'; s[i] <= '9'; s[i]++)
				assert_true(dk_mod10_ok(s) == (s[i] == was));
			s[i] = was;
			if (next != '\0' &&
			    next != was) { /* weights 3 and 1 miss a difference of 5 */
				s[i] = next;
				s[i + 1] = was;
				assert_true(dk_mod10_ok(s) == (abs(next - was) == 5));
				s[i] = was;
				s[i + 1] = next;
			}
		}
	}
}

static void
gtins_have_8_12_13_or_14_digits(void **state)
{
	(void)state;
	assert_true(dk_gtin_ok("5012345000411") == dk_mod10_ok("5012345000411"));
	assert_true(dk_gtin_ok("96385074"));
	assert_true(dk_gtin_ok("036000291452"));
	assert_true(dk_gtin_ok("4006381333931"));
	assert_false(dk_gtin_ok("4006381333932"));
	assert_false(dk_gtin_ok("9638507"));
	assert_false(dk_gtin_ok("00000000000"));
	assert_false(dk_gtin_ok("4006381 33931"));
	assert_false(dk_gtin_ok(""));
	assert_false(dk_mod10_ok("5"));
	assert_false(dk_mod10_ok("1234567890123456789012345678901234567890"));
}

static void
published_check_digits_agree(void **state)
{
	FILE *f = cases_open("gs1/check_digits.jsonl");
	struct dk_arena a = {0};
	struct dk_json_stream *st;
	const struct dk_json *v;
	int count = 0;

	(void)state;
	if (f == NULL)
		skip();
	st = dk_json_open(f);
	for (; dk_json_next(st, &a, &v, NULL) == DK_OK && v != NULL; count++) {
		bool valid = strcmp(dk_json_text(v, "valid"), "true") == 0;

		assert_true(dk_mod10_ok(dk_json_text(v, "number")) == valid);
	}
	assert_true(count > 5);
	dk_json_close(st);
	fclose(f);
	dk_arena_free(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(damm_finds_every_single_error_and_every_swap_of_neighbours),
	    cmocka_unit_test(damm_gives_the_digit_of_the_published_example),
	    cmocka_unit_test(mod10_finds_every_single_error_and_the_swaps_it_can),
	    cmocka_unit_test(gtins_have_8_12_13_or_14_digits),
	    cmocka_unit_test(published_check_digits_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
