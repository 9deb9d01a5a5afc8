/* carton_limit.c - no closed carton is heavier than its carrier takes or its box bears. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number || '/' || k.carton_no, h.number, k.carton_no,"
    " CASE k.gram WHEN 0 THEN k.expected_gram ELSE k.gram END,"
    " CASE WHEN v.max_gram > 0 AND (coalesce(b.max_gram, 0) = 0 OR v.max_gram < b.max_gram)"
    " THEN v.max_gram ELSE b.max_gram END"
    " FROM shipment h JOIN carton k ON k.shipment_id = h.id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id LEFT JOIN box b ON b.id = k.box_id"
    " WHERE h.id IN (" DK_SHIPMENTS_OF_DAY ") AND k.state = 'closed'"
    " AND ((v.max_gram > 0"
    " AND CASE k.gram WHEN 0 THEN k.expected_gram ELSE k.gram END > v.max_gram)"
    " OR (b.max_gram > 0"
    " AND CASE k.gram WHEN 0 THEN k.expected_gram ELSE k.gram END > b.max_gram))";

const struct dk_rule dk_rule_carton_limit = {
	.name = "carton-limit", .group = "fulfilment", .severity = DK_STOP,
	.summary = "No carton is over the limit of its carrier or box",
	.day = SQL_DAY,
	.text = "Carton {2} of shipment {1} weighs {3q} kg, the limit is {4q}.",
	.cause = "a limit was lowered after the carton was closed",
	.fix = "docket carton reopen {1} {2}",
};
