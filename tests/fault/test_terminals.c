/*
 * test_terminals.c - the tasks of the desk on real terminals of every kind: each key of a script is
 * typed into the real program in a pseudo terminal, and after each the cells are those that the
 * script has in memory, and the cursor is where it has it. Then the same keys typed blind, into a
 * terminal whose output nobody reads, must leave the same tables.
 */
#include "ptyrun.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>
#include <curses.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "desk_copy.h"
#include "docket/arena.h"
#include "docket/buf.h"
#include "fixture.h"
#include "program.h"
#include "ui/app.h"

#undef lines
#undef columns

enum {
	KEYS_MAX = 200,
	SHOWN_MS = 60000, /* the longest wait for a key's frame: a machine may stand still */
	ALONE_MS = 45,    /* an Enter that posts comes after a pause */
	CHARACTER_BYTES = 64,
	SCREEN_BYTES = 4096,
};

static const char *const scripts[] = { "order_a", "order_a_usual", "order_b", "order_c",
	"task_e" };

struct frame {
	char *text; /* rows, each ended by \n */
	int cursor_row, cursor_col;
};

/* A script as it runs in memory. */
struct played {
	struct dk_event keys[KEYS_MAX];
	struct frame frames[KEYS_MAX + 1]; /* [0] before the first key */
	size_t count;
	struct dk_arena keep;
};

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
keep_frame(struct played *p, struct dk_app *app, size_t at)
{
	dk_app_draw(app);
	p->frames[at] = (struct frame){ dk_surface_text(&app->frame, &p->keep),
		app->frame.cursor_row, app->frame.cursor_col };
}

static void
play(struct played *p, const char *script, int rows, int cols)
{
	struct dk_session *s = desk_open(desk_copy("memory.db"));
	struct dk_app app;
	struct dk_err err;

	*p = (struct played){ 0 };
	p->count = desk_keys(script, p->keys, KEYS_MAX);
	dk_app_start(&app, s, rows, cols);
	if (dk_app_open(&app, "home", &err) != DK_OK)
		fail_msg("%s", err.text);
	keep_frame(p, &app, 0);
	for (size_t i = 0; i < p->count; i++) {
		dk_app_tick(&app, app.ms + 100);
		dk_app_event(&app, &p->keys[i]);
		assert_false(app.is_over);
		keep_frame(p, &app, i + 1);
	}
	dk_app_end(&app);
	dk_session_close(s);
}

/* What a terminal of the kind set up by setupterm sends for a key. */
static const char *
bytes_of(const struct dk_event *ev)
{
	static const struct {
		int key;
		const char *cap, *else_bytes;
	} keys[] = { { DK_KEY_ENTER, NULL, "\r" }, { DK_KEY_TAB, NULL, "\t" },
		{ DK_KEY_ESC, NULL, "\033" }, { DK_KEY_UP, "kcuu1", "\033OA" },
		{ DK_KEY_DOWN, "kcud1", "\033OB" }, { DK_KEY_F2, "kf2", "\0332" },
		{ DK_KEY_F4, "kf4", "\0334" }, { DK_KEY_F9, "kf9", "\0339" } };

	if (ev->code == DK_KEY_TEXT)
		return ev->text;
	for (size_t i = 0; i < DK_COUNT(keys); i++) {
		const char *has = keys[i].cap != NULL ? tigetstr((char *)(uintptr_t)keys[i].cap)
						      : NULL;

		if (keys[i].key != ev->code)
			continue;
		/* the F9 of a vt100 is the 7 of a keypad; its twin is typed there */
		if (has == NULL || has == (char *)-1 || strcmp(has, "\033Ow") == 0)
			has = keys[i].else_bytes;
		return has;
	}
	fail_msg("no bytes for the key %d", ev->code);
	return "";
}

