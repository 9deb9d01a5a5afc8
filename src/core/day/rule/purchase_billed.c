/* purchase_billed.c - billed and returned quantities are those of the documents. */
#include "core/day/rule/rule.h"

/* the day's documents are few; the lines of others did not change */
#define OFFENDERS(which) \
	"SELECT p.number || '/' || l.line_no, l.billed, x.billed, l.returned, x.returned" \
	" FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id" \
	" JOIN (SELECT y.id, (SELECT coalesce(sum(b.qty), 0) FROM supplier_bill_line b" \
	"  JOIN supplier_bill h ON h.id = b.bill_id WHERE b.line_id = y.id" \
	"  AND h.state IN ('matched', 'released')) AS billed," \
	" (SELECT coalesce(sum(r.qty), 0) FROM supplier_return_line r" \
	"  JOIN supplier_return h ON h.id = r.return_id WHERE r.line_id = y.id" \
	"  AND h.state = 'shipped') AS returned FROM purchase_line y WHERE " which ") x" \
	" ON x.id = l.id WHERE l.billed <> x.billed OR l.returned <> x.returned"

static const char SQL_DAY[] = OFFENDERS(
    "y.id IN (SELECT b.line_id FROM supplier_bill_line b JOIN supplier_bill h ON h.id = b.bill_id"
    " WHERE h.day_id = :day UNION SELECT r.line_id FROM supplier_return_line r"
    " JOIN supplier_return h ON h.id = r.return_id WHERE h.day_id = :day)");
static const char SQL_ALL[] = OFFENDERS("y.id > 0");

const struct dk_rule dk_rule_purchase_billed = {
	.name = "purchase-billed", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Purchase lines, bills and supplier returns agree",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Line {0}: {1q} billed and {3q} returned; its documents say {2q} and {4q}.",
	.cause = "a bill, a return or the line was changed outside docket",
	.fix = "docket purchase show",
};
