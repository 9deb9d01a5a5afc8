/* line_billed.c - nobody is invoiced for more than what left, or, of an order that is invoiced
 * ahead, than what he is still to get. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.invoiced," \
	" CASE WHEN o.billing = 'order' THEN l.ordered - l.cancelled ELSE l.shipped END" \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND l.kit_no IN (0, l.line_no) AND l.invoiced >" \
	" CASE WHEN o.billing = 'order' THEN l.ordered - l.cancelled ELSE l.shipped END"
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_billed = {
	.name = "line-billed", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Invoiced of a line ≤ shipped; ≤ ordered where it is invoiced ahead",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} invoiced, {4q} may be.",
	.cause = "a shipment was taken back, or a line cancelled, after it was invoiced",
	.fix = "docket order timeline {1}",
};
