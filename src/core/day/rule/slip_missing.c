/* slip_missing.c - goods that left without a packing slip, printed or on its way to the printer. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number FROM shipment h JOIN orders o ON o.id = h.order_id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT
    " AND h.purchase_id IS NULL" /* else it is the supplier's */
    " AND NOT EXISTS (SELECT 1 FROM print_job x WHERE x.subject = 'shipment'"
    " AND x.subject_id = h.id AND x.document = 'packing-slip'"
    " AND x.state NOT IN ('cancelled', 'ruined'))"
    /* unless the house prints none */
    " AND NOT EXISTS (SELECT 1 FROM printer p WHERE p.document IN ('packing-slip', '')"
    " AND p.queue = '-')";

const struct dk_rule dk_rule_slip_missing = {
	.name = "slip-missing", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every shipment left with its packing slip",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} left without a packing slip.",
	.cause = "the slip was never printed",
	.fix = "docket ship slip {0} --print",
};
