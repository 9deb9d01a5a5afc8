/* tender_difference.c - small differences of the count; each keeps its reason for ever. */
#include "core/day/rule/rule.h"
#include "core/day/tender.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_tender tenders[DK_TENDER_COUNT];
	enum dk_rc rc = dk_tender_load(ctx->session, ctx->day_id, tenders, err);

	for (size_t i = 0; rc == DK_OK && i < DK_TENDER_COUNT; i++) {
		const struct dk_tender *t = &tenders[i];
		const struct dk_rule_value values[] = { { t->method, 0 },
			{ "", t->expected.minor }, { "", t->counted.minor },
			{ "", dk_money_minus(t->counted, t->expected).minor } };

		if (t->verdict == DK_TENDER_NEAR)
			dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return rc;
}

const struct dk_rule dk_rule_tender_difference = {
	.name = "tender-difference", .group = "money", .severity = DK_WARN,
	.summary = "No small difference of the count is left without a reason",
	.run = run,
	.text = "{0}: {1m} expected, {2m} counted, difference {3m}.",
	.cause = "wrong change, or a slip that was mislaid",
	.fix = "docket day count {0} AMOUNT",
};
