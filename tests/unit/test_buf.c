/* test_buf.c - growing byte strings with a maximum, and JSON strings. */
#include "chance.h"

#include "docket/buf.h"

static void
text_is_always_ended_and_empty_at_first(void **state)
{
	struct dk_buf b = {0};

	(void)state;
	assert_string_equal(dk_buf_text(&b), "");
	dk_buf_str(&b, "ab");
	dk_buf_char(&b, 'c');
	dk_buf_fmt(&b, "-%d", 7);
	assert_string_equal(dk_buf_text(&b), "abc-7");
	assert_int_equal(b.len, 5);
	dk_buf_clear(&b);
	assert_string_equal(dk_buf_text(&b), "");
	dk_buf_free(&b);
	assert_string_equal(dk_buf_text(&b), "");
}

static void
it_grows_by_any_steps_and_keeps_every_byte(void **state)
{
	struct dk_buf b = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		dk_buf_add(&b, "\0x", 2);
	dk_buf_fmt(&b, "%3000d", 1);
	assert_int_equal(b.len, 23000);
	for (size_t i = 0; i < 20000; i++)
		assert_int_equal(b.data[i], i % 2 == 0 ? '\0' : 'x');
	assert_int_equal(b.data[22999], '1');
	dk_buf_free(&b);
}

static void
the_maximum_is_never_passed(void **state)
{
	struct dk_buf b = {.max = 8};

	(void)state;
	assert_true(dk_buf_try(&b, "12345", 5));
	assert_false(dk_buf_try(&b, "6789", 4));
	assert_string_equal(dk_buf_text(&b), "12345");
	assert_true(dk_buf_try(&b, "67", 2));
	assert_false(dk_buf_try(&b, "8", 1));
	assert_false(dk_buf_try(&b, "x", SIZE_MAX));
	assert_true(dk_buf_try(&b, "", 0));
	dk_buf_free(&b);
	assert_int_equal(b.max, 8);
}

static const char *
json(struct dk_buf *b, const char *s)
{
	dk_buf_clear(b);
	dk_buf_json(b, s);
	return dk_buf_text(b);
}

static void
json_strings_are_escaped_so_that_neither_readers_nor_terminals_stumble(void **state)
{
	struct dk_buf b = {0};

	(void)state;
	assert_string_equal(json(&b, ""), "\"\"");
	assert_string_equal(json(&b, "a\"b\\c/"), "\"a\\\"b\\\\c/\"");
	assert_string_equal(json(&b, "\n\t\x1b[2J\x7f"), "\"\\n\\u0009\\u001b[2J\\u007f\"");
	assert_string_equal(json(&b, "Gr\xC3\xBC\xC3\x9F"), "\"Gr\xC3\xBC\xC3\x9F\"");
	assert_string_equal(json(&b,
				"\xC2\x9B"
				"x\xC2\xA0"),
	    "\"\\u009bx\xC2\xA0\"");
	assert_string_equal(json(&b,
				"\xE2\x80\xAE"
				"a\xE2\x81\xA6"
				"b\xE2\x82\xAC"),
	    "\"\\u202ea\\u2066b\xE2\x82\xAC\"");
	dk_buf_free(&b);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_always_ended_and_empty_at_first),
	    cmocka_unit_test(it_grows_by_any_steps_and_keeps_every_byte),
	    cmocka_unit_test(the_maximum_is_never_passed),
	    cmocka_unit_test(
		json_strings_are_escaped_so_that_neither_readers_nor_terminals_stumble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
