/* invoices.c - invoices and credit notes posted; a credit note counts down. */
#include <string.h>

#include "out/report/report.h"

enum { WITHHELD = 15 };

static const struct dk_column columns[] = {
	{ "invoice", "Invoice", DK_COLUMN_CODE, 0, 14, false },
	{ "kind", "Kind", DK_COLUMN_CODE, 0, 11, false },
	{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
	{ "due_date", "Due on", DK_COLUMN_DATE, 0, 10, false },
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "shipment", "Shipment", DK_COLUMN_CODE, 0, 12, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "goods", "Goods", DK_COLUMN_MONEY, 0, 14, true },
	{ "discount", "Discount", DK_COLUMN_MONEY, 0, 12, true },
	{ "freight", "Freight", DK_COLUMN_MONEY, 0, 12, true },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "tax", "Tax", DK_COLUMN_MONEY, 0, 12, true },
	{ "total", "Total", DK_COLUMN_MONEY, 0, 14, true },
	[WITHHELD] = { "withheld", "Withheld", DK_COLUMN_MONEY, 0, 12, true },
	{ "prepaid", "Prepaid", DK_COLUMN_MONEY, 0, 12, true },
	{ "rounding", "Rounding", DK_COLUMN_MONEY, 0, 10, true },
	{ "due", "Due", DK_COLUMN_MONEY, 0, 14, true },
	{ "currency", "Currency", DK_COLUMN_CODE, 0, 8, false },
	{ "own_due", "Due in it", DK_COLUMN_OWN, 0, 14, false },
};

static void
add(const struct dk_report_ctx *ctx, struct dk_table *t, const struct dk_invoice_fact *f,
    bool is_withheld)
{
	dk_report_row(ctx, t, f->day);
	dk_table_text(t, f->number);
	dk_table_text(t, f->kind);
	dk_table_date(t, f->date);
	dk_table_date(t, f->due_date);
	dk_table_text(t, f->order);
	dk_table_text(t, f->shipment);
	dk_table_text(t, f->customer);
	dk_table_text(t, f->customer_name);
	dk_table_text(t, f->by);
	dk_table_money(t, f->goods);
	dk_table_money(t, f->discount);
	dk_table_money(t, f->freight);
	dk_table_money(t, f->net);
	dk_table_money(t, f->tax);
	dk_table_money(t, f->total);
	if (is_withheld)
		dk_table_money(t, f->withheld);
	dk_table_money(t, f->prepaid);
	dk_table_money(t, f->rounding);
	dk_table_money(t, f->due);
	dk_report_own(t, f->currency, f->own_due);
}

/* Where nothing is withheld no column says so, as before there was one. */
static enum dk_rc
begin(const struct dk_report_ctx *ctx, bool is_withheld, struct dk_table **out,
    struct dk_err *err)
{
	struct dk_column *some = dk_arena_array(ctx->arena, DK_COUNT(columns), sizeof(*some));
	size_t count = DK_COUNT(columns);

	memcpy(some, columns, sizeof(columns));
	if (!is_withheld)
		memmove(&some[WITHHELD], &columns[WITHHELD + 1],
		    (--count - WITHHELD) * sizeof(*some));
	return dk_report_begin_own(ctx, some, count, out, err);
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_invoice_fact *facts;
	size_t count;
	bool is_withheld = false;
	enum dk_rc rc = dk_invoice_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		is_withheld = is_withheld || facts[i].withheld.minor != 0;
	if (rc == DK_OK)
		rc = begin(ctx, is_withheld, out, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		add(ctx, *out, &facts[i], is_withheld);
	return rc;
}

const struct dk_report dk_report_invoices = { .fill = fill, .is_of_day = true };
