/* trial.c - the trial balance: each account before, in and after the days; before and after add up
 * to nothing. */
#include "docket/day_ledger.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "account", "Account", DK_COLUMN_CODE, 0, 8, false },
	{ "name", "Name", DK_COLUMN_TEXT, 0, 32, false },
	{ "before", "Before", DK_COLUMN_MONEY, 0, 16, true },
	{ "debit", "Debit", DK_COLUMN_MONEY, 0, 16, true },
	{ "credit", "Credit", DK_COLUMN_MONEY, 0, 16, true },
	{ "after", "After", DK_COLUMN_MONEY, 0, 16, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx at = *ctx;
	struct dk_account_fact *facts;
	size_t count;
	enum dk_rc rc = dk_account_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	at.period.from = at.period.to; /* the days together: no column of days */
	*out = dk_report_begin(&at, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, facts[i].code);
		dk_table_text(*out, facts[i].name);
		dk_table_money(*out, facts[i].before);
		dk_table_money(*out, facts[i].debit);
		dk_table_money(*out, facts[i].credit);
		dk_table_money(*out, facts[i].after);
	}
	return rc;
}

const struct dk_report dk_report_trial = { .fill = fill };
