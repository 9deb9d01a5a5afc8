/* draft_left.c - drafts that were last touched before this business day began. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT 'D' || o.id, coalesce(u.name, 'nobody'), substr(o.touched_at, 1, 10)"
    " FROM orders o LEFT JOIN users u ON u.id = o.owner_id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'draft'"
    " AND o.touched_at < (SELECT opened_at FROM day WHERE id = :day)";

const struct dk_rule dk_rule_draft_left = {
	.name = "draft-left", .group = "orders", .severity = DK_WARN,
	.summary = "No draft is older than today",
	.day = SQL_DAY,
	.text = "Draft {0} of {1} was last touched on {2}.",
	.cause = "the call ended before the order was entered",
	.fix = "docket draft enter {0}",
};
