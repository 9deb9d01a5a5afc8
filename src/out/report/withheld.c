/* withheld.c - what customers withheld, by tax and rate; a credit note counts down. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "name", "Name", DK_COLUMN_TEXT, 0, 30, false },
	{ "rate", "Rate %", DK_COLUMN_RATE, 0, 8, false },
	{ "invoices", "Invoices", DK_COLUMN_INT, 0, 8, false },
	{ "base", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "withheld", "Withheld", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_withheld_fact *facts;
	size_t count;
	enum dk_rc rc = dk_withheld_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_report_row(ctx, *out, facts[i].day);
		dk_table_text(*out, facts[i].name);
		dk_table_rate(*out, facts[i].rate);
		dk_table_int(*out, facts[i].invoices);
		dk_table_money(*out, facts[i].base);
		dk_table_money(*out, facts[i].withheld);
	}
	return rc;
}

const struct dk_report dk_report_withheld = { .fill = fill };
