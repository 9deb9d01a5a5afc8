/* drop_unordered.c - lines that a supplier is to ship, and nobody has told him. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.sku,"
    " l.backordered - coalesce((SELECT sum(b.ordered - b.received) FROM purchase_line b"
    " WHERE b.order_line_id = l.id AND b.is_closed = 0 AND b.received < b.ordered), 0) AS rest,"
    " coalesce(v.name, 'its supplier') FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN product p ON p.id = l.product_id LEFT JOIN supplier v ON v.number = p.supplier"
    " WHERE l.backordered > 0 AND l.supply = 'drop' AND o.state = 'verified'"
    " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.released_at = '')"
    " AND l.backordered > coalesce((SELECT sum(b.ordered - b.received) FROM purchase_line b"
    " WHERE b.order_line_id = l.id AND b.is_closed = 0 AND b.received < b.ordered), 0)";

const struct dk_rule dk_rule_drop_unordered = {
	.name = "drop-unordered", .group = "orders", .severity = DK_WARN,
	.summary = "What suppliers are to ship is ordered from them",
	.day = SQL_DAY,
	.text = "Order {1} line {2}: {5} is to ship {4q} {3} and was not told.",
	.cause = "nobody ordered it after the order was verified, or its purchase order was closed",
	.fix = "docket purchase drop {1}",
};
