/* amount_range.c - every amount is within its limits and none is below zero. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;

	(void)err;
	if (ctx->facts->too_large) {
		dk_finding_add(ctx, DK_REFUSE, 0, "An amount is too large. Split the order.");
		return DK_OK;
	}
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].net.minor < 0)
			dk_finding_add(ctx, DK_REFUSE, o->lines[i].line_no,
			    "L%lld: the discount is more than the line costs.",
			    (long long)o->lines[i].line_no);
	if (o->total.minor < 0)
		dk_finding_add(ctx, DK_REFUSE, 0, "The discount is more than the order costs.");
	return DK_OK;
}

const struct dk_check dk_check_amount_range = {
	.name = "amount-range", .run = run,
	.summary = "Amounts are within limits and not negative.",
};
