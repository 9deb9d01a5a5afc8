/*
 * test_pty.c - the real terminal code in a pseudo terminal: start, type, paste, scan, resize, end.
 *
 * The child runs a small screen of the test's own. ptyrun.h serves the whole program as well.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ptyrun.h"
#include "ui_demo.h"

#include "ui/keymap.h"
#include "ui/workstation.h"

static const char *theme_name;
static const char *stored_path;
static struct dk_keymap *keymap;
static bool may_suspend;

/* What the child does: the demo screen on the terminal it stands on. */
static int
demo(void)
{
	struct dk_session session = fake_session();
	const struct dk_theme *theme = dk_theme_choose(theme_name, getenv("NO_COLOR"));
	struct dk_err err;
	struct dk_term *t;
	struct dk_app app;
	int rows, cols;
	FILE *f;

	if (dk_term_open(theme, &t, &err) != DK_OK) {
		fprintf(stderr, "%s\n", err.text);
		return 64;
	}
	dk_term_size(t, &rows, &cols);
	dk_app_start(&app, &session, rows, cols);
	app.screens = demo_screens;
	app.keymap = keymap;
	app.may_suspend = may_suspend;
	if (dk_app_open(&app, "demo", &err) != DK_OK)
		return 74;
	dk_workstation_run(&app, t);
	f = stored_path != NULL && app.top != NULL ? fopen(stored_path, "w") : NULL;
	if (f != NULL) {
		fputs(((struct demo *)app.top->state)->stored, f);
		fclose(f);
	}
	dk_app_end(&app);
	dk_term_close(t);
	return 0;
}

static void
start(struct pty *p, const char *term)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_start(p, term, demo, NULL);
	pty_wait(p, "F12 Cancel");
}

static void
assert_cursor(struct pty *p, int row, int col)
{
	VTermPos pos;

	for (int i = 0; i < 100; i++) { /* the program may still be at it */
		vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
		if (pos.row + 1 == row && pos.col + 1 == col)
			return;
		pty_read(p, 20);
	}
	assert_int_equal(pos.row + 1, row);
	assert_int_equal(pos.col + 1, col);
}

static void
typing_shows_and_leaving_restores_the_terminal(void **state)
{
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
		"linux", "vt100", "putty" };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(terms); i++) {
		struct pty p;

		start(&p, terms[i]);
		assert_has(pty_row(&p, 1), "docket  DEMO");
		assert_cursor(&p, 4, 9);
		pty_type(&p, "abc");
		assert_cursor(&p, 4, 12);
		pty_type(&p, "\r");
		pty_wait(&p, "stored <abc>");
		pty_send(&p, "\033OR"); /* F3 */
		assert_int_equal(pty_end(&p), 0);
		pty_assert_restored(&p);
		pty_free(&p);
	}
}

