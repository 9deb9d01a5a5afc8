/* journal_chain.c - every row of the journal fits the one before it. */
#include "core/control/chain.h"
#include "core/day/rule/rule.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	int64_t bad, after = ctx->is_whole ? 0 : ctx->since;
	enum dk_rc rc = dk_journal_prove(ctx->session->db, after, &bad, NULL, err);
	const char *seq;

	if (rc == DK_OK && bad != 0) {
		seq = dk_fmt(ctx->arena, "%lld", (long long)bad);
		dk_rule_name(ctx, out, seq, seq);
	}
	return rc;
}

const struct dk_rule dk_rule_journal_chain = {
	.name = "journal-chain", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "The journal's chain is unbroken",
	.run = run,
	.text = "Row {1} of the journal is altered or missing.",
	.cause = "somebody changed the file past docket",
	.fix = "docket journal verify",
};
