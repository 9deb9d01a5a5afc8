/* bare.c - what SQLite alone can do: one transaction an order, prepared statements, no rules. */
#include "bare.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ORDER_TABLES 4

/* the rows of one order, as the core wrote them */
static const char *const tables[ORDER_TABLES] = { "orders", "order_line", "allocation", "journal" };
static const char *const choose[ORDER_TABLES] = {
	"SELECT * FROM orders WHERE id = ?1",
	"SELECT * FROM order_line WHERE order_id = ?1 ORDER BY id",
	"SELECT a.* FROM order_line l JOIN allocation a ON a.line_id = l.id WHERE l.order_id = ?1",
	"SELECT * FROM journal WHERE subject = 'order' AND subject_id = ?1",
};

struct cells {
	sqlite3_value ***rows;
	int count, columns;
};

struct bare {
	sqlite3 *db;
	sqlite3_stmt *insert[ORDER_TABLES], *begin, *commit, *customer, *product, *stock, *series;
	sqlite3_int64 last; /* order copied last */
};

static void
check(sqlite3 *db, int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
		return;
	fprintf(stderr, "bare: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;

	check(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL));
	return st;
}

void
bare_script(const char *path, const char *sql)
{
	sqlite3 *db;
	char *said = NULL;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		exit(1);
	check(db, sqlite3_exec(db, "PRAGMA cache_size = -400000; PRAGMA synchronous = OFF;"
	    "CREATE TEMP TABLE IF NOT EXISTS unused (x)", NULL, NULL, NULL));
	if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK) {
		fprintf(stderr, "bare: %s\n", said);
		exit(1);
	}
	sqlite3_close(db);
}

static sqlite3_stmt *
prepare_insert(sqlite3 *db, const char *table)
{
	sqlite3_stmt *look;
	char sql[2000];
	size_t n;

	snprintf(sql, sizeof(sql), "SELECT * FROM %s", table);
	look = prepare(db, sql);
	n = (size_t)snprintf(sql, sizeof(sql), "INSERT INTO %s VALUES (?", table);
	for (int i = 1; i < sqlite3_column_count(look); i++)
		n += (size_t)snprintf(sql + n, sizeof(sql) - n, ", ?");
	snprintf(sql + n, sizeof(sql) - n, ")");
	sqlite3_finalize(look);
	return prepare(db, sql);
}

