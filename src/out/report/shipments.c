/* shipments.c - what left the house. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "shipment", "Shipment", DK_COLUMN_CODE, 0, 12, false },
	{ "shipped", "Shipped", DK_COLUMN_INSTANT, 0, 16, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "carrier", "Carrier", DK_COLUMN_CODE, 0, 16, false },
	{ "cartons", "Cartons", DK_COLUMN_INT, 0, 7, true },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 6, true },
	{ "pieces", "Pieces", DK_COLUMN_QTY, 0, 10, true },
	{ "cost", "Cost of goods", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_shipment_fact *facts;
	size_t count;
	enum dk_rc rc = dk_shipment_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_shipment_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->number);
		dk_report_instant(*out, f->at);
		dk_table_text(*out, f->by);
		dk_table_text(*out, f->order);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_text(*out, f->carrier);
		dk_table_int(*out, f->cartons);
		dk_table_int(*out, f->lines);
		dk_table_qty(*out, f->pieces);
		dk_table_money(*out, f->cost);
	}
	return rc;
}

const struct dk_report dk_report_shipments = { .fill = fill, .is_of_day = true };
