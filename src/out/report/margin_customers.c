/* margin_customers.c - what each customer brought over what his goods cost, the best first. */
#include "out/report/brought.h"

static const struct dk_column columns[] = {
	{ "customer", "Customer", DK_COLUMN_CODE, 0, 12, false },
	{ "customer_name", "Name", DK_COLUMN_TEXT, 0, 32, false },
	DK_BROUGHT_COLUMNS,
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_brought_fact *facts;
	size_t count;
	enum dk_rc rc = dk_brought_by_customer(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	*out = dk_brought_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, facts[i].key);
		dk_table_text(*out, facts[i].text);
		dk_brought_cells(*out, &facts[i]);
	}
	return rc;
}

const struct dk_report dk_report_margin_customers = { .fill = fill };
