/* exchange_balance.c - the balance of an exchange = what was credited less what was invoiced. */
#include "core/day/rule/rule.h"

#define CREDITED \
	"coalesce((SELECT sum(i.total - i.withheld) FROM goods_return_credit g JOIN invoice i" \
	" ON i.id = g.credit_id WHERE g.return_id = e.return_id), 0)"
#define INVOICED \
	"coalesce((SELECT sum(i.total - i.withheld) FROM invoice i WHERE i.order_id = e.order_id" \
	" AND i.kind = 'invoice'), 0)"
#define OFFENDERS \
	"SELECT e.number, e.number, e.balance, " CREDITED ", " INVOICED "," \
	" (SELECT o.currency FROM orders o WHERE o.id = e.order_id) FROM goods_exchange e" \
	" WHERE e.state = 'settled' AND (e.balance IS NULL" \
	" OR e.balance <> " CREDITED " - " INVOICED ")"
static const char SQL_DAY[] = OFFENDERS " AND e.ended_day = :day";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_exchange_balance = {
	.name = "exchange-balance", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "The balance of an exchange = its credit less its invoice",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Exchange {1}: its balance is {2m5}, but {3m5} were credited and {4m5} invoiced.",
	.cause = "an exchange was settled by half, or something was posted to it afterwards",
	.fix = "docket exchange show {1}",
};
