/*
 * format.h - prints tables, workbooks and papers; writes files whole or not at all.
 *
 * A format is one file in src/out/format/ and one row in formats.def.
 */
#ifndef DOCKET_FORMAT_H
#define DOCKET_FORMAT_H

#include "docket/buf.h"
#include "docket/csv_field.h"
#include "docket/label.h"
#include "docket/out_file.h"
#include "docket/paper.h"
#include "docket/workbook.h"

struct dk_format {
	const char *name;   /* "xlsx" */
	const char *suffix; /* "xlsx": of file names */
	/* Each may be NULL: the format cannot print that. All add to `out`. */
	enum dk_rc (*workbook)(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err);
	enum dk_rc (*paper)(const struct dk_paper *p, struct dk_buf *out, struct dk_err *err);
	enum dk_rc (*labels)(const struct dk_labels *l, struct dk_buf *out, struct dk_err *err);
};

/* The format called `name` ("text"), or with that file suffix ("txt"); NULL when there is none. */
const struct dk_format *dk_format_find(const char *name);
/* The format of a file name by its suffix; NULL when it has none or an unknown one. */
const struct dk_format *dk_format_of_file(const char *path);
/* All formats in order, for help texts; NULL past the last. */
const struct dk_format *dk_format_at(size_t index);

/* Prints a workbook, a lone table or a document. DK_EINPUT when the format cannot. */
enum dk_rc dk_workbook_print(const struct dk_workbook *w, const struct dk_format *f,
    struct dk_buf *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_table_print(struct dk_table *t, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_paper_print(const struct dk_paper *p, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
