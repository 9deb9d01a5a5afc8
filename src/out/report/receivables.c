/* receivables.c - what each customer owes at the end of a day, by how late it is. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "not_due", "Not due yet", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_30", "1-30 days late", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_60", "31-60", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_90", "61-90", DK_COLUMN_MONEY, 0, 14, true },
	{ "later", "Over 90", DK_COLUMN_MONEY, 0, 14, true },
	{ "credit", "Paid ahead", DK_COLUMN_MONEY, 0, 14, true },
	{ "balance", "Balance", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx at = *ctx;
	struct dk_due_fact *facts;
	size_t count;
	enum dk_rc rc = dk_due_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	at.period.from = at.period.to; /* at the end of one day */
	*out = dk_report_begin(&at, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_due_fact *f = &facts[i];

		dk_table_row(*out);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_money(*out, f->not_due);
		dk_table_money(*out, f->late_30);
		dk_table_money(*out, f->late_60);
		dk_table_money(*out, f->late_90);
		dk_table_money(*out, f->later);
		dk_table_money(*out, f->credit);
		dk_table_money(*out, f->balance);
	}
	return rc;
}

const struct dk_report dk_report_receivables = { .fill = fill };
