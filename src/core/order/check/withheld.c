/* withheld.c - the caller who asks what to pay pays less where he withholds a tax. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	int exponent = dk_check_exponent(ctx);

	(void)err;
	if (o->withheld.minor > 0)
		dk_finding_add(ctx, DK_OKAY, 0, "He withholds %s and pays %s.",
		    dk_money_show(o->withheld, exponent).s,
		    dk_money_show(dk_money_minus(o->total, o->withheld), exponent).s);
	return DK_OK;
}

const struct dk_check dk_check_withheld = {
	.name = "withheld", .run = run,
	.summary = "What a customer withholds of the order and pays to the state.",
};
