/*
 * upgrade.h - a file of an earlier docket gets the tables of this one; for the core alone.
 *
 * Tables whose text in schema.sql has changed are made anew and their rows copied, column by column
 * of the same name; a new column takes its default. Nobody else may have the file open meanwhile.
 */
#ifndef DOCKET_DB_UPGRADE_H
#define DOCKET_DB_UPGRADE_H

#include "docket/db.h"

/* As dk_db_open, of any schema up to this one; *from is the file's. */
enum dk_rc dk_db_open_old(const char *path, struct dk_db **out, int64_t *from,
    struct dk_err *err) DK_MUST_USE;
/* Is it this docket's schema? */
bool dk_db_is_current(int64_t version);
/* Before the transaction: makes sure that nobody else has it open. DK_EBUSY when somebody has. */
enum dk_rc dk_db_upgrade_begin(struct dk_db *db, struct dk_err *err) DK_MUST_USE;
/* Inside the caller's transaction: all tables, indexes and triggers as in schema.sql. */
enum dk_rc dk_db_upgrade(struct dk_db *db, struct dk_err *err) DK_MUST_USE;
/* After it, committed or not: the file is shared again. */
enum dk_rc dk_db_upgrade_end(struct dk_db *db, struct dk_err *err) DK_MUST_USE;

#endif
