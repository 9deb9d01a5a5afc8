/* ageing.c - each invoice that is open at the end of a day, by how late it is. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 24, false },
	{ "invoice", "Invoice", DK_COLUMN_CODE, 0, 12, false },
	{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
	{ "due", "Due", DK_COLUMN_DATE, 0, 10, false },
	{ "late", "Days late", DK_COLUMN_INT, 0, 9, false },
	{ "not_due", "Not due yet", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_30", "1-30 days late", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_60", "31-60", DK_COLUMN_MONEY, 0, 14, true },
	{ "late_90", "61-90", DK_COLUMN_MONEY, 0, 14, true },
	{ "later", "Over 90", DK_COLUMN_MONEY, 0, 14, true },
	{ "currency", "Currency", DK_COLUMN_CODE, 0, 8, false },
	{ "own_open", "Open in it", DK_COLUMN_OWN, 0, 14, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx at = *ctx;
	struct dk_open_fact *facts;
	size_t count;
	enum dk_rc rc = dk_open_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	at.period.from = at.period.to; /* at the end of one day */
	if (rc == DK_OK)
		rc = dk_report_begin_own(&at, columns, DK_COUNT(columns), out, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_open_fact *f = &facts[i];
		int64_t part = f->late <= 0 ? 0 : f->late <= 90 ? 1 + (f->late - 1) / 30 : 4;

		dk_table_row(*out);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->customer_name);
		dk_table_text(*out, f->number);
		dk_table_date(*out, f->date);
		dk_table_date(*out, f->due_date);
		dk_table_int(*out, f->late > 0 ? f->late : 0);
		for (int64_t k = 0; k < 5; k++)
			if (k == part)
				dk_table_money(*out, f->open);
			else
				dk_table_none(*out);
		dk_report_own(*out, f->currency, f->own_open);
	}
	return rc;
}

const struct dk_report dk_report_ageing = { .fill = fill };
