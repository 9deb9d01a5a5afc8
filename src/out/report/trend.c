/* trend.c - each business day in a row: orders, sales, money, and how much stock could give. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "day", "Day", DK_COLUMN_DATE, 0, 10, false },
	{ "weekday", "Weekday", DK_COLUMN_TEXT, 0, 11, false }, /* names the day in charts */
	{ "orders", "Orders", DK_COLUMN_INT, 0, 7, true },
	{ "ordered", "Ordered net", DK_COLUMN_MONEY, 0, 14, true },
	{ "shipments", "Shipments", DK_COLUMN_INT, 0, 9, true },
	{ "invoices", "Invoices", DK_COLUMN_INT, 0, 8, true },
	{ "invoiced", "Invoiced net", DK_COLUMN_MONEY, 0, 14, true },
	{ "paid", "Paid", DK_COLUMN_MONEY, 0, 14, true },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 6, true },
	{ "full_lines", "Lines in full", DK_COLUMN_INT, 0, 8, true },
	{ "line_rate", "Lines in full %", DK_COLUMN_RATE, 0, 8, false },
	{ "piece_rate", "Pieces filled %", DK_COLUMN_RATE, 0, 8, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx own = *ctx;
	struct dk_trend_fact *facts;
	size_t count;
	enum dk_rc rc = dk_trend_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	own.period.from = own.period.to; /* the day is a column of its own, also of one day */
	*out = dk_report_begin(&own, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_trend_fact *f = &facts[i];

		dk_table_row(*out);
		dk_table_date(*out, f->day);
		dk_table_text(*out, dk_date_short(f->day).s);
		dk_table_int(*out, f->orders);
		dk_table_money(*out, f->ordered_net);
		dk_table_int(*out, f->shipments);
		dk_table_int(*out, f->invoices);
		dk_table_money(*out, f->invoiced_net);
		dk_table_money(*out, f->paid);
		dk_table_int(*out, f->lines);
		dk_table_int(*out, f->full_lines);
		dk_report_share(*out, f->full_lines, f->lines);
		dk_report_share(*out, f->filled.milli, f->ordered.milli);
	}
	return rc;
}

static void
charts(struct dk_workbook *w, const struct dk_table *t)
{
	dk_workbook_chart(w, &(struct dk_chart){ .title = "Ordered and invoiced by day",
	    .kind = DK_CHART_COLUMN, .table = t, .label = "weekday",
	    .series = { "ordered", "invoiced" } });
	dk_workbook_chart(w, &(struct dk_chart){ .title = "Fill rate by day",
	    .kind = DK_CHART_COLUMN, .table = t, .label = "weekday",
	    .series = { "line_rate", "piece_rate" } });
}

const struct dk_report dk_report_trend = {
	.fill = fill, .charts = charts, .is_of_day = true, .days_before = 27,
};
