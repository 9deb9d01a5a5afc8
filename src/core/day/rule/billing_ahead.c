/* billing_ahead.c - an order that is invoiced when it is verified, is. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number, o.total, o.currency FROM orders o"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'verified'"
    " AND o.kind = 'order' AND o.billing = 'order'"
    " AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id"
    " AND l.product_id IS NOT NULL AND l.kit_no IN (0, l.line_no)"
    " AND l.ordered - l.cancelled > l.invoiced)"
    " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.released_at = '')";

const struct dk_rule dk_rule_billing_ahead = {
	.name = "billing-ahead", .group = "invoices", .severity = DK_WARN,
	.summary = "Orders that are invoiced ahead of their shipment are invoiced",
	.day = SQL_DAY,
	.text = "Order {0} over {1m2} is verified and not invoiced, though its terms say so.",
	.cause = "it was verified, or changed, after the last run of invoices",
	.fix = "docket invoice post {0}",
};
