/* returns.c - what customers were credited, as positive amounts. */
#include <string.h>

#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "credit_note", "Credit note", DK_COLUMN_CODE, 0, 14, false },
	{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "tax", "Tax", DK_COLUMN_MONEY, 0, 12, true },
	{ "total", "Total", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_invoice_fact *facts;
	size_t count;
	enum dk_rc rc = dk_invoice_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_invoice_fact *f = &facts[i];

		if (strcmp(f->kind, "credit-note") != 0)
			continue;
		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->number);
		dk_table_date(*out, f->date);
		dk_table_text(*out, f->order);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_text(*out, f->by);
		dk_table_money(*out, dk_money_neg(f->net));
		dk_table_money(*out, dk_money_neg(f->tax));
		dk_table_money(*out, dk_money_neg(f->total));
	}
	return rc;
}

const struct dk_report dk_report_returns = { .fill = fill, .is_of_day = true };
