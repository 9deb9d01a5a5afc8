/*
 * test_print.c - the printer, the print program or docket dies at any step: no paper is lost, none
 * comes out twice as the same copy.
 *
 * The print program of this test keeps what it read whole as a file named by the title, and half a
 * sheet under another name; it can kill docket at each of its own steps. After each death somebody
 * looks at these files as a clerk looks at the printer, says what is there, and sends the rest.
 */
#include "chance.h"

#include <dirent.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/stmt.h"
#include "docket/print_send.h"
#include "docket/printer.h"
#include "docket/setting.h"
#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "small_desk.h"
#include "trade.h"

enum { STEPS = 400, ROUNDS = 10 };

static const char program[] =
    "#!/bin/sh\n"
    "d=$(dirname \"$0\")\n"
    "t=$(echo \"$4\" | tr ' ,' '__')\n"
    "m=$(cat \"$d/mode\")\n"
    "[ \"$m\" != first ] || { kill -9 $PPID; exit 1; }\n"
    "if [ \"$m\" = half ]; then head -c 100 >\"$d/out/$t.half\"; kill -9 $PPID; exit 1; fi\n"
    "if [ \"$m\" = eaten ]; then head -c 100 >\"$d/out/$t.half\"; exit 1; fi\n"
    "cat >\"$d/tmp.$$\" && mv \"$d/tmp.$$\" \"$d/out/$t.$$\"\n"
    "[ \"$m\" != late ] || kill -9 $PPID\n"
    "echo queued\n";

struct press {
	struct small_desk d;
	char dir[4200], db[4096];
	int64_t minutes; /* that the clock was moved */
};

static void
put(const struct press *p, const char *name, const char *text, mode_t mode)
{
	char path[8192];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", p->dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(path, mode), 0);
}

static void
open_press(struct press *p, const char *name)
{
	static const struct dk_printer any = { "", "", "press", "text" };
	char path[8192];
	struct dk_err err;

	*p = (struct press){ .d = { .s = small_desk_open(name) } };
	small_desk_day(&p->d);
	snprintf(p->db, sizeof(p->db), "%s", dk_db_path(p->d.s->db));
	snprintf(p->dir, sizeof(p->dir), "%s.press", p->db);
	snprintf(path, sizeof(path), "%s/out", p->dir);
	assert_int_equal(mkdir(p->dir, 0700) | mkdir(path, 0700), 0);
	put(p, "lp", program, 0700);
	put(p, "mode", "fine", 0600);
	snprintf(path, sizeof(path), "%s/lp", p->dir);
	assert_int_equal(dk_setting_set(p->d.s, "print_program", path, &err), DK_OK);
	assert_int_equal(dk_printer_set(p->d.s, &any, &err), DK_OK);
	assert_int_equal(dk_user_tie(p->d.s, "ann", getpwuid(geteuid())->pw_name, &err), DK_OK);
}

/* Files in the tray whose name begins like this; all of them go with `drop`. */
static int
tray(const struct press *p, const char *begins, bool drop)
{
	char path[8192];
	struct dirent *e;
	int found = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/out", p->dir);
	dir = opendir(path);
	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.' || strncmp(e->d_name, begins, strlen(begins)) != 0)
			continue;
		found++;
		snprintf(path, sizeof(path), "%s/out/%s", p->dir, e->d_name);
		if (drop)
			unlink(path);
	}
	closedir(dir);
	return found;
}

