/* overrides.c - what was let pass today, holds released and findings passed, with its why. */
#include "core/day/keep.h"
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "WITH x(day_id, kind, order_id, line_no, code, part, text, reason, user_id, at) AS ("
    DK_LIVE_RELEASES "q.id = :day UNION ALL " DK_LIVE_PASSES "q.id = :day)"
    " SELECT o.number || '/' || x.code || CASE WHEN x.line_no > 0 THEN '/' || x.line_no"
    " WHEN x.part > 0 THEN '/h' || x.part ELSE '' END, o.number, x.code, u.name, x.reason,"
    " CASE WHEN x.kind = 'release' THEN 'released the hold' ELSE 'passed' END"
    " FROM x JOIN orders o ON o.id = x.order_id JOIN users u ON u.id = x.user_id"
    " ORDER BY x.order_id, x.code, x.line_no, x.part";

const struct dk_rule dk_rule_overrides = {
	.name = "overrides", .group = "trust", .severity = DK_WARN,
	.summary = "Overrides of the day are listed with their reasons",
	.day = SQL_DAY,
	.text = "{3} {5} {2} of order {1}: {4}",
	.cause = "an override by right",
	.fix = "docket order timeline {1}",
	.reason = "{4}",
};
