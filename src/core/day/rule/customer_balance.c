/* customer_balance.c - what a customer owes = invoices − credit notes − payments +
 * refunds − allowances. */
#include "core/day/rule/rule.h"

#define BALANCES(which) \
	"WITH x(id, kept, made) AS (SELECT c.id," \
	" coalesce((SELECT a.receivable - a.credit - a.deposit FROM customer_account a" \
	" WHERE a.customer_id = c.id), 0)," \
	" coalesce((SELECT sum((i.total - i.withheld)" \
	" * CASE WHEN i.kind = 'invoice' THEN 1 ELSE -1 END)" \
	" FROM invoice i WHERE i.customer_id = c.id), 0)" \
	" - coalesce((SELECT sum(CASE WHEN p.kind = 'payment' THEN p.amount ELSE -p.amount END)" \
	" FROM payment p WHERE p.customer_id = c.id" \
	" AND p.credit_id IS NULL), 0)" \
	" - coalesce((SELECT sum(w.amount) FROM allowance w WHERE w.customer_id = c.id), 0)" \
	" FROM customer c WHERE " which ")" \
	" SELECT c.number, x.kept, x.made, c.currency FROM x JOIN customer c ON c.id = x.id" \
	" WHERE x.kept <> x.made"
static const char SQL_DAY[] =
    BALANCES("c.id IN (SELECT customer_id FROM invoice WHERE day_id = :day"
	     " UNION SELECT customer_id FROM payment WHERE day_id = :day"
	     " UNION SELECT customer_id FROM allowance WHERE day_id = :day"
	     " UNION SELECT customer_id FROM orders WHERE day_id = :day)");
static const char SQL_ALL[] = BALANCES("c.id > 0");

const struct dk_rule dk_rule_customer_balance = {
	.name = "customer-balance", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "What each customer owes = invoices − payments, recomputed",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Customer {0}: the account says {1m3}, invoices and payments make {2m3}.",
	.cause = "an account was changed, or a document lost, outside docket",
	.fix = "docket customer statement {0}",
};
