/* deposit_used.c - invoices deduct what was kept for their orders, and no more. */
#include "core/day/rule/rule.h"

#define OFFENDERS(of_invoice, of_deposit) \
	"SELECT i.number, i.prepaid, coalesce((SELECT -sum(d.amount) FROM deposit d" \
	" WHERE d.customer_id = i.customer_id AND d.invoice_id = i.id), 0)," \
	" 'its deposits are', i.currency FROM invoice i" \
	" WHERE " of_invoice " AND i.prepaid <> coalesce((SELECT -sum(d.amount) FROM deposit d" \
	" WHERE d.customer_id = i.customer_id AND d.invoice_id = i.id), 0)" \
	" UNION ALL SELECT o.number, 0, sum(d.amount), 'is left of payment ' || p.number," \
	" o.currency FROM deposit d JOIN orders o ON o.id = d.order_id" \
	" JOIN payment p ON p.id = d.payment_id WHERE " of_deposit \
	" GROUP BY o.number, p.number, o.currency HAVING sum(d.amount) < 0"
static const char SQL_DAY[] = OFFENDERS("i.day_id = :day",
    "d.order_id IN (SELECT order_id FROM deposit WHERE day_id = :day)");
static const char SQL_ALL[] = OFFENDERS("i.id > 0", "d.id > 0");

const struct dk_rule dk_rule_deposit_used = {
	.name = "deposit-used", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Deducted on an invoice = deposits kept for its orders",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1m4} are deducted, {3} {2m4}.",
	.cause = "a deposit or an invoice was changed outside docket",
	.fix = "docket verify",
};
