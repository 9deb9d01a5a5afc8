/* price_missing.c - every item has a price: one that no list knows is not given away. */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/promote.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < ctx->order->line_count; i++) {
		const struct dk_order_line *l = &ctx->order->lines[i];

		/* a price of 0 that somebody typed is meant */
		if (l->product_id != 0 && !dk_layer_is_gift(l->layer) && l->price.e4 == 0 &&
		    strcmp(l->layer, "manual") != 0 &&
		    l->cancelled.milli < l->ordered.milli)
			dk_finding_add(ctx, DK_STOP, l->line_no,
			    "L%lld: no list has a price for %s. Type one, or 0 if it is free.",
			    (long long)l->line_no, l->sku);
	}
	return DK_OK;
}

const struct dk_check dk_check_price_missing = {
	.name = "price-missing", .run = run,
	.summary = "Every item has a price from a list, or one that was typed.",
};
