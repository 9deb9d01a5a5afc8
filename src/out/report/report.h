/*
 * report.h - a report: one file here, one row in reports.def.
 *
 * A report of one table has `fill`; the facts it is made of come from docket/day_facts.h and
 * docket/day_money.h. Notes (filter, as-of) are added around it, for all alike.
 */
#ifndef DOCKET_OUT_REPORT_H
#define DOCKET_OUT_REPORT_H

#include "docket/format.h"
#include "docket/day_money.h"
#include "docket/report.h"

struct dk_report_ctx {
	struct dk_session *session;
	struct dk_arena *arena;
	const struct dk_report_info *info;
	struct dk_period period;
	struct dk_as_of as_of;
};

struct dk_report {
	enum dk_rc (*fill)(const struct dk_report_ctx *ctx, struct dk_table **out,
	    struct dk_err *err);
	/* Charts of that table; may be NULL. */
	void (*charts)(struct dk_workbook *w, const struct dk_table *t);
	bool is_of_day;       /* a sheet of the daily workbook */
	int64_t days_before;  /* with it: the sheet begins so many days earlier */
	/* Instead of `fill`: a cover and several tables, of one day. */
	enum dk_rc (*book)(const struct dk_report_ctx *ctx, struct dk_workbook **out,
	    struct dk_err *err);
};

#define DK_REPORT(name, title, summary, book) extern const struct dk_report dk_report_##name;
#include "out/report/reports.def"
#undef DK_REPORT

/* The reports in the order of dk_report_list. */
const struct dk_report *dk_report_at(size_t index);

/* The table of the report; its money has the digits of the company's currency. Over several days a
 * first column `day` stands before those given. */
struct dk_table *dk_report_begin(const struct dk_report_ctx *ctx, const struct dk_column *columns,
    size_t count);
/* The same of documents, whose last two columns are their currency and an amount in that: left out
 * in a house that knows no other currency. */
enum dk_rc dk_report_begin_own(const struct dk_report_ctx *ctx, const struct dk_column *columns,
    size_t count, struct dk_table **out, struct dk_err *err) DK_MUST_USE;
/* Those two cells, where they are. */
void dk_report_own(struct dk_table *t, const char *currency, dk_money own);
/* Begins a row of a business day. */
void dk_report_row(const struct dk_report_ctx *ctx, struct dk_table *t, dk_date day);
/* An instant as stored; "" leaves the cell empty. */
void dk_report_instant(struct dk_table *t, const char *at);
/* `part` of `whole` in percent, to one decimal; of nothing the cell stays empty. */
void dk_report_share(struct dk_table *t, int64_t part, int64_t whole);

/* The notes by which a printed report is known again: report, days, as of. */
struct dk_report_notes {
	const char *report, *days, *as_of;
};
#define DK_NOTE_REPORT "Report"
#define DK_NOTE_DAYS "Business days"
#define DK_NOTE_AS_OF "As of"
struct dk_report_notes dk_report_notes(const struct dk_report_ctx *ctx);
/* Reads what dk_report_notes wrote as days. */
bool dk_period_parse(const char *s, struct dk_period *out);

#endif
