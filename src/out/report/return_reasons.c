/* return_reasons.c - why goods come back, and what became of them. */
#include "docket/day_exchange.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "reason", "Reason", DK_COLUMN_CODE, 0, 12, false },
	{ "returns", "Returns", DK_COLUMN_INT, 0, 8, true },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 8, true },
	{ "refused", "Given up", DK_COLUMN_INT, 0, 8, true },
	{ "asked", "Asked", DK_COLUMN_QTY, 0, 10, true },
	{ "received", "Came", DK_COLUMN_QTY, 0, 10, true },
	{ "stock", "To stock", DK_COLUMN_QTY, 0, 10, true },
	{ "quarantine", "Set apart", DK_COLUMN_QTY, 0, 10, true },
	{ "supplier", "To supplier", DK_COLUMN_QTY, 0, 10, true },
	{ "scrap", "Scrapped", DK_COLUMN_QTY, 0, 10, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_return_fact *facts;
	size_t count;
	enum dk_rc rc = dk_return_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	whole.period.to = whole.period.from;
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_return_fact *f = &facts[i];
		const dk_qty all[] = { f->asked, f->received, f->to_stock, f->to_quarantine,
			f->to_supplier, f->to_scrap };

		dk_table_row(*out);
		dk_table_text(*out, f->reason);
		dk_table_int(*out, f->returns);
		dk_table_int(*out, f->lines);
		dk_table_int(*out, f->refused);
		for (size_t k = 0; k < DK_COUNT(all); k++)
			dk_table_qty(*out, all[k]);
	}
	return rc;
}

const struct dk_report dk_report_return_reasons = { .fill = fill };
