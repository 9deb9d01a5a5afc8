/* hazard.c - dangerous goods go with a service that takes their class. */
#include <string.h>

#include "core/order/check/check.h"
#include "docket/carrier.h"

/* `classes` is "3;8", or "all". */
static bool
takes(const char *classes, const char *class)
{
	size_t len = strlen(class);

	if (strcmp(classes, "all") == 0)
		return true;
	for (const char *p = classes; *p != '\0'; p += strspn(p, "; ")) {
		size_t n = strcspn(p, "; ");

		if (n == len && strncmp(p, class, n) == 0)
			return true;
		p += n;
	}
	return false;
}

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
		if (!takes(sv->hazard, p->hazard))
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
