/* price_override.c - what the clerk took off the automatic price is within his right. */
#include "core/order/check/check.h"

/* The order's own discount is a percentage or an amount; either is judged by what it takes off. */
static void
look_at_order(const struct dk_check_ctx *ctx, int64_t limit)
{
	const struct dk_order *o = ctx->order;
	bool is_rate = o->discount.e5 != 0;
	dk_money most = dk_money_rate(o->goods, (dk_rate){ limit });

	if (is_rate ? o->discount.e5 <= limit : o->discount_amount.minor <= most.minor)
		return;
	dk_finding_add(ctx, DK_STOP, 0, "Order discount %s%s is more than %s may give.",
	    is_rate ? dk_rate_text(o->discount).s
		    : dk_money_show(o->discount_amount, dk_check_exponent(ctx)).s,
	    is_rate ? "%" : "", ctx->session->user);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	int64_t limit = dk_session_limit(ctx->session, DK_RIGHT_DISCOUNT);
	const struct dk_order *o = ctx->order;

	(void)err;
	if (limit >= DK_RATE_ONE)
		return DK_OK;
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		dk_money list = ctx->facts->auto_gross[i], off = dk_money_minus(list, l->net);
		dk_rate taken = { 0 };

		if (l->product_id == 0 || l->cancelled.milli > 0 || list.minor <= 0 ||
		    off.minor <= 0)
			continue;
		if (l->layer[0] != 'm' && !l->discount_is_manual)
			continue; /* nobody typed it */
		if (!dk_muldiv(off.minor, DK_RATE_ONE, list.minor, DK_RATE_ONE, &taken.e5))
			taken.e5 = DK_RATE_ONE;
		if (off.minor > dk_money_rate(list, (dk_rate){ limit }).minor)
			dk_finding_add(ctx, DK_STOP, l->line_no, "Price L%lld %d%% under list.",
			    (long long)l->line_no, (int)((taken.e5 + 500) / 1000));
	}
	look_at_order(ctx, limit);
	return DK_OK;
}

const struct dk_check dk_check_price_override = {
	.name = "price-override", .run = run,
	.summary = "Manual prices and discounts stay within the clerk's right.",
};
