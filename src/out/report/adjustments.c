/* adjustments.c - what was adjusted, by reason and by who let it pass. */
#include <string.h>

#include "docket/day_stock.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "reason", "Reason", DK_COLUMN_CODE, 0, 12, false },
	{ "approved_by", "Approved by", DK_COLUMN_CODE, 0, 11, false },
	{ "changes", "Changes", DK_COLUMN_INT, 0, 8, true },
	{ "pieces_up", "Pieces up", DK_COLUMN_QTY, 0, 10, true },
	{ "pieces_down", "Pieces down", DK_COLUMN_QTY, 0, 11, true },
	{ "value_up", "Value up", DK_COLUMN_MONEY, 0, 14, true },
	{ "value_down", "Value down", DK_COLUMN_MONEY, 0, 14, true },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, true },
	{ "refused", "Refused", DK_COLUMN_INT, 0, 8, true },
};

struct group {
	int64_t changes, refused;
	dk_qty up, down;
	dk_money value_up, value_down;
};

static void
add(struct group *g, const struct dk_adjust_fact *f)
{
	if (f->is_refused) {
		g->refused++;
		return;
	}
	g->changes++;
	if (f->qty.milli > 0) {
		g->up.milli += f->qty.milli;
		g->value_up = dk_money_plus(g->value_up, f->value);
	} else {
		g->down.milli -= f->qty.milli;
		g->value_down = dk_money_minus(g->value_down, f->value);
	}
}

static void
put(struct dk_table *t, const struct dk_adjust_fact *f, const struct group *g)
{
	dk_table_row(t);
	dk_table_text(t, f->reason);
	dk_table_text(t, f->by);
	dk_table_int(t, g->changes);
	dk_table_qty(t, g->up);
	dk_table_qty(t, g->down);
	dk_table_money(t, g->value_up);
	dk_table_money(t, g->value_down);
	dk_table_money(t, dk_money_minus(g->value_up, g->value_down));
	dk_table_int(t, g->refused);
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_adjust_fact *facts;
	struct group g = { 0 };
	size_t count;
	enum dk_rc rc = dk_adjust_fact_list(ctx->session, ctx->arena, &ctx->period, &facts,
	    &count, err);

	whole.period.to = whole.period.from;
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		const struct dk_adjust_fact *f = &facts[i];

		add(&g, f);
		if (i + 1 < count && strcmp(f->reason, f[1].reason) == 0 &&
		    strcmp(f->by, f[1].by) == 0)
			continue;
		put(*out, f, &g);
		g = (struct group){ 0 };
	}
	return rc;
}

const struct dk_report dk_report_adjustments = { .fill = fill };
