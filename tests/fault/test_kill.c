/*
 * test_kill.c - the workstation is killed while an order is typed: at most the field being typed is
 * lost, the books stay in order, and the draft waits at the next start.
 *
 * The real program runs in a pseudo terminal. Each field is typed when the screen has answered the
 * one before, as a hand does. DK_KILLS lengthens the loop (tests/long/kill.sh).
 */
#include "ptyrun.h"

#include "chance.h"

#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "trade.h"

enum { LINES = 4, FIELDS = 2 + 2 * LINES, FIRST_ROW = 9, QTY_COL = 15, WAIT_STEPS = 1000 };

/* What is typed into the fields one after the other, each ended by Enter. */
static const char *const fields[FIELDS] = { "4000", "PO77", "P0001", "12", "P0002", "7", "P0003",
	"30", "P0004", "5" };

/* The house; the user of this account works there, and its first customer wants a PO number. */
static void
open_house(char *path, size_t size)
{
	struct dk_session *s = trade_open("kill", LINES, 100000, 2);
	const struct passwd *pw = getpwuid(geteuid());
	struct dk_err err;

	assert_non_null(pw);
	assert_int_equal(dk_user_tie(s, "ann", pw->pw_name, &err), DK_OK);
	fixture_sql(s->db, "UPDATE customer SET po_required = 1 WHERE number = '4000'");
	snprintf(path, size, "%s", dk_db_path(s->db));
	dk_session_close(s);
}

static struct dk_session *
come_back(const char *path)
{
	struct dk_session *s = NULL;
	struct dk_err err;

	assert_int_equal(dk_session_open(path, "2026-11-23T09:00:00Z", &s, &err), DK_OK);
	assert_int_equal(dk_session_tie(s, getpwuid(geteuid())->pw_name, &err), DK_OK);
	return s;
}

