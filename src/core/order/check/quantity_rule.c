/* quantity_rule.c - minimum, maximum, multiple and decimals of sale are kept. */
#include "core/order/check/check.h"

static void
look(const struct dk_check_ctx *ctx, const struct dk_order_line *l, const struct dk_product *p)
{
	long long no = (long long)l->line_no;
	int64_t q = l->ordered.milli;

	if (!dk_qty_fits(l->ordered, p->decimals))
		dk_finding_add(ctx, DK_REFUSE, no, "L%lld: %s is sold with %d decimals at most.",
		    no, p->sku, (int)p->decimals);
	else if (p->min_qty.milli > 0 && q < p->min_qty.milli)
		dk_finding_add(ctx, DK_REFUSE, no, "L%lld: at least %s of %s are sold.", no,
		    dk_qty_show(p->min_qty).s, p->sku);
	else if (p->max_qty.milli > 0 && q > p->max_qty.milli)
		dk_finding_add(ctx, DK_REFUSE, no, "L%lld: at most %s of %s are sold.", no,
		    dk_qty_show(p->max_qty).s, p->sku);
	else if (p->multiple.milli > 0 && q % p->multiple.milli != 0)
		dk_finding_add(ctx, DK_REFUSE, no,
		    "L%lld: %s is sold in multiples of %s: %s or %s.", no, p->sku,
		    dk_qty_show(p->multiple).s,
		    dk_qty_show((dk_qty){ q / p->multiple.milli * p->multiple.milli }).s,
		    dk_qty_show((dk_qty){ (q / p->multiple.milli + 1) * p->multiple.milli }).s);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < ctx->order->line_count; i++)
		if (ctx->facts->products[i] != NULL && ctx->order->lines[i].cancelled.milli == 0)
			look(ctx, &ctx->order->lines[i], ctx->facts->products[i]);
	return DK_OK;
}

const struct dk_check dk_check_quantity_rule = {
	.name = "quantity-rule", .run = run,
	.summary = "Minimum, maximum, multiple and decimals of each item are kept.",
};
