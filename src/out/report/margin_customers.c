/* margin_customers.c - what each customer brought over what his goods cost, the best first. */
#include "docket/day_margin.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 12, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 32, false },
	{ "net", "Net of lines", DK_COLUMN_MONEY, 0, 14, true },
	{ "cost", "Cost of goods", DK_COLUMN_MONEY, 0, 14, true },
	{ "margin", "Margin", DK_COLUMN_MONEY, 0, 14, true },
	{ "margin_rate", "Margin %", DK_COLUMN_RATE, 0, 9, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_brought_fact *facts;
	size_t count;
	enum dk_rc rc = dk_brought_by_customer(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	whole.period.to = whole.period.from; /* no other column of days */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_brought_fact *f = &facts[i];
		dk_money margin = dk_money_minus(f->net, f->cost);

		dk_table_row(*out);
		dk_table_text(*out, f->key);
		dk_table_text(*out, f->text);
		dk_table_money(*out, f->net);
		dk_table_money(*out, f->cost);
		dk_table_money(*out, margin);
		dk_report_share(*out, margin.minor, f->net.minor);
	}
	return rc;
}

const struct dk_report dk_report_margin_customers = { .fill = fill };
