/* billed_not_received.c - nothing is paid for that did not come. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT p.number || '/' || l.line_no, d.sku, l.billed - l.received, s.name"
    " FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id"
    " JOIN supplier s ON s.id = p.supplier_id JOIN product d ON d.id = l.product_id"
    " WHERE l.billed > l.received";

const struct dk_rule dk_rule_billed_not_received = {
	.name = "billed-not-received", .group = "money", .severity = DK_WARN,
	.summary = "Nothing is billed that did not come",
	.day = SQL_DAY,
	.text = "{2q} {1} of {0} are billed by {3} and did not come.",
	.cause = "a bill was released before the goods came",
	.fix = "docket receive, or ask the supplier for a credit note",
};
