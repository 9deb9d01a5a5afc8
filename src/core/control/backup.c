/* backup.c - who may take the whole database away as a file. */
#include "docket/backup.h"

enum dk_rc
dk_backup_make(struct dk_session *s, const char *path, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_BACKUP, err);

	return rc == DK_OK ? dk_db_backup(s->db, path, err) : rc;
}
