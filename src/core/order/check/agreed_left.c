/* agreed_left.c - more than a quote or blanket order fixed the price for is told. */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/kept.h"

static void
tell(const struct dk_check_ctx *ctx, const struct dk_order_line *l, const struct dk_agreed *x)
{
	bool is_more = l->ordered.milli > x->pieces.milli;

	if (is_more)
		dk_finding_add(ctx, DK_WARN, l->line_no,
		    "L%lld: of %s %s %s are left at %s; all %s are priced at %s now.",
		    (long long)l->line_no, x->layer, x->number,
		    dk_qty_show(x->pieces.milli > 0 ? x->pieces : DK_QTY(0)).s,
		    dk_price_text(x->price).s, dk_qty_show(l->ordered).s,
		    dk_price_text(l->price).s);
	else
		dk_finding_add(ctx, DK_WARN, l->line_no,
		    "L%lld: %s %s fixed %s, but holds no more; the price is %s now.",
		    (long long)l->line_no, x->layer, x->number, dk_price_text(x->price).s,
		    dk_price_text(l->price).s);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		struct dk_agreed x;

		if (l->from_id == 0 || l->product_id == 0 || dk_line_is_part(l) ||
		    l->cancelled.milli >= l->ordered.milli ||
		    strcmp(l->layer, "manual") == 0 || dk_layer_is_agreed(l->layer))
			continue;
		rc = dk_agreed_find(ctx->session, ctx->arena, o, l, &x, err);
		if (rc == DK_OK && x.layer != NULL && !x.holds && l->price.e4 != x.price.e4)
			tell(ctx, l, &x);
	}
	return rc;
}

const struct dk_check dk_check_agreed_left = {
	.name = "agreed-left", .run = run,
	.summary = "Prices of a quote or blanket order hold for what is left of it.",
};
