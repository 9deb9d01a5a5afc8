/* lines.c - lines of orders entered: what was asked for, at which price, what stock gave. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "line", "Line", DK_COLUMN_INT, 0, 4, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "text", "Description", DK_COLUMN_TEXT, 0, 30, false },
	{ "qty", "Qty", DK_COLUMN_QTY, 0, 8, false },
	{ "unit", "Unit", DK_COLUMN_CODE, 0, 5, false },
	{ "pieces", "Pieces", DK_COLUMN_QTY, 0, 9, true },
	{ "price", "Price", DK_COLUMN_PRICE, 0, 12, false },
	{ "per", "Per", DK_COLUMN_QTY, 0, 6, false },
	{ "layer", "Price from", DK_COLUMN_CODE, 0, 10, false },
	{ "discount", "Disc. %", DK_COLUMN_RATE, 0, 7, false },
	{ "discount_amount", "Discount", DK_COLUMN_MONEY, 0, 10, false },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "tax_category", "Tax", DK_COLUMN_CODE, 0, 4, false },
	{ "tax_rate", "Tax %", DK_COLUMN_RATE, 0, 6, false },
	{ "promise", "Promise", DK_COLUMN_DATE, 0, 10, false },
	{ "filled", "From stock", DK_COLUMN_QTY, 0, 10, true },
	{ "backordered", "Waiting", DK_COLUMN_QTY, 0, 9, true },
	{ "cancelled", "Given up", DK_COLUMN_QTY, 0, 9, true },
};

/* What stands in a line of goods only; a memo line has words alone. */
static void
add_goods(struct dk_table *t, const struct dk_line_fact *f)
{
	dk_table_qty(t, f->unit_qty);
	dk_table_text(t, f->unit);
	dk_table_qty(t, f->ordered);
	dk_table_price(t, f->price);
	dk_table_qty(t, f->base_qty);
	dk_table_text(t, f->layer);
	dk_table_rate(t, f->discount);
	dk_table_money(t, f->discount_amount);
	dk_table_money(t, f->net);
	dk_table_text(t, f->tax.category);
	dk_table_rate(t, f->tax.rate);
	dk_table_date(t, f->promise);
	dk_table_qty(t, f->filled);
	dk_table_qty(t, f->backordered);
	dk_table_qty(t, f->cancelled);
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_line_fact *facts;
	size_t count;
	enum dk_rc rc = dk_line_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_report_row(ctx, *out, facts[i].day);
		dk_table_text(*out, facts[i].order);
		dk_table_int(*out, facts[i].line_no);
		dk_table_text(*out, facts[i].customer);
		dk_table_text(*out, facts[i].sku);
		dk_table_text(*out, facts[i].text);
		if (*facts[i].sku != '\0')
			add_goods(*out, &facts[i]);
	}
	return rc;
}

const struct dk_report dk_report_lines = { .fill = fill, .is_of_day = true };
