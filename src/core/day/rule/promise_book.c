/* promise_book.c - the day on a line is the one that was given last, in the book of promises. */
#include "core/day/rule/rule.h"

/* orders of older databases, and what is not promised, are not in the book */
static const char SQL_ALL[] =
    "SELECT o.number || '/' || l.line_no, l.promise, p.date"
    " FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN promise p ON p.id = (SELECT max(x.id) FROM promise x WHERE x.line_id = l.id)"
    " WHERE l.allocated + l.backordered > 0 AND l.promise <> p.date";
static const char SQL_DAY[] =
    "SELECT o.number || '/' || l.line_no, l.promise, p.date"
    " FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN promise p ON p.id = (SELECT max(x.id) FROM promise x WHERE x.line_id = l.id)"
    " WHERE l.order_id IN (" DK_ORDERS_OF_DAY ")"
    " AND l.allocated + l.backordered > 0 AND l.promise <> p.date";

const struct dk_rule dk_rule_promise_book = {
	.name = "promise-book", .group = "customers", .severity = DK_STOP, .is_invariant = true,
	.summary = "The day promised for a line is the one given last",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Line {0} says {1}, but the customer was told {2} last.",
	.cause = "the line was changed behind docket's back",
	.fix = "docket promise list",
};
