/* freight_missing.c - the carrier has a price for this weight and zone. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	if (ctx->facts->no_freight)
		dk_finding_add(ctx, DK_WARN, 0,
		    "%s has no rate for this address; type the freight or choose another carrier.",
		    ctx->order->carrier);
	return DK_OK;
}

const struct dk_check dk_check_freight_missing = {
	.name = "freight-missing", .run = run,
	.summary = "The chosen carrier has a rate for the ship-to.",
};
