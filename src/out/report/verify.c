/* verify.c - is a printed workbook still what docket printed? Makes it again and compares. */
#include <string.h>

#include "out/report/report.h"
#include "out/xlsx_read.h"

#define NOTES 40 /* rows of a cover among which its notes stand */

/* The text in the second column beside a label of the first; NULL without one. */
static const char *
note_of(const struct xlsx_sheet *sheet, const char *label)
{
	for (size_t i = 0; i + 1 < sheet->count; i++) {
		const struct xlsx_cell *c = &sheet->cells[i], *next = c + 1;

		if (c->row < NOTES && c->column == 0 && strcmp(c->value, label) == 0 &&
		    next->row == c->row && next->column == 1)
			return next->value;
	}
	return NULL;
}

/* What the cover names: a report and its days. */
static bool
read_cover(const struct xlsx_file *f, struct dk_report_query *q)
{
	for (size_t i = 0; i < f->count; i++) {
		const char *days = note_of(&f->sheets[i], DK_NOTE_DAYS);
		struct dk_period p;

		q->name = note_of(&f->sheets[i], DK_NOTE_REPORT);
		if (q->name == NULL || days == NULL || !dk_period_parse(days, &p))
			continue;
		q->from = p.from;
		q->to = p.to;
		return true;
	}
	return false;
}

enum dk_rc
dk_report_verify(struct dk_session *s, const struct dk_buf *file, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_report_query q = { .name = NULL };
	struct dk_buf again = { 0 };
	struct xlsx_file f;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	if (rc == DK_OK)
		rc = dk_xlsx_read(&tmp, file, &f, err);
	if (rc == DK_OK && !read_cover(&f, &q))
		rc = dk_fail(err, DK_EINPUT, "file",
		    "No cover in this workbook names a report of docket and its days;"
		    " it cannot be compared.");
	if (rc == DK_OK)
		rc = dk_report_print(s, &q, "xlsx", &again, err);
	if (rc == DK_OK)
		rc = dk_workbook_compare(&again, file, err);
	dk_buf_free(&again);
	dk_arena_free(&tmp);
	return rc;
}
