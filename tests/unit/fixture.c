/* fixture.c - a database for a test, and SQL on a connection of its own. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "docket/session.h"
#include "fixture.h"

static char path[4096];
static char text[65536];

/* The connection that the last question went over: opening one parses the whole schema. */
static struct {
	sqlite3 *raw;
	struct stat file;
} kept;

void
fixture_let_go(void)
{
	if (kept.raw != NULL)
		sqlite3_close(kept.raw);
	kept.raw = NULL;
}

void
must(enum dk_rc rc, const struct dk_err *err)
{
	if (rc != DK_OK)
		fail_msg("%s", err->text);
}

const char *
fixture_path(const char *name)
{
	const char *dir = getenv("TMPDIR");

	snprintf(path, sizeof(path), "%s/%s-%ld", dir != NULL ? dir : "/tmp", name, (long)getpid());
	fixture_let_go();
	dk_db_remove(path);
	return path;
}

/* A connection that waits for others. Whoever forks has none: SQLite's locks are of a process, and
 * who comes after one that died must be the first to open the file. */
static sqlite3 *
connect_to(struct dk_db *db)
{
	static bool is_told;
	struct stat now;

	if (!is_told && pthread_atfork(fixture_let_go, NULL, NULL) == 0)
		is_told = true;
	assert_int_equal(stat(dk_db_path(db), &now), 0);
	if (kept.raw != NULL && now.st_ino == kept.file.st_ino && now.st_dev == kept.file.st_dev)
		return kept.raw;
	fixture_let_go();
	if (sqlite3_open_v2(dk_db_path(db), &kept.raw, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		fail_msg("%s: %s", dk_db_path(db), sqlite3_errmsg(kept.raw));
	sqlite3_busy_timeout(kept.raw, 5000);
	sqlite3_wal_autocheckpoint(kept.raw, 0);
	sqlite3_db_config(kept.raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	kept.file = now;
	return kept.raw;
}

void
fixture_sql(struct dk_db *db, const char *sql)
{
	char *complaint = NULL;

	if (sqlite3_exec(connect_to(db), sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", sql, complaint);
}

/* Whether the connection holds to the schema's own rules. */
static void
set_rules(sqlite3 *raw, int are_on)
{
	sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on, NULL);
	sqlite3_exec(raw, are_on ? "PRAGMA ignore_check_constraints = OFF"
	    : "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
}

void
fixture_fault(struct dk_db *db, const char *sql)
{
	set_rules(connect_to(db), 0);
	fixture_sql(db, sql);
	set_rules(connect_to(db), 1);
}

const char *
fixture_text(struct dk_db *db, const char *sql)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(connect_to(db), sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(kept.raw));
	text[0] = '\0';
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_type(st, 0) != SQLITE_NULL)
		snprintf(text, sizeof(text), "%s", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return text;
}

int64_t
fixture_number(struct dk_db *db, const char *sql)
{
	return strtoll(fixture_text(db, sql), NULL, 10);
}

struct dk_session *
fixture_company(const char *name)
{
	struct dk_session *s = NULL;
	struct dk_err err;
	const struct dk_init init = { .path = fixture_path(name), .company = "Test House",
		.admin = "ann", .os_account = "ann", .test_clock = true,
		.now = "2026-11-23T09:00:00Z" };

	if (dk_session_create(&init, &s, &err) != DK_OK)
		fail_msg("%s", err.text);
	/* tests that are not about them want orders without fault to be verified at once */
	fixture_sql(s->db, "INSERT INTO setting (key, value) VALUES ('first_order', 'no'),"
	    " ('sample_share', '0')");
	return s;
}

void
fixture_company_end(struct dk_session *s)
{
	char name[4096];

	fixture_let_go();
	snprintf(name, sizeof(name), "%s", dk_db_path(s->db));
	dk_session_close(s);
	dk_db_remove(name);
}
