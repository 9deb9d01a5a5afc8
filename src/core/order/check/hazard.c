/* hazard.c - dangerous goods go with a service that takes their class. */
#include "core/order/check/check.h"
#include "docket/carrier.h"

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	struct dk_service *sv = NULL;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; o->service_id != 0 && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_product *p = ctx->facts->products[i];

		if (p == NULL || p->hazard[0] == '\0' || l->cancelled.milli >= l->ordered.milli)
			continue;
		if (sv == NULL)
			rc = dk_service_load(ctx->session, ctx->arena, o->service_id, &sv, err);
		if (rc != DK_OK)
			return rc;
		if (!dk_hazard_taken(sv->hazard, p->hazard))
			dk_finding_add(ctx, DK_STOP, l->line_no,
			    "L%lld is hazard class %s, which %s does not take; choose another.",
			    (long long)l->line_no, p->hazard, o->carrier);
	}
	return DK_OK;
}

const struct dk_check dk_check_hazard = {
	.name = "hazard", .run = run,
	.summary = "The carrier takes the hazard classes of the goods.",
};
