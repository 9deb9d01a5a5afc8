/*
 * workbook.h - named tables with a cover and charts: the daily workbook and its like.
 *
 * Every format prints one (docket/format.h); only xlsx draws the charts. Printed twice from the
 * same data, the bytes are the same: nothing in it comes from the clock or the machine.
 */
#ifndef DOCKET_WORKBOOK_H
#define DOCKET_WORKBOOK_H

#include "docket/buf.h"
#include "docket/table.h"

enum dk_chart_kind { DK_CHART_COLUMN, DK_CHART_LINE };

#define DK_CHART_SERIES 4

/* Columns of one table over its rows. Rows beyond `row_count` of the table are left out. */
struct dk_chart {
	const char *title;
	enum dk_chart_kind kind;
	const struct dk_table *table;
	const char *label;                   /* key of the column under the axis */
	const char *series[DK_CHART_SERIES]; /* keys of number columns; NULL ends */
	size_t first_row, row_count;         /* 0, 0 = all rows */
};

struct dk_workbook {
	struct dk_arena *arena;
	const char *title;   /* "Daily report of 2026-11-23" */
	const char *company; /* "" = none */
	const char *digest;  /* hash that seals the data, printed on the cover; "" = none */
	int64_t created_ms;  /* instant of the data, never of the printing */
	struct dk_note *notes; /* of the cover: filter, as-of, made by */
	size_t note_count, note_cap;
	struct dk_table **tables;
	size_t table_count, table_cap;
	struct dk_chart *charts;
	size_t chart_count, chart_cap;
	bool has_cover; /* set by dk_workbook_new; a lone table has none */
};

struct dk_workbook *dk_workbook_new(struct dk_arena *a, const char *title, int64_t created_ms);
void dk_workbook_note(struct dk_workbook *w, const char *label, const char *text);
/* Tables stand in the order added. The table is kept, not copied. */
void dk_workbook_add(struct dk_workbook *w, struct dk_table *t);
/* The struct is copied; its table must have been added, its keys must be columns of it. */
void dk_workbook_chart(struct dk_workbook *w, const struct dk_chart *chart);

/* Compares two .xlsx files cell by cell (texts, numbers, formulas, sheets). DK_OK when all agree;
 * DK_EREFUSED with "Sheet!C7: expected X, found Y" for the first that differs, in the order of
 * sheets, rows and columns; DK_EINPUT when one is no workbook that can be read. `expected` is the
 * freshly made one. */
enum dk_rc dk_workbook_compare(const struct dk_buf *expected, const struct dk_buf *found,
    struct dk_err *err) DK_MUST_USE;

#endif
