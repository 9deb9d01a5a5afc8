/* customer_alert.c - the note that the house left about this customer is read. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	if (ctx->facts->customer->alert[0] != '\0')
		dk_finding_add(ctx, DK_WARN, 0, "Note: %s", ctx->facts->customer->alert);
	return DK_OK;
}

const struct dk_check dk_check_customer_alert = {
	.name = "customer-alert", .run = run,
	.summary = "A note about the customer is read before his order goes on.",
};
