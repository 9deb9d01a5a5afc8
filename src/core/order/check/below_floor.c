/* below_floor.c - nothing is sold under cost plus the floor margin without the right. */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/gift.h"
#include "core/order/promote.h"
#include "docket/setting.h"
#include "docket/stock_cost.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	bool may = dk_session_may(ctx->session, DK_RIGHT_BELOW_FLOOR, NULL) == DK_OK;
	int64_t margin = 0;
	enum dk_rc rc = dk_setting_i64(ctx->session, "floor_margin", &margin, err);

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_product *p = ctx->facts->products[i];
		const dk_qty pieces = { l->ordered.milli - l->cancelled.milli };
		dk_money floor = DK_MONEY(0), given;

		if (p == NULL || dk_layer_is_gift(l->layer))
			continue; /* counts where it is given */
		if (strcmp(l->layer, "exchange") == 0)
			continue; /* was decided when it was sold */
		rc = dk_gift_cost(ctx->session, o, ctx->facts, i, &given, err);
		if (rc == DK_OK)
			rc = dk_cost_of(ctx->session, p->id, pieces, &floor, err);
		if (rc == DK_OK && floor.minor == 0 && given.minor == 0)
			continue; /* no cost is known */
		floor = dk_money_plus(floor, given);
		floor = dk_money_plus(floor, dk_money_rate(floor, (dk_rate){ margin }));
		if (rc == DK_OK) /* costs are in the house's currency */
			rc = dk_currency_own(ctx->session, &ctx->facts->at, floor, &floor, err);
		if (rc == DK_OK && l->bare.minor < floor.minor)
			dk_finding_add(ctx, may ? DK_WARN : DK_STOP, l->line_no,
			    "L%lld: %s is under the floor of %s%s.", (long long)l->line_no,
			    dk_money_show(l->bare, dk_check_exponent(ctx)).s,
			    dk_money_show(floor, dk_check_exponent(ctx)).s,
			    given.minor > 0 ? " with what is given for it" : "");
	}
	return rc;
}

const struct dk_check dk_check_below_floor = {
	.name = "below-floor", .run = run,
	.summary = "No line is sold under cost plus the floor margin.",
};