static void
start(struct pty *p, const char *term, const char *db)
{
	const char *const argv[] = { program_path(), "--db", db, NULL };
	int bad = 0;

	if (cur_term != NULL)
		del_curterm(cur_term);
	setenv("DOCKET_NOW", DESK_NOW, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	if (setupterm((char *)(uintptr_t)term, STDERR_FILENO, &bad) != OK)
		fail_msg("there is no terminal of kind %s; install ncurses-term", term);
	pty_start(p, term, NULL, argv);
}

static bool
is_shown(struct pty *p, const struct frame *f)
{
	const char *row = f->text;
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	if (pos.row != f->cursor_row || pos.col != f->cursor_col)
		return false;
	for (int i = 1; i <= p->rows; i++) {
		size_t len = strcspn(row, "\n");
		const char *has = pty_row(p, i);

		if (strlen(has) != len || memcmp(has, row, len) != 0)
			return false;
		row += len + 1;
	}
	return true;
}

static void
wait_frame(struct pty *p, const struct frame *f, const char *when)
{
	int64_t end = now_ms() + SHOWN_MS;
	VTermPos pos;

	while (!is_shown(p, f)) {
		if (now_ms() <= end) {
			pty_read(p, 20);
			continue;
		}
		vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
		fprintf(stderr, "wanted, with the cursor at %d %d:\n%sshown, with it at %d %d:\n",
		    f->cursor_row + 1, f->cursor_col + 1, f->text, pos.row + 1, pos.col + 1);
		for (int i = 1; i <= p->rows; i++)
			fprintf(stderr, "%s\n", pty_row(p, i));
		fail_msg("%s", when);
	}
}

static bool
same_frame(const struct frame *a, const struct frame *b)
{
	return a->cursor_row == b->cursor_row && a->cursor_col == b->cursor_col &&
	    strcmp(a->text, b->text) == 0;
}

/* Rows that differ. */
static int
changed_rows(const struct frame *a, const struct frame *b)
{
	const char *x = a->text, *y = b->text;
	int count = 0;

	while (*x != '\0' && *y != '\0') {
		size_t n = strcspn(x, "\n"), m = strcspn(y, "\n");

		count += n != m || memcmp(x, y, n) != 0;
		x += n + 1;
		y += m + 1;
	}
	return count;
}

/* One key, and the wait for its frame. */
static void
press(struct pty *p, const struct played *s, size_t i, const char *when)
{
	const struct dk_event *ev = &s->keys[i];
	size_t before = p->bytes, took;

	if (ev->code != DK_KEY_TEXT)
		pty_sleep(ALONE_MS);
	pty_send(p, bytes_of(ev));
	if (same_frame(&s->frames[i], &s->frames[i + 1]))
		pty_sleep(ALONE_MS); /* nothing to see */
	wait_frame(p, &s->frames[i + 1], when);
	took = p->bytes - before;
	assert_in_range(took, 0, SCREEN_BYTES);
	if (ev->code == DK_KEY_TEXT && changed_rows(&s->frames[i], &s->frames[i + 1]) == 1)
		assert_in_range(took, 0, CHARACTER_BYTES);
}

static void
finish(struct pty *p)
{
	pty_sleep(ALONE_MS);
	pty_send(p, "\033"); /* Esc does nothing at home, F3 leaves */
	pty_sleep(ALONE_MS);
	pty_send(p, "\0333");
	assert_int_equal(pty_end(p), 0);
	pty_assert_restored(p);
	pty_free(p);
}

/* Types the script as one who looks; answers the database that it leaves. */
static const char *
watch(const struct played *s, const char *term, const char *script)
{
	static char path[4300];
	struct pty p;

	snprintf(path, sizeof(path), "%s", desk_copy("terminal.db"));
	start(&p, term, path);
	wait_frame(&p, &s->frames[0], "the first frame");
	for (size_t i = 0; i < s->count; i++) {
		char when[100];

		snprintf(when, sizeof(when), "%s, %s, key %zu", term, script, i + 1);
		press(&p, s, i, when);
	}
	finish(&p);
	return path;
}

static void
every_terminal_shows_the_same_text_in_the_same_cells(void **state)
{
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
		"linux", "vt100", "putty" };
	static struct played s;

	(void)state;
	if (!desk_is_made())
		skip();
	for (size_t i = 0; i < DK_COUNT(scripts); i++) {
		play(&s, scripts[i], 24, 80);
		for (size_t t = 0; t < DK_COUNT(terms); t++) {
			/* the frame is ASCII anyway; that must be so when it is asked for */
			if (t % 2 == i % 2)
				setenv("DOCKET_ASCII", "1", 1);
			watch(&s, terms[t], scripts[i]);
			unsetenv("DOCKET_ASCII");
		}
		dk_arena_free(&s.keep);
	}
}

static void
every_size_of_window_serves(void **state)
{
	static const int sizes[][2] = { { 16, 60 }, { 43, 132 } };
	static struct played s;

	(void)state;
	if (!desk_is_made())
		skip();
	for (size_t i = 0; i < DK_COUNT(sizes); i++) {
		struct pty p;

		play(&s, "order_b", sizes[i][0], sizes[i][1]);
		start(&p, "tmux-256color", desk_copy("terminal.db"));
		pty_wait(&p, "HOME");
		pty_resize(&p, sizes[i][0], sizes[i][1]);
		wait_frame(&p, &s.frames[0], "the first frame");
		for (size_t k = 0; k < s.count; k++)
			press(&p, &s, k, "another size");
		finish(&p);
		dk_arena_free(&s.keep);
	}
}

