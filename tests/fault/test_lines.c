/*
 * test_lines.c - the program on a dumb terminal: lines of text, a PIN that nobody sees, Ctrl-C that
 * keeps the draft and gives the terminal back.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "desk_copy.h"
#include "docket/session.h"
#include "fixture.h"
#include "program.h"
#include "ptyrun.h"

static void
start(struct pty *p, const char *term, const char *db)
{
	const char *const argv[] = { program_path(), "--db", db, NULL };

	setenv("DOCKET_NOW", DESK_NOW, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_start(p, term, NULL, argv);
}

static void
a_pin_is_not_seen(void **state)
{
	const char *db = desk_copy("lines.db");
	struct dk_session *s = desk_open(db);
	struct pty p;

	(void)state;
	/* nobody is tied to the account that runs this: the screen asks */
	fixture_fault(s->db, "UPDATE users SET os_account = NULL");
	dk_session_close(s);
	start(&p, "dumb", db);
	pty_wait(&p, "User [");
	pty_send(&p, "mia\r");
	pty_wait(&p, "Password:");
	pty_send(&p, "2417\r");
	pty_wait(&p, "key:");
	assert_false(pty_shows(&p, "2417"));
	pty_send(&p, "1\r");
	pty_wait(&p, "Cust:");
	pty_send(&p, "4711\r");
	pty_wait(&p, "Harbor Marine Supply");
	pty_wait(&p, "PO:");
	pty_send(&p, "\003");
	assert_int_equal(pty_end(&p), 0);
	pty_assert_restored(&p);
	pty_free(&p);
}

/* What was typed before the review was heard must not enter the order. */
static void
lines_typed_ahead_enter_nothing(void **state)
{
	const char *db = desk_copy("lines.db");
	struct pty p;

	(void)state;
	start(&p, NULL, db);
	pty_wait(&p, "key:");
	pty_send(&p, "1\r4712\rA10410\r12\r\r\r\r");
	pty_wait(&p, "press Enter by itself");
	pty_send(&p, "\003");
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pin_is_not_seen),
		cmocka_unit_test(lines_typed_ahead_enter_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
