/* standing_due.c - the orders that standing and blanket orders owe by the day are made. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number || '/' || k.due, k.due, c.name FROM call_off k"
    " JOIN standing t ON t.order_id = k.order_id JOIN orders o ON o.id = k.order_id"
    " JOIN customer c ON c.id = o.customer_id"
    " WHERE k.made_as IS NULL AND k.skipped = '' AND k.make_on <= :date"
    " AND t.is_paused = 0 AND t.ended_reason = ''";

const struct dk_rule dk_rule_standing_due = {
	.name = "standing-due", .group = "orders", .severity = DK_WARN,
	.summary = "Every standing order that is due is made",
	.day = SQL_DAY,
	.text = "{2} waits for what is wanted on {1}.",
	.cause = "nobody made what was due, or an item cannot be ordered any more",
	.fix = "docket standing make",
};
