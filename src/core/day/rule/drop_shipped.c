/*
 * drop_shipped.c - of what suppliers ship, as much is received as went to the customer, and no more
 * is on order for a line than waits of it.
 */
#include "core/day/rule/rule.h"

#define WENT \
	"coalesce((SELECT sum(d.picked) FROM shipment_line d" \
	" JOIN shipment h ON h.id = d.shipment_id WHERE d.line_id = b.order_line_id" \
	" AND h.purchase_id = b.purchase_id), 0)"
#define ON_ORDER \
	"(SELECT sum(y.ordered - y.received) FROM purchase_line y" \
	" WHERE y.order_line_id = b.order_line_id AND y.is_closed = 0 AND y.received < y.ordered)"
static const char SQL_ALL[] =
    "SELECT q.number || '/' || b.line_no, q.number, b.line_no, b.received, " WENT ","
    " coalesce(" ON_ORDER ", 0), l.backordered FROM purchase_line b"
    " JOIN purchase q ON q.id = b.purchase_id JOIN order_line l ON l.id = b.order_line_id"
    " WHERE b.order_line_id IS NOT NULL AND (b.received <> " WENT
    " OR l.order_id <> q.order_id OR coalesce(" ON_ORDER ", 0) > l.backordered)";

const struct dk_rule dk_rule_drop_shipped = {
	.name = "drop-shipped", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "What suppliers shipped = what was received of it",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "Purchase order {1} line {2}: {3q} received, {4q} went to the customer; {5q} are on"
	    " order, {6q} wait.",
	.cause = "a receipt, a shipment or an order was changed by half",
	.fix = "docket purchase show {1}",
};
