/* printed_not_shipped.c - a slip or label is on paper and the goods are still here. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, h.state FROM shipment h JOIN orders o ON o.id = h.order_id"
    " WHERE h.state IN " DK_SHIPMENT_OPEN
    " AND EXISTS (SELECT 1 FROM print_job j WHERE j.subject = 'shipment' AND j.subject_id = h.id"
    " AND j.document IN ('packing-slip', 'label') AND j.copy_no > 0 AND j.state <> 'cancelled')";

const struct dk_rule dk_rule_printed_not_shipped = {
	.name = "printed-not-shipped", .group = "fulfilment", .severity = DK_WARN,
	.summary = "What has its slip or label printed has left",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} has its paper and is still {2}.",
	.cause = "the carrier has not come, or the parcel stands somewhere without being posted",
	.fix = "docket ship post {0}",
};
