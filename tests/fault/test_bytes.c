/*
 * test_bytes.c - how much the program writes to the terminal: over a slow line each byte is time. A
 * screen change, a cursor move and a typed character have a limit on every screen.
 */
#include "ptyrun.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk_copy.h"
#include "docket/base.h"
#include "program.h"

enum { SCREEN = 4096, MOVE = 400, CHARACTER = 64, MOVES = 3 };

static void
settle(struct pty *p)
{
	while (pty_read(p, 25))
		;
}

/* What the key makes the program write. */
static size_t
written(struct pty *p, const char *key)
{
	size_t before;

	settle(p);
	before = p->bytes;
	pty_send(p, key);
	pty_read(p, 200);
	settle(p);
	return p->bytes - before;
}

static void
within(size_t bytes, size_t limit, const char *what, const char *where)
{
	if (bytes > limit)
		fail_msg("%s on %s writes %zu bytes, the limit is %zu", what, where, bytes, limit);
}

static void
start(struct pty *p, const char *name)
{
	const char *const argv[] = { program_path(), "--db", desk_copy(name), NULL };

	setenv("DOCKET_NOW", DESK_NOW, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_start(p, "xterm-256color", NULL, argv);
	pty_wait(p, "HOME");
}

static void
finish(struct pty *p)
{
	pty_hang_up(p);
	(void)pty_end(p);
	pty_free(p);
}

static void
no_screen_writes_more_than_its_share(void **state)
{
	static const char screens[] = "23489mbcids0";
	struct pty p;

	(void)state;
	if (!desk_is_made())
		skip();
	start(&p, "bytes.db");
	for (const char *key = screens; *key != '\0'; key++) {
		const char name[2] = { *key, '\0' };

		within(written(&p, name), SCREEN, "opening", name);
		for (int i = 0; i < MOVES; i++)
			within(written(&p, i % 3 < 2 ? "\033OB" : "\033OA"), MOVE, "a move", name);
		within(written(&p, "\033OP"), SCREEN, "help", name);
		within(written(&p, "\033"), SCREEN, "Esc from help", name);
		within(written(&p, "\033"), SCREEN, "Esc", name);
		pty_wait(&p, "NEEDS SOMEONE");
	}
	finish(&p);
}

static void
a_typed_character_writes_itself(void **state)
{
	struct pty p;

	(void)state;
	if (!desk_is_made())
		skip();
	start(&p, "typed.db");
	within(written(&p, "1"), SCREEN, "opening", "a new order");
	for (const char *c = "4711"; *c != '\0'; c++)
		within(written(&p, (const char[]){ *c, '\0' }), CHARACTER, "a digit", "Cust");
	within(written(&p, "\r"), SCREEN, "Enter", "Cust");
	for (const char *c = "hex bolt zinc"; *c != '\0'; c++)
		within(written(&p, (const char[]){ *c, '\0' }), CHARACTER, "a letter", "PO");
	within(written(&p, "\t"), MOVE, "Tab", "PO");
	within(written(&p, "\033[Z"), MOVE, "Shift-Tab", "Want");
	finish(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_screen_writes_more_than_its_share),
		cmocka_unit_test(a_typed_character_writes_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
