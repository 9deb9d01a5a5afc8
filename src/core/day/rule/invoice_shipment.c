/* invoice_shipment.c - an invoice bills goods that have left, unless it is posted ahead of them. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT i.number, o.number FROM invoice i JOIN orders o ON o.id = i.order_id" \
	" WHERE i.kind <> 'credit-note' AND o.billing <> 'order'" \
	" AND NOT EXISTS (SELECT 1 FROM shipment h WHERE h.order_id = i.order_id" \
	" AND h.state IN " DK_SHIPMENT_LEFT " AND (i.shipment_id IS NULL OR h.id = i.shipment_id))"
static const char SQL_DAY[] = OFFENDERS " AND i.day_id = :day";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_invoice_shipment = {
	.name = "invoice-shipment", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "No invoice without a shipment",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Invoice {0} of order {1} names no shipment that left.",
	.cause = "the shipment was taken back after it was invoiced",
	.fix = "docket order timeline {1}",
};
