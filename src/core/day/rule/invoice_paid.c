/* invoice_paid.c - no invoice is paid beyond its total less its credit notes. */
#include "core/day/rule/rule.h"

#define PAID \
	"coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u.invoice_id = i.id), 0)"
/* a credit note names the invoice it corrects, of the same order; what it is worth is among what
 * was paid where a payment passes it on */
#define CREDITED \
	"coalesce((SELECT sum(n.due) FROM invoice n WHERE n.corrects = i.id AND NOT EXISTS" \
	" (SELECT 1 FROM payment p WHERE p.credit_id = n.id)), 0)"
#define OFFENDERS \
	"SELECT i.number, i.due - " CREDITED ", " PAID ", i.currency FROM invoice i" \
	" WHERE i.kind <> 'credit-note' AND " PAID " > i.due - " CREDITED
static const char SQL_DAY[] = OFFENDERS
    " AND i.id IN (SELECT u.invoice_id FROM payment p"
    " JOIN payment_use u ON u.payment_id = p.id WHERE p.day_id = :day)";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_invoice_paid = {
	.name = "invoice-paid", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "No invoice is paid beyond what it asks for",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Invoice {0} asks for {1m3}, but payments of {2m3} name it.",
	.cause = "a payment was applied outside docket",
	.fix = "docket invoice show {0}",
};
