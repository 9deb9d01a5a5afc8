/* inspection_waiting.c - picked lines that were chosen for inspection and that nobody looked at. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number || '/' || l.line_no, h.number, l.line_no, i.reason FROM inspection i"
    " JOIN shipment h ON h.id = i.shipment_id JOIN shipment_line x ON x.id = i.shipment_line_id"
    " JOIN order_line l ON l.id = x.line_id WHERE i.state IN ('wait', 'failed')"
    " AND i.state = 'wait' AND h.state <> 'cancelled'";

const struct dk_rule dk_rule_inspection_waiting = {
	.name = "inspection-waiting", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every line chosen for inspection is inspected",
	.day = SQL_DAY,
	.text = "Shipment {1} line {2} waits for inspection: {3}.",
	.cause = "nobody has looked at it yet",
	.fix = "docket ship inspect {1} {2}",
};
