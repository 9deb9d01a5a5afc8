/*
 * db.c - opening and creating the file, the engine's settings, waiting for others.
 *
 * SQLite before 3.51.3 can lose committed pages when several processes checkpoint one WAL close
 * together. Below that version nobody checkpoints by himself: dk_db_checkpoint is the only one,
 * under a lock of its own, in a mode that takes the write lock before it reads the header: RESTART,
 * which goes on in the same blocks of the log (growing a file costs every commit), and TRUNCATE at
 * day end.
 */
#include "docket/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "db/private.h"
#include "db/upgrade.h"
#include "db/search.h"

#define BUSY_LIMIT_MS 8000
#define CHECKPOINT_LIMIT_MS 60000

static int64_t
monotonic_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

bool
dk_db_needs_guard(void)
{
	int v = sqlite3_libversion_number();

	return v < 3051003 && !(v >= 3050007 && v < 3051000) && !(v >= 3044006 && v < 3045000);
}

const char *
dk_db_engine(void)
{
	return dk_db_needs_guard() ? "SQLite " SQLITE_VERSION ", guarded checkpoints"
				   : "SQLite " SQLITE_VERSION ", its own checkpoints";
}

/* Random short waits share the lock fairly; the engine's own back-off starves some clerks. */
static int
wait_for_others(void *data, int tries)
{
	struct dk_db *db = data;
	int64_t now = monotonic_ms();
	struct timespec ts = { 0 };

	if (tries == 0)
		db->wait_until_ms =
		    now + (db->is_checkpointing ? CHECKPOINT_LIMIT_MS : BUSY_LIMIT_MS);
	if (now >= db->wait_until_ms)
		return 0;
	db->random = db->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
	ts.tv_nsec = 500000 + (long)((db->random >> 33) % 3000000);
	nanosleep(&ts, NULL);
	return 1;
}

static int
note_wal_size(void *data, sqlite3 *raw, const char *name, int pages)
{
	(void)raw;
	(void)name;
	((struct dk_db *)data)->wal_pages = pages;
	return SQLITE_OK;
}

static int
pragma_int(struct dk_db *db, const char *sql, int64_t *out)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db->raw, sql, -1, &st, NULL);

	if (code == SQLITE_OK && (code = sqlite3_step(st)) == SQLITE_ROW) {
		if (out != NULL)
			*out = sqlite3_column_int64(st, 0);
		code = SQLITE_OK;
	} else if (code == SQLITE_DONE) {
		code = SQLITE_OK;
	}
	sqlite3_finalize(st);
	return code;
}

#define USER_VERSION(n) "PRAGMA user_version = " AS_TEXT(n)
#define AS_TEXT(n) #n

static enum dk_rc
configure(struct dk_db *db, struct dk_err *err)
{
	static const char *const pragmas[] = {
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = FULL",
		"PRAGMA foreign_keys = ON",
		"PRAGMA recursive_triggers = ON",
		"PRAGMA trusted_schema = OFF",
		"PRAGMA cell_size_check = ON",
		"PRAGMA mmap_size = 0",
		"PRAGMA secure_delete = FAST",
		"PRAGMA cache_size = -16000",
		"PRAGMA journal_size_limit = 16777216",
		"PRAGMA temp_store = MEMORY",
		"PRAGMA analysis_limit = 400",
	};
	int code = SQLITE_OK;

	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_limit(db->raw, SQLITE_LIMIT_LENGTH, 32 << 20);
	for (size_t i = 0; i < DK_COUNT(pragmas) && code == SQLITE_OK; i++)
		code = pragma_int(db, pragmas[i], NULL);
	if (code != SQLITE_OK)
		return dk_db_fail(db, code, err);
	sqlite3_wal_hook(db->raw, note_wal_size, db);
	if (dk_db_needs_guard()) {
		sqlite3_db_config(db->raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	} else {
		sqlite3_wal_autocheckpoint(db->raw, 4000);
	}
	return DK_OK;
}

/* Before the first connection: this program has one thread, and nobody reads the engine's memory
 * statistics; afterwards the engine just declines. */
static void
settle_engine(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 512, 1000); /* bound texts come from here */
}

