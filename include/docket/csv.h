/*
 * csv.h - reading CSV (RFC 4180) row by row, strictly.
 *
 * A byte-order mark, CRLF, blank lines and quoted newlines are fine. Refused, with the line:
 * stray quotes, another number of fields than the first row has, NUL, text that is not UTF-8
 * (unless the file is read as latin1), fields over 64 KiB. A row at a time is in memory.
 */
#ifndef DOCKET_CSV_H
#define DOCKET_CSV_H

#include <stdio.h>

#include "docket/base.h"

#define DK_CSV_FIELD_MAX ((size_t)64 << 10)
#define DK_CSV_ROW_MAX ((size_t)1 << 20)

struct dk_csv;

/* One row; valid until the next call. */
struct dk_csv_row {
	size_t line;               /* where it begins, from 1 */
	size_t count;
	const char *const *fields; /* NUL-terminated UTF-8 */
	const char *raw;           /* as it stands in the file, with its line end */
	size_t raw_len;
};

/* Reads from `f`, which stays the caller's to close. */
struct dk_csv *dk_csv_open(FILE *f, bool latin1);
/* The next row that is not blank; *more is false at the end. DK_EINPUT says what is wrong with
 * this row (row->line and row->raw are set) and the next call goes on behind it; after DK_EIO
 * nothing follows. */
enum dk_rc dk_csv_next(struct dk_csv *csv, struct dk_csv_row *row, bool *more,
    struct dk_err *err) DK_MUST_USE;
void dk_csv_close(struct dk_csv *csv);

/* Finds `name` in a header row: its place, or -1. */
int dk_csv_find(const struct dk_csv_row *header, const char *name);
/* A column name that stands twice in a header, or NULL. */
const char *dk_csv_twice(const struct dk_csv_row *header);

#endif
