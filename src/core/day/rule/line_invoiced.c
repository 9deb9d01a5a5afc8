/* line_invoiced.c - what a line says is invoiced stands on posted invoices. */
#include "core/day/rule/rule.h"

#define BILLED \
	"coalesce((SELECT sum(n.pieces) FROM invoice_line n JOIN invoice i" \
	" ON i.id = n.invoice_id WHERE n.line_id = l.id AND i.kind = 'invoice'), 0)" \
	" - coalesce((SELECT sum(c.unshipped) FROM invoice_line n JOIN credit_line c" \
	" ON c.invoice_id = n.invoice_id AND c.invoice_line = n.line_no" \
	" WHERE n.line_id = l.id), 0)"
#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.invoiced, " BILLED \
	" FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER \
	" AND l.kit_no IN (0, l.line_no) AND l.invoiced <> " BILLED
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_line_invoiced = {
	.name = "line-invoiced", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Invoiced on a line = what its invoices hold",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}: {3q} invoiced, but its invoices hold {4q}.",
	.cause = "an invoice was posted by half",
	.fix = "docket order timeline {1}",
};
