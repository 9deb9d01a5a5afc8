/* high_value.c - a large order is looked at by a second person. */
#include "core/order/check/check.h"
#include "docket/setting.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	int64_t limit = 0;
	enum dk_rc rc = dk_setting_i64(ctx->session, "high_value", &limit, err);

	if (rc == DK_OK && limit > 0 && ctx->order->home_total.minor > limit)
		dk_finding_add(ctx, DK_WARN, 0, "%s is a high value; a second person looks at it.",
		    dk_money_show(ctx->order->home_total, ctx->session->exponent).s);
	return rc;
}

const struct dk_check dk_check_high_value = {
	.name = "high-value", .run = run,
	.summary = "An order over the setting high_value is verified by somebody.",
};
