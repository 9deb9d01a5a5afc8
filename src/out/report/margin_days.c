/* margin_days.c - what each business day brought over what the goods cost. */
#include "docket/day_margin.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "day", "Day", DK_COLUMN_CODE, 0, 10, false },
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
	enum dk_rc rc = dk_brought_by_day(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	whole.period.to = whole.period.from; /* no other column of days */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_brought_fact *f = &facts[i];
		dk_money margin = dk_money_minus(f->net, f->cost);

		dk_table_row(*out);
		dk_table_text(*out, f->key);
		dk_table_money(*out, f->net);
		dk_table_money(*out, f->cost);
		dk_table_money(*out, margin);
		dk_report_share(*out, margin.minor, f->net.minor);
	}
	return rc;
}

const struct dk_report dk_report_margin_days = { .fill = fill };
