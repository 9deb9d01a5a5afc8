/* return_open.c - what came back is inspected and credited, and what did not come has expired.
 * Those of exchanges are told by exchange_open.c. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT r.number, c.name,"
    " CASE WHEN r.state = 'authorised' THEN 'its goods did not come in time'"
    " WHEN r.outcome = 'repair' THEN 'it came to be repaired and did not go back'"
    " ELSE 'it was received, but not credited' END,"
    " CASE WHEN r.state = 'authorised' THEN 'expire'"
    " WHEN r.outcome = 'repair' AND r.state = 'received' THEN 'repaired ' || r.number"
    " WHEN r.outcome = 'repair' THEN 'send-back ' || r.number"
    " WHEN r.state = 'received' THEN 'inspect ' || r.number ELSE 'settle ' || r.number END"
    " FROM goods_return r JOIN customer c ON c.id = r.customer_id"
    " WHERE r.state IN ('requested', 'authorised', 'received', 'inspected')"
    " AND (r.state IN ('received', 'inspected') OR r.state = 'authorised' AND r.expires < :date)"
    " AND NOT EXISTS (SELECT 1 FROM goods_exchange e WHERE e.return_id = r.id)";

const struct dk_rule dk_rule_return_open = {
	.name = "return-open", .group = "returns", .severity = DK_WARN,
	.summary = "Received = credited + pending; none is overdue",
	.day = SQL_DAY,
	.text = "Return {0} of {1}: {2}.",
	.cause = "nobody looked at it yet",
	.fix = "docket return {3}",
};
