/* tender_counted.c - what was taken in cash, cards and cheques was counted, and nearly agrees. */
#include "core/day/rule/rule.h"
#include "core/day/tender.h"

static const char *
amount(const struct dk_rule_ctx *ctx, dk_money m)
{
	return dk_arena_dup(ctx->arena, dk_money_show(m, ctx->session->exponent).s);
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_tender tenders[DK_TENDER_COUNT];
	dk_money expected = DK_MONEY(0), counted = DK_MONEY(0);
	enum dk_rc rc = dk_tender_load(ctx->session, ctx->day_id, tenders, err);

	for (size_t i = 0; rc == DK_OK && i < DK_TENDER_COUNT; i++) {
		const struct dk_tender *t = &tenders[i];
		const struct dk_rule_value values[] = { { t->method, 0 },
			{ amount(ctx, t->expected), 0 },
			{ t->is_counted ? amount(ctx, t->counted) : "nothing", 0 } };

		expected = dk_money_plus(expected, t->expected);
		counted = dk_money_plus(counted, t->counted);
		if (t->verdict == DK_TENDER_UNCOUNTED || t->verdict == DK_TENDER_APART)
			dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	if (rc == DK_OK)
		dk_rule_figures(out, amount(ctx, expected), amount(ctx, counted));
	return rc;
}

const struct dk_rule dk_rule_tender_counted = {
	.name = "tender-counted", .group = "money", .severity = DK_STOP,
	.summary = "Payments by method = counted by method",
	.run = run,
	.text = "{0}: {1} expected, {2} counted.",
	.cause = "not counted yet, miscounted, or a payment under another method",
	.fix = "docket day count {0} AMOUNT",
};
