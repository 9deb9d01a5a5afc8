/* line_shipped.c - what a line says is shipped equals what left with its shipments. */
#include "core/day/rule/rule.h"

#define LEFT \
	"coalesce((SELECT sum(d.picked) FROM shipment_line d JOIN shipment h" \
	" ON h.id = d.shipment_id WHERE d.line_id = l.id AND h.state IN " DK_SHIPMENT_LEFT "), 0)"
#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.shipped, " LEFT \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND (l.kit_no = 0 OR l.kit_no <> l.line_no) AND l.shipped <> " LEFT
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_shipped = {
	.name = "line-shipped", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "Shipped on a line = what its shipments took",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} shipped, but its shipments took {4q}.",
	.cause = "a shipment was posted by half",
	.fix = "docket order timeline {1}",
};
