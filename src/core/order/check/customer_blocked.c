/* customer_blocked.c - a blocked customer's order waits. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	if (ctx->facts->customer->blocked[0] != '\0')
		dk_finding_add(ctx, DK_STOP, 0, "The customer is blocked: %s.",
		    ctx->facts->customer->blocked);
	return DK_OK;
}

const struct dk_check dk_check_customer_blocked = {
	.name = "customer-blocked", .run = run,
	.summary = "The customer is not blocked.",
};
