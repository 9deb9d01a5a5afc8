/* manifest_missing.c - goods that left by a carrier and stand on no manifest. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, v.carrier || '/' || v.service FROM shipment h"
    " JOIN orders o ON o.id = h.order_id JOIN carrier_service v ON v.id = h.service_id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT " AND v.kind = 'carrier'"
    " AND h.pickup_id IS NULL AND EXISTS (SELECT 1 FROM setting t WHERE t.key = 'manifests'"
    " AND t.value = 'yes')";

const struct dk_rule dk_rule_manifest_missing = {
	.name = "manifest-missing", .group = "fulfilment", .severity = DK_WARN,
	.summary = "What left by a carrier stands on a manifest",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} left by {2} and stands on no manifest.",
	.cause = "the carrier never comes by his pickup days, or it was handed over past docket",
	.fix = "docket ship show {0}",
};
