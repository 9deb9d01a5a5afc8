/* claim_open.c - claims are decided, and what was accepted is settled, within the days set. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_WAIT[] =
    "SELECT k.number, c.name, CASE k.state WHEN 'open' THEN 'is not decided'"
    " ELSE 'was accepted, but is not settled' END,"
    " CASE k.state WHEN 'open' THEN 'decide ' || k.number || ' --verdict V'"
    " ELSE 'settle ' || k.number END, k.asked,"
    " c.currency FROM claim k JOIN customer c ON c.id = k.customer_id"
    " WHERE k.state IN ('open', 'decided') AND k.verdict <> 'refused'"
    " AND CASE k.state WHEN 'open' THEN k.entered_at ELSE k.decided_at END < :before"
    " ORDER BY k.id";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t days = 0;
	dk_date today;
	enum dk_rc rc = dk_setting_i64(ctx->session, "claim_days", &days, err);
	bool more;

	if (rc != DK_OK || days <= 0 || !dk_date_parse(ctx->date, &today))
		return rc;
	st = dk_sql(ctx->session->db, SQL_WAIT);
	dk_bind_date(st, ":before", dk_date_add(today, 1 - (int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const struct dk_rule_value values[] = { { dk_col_text(st, 0, ctx->arena), 0 },
			{ dk_col_text(st, 1, ctx->arena), 0 },
			{ dk_col_text(st, 2, ctx->arena), 0 },
			{ dk_col_text(st, 3, ctx->arena), 0 }, { "", dk_col_i64(st, 4) },
			{ dk_col_text(st, 5, ctx->arena), 0 } };

		dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return rc;
}

const struct dk_rule dk_rule_claim_open = {
	.name = "claim-open", .group = "returns", .severity = DK_WARN,
	.summary = "Claims are decided and settled in time",
	.run = run,
	.text = "Claim {0} of {1} for {4m5} {2}.",
	.cause = "nobody looked at it yet, or an answer is awaited",
	.fix = "docket claim {3}",
};