static enum dk_rc
open_raw(const char *path, int flags, struct dk_db **out, struct dk_err *err)
{
	struct dk_db *db = calloc(1, sizeof(*db));
	int code;

	dk_assert(db != NULL);
	settle_engine();
	db->lock_fd = -1;
	db->random = (uint64_t)getpid() * 2654435761u + (uint64_t)monotonic_ms();
	db->path = strdup(path);
	code = sqlite3_open_v2(path, &db->raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    NULL);
	*out = db;
	/* before the first read: it may meet a process that makes the log's index anew */
	if (code == SQLITE_OK)
		sqlite3_busy_handler(db->raw, wait_for_others, db);
	if (code == SQLITE_OK)
		code = dk_db_add_exchange(db);
	return code == SQLITE_OK ? DK_OK : dk_db_fail(db, code, err);
}

/* *version is the schema of the file: this one's, where none is taken that is older. */
static enum dk_rc
check_identity(struct dk_db *db, int64_t *version, bool takes_old, struct dk_err *err)
{
	int64_t id = 0;
	int code = pragma_int(db, "PRAGMA application_id", &id);

	if (code == SQLITE_OK)
		code = pragma_int(db, "PRAGMA user_version", version);
	if ((code & 0xFF) == SQLITE_NOTADB || (code == SQLITE_OK && id != DK_APPLICATION_ID))
		return dk_fail(err, DK_ECONFIG, NULL, "'%s' is not a docket database.", db->path);
	if (code != SQLITE_OK)
		return dk_db_fail(db, code, err);
	if (*version > DK_SCHEMA_VERSION)
		return dk_fail(err, DK_ECONFIG, NULL,
		    "'%s' was made by a newer docket (schema %d); update this one.", db->path,
		    (int)*version);
	if (*version == 0)
		return dk_fail(err, DK_ECONFIG, NULL,
		    "'%s' was never finished; make it again with docket init.", db->path);
	if (*version < DK_SCHEMA_VERSION && !takes_old)
		return dk_fail(err, DK_ECONFIG, NULL,
		    "'%s' was made by an earlier docket (schema %d). Make a backup, then run"
		    " docket upgrade.", db->path, (int)*version);
	return DK_OK;
}

static enum dk_rc
open_existing(const char *path, bool takes_old, struct dk_db **out, int64_t *version,
    struct dk_err *err)
{
	enum dk_rc rc = dk_place_check(path, err);

	*out = NULL;
	if (rc != DK_OK)
		return rc;
	if (access(path, R_OK | W_OK) != 0)
		return dk_fail(err, DK_EDB, NULL,
		    "'%s' cannot be written (%s); ask its owner for access.", path,
		    strerror(errno));
	rc = open_raw(path, SQLITE_OPEN_READWRITE, out, err);
	if (rc == DK_OK)
		rc = check_identity(*out, version, takes_old, err);
	if (rc == DK_OK)
		rc = configure(*out, err);
	if (rc != DK_OK) {
		dk_db_close(*out);
		*out = NULL;
	}
	return rc;
}

enum dk_rc
dk_db_open(const char *path, struct dk_db **out, struct dk_err *err)
{
	int64_t version;

	return open_existing(path, false, out, &version, err);
}

enum dk_rc
dk_db_open_old(const char *path, struct dk_db **out, int64_t *from, struct dk_err *err)
{
	return open_existing(path, true, out, from, err);
}

