/* sales.c - what was invoiced of each product in the whole period, greatest first. */
#include "out/report/report.h"

#define SHOWN 15 /* products that a chart can show and still be read */

static const struct dk_column columns[] = {
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "text", "Description", DK_COLUMN_TEXT, 0, 36, false },
	{ "invoices", "Invoices", DK_COLUMN_INT, 0, 8, false },
	{ "pieces", "Pieces", DK_COLUMN_QTY, 0, 10, true },
	{ "net", "Net of lines", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_sale_fact *facts;
	size_t count;
	enum dk_rc rc = dk_sale_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	whole.period.to = whole.period.from; /* no column of days: rows are of all of them */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, facts[i].sku);
		dk_table_text(*out, facts[i].text);
		dk_table_int(*out, facts[i].invoices);
		dk_table_qty(*out, facts[i].pieces);
		dk_table_money(*out, facts[i].net);
	}
	return rc;
}

static void
charts(struct dk_workbook *w, const struct dk_table *t)
{
	dk_workbook_chart(w, &(struct dk_chart){ .title = "Sales by product",
	    .kind = DK_CHART_COLUMN, .table = t, .label = "sku", .series = { "net" },
	    .row_count = SHOWN });
}

const struct dk_report dk_report_sales = { .fill = fill, .charts = charts, .is_of_day = true };
