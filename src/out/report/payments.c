/* payments.c - payments and refunds; a refund counts down. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "payment", "Payment", DK_COLUMN_CODE, 0, 12, false },
	{ "taken", "Taken", DK_COLUMN_INSTANT, 0, 16, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "kind", "Kind", DK_COLUMN_CODE, 0, 8, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "method", "Method", DK_COLUMN_CODE, 0, 9, false },
	{ "reference", "Reference", DK_COLUMN_CODE, 0, 20, false },
	{ "amount", "Amount", DK_COLUMN_MONEY, 0, 14, true },
	{ "applied", "Applied that day", DK_COLUMN_MONEY, 0, 14, true },
	{ "currency", "Currency", DK_COLUMN_CODE, 0, 8, false },
	{ "own_amount", "Amount in it", DK_COLUMN_OWN, 0, 14, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_payment_fact *facts;
	size_t count;
	enum dk_rc rc = dk_payment_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	if (rc == DK_OK)
		rc = dk_report_begin_own(ctx, columns, DK_COUNT(columns), out, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_payment_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->number);
		dk_report_instant(*out, f->at);
		dk_table_text(*out, f->by);
		dk_table_text(*out, f->kind);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_text(*out, f->method);
		dk_table_text(*out, f->reference);
		dk_table_money(*out, f->amount);
		dk_table_money(*out, f->applied);
		dk_report_own(*out, f->currency, f->own_amount);
	}
	return rc;
}

const struct dk_report dk_report_payments = { .fill = fill, .is_of_day = true };