static enum dk_rc
write_schema(struct dk_db *db, struct dk_err *err)
{
	int reserved = DK_RESERVED_BYTES;
	enum dk_rc rc = DK_OK;

	sqlite3_file_control(db->raw, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
	if (pragma_int(db, "PRAGMA application_id = 0x44434b54", NULL) != SQLITE_OK)
		return dk_db_fail(db, sqlite3_errcode(db->raw), err);
	rc = configure(db, err);
	if (rc == DK_OK)
		rc = dk_script(db, dk_schema_sql, err);
	if (rc == DK_OK)
		rc = dk_search_create(db, err);
	if (rc == DK_OK && pragma_int(db, USER_VERSION(DK_SCHEMA_VERSION), NULL) != SQLITE_OK)
		rc = dk_db_fail(db, sqlite3_errcode(db->raw), err);
	return rc;
}

enum dk_rc
dk_db_create(const char *path, struct dk_db **out, struct dk_err *err)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	enum dk_rc rc;

	*out = NULL;
	if (fd < 0 && errno == EEXIST)
		return dk_fail(err, DK_EEXISTS, NULL,
		    "'%s' is already there; choose another name with --db.", path);
	if (fd < 0)
		return dk_fail(err, DK_EEXISTS, NULL, "'%s' cannot be made: %s.", path,
		    strerror(errno));
	close(fd);
	rc = open_raw(path, SQLITE_OPEN_READWRITE, out, err);
	if (rc == DK_OK)
		rc = write_schema(*out, err);
	if (rc != DK_OK) {
		dk_db_close(*out);
		*out = NULL;
		dk_db_remove(path);
	}
	return rc;
}

void
dk_db_remove(const char *path)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-lock" };
	char name[4096];

	for (size_t i = 0; i < DK_COUNT(parts); i++)
		if (snprintf(name, sizeof(name), "%s%s", path, parts[i]) < (int)sizeof(name))
			unlink(name);
}

void
dk_db_close(struct dk_db *db)
{
	struct dk_err err;

	if (db == NULL)
		return;
	if (db->raw != NULL && !db->is_halted && db->wal_pages > 0)
		(void)!dk_db_checkpoint(db, false, &err);
	dk_stmt_free_all(db);
	sqlite3_close(db->raw);
	if (db->lock_fd >= 0)
		close(db->lock_fd);
	free(db->path);
	free(db);
}

const char *
dk_db_path(const struct dk_db *db)
{
	return db->path;
}

enum dk_rc
dk_db_checkpoint(struct dk_db *db, bool force, struct dk_err *err)
{
	char name[4096];
	int code;

	dk_assert(db->depth == 0);
	if (db->lock_fd < 0) {
		snprintf(name, sizeof(name), "%s-lock", db->path);
		db->lock_fd = open(name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	}
	if (db->lock_fd < 0 || flock(db->lock_fd, LOCK_EX | (force ? 0 : LOCK_NB)) != 0)
		return DK_OK; /* another process is at it */
	db->is_checkpointing = true;
	code = sqlite3_wal_checkpoint_v2(db->raw, "main",
	    force ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_RESTART, NULL, NULL);
	db->is_checkpointing = false;
	flock(db->lock_fd, LOCK_UN);
	if (code == SQLITE_OK)
		db->wal_pages = 0;
	return code == SQLITE_OK || (code & 0xFF) == SQLITE_BUSY ? DK_OK
								 : dk_db_fail(db, code, err);
}

bool
dk_db_changed(struct dk_db *db)
{
	int64_t version = db->data_version;

	if (db->depth > 0 || pragma_int(db, "PRAGMA data_version", &version) != SQLITE_OK)
		return false;
	if (version == db->data_version)
		return false;
	db->data_version = version;
	return true;
}

enum dk_rc
dk_script(struct dk_db *db, const char *sql, struct dk_err *err)
{
	const char *rest = sql;

	while (*rest != '\0') {
		sqlite3_stmt *st = NULL;
		int code = sqlite3_prepare_v2(db->raw, rest, -1, &st, &rest);

		if (code == SQLITE_OK && st != NULL) {
			while ((code = sqlite3_step(st)) == SQLITE_ROW)
				;
			sqlite3_finalize(st);
			code = code == SQLITE_DONE ? SQLITE_OK : code;
		}
		if (code != SQLITE_OK)
			return dk_db_fail(db, code, err);
	}
	return DK_OK;
}
