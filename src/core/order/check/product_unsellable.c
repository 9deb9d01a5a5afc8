/* product_unsellable.c - the item may be sold. */
#include <string.h>

#include "core/order/check/check.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;

	(void)err;
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_product *p = ctx->facts->products[i];
		const struct dk_order_line *l = &o->lines[i];
		int64_t had = ctx->facts->free[i].milli + l->allocated.milli + l->shipped.milli;
		const char *instead;

		if (p == NULL || strcmp(p->status, "active") == 0 ||
		    l->cancelled.milli == l->ordered.milli)
			continue;
		instead = p->replaced_by[0] != '\0'
		    ? dk_fmt(ctx->arena, " It is replaced by %s.", p->replaced_by) : "";
		if (had >= l->ordered.milli)
			; /* what is left may go */
		else if (strcmp(p->status, "discontinued") == 0)
			dk_finding_add(ctx, DK_REFUSE, l->line_no,
			    "L%lld: %s is discontinued and only %s are left.%s",
			    (long long)l->line_no, p->sku,
			    dk_qty_show((dk_qty){ had > 0 ? had : 0 }).s, instead);
		else
			dk_finding_add(ctx, DK_WARN, l->line_no,
			    "L%lld: %s is running out and only %s are left.%s",
			    (long long)l->line_no, p->sku,
			    dk_qty_show((dk_qty){ had > 0 ? had : 0 }).s, instead);
	}
	return DK_OK;
}

const struct dk_check dk_check_product_unsellable = {
	.name = "product-unsellable", .run = run,
	.summary = "Items are active, or what is left of them is enough.",
};
