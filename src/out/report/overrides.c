/* overrides.c - what somebody let pass: manual prices, released holds, findings. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "at", "At", DK_COLUMN_INSTANT, 0, 16, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "kind", "Kind", DK_COLUMN_CODE, 0, 8, false },
	{ "order", "Order", DK_COLUMN_CODE, 0, 10, false },
	{ "line", "Line", DK_COLUMN_INT, 0, 4, false },
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 10, false },
	{ "code", "Code", DK_COLUMN_CODE, 0, 18, false },
	{ "text", "What", DK_COLUMN_TEXT, 0, 44, false },
	{ "reason", "Reason", DK_COLUMN_TEXT, 0, 40, false },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_override_fact *facts;
	size_t count;
	enum dk_rc rc = dk_override_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_override_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_report_instant(*out, f->at);
		dk_table_text(*out, f->by);
		dk_table_text(*out, f->kind);
		dk_table_text(*out, f->order);
		if (f->line_no > 0)
			dk_table_int(*out, f->line_no);
		else
			dk_table_none(*out);
		dk_table_text(*out, f->customer);
		dk_table_text(*out, f->code);
		dk_table_text(*out, f->text);
		dk_table_text(*out, f->reason);
	}
	return rc;
}

const struct dk_report dk_report_overrides = { .fill = fill, .is_of_day = true };
