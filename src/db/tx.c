/* tx.c - transactions: IMMEDIATE outside, savepoints inside, and nothing left open at the end. */
#include "db/private.h"

static const char SQL_BEGIN[] = "BEGIN IMMEDIATE";
static const char SQL_COMMIT[] = "COMMIT";
static const char SQL_ROLLBACK[] = "ROLLBACK";
static const char SQL_SAVE[] = "SAVEPOINT inner_tx";
static const char SQL_RELEASE[] = "RELEASE inner_tx";
static const char SQL_BACK[] = "ROLLBACK TO inner_tx";

static void
close_cursors(struct dk_db *db, bool is_bug)
{
	for (size_t i = 0; i < db->cache_size; i++) {
		if (db->cache[i] == NULL || !db->cache[i]->is_open)
			continue;
		dk_assert(!is_bug);
		dk_done(db->cache[i]);
	}
}

enum dk_rc
dk_tx_begin_at(struct dk_db *db, const char *file, int line, struct dk_err *err)
{
	enum dk_rc rc;

	if (db->is_halted)
		return dk_fail(err, DK_EIO, NULL,
		    "The disk failed earlier; nothing more is written. Leave docket and "
		    "ask for help.");
	rc = dk_run(dk_sql(db, db->depth == 0 ? SQL_BEGIN : SQL_SAVE), NULL, err);
	if (rc != DK_OK)
		return rc;
	if (db->depth++ == 0) {
		db->tx_file = file;
		db->tx_line = line;
		db->serial++;
	}
	return DK_OK;
}

/* Undoing is never made to fail by dk_db_fail_at; where it fails the file is not trusted any
 * more. */
static void
undo(struct dk_db *db, const char *sql, const char *then)
{
	struct dk_err later; /* the first error stays the caller's */
	int fail_at = db->fail_at;

	db->fail_at = 0;
	if (dk_run(dk_sql(db, sql), NULL, &later) != DK_OK ||
	    (then != NULL && dk_run(dk_sql(db, then), NULL, &later) != DK_OK))
		db->is_halted = true;
	db->fail_at = fail_at;
}

static enum dk_rc
end_inner(struct dk_db *db, enum dk_rc rc, struct dk_err *err)
{
	db->depth--;
	if (rc == DK_OK)
		return dk_run(dk_sql(db, SQL_RELEASE), NULL, err);
	undo(db, SQL_BACK, SQL_RELEASE);
	return rc;
}

enum dk_rc
dk_tx_end(struct dk_db *db, enum dk_rc rc, struct dk_err *err)
{
	struct dk_err later;

	dk_assert(db->depth > 0);
	if (db->depth > 1)
		return end_inner(db, rc, err);
	close_cursors(db, rc == DK_OK);
	db->depth = 0;
	if (rc == DK_OK)
		rc = dk_run(dk_sql(db, SQL_COMMIT), NULL, err);
	if (rc != DK_OK && !sqlite3_get_autocommit(db->raw)) {
		undo(db, SQL_ROLLBACK, NULL);
		return rc;
	}
	if (rc == DK_OK && dk_db_needs_guard() && db->wal_pages > 4000)
		(void)!dk_db_checkpoint(db, false, &later); /* the next commit tries again */
	return rc;
}

bool
dk_tx_is_open(const struct dk_db *db)
{
	return db->depth > 0;
}

uint64_t
dk_tx_serial(const struct dk_db *db)
{
	return db->depth > 0 ? db->serial : 0;
}
