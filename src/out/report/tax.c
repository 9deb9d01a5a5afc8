/* tax.c - tax by category and rate; a credit note counts down. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "category", "Category", DK_COLUMN_CODE, 0, 8, false },
	{ "rate", "Rate %", DK_COLUMN_RATE, 0, 8, false },
	{ "name", "Name", DK_COLUMN_TEXT, 0, 30, false },
	{ "invoices", "Invoices", DK_COLUMN_INT, 0, 8, false },
	{ "base", "Taxable", DK_COLUMN_MONEY, 0, 14, true },
	{ "tax", "Tax", DK_COLUMN_MONEY, 0, 14, true },
	/* in houses that have any */
	{ "surcharge_rate", "Surch. %", DK_COLUMN_RATE, 0, 8, false },
	{ "surcharge", "of the tax", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_tax_fact *facts;
	size_t count;
	enum dk_rc rc = dk_tax_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);
	bool is_surcharged = dk_tax_fact_has_surcharge(facts, count);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns) - (is_surcharged ? 0 : 2));
	for (size_t i = 0; i < count; i++) {
		dk_report_row(ctx, *out, facts[i].day);
		dk_table_text(*out, facts[i].tax.category);
		dk_table_rate(*out, facts[i].tax.rate);
		dk_table_text(*out, facts[i].name);
		dk_table_int(*out, facts[i].invoices);
		dk_table_money(*out, facts[i].base);
		dk_table_money(*out, facts[i].tax_amount);
		if (!is_surcharged)
			continue;
		dk_table_rate(*out, facts[i].tax.surcharge);
		dk_table_money(*out, facts[i].surcharge);
	}
	return rc;
}

const struct dk_report dk_report_tax = { .fill = fill, .is_of_day = true };
