/* pick_allowed.c - nothing is picked while a hold is open on its order. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT h.number || '/' || d.code, h.number, o.number, d.code FROM shipment h" \
	" JOIN orders o ON o.id = h.order_id JOIN hold d ON d.order_id = o.id" \
	" WHERE h.state <> 'cancelled' AND d.set_at < h.started_at" \
	" AND (d.released_at = '' OR d.released_at > h.started_at)"
static const char SQL_DAY[] = OFFENDERS " AND h.id IN (" DK_SHIPMENTS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_pick_allowed = {
	.name = "pick-allowed", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "Nothing was picked while its order was held",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Shipment {1} was started while order {2} was held by {3}.",
	.cause = "the hold was set or the shipment made outside docket",
	.fix = "docket order timeline {2}",
};
