/* order_next_step.c - an order under way waits for something: eyes, goods, picking, an invoice. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number FROM orders o JOIN order_line l ON l.order_id = o.id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'verified'"
    " GROUP BY o.id HAVING sum(l.allocated + l.backordered) = 0"
    " AND sum(CASE WHEN l.shipped > l.invoiced THEN 1 ELSE 0 END) = 0";
static const char SQL_FIGURES[] =
    "WITH lost(id) AS (SELECT o.id FROM orders o JOIN order_line l ON l.order_id = o.id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'verified'"
    " GROUP BY o.id HAVING sum(l.allocated + l.backordered) = 0"
    " AND sum(CASE WHEN l.shipped > l.invoiced THEN 1 ELSE 0 END) = 0)"
    " SELECT count(*), count(*) - (SELECT count(*) FROM lost) FROM orders o"
    " WHERE o.id IN (" DK_ORDERS_OF_DAY ") AND o.origin <> 'history'";

const struct dk_rule dk_rule_order_next_step = {
	.name = "order-next-step", .group = "orders", .severity = DK_STOP,
	.summary = "Every order entered has a next step",
	.day = SQL_DAY, .figures = SQL_FIGURES, .unit = 'n',
	.text = "Order {0} is neither closed nor waiting for anything.",
	.cause = "its last step was not finished",
	.fix = "docket order timeline {0}",
};
