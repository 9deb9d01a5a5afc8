/* customer_home.c - an account in another currency: nothing is left of it in the house's money when
 * nothing is left of its own, and both are what was posted. */
#include "core/day/rule/rule.h"

#define ACCOUNTS \
	"WITH x(id, role, own, home) AS (" \
	"SELECT customer_id, 'receivable', receivable, home_receivable FROM customer_account" \
	" WHERE home_receivable IS NOT NULL UNION ALL SELECT customer_id, 'customer-credit'," \
	" credit, home_credit FROM customer_account WHERE home_receivable IS NOT NULL" \
	" UNION ALL SELECT customer_id, 'customer-deposit', deposit, home_deposit" \
	" FROM customer_account WHERE home_receivable IS NOT NULL)"
#define LEFT_OVER \
	" SELECT c.number, x.role || ' in the house''s currency', x.home, 0, '' FROM x" \
	" JOIN customer c ON c.id = x.id WHERE x.own = 0 AND x.home <> 0"
#define POSTED \
	", p(id, role, own, home) AS (SELECT p.customer_id, p.role, sum(CASE p.role" \
	" WHEN 'receivable' THEN p.amount_own ELSE -p.amount_own END), sum(CASE p.role" \
	" WHEN 'receivable' THEN p.debit - p.credit ELSE p.credit - p.debit END) FROM batch b" \
	" JOIN posting p ON p.batch_id = b.id WHERE b.currency <> ''" \
	" AND p.customer_id IS NOT NULL GROUP BY 1, 2)"
#define UNLIKE(what, kept, posted, currency) \
	" UNION ALL SELECT c.number, x.role || '" what "', " kept ", coalesce(" posted ", 0), " \
	currency " FROM x JOIN customer c ON c.id = x.id" \
	" LEFT JOIN p ON p.id = x.id AND p.role = x.role WHERE " kept " <> coalesce(" posted ", 0)"
static const char SQL_DAY[] = ACCOUNTS LEFT_OVER;
static const char SQL_ALL[] = ACCOUNTS POSTED LEFT_OVER UNLIKE("", "x.own", "p.own", "c.currency")
    UNLIKE(" in the house''s currency", "x.home", "p.home", "''");

const struct dk_rule dk_rule_customer_home = {
	.name = "customer-home", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Accounts in other currencies agree with the ledger in both",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Customer {0}: {1} is {2m4}, not {3m4}.",
	.cause = "a posting or an account was changed outside docket",
	.fix = "docket customer statement {0}",
};
