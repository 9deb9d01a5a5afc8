/* margin.c - what each product brought over what its goods cost, the best first; goods given for
 * nothing show their cost. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "text", "Description", DK_COLUMN_TEXT, 0, 36, false },
	{ "pieces", "Pieces", DK_COLUMN_QTY, 0, 10, true },
	{ "net", "Net of lines", DK_COLUMN_MONEY, 0, 14, true },
	{ "cost", "Cost of goods", DK_COLUMN_MONEY, 0, 14, true },
	{ "margin", "Margin", DK_COLUMN_MONEY, 0, 14, true },
	{ "margin_rate", "Margin %", DK_COLUMN_RATE, 0, 9, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_margin_fact *facts;
	size_t count;
	enum dk_rc rc = dk_margin_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	whole.period.to = whole.period.from; /* no column of days: rows are of all of them */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_margin_fact *f = &facts[i];
		dk_money margin = dk_money_minus(f->net, f->cost);
		dk_rate rate;

		dk_table_row(*out);
		dk_table_text(*out, f->sku);
		dk_table_text(*out, f->text);
		dk_table_qty(*out, f->pieces);
		dk_table_money(*out, f->net);
		dk_table_money(*out, f->cost);
		dk_table_money(*out, margin);
		if (f->net.minor > 0 && dk_muldiv(margin.minor, DK_RATE_ONE, f->net.minor,
		    INT32_MAX, &rate.e5))
			dk_table_rate(*out, rate);
		else
			dk_table_none(*out);
	}
	return rc;
}

const struct dk_report dk_report_margin = { .fill = fill };
