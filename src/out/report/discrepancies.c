/* discrepancies.c - what the last run of each day's rules found, and the reasons given. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "rule", "Rule", DK_COLUMN_CODE, 0, 20, false },
	{ "state", "State", DK_COLUMN_CODE, 0, 6, false },
	{ "expected", "Expected", DK_COLUMN_TEXT, 0, 16, false },
	{ "found", "Found", DK_COLUMN_TEXT, 0, 16, false },
	{ "key", "Discrepancy", DK_COLUMN_CODE, 0, 28, false },
	{ "code", "Code", DK_COLUMN_CODE, 0, 12, false },
	{ "reason", "Reason", DK_COLUMN_TEXT, 0, 40, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_discrepancy_fact *facts;
	size_t count;
	enum dk_rc rc = dk_discrepancy_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_discrepancy_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->rule);
		dk_table_text(*out, f->state);
		dk_table_text(*out, f->expected);
		dk_table_text(*out, f->found);
		dk_table_text(*out, f->key);
		dk_table_text(*out, f->reason_code);
		dk_table_text(*out, f->reason);
		dk_table_text(*out, f->by);
	}
	return rc;
}

const struct dk_report dk_report_discrepancies = { .fill = fill, .is_of_day = true };