static void
keys_of_many_terminals_are_understood(void **state)
{
	static const char *const f2[] = { "\033OQ", "\033[12~", "\033[[B", "\0332", "\x0f" };
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	for (size_t i = 0; i < DK_COUNT(f2); i++) {
		pty_sleep(60);
		pty_send(&p, f2[i]);
		pty_wait(&p, "came alone");
		pty_type(&p, "\033[D"); /* the message goes with the next key */
		pty_read(&p, 100);
		assert_false(pty_shows(&p, "came alone"));
	}
	pty_send(&p, "\033Oq\033Or\033On\033OM"); /* keypad: 12. Enter */
	pty_wait(&p, "stored <12.>");
	pty_type(&p, "x\033");
	pty_wait(&p, "[12."); /* Esc took back the x */
	pty_type(&p, "\033");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

/* What each key on the keypad sends in application mode, and what it types. */
static void
the_keypad_types_in_application_mode(void **state)
{
	static const char *const sent[] = { "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "n",
		"l", "k", "m", "j", "o", "E" };
	char bytes[8];
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	for (size_t i = 0; i < DK_COUNT(sent); i++) {
		snprintf(bytes, sizeof(bytes), "\033O%s", sent[i]);
		pty_send(&p, bytes);
	}
	pty_send(&p, "\033OM");
	pty_wait(&p, "stored <0123456789..+-*/5>");
	pty_send(&p, "\033OI"); /* Tab */
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
every_function_key_comes_in_each_of_its_encodings(void **state)
{
	static const char *const sent[] = { "\033OP", "\033[11~", "\033[[A", "\033[1P", "\0331",
		"\x07" };
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
		"linux", "vt100", "putty" };

	(void)state;
	for (size_t t = 0; t < DK_COUNT(terms); t++) {
		struct pty p;

		start(&p, terms[t]);
		for (size_t i = 0; i < DK_COUNT(sent); i++) {
			pty_send(&p, sent[i]);
			pty_wait(&p, "HELP");
			pty_send(&p, "\r");
			pty_wait(&p, "stored <>");
		}
		pty_send(&p, "\033OR");
		assert_int_equal(pty_end(&p), 0);
		pty_free(&p);
	}
}

/* They were an Esc, which cancels, and letters, which are commands on a list. */
static void
keys_nobody_knows_do_nothing(void **state)
{
	static const char *const strange[] = { "\033[1;2Q", "\033[1;5A", "\033[57414u", "\033Oa",
		"\033[25~", "\033[[F", "\033[?1;2c" };
	char keyed[16]; /* with Shift, Ctrl, Alt */
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	pty_type(&p, "ab");
	for (const char *c = "ABCDHF2356"; *c != '\0'; c++) {
		for (int with = 2; with < 8; with++) {
			if (*c < 'A')
				snprintf(keyed, sizeof(keyed), "\033[%c;%d~", *c, with);
			else
				snprintf(keyed, sizeof(keyed), "\033[1;%d%c", with, *c);
			pty_send(&p, keyed);
			pty_read(&p, 5);
		}
	}
	for (size_t i = 0; i < DK_COUNT(strange); i++) {
		pty_send(&p, strange[i]);
		pty_type(&p, "c");
		pty_wait(&p, "[ab");
	}
	pty_wait(&p, "[abccccccc ");
	assert_has(pty_row(&p, 6), "stored <>");
	pty_send(&p, "\033Oz");
	pty_wait(&p, "That key sends \\eOz");
	pty_send(&p, "\033");
	pty_wait(&p, "[  "); /* Esc alone is Esc */
	pty_send(&p, "[O\r");
	pty_wait(&p, "stored <[O>");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static const char *
stored(void)
{
	static char text[200];
	FILE *f = fopen(stored_path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(text, 1, sizeof(text) - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

/* The terminal takes nothing while much is painted; every key still arrives. */
static void
a_terminal_that_stands_still_loses_no_key(void **state)
{
	char path[] = "/tmp/docket-pty-XXXXXX";
	int fd = mkstemp(path), status = 0;
	struct pty p;

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	stored_path = path;
	start(&p, "xterm-256color");
	for (int i = 0; i < 60; i++) { /* nothing is read from here on */
		pty_send(&p, "\014");
		pty_sleep(12);
	}
	pty_send(&p, "blind");
	pty_sleep(100);
	kill(p.pid, SIGTERM);
	for (int i = 0; i < 100 && waitpid(p.pid, &status, WNOHANG) == 0; i++)
		pty_sleep(50);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_string_equal(stored(), "blind");
	pty_assert_restored(&p);
	stored_path = NULL;
	unlink(path);
	pty_free(&p);
}

static void
a_keymap_teaches_what_this_terminal_sends(void **state)
{
	struct dk_keymap m = { .esc_by_hand = true };
	struct dk_err err;
	struct pty p;

	(void)state;
	assert_int_equal(dk_keymap_line(&m, "\\e[25~ = F1", &err), DK_OK);
	assert_int_equal(dk_keymap_line(&m, "C-r = F2", &err), DK_OK);
	keymap = &m;
	start(&p, "xterm-256color");
	pty_send(&p, "\033[25~");
	pty_wait(&p, "HELP");
	pty_send(&p, "\r");
	pty_sleep(50);
	pty_send(&p, "\x12");
	pty_wait(&p, "came alone");
	pty_send(&p, "\033"); /* Esc, and 3 by hand, is F3 */
	pty_sleep(250);
	pty_send(&p, "3");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
	keymap = NULL;
}

/* A shell with one job: it says that the job was stopped, and goes on with it. */
static int
shell(void)
{
	pid_t job = fork();
	int status = 0;

	if (job == 0) {
		setpgid(0, 0);
		pty_sleep(50);
		_exit(demo());
	}
	setpgid(job, job);
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(0, job);
	waitpid(job, &status, WUNTRACED);
	if (!WIFSTOPPED(status))
		return 1;
	tcsetpgrp(0, getpgrp());
	if (write(1, "$ stopped", 9) != 9)
		return 1;
	pty_sleep(200);
	tcsetpgrp(0, job);
	kill(-job, SIGCONT);
	waitpid(job, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static void
ctrl_z_stops_it_only_where_that_is_allowed(void **state)
{
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	pty_type(&p, "a\x1a" "b");
	pty_wait(&p, "[ab ");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
	may_suspend = true;
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_start(&p, "xterm-256color", shell, NULL);
	pty_wait(&p, "F12 Cancel");
	pty_type(&p, "ab\x1a");
	pty_wait(&p, "$ stopped");
	pty_wait(&p, "[ab ");
	pty_type(&p, "c");
	pty_wait(&p, "[abc ");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_assert_restored(&p);
	pty_free(&p);
	may_suspend = false;
}

static void
text_of_every_script_is_typed_and_shown(void **state)
{
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	pty_type(&p, "张三 Käse");
	pty_wait(&p, "[张三 Käse");
	assert_cursor(&p, 4, 18);
	pty_type(&p, "\177");
	pty_wait(&p, "[张三 Käs ");
	pty_type(&p, "\344x\303y\xff\xfez"); /* bytes that are no character take no key along */
	pty_wait(&p, "[张三 Käsxyz ");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
a_burst_is_a_scan_and_a_bracketed_paste_is_text(void **state)
{
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	pty_send(&p, "5012345000417\r");
	pty_wait(&p, "last <5012345000417>");
	pty_sleep(50);
	pty_send(&p, "]C10105\r");
	pty_wait(&p, "last <0105>");
	pty_sleep(50);
	pty_send(&p, "\033[200~A10410\t12\rB20001\t24\r\033[201~");
	pty_wait(&p, "last <A10410");
	pty_wait(&p, "B20001");
	pty_type(&p, "slow typing\r");
	pty_wait(&p, "stored <slow typing>");
	pty_sleep(50);
	pty_send(&p, "ab\033OQ");
	pty_wait(&p, "came in a crowd");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
two_hundred_pasted_lines_arrive_complete(void **state)
{
	static char text[8000];
	size_t n = 0;
	struct pty p;

	(void)state;
	n += (size_t)snprintf(text + n, sizeof(text) - n, "\033[200~");
	for (int i = 0; i < 200; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%03d\r\n", i);
	snprintf(text + n, sizeof(text) - n, "\033[201~");
	start(&p, "xterm-256color");
	pty_send(&p, text);
	pty_wait(&p, "last <000|001|002|003|");
	pty_wait(&p, "bytes 800.");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
what_was_typed_ahead_of_a_stop_is_dropped_and_said(void **state)
{
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	pty_send(&p, "halt\rxy\033OQ");
	pty_wait(&p, "halted (not read: xy F2");
	assert_has(pty_row(&p, 4), "[halt");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
a_storm_of_sizes_leaves_it_whole(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 2 }, { 5, 20 }, { 60, 200 }, { 10, 40 },
		{ 24, 80 }, { 300, 300 }, { 16, 60 } };
	struct pty p;

	(void)state;
	start(&p, "xterm-256color");
	for (int i = 0; i < 200; i++) {
		pty_resize(&p, sizes[(size_t)i % DK_COUNT(sizes)][0],
		    sizes[(size_t)i % DK_COUNT(sizes)][1]);
		pty_read(&p, i % 10 == 0 ? 5 : 0);
	}
	pty_resize(&p, 5, 20);
	pty_wait(&p, "20x5 is");
	pty_resize(&p, 30, 100);
	pty_wait(&p, "size 100x26");
	pty_type(&p, "still here\r");
	pty_wait(&p, "stored <still here>");
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_assert_restored(&p);
	pty_free(&p);
}

static void
hang_up_and_termination_keep_the_field_being_typed(void **state)
{
	static const int signals[] = { SIGHUP, SIGTERM, 0 };
	char path[] = "/tmp/docket-pty-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	stored_path = path;
	for (size_t i = 0; i < DK_COUNT(signals); i++) {
		struct pty p;

		assert_int_equal(truncate(path, 0), 0);
		start(&p, "xterm-256color");
		pty_type(&p, "half typed");
		kill(p.pid, SIGTSTP); /* ignored */
		if (signals[i] == 0)
			pty_hang_up(&p);
		else
			kill(p.pid, signals[i]);
		assert_int_equal(pty_end(&p), 0);
		assert_string_equal(stored(), "half typed");
		if (signals[i] != 0)
			pty_assert_restored(&p);
		pty_free(&p);
	}
	stored_path = NULL;
	unlink(path);
}

static void
an_unknown_terminal_gets_one_clear_sentence(void **state)
{
	struct pty p;

	(void)state;
	pty_start(&p, "no-such-terminal", demo, NULL);
	pty_wait(&p, "is not known here; set TERM");
	assert_int_equal(pty_end(&p), 64);
	pty_assert_restored(&p);
	pty_free(&p);
	pty_start(&p, "", demo, NULL);
	pty_wait(&p, "TERM does not name");
	assert_int_equal(pty_end(&p), 64);
	pty_free(&p);
	pty_start(&p, "dumb", demo, NULL);
	pty_wait(&p, "cannot place text");
	assert_int_equal(pty_end(&p), 64);
	pty_assert_restored(&p);
	pty_free(&p);
}

static void
a_typed_character_costs_few_bytes(void **state)
{
	struct pty p;
	size_t before;

	(void)state;
	start(&p, "xterm-256color");
	pty_type(&p, "a");
	before = p.bytes;
	for (int i = 0; i < 10; i++)
		pty_type(&p, "b");
	assert_in_range(p.bytes - before, 10, 640);
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
no_colour_means_no_colour(void **state)
{
	VTermScreenCell cell;
	VTermPos at = { 0, 1 };
	struct pty p;

	(void)state;
	theme_name = "hc-light";
	start(&p, "xterm-256color");
	vterm_screen_get_cell(p.screen, at, &cell);
	assert_true(cell.attrs.reverse);
	assert_false(VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
	theme_name = "mono";
	start(&p, "xterm-256color");
	vterm_screen_get_cell(p.screen, at, &cell);
	assert_true(cell.attrs.reverse);
	assert_true(VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
	theme_name = "default";
	start(&p, "vt100"); /* has none */
	vterm_screen_get_cell(p.screen, (VTermPos){ 3, 8 }, &cell);
	assert_true(cell.attrs.reverse && cell.attrs.underline);
	pty_send(&p, "\033OR");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
	theme_name = NULL;
}

/* Where the locale or DOCKET_ASCII says so, nothing but ASCII reaches the terminal. */
static void
an_ascii_terminal_gets_ascii(void **state)
{
	static const char *const locales[] = { "C.UTF-8", "C" };
	struct pty p;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(locales); i++) {
		if (i == 0)
			setenv("DOCKET_ASCII", "1", 1);
		setenv("LC_ALL", locales[i], 1);
		pty_start(&p, "screen-256color", demo, NULL);
		unsetenv("DOCKET_ASCII");
		pty_wait(&p, "F12 Cancel");
		if (i == 0)
			pty_type(&p, "K\303\244se");
		else
			pty_type(&p, "K\344se");
		pty_type(&p, "\r");
		pty_wait(&p, i == 0 ? "stored <K?se>" : "stored <Kse>");
		pty_send(&p, "\033OR");
		assert_int_equal(pty_end(&p), 0);
		pty_free(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_shows_and_leaving_restores_the_terminal),
		cmocka_unit_test(keys_of_many_terminals_are_understood),
		cmocka_unit_test(the_keypad_types_in_application_mode),
		cmocka_unit_test(every_function_key_comes_in_each_of_its_encodings),
		cmocka_unit_test(keys_nobody_knows_do_nothing),
		cmocka_unit_test(a_terminal_that_stands_still_loses_no_key),
		cmocka_unit_test(a_keymap_teaches_what_this_terminal_sends),
		cmocka_unit_test(ctrl_z_stops_it_only_where_that_is_allowed),
		cmocka_unit_test(text_of_every_script_is_typed_and_shown),
		cmocka_unit_test(a_burst_is_a_scan_and_a_bracketed_paste_is_text),
		cmocka_unit_test(two_hundred_pasted_lines_arrive_complete),
		cmocka_unit_test(what_was_typed_ahead_of_a_stop_is_dropped_and_said),
		cmocka_unit_test(a_storm_of_sizes_leaves_it_whole),
		cmocka_unit_test(hang_up_and_termination_keep_the_field_being_typed),
		cmocka_unit_test(an_unknown_terminal_gets_one_clear_sentence),
		cmocka_unit_test(a_typed_character_costs_few_bytes),
		cmocka_unit_test(an_ascii_terminal_gets_ascii),
		cmocka_unit_test(no_colour_means_no_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
