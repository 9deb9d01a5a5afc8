/* counter_claim_open.c - carriers and suppliers answer and pay within the days set. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_WAIT[] =
    "SELECT x.number, coalesce(p.name, x.carrier), CASE x.state WHEN 'open' THEN 'not sent'"
    " WHEN 'sent' THEN 'not answered' ELSE 'not paid' END, x.asked"
    " FROM counter_claim x LEFT JOIN supplier p ON p.id = x.supplier_id"
    " WHERE x.state IN ('open', 'sent', 'accepted') AND x.moved_at < :before ORDER BY x.id";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t days = 0;
	dk_date today;
	enum dk_rc rc = dk_setting_i64(ctx->session, "counter_claim_days", &days, err);
	bool more;

	if (rc != DK_OK || days <= 0 || !dk_date_parse(ctx->date, &today))
		return rc;
	st = dk_sql(ctx->session->db, SQL_WAIT);
	dk_bind_date(st, ":before", dk_date_add(today, 1 - (int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const struct dk_rule_value values[] = { { dk_col_text(st, 0, ctx->arena), 0 },
			{ dk_col_text(st, 1, ctx->arena), 0 },
			{ dk_col_text(st, 2, ctx->arena), 0 }, { "", dk_col_i64(st, 3) } };

		dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return rc;
}

const struct dk_rule dk_rule_counter_claim_open = {
	.name = "counter-claim-open", .group = "money", .severity = DK_WARN,
	.summary = "Counter-claims are sent, answered and paid in time",
	.run = run,
	.text = "Counter-claim {0} of {3m} at {1} is {2}.",
	.cause = "it was forgotten there, or here",
	.fix = "docket claim counters",
};
