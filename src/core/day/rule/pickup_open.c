/* pickup_open.c - carriers who were to come today and signed for nothing. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT v.carrier || '/' || v.service || '/' || p.date, v.carrier || '/' || v.service, p.date,"
    " (SELECT count(*) FROM shipment h WHERE h.pickup_id = p.id) FROM pickup p"
    " JOIN carrier_service v ON v.id = p.service_id"
    " WHERE p.state IN ('open', 'booked', 'on-manifest') AND p.date <= :date"
    " AND (p.state <> 'open' OR EXISTS (SELECT 1 FROM setting t WHERE t.key = 'manifests'"
    " AND t.value = 'yes')) AND EXISTS (SELECT 1 FROM shipment h WHERE h.pickup_id = p.id)";

const struct dk_rule dk_rule_pickup_open = {
	.name = "pickup-open", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every pickup of the day is signed or was missed",
	.day = SQL_DAY,
	.text = "{1} on {2}: {3} shipments are packed for it, nobody signed.",
	.cause = "the driver has not come, or the signature was not told",
	.fix = "docket ship manifest {1} --date {2} --sign DRIVER",
};
