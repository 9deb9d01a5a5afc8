/* test_ui_script.c - key scripts: each command, and what a wrong line answers. */
#include <unistd.h>

#include "fixture.h"
#include "ui_demo.h"

#include "ui/script.h"

static struct dk_err last_err;
static char printed[8000];
static int keys;
static int64_t clock_after;

/* Runs the text of a script on the demo screen; its exit code. */
static int
run(const char *text)
{
	struct dk_session session = fake_session();
	struct dk_app app;
	FILE *in = tmpfile(), *out = tmpfile();
	struct dk_script s = { .app = &app, .in = in, .out = out, .name = "t.keys" };
	size_t n;
	int code;

	fputs(text, in);
	rewind(in);
	demo_start(&app, &session, 24, 80);
	code = dk_script_run(&s, &last_err);
	keys = s.keys;
	clock_after = session.clock_ms;
	dk_app_end(&app);
	rewind(out);
	n = fread(printed, 1, sizeof(printed) - 1, out);
	printed[n] = '\0';
	fclose(in);
	fclose(out);
	return code;
}

static void
typed_text_and_named_keys_arrive(void **state)
{
	(void)state;
	assert_int_equal(run("type ab<< c<Enter>\n"
			     "expect stored <ab< c>\n"
			     "expect 6   stored <ab< c>\n"
			     "refuse 7 stored\n"
			     "refuse storm\n"
			     "cursor 4 14\n"), 0);
	assert_int_equal(keys, 6);
	assert_int_equal(run("type x<Left>y<KPDot><KP5><Tab>\nexpect stored <y.5x>\n"), 0);
	assert_int_equal(run("type  two  blanks <Enter>\nexpect stored < two  blanks >\n"), 0);
	assert_int_equal(run("type <F2>\nexpect 23 came alone\n"), 0);
}

static void
the_clock_goes_a_tenth_of_a_second_a_key(void **state)
{
	(void)state;
	assert_int_equal(run("type abcde\n"), 0);
	assert_int_equal(clock_after - FAKE_NOW, 500);
	assert_int_equal(run("wait 3500\nexpect ticks 3\nrefuse ticks 4\n"), 0);
	assert_int_equal(clock_after - FAKE_NOW, 3500);
	assert_int_equal(run("expect 1 09:11\nwait 60000\nexpect 1 09:12\n"), 0);
}

static void
scans_and_pastes_come_whole(void **state)
{
	(void)state;
	assert_int_equal(run("scan ]C10105012345<Enter>\nexpect last <0105012345>\n"), 0);
	assert_int_equal(keys, 1);
	assert_int_equal(run("paste a\\nb\\\\n\nexpect last <a|b\\n>\n"), 0);
}

static void
the_window_changes_its_size(void **state)
{
	(void)state;
	assert_int_equal(run("resize 100x30\nexpect size 100x26\n"
			     "resize 20x5\nexpect 20x5 is\nresize 80x24\nexpect size 80x20\n"), 0);
}

static void
hanging_up_keeps_what_was_typed(void **state)
{
	(void)state;
	assert_int_equal(run("type abc\nhangup\ntype d\n"), 1);
	assert_has(printed, "the workstation has ended");
	assert_int_equal(run("type abc"), 0);
}

static void
a_false_expectation_prints_line_and_screen(void **state)
{
	(void)state;
	assert_int_equal(run("# a comment\n\ntype abc\nexpect nowhere\ntype d\n"), 1);
	assert_has(printed, "t.keys:4: not shown: expect nowhere\n");
	assert_has(printed, "Text [abc ");
	assert_int_equal(keys, 3);
	assert_int_equal(run("refuse 1 DEMO\n"), 1);
	assert_int_equal(run("cursor 1 1\n"), 1);
	assert_has(printed, "it is at 4 9");
	assert_int_equal(run("expect 99 DEMO\n"), 1);
}

static void
a_line_that_is_no_command_is_refused(void **state)
{
	static const char *const wrong[] = {
		"typo x", "type <Entr>", "type <", "type <>", "type <x>", "wait soon",
		"wait 99999999999", "resize big", "resize 0x0", "cursor 4", " type x", "type \xff",
	};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(wrong); i++) {
		assert_int_equal(run(wrong[i]), 65);
		assert_has(last_err.text, "t.keys:1: ");
	}
}

static void
the_screen_is_printed_or_kept_in_a_file(void **state)
{
	char script[600], line[200];
	const char *path = fixture_path("screen.txt");
	FILE *f;

	(void)state;
	assert_int_equal(run("type abc\nscreen\n"), 0);
	assert_has(printed, "Text [abc ");
	snprintf(script, sizeof(script), "screen %s\n", path);
	assert_int_equal(run(script), 0);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_non_null(fgets(line, sizeof(line), f));
	assert_has(line, " docket  DEMO");
	fclose(f);
	assert_int_equal(run("screen /nonexistent/file\n"), 74);
}

static void
sizes_are_columns_by_rows(void **state)
{
	int rows, cols;

	(void)state;
	assert_true(dk_ui_size_parse("132x43", &rows, &cols));
	assert_int_equal(rows, 43);
	assert_int_equal(cols, 132);
	assert_false(dk_ui_size_parse("132", &rows, &cols));
	assert_false(dk_ui_size_parse("132x", &rows, &cols));
	assert_false(dk_ui_size_parse("132x43x", &rows, &cols));
	assert_false(dk_ui_size_parse("99999x43", &rows, &cols));
	assert_false(dk_ui_size_parse("-1x43", &rows, &cols));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_text_and_named_keys_arrive),
		cmocka_unit_test(the_clock_goes_a_tenth_of_a_second_a_key),
		cmocka_unit_test(scans_and_pastes_come_whole),
		cmocka_unit_test(the_window_changes_its_size),
		cmocka_unit_test(hanging_up_keeps_what_was_typed),
		cmocka_unit_test(a_false_expectation_prints_line_and_screen),
		cmocka_unit_test(a_line_that_is_no_command_is_refused),
		cmocka_unit_test(the_screen_is_printed_or_kept_in_a_file),
		cmocka_unit_test(sizes_are_columns_by_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
