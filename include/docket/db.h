/*
 * db.h - the database file: opening, creating, backup, and watching for changes by others.
 *
 * A `struct dk_db` is one connection of one process; front ends hold it only inside their
 * session (docket/session.h). Statements live in src/db/stmt.h, seen by the core alone.
 */
#ifndef DOCKET_DB_H
#define DOCKET_DB_H

#include "docket/arena.h"
#include "docket/base.h"

struct dk_db;

/* What must be settled when the file is made and never changes after. */
struct dk_db_birth {
	const char *currency; /* ISO 4217 */
	const char *company;
	bool test_clock; /* DOCKET_NOW is honoured by this database */
};

/* Creates and opens the file; DK_EEXISTS when something is already there. */
enum dk_rc dk_db_create(const char *path, struct dk_db **out, struct dk_err *err) DK_MUST_USE;
/* Opens an existing docket database. DK_ENOTFOUND, DK_ECONFIG (foreign or newer), DK_EIO. */
enum dk_rc dk_db_open(const char *path, struct dk_db **out, struct dk_err *err) DK_MUST_USE;
/* Closes after a checkpoint where one is due. NULL is allowed. */
void dk_db_close(struct dk_db *db);

/* Takes a database away that was never finished: the file and what stands beside it. */
void dk_db_remove(const char *path);

const char *dk_db_path(const struct dk_db *db);
/* True when another process committed since the last call: reload what is shown. */
bool dk_db_changed(struct dk_db *db);
/* A consistent copy of the whole database in a new file, synced and renamed into place. */
enum dk_rc dk_db_backup(struct dk_db *db, const char *path, struct dk_err *err) DK_MUST_USE;
/* Copies the log into the database file when it has grown, under the lock that makes it safe. */
enum dk_rc dk_db_checkpoint(struct dk_db *db, bool force, struct dk_err *err) DK_MUST_USE;
/* One of the engine's own checks, by cost: of pages without indexes, of pages, of foreign keys.
 * *complaint is "" when sound, else the first ones. */
enum dk_db_check { DK_DB_QUICK, DK_DB_PAGES, DK_DB_KEYS };
enum dk_rc dk_db_check(struct dk_db *db, struct dk_arena *a, enum dk_db_check which,
    const char **complaint, struct dk_err *err) DK_MUST_USE;
/* The engine's own checks: pages and keys. */
enum dk_rc dk_db_integrity(struct dk_db *db, struct dk_arena *a, const char **complaint,
    struct dk_err *err) DK_MUST_USE;
/* "SQLite 3.40.1, guarded checkpoints": for `docket doctor`. */
const char *dk_db_engine(void);

#endif
