/* trial_tax.c - what the days posted of revenue and tax: each account by category and rate of tax,
 * which add up to the report `tax` of the same days. */
#include <stdlib.h>
#include <string.h>

#include "docket/day_ledger.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "category", "Category", DK_COLUMN_CODE, 0, 8, false },
	{ "rate", "Rate %", DK_COLUMN_RATE, 0, 7, false },
	{ "account", "Account", DK_COLUMN_CODE, 0, 8, false },
	{ "name", "Name", DK_COLUMN_TEXT, 0, 28, false },
	{ "debit", "Debit", DK_COLUMN_MONEY, 0, 14, true },
	{ "credit", "Credit", DK_COLUMN_MONEY, 0, 14, true },
	{ "balance", "Balance", DK_COLUMN_MONEY, 0, 14, true },
};

static int
compare(const void *x, const void *y)
{
	const struct dk_posting_fact *a = x, *b = y;
	int by = strcmp(a->tax, b->tax);

	if (by == 0)
		by = (a->rate.e5 > b->rate.e5) - (a->rate.e5 < b->rate.e5);
	return by != 0 ? by : strcmp(a->account, b->account);
}

/* The rows of one account, category and rate as one. */
static void
add(struct dk_table *t, const struct dk_posting_fact *first, const struct dk_posting_fact *end)
{
	dk_money debit = DK_MONEY(0), credit = DK_MONEY(0);

	for (const struct dk_posting_fact *f = first; f < end; f++) {
		debit = dk_money_plus(debit, f->debit);
		credit = dk_money_plus(credit, f->credit);
	}
	dk_table_row(t);
	dk_table_text(t, first->tax);
	dk_table_rate(t, first->rate);
	dk_table_text(t, first->account);
	dk_table_text(t, first->account_name);
	dk_table_money(t, debit);
	dk_table_money(t, credit);
	dk_table_money(t, dk_money_minus(debit, credit));
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx at = *ctx;
	struct dk_posting_fact *all;
	size_t count, kept = 0;
	enum dk_rc rc = dk_posting_fact_list(ctx->session, ctx->arena, &ctx->period, &all, &count,
	    err);

	at.period.from = at.period.to; /* the days together: no column of days */
	*out = dk_report_begin(&at, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++)
		if (*all[i].tax != '\0')
			all[kept++] = all[i];
	if (kept > 0)
		qsort(all, kept, sizeof(*all), compare);
	for (size_t i = 0, end; i < kept; i = end) {
		for (end = i + 1; end < kept && compare(&all[i], &all[end]) == 0; end++)
			;
		add(*out, &all[i], &all[end]);
	}
	return rc;
}

const struct dk_report dk_report_trial_tax = { .fill = fill };
