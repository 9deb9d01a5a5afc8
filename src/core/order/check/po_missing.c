/* po_missing.c - a customer who needs a PO on his invoice gave one. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	if (ctx->facts->customer->po_required && ctx->order->customer_po[0] == '\0')
		dk_finding_add(ctx, DK_STOP, 0, "This customer needs a PO number. Ask for it.");
	return DK_OK;
}

const struct dk_check dk_check_po_missing = {
	.name = "po-missing", .run = run,
	.summary = "A customer who requires a PO has given one.",
};