static void
start(struct pty *p, const char *path)
{
	const char *const argv[] = { program_path(), "--db", path, NULL };

	setenv("DOCKET_NOW", "2026-11-23T09:00:00Z", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_start(p, "xterm-256color", NULL, argv);
	pty_wait(p, "New order");
}

/* The cursor stands where field `n` is typed. */
static bool
is_at(struct pty *p, int n)
{
	VTermPos pos;
	int row = n < 2 ? (n == 0 ? 3 : 5) : FIRST_ROW + (n - 2) / 2;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	return pos.row + 1 == row && (n < 2 || (pos.col >= QTY_COL - 1) == (n % 2 == 1));
}

static void
wait_at(struct pty *p, int n)
{
	for (int i = 0; i < WAIT_STEPS && !is_at(p, n); i++)
		pty_read(p, 10);
	if (!is_at(p, n))
		pty_wait(p, "(the cursor in the next field)");
}

/* Types until key number `keys`; answers how many fields the screen had answered by then. */
static int
type_keys(struct pty *p, int keys)
{
	if (keys-- == 0)
		return 0;
	pty_type(p, "1");
	for (int n = 0; n < FIELDS; n++) {
		if (keys == 0)
			return n; /* its Enter was the last key: not waited for */
		wait_at(p, n);
		for (const char *c = fields[n]; *c != '\0'; c++, keys--) {
			if (keys == 0)
				return n;
			pty_type(p, (char[]){ *c, '\0' });
		}
		if (keys-- == 0)
			return n;
		pty_type(p, "\r");
	}
	wait_at(p, FIELDS);
	return FIELDS;
}

static int
key_count(void)
{
	int n = 1;

	for (int i = 0; i < FIELDS; i++)
		n += (int)strlen(fields[i]) + 1;
	return n;
}

/* How many fields, from the first on, the draft holds. */
static int
held(const struct dk_order *o)
{
	int n = 0;

	if (strcmp(o->customer, fields[n]) != 0)
		return n;
	if (strcmp(o->customer_po, fields[++n]) != 0)
		return n;
	for (n++; n < FIELDS; n++) {
		const struct dk_order_line *l = &o->lines[(n - 2) / 2];

		if ((size_t)(n - 2) / 2 >= o->line_count ||
		    strcmp(n % 2 == 0 ? l->sku : dk_qty_text(l->unit_qty).s, fields[n]) != 0)
			break;
	}
	return n;
}

/* The newest draft holds the first fields: those that were answered, at most one more. */
static void
look_at_the_draft(struct dk_session *s, int drafts, int answered)
{
	struct dk_arena a = { 0 };
	struct dk_draft_row *rows = NULL;
	struct dk_order *o = NULL;
	size_t count = 0;
	struct dk_err err;
	dk_id newest = 0;

	assert_int_equal(dk_draft_list(s, &a, &rows, &count, &err), DK_OK);
	assert_in_range(count, (size_t)drafts + (answered > 0), (size_t)drafts + 1);
	for (size_t i = 0; i < count; i++) {
		assert_true(rows[i].is_mine);
		newest = rows[i].id > newest ? rows[i].id : newest;
	}
	if (count > (size_t)drafts) {
		assert_int_equal(dk_order_check(s, &a, newest, &o, &err), DK_OK);
		assert_in_range(held(o), answered, answered + 1);
		assert_int_equal(o->line_count, held(o) > 2 ? (held(o) - 1) / 2 : 0);
	}
	dk_arena_free(&a);
}

static int
draft_count(struct dk_session *s)
{
	return (int)fixture_number(s->db, "SELECT count(*) FROM orders WHERE state = 'draft'");
}

/* Its end comes from outside: killed at once, told to end, or its terminal goes away. */
static void
end_it(struct pty *p, uint64_t how)
{
	static const int signals[] = { SIGKILL, SIGTERM, SIGHUP };

	if (how < DK_COUNT(signals))
		kill(p->pid, signals[how]);
	else
		pty_hang_up(p);
	assert_int_equal(pty_end(p), how == 0 ? 1000 + SIGKILL : 0);
}

/* One end; the drafts that waited before are offered by the program that is started. */
static void
kill_once(const char *path, int drafts, uint64_t *c)
{
	int keys = (int)(chance(c) % (uint64_t)(key_count() + 1)), answered;
	struct dk_session *s;
	char offer[40];
	struct pty p;

	start(&p, path);
	snprintf(offer, sizeof(offer), "%d draft%s waiting", drafts, drafts == 1 ? "" : "s");
	pty_wait(&p, drafts > 0 ? offer : "nothing waits");
	answered = type_keys(&p, keys);
	usleep((useconds_t)(chance(c) % 12000));
	end_it(&p, chance(c) % 4);
	pty_free(&p);
	s = come_back(path);
	look_at_the_draft(s, drafts, answered);
	trade_sound(s);
	dk_session_close(s);
}

static void
a_killed_workstation_loses_at_most_the_field_being_typed(void **state)
{
	int kills = trade_rounds("DK_KILLS", 20);
	uint64_t c = (uint64_t)trade_rounds("DK_SEED", 20261123);
	struct dk_session *s;
	char path[4096];

	(void)state;
	open_house(path, sizeof(path));
	for (int i = 0; i < kills; i++) {
		s = come_back(path);
		int drafts = draft_count(s);

		dk_session_close(s);
		kill_once(path, drafts, &c);
	}
	s = come_back(path);
	assert_true(draft_count(s) > kills / 2);
	fixture_company_end(s);
}

/* SIGHUP, SIGTERM and a terminal that goes away (0) leave time to keep the field itself. */
static void
a_lost_terminal_keeps_the_field_being_typed_too(void **state)
{
	static const int signals[] = { SIGHUP, SIGTERM, 0 };
	static const int at[] = { 4, 9, 16, 18 }; /* keys: half a customer, PO, item, quantity */
	static const char *const half[] = { NULL, "PO7", "P0001", "1" };
	char path[4096];

	(void)state;
	open_house(path, sizeof(path));
	for (size_t i = 1; i < DK_COUNT(signals) * DK_COUNT(at); i++) {
		int sig = signals[i % DK_COUNT(signals)];
		size_t which = i / DK_COUNT(signals);
		struct dk_session *s;
		struct pty p;

		start(&p, path);
		type_keys(&p, at[which]);
		if (sig == 0)
			pty_hang_up(&p);
		else
			kill(p.pid, sig);
		assert_int_equal(pty_end(&p), 0);
		if (sig != 0)
			pty_assert_restored(&p);
		pty_free(&p);
		s = come_back(path);
		if (which == 1)
			assert_string_equal(fixture_text(s->db,
			    "SELECT customer_po FROM orders ORDER BY id DESC LIMIT 1"), half[1]);
		if (which == 2)
			assert_string_equal(fixture_text(s->db, "SELECT sku FROM order_line"
			    " ORDER BY order_id DESC LIMIT 1"), half[2]);
		if (which == 3)
			assert_int_equal(fixture_number(s->db, "SELECT unit_qty FROM order_line"
			    " ORDER BY order_id DESC LIMIT 1"), 1000 * strtol(half[3], NULL, 10));
		trade_sound(s);
		dk_session_close(s);
	}
	fixture_company_end(come_back(path));
}

/* What was typed before the kill goes on to be an order. */
static void
the_draft_of_a_killed_workstation_becomes_an_order(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_session *s;
	struct dk_order *refused = NULL;
	struct dk_err err;
	char path[4096];
	struct pty p;

	(void)state;
	open_house(path, sizeof(path));
	start(&p, path);
	assert_int_equal(type_keys(&p, key_count()), FIELDS);
	kill(p.pid, SIGKILL);
	assert_int_equal(pty_end(&p), 1000 + SIGKILL);
	pty_free(&p);
	s = come_back(path);
	look_at_the_draft(s, 0, FIELDS);
	assert_int_equal(dk_order_enter(s, &a, fixture_number(s->db, "SELECT max(id) FROM orders"),
	    &refused, &err), DK_OK);
	assert_int_equal(fixture_number(s->db, "SELECT sum(allocated) FROM order_line"), 54000);
	trade_sound(s);
	dk_arena_free(&a);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_workstation_loses_at_most_the_field_being_typed),
		cmocka_unit_test(a_lost_terminal_keeps_the_field_being_typed_too),
		cmocka_unit_test(the_draft_of_a_killed_workstation_becomes_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
