/* packed_not_shipped.c - cartons that are ready and still here. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number, o.number, substr(h.started_at, 1, 10) FROM shipment h"
    " JOIN orders o ON o.id = h.order_id"
    " WHERE h.state IN " DK_SHIPMENT_OPEN " AND h.state = 'packed'";

const struct dk_rule dk_rule_packed_not_shipped = {
	.name = "packed-not-shipped", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Everything packed is shipped",
	.day = SQL_DAY,
	.text = "Shipment {0} of order {1} is packed, not shipped.",
	.cause = "the carrier has not come, or nobody posted it",
	.fix = "docket ship post {0}",
};
