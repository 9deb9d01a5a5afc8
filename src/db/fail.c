/* fail.c - the engine's codes in the clerk's words, and faults injected by tests. */
#include <string.h>

#include "db/private.h"

void
dk_db_fail_at(struct dk_db *db, int n)
{
	db->fail_at = n;
}

bool
dk_db_fault_due(struct dk_db *db)
{
	if (db->fail_at == 0)
		return false;
	if (db->fail_at > 1) {
		db->fail_at--;
		return false;
	}
	return true; /* and goes on failing until switched off */
}

enum dk_rc
dk_db_fail(struct dk_db *db, int code, struct dk_err *err)
{
	int why = sqlite3_system_errno(db->raw);

	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return dk_fail(err, DK_EBUSY, NULL,
		    "Another desk has been writing for too long. Try again in a moment.");
	case SQLITE_FULL:
		return dk_fail(err, DK_EIO, NULL,
		    "The disk is full; nothing was changed. Free some space and try again.");
	case SQLITE_NOTADB:
		return dk_fail(err, DK_ECONFIG, NULL, "'%s' is not a docket database.", db->path);
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return dk_fail(err, DK_EDB, NULL,
		    "The database '%s' cannot be written; check its and its folder's access "
		    "rights.",
		    db->path);
	case SQLITE_IOERR:
		db->is_halted = true;
		return dk_fail(err, DK_EIO, NULL,
		    "The disk failed (%s); nothing more is written. Leave docket and ask for help.",
		    why != 0 ? strerror(why) : sqlite3_errstr(code));
	case SQLITE_CORRUPT:
		db->is_halted = true;
		return dk_fail(err, DK_EDB, NULL,
		    "The database is damaged; nothing more is written. Restore the last backup.");
	case SQLITE_INTERRUPT:
		return dk_fail(err, DK_EBUSY, NULL, "Interrupted; nothing was changed.");
	default:
		return dk_fail(err, DK_EDB, NULL, "The database refused: %s.",
		    sqlite3_errmsg(db->raw));
	}
}
