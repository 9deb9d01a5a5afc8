/*
 * test_terminal.c - terminals that do not fit: too small, of a kind that nobody knows, none named.
 * Each gets a sentence or waits; none gets a broken screen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "docket/session.h"
#include "fixture.h"
#include "program.h"
#include "ptyrun.h"

static char path[4096];

static int
open_house(void **state)
{
	struct dk_session *s = fixture_company("terminal.db");

	(void)state;
	strncpy(path, dk_db_path(s->db), sizeof(path) - 1);
	dk_session_close(s);
	setenv("DOCKET_NOW", "2026-11-23T09:00:00Z", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	return 0;
}

static int
close_house(void **state)
{
	(void)state;
	dk_db_remove(path);
	return 0;
}

static void
start(struct pty *p, const char *term)
{
	const char *const argv[] = { program_path(), "--db", path, NULL };

	pty_start(p, term, NULL, argv);
}

/* It says so, takes keys without harm, and shows everything once there is room. */
static void
a_terminal_of_20_by_5_waits_for_room(void **state)
{
	static const int sizes[][2] = { { 5, 20 }, { 1, 1 }, { 2, 200 }, { 23, 80 }, { 24, 79 } };
	struct pty p;

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		start(&p, "xterm-256color");
		if (i > 0) /* the first one is small from the start */
			pty_wait(&p, "User");
		pty_resize(&p, sizes[i][0], sizes[i][1]);
		if (i == 0)
			pty_wait(&p, "too small");
		pty_sleep(100);
		pty_read(&p, 100);
		pty_type(&p, "mia\t2417\r");
		pty_send(&p, "\033[A\033[6~\177");
		pty_sleep(100);
		pty_read(&p, 100);
		pty_resize(&p, 24, 80);
		pty_wait(&p, "User");
		pty_send(&p, "\033OR");
		assert_int_equal(pty_end(&p), 0);
		pty_assert_restored(&p);
		pty_free(&p);
	}
}

/* The workstation does not start: status 64, and what to do. */
static void
is_told(const char *term, const char *sentence)
{
	struct pty p;

	start(&p, term);
	pty_wait(&p, sentence);
	assert_int_equal(pty_end(&p), 64);
	pty_assert_restored(&p);
	assert_string_equal(pty_row(&p, 4), "");
	pty_free(&p);
}

static void
a_terminal_of_no_known_kind_gets_a_sentence(void **state)
{
	(void)state;
	is_told("nosuchterm", "docket: The terminal kind \"nosuchterm\" is not known here; set");
	is_told("unknown", "docket: ");
	is_told("../xterm", "docket: TERM does not name the kind of this terminal; set it");
}

/* One that cannot place text, or does not say what it is, gets lines. */
static void
a_terminal_that_cannot_place_text_gets_lines(void **state)
{
	static const char *const kinds[] = { "dumb", "", NULL };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(kinds); i++) {
		struct pty p;

		start(&p, kinds[i]);
		pty_wait(&p, "User");
		pty_type(&p, "/quit\r");
		assert_int_equal(pty_end(&p), 0);
		pty_assert_restored(&p);
		pty_free(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_of_20_by_5_waits_for_room),
		cmocka_unit_test(a_terminal_of_no_known_kind_gets_a_sentence),
		cmocka_unit_test(a_terminal_that_cannot_place_text_gets_lines),
	};

	return cmocka_run_group_tests(tests, open_house, close_house);
}
