/* inquiry_overdue.c - nobody waits for a call that was promised for an earlier day. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT q.id, b.due, c.name, u.name FROM call_back b JOIN inquiry q ON q.id = b.inquiry_id"
    " JOIN customer c ON c.id = q.customer_id JOIN users u ON u.id = b.owner_id"
    " WHERE b.done_at = '' AND b.due <= :date";

const struct dk_rule dk_rule_inquiry_overdue = {
	.name = "inquiry-overdue", .group = "customers", .severity = DK_WARN,
	.summary = "Every customer who was promised a call was called",
	.day = SQL_DAY,
	.text = "{2} was to be called back on {1} by {3}.",
	.cause = "the call was forgotten, or the answer is not there yet",
	.fix = "docket inquiry done {0}",
};
