/* test_gs1.c - element strings as scanners and labels write them, good and bad. */
#include "torture.h"

#include "docket/gs1.h"

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

static void
a_value_that_breaks_a_rule_says_which(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("(17)261399", false, &g, &err), DK_GS1_BAD);
	assert_string_equal(err.text,
	    "The barcode's part (17) holds '261399', which is no date. Type the item instead.");
	assert_int_equal(dk_gs1_read("(17)270300", false, &g, &err), DK_GS1_GOOD);
	assert_int_equal(dk_gs1_read("(422)999", false, &g, &err), DK_GS1_BAD);
	assert_non_null(strstr(err.text, "no country"));
	assert_int_equal(dk_gs1_read("(30)2a", false, &g, &err), DK_GS1_BAD);
	assert_non_null(strstr(err.text, "something else than digits"));
}

static void
the_mark_of_the_symbology_may_stand_in_front(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("]C10105012345000411" "10L2261", false, &g, &err),
	    DK_GS1_GOOD);
	assert_string_equal(dk_gs1_value(&g, "10"), "L2261");
	assert_int_equal(dk_gs1_read("]E05012345000411", false, &g, &err), DK_GS1_GOOD);
	assert_string_equal(dk_gs1_value(&g, "01"), "05012345000411");
	assert_int_equal(dk_gs1_read("]E496385074", false, &g, &err), DK_GS1_GOOD);
	assert_string_equal(dk_gs1_value(&g, "01"), "00000096385074");
	assert_int_equal(dk_gs1_read("]E05012345000412", false, &g, &err), DK_GS1_BAD);
	assert_int_equal(dk_gs1_read("]E0", false, &g, &err), DK_GS1_NOT);
	assert_int_equal(dk_gs1_read("]C", false, &g, &err), DK_GS1_NOT);
}

/* Two items in one scan are a riddle; a lot without its item is not the clerk's fault. */
static void
the_desk_refuses_only_what_makes_no_sense(void **state)
{
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read("(01)05012345000411(01)05012345000411", false, &g, &err),
	    DK_GS1_GOOD);
	assert_int_equal(dk_gs1_read("(01)05012345000411(01)05012345000428", false, &g, &err),
	    DK_GS1_BAD);
	assert_non_null(strstr(err.text, "(01) twice"));
	assert_int_equal(dk_gs1_read("(10)L2261", false, &g, &err), DK_GS1_GOOD);
	assert_int_equal(dk_gs1_ties_hold(&g, &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "(10) without one of 01,02"));
}

static bool
ties(const char *text)
{
	struct dk_gs1 g;
	struct dk_err err;

	assert_int_equal(dk_gs1_read_bracketed(text, &g, &err), DK_GS1_GOOD);
	return dk_gs1_ties_hold(&g, &err) == DK_OK;
}

static void
what_may_stand_beside_what(void **state)
{
	(void)state;
	assert_true(ties("(01)05012345000411(10)L1"));
	assert_false(ties("(01)05012345000411(02)05012345000411(37)2(00)050123450004110000"));
	assert_true(ties("(02)05012345000411(37)2(00)050123450004110000"));
	assert_false(ties("(02)05012345000411(37)2"));          /* 00 and 02 together */
	assert_true(ties("(01)05012345000411(3103)001250"));
	assert_false(ties("(01)05012345000411(3103)001250(3102)000125")); /* 310n beside itself */
	assert_true(ties("(01)05012345000411(3922)1250(3103)001250"));    /* 01+31nn */
	assert_false(ties("(01)05012345000411(3922)1250"));
	assert_true(ties("(01)05012345000411(21)7(250)8"));
	assert_false(ties("(01)05012345000411(250)8"));
	assert_true(ties("(253)5012345000411ABC(8030)abc"));
	assert_false(ties("(253)5012345000411(8030)abc")); /* a signature without a serial number */
}

static void
brackets_inside_a_value_survive(void **state)
{
	struct dk_buf text = { 0 };
	struct dk_gs1 g;
	struct dk_err err;

	(void)state;
	assert_int_equal(dk_gs1_read_bracketed("(10)A\\(11)2(21)7", &g, &err), DK_GS1_GOOD);
	assert_int_equal(g.count, 2);
	assert_string_equal(dk_gs1_value(&g, "10"), "A(11)2");
	dk_gs1_write_bracketed(&g, &text);
	assert_string_equal(dk_buf_text(&text), "(10)A\\(11)2(21)7");
	dk_buf_clear(&text);
	dk_gs1_write_raw(&g, '^', &text);
	assert_string_equal(dk_buf_text(&text), "^10A(11)2^217");
	dk_buf_free(&text);
}

