/*
 * line_equation.c - ordered = shipped + cancelled + allocated + backordered, on every line; a kit
 * has its goods on the lines of its parts (kit_parts.c).
 */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.ordered, l.shipped," \
	" l.cancelled, l.allocated, l.backordered" \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND (l.kit_no = 0 OR l.kit_no <> l.line_no)" \
	" AND l.ordered <> l.shipped + l.cancelled + l.allocated + l.backordered"
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_equation = {
	.name = "line-equation", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Each line: ordered = shipped + cancelled + open",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: ordered {3q}, but shipped {4q} + cancelled {5q}"
		" + allocated {6q} + backordered {7q}.",
	.cause = "a quantity of the line was changed outside docket",
	.fix = "docket order timeline {1}",
};
