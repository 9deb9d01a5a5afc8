/* tender.c - what the till should hold, what was counted, and why the two differ. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "method", "Method", DK_COLUMN_CODE, 0, 10, false },
	{ "expected", "Expected", DK_COLUMN_MONEY, 0, 14, true },
	{ "counted", "Counted", DK_COLUMN_MONEY, 0, 14, true },
	{ "difference", "Difference", DK_COLUMN_MONEY, 0, 12, true },
	{ "code", "Code", DK_COLUMN_CODE, 0, 12, false },
	{ "reason", "Reason", DK_COLUMN_TEXT, 0, 40, false },
};

/* Transfers and the like are not counted: nothing is expected to differ there. */
static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_tender_fact *facts;
	size_t count;
	enum dk_rc rc = dk_tender_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_tender_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_table_text(*out, f->method);
		dk_table_money(*out, f->expected);
		if (f->is_counted) {
			dk_table_money(*out, f->counted);
			dk_table_money(*out, dk_money_minus(f->counted, f->expected));
		} else {
			dk_table_none(*out);
			dk_table_none(*out);
		}
		dk_table_text(*out, f->reason_code);
		dk_table_text(*out, f->reason);
	}
	return rc;
}

const struct dk_report dk_report_tender = { .fill = fill, .is_of_day = true };
