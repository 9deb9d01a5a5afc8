/* dunning_due.c - whoever is overdue is asked for it. */
#include "core/day/rule/rule.h"
#include "docket/dunning.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_dunning *all;
	size_t count;
	enum dk_rc rc = dk_dunning_due(ctx->session, ctx->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_rule_value values[] = { { all[i].customer, 0 },
			{ "", all[i].open.minor }, { dk_fmt(ctx->arena, "%lld",
			    (long long)all[i].oldest), all[i].oldest }, { all[i].currency, 0 } };

		dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return rc;
}

const struct dk_rule dk_rule_dunning_due = {
	.name = "dunning-due", .group = "money", .severity = DK_WARN,
	.summary = "Customers are reminded of what is overdue",
	.run = run,
	.text = "Customer {0} is {2} days late with {1m3} and was not asked for it.",
	.cause = "no reminders were made today",
	.fix = "docket dunning make {0}",
};
