/* import_report.h - what was wrong: the first faults for the clerk, all rejected rows in a file. */
#ifndef DOCKET_IN_IMPORT_REPORT_H
#define DOCKET_IN_IMPORT_REPORT_H

#include "in/import_source.h"

struct import_report {
	const struct dk_import_request *req;
	struct dk_import_summary *out;
	struct dk_arena *keep;
	FILE *rejects;
	size_t width;     /* fields of the file's rows */
	int64_t spoiling; /* faults that spoil the file */
	int64_t not_read; /* of them: rows that could not be understood */
	bool failed;      /* the rejects could not be written */
};

/* Opens the file of rejects where one is asked for. */
enum dk_rc import_report_open(struct import_report *r, struct dk_err *err) DK_MUST_USE;
/* The header of the file, to stand above the rejected rows too. */
void import_report_header(struct import_report *r, const struct dk_csv_row *header);
/* Notes a fault; `column` may be "". */
void import_report_fault(struct import_report *r, size_t line, const char *column,
    const char *reason);
/* Notes a rejected row with its reason: the fault, the counts, the file of rejects. */
void import_report_row(struct import_report *r, const struct import_line *l);
/* DK_EIO when the rejects could not be written. */
enum dk_rc import_report_close(struct import_report *r, struct dk_err *err) DK_MUST_USE;

#endif
