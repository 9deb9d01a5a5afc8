/* moves.c - every change of stock, with its reason and document. */
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "at", "At", DK_COLUMN_INSTANT, 0, 16, false },
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "location", "Location", DK_COLUMN_CODE, 0, 12, false },
	{ "kind", "Kind", DK_COLUMN_CODE, 0, 10, false },
	{ "reason", "Reason", DK_COLUMN_TEXT, 0, 24, false },
	{ "document", "Document", DK_COLUMN_CODE, 0, 12, false },
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "qty", "Qty", DK_COLUMN_QTY, 0, 10, true },
	{ "cost", "Cost", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_move_fact *facts;
	size_t count;
	enum dk_rc rc = dk_move_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	*out = dk_report_begin(ctx, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_move_fact *f = &facts[i];

		dk_report_row(ctx, *out, f->day);
		dk_report_instant(*out, f->at);
		dk_table_text(*out, f->sku);
		dk_table_text(*out, f->location);
		dk_table_text(*out, f->kind);
		dk_table_text(*out, f->reason);
		dk_table_text(*out, f->document);
		dk_table_text(*out, f->by);
		dk_table_qty(*out, f->qty);
		dk_table_money(*out, f->cost);
	}
	return rc;
}

const struct dk_report dk_report_moves = { .fill = fill, .is_of_day = true };
