/* adjustment_waiting.c - adjustments worth much, which nobody has approved or refused yet. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT x.id, p.sku, x.qty, x.value, x.reason, coalesce(u.name, 'docket') FROM adjustment x"
    " JOIN product p ON p.id = x.product_id LEFT JOIN users u ON u.id = x.asked_by"
    " WHERE x.state = 'open'";

const struct dk_rule dk_rule_adjustment_waiting = {
	.name = "adjustment-waiting", .group = "stock", .severity = DK_WARN,
	.summary = "Every adjustment worth much is approved or refused",
	.day = SQL_DAY,
	.text = "{5} asked for {2q} {1} ({4}), worth {3m}; it waits.",
	.cause = "nobody else has looked at it",
	.fix = "docket stock approve {0}",
};
