/* line_allocated.c - what a line says is allocated equals its own allocations, of its product. */
#include "core/day/rule/rule.h"

/* by its line, of which there are few; never by its product, of which there are many */
#define HELD \
	"coalesce((SELECT sum(CASE WHEN a.product_id = l.product_id THEN a.qty END)" \
	" FROM allocation a WHERE a.line_id = l.id), 0)"
#define OFFENDERS \
	"SELECT coalesce(o.number, 'D' || o.id) || '/' || l.line_no," \
	" coalesce(o.number, 'D' || o.id), l.line_no, l.allocated, " HELD \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.allocated <> " HELD
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_allocated = {
	.name = "line-allocated", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Allocated on a line = its allocations of stock",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} allocated, but stock holds {4q} for it.",
	.cause = "an allocation was made or given back by half",
	.fix = "docket order timeline {1}",
};
