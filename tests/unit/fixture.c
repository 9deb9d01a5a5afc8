/* fixture.c - a database for a test, and SQL on a connection of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "docket/session.h"
#include "fixture.h"

static char path[4096];
static char text[65536];
static sqlite3 *watch; /* of fixture_watch */

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
	dk_db_remove(path);
	return path;
}

/* A connection that waits for others; the caller closes it. */
static sqlite3 *
connect_to(struct dk_db *db)
{
	sqlite3 *raw = NULL;

	if (sqlite3_open_v2(dk_db_path(db), &raw, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		fail_msg("%s: %s", dk_db_path(db), sqlite3_errmsg(raw));
	sqlite3_busy_timeout(raw, 5000);
	sqlite3_wal_autocheckpoint(raw, 0);
	sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	return raw;
}

static void
run(sqlite3 *raw, const char *sql)
{
	char *complaint = NULL;

	if (sqlite3_exec(raw, sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", sql, complaint);
	sqlite3_close(raw);
}

void
fixture_sql(struct dk_db *db, const char *sql)
{
	run(connect_to(db), sql);
}

void
fixture_fault(struct dk_db *db, const char *sql)
{
	sqlite3 *raw = connect_to(db);

	sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	sqlite3_exec(raw, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
	run(raw, sql);
}

void
fixture_watch(struct dk_db *db)
{
	if (watch != NULL)
		sqlite3_close(watch);
	watch = db != NULL ? connect_to(db) : NULL;
}

const char *
fixture_text(struct dk_db *db, const char *sql)
{
	sqlite3 *raw = watch != NULL ? watch : connect_to(db);
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(raw, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(raw));
	text[0] = '\0';
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_type(st, 0) != SQLITE_NULL)
		snprintf(text, sizeof(text), "%s", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	if (raw != watch)
		sqlite3_close(raw);
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

	fixture_watch(NULL);
	snprintf(name, sizeof(name), "%s", dk_db_path(s->db));
	dk_session_close(s);
	dk_db_remove(name);
}
