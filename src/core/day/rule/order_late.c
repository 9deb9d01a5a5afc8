/* order_late.c - open orders whose promised day has passed. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number, o.promised, sum(l.allocated + l.backordered)"
    " FROM orders o JOIN order_line l ON l.order_id = o.id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state <> 'draft'"
    " AND o.promised <> '' AND o.promised < :date"
    " GROUP BY o.id HAVING sum(l.allocated + l.backordered) > 0";

const struct dk_rule dk_rule_order_late = {
	.name = "order-late", .group = "orders", .severity = DK_WARN,
	.summary = "No open order is past its promise",
	.day = SQL_DAY,
	.text = "Order {0} was promised for {1}; {2q} are still open.",
	.cause = "goods are missing, or nobody has picked it",
	.fix = "docket ship pick {0}",
};