/* ---- blind ---- */

static bool
is_asleep(const struct pty *p)
{
	char path[64], text[512], *state;
	int waiting = 0;
	size_t n;
	FILE *f;

	if (ioctl(p->slave, FIONREAD, &waiting) != 0 || waiting > 0)
		return false;
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)p->pid);
	if ((f = fopen(path, "r")) == NULL)
		return true;
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	state = strrchr(text, ')');
	return state == NULL || state[2] == 'S' || state[2] == 'Z';
}

/* Until the program has done with what was typed: a hand is never faster than that for long. */
static void
wait_asleep(const struct pty *p)
{
	int64_t end = now_ms() + SHOWN_MS;

	for (int quiet = 0; quiet < 3; quiet = is_asleep(p) ? quiet + 1 : 0) {
		assert_true(now_ms() < end);
		pty_sleep(4);
	}
}

/* The answers of what the tables hold, but times of sessions, and what is encrypted or digests. */
static void
add_rows(sqlite3 *db, const char *table, struct dk_buf *out)
{
	sqlite3_stmt *st = NULL;
	char sql[200];

	snprintf(sql, sizeof(sql), "SELECT * FROM \"%s\"", table);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		dk_buf_fmt(out, "%s", table);
		for (int i = 0; i < sqlite3_column_count(st); i++)
			if (sqlite3_column_type(st, i) != SQLITE_BLOB)
				dk_buf_fmt(out, "|%s", (const char *)sqlite3_column_text(st, i));
		dk_buf_char(out, '\n');
	}
	sqlite3_finalize(st);
}

static void
dump(const char *path, struct dk_buf *out)
{
	static const char tables[] =
	    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";
	sqlite3_stmt *st = NULL;
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, tables, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		add_rows(db, (const char *)sqlite3_column_text(st, 0), out);
	sqlite3_finalize(st);
	sqlite3_close(db);
}

/* Types the script without ever looking; the program ends by a signal, at home. */
static void
type_blind(const struct played *s, const char *path)
{
	struct pty p;

	start(&p, "xterm-256color", path);
	wait_asleep(&p);
	for (size_t i = 0; i < s->count; i++) {
		if (s->keys[i].code != DK_KEY_TEXT)
			pty_sleep(ALONE_MS);
		pty_send(&p, bytes_of(&s->keys[i]));
		wait_asleep(&p);
	}
	pty_sleep(ALONE_MS);
	pty_send(&p, "\0333");
	wait_asleep(&p);
	assert_int_equal(p.bytes, 0);
	assert_int_equal(pty_end(&p), 0);
	pty_free(&p);
}

static void
first_difference(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		size_t n = strcspn(a, "\n"), m = strcspn(b, "\n");

		if (n != m || memcmp(a, b, n) != 0)
			break;
		a += n + (a[n] != '\0');
		b += m + (b[m] != '\0');
	}
	if (*a != '\0' || *b != '\0')
		fail_msg("seen:  %.*s\nblind: %.*s", (int)strcspn(a, "\n"), a,
		    (int)strcspn(b, "\n"), b);
}

static void
blind_hands_leave_the_same_tables(void **state)
{
	static struct played s;

	(void)state;
	if (!desk_is_made())
		skip();
	for (size_t i = 0; i < DK_COUNT(scripts); i++) {
		struct dk_buf seen = { 0 }, blind = { 0 };
		char path[4300];

		play(&s, scripts[i], 24, 80);
		dump(watch(&s, "xterm-256color", scripts[i]), &seen);
		snprintf(path, sizeof(path), "%s", desk_copy("blind.db"));
		type_blind(&s, path);
		dump(path, &blind);
		first_difference(dk_buf_text(&seen), dk_buf_text(&blind));
		assert_true(seen.len > 10000);
		dk_buf_free(&seen);
		dk_buf_free(&blind);
		dk_arena_free(&s.keep);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_terminal_shows_the_same_text_in_the_same_cells),
		cmocka_unit_test(every_size_of_window_serves),
		cmocka_unit_test(blind_hands_leave_the_same_tables),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	if (cur_term != NULL)
		del_curterm(cur_term);
	return failed;
}
