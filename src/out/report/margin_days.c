/* margin_days.c - what each business day brought over what the goods cost. */
#include "out/report/brought.h"

static const struct dk_column columns[] = {
	{ "day", "Day", DK_COLUMN_CODE, 0, 10, false },
	DK_BROUGHT_COLUMNS,
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_brought_fact *facts;
	size_t count;
	enum dk_rc rc = dk_brought_by_day(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_brought_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, facts[i].key);
		dk_brought_cells(*out, &facts[i]);
	}
	return rc;
}

const struct dk_report dk_report_margin_days = { .fill = fill };
