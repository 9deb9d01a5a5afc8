/* exchange_open.c - no gate of an exchange is shut beyond its day, and none is left unsettled. */
#include "core/day/rule/rule.h"

#define GONE \
	"NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = e.order_id" \
	" AND l.allocated + l.backordered > 0)"
static const char SQL_DAY[] =
    "SELECT e.number, c.name,"
    " CASE WHEN r.state = 'authorised' THEN 'its goods did not come in time'"
    " WHEN r.state = 'received' THEN 'its goods wait for inspection'"
    " WHEN r.state = 'inspected' THEN 'its goods are here, but not credited'"
    " WHEN e.opened_at = '' THEN 'its balance was not paid'"
    " ELSE 'both sides are done, but it is not settled' END,"
    " CASE WHEN r.state = 'authorised' THEN 'exchange expire' WHEN r.state = 'received'"
    " THEN 'return inspect ' || r.number WHEN r.state <> 'inspected' AND e.opened_at = ''"
    " THEN 'exchange show ' || e.number ELSE 'exchange settle ' || e.number END"
    " FROM goods_exchange e JOIN goods_return r ON r.id = e.return_id"
    " JOIN customer c ON c.id = r.customer_id WHERE e.state = 'open'"
    " AND (r.state IN ('received', 'inspected') OR r.expires < :date AND e.opened_at = ''"
    " OR r.state = 'settled' AND " GONE ")";

const struct dk_rule dk_rule_exchange_open = {
	.name = "exchange-open", .group = "returns", .severity = DK_WARN,
	.summary = "No exchange waits beyond its day, or for its settlement",
	.day = SQL_DAY,
	.text = "Exchange {0} of {1}: {2}.",
	.cause = "nobody looked at it yet",
	.fix = "docket {3}",
};
