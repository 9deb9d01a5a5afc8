/* price_changed.c - what was agreed is still what docket would charge. */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/promote.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;

	(void)err;
	if (o->state == DK_ORDER_DRAFT)
		return DK_OK; /* its prices are found anew at every step */
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		struct dk_line_amount agreed = { .pieces = l->ordered, .price = l->price,
			.base_qty = l->base_qty };
		dk_money was, now = ctx->facts->auto_gross[i];

		if (l->product_id == 0 || strcmp(l->layer, "manual") == 0 ||
		    dk_layer_is_gift(l->layer) ||
		    l->shipped.milli > 0 || l->cancelled.milli >= l->ordered.milli ||
		    !dk_line_gross(&agreed, dk_check_exponent(ctx), &was) ||
		    was.minor == now.minor)
			continue;
		dk_finding_add(ctx, DK_WARN, l->line_no,
		    "L%lld: %s was agreed, today it is %s; keep it or tell the customer.",
		    (long long)l->line_no, dk_money_show(was, dk_check_exponent(ctx)).s,
		    dk_money_show(now, dk_check_exponent(ctx)).s);
	}
	return DK_OK;
}

const struct dk_check dk_check_price_changed = {
	.name = "price-changed", .run = run,
	.summary = "Prices that nobody typed are those of the lists still.",
};
