/* payment_unapplied.c - money taken today that no invoice and no refund has used up. */
#include "core/day/rule/rule.h"

#define USED \
	"coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u.payment_id = p.id), 0)" \
	" + coalesce((SELECT sum(d.amount) FROM deposit d WHERE d.payment_id = p.id" \
	" AND d.invoice_id IS NULL), 0)"
static const char SQL_DAY[] =
    "SELECT p.number, c.number, min(p.amount - (" USED "), a.credit), p.currency" /* less refunds */
    " FROM payment p JOIN customer c ON c.id = p.customer_id"
    " JOIN customer_account a ON a.customer_id = p.customer_id AND a.credit > 0"
    " WHERE p.day_id = :day AND p.kind = 'payment' AND p.amount > " USED;

const struct dk_rule dk_rule_payment_unapplied = {
	.name = "payment-unapplied", .group = "money", .severity = DK_WARN,
	.summary = "Every payment is used by invoices",
	.day = SQL_DAY,
	.text = "Payment {0} of customer {1}: {2m3} are not used by an invoice.",
	.cause = "it was paid before the invoice, or too much",
	.fix = "docket customer statement {1}",
};
