/* upgrade.c - a file of an earlier docket gets the tables of this one. */
#include "db/upgrade.h"

#include <string.h>

#include "db/private.h"
#include "docket/buf.h"

/* What a schema is made of, in the order it was written; the tables of full-text search, which
 * another file makes, are left as they are. */
static const char SQL_PARTS[] =
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%\\_words%'"
    " ESCAPE '\\' AND name NOT IN ('product_place', 'customer_place') AND name NOT LIKE 'sqlite%'"
    " ORDER BY type <> 'table', rowid";
static const char SQL_PART[] = "SELECT sql FROM main.sqlite_master WHERE name = :name";
/* the columns that both tables have, with commas between them */
static const char SQL_SHARED[] =
    "SELECT group_concat('\"' || n.name || '\"', ', ') FROM pragma_table_info(:now) n"
    " JOIN pragma_table_info(:before) o ON o.name = n.name";

/* what a new column says in the rows of an earlier docket, where its default does not do */
static const struct {
	const char *table, *column, *said;
} fills[] = {
	{ "posting", "role", "(SELECT a.role FROM account a WHERE a.code = account)" },
};

/* names of tables cannot be bound; all of these come from the schema itself */
#define COPY "%s INTO \"%s\" (%s) SELECT %s FROM \"%s\""

struct upgrade {
	struct dk_db *db;
	sqlite3 *wanted; /* the schema of this docket, in memory */
	struct dk_arena a;
};

static enum dk_rc
run(struct upgrade *u, const char *sql, struct dk_err *err)
{
	int code = sqlite3_exec(u->db->raw, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? DK_OK : dk_db_fail(u->db, code, err);
}

/* The one text that a question about one or two names has; NULL = there is none. */
static enum dk_rc
ask(struct upgrade *u, const char *sql, const char *const *names, const char **out,
    struct dk_err *err)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(u->db->raw, sql, -1, &st, NULL);

	*out = NULL;
	if (code != SQLITE_OK)
		return dk_db_fail(u->db, code, err);
	for (int i = 0; i < sqlite3_bind_parameter_count(st); i++)
		sqlite3_bind_text(st, i + 1, names[i], -1, SQLITE_TRANSIENT);
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0) != NULL)
		*out = dk_arena_dup(&u->a, (const char *)sqlite3_column_text(st, 0));
	code = sqlite3_finalize(st);
	return code == SQLITE_OK ? DK_OK : dk_db_fail(u->db, code, err);
}

/* The columns of a row that is copied, and what is said in each: with those of `fills` that the
 * old table did not have. */
static void
fill(struct upgrade *u, const char *name, const char **columns, const char **said)
{
	*said = *columns;
	for (size_t i = 0; i < DK_COUNT(fills); i++) {
		const char *quoted = dk_fmt(&u->a, "\"%s\"", fills[i].column);

		if (strcmp(fills[i].table, name) != 0 || strstr(*columns, quoted) != NULL)
			continue;
		*columns = dk_fmt(&u->a, "%s, %s", *columns, quoted);
		*said = dk_fmt(&u->a, "%s, %s", *said, fills[i].said);
	}
}

/* Renamed away, made anew, its rows copied, dropped with its indexes and triggers. */
static enum dk_rc
rebuild(struct upgrade *u, const char *name, const char *sql, struct dk_err *err)
{
	const char *old = dk_fmt(&u->a, "before_%s", name), *columns = NULL, *said;
	const char *const both[] = { name, old };
	enum dk_rc rc = run(u, dk_fmt(&u->a, "ALTER TABLE \"%s\" RENAME TO \"%s\"", name, old),
	    err);

	if (rc == DK_OK)
		rc = run(u, sql, err);
	if (rc == DK_OK)
		rc = ask(u, SQL_SHARED, both, &columns, err);
	if (rc == DK_OK && columns != NULL) {
		fill(u, name, &columns, &said);
		rc = run(u, dk_fmt(&u->a, COPY, "INSERT", name, columns, said, old), err);
	}
	if (rc == DK_OK)
		rc = run(u, dk_fmt(&u->a, "DROP TABLE \"%s\"", old), err);
	return rc;
}

static enum dk_rc
make_part(struct upgrade *u, const char *type, const char *name, const char *sql,
    struct dk_err *err)
{
	const char *now;
	enum dk_rc rc = ask(u, SQL_PART, &name, &now, err);

	if (rc != DK_OK || (now != NULL && strcmp(now, sql) == 0))
		return rc;
	if (now != NULL && strcmp(type, "table") == 0)
		return rebuild(u, name, sql, err);
	if (now != NULL)
		rc = run(u, dk_fmt(&u->a, "DROP %s \"%s\"", type, name), err);
	return rc == DK_OK ? run(u, sql, err) : rc;
}

