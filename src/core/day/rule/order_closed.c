/* order_closed.c - nothing is open on an order that is closed or cancelled. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, o.state," \
	" l.allocated + l.backordered FROM orders o JOIN order_line l ON l.order_id = o.id" \
	" WHERE o.state IN ('closed', 'cancelled') AND o.origin <> 'history'" \
	" AND l.allocated + l.backordered > 0"
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_order_closed = {
	.name = "order-closed", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Nothing is open on closed and cancelled orders",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} is {3}, but {4q} of line {2} are open.",
	.cause = "the order was closed while a line was still open",
	.fix = "docket order timeline {1}",
};
