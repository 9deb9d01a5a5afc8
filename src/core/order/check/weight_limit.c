/*
 * weight_limit.c - the carrier's service takes parcels as heavy as these goods.
 *
 * A piece over the limit cannot go; an order over it goes in several cartons, which is only told.
 */
#include "core/order/check/check.h"
#include "docket/carrier.h"

static struct dk_text
kilo(int64_t gram)
{
	return dk_qty_show((dk_qty){ gram });
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	struct dk_service *sv = NULL;
	bool too_heavy = false;
	enum dk_rc rc;

	if (o->service_id == 0 || ctx->facts->gram == 0)
		return DK_OK;
	rc = dk_service_load(ctx->session, ctx->arena, o->service_id, &sv, err);
	if (rc != DK_OK || sv->max_gram == 0)
		return rc;
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (l->gram <= sv->max_gram || l->cancelled.milli >= l->ordered.milli)
			continue;
		too_heavy = true;
		dk_finding_add(ctx, DK_STOP, l->line_no,
		    "L%lld: a piece weighs %s kg, %s takes %s; choose another carrier.",
		    (long long)l->line_no, kilo(l->gram).s, o->carrier, kilo(sv->max_gram).s);
	}
	if (!too_heavy && ctx->facts->gram > sv->max_gram)
		dk_finding_add(ctx, DK_OKAY, 0, "%s kg go in %lld cartons or more; %s takes %s.",
		    kilo(ctx->facts->gram).s,
		    (long long)((ctx->facts->gram + sv->max_gram - 1) / sv->max_gram), o->carrier,
		    kilo(sv->max_gram).s);
	return DK_OK;
}

const struct dk_check dk_check_weight_limit = {
	.name = "weight-limit", .run = run,
	.summary = "No piece is heavier than the carrier's heaviest parcel.",
};
