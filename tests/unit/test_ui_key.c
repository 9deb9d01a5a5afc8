/* test_ui_key.c - names of keys both ways, twins, and what scanners send. */
#include "ui_fake.h"

static void
every_key_has_a_name_that_leads_back(void **state)
{
	static const char *const all[] = {
		"Enter", "Esc", "Tab", "S-Tab", "Up", "Down", "Left", "Right", "Home", "End",
		"PgUp", "PgDn", "Ins", "Del", "BS", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8",
		"F9", "F10", "F11", "F12", "KP0", "KP1", "KP2", "KP3", "KP4", "KP5", "KP6", "KP7",
		"KP8", "KP9", "KPDot", "KPPlus", "KPMinus", "KPStar", "KPSlash", "KPEnter", "C-a",
		"C-k", "C-z", "A-0", "A-9",
	};

	(void)state;
	for (size_t i = 0; i < DK_COUNT(all); i++) {
		int code = dk_key_parse(all[i]);

		assert_int_not_equal(code, DK_KEY_NONE);
		assert_int_not_equal(code, DK_KEY_TEXT);
		assert_string_equal(dk_key_name(code).s, all[i]);
	}
	for (int code = DK_KEY_NONE + 1; code < DK_KEY_TEXT; code++)
		assert_int_equal(dk_key_parse(dk_key_name(code).s), code);
}

static void
a_character_names_itself_and_nonsense_names_nothing(void **state)
{
	static const char *const wrong[] = {
		"", "F13", "f2", "C-A", "C-", "C-aa", "A-x", "A-", "ab", "\x01", "\xFF", "Shift",
		"S-F3",
	};
	struct dk_event ev;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(wrong); i++)
		assert_false(dk_event_named(wrong[i], &ev));
	assert_true(dk_event_named("张", &ev));
	assert_int_equal(ev.code, DK_KEY_TEXT);
	assert_string_equal(ev.text, "张");
	assert_true(dk_event_named("Space", &ev));
	assert_string_equal(ev.text, " ");
}

static int
plain(const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	return dk_event_plain(&ev).code;
}

static void
twins_are_the_keys_they_stand_for(void **state)
{
	static const char *const twins[][2] = { { "A-1", "F1" }, { "A-9", "F9" }, { "A-0", "F10" },
		{ "C-g", "F1" }, { "C-o", "F2" }, { "C-x", "F3" }, { "C-f", "F4" }, { "C-l", "F5" },
		{ "Ins", "F6" }, { "F7", "PgUp" }, { "F8", "PgDn" }, { "C-y", "F9" },
		{ "C-e", "F11" }, { "Esc", "F12" }, { "KPEnter", "Enter" }, { "C-m", "Enter" },
		{ "C-j", "Enter" }, { "C-i", "Tab" }, { "C-h", "BS" } };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(twins); i++)
		assert_int_equal(plain(twins[i][0]), dk_key_parse(twins[i][1]));
}

static void
the_keypad_types_figures(void **state)
{
	static const char *const keys[] = { "KP0", "KP9", "KPDot", "KPPlus", "KPMinus", "KPStar" };
	static const char figures[] = "09.+-*";

	(void)state;
	for (size_t i = 0; i < DK_COUNT(keys); i++) {
		struct dk_event ev;

		assert_true(dk_event_named(keys[i], &ev));
		ev = dk_event_plain(&ev);
		assert_int_equal(ev.code, DK_KEY_TEXT);
		assert_int_equal(ev.text[0], figures[i]);
	}
}

static void
control_characters_are_keys_not_text(void **state)
{
	struct dk_event ev;

	(void)state;
	assert_false(dk_event_char(0, &ev));
	assert_false(dk_event_char(0x9b, &ev));
	assert_false(dk_event_char(0x110000, &ev));
	for (uint32_t c = 1; c < 0x20; c++)
		assert_true(!dk_event_char(c, &ev) || ev.code != DK_KEY_TEXT);
	assert_true(dk_event_char('\r', &ev));
	assert_int_equal(ev.code, DK_KEY_ENTER);
	assert_true(dk_event_char(0x5F20, &ev));
	assert_string_equal(ev.text, "张");
}

static void
a_scan_loses_its_identifier_and_its_controls(void **state)
{
	char scan[] = "]C1010" "5012345\x1d" "10A\x03" "B", plain_scan[] = "A10410", aim[4];
	char longest[400];

	(void)state;
	dk_scan_clean(scan, aim);
	assert_string_equal(aim, "]C1");
	assert_string_equal(scan, "0105012345\x1d" "10AB");
	dk_scan_clean(plain_scan, aim);
	assert_string_equal(aim, "");
	assert_string_equal(plain_scan, "A10410");
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	dk_scan_clean(longest, aim);
	assert_int_equal(strlen(longest), DK_SCAN_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_a_name_that_leads_back),
		cmocka_unit_test(a_character_names_itself_and_nonsense_names_nothing),
		cmocka_unit_test(twins_are_the_keys_they_stand_for),
		cmocka_unit_test(the_keypad_types_figures),
		cmocka_unit_test(control_characters_are_keys_not_text),
		cmocka_unit_test(a_scan_loses_its_identifier_and_its_controls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
