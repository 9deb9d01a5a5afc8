/*
 * backup.h - the whole database as a new file. The engine's part is in docket/db.h; here it is
 * asked who may.
 */
#ifndef DOCKET_BACKUP_H
#define DOCKET_BACKUP_H

#include "docket/session.h"

/* A consistent copy of the session's database, synced and renamed into place. DK_EEXISTS when
 * something stands at `path`. Right: backup. */
enum dk_rc dk_backup_make(struct dk_session *s, const char *path, struct dk_err *err) DK_MUST_USE;

#endif
