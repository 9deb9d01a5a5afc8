/* value.c - what the goods on hand are worth at the end of a day: in sum the stock account. */
#include "docket/day_value.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "text", "Description", DK_COLUMN_TEXT, 0, 36, false },
	{ "qty", "On hand", DK_COLUMN_QTY, 0, 12, false },
	{ "unit", "Unit", DK_COLUMN_TEXT, 0, 6, false },
	{ "average", "Average cost", DK_COLUMN_PRICE, 0, 12, false },
	{ "standard", "Standard cost", DK_COLUMN_PRICE, 0, 12, false },
	{ "per", "per", DK_COLUMN_QTY, 0, 6, false },
	{ "value", "Value", DK_COLUMN_MONEY, 0, 16, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx at = *ctx;
	struct dk_value_facts facts;
	enum dk_rc rc = dk_value_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, err);

	at.period.from = at.period.to; /* as the last day left it */
	*out = dk_report_begin(&at, columns, DK_COUNT(columns));
	for (size_t i = 0; i < facts.count; i++) {
		const struct dk_value_fact *f = &facts.list[i];

		dk_table_row(*out);
		dk_table_text(*out, f->sku);
		dk_table_text(*out, f->text);
		dk_table_qty(*out, f->qty);
		dk_table_text(*out, f->unit);
		dk_table_price(*out, f->average);
		dk_table_price(*out, f->standard);
		dk_table_qty(*out, f->per);
		dk_table_money(*out, f->value);
	}
	dk_table_note(*out, "Stock account", dk_money_show(facts.booked, ctx->session->exponent).s);
	return rc;
}

const struct dk_report dk_report_value = { .fill = fill };
