/* count_left.c - counts that were begun on an earlier day and are open still. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT c.number, c.scope, substr(c.started_at, 1, 10), coalesce(u.name, 'docket'),"
    " (SELECT count(*) FROM count_line x WHERE x.count_id = c.id AND x.counted IS NULL)"
    " FROM stock_count c LEFT JOIN users u ON u.id = c.started_by"
    " WHERE c.state = 'open' AND substr(c.started_at, 1, 10) < :date";

const struct dk_rule dk_rule_count_left = {
	.name = "count-left", .group = "stock", .severity = DK_WARN,
	.summary = "No count of an earlier day is open",
	.day = SQL_DAY,
	.text = "Count {0} ({1}) was begun by {3} on {2}; {4} lines are not counted.",
	.cause = "nobody has counted the rest, or posted it",
	.fix = "docket count post {0}, or docket count cancel {0}",
};
