/* return_lines.c - returned on an order line = what its returns and refused deliveries brought. */
#include "core/day/rule/rule.h"

/* a kit's own line has no goods: its returns count it whole */
#define BROUGHT \
	"(CASE WHEN l.kit_no = l.line_no AND l.kit_no > 0" \
	" THEN coalesce((SELECT sum(x.received) FROM goods_return_line x" \
	"  JOIN goods_return r ON r.id = x.return_id AND r.outcome <> 'repair'" \
	"  WHERE x.line_id = l.id), 0)" \
	" ELSE coalesce((SELECT sum(p.qty) FROM goods_return_part p WHERE p.line_id = l.id), 0)" \
	" + coalesce((SELECT sum(b.qty) FROM shipment h JOIN shipment_line z" \
	"  ON z.shipment_id = h.id AND z.line_id = l.id JOIN delivery_back b" \
	"  ON b.shipment_line_id = z.id WHERE h.order_id = o.id), 0) END)"
#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.returned, " BROUGHT \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND l.returned <> " BROUGHT
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY
    " UNION SELECT order_id FROM goods_return WHERE day_id = :day OR settled_day = :day)";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_return_lines = {
	.name = "return-lines", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "Returned on a line = what its returns brought",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} returned, but its returns brought {4q}.",
	.cause = "a return was received by half",
	.fix = "docket return list --order {1}",
};
