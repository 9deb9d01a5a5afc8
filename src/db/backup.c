/* backup.c - a consistent copy, and the engine's own checks. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/private.h"

#define COMPLAINTS_MAX 10

/* The copy must be on disk under its name before it counts. */
static enum dk_rc
settle(const char *from, const char *to, struct dk_err *err)
{
	char folder[4096];
	char *slash;
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	if (!ok || rename(from, to) != 0)
		return dk_fail(err, DK_EIO, NULL, "'%s' cannot be written: %s.", to,
		    strerror(errno));
	snprintf(folder, sizeof(folder), "%s", to);
	slash = strrchr(folder, '/');
	if (slash == NULL)
		snprintf(folder, sizeof(folder), ".");
	else
		slash[slash == folder] = '\0';
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	return DK_OK;
}

/* A copy of a damaged file is damaged too, and must not pass for a backup. */
static bool
is_sound(sqlite3 *copy)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(copy, "PRAGMA quick_check(1)", -1, &st, NULL);
	bool sound = code == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
	    strcmp((const char *)sqlite3_column_text(st, 0), "ok") == 0;

	sqlite3_finalize(st);
	return sound;
}

enum dk_rc
dk_db_backup(struct dk_db *db, const char *path, struct dk_err *err)
{
	char temporary[4096];
	sqlite3 *to = NULL;
	sqlite3_backup *copy;
	bool sound;
	int code, fd;

	if (access(path, F_OK) == 0)
		return dk_fail(err, DK_EEXISTS, NULL, "'%s' is already there; name a new file.",
		    path);
	snprintf(temporary, sizeof(temporary), "%s.part", path);
	unlink(temporary);
	/* as the database itself: nobody else reads customers and the hashes of secrets */
	fd = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	code = sqlite3_open_v2(temporary, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		copy = sqlite3_backup_init(to, "main", db->raw, "main");
		code = copy == NULL ? sqlite3_errcode(to) : sqlite3_backup_step(copy, -1);
		if (copy != NULL && sqlite3_backup_finish(copy) == SQLITE_OK && code == SQLITE_DONE)
			code = SQLITE_OK;
	}
	sound = code == SQLITE_OK && is_sound(to);
	sqlite3_close(to);
	if (code == SQLITE_OK && !sound) {
		unlink(temporary);
		return dk_fail(err, DK_EDB, "file",
		    "The database is damaged, so '%s' is not kept. See: docket verify", path);
	}
	if (code != SQLITE_OK) {
		unlink(temporary);
		return dk_fail(err, (code & 0xFF) == SQLITE_BUSY ? DK_EBUSY : DK_EIO, NULL,
		    "The backup '%s' cannot be written: %s.", path, sqlite3_errstr(code));
	}
	return settle(temporary, path, err);
}

enum dk_rc
dk_db_check(struct dk_db *db, struct dk_arena *a, enum dk_db_check which, const char **complaint,
    struct dk_err *err)
{
	static const char *const checks[] = { [DK_DB_QUICK] = "PRAGMA quick_check(10)",
		[DK_DB_PAGES] = "PRAGMA integrity_check(10)",
		[DK_DB_KEYS] = "PRAGMA foreign_key_check" };
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db->raw, checks[which], -1, &st, NULL);
	int said_so = 0;

	*complaint = "";
	while (code == SQLITE_OK && said_so < COMPLAINTS_MAX &&
	    (code = sqlite3_step(st)) == SQLITE_ROW) {
		const char *said = (const char *)sqlite3_column_text(st, 0);

		code = SQLITE_OK;
		if (said == NULL || strcmp(said, "ok") == 0)
			continue;
		said_so++;
		*complaint = dk_fmt(a, "%s%s%s", *complaint, **complaint ? "; " : "",
		    which == DK_DB_KEYS ? dk_fmt(a, "a row of %s points nowhere", said) : said);
	}
	sqlite3_finalize(st);
	return code == SQLITE_DONE || code == SQLITE_OK ? DK_OK : dk_db_fail(db, code, err);
}

enum dk_rc
dk_db_integrity(struct dk_db *db, struct dk_arena *a, const char **complaint, struct dk_err *err)
{
	const char *pages, *keys;
	enum dk_rc rc = dk_db_check(db, a, DK_DB_PAGES, &pages, err);

	*complaint = "";
	if (rc == DK_OK)
		rc = dk_db_check(db, a, DK_DB_KEYS, &keys, err);
	if (rc == DK_OK)
		*complaint = dk_fmt(a, "%s%s%s", pages, *pages && *keys ? "; " : "", keys);
	return rc;
}
