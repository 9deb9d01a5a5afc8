/* line_count.c - an order has as many lines as it says, numbered 1 to n. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT o.number, o.line_count, count(l.id), coalesce(max(l.line_no), 0)" \
	" FROM orders o LEFT JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER
#define WRONG \
	" GROUP BY o.id HAVING o.line_count <> count(l.id)" \
	" OR o.line_count <> coalesce(max(l.line_no), 0)"
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")" WRONG;
static const char SQL_ALL[] = OFFENDERS WRONG;

const struct dk_rule dk_rule_line_count = {
	.name = "line-count", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Each order holds the lines it counts, numbered without a gap",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {0} counts {1} lines, holds {2}, and its last is number {3}.",
	.cause = "a line was added or deleted outside docket",
	.fix = "docket order show {0}",
};
