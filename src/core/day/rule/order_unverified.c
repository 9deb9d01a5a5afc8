/* order_unverified.c - orders that wait for a second pair of eyes; held ones are another rule's. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number, o.customer_po, coalesce(u.name, 'docket') FROM orders o"
    " LEFT JOIN users u ON u.id = o.entered_by"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'entered'"
    " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.released_at = '')";

const struct dk_rule dk_rule_order_unverified = {
	.name = "order-unverified", .group = "orders", .severity = DK_WARN,
	.summary = "Every order entered is verified",
	.day = SQL_DAY,
	.text = "Order {0}, entered by {2}, is not verified.",
	.cause = "nobody has looked at its findings yet",
	.fix = "docket order verify {0}",
};
