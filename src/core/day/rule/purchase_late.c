/* purchase_late.c - what suppliers were to bring by the day is here, or has another day. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT p.number || '/' || l.line_no, d.sku, l.ordered - l.received, l.expected, s.name"
    " FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id"
    " JOIN supplier s ON s.id = p.supplier_id JOIN product d ON d.id = l.product_id"
    " WHERE l.is_closed = 0 AND l.received < l.ordered AND l.expected <> ''"
    " AND l.expected < :date";

const struct dk_rule dk_rule_purchase_late = {
	.name = "purchase-late", .group = "stock", .severity = DK_WARN,
	.summary = "What was expected from suppliers has come",
	.day = SQL_DAY,
	.text = "{2q} {1} were to come on {3} from {4}.",
	.cause = "the supplier is late, or nobody wrote down that it came",
	.fix = "docket purchase expect, or docket receive",
};
