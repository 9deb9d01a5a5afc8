/* payment_use.c - invoices use no more of a payment than was paid. */
#include "core/day/rule/rule.h"

#define USED \
	"(coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u.payment_id = p.id), 0)" \
	" + coalesce((SELECT sum(d.amount) FROM deposit d WHERE d.payment_id = p.id" \
	" AND d.invoice_id IS NULL), 0))"
#define OFFENDERS \
	"SELECT p.number, p.amount, " USED ", p.currency FROM payment p" \
	" WHERE (" USED " > CASE WHEN p.kind = 'payment' THEN p.amount ELSE 0 END OR " USED " < 0)"
static const char SQL_DAY[] = OFFENDERS " AND p.day_id = :day";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_payment_use = {
	.name = "payment-use", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Invoices use no more of a payment than it brought",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Payment {0} brought {1m3}, but invoices use {2m3} of it.",
	.cause = "the payment was applied outside docket",
	.fix = "docket payment show {0}",
};
