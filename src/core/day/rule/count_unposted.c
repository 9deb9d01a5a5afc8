/* count_unposted.c - differences that were counted and are not in the books: nobody posted them,
 * or a second person has not said yes. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT c.number, count(*), sum(CASE WHEN x.state = 'approve' THEN 1 ELSE 0 END)"
    " FROM stock_count c JOIN count_line x ON x.count_id = c.id"
    " WHERE c.state = 'open' AND x.state IN ('counted', 'approve') AND x.counted <> x.expected"
    " GROUP BY c.number";

const struct dk_rule dk_rule_count_unposted = {
	.name = "count-unposted", .group = "stock", .severity = DK_WARN,
	.summary = "Differences that were counted are posted",
	.day = SQL_DAY,
	.text = "Count {0}: {1} differences are not posted; {2} of them wait for a second person.",
	.cause = "the count is not ended, or nobody has approved it",
	.fix = "docket count post {0}",
};