/* Indexes and triggers that this schema has no more. */
static enum dk_rc
drop_gone(struct upgrade *u, struct dk_err *err)
{
	sqlite3_stmt *st = NULL, *known = NULL;
	int code = sqlite3_prepare_v2(u->db->raw, SQL_PARTS, -1, &st, NULL);
	struct dk_buf gone = { 0 };
	enum dk_rc rc = DK_OK;

	if (code != SQLITE_OK)
		return dk_db_fail(u->db, code, err);
	code = sqlite3_prepare_v2(u->wanted, SQL_PART, -1, &known, NULL);
	while (code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW) {
		const char *type = (const char *)sqlite3_column_text(st, 0);

		sqlite3_reset(known);
		sqlite3_bind_text(known, 1, (const char *)sqlite3_column_text(st, 1), -1,
		    SQLITE_TRANSIENT);
		if (strcmp(type, "table") != 0 && sqlite3_step(known) != SQLITE_ROW)
			dk_buf_fmt(&gone, "DROP %s \"%s\";", type, sqlite3_column_text(st, 1));
	}
	sqlite3_finalize(known);
	sqlite3_finalize(st);
	if (code != SQLITE_OK)
		rc = dk_db_fail(u->db, code, err);
	else if (gone.len > 0)
		rc = run(u, dk_arena_dup(&u->a, dk_buf_text(&gone)), err);
	dk_buf_free(&gone);
	return rc;
}

static enum dk_rc
make_all(struct upgrade *u, struct dk_err *err)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_exec(u->wanted, dk_schema_sql, NULL, NULL, NULL);
	enum dk_rc rc;

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(u->wanted, SQL_PARTS, -1, &st, NULL);
	if (code != SQLITE_OK)
		return dk_db_fail(u->db, code, err);
	rc = drop_gone(u, err);
	while (rc == DK_OK && sqlite3_step(st) == SQLITE_ROW)
		rc = make_part(u, (const char *)sqlite3_column_text(st, 0),
		    (const char *)sqlite3_column_text(st, 1),
		    (const char *)sqlite3_column_text(st, 2), err);
	sqlite3_finalize(st);
	return rc;
}

bool
dk_db_is_current(int64_t version)
{
	return version == DK_SCHEMA_VERSION;
}

enum dk_rc
dk_db_upgrade_begin(struct dk_db *db, struct dk_err *err)
{
	struct upgrade u = { .db = db };
	sqlite3_stmt *st = NULL;
	bool is_alone = false;
	enum dk_rc rc;

	/* leaving the log needs the file for itself; others who only look keep it, too */
	if (sqlite3_prepare_v2(db->raw, "PRAGMA journal_mode = DELETE", -1, &st, NULL) == SQLITE_OK)
		is_alone = sqlite3_step(st) == SQLITE_ROW &&
		    strcmp((const char *)sqlite3_column_text(st, 0), "delete") == 0;
	sqlite3_finalize(st);
	if (!is_alone)
		return dk_fail(err, DK_EBUSY, NULL,
		    "Somebody works with '%s'. Close every workstation, then try again.", db->path);
	/* a table that is renamed away and back is what others mean all the time */
	rc = run(&u, "PRAGMA foreign_keys = OFF", err);
	return rc == DK_OK ? run(&u, "PRAGMA legacy_alter_table = ON", err) : rc;
}

enum dk_rc
dk_db_upgrade(struct dk_db *db, struct dk_err *err)
{
	struct upgrade u = { .db = db };
	const char *complaint = "";
	enum dk_rc rc;

	if (sqlite3_open(":memory:", &u.wanted) != SQLITE_OK)
		rc = dk_db_fail(db, SQLITE_NOMEM, err);
	else
		rc = make_all(&u, err);
	sqlite3_close(u.wanted);
	if (rc == DK_OK)
		rc = dk_db_check(db, &u.a, DK_DB_KEYS, &complaint, err);
	if (rc == DK_OK && complaint[0] != '\0')
		rc = dk_fail(err, DK_EDB, NULL, "'%s' cannot be upgraded: %.200s. It is as it was.",
		    db->path, complaint);
	if (rc == DK_OK)
		rc = run(&u, dk_fmt(&u.a, "PRAGMA user_version = %d", DK_SCHEMA_VERSION), err);
	dk_arena_free(&u.a);
	return rc;
}

enum dk_rc
dk_db_upgrade_end(struct dk_db *db, struct dk_err *err)
{
	struct upgrade u = { .db = db };
	enum dk_rc rc = run(&u, "PRAGMA legacy_alter_table = OFF", err);

	if (rc == DK_OK)
		rc = run(&u, "PRAGMA foreign_keys = ON", err);
	return rc == DK_OK ? run(&u, "PRAGMA journal_mode = WAL", err) : rc;
}
