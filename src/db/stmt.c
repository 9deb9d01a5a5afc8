/* stmt.c - cached statements, named binds, typed columns. */
#include "db/stmt.h"

#include <stdlib.h>
#include <string.h>

#include "db/private.h"

static size_t
slot_of(const struct dk_stmt *const *cache, size_t size, const char *sql)
{
	size_t i = (((uintptr_t)sql >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (size - 1);

	while (cache[i] != NULL && cache[i]->sql != sql)
		i = (i + 1) & (size - 1);
	return i;
}

static void
grow_cache(struct dk_db *db)
{
	size_t size = db->cache_size == 0 ? 256 : db->cache_size * 2;
	struct dk_stmt **bigger = calloc(size, sizeof(struct dk_stmt *));

	dk_assert(bigger != NULL);
	for (size_t i = 0; i < db->cache_size; i++)
		if (db->cache[i] != NULL)
			bigger[slot_of((const struct dk_stmt *const *)bigger, size,
			    db->cache[i]->sql)] = db->cache[i];
	free(db->cache);
	db->cache = bigger;
	db->cache_size = size;
}

static void
make_room(struct dk_stmt *st)
{
	if (st->is_wrong || st->places != NULL)
		return;
	st->room = sqlite3_bind_parameter_count(st->raw);
	st->places = calloc((size_t)st->room + 1, sizeof(*st->places));
	dk_assert(st->places != NULL);
}

struct dk_stmt *
dk_sql(struct dk_db *db, const char *sql)
{
	struct dk_stmt *st;
	size_t at;

	if (db->cache_used * 2 >= db->cache_size)
		grow_cache(db);
	at = slot_of((const struct dk_stmt *const *)db->cache, db->cache_size, sql);
	st = db->cache[at];
	if (st == NULL) {
		st = calloc(1, sizeof(*st));
		dk_assert(st != NULL);
		*st = (struct dk_stmt){ .db = db, .sql = sql };
		db->cache[at] = st;
		db->cache_used++;
	}
	dk_assert(!st->is_open);
	st->bound = 0;
	if (st->raw == NULL) {
		st->is_wrong = sqlite3_prepare_v3(db->raw, sql, -1, SQLITE_PREPARE_PERSISTENT,
				   &st->raw, NULL) != SQLITE_OK;
		/* a text that does not fit the schema is a bug; an I/O error is not */
		dk_assert(!st->is_wrong || sqlite3_errcode(db->raw) != SQLITE_ERROR);
		make_room(st);
	}
	return st;
}

void
dk_stmt_free_all(struct dk_db *db)
{
	for (size_t i = 0; i < db->cache_size; i++) {
		if (db->cache[i] == NULL)
			continue;
		sqlite3_finalize(db->cache[i]->raw);
		free(db->cache[i]->places);
		free(db->cache[i]);
	}
	free(db->cache);
	db->cache = NULL;
	db->cache_size = db->cache_used = 0;
}

static int
place_of(struct dk_stmt *st, const char *name)
{
	/* the same names come in the same order each time; more than there are, seldom */
	struct dk_bind_place *place = st->bound < st->room ? &st->places[st->bound++] : NULL;
	int at;

	if (place != NULL && place->name == name)
		return place->at;
	at = sqlite3_bind_parameter_index(st->raw, name);
	dk_assert(at > 0);
	if (place != NULL)
		*place = (struct dk_bind_place){ name, at };
	return at;
}

void
dk_bind_i64(struct dk_stmt *st, const char *name, int64_t v)
{
	if (!st->is_wrong)
		sqlite3_bind_int64(st->raw, place_of(st, name), v);
}

void
dk_bind_null(struct dk_stmt *st, const char *name)
{
	if (!st->is_wrong)
		sqlite3_bind_null(st->raw, place_of(st, name));
}

void
dk_bind_id(struct dk_stmt *st, const char *name, dk_id id)
{
	if (id == 0)
		dk_bind_null(st, name);
	else
		dk_bind_i64(st, name, id);
}

void
dk_bind_text(struct dk_stmt *st, const char *name, const char *s)
{
	if (!st->is_wrong)
		sqlite3_bind_text(st->raw, place_of(st, name), s, -1, SQLITE_TRANSIENT);
}

void
dk_bind_text_or_null(struct dk_stmt *st, const char *name, const char *s)
{
	if (s[0] == '\0')
		dk_bind_null(st, name);
	else
		dk_bind_text(st, name, s);
}

void
dk_bind_blob(struct dk_stmt *st, const char *name, const void *data, size_t len)
{
	if (!st->is_wrong)
		sqlite3_bind_blob64(st->raw, place_of(st, name), data, len, SQLITE_TRANSIENT);
}

void
dk_bind_date(struct dk_stmt *st, const char *name, dk_date d)
{
	dk_bind_text(st, name, dk_date_iso(d).s);
}

void
dk_bind_instant(struct dk_stmt *st, const char *name, int64_t ms)
{
	dk_bind_text(st, name, dk_instant_iso(ms).s);
}

void
dk_bind_bool(struct dk_stmt *st, const char *name, bool v)
{
	dk_bind_i64(st, name, v ? 1 : 0);
}

void
dk_done(struct dk_stmt *st)
{
	if (st->raw != NULL)
		sqlite3_reset(st->raw);
	st->is_open = false;
}

enum dk_rc
dk_row(struct dk_stmt *st, bool *more, struct dk_err *err)
{
	int code;
	enum dk_rc rc;

	*more = false;
	if (st->is_wrong)
		return dk_db_fail(st->db, sqlite3_errcode(st->db->raw), err);
	if (dk_db_fault_due(st->db)) {
		dk_done(st);
		return dk_fail(err, DK_EIO, NULL, "The disk failed (injected).");
	}
	code = sqlite3_step(st->raw);
	if (code == SQLITE_ROW) {
		st->is_open = *more = true;
		return DK_OK;
	}
	rc = code == SQLITE_DONE ? DK_OK : dk_db_fail(st->db, code, err);
	dk_done(st);
	return rc;
}

enum dk_rc
dk_run(struct dk_stmt *st, int64_t *changed, struct dk_err *err)
{
	bool more;
	enum dk_rc rc = dk_row(st, &more, err);

	if (rc == DK_OK && changed != NULL)
		*changed = sqlite3_changes64(st->db->raw);
	dk_assert(!more);
	return rc;
}

enum dk_rc
dk_insert(struct dk_stmt *st, dk_id *id, struct dk_err *err)
{
	enum dk_rc rc = dk_run(st, NULL, err);

	if (rc == DK_OK)
		*id = sqlite3_last_insert_rowid(st->db->raw);
	return rc;
}

enum dk_rc
dk_one(struct dk_stmt *st, int64_t missing, int64_t *out, struct dk_err *err)
{
	bool more;
	enum dk_rc rc = dk_row(st, &more, err);

	if (rc != DK_OK)
		return rc;
	*out = more && !dk_col_is_null(st, 0) ? dk_col_i64(st, 0) : missing;
	dk_done(st);
	return DK_OK;
}

int
dk_col_count(const struct dk_stmt *st)
{
	return sqlite3_column_count(st->raw);
}

const char *
dk_col_name(const struct dk_stmt *st, int col)
{
	return sqlite3_column_name(st->raw, col);
}

bool
dk_col_is_null(const struct dk_stmt *st, int col)
{
	return sqlite3_column_type(st->raw, col) == SQLITE_NULL;
}

int64_t
dk_col_i64(const struct dk_stmt *st, int col)
{
	dk_assert(st->is_open && col < sqlite3_column_count(st->raw));
	return sqlite3_column_int64(st->raw, col);
}

bool
dk_col_bool(const struct dk_stmt *st, int col)
{
	return dk_col_i64(st, col) != 0;
}

dk_id
dk_col_id(const struct dk_stmt *st, int col)
{
	return dk_col_i64(st, col);
}

dk_money
dk_col_money(const struct dk_stmt *st, int col)
{
	return DK_MONEY(dk_col_i64(st, col));
}

dk_price
dk_col_price(const struct dk_stmt *st, int col)
{
	return (dk_price){ dk_col_i64(st, col) };
}

dk_qty
dk_col_qty(const struct dk_stmt *st, int col)
{
	return (dk_qty){ dk_col_i64(st, col) };
}

dk_rate
dk_col_rate(const struct dk_stmt *st, int col)
{
	return (dk_rate){ dk_col_i64(st, col) };
}

const char *
dk_col_peek(const struct dk_stmt *st, int col)
{
	const unsigned char *s;

	dk_assert(st->is_open && col < sqlite3_column_count(st->raw));
	s = sqlite3_column_text(st->raw, col);
	return s != NULL ? (const char *)s : "";
}

dk_date
dk_col_date(const struct dk_stmt *st, int col)
{
	dk_date d = DK_NO_DATE;

	return dk_date_parse(dk_col_peek(st, col), &d) ? d : DK_NO_DATE;
}

char *
dk_col_text(const struct dk_stmt *st, int col, struct dk_arena *a)
{
	return dk_arena_dup(a, dk_col_peek(st, col));
}

const void *
dk_col_blob(const struct dk_stmt *st, int col, size_t *len)
{
	const void *data = sqlite3_column_blob(st->raw, col);

	*len = (size_t)sqlite3_column_bytes(st->raw, col);
	return data != NULL ? data : "";
}
