/*
 * prepayment.c - terms of 0 days: the money is here before the goods leave.
 *
 * What the customer has paid ahead must cover this order and his other open ones.
 */
#include "core/order/check/check.h"
#include "docket/order_list.h"
#include "docket/setting.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_exposure x = { 0 };
	dk_money missing;
	bool wanted = false;
	enum dk_rc rc;

	if (ctx->order->terms_days > 0 || ctx->order->total.minor <= 0)
		return DK_OK;
	rc = dk_setting_bool(ctx->session, "prepayment", &wanted, err);
	if (rc != DK_OK || !wanted)
		return rc;
	rc = dk_exposure_find(ctx->session, ctx->order->customer_id, dk_order_self(ctx->order), &x,
	    err);
	if (rc != DK_OK)
		return rc;
	missing = dk_money_plus(x.total, ctx->order->total);
	if (missing.minor > ctx->order->total.minor)
		missing = ctx->order->total; /* what else he owes is another check's matter */
	if (missing.minor > 0)
		dk_finding_add(ctx, DK_STOP, 0, "Payment before delivery: take %s first.",
		    dk_money_show(missing, ctx->session->exponent).s);
	return DK_OK;
}

const struct dk_check dk_check_prepayment = {
	.name = "prepayment", .run = run,
	.summary = "Where the terms are 0 days, the order is paid before it is picked.",
};
