/*
 * test_ui_keymap.c - the keyboard contract: what screens may bind, a user's own keys, and the
 * screen that learns them.
 */
#include "ui_fake.h"

#include <unistd.h>

#include "ui/keymap.h"

static struct dk_event
plain(const char *name)
{
	struct dk_event ev;

	if (!dk_event_named(name, &ev))
		fail_msg("no key: %s", name);
	return dk_event_plain(&ev);
}

static bool
same(const struct dk_event *a, const struct dk_event *b)
{
	return a->code == b->code && strcmp(a->text, b->text) == 0;
}

/* What holds of every key table: no key that a terminal takes, none that needs a keyboard of one
 * country, none twice. */
static void
check_table(const char *screen, const struct dk_binding *keys)
{
	for (const struct dk_binding *b = keys; b != NULL && b->key != NULL; b++) {
		struct dk_event ev = plain(b->key);

		if (dk_key_is_never(b->key))
			fail_msg("%s binds %s", screen, b->key);
		if (ev.code == DK_KEY_TEXT && strpbrk(ev.text, "[]{}\\|~@") != NULL)
			fail_msg("%s binds %s", screen, b->key);
		if (ev.code >= DK_KEY_F1 && ev.code <= DK_KEY_F12)
			assert_string_not_equal(dk_key_twins(ev.code), "");
		assert_non_null(b->act);
		for (const struct dk_binding *c = keys; c < b; c++) {
			struct dk_event other = plain(c->key);

			if (same(&ev, &other))
				fail_msg("%s binds %s and %s", screen, c->key, b->key);
		}
	}
}

static void
no_screen_binds_what_it_must_not(void **state)
{
	(void)state;
	for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++)
		check_table((*p)->name, (*p)->keys);
	check_table("every screen", dk_app_keys());
}

static void
every_function_key_has_its_twins(void **state)
{
	(void)state;
	for (int f = 1; f <= 12; f++) {
		char name[8], twins[40], *word, *rest = NULL;

		snprintf(name, sizeof(name), "F%d", f);
		snprintf(twins, sizeof(twins), "%s", dk_key_twins(dk_key_parse(name)));
		for (word = strtok_r(twins, " ", &rest); word != NULL;
		     word = strtok_r(NULL, " ", &rest)) {
			char twin[16];
			struct dk_event a = plain(name), b;

			if (strcmp(word, "Space") == 0)
				continue; /* on lists only */
			if (strncmp(word, "Alt-", 4) == 0)
				snprintf(twin, sizeof(twin), "A-%s", word + 4);
			else if (strncmp(word, "Ctrl-", 5) == 0)
				snprintf(twin, sizeof(twin), "C-%c", word[5] | 0x20);
			else
				snprintf(twin, sizeof(twin), "%s",
				    strcmp(word, "Insert") == 0 ? "Ins" : word);
			assert_false(dk_key_is_never(twin));
			b = plain(twin);
			assert_true(same(&a, &b));
		}
	}
}

static void
the_never_bound_are_those_of_the_contract(void **state)
{
	static const char *const never[] = { "C-s", "C-q", "C-c", "C-z", "C-\\", "C-a", "C-b",
		"C-n", "C-t", "C-w", "C-p", "C-h", "C-i", "C-j", "C-m", "C-[", "C-]" };
	static const char *const free_keys[] = { "C-k", "C-g", "C-o", "C-x", "C-f", "C-l", "C-y",
		"C-e", "C-u", "C-", "s", "A-1", "F1" };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(never); i++)
		assert_true(dk_key_is_never(never[i]));
	for (size_t i = 0; i < DK_COUNT(free_keys); i++)
		assert_false(dk_key_is_never(free_keys[i]));
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
a_file_maps_sequences_and_keys(void **state)
{
	char path[] = "/tmp/docket-keys-XXXXXX";
	struct dk_keymap m = { 0 };
	struct dk_event ev;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	write_file(path, "# mine\n\n\\e[25~ = F1\n  C-r = F9 # repeat\nA-5=KPEnter\n"
			 "esc-digit = yes\n");
	dk_keymap_read(&m, path, false);
	assert_string_equal(m.trouble, "");
	assert_int_equal(m.count, 3);
	assert_true(m.esc_by_hand);
	assert_string_equal(m.rules[0].bytes, "\033[25~");
	assert_int_equal(m.rules[0].to, DK_KEY_F1);
	dk_event_named("C-r", &ev);
	dk_keymap_apply(&m, &ev);
	assert_int_equal(ev.code, DK_KEY_F9);
	dk_event_named("A-5", &ev);
	dk_keymap_apply(&m, &ev);
	assert_int_equal(ev.code, DK_KEY_KPENTER);
	dk_event_named("r", &ev);
	dk_keymap_apply(&m, &ev);
	assert_string_equal(ev.text, "r");
	unlink(path);
}

