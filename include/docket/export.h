/*
 * export.h - records as files that can be imported again, such that import(export) changes nothing.
 *
 * The kinds and columns are those of docket/import.h. CSV, or one JSON object a line; orders and
 * history as JSON are order files. Each kind is a file in src/out/export/ and a row of exports.def.
 */
#ifndef DOCKET_EXPORT_H
#define DOCKET_EXPORT_H

#include <stdio.h>

#include "docket/session.h"

struct dk_export_request {
	const char *kind; /* "products" */
	bool json;        /* JSON lines instead of CSV */
	bool guard;       /* for spreadsheets: ' before what they would take for a formula */
};

struct dk_export_kind {
	const char *kind;
	const char *const *columns;
	size_t column_count;
};

/* Writes all records of a kind. DK_ENOTFOUND: no such kind. Right: report. */
enum dk_rc dk_export_run(struct dk_session *s, const struct dk_export_request *req, FILE *out,
    struct dk_err *err) DK_MUST_USE;
/* The kinds there are; false behind the last. */
bool dk_export_kind_at(size_t index, struct dk_export_kind *out);

#endif
