/* tax_months.c - tax by category and rate, month by month, as a tax return asks for it. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "month", "Month", DK_COLUMN_CODE, 0, 9, false },
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
	struct dk_report_ctx whole = *ctx;
	struct dk_tax_fact *facts;
	size_t count;
	enum dk_rc rc = dk_tax_month_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);
	bool is_surcharged = dk_tax_fact_has_surcharge(facts, count);

	whole.period.to = whole.period.from; /* no column of days */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns) - (is_surcharged ? 0 : 2));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, dk_arena_dup_n(ctx->arena, dk_date_iso(facts[i].day).s, 7));
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

const struct dk_report dk_report_tax_months = { .fill = fill };
