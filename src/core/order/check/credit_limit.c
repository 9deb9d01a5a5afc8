/* credit_limit.c - what is owed, on order and in this order stays within the limit. */
#include "core/order/check/check.h"
#include "docket/order_list.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_exposure x = { 0 };
	dk_money after;
	enum dk_rc rc;

	if (!ctx->facts->customer->has_limit)
		return DK_OK;
	rc = dk_exposure_find(ctx->session, ctx->order->customer_id,
	    dk_order_self(ctx->order), &x, err);
	if (rc != DK_OK)
		return rc;
	/* what is invoiced of this order is owed already */
	after = dk_money_plus(x.total, dk_money_minus(ctx->order->total, x.but_invoiced));
	if (after.minor > x.limit.minor)
		dk_finding_add(ctx, DK_STOP, 0, "%s over the credit limit of %s.",
		    dk_money_show(dk_money_minus(after, x.limit), dk_check_exponent(ctx)).s,
		    dk_money_show(x.limit, dk_check_exponent(ctx)).s);
	return DK_OK;
}

const struct dk_check dk_check_credit_limit = {
	.name = "credit-limit", .run = run,
	.summary = "Receivables and open orders with this one stay within the credit limit.",
};
