/* orders.c - the orders entered, with their amounts. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "entered", "Entered", DK_COLUMN_INSTANT, 0, 16, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "customer_po", "Their order", DK_COLUMN_CODE, 0, 14, false },
	{ "placed", "Placed", DK_COLUMN_DATE, 0, 10, false },
	{ "wanted", "Wanted", DK_COLUMN_DATE, 0, 10, false },
	{ "promised", "Promised", DK_COLUMN_DATE, 0, 10, false },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 6, true },
	{ "goods", "Goods", DK_COLUMN_MONEY, 0, 14, true },
	{ "discount", "Discount", DK_COLUMN_MONEY, 0, 12, true },
	{ "freight", "Freight", DK_COLUMN_MONEY, 0, 12, true },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "tax", "Tax", DK_COLUMN_MONEY, 0, 12, true },
	{ "total", "Total", DK_COLUMN_MONEY, 0, 14, true },
	{ "currency", "Currency", DK_COLUMN_CODE, 0, 8, false },
	{ "own_total", "Total in it", DK_COLUMN_OWN, 0, 14, false },
};

static void
add(const struct dk_report_ctx *ctx, struct dk_table *t, const struct dk_order_fact *f)
{
	dk_report_row(ctx, t, f->day);
	dk_table_text(t, f->number);
	dk_report_instant(t, f->at);
	dk_table_text(t, f->by);
	dk_table_text(t, f->customer);
	dk_table_text(t, f->customer_name);
	dk_table_text(t, f->customer_po);
	dk_table_date(t, f->placed);
	dk_table_date(t, f->wanted);
	dk_table_date(t, f->promised);
	dk_table_int(t, f->lines);
	dk_table_money(t, f->goods);
	dk_table_money(t, f->discount);
	dk_table_money(t, f->freight);
	dk_table_money(t, f->net);
	dk_table_money(t, f->tax);
	dk_table_money(t, f->total);
	dk_report_own(t, f->currency, f->own_total);
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_order_fact *facts;
	size_t count;
	enum dk_rc rc = dk_order_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	if (rc == DK_OK)
		rc = dk_report_begin_own(ctx, columns, DK_COUNT(columns), out, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		add(ctx, *out, &facts[i]);
	return rc;
}

const struct dk_report dk_report_orders = { .fill = fill, .is_of_day = true };
