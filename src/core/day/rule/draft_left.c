/* draft_left.c - drafts that were last touched on a calendar day before this business day. */
#include "core/day/rule/rule.h"

static const char SQL_DRAFTS[] =
    "SELECT 'D' || o.id, coalesce(u.name, 'nobody'), o.touched_at"
    " FROM orders o LEFT JOIN users u ON u.id = o.owner_id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'draft'";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, SQL_DRAFTS);
	dk_date today = DK_NO_DATE;
	enum dk_rc rc;
	bool more;

	(void)dk_date_parse(ctx->date, &today);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t touched = 0;
		dk_date day;

		(void)dk_instant_parse(dk_col_peek(st, 2), &touched);
		day = dk_instant_day(touched); /* in the desk's zone */
		if (dk_date_diff(today, day) > 0) {
			const struct dk_rule_value values[] = {
				{ dk_col_text(st, 0, ctx->arena), 0 },
				{ dk_col_text(st, 1, ctx->arena), 0 },
				{ dk_arena_dup(ctx->arena, dk_date_iso(day).s), 0 } };

			dk_rule_add(ctx, out, values, DK_COUNT(values));
		}
	}
	return rc;
}

const struct dk_rule dk_rule_draft_left = {
	.name = "draft-left", .group = "orders", .severity = DK_WARN,
	.summary = "No draft is older than today",
	.run = run,
	.text = "Draft {0} of {1} was last touched on {2}.",
	.cause = "the call ended before the order was entered",
	.fix = "docket draft enter {0}",
};
