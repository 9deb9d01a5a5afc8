/*
 * import_tie.h - two rows of one file that say the same thing differently.
 *
 * A row for what is stored changes it; that is what files are imported for. A second row for the
 * same in one file is a mistake of the file: whichever came last would win unseen.
 */
#ifndef DOCKET_IN_IMPORT_TIE_H
#define DOCKET_IN_IMPORT_TIE_H

#include "in/importer.h"

/* After a row was put: `key` says what it is of ("S in GB from 2026-01-01"). DK_EREFUSED where an
 * earlier row of this file said otherwise of it. It takes run->state. */
enum dk_rc import_tie(struct import_run *run, const char *key, enum dk_put did,
    struct dk_err *err) DK_MUST_USE;

#endif
