/* stock_none.c - nothing at all is free of an item. */
#include "core/order/check/check.h"
#include "core/order/shortage.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	bool may_wait = ctx->facts->customer->backorders;

	(void)err;
	for (size_t i = 0; i < ctx->order->line_count; i++) {
		const struct dk_order_line *l = &ctx->order->lines[i];
		struct dk_shortage x = dk_shortage_of(ctx->order, ctx->facts, i);

		if (x.missing.milli == 0 || x.had.milli > 0)
			continue;
		if (may_wait)
			dk_finding_add(ctx, DK_WARN, l->line_no,
			    "L%lld: no stock of %s; all %s %s.", (long long)l->line_no, l->sku,
			    dk_qty_show(x.missing).s,
			    dk_shortage_cancels(ctx->facts, l) ? "are given up" : "wait");
		else
			dk_finding_add(ctx, DK_REFUSE, l->line_no,
			    "L%lld: no stock of %s, and this customer takes no backorders.",
			    (long long)l->line_no, l->sku);
	}
	return DK_OK;
}

const struct dk_check dk_check_stock_none = {
	.name = "stock-none", .run = run,
	.summary = "At least something of each item is free.",
};
