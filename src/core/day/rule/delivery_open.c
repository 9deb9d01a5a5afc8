/* delivery_open.c - goods that a customer did not take, and nobody has decided about. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, d.outcome, CASE WHEN d.note = '' THEN d.name ELSE d.note END"
    " FROM delivery d JOIN shipment h ON h.id = d.shipment_id JOIN orders o ON o.id = h.order_id"
    " WHERE d.is_open = 1";

const struct dk_rule dk_rule_delivery_open = {
	.name = "delivery-open", .group = "fulfilment", .severity = DK_WARN,
	.summary = "What was refused or not delivered is settled",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1}: {2} ({3}).",
	.cause = "the goods are on their way back, or the customer was not asked",
	.fix = "docket ship settle {0} --note TEXT",
};
