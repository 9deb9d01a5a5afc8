/* billing_gather.c - a period has ended, and what left in it is gathered on an invoice. */
#include <string.h>

#include "core/day/rule/rule.h"
#include "docket/billing.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_billing_due *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_billing_list(ctx->session, ctx->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_rule_value values[] = { { all[i].customer, 0 },
			{ all[i].customer_name, 0 }, { "", all[i].orders * 1000 },
			{ dk_arena_dup(ctx->arena, dk_date_iso(all[i].until).s), 0 } };

		if (strcmp(all[i].what, "gather") == 0)
			dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return rc;
}

const struct dk_rule dk_rule_billing_gather = {
	.name = "billing-gather", .group = "invoices", .severity = DK_WARN,
	.summary = "What left in a period that has ended is gathered on invoices",
	.run = run,
	.text = "Customer {0}, {1}: {2q} orders shipped by {3} are not invoiced.",
	.cause = "the period ended and nobody gathered its shipments",
	.fix = "docket invoice gather --customer {0}",
};
