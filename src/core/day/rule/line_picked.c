/* line_picked.c - what a line says is picked equals what open shipments confirm. */
#include "core/day/rule/rule.h"

#define CONFIRMED \
	"coalesce((SELECT sum(d.picked) FROM shipment_line d JOIN shipment h" \
	" ON h.id = d.shipment_id WHERE d.line_id = l.id" \
	" AND h.state IN " DK_SHIPMENT_OPEN "), 0)"
#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.picked, " CONFIRMED \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND l.picked <> " CONFIRMED
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_picked = {
	.name = "line-picked", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "Picked on a line = what open shipments confirm",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} picked, but open shipments confirm {4q}.",
	.cause = "a shipment was confirmed or cancelled by half",
	.fix = "docket order timeline {1}",
};
