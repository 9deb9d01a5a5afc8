/* test_gs1.c - element strings as scanners and labels write them; published cases of the engine. */
#include "cases.h"

#include "docket/gs1.h"
#include "docket/json.h"

static void
a_logistic_label_reads_whole(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("0205012345000411" "3724" "\x1d" "10L2261" "\x1d" "17270312",
	    true, &g, &err), DK_GS1_GOOD);
	assert_int_equal(g.count, 4);
	assert_string_equal(dk_gs1_value(&g, "02"), "05012345000411");
	assert_string_equal(dk_gs1_value(&g, "37"), "24");
	assert_string_equal(dk_gs1_value(&g, "10"), "L2261");
	assert_string_equal(dk_gs1_value(&g, "17"), "270312");
	assert_null(dk_gs1_value(&g, "21"));
}

static void
brackets_and_bare_strings_are_known(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("(01)05012345000411(3103)001250", false, &g, &err),
	    DK_GS1_GOOD);
	assert_string_equal(dk_gs1_value(&g, "3103"), "001250");
	assert_int_equal(dk_gs1_read("010501234500041117270312", false, &g, &err), DK_GS1_GOOD);
	assert_int_equal(dk_gs1_read("5012345000411", false, &g, &err), DK_GS1_NOT);
	assert_int_equal(dk_gs1_read("A10410", false, &g, &err), DK_GS1_NOT);
	assert_int_equal(dk_gs1_read("(see note)", false, &g, &err), DK_GS1_NOT);
	assert_int_equal(dk_gs1_read("", true, &g, &err), DK_GS1_NOT);
}

static void
a_wrong_digit_names_the_right_one(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("(01)05012345000410", false, &g, &err), DK_GS1_BAD);
	assert_non_null(strstr(err.text, "should end in 1"));
	assert_int_equal(dk_gs1_read("(01)050123450", false, &g, &err), DK_GS1_BAD);
	assert_int_equal(dk_gs1_read("(99999)1", false, &g, &err), DK_GS1_BAD);
	assert_int_equal(dk_gs1_read("(10)", false, &g, &err), DK_GS1_BAD);
}

/* "^" stands for FNC1 in the published strings. */
static void
published_strings_agree(void **state)
{
	FILE *f = cases_open("gs1/engine.jsonl");
	struct dk_arena a = { 0 };
	struct dk_json_stream *st;
	const struct dk_json *v;
	int good = 0, refused = 0;

	(void)state;
	if (f == NULL)
		skip();
	st = dk_json_open(f);
	while (dk_json_next(st, &a, &v, NULL) == DK_OK && v != NULL) {
		const char *kind = dk_json_text(v, "kind");
		char *text = dk_arena_dup(&a, dk_json_text(v, "input"));
		bool raw = strcmp(kind, "raw") == 0;
		bool valid = strcmp(dk_json_text(v, "valid"), "true") == 0;
		enum dk_gs1_verdict verdict;
		struct dk_gs1 g;
		struct dk_err err;

		if (!raw && strcmp(kind, "bracketed") != 0)
			continue;
		for (char *p = text; *p != '\0'; p++)
			*p = *p == '^' ? '\x1d' : *p;
		verdict = dk_gs1_read(text, raw && text[0] == '\x1d', &g, &err);
		/* an identifier that is not in our table is refused, never misread */
		if (valid && verdict == DK_GS1_GOOD)
			good++;
		else if (!valid && verdict != DK_GS1_GOOD)
			refused++;
		else if (verdict == DK_GS1_BAD)
			assert_non_null(strstr(err.text, "not known"));
	}
	print_message("gs1 engine: %d valid read, %d wrong refused\n", good, refused);
	assert_true(good >= 15 && refused >= 20);
	dk_json_close(st);
	fclose(f);
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_logistic_label_reads_whole),
		cmocka_unit_test(brackets_and_bare_strings_are_known),
		cmocka_unit_test(a_wrong_digit_names_the_right_one),
		cmocka_unit_test(published_strings_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
