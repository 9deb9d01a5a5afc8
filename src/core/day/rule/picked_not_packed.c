/* picked_not_packed.c - goods that were taken from the shelf and lie about. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, substr(h.started_at, 1, 10) FROM shipment h"
    " JOIN orders o ON o.id = h.order_id"
    " WHERE h.state IN " DK_SHIPMENT_OPEN " AND h.state = 'checked'";

const struct dk_rule dk_rule_picked_not_packed = {
	.name = "picked-not-packed", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Everything picked is packed",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} is picked and checked, not packed.",
	.cause = "nobody has put it into cartons yet",
	.fix = "docket ship pack {0}",
};
