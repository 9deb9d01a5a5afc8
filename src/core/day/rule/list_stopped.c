/* list_stopped.c - pick lists whose order changed, and whose picker does not know it yet. */
#include "core/day/rule/rule.h"
#include "core/ship/private.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, " DK_SHIPMENT_STOP " FROM shipment h"
    " JOIN orders o ON o.id = h.order_id WHERE h.state IN " DK_SHIPMENT_OPEN
    " AND " DK_SHIPMENT_STOP " <> ''";

const struct dk_rule dk_rule_list_stopped = {
	.name = "list-stopped", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every stop of a pick list is acknowledged",
	.day = SQL_DAY,
	.text = "Pick list {0}: order {1} was {2}, and nobody acknowledged it.",
	.cause = "the stop slip has not reached the picker",
	.fix = "docket ship acknowledge {0}",
};
