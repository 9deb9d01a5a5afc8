/* stock_short.c - less of an item is free than is wanted. */
#include "core/order/check/check.h"
#include "core/order/shortage.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < ctx->order->line_count; i++) {
		const struct dk_order_line *l = &ctx->order->lines[i];
		struct dk_shortage x = dk_shortage_of(ctx->order, ctx->facts, i);

		if (x.missing.milli > 0 && x.had.milli > 0)
			dk_finding_add(ctx, DK_WARN, l->line_no, "L%lld: %s short%s; %s ship now.",
			    (long long)l->line_no, dk_qty_show(x.missing).s,
			    dk_shortage_cancels(ctx->facts, l) ? ", given up" : "",
			    dk_qty_show(x.had).s);
	}
	return DK_OK;
}

const struct dk_check dk_check_stock_short = {
	.name = "stock-short", .run = run,
	.summary = "As much of each item is free as is wanted.",
};