struct bare *
bare_open(const char *path)
{
	struct bare *b = calloc(1, sizeof(*b));

	if (sqlite3_open(path, &b->db) != SQLITE_OK)
		exit(1);
	/* the settings of src/db/db.c */
	check(b->db,
	    sqlite3_exec(b->db,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
		"PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
		" PRAGMA trusted_schema = OFF;"
		"PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = FAST;"
		"PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;"
		" PRAGMA wal_autocheckpoint = 4000",
		NULL, NULL, NULL));
	for (int t = 0; t < ORDER_TABLES; t++)
		b->insert[t] = prepare_insert(b->db, tables[t]);
	b->begin = prepare(b->db, "BEGIN IMMEDIATE");
	b->commit = prepare(b->db, "COMMIT");
	b->customer = prepare(b->db, "SELECT * FROM customer WHERE id = ?");
	b->product = prepare(b->db, "SELECT * FROM product WHERE id = ?");
	b->stock = prepare(b->db,
	    "UPDATE stock SET allocated = allocated + ?1 WHERE product_id = ?2"
	    " AND location_id = ?3 AND on_hand - quarantined - allocated >= ?1");
	b->series = prepare(b->db, "UPDATE series SET next_no = next_no + 1 WHERE kind = 'order'");
	{
		sqlite3_stmt *st = prepare(b->db, "SELECT coalesce(max(id), 0) FROM orders");

		check(b->db, sqlite3_step(st));
		b->last = sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	return b;
}

static void
step(struct bare *b, sqlite3_stmt *st)
{
	check(b->db, sqlite3_step(st));
	sqlite3_reset(st);
}

static struct cells
read_rows(sqlite3 *from, int table, sqlite3_int64 order)
{
	sqlite3_stmt *st = prepare(from, choose[table]);
	struct cells c = { 0 };

	sqlite3_bind_int64(st, 1, order);
	c.columns = sqlite3_column_count(st);
	while (sqlite3_step(st) == SQLITE_ROW) {
		c.rows = realloc(c.rows, sizeof(*c.rows) * (size_t)(c.count + 1));
		c.rows[c.count] = malloc(sizeof(**c.rows) * (size_t)c.columns);
		for (int i = 0; i < c.columns; i++)
			c.rows[c.count][i] = sqlite3_value_dup(sqlite3_column_value(st, i));
		c.count++;
	}
	sqlite3_finalize(st);
	return c;
}

static void
free_rows(struct cells *c)
{
	for (int r = 0; r < c->count; r++) {
		for (int i = 0; i < c->columns; i++)
			sqlite3_value_free(c->rows[r][i]);
		free(c->rows[r]);
	}
	free(c->rows);
}

static void
write_order(struct bare *b, struct cells *c)
{
	step(b, b->begin);
	sqlite3_bind_value(b->customer, 1, c[0].rows[0][8]);
	step(b, b->customer);
	step(b, b->series);
	for (int t = 0; t < ORDER_TABLES; t++) {
		for (int r = 0; r < c[t].count; r++) {
			for (int i = 0; i < c[t].columns; i++)
				sqlite3_bind_value(b->insert[t], i + 1, c[t].rows[r][i]);
			step(b, b->insert[t]);
			if (t == 1) {
				sqlite3_bind_value(b->product, 1, c[t].rows[r][3]);
				step(b, b->product);
			} else if (t == 2) {
				sqlite3_bind_value(b->stock, 1, c[t].rows[r][3]);
				sqlite3_bind_value(b->stock, 2, c[t].rows[r][1]);
				sqlite3_bind_value(b->stock, 3, c[t].rows[r][2]);
				step(b, b->stock);
			}
		}
	}
	step(b, b->commit);
}

double
bare_post(struct bare *b, const char *from_path, long count)
{
	struct cells (*all)[ORDER_TABLES] = calloc((size_t)count, sizeof(*all));
	sqlite3 *from;
	double began, took;

	if (sqlite3_open_v2(from_path, &from, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		exit(1);
	for (long i = 0; i < count; i++)
		for (int t = 0; t < ORDER_TABLES; t++)
			all[i][t] = read_rows(from, t, b->last + 1 + i);
	sqlite3_db_config(from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(from);
	began = bench_now();
	for (long i = 0; i < count; i++)
		write_order(b, all[i]);
	took = bench_now() - began;
	b->last += count;
	for (long i = 0; i < count; i++)
		for (int t = 0; t < ORDER_TABLES; t++)
			free_rows(&all[i][t]);
	free(all);
	return took;
}

void
bare_close(struct bare *b)
{
	for (int t = 0; t < ORDER_TABLES; t++)
		sqlite3_finalize(b->insert[t]);
	sqlite3_finalize(b->begin);
	sqlite3_finalize(b->commit);
	sqlite3_finalize(b->customer);
	sqlite3_finalize(b->product);
	sqlite3_finalize(b->stock);
	sqlite3_finalize(b->series);
	sqlite3_close(b->db);
	free(b);
}

/* Every row that stands for an order of the bench, whichever table holds it. */
struct bare_weight
bare_weigh(const char *path)
{
	struct bare_weight w = { 0 };
	double orders = 0;
	sqlite3 *db;
	sqlite3_stmt *ids;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		exit(1);
	ids = prepare(db, "SELECT id FROM orders WHERE external_id LIKE 'bench-%' LIMIT 200");
	while (sqlite3_step(ids) == SQLITE_ROW) {
		orders++;
		for (int t = 0; t < ORDER_TABLES; t++) {
			struct cells c = read_rows(db, t, sqlite3_column_int64(ids, 0));

			w.rows += c.count;
			for (int r = 0; r < c.count; r++)
				for (int i = 0; i < c.columns; i++)
					w.bytes += sqlite3_value_bytes(c.rows[r][i]);
			free_rows(&c);
		}
	}
	sqlite3_finalize(ids);
	sqlite3_close(db);
	w.rows /= orders;
	w.bytes /= orders;
	return w;
}

void
bare_remove(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-lock", "-backup" };
	char name[300];

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		snprintf(name, sizeof(name), "%s%s", path, ends[i]);
		unlink(name);
	}
}