static void
close_press(struct press *p)
{
	static const char *const names[] = { "lp", "mode", "out" };
	char path[8192];
	struct dirent *e;
	DIR *dir;

	(void)tray(p, "", true);
	for (size_t i = 0; i < DK_COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/%s", p->dir, names[i]);
		(void)remove(path);
	}
	/* what the print program had begun */
	dir = opendir(p->dir);
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", p->dir, e->d_name);
		if (e->d_name[0] != '.')
			unlink(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(p->dir);
	fixture_company_end(p->d.s);
}

/* "packing-slip_S1001.": how the paper of a copy begins in the tray, whole. */
static const char *
name_of(struct dk_arena *a, const struct dk_print_job *j)
{
	char *name = j->copy_no > 1
	    ? dk_fmt(a, "%s_%s__reprint_%lld_of_%lld.", j->document, j->number,
	        (long long)j->copy_no, (long long)j->copy_count)
	    : dk_fmt(a, "%s_%s.", j->document, j->number);

	return name;
}

static struct dk_print_job *
load(struct press *p, struct dk_arena *a, dk_id id)
{
	struct dk_print_job *j = NULL;
	struct dk_err err;

	if (dk_print_load(p->d.s, a, id, &j, &err) != DK_OK)
		fail_msg("%s", err.text);
	return j;
}

static void
OK(enum dk_rc rc, const struct dk_err *err)
{
	if (rc != DK_OK)
		fail_msg("%s", err->text);
}

/* Looks at the tray for one job and brings it to its end; the job that stands for it then. */
static dk_id
bring_to_end(struct press *p, dk_id id)
{
	struct dk_arena a = { 0 };
	struct dk_print_sent sent;
	struct dk_err err;
	const struct dk_print_job *j = load(p, &a, id);
	const char *name = name_of(&a, j);

	if (j->state == DK_PRINT_UNKNOWN || j->state == DK_PRINT_SENT) {
		int half = tray(p, dk_fmt(&a, "%shalf", name), false);
		int whole = tray(p, name, false) - half;

		if (whole > 0)
			OK(dk_print_acknowledge(p->d.s, id, &err), &err);
		else if (half > 0)
			OK(dk_print_again(p->d.s, id, 1, &id, &err), &err);
		else
			OK(dk_print_nothing(p->d.s, id, &err), &err);
		j = load(p, &a, id);
	}
	if (j->state == DK_PRINT_WAITING || j->state == DK_PRINT_FAILED) {
		OK(dk_print_send(p->d.s, &a, id, &sent, &err), &err);
		assert_int_equal(sent.outcome, DK_PRINT_SENT);
		OK(dk_print_acknowledge(p->d.s, id, &err), &err);
		j = load(p, &a, id);
	}
	assert_int_equal(j->state, DK_PRINT_ACKNOWLEDGED);
	/* this copy came out once */
	assert_int_equal(tray(p, name_of(&a, j), false), 1);
	dk_arena_free(&a);
	return id;
}

static void
move_clock(struct press *p)
{
	p->minutes += 2;
	p->d.s->clock_ms += 120000;
}

/* docket as a process of its own that sends a job and dies; 0 when it came to its end. The
 * database fails from its n-th call on: what it did not write by then it never will. */
static int
die(struct press *p, dk_id id, int n)
{
	char now[40];
	int status = 0;
	pid_t pid;

	snprintf(now, sizeof(now), "2026-11-23T09:%02d:00Z", (int)(p->minutes % 60));
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct dk_session *s = NULL;
		struct dk_arena a = { 0 };
		struct dk_print_sent sent;
		struct dk_err err;

		if (dk_session_open(p->db, now, &s, &err) != DK_OK ||
		    dk_session_tie(s, getpwuid(geteuid())->pw_name, &err) != DK_OK)
			_exit(99);
		dk_db_fail_at(s->db, n);
		_exit(dk_print_send(s, &a, id, &sent, &err) == DK_OK ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 99);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}

static dk_id
want_slip(struct press *p)
{
	struct dk_arena a = { 0 };
	struct dk_print_want want = { "packing-slip", "shipment", p->d.shipment, NULL };
	struct dk_err err;
	dk_id id = 0;

	want.number = fixture_text(p->d.s->db, "SELECT number FROM shipment ORDER BY id LIMIT 1");
	OK(dk_print_ask(p->d.s, &want, &id, &err), &err);
	dk_arena_free(&a);
	return id;
}

static void
docket_dies_at_each_of_its_steps(void **state)
{
	struct press p;
	int n = 1, died = 1;

	(void)state;
	open_press(&p, "print-steps");
	for (; died != 0 && n < STEPS; n++) {
		dk_id id = want_slip(&p);

		died = die(&p, id, n);
		move_clock(&p);
		(void)bring_to_end(&p, id);
	}
	assert_int_equal(died, 0);
	assert_true(n > 20); /* it did walk */
	trade_sound(p.d.s);
	close_press(&p);
}

static void
the_print_program_takes_docket_with_it(void **state)
{
	static const char *const modes[] = { "first", "half", "late", "eaten" };
	struct press p;

	(void)state;
	open_press(&p, "print-modes");
	for (size_t i = 0; i < DK_COUNT(modes); i++) {
		dk_id id = want_slip(&p);

		put(&p, "mode", modes[i], 0600);
		(void)die(&p, id, 0);
		put(&p, "mode", "fine", 0600);
		move_clock(&p);
		(void)bring_to_end(&p, id);
	}
	trade_sound(p.d.s);
	close_press(&p);
}

/* A batch under way is killed at some moment: what came out is not printed again. */
static void
a_batch_is_killed_at_any_moment(void **state)
{
	static const char *const documents[] = { "pick-list", "packing-slip", "stop-slip" };
	int rounds = trade_rounds("DK_KILL_ROUNDS", ROUNDS);
	struct press p;
	long whole = 0;

	(void)state;
	open_press(&p, "print-batch");
	for (int round = 0; round <= rounds; round++) {
		const char *argv[] = { "--db", p.db, "print", "send", NULL };
		struct dk_print_want wants[DK_COUNT(documents)];
		dk_id ids[DK_COUNT(documents)];
		char now[40];
		struct dk_err err;

		for (size_t i = 0; i < DK_COUNT(documents); i++)
			wants[i] = (struct dk_print_want){ documents[i], "shipment", p.d.shipment,
				"S1001" };
		OK(dk_print_batch(p.d.s, wants, DK_COUNT(documents), ids, &err), &err);
		snprintf(now, sizeof(now), "2026-11-23T09:%02d:00Z", (int)p.minutes);
		setenv("DOCKET_NOW", now, 1);
		(void)program_run(argv, NULL, round == 0 ? 0 : 1 + whole * round / (rounds + 1));
		whole = round == 0 ? program_us() : whole;
		usleep(100000); /* a print program that outlived docket comes to its end */
		move_clock(&p);
		for (size_t i = 0; i < DK_COUNT(documents); i++)
			(void)bring_to_end(&p, ids[i]);
	}
	trade_sound(p.d.s);
	close_press(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(docket_dies_at_each_of_its_steps),
		cmocka_unit_test(the_print_program_takes_docket_with_it),
		cmocka_unit_test(a_batch_is_killed_at_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
