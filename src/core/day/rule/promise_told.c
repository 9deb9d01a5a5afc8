/* promise_told.c - whoever was promised what cannot be kept was told, or is told later by a day. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT t.id, o.number, l.line_no, c.name, t.given, t.cause FROM tell t"
    " JOIN order_line l ON l.id = t.line_id JOIN orders o ON o.id = l.order_id"
    " JOIN customer c ON c.id = o.customer_id"
    " WHERE t.state IN ('open', 'deferred') AND (t.state = 'open' OR t.until <= :date)"
    " AND l.allocated + l.backordered > 0";

const struct dk_rule dk_rule_promise_told = {
	.name = "promise-told", .group = "customers", .severity = DK_WARN,
	.summary = "Every customer whose promise cannot be kept was told, or is by another day",
	.day = SQL_DAY,
	.text = "{3} was promised line {2} of order {1} for {4}, which cannot be kept: {5}.",
	.cause = "nobody called or wrote",
	.fix = "docket promise tell {0} --how phone",
};
