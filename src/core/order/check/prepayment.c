/*
 * prepayment.c - a prepaid order, or one with terms of 0 days: the money is here before the goods
 * leave.
 */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/prepaid.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	dk_money missing = DK_MONEY(0);
	enum dk_rc rc = dk_prepaid_missing(ctx->session, ctx->order, &missing, err);

	if (rc == DK_OK && missing.minor > 0)
		dk_finding_add(ctx, DK_STOP, 0, "%s",
		    dk_prepaid_words(ctx->arena, ctx->order, missing));
	return rc;
}

const struct dk_check dk_check_prepayment = {
	.name = "prepayment", .run = run,
	.summary = "A prepaid order, or one with terms of 0 days, is paid before it is picked.",
};
