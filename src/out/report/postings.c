/* postings.c - each row of the ledger, for the program that keeps the books. */
#include "docket/day_ledger.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
	{ "document", "Document", DK_COLUMN_CODE, 0, 14, false },
	{ "number", "Number", DK_COLUMN_CODE, 0, 12, false },
	{ "account", "Account", DK_COLUMN_CODE, 0, 8, false },
	{ "name", "Name", DK_COLUMN_TEXT, 0, 32, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "tax", "Tax", DK_COLUMN_CODE, 0, 4, false },
	{ "rate", "Rate %", DK_COLUMN_RATE, 0, 6, false },
	{ "debit", "Debit", DK_COLUMN_MONEY, 0, 14, true },
	{ "credit", "Credit", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_posting_fact *facts;
	size_t count;
	enum dk_rc rc = dk_posting_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_posting_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_date(*out, f->date);
		dk_table_text(*out, f->document);
		dk_table_text(*out, f->number);
		dk_table_text(*out, f->account);
		dk_table_text(*out, f->account_name);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->tax);
		if (*f->tax != '\0')
			dk_table_rate(*out, f->rate);
		else
			dk_table_none(*out);
		dk_table_money(*out, f->debit);
		dk_table_money(*out, f->credit);
	}
	return rc;
}

const struct dk_report dk_report_postings = { .fill = fill };