static void
bad_lines_are_told_once_and_ignored(void **state)
{
	static const char *const bad[] = { "F1", "F1 = ", "= F1", "F1 F2", "x = F1", "F1 = x",
		"F13 = F1", "C-s = F1", "F1 = C-c", "Enter = F2", "Esc = F1", "\\e = F1",
		"\\e[ = F1 F2", "\\e\x01z = F1", "\\e[1234567890123456789012345678901234~ = F1",
		"esc-digit = maybe" };
	char path[] = "/tmp/docket-keys-XXXXXX";
	struct dk_keymap m = { 0 };
	struct dk_err err;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	for (size_t i = 0; i < DK_COUNT(bad); i++)
		if (dk_keymap_line(&m, bad[i], &err) == DK_OK)
			fail_msg("taken: %s", bad[i]);
	assert_int_equal(m.count, 0);
	write_file(path, "C-r = F9\nC-s = F2\nnonsense\nC-v = F4\n");
	dk_keymap_read(&m, path, false);
	assert_int_equal(m.count, 2);
	assert_has(m.trouble, ":2 is ignored: C-s is never a key");
	memset(&m, 0, sizeof(m));
	for (int i = 0; i < DK_RULES_MAX; i++)
		assert_int_equal(dk_keymap_line(&m, "C-r = F9", &err), DK_OK);
	assert_int_equal(dk_keymap_line(&m, "C-r = F9", &err), DK_EINPUT);
	unlink(path);
}

static void
what_is_learned_is_there_at_the_next_start(void **state)
{
	char folder[] = "/tmp/docket-state-XXXXXX", path[80];
	struct dk_keymap m;
	struct dk_err err;

	(void)state;
	assert_non_null(mkdtemp(folder));
	setenv("XDG_STATE_HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("TERM", "odd", 1);
	dk_keymap_load(&m);
	assert_int_equal(m.count, 0);
	assert_int_equal(dk_keymap_learn(&m, "\\e[25~", DK_KEY_F1, &err), DK_OK);
	assert_int_equal(dk_keymap_learn(&m, "\\eOa", DK_KEY_F2, &err), DK_OK);
	assert_int_equal(dk_keymap_learn(&m, "\\e[26~", DK_KEY_F1, &err), DK_OK);
	snprintf(path, sizeof(path), "%s/docket.keys", folder);
	write_file(path, "\\eOa = F3\n"); /* the hand wins */
	dk_keymap_load(&m);
	assert_int_equal(m.count, 3);
	assert_string_equal(m.rules[1].bytes, "\033[26~");
	assert_int_equal(m.rules[1].to, DK_KEY_F1);
	assert_int_equal(m.rules[2].to, DK_KEY_F3);
	unlink(path);
	snprintf(path, sizeof(path), "%s/docket-odd.keys", folder);
	unlink(path);
	rmdir(folder);
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
}

static void
the_learn_screen_sees_learns_and_skips(void **state)
{
	struct dk_event odd = { .code = DK_KEY_STRANGE, .data = "\\e[25~" };
	struct dk_session session = fake_session();
	struct dk_app app;
	struct dk_err err;

	(void)state;
	dk_app_start(&app, &session, 24, 80);
	assert_int_equal(dk_app_open(&app, "learn", &err), DK_OK);
	dk_app_draw(&app);
	assert_has(fake_row(&app, 6), "press it        Alt-1 Ctrl-G");
	fake_key(&app, "F1");
	assert_has(fake_row(&app, 6), "works");
	dk_app_event(&app, &odd);
	dk_app_draw(&app);
	assert_true(app.learns);
	assert_has(fake_row(&app, 7), "learned");
	fake_key(&app, "F5");
	assert_has(fake_row(&app, 23), "That is F5; press F3");
	fake_key(&app, "F3");
	fake_key(&app, "Space");
	assert_has(fake_row(&app, 9), "nothing comes");
	assert_int_equal(app.frame.cursor_row + 1, 10);
	for (int f = 5; f <= 12; f++)
		fake_key(&app, dk_key_name(DK_KEY_F1 + f - 1).s);
	fake_key(&app, "KPEnter");
	fake_key(&app, "KPDot");
	assert_has(fake_row(&app, 23), "13 of 14 keys work");
	fake_key(&app, "Enter");
	assert_true(app.is_over);
	dk_app_end(&app);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_screen_binds_what_it_must_not),
		cmocka_unit_test(every_function_key_has_its_twins),
		cmocka_unit_test(the_never_bound_are_those_of_the_contract),
		cmocka_unit_test(a_file_maps_sequences_and_keys),
		cmocka_unit_test(bad_lines_are_told_once_and_ignored),
		cmocka_unit_test(what_is_learned_is_there_at_the_next_start),
		cmocka_unit_test(the_learn_screen_sees_learns_and_skips),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
