/* exchange_out.c - a replacement that went first is charged when the goods do not come in time. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT e.number, c.name, o.number, r.number, r.expires FROM goods_exchange e"
    " JOIN goods_return r ON r.id = e.return_id JOIN orders o ON o.id = e.order_id"
    " JOIN customer c ON c.id = r.customer_id WHERE e.state = 'open' AND e.opened_at <> ''"
    " AND r.state = 'authorised' AND r.expires < :date AND EXISTS"
    " (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.shipped > 0)";

const struct dk_rule dk_rule_exchange_out = {
	.name = "exchange-out", .group = "returns", .severity = DK_WARN,
	.summary = "No replacement is out whose goods are overdue",
	.day = SQL_DAY,
	.text = "Exchange {0} of {1}: order {2} went out, the goods of {3} did not come by {4}.",
	.cause = "the customer keeps both; the replacement stays charged",
	.fix = "docket exchange expire",
};
