/* invoice_chain.c - invoices are as they were posted, each chained to the one before it. */
#include "core/day/rule/rule.h"
#include "core/money/invoice_chain.h"

/* the document before the first of the day; found by the index of days */
static const char SQL_START[] =
    "SELECT min(CASE WHEN kind = :kind THEN seq END) - 1 FROM invoice"
    " WHERE day_id = :day";

static enum dk_rc
prove(const struct dk_rule_ctx *ctx, const char *kind, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_invoice_chain chain = { .kind = kind, .after = INT64_MIN };
	enum dk_rc rc = DK_OK;

	if (!ctx->is_whole) {
		struct dk_stmt *st = dk_rule_sql(ctx, SQL_START);

		dk_bind_text(st, ":kind", kind);
		rc = dk_one(st, INT64_MAX, &chain.after, err);
	}
	if (rc == DK_OK)
		rc = dk_invoice_chain_prove(ctx->session, ctx->arena, &chain, err);
	if (rc == DK_OK && chain.number[0] != '\0')
		dk_rule_name(ctx, out, chain.number, kind);
	return rc;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	enum dk_rc rc = prove(ctx, "invoice", out, err);

	return rc == DK_OK ? prove(ctx, "credit-note", out, err) : rc;
}

const struct dk_rule dk_rule_invoice_chain = {
	.name = "invoice-chain", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Posted invoices are as they were posted",
	.run = run,
	.text = "The {1} {0} was changed, or the one before it was.",
	.cause = "somebody changed the file past docket",
	.fix = "docket invoice show {0}",
};
