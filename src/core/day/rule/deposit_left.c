/* deposit_left.c - a deposit that its order cannot use any more is given free. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number, sum(d.amount), o.state, o.currency FROM customer_account a"
    " JOIN deposit d ON d.customer_id = a.customer_id JOIN orders o ON o.id = d.order_id"
    " WHERE a.deposit <> 0 AND o.state IN ('closed', 'cancelled')"
    " GROUP BY o.id, o.number, o.state, o.currency HAVING sum(d.amount) <> 0";

const struct dk_rule dk_rule_deposit_left = {
	.name = "deposit-left", .group = "money", .severity = DK_WARN,
	.summary = "No deposit is left on an order that is over",
	.day = SQL_DAY,
	.text = "Order {0} is {2}, and {1m3} are still kept for it.",
	.cause = "the order was cancelled, or came to less, after it was paid",
	.fix = "docket payment free {0} --reason TEXT",
};