/* What is sent comes back as the data it was, by each symbology that can carry it. */
static void
scans_come_back(void **state)
{
	static const char *const cases[][2] = { { "QR", "plain ^ text" }, { "QR", "\\^begins" },
		{ "DM", "^010501234500041110AB^2112" }, { "DotCode", "" },
		{ "GS1_128_CCA", "^010501234500041110AB" }, { "EAN13", "5012345000411" },
		{ "EAN8", "96385074|^10AB" }, { "DataBarExpanded", "^010501234500041111991225" } };
	struct dk_buf scan = { 0 }, data = { 0 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(cases); i++) {
		const char *symbology = "";
		struct dk_err err;

		assert_true(dk_gs1_scan_write(cases[i][0], cases[i][1], &scan));
		assert_true(dk_gs1_scan_read(dk_buf_text(&scan), &symbology, &data, &err));
		assert_string_equal(symbology, cases[i][0]);
		assert_string_equal(dk_buf_text(&data), cases[i][1]);
		dk_buf_clear(&scan);
		dk_buf_clear(&data);
	}
	assert_false(dk_gs1_scan_write("EAN13", "5012345000412", &scan));
	assert_false(dk_gs1_scan_write("DataBarLimited", "25012345000415", &scan));
	assert_false(dk_gs1_scan_write("PDF417", "x", &scan));
	assert_false(dk_gs1_scan_write("GS1_128_CCA", "^10AB", &scan)); /* a lot of nothing */
	dk_buf_free(&scan);
	dk_buf_free(&data);
}

/* A text of anybody, alone and where a value stands: read or refused, and what is read is written
 * back to the same. */
static void
held_against(void *arg, const char *bytes, size_t len)
{
	static const char *const around[] = { "%s", "]C1%s", "]e0%s", "(10)%s", ("10%s\x1d" "2112"),
		"01%s", "(%s)", "]Q1%s", "]E0%s", "(21)1(%s" };
	char *text = malloc(len + 1), *s = malloc(len + 32);

	(void)arg;
	memcpy(text, bytes, len);
	text[len] = '\0';
	for (size_t i = 0; i < DK_COUNT(around); i++) {
		struct dk_buf out = { 0 }, data = { 0 };
		const char *symbology = "";
		struct dk_gs1 g, again;
		struct dk_err err;
		const char *at = strstr(around[i], "%s");

		snprintf(s, len + 32, "%.*s%s%s", (int)(at - around[i]), around[i], text, at + 2);
		if (dk_gs1_read(s, i % 2 == 0, &g, &err) == DK_GS1_GOOD) {
			dk_gs1_write_raw(&g, '\x1d', &out);
			assert_int_equal(dk_gs1_read_raw(dk_buf_text(&out) + 1, &again, &err),
			    DK_GS1_GOOD);
			assert_int_equal(again.count, g.count);
		}
		(void)dk_gs1_scan_read(s, &symbology, &data, &err);
		dk_buf_clear(&out);
		(void)dk_gs1_scan_write("DataBarExpanded", s, &out);
		(void)dk_gs1_scan_write("QR", s, &out);
		dk_buf_free(&out);
		dk_buf_free(&data);
	}
	free(text);
	free(s);
}

static void
hostile_texts_are_read_or_refused(void **state)
{
	static const char *const sets[] = { "naughty", "utf8", "csv", "graphemes", "widths" };
	int count = 0;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(sets); i++)
		count += torture_each(NULL, sets[i], held_against);
	print_message("gs1: %d hostile texts\n", count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_logistic_label_reads_whole),
		cmocka_unit_test(brackets_and_bare_strings_are_known),
		cmocka_unit_test(a_wrong_digit_names_the_right_one),
		cmocka_unit_test(a_value_that_breaks_a_rule_says_which),
		cmocka_unit_test(the_mark_of_the_symbology_may_stand_in_front),
		cmocka_unit_test(the_desk_refuses_only_what_makes_no_sense),
		cmocka_unit_test(what_may_stand_beside_what),
		cmocka_unit_test(brackets_inside_a_value_survive),
		cmocka_unit_test(scans_come_back),
		cmocka_unit_test(hostile_texts_are_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
