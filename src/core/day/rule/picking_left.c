/* picking_left.c - pick lists that were started and not confirmed. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, substr(h.started_at, 1, 10) FROM shipment h"
    " JOIN orders o ON o.id = h.order_id"
    " WHERE h.state IN " DK_SHIPMENT_OPEN " AND h.state = 'picking'";

const struct dk_rule dk_rule_picking_left = {
	.name = "picking-left", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every pick list is confirmed",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} is being picked since {2}.",
	.cause = "the picker has not confirmed what was found",
	.fix = "docket ship confirm {0} LINE=QTY",
};
