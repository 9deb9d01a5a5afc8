/* tax_rate.c - the place has a tax zone, and the zone a rate for every item. */
#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order_facts *f = ctx->facts;
	const char *country = f->place->country[0] != '\0' ? f->place->country : "no country";

	(void)err;
	if (f->untaxed) {
		dk_finding_add(ctx, DK_WARN, 0,
		    "No tax rates are set up: the order is outside tax (category O).");
		return DK_OK;
	}
	for (size_t i = 0; i < ctx->order->line_count; i++) {
		if (!f->no_tax[i])
			continue;
		if (f->no_zone)
			dk_finding_add(ctx, DK_REFUSE, 0,
			    "No tax zone fits the ship-to (%s). Set one for the customer.",
			    country);
		else
			dk_finding_add(ctx, DK_REFUSE, ctx->order->lines[i].line_no,
			    "L%lld: zone %s has no tax rate for %s on %s.",
			    (long long)ctx->order->lines[i].line_no, ctx->order->tax_zone,
			    ctx->order->lines[i].sku, dk_date_paper(ctx->order->placed).s);
		break;
	}
	return DK_OK;
}

const struct dk_check dk_check_tax_rate = {
	.name = "tax-rate", .run = run,
	.summary = "The ship-to has a tax zone with a rate for every item.",
};
