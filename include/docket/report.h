/*
 * report.h - what the desk did in a period, as tables; and the daily workbook (domain.md §10).
 *
 * A report is one file in src/out/report/ and one row in reports.def; it fills a neutral table
 * (docket/table.h) from the facts of business days (docket/day_facts.h). A closed day is told
 * from what its sign-off kept and from rows that never change, as of the closing instant: it
 * prints to the same bytes for ever. Right: report.
 */
#ifndef DOCKET_REPORT_H
#define DOCKET_REPORT_H

#include "docket/buf.h"
#include "docket/session.h"

struct dk_table;
struct dk_workbook;

struct dk_report_info {
	const char *name;    /* "orders" */
	const char *title;   /* "Orders entered" */
	const char *summary; /* a sentence for lists and menus */
	bool is_workbook;    /* several tables with a cover, of one day */
};

/* All reports in order. */
const struct dk_report_info *dk_report_list(size_t *count);

struct dk_report_query {
	const char *name;
	dk_date from, to; /* business days; `to` not set = `from`, neither = the open day */
};

/* One report as a table in `a`. DK_ENOTFOUND names the reports there are; DK_EINPUT for the daily
 * workbook, which is several tables. */
enum dk_rc dk_report_table(struct dk_session *s, struct dk_arena *a,
    const struct dk_report_query *q, struct dk_table **out, struct dk_err *err) DK_MUST_USE;
/* The daily workbook of one day, or one report as a workbook that has no cover. */
enum dk_rc dk_report_workbook(struct dk_session *s, struct dk_arena *a,
    const struct dk_report_query *q, struct dk_workbook **out, struct dk_err *err) DK_MUST_USE;
/* Prints either in a format by its name ("xlsx", "csv", "json", "text", "pdf"); adds to `out`. */
enum dk_rc dk_report_print(struct dk_session *s, const struct dk_report_query *q,
    const char *format, struct dk_buf *out, struct dk_err *err) DK_MUST_USE;

/* Makes the report that the cover of the .xlsx in `file` names once more and compares cell by
 * cell. DK_OK when all agree; DK_EREFUSED names the first cell that differs; DK_EINPUT when the
 * file is no workbook of docket. */
enum dk_rc dk_report_verify(struct dk_session *s, const struct dk_buf *file,
    struct dk_err *err) DK_MUST_USE;

#endif
