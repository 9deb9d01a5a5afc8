/* brought.h - what goods brought over their cost, as the last columns of a report. */
#ifndef OUT_REPORT_BROUGHT_H
#define OUT_REPORT_BROUGHT_H

#include "docket/day_margin.h"
#include "out/report/report.h"

#define DK_BROUGHT_COLUMNS \
	{ "net", "Net of lines", DK_COLUMN_MONEY, 0, 14, true }, \
	{ "cost", "Cost of goods", DK_COLUMN_MONEY, 0, 14, true }, \
	{ "margin", "Margin", DK_COLUMN_MONEY, 0, 14, true }, \
	{ "margin_rate", "Margin %", DK_COLUMN_RATE, 0, 9, false }

/* The table, which sums the period: over several days it has no column of days. */
struct dk_table *dk_brought_begin(const struct dk_report_ctx *ctx,
    const struct dk_column *columns, size_t count);
/* Those four cells. */
void dk_brought_cells(struct dk_table *t, const struct dk_brought_fact *f);

#endif
