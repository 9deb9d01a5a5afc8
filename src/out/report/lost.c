/* lost.c - what customers asked for and did not get: demand that no order shows. */
#include "docket/lost_sale.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "name", "Description", DK_COLUMN_TEXT, 0, 30, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 26, false },
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "qty", "Pieces", DK_COLUMN_QTY, 0, 10, true },
	{ "reason", "Reason", DK_COLUMN_TEXT, 0, 8, false },
	{ "by", "By", DK_COLUMN_TEXT, 0, 10, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_lost_sale *rows;
	size_t count;
	enum dk_rc rc = dk_lost_sale_list(ctx->session, ctx->arena, ctx->period.from,
	    ctx->period.to, &rows, &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_report_row(ctx, *out, rows[i].day);
		dk_table_text(*out, rows[i].sku);
		dk_table_text(*out, rows[i].name);
		dk_table_text(*out, rows[i].customer);
		dk_table_text(*out, rows[i].customer_name);
		dk_table_text(*out, rows[i].order);
		dk_table_qty(*out, rows[i].qty);
		dk_table_text(*out, dk_lost_reason_name(rows[i].reason));
		dk_table_text(*out, rows[i].by);
	}
	return rc;
}

const struct dk_report dk_report_lost = { .fill = fill };
