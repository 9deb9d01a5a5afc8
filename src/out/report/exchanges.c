/* exchanges.c - goods against goods: what was agreed, settled, charged or given up on the days. */
#include "docket/day_exchange.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "exchange", "Exchange", DK_COLUMN_CODE, 0, 11, false },
	{ "what", "What", DK_COLUMN_CODE, 0, 10, false },
	{ "sold", "Sold by", DK_COLUMN_CODE, 0, 10, false },
	{ "return", "Return", DK_COLUMN_CODE, 0, 11, false },
	{ "order", "Replacement", DK_COLUMN_CODE, 0, 11, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "first", "First", DK_COLUMN_CODE, 0, 11, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "credit", "Credit", DK_COLUMN_MONEY, 0, 14, true },
	{ "charge", "Replacement costs", DK_COLUMN_MONEY, 0, 14, true },
	{ "balance", "Balance", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_exchange_fact *facts;
	size_t count;
	enum dk_rc rc = dk_exchange_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_exchange_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->number);
		dk_table_text(*out, f->what);
		dk_table_text(*out, f->sold);
		dk_table_text(*out, f->ret);
		dk_table_text(*out, f->order);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_text(*out, f->first);
		dk_table_text(*out, f->by);
		dk_table_money(*out, f->credit);
		dk_table_money(*out, f->charge);
		dk_table_money(*out, f->balance);
	}
	return rc;
}

const struct dk_report dk_report_exchanges = { .fill = fill, .is_of_day = true };
