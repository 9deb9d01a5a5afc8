/* replay.c - a bare SQLite program that brings a file from one state to another. */
#include "replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "bench.h"

enum { COLUMNS_MAX = 60 };

/* One row to write: the statement it shares with its like, and its values. */
struct row {
	sqlite3_stmt *st;
	sqlite3_value *values[COLUMNS_MAX + 1];
	int count;
	sqlite3_int64 key; /* of its document; 0 = there are none */
	size_t at;         /* as it was collected */
};
/* Statements by their text: rows of the same shape share one. */
struct shape {
	char *sql;
	sqlite3_stmt *st;
};
struct job {
	sqlite3 *db;
	struct row *rows;
	size_t count, cap;
	struct shape *shapes;
	size_t shape_count;
	const struct replay_by *by; /* NULL = one transaction for all tables */
};

static void
need(struct job *j, int is_so)
{
	if (is_so)
		return;
	fprintf(stderr, "bare: %s\n", sqlite3_errmsg(j->db));
	exit(1);
}

static void
say(struct job *j, const char *sql)
{
	need(j, sqlite3_exec(j->db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static sqlite3_stmt *
shape_of(struct job *j, const char *sql)
{
	sqlite3_stmt *st = NULL;

	for (size_t i = j->shape_count; i > 0; i--)
		if (strcmp(j->shapes[i - 1].sql, sql) == 0)
			return j->shapes[i - 1].st;
	need(j, sqlite3_prepare_v2(j->db, sql, -1, &st, NULL) == SQLITE_OK);
	j->shapes = realloc(j->shapes, (j->shape_count + 1) * sizeof(*j->shapes));
	j->shapes[j->shape_count++] = (struct shape){ strdup(sql), st };
	return st;
}

static struct row *
add(struct job *j)
{
	if (j->count == j->cap) {
		j->cap = j->cap * 2 + 1024;
		j->rows = realloc(j->rows, j->cap * sizeof(*j->rows));
	}
	j->rows[j->count] = (struct row){ .at = j->count };
	return &j->rows[j->count++];
}

static void
keep(struct row *r, sqlite3_stmt *from, int column)
{
	r->values[r->count++] = sqlite3_value_dup(sqlite3_column_value(from, column));
}

/* The document of a row; "0" where all go together. */
static const char *
key_of(const struct job *j, const char *table)
{
	for (int i = 0; j->by != NULL && i < j->by->key_count; i++)
		if (strcmp(j->by->keys[i].table, table) == 0)
			return j->by->keys[i].key;
	return "0";
}

/* Rows that the other file has and this one has not. */
static void
collect_new(struct job *j, const char *table)
{
	char find[1024], sql[2048];
	sqlite3_stmt *st = NULL;
	size_t used;
	int last;

	snprintf(find, sizeof(find), "SELECT n.rowid, n.*, %s FROM after.%s n WHERE NOT EXISTS"
	    " (SELECT 1 FROM main.%s o WHERE o.rowid = n.rowid)", key_of(j, table), table, table);
	need(j, sqlite3_prepare_v2(j->db, find, -1, &st, NULL) == SQLITE_OK);
	last = sqlite3_column_count(st) - 1;
	used = (size_t)snprintf(sql, sizeof(sql), "INSERT INTO main.%s (rowid", table);
	for (int c = 1; c < last; c++)
		used += (size_t)snprintf(sql + used, sizeof(sql) - used, ", \"%s\"",
		    sqlite3_column_name(st, c));
	used += (size_t)snprintf(sql + used, sizeof(sql) - used, ") VALUES (?1");
	for (int c = 1; c < last; c++)
		used += (size_t)snprintf(sql + used, sizeof(sql) - used, ", ?%d", c + 1);
	snprintf(sql + used, sizeof(sql) - used, ")");
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct row *r = add(j);

		r->st = shape_of(j, sql);
		r->key = sqlite3_column_int64(st, last);
		for (int c = 0; c < last; c++)
			keep(r, st, c);
	}
	sqlite3_finalize(st);
}

static int
equal(sqlite3_stmt *st, int a, int b)
{
	if (sqlite3_column_type(st, a) != sqlite3_column_type(st, b))
		return 0;
	if (sqlite3_column_type(st, a) == SQLITE_INTEGER)
		return sqlite3_column_int64(st, a) == sqlite3_column_int64(st, b);
	return sqlite3_column_bytes(st, a) == sqlite3_column_bytes(st, b) &&
	    (sqlite3_column_bytes(st, a) == 0 || memcmp(sqlite3_column_blob(st, a),
	    sqlite3_column_blob(st, b), (size_t)sqlite3_column_bytes(st, a)) == 0);
}

/* Rows that both have: the columns that differ, nothing else. */
static void
collect_changed(struct job *j, const char *table)
{
	char find[1024], sql[2048];
	sqlite3_stmt *st = NULL;
	int half;

	snprintf(find, sizeof(find), "SELECT n.rowid, n.*, o.rowid, o.*, %s FROM after.%s n"
	    " JOIN main.%s o ON o.rowid = n.rowid", key_of(j, table), table, table);
	need(j, sqlite3_prepare_v2(j->db, find, -1, &st, NULL) == SQLITE_OK);
	half = sqlite3_column_count(st) / 2;
	while (sqlite3_step(st) == SQLITE_ROW) {
		size_t used = (size_t)snprintf(sql, sizeof(sql), "UPDATE main.%s SET", table);
		struct row *r = NULL;

		for (int c = 1; c < half; c++) {
			if (equal(st, c, half + c))
				continue;
			if (r == NULL)
				keep(r = add(j), st, 0);
			used += (size_t)snprintf(sql + used, sizeof(sql) - used, "%s \"%s\" = ?%d",
			    r->count > 1 ? "," : "", sqlite3_column_name(st, c), r->count + 1);
			keep(r, st, c);
		}
		snprintf(sql + used, sizeof(sql) - used, " WHERE rowid = ?1");
		if (r != NULL) {
			r->st = shape_of(j, sql);
			r->key = sqlite3_column_int64(st, 2 * half);
		}
	}
	sqlite3_finalize(st);
}

static void
collect_gone(struct job *j, const char *table)
{
	char find[1024], sql[256];
	sqlite3_stmt *st = NULL;

	snprintf(find, sizeof(find), "SELECT o.rowid FROM main.%s o WHERE NOT EXISTS"
	    " (SELECT 1 FROM after.%s n WHERE n.rowid = o.rowid)", table, table);
	snprintf(sql, sizeof(sql), "DELETE FROM main.%s WHERE rowid = ?1", table);
	need(j, sqlite3_prepare_v2(j->db, find, -1, &st, NULL) == SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct row *r = add(j);

		r->st = shape_of(j, sql);
		keep(r, st, 0);
	}
	sqlite3_finalize(st);
}

/* Children go before their parents, parents come before their children: gone rows first, in the
 * order of the schema turned round. */
static void
collect(struct job *j)
{
	char *tables[200];
	int count = 0;
	sqlite3_stmt *st = NULL;

	/* tables of full-text search keep their own books; nothing here changes what they index */
	need(j, sqlite3_prepare_v2(j->db, "SELECT name FROM main.sqlite_master WHERE type = 'table'"
	    " AND sql LIKE '%STRICT' AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY rowid", -1, &st,
	    NULL) == SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW && count < 200)
		tables[count++] = strdup((const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	for (int i = count; i > 0; i--)
		if (j->by == NULL)
			collect_gone(j, tables[i - 1]);
	for (int i = 0; i < count; i++) {
		if (j->by == NULL || strcmp(key_of(j, tables[i]), "0") != 0) {
			collect_new(j, tables[i]);
			collect_changed(j, tables[i]);
		}
		free(tables[i]);
	}
}

static void
write_row(struct job *j, struct row *r)
{
	for (int c = 0; c < r->count; c++)
		sqlite3_bind_value(r->st, c + 1, r->values[c]);
	need(j, sqlite3_step(r->st) == SQLITE_DONE);
	sqlite3_reset(r->st);
}

static double
write_all(struct job *j)
{
	double began;

	say(j, "DETACH after");
	began = now_ms();
	say(j, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON");
	for (size_t i = 0; i < j->count; i++)
		write_row(j, &j->rows[i]);
	say(j, "COMMIT");
	return (now_ms() - began) / 1e3;
}

/* By document, otherwise as they were collected. */
static int
by_key(const void *x, const void *y)
{
	const struct row *a = x, *b = y;

	return a->key != b->key ? (a->key > b->key) - (a->key < b->key)
				: (a->at > b->at) - (a->at < b->at);
}

static double
write_each(struct job *j)
{
	sqlite3_stmt *begin = shape_of(j, "BEGIN IMMEDIATE"), *commit = shape_of(j, "COMMIT");
	sqlite3_stmt *each[4] = { NULL };
	double began;

	say(j, "DETACH after");
	for (int i = 0; i < 4 && j->by->each[i] != NULL; i++)
		each[i] = shape_of(j, j->by->each[i]);
	qsort(j->rows, j->count, sizeof(*j->rows), by_key);
	began = now_ms();
	for (size_t i = 0; i < j->count;) {
		sqlite3_int64 key = j->rows[i].key;

		need(j, sqlite3_step(begin) == SQLITE_DONE);
		sqlite3_reset(begin);
		for (; i < j->count && j->rows[i].key == key; i++)
			write_row(j, &j->rows[i]);
		for (int k = 0; k < 4 && each[k] != NULL; k++) {
			if (sqlite3_bind_parameter_count(each[k]) > 0)
				sqlite3_bind_int64(each[k], 1, key);
			need(j, sqlite3_step(each[k]) == SQLITE_DONE);
			sqlite3_reset(each[k]);
		}
		need(j, sqlite3_step(commit) == SQLITE_DONE);
		sqlite3_reset(commit);
	}
	return (now_ms() - began) / 1e3;
}

static struct replay
run(const char *path, const char *after, const struct replay_by *by)
{
	struct job j = { .by = by };
	struct replay out;
	char sql[4200];

	need(&j, sqlite3_open(path, &j.db) == SQLITE_OK);
	/* the core's own */
	say(&j, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
	    " PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = FAST;"
	    " PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;"
	    " PRAGMA wal_autocheckpoint = 0");
	/* rows of an earlier state may only be rewritten past the triggers that keep them */
	sqlite3_db_config(j.db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS after", after);
	say(&j, sql);
	collect(&j);
	out = (struct replay){ .rows = (long)j.count, .cpu_seconds = -cpu_ms() / 1e3 };
	out.seconds = by != NULL ? write_each(&j) : write_all(&j);
	out.cpu_seconds += cpu_ms() / 1e3;
	for (size_t i = 0; i < j.count; i++)
		for (int c = 0; c < j.rows[i].count; c++)
			sqlite3_value_free(j.rows[i].values[c]);
	for (size_t i = 0; i < j.shape_count; i++) {
		sqlite3_finalize(j.shapes[i].st);
		free(j.shapes[i].sql);
	}
	free(j.rows);
	free(j.shapes);
	sqlite3_close(j.db);
	return out;
}

struct replay
replay_rows(const char *path, const char *after)
{
	return run(path, after, NULL);
}

struct replay
replay_each(const char *path, const char *after, const struct replay_by *by)
{
	return run(path, after, by);
}

void
replay_copy(const char *from, const char *to)
{
	static char block[1 << 20];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t got;

	if (in == NULL || out == NULL) {
		fprintf(stderr, "bare: %s or %s cannot be opened\n", from, to);
		exit(1);
	}
	while ((got = fread(block, 1, sizeof(block), in)) > 0)
		fwrite(block, 1, got, out);
	fclose(in);
	if (fclose(out) != 0)
		exit(1);
}
