/* purchase_received.c - what a purchase line says it received is what its receipts say. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT p.number || '/' || l.line_no, l.received, x.qty FROM purchase_line l" \
	" JOIN purchase p ON p.id = l.purchase_id" \
	" JOIN (SELECT l2.id, coalesce(sum(r.qty), 0) AS qty, coalesce(sum(r.damaged), 0)" \
	"  AS damaged FROM purchase_line l2 LEFT JOIN receipt_line r ON r.line_id = l2.id"
#define UNEQUAL " GROUP BY l2.id) x ON x.id = l.id" \
	" WHERE l.received <> x.qty OR l.damaged <> x.damaged"

static const char SQL_DAY[] =
    OFFENDERS " WHERE l2.purchase_id IN (SELECT purchase_id FROM receipt WHERE day_id = :day)"
    UNEQUAL;
static const char SQL_ALL[] = OFFENDERS UNEQUAL;

const struct dk_rule dk_rule_purchase_received = {
	.name = "purchase-received", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Purchase lines and their receipts agree",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Line {0} received {1q}, its receipts say {2q}.",
	.cause = "a receipt or the line was changed outside docket",
	.fix = "docket purchase show",
};
