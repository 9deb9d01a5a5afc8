/*
 * ledger_file.h - the postings of an export as the file that an accounting program reads.
 */
#ifndef DOCKET_LEDGER_FILE_H
#define DOCKET_LEDGER_FILE_H

#include "docket/base.h"
#include "docket/buf.h"

struct dk_session;

/* Export `id` (docket/ledger_export.h) as csv, json, xlsx or txt, the same bytes each time;
 * DK_ENOTFOUND, DK_EINPUT when no such format prints tables. Right: report. */
enum dk_rc dk_ledger_file_print(struct dk_session *s, dk_id id, const char *format,
    struct dk_buf *out, struct dk_err *err) DK_MUST_USE;

#endif
