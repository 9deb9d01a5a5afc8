/* allowance_use.c - what is allowed of an invoice is on the invoice, its tax in proportion, and no
 * discount is larger than the terms give. */
#include "core/day/rule/rule.h"

#define FAULTS(which) \
	"SELECT i.number, 'a ' || w.kind || ' is not used as it was given' FROM allowance w" \
	" JOIN invoice i ON i.id = w.invoice_id WHERE " which \
	" AND w.amount <> coalesce((SELECT sum(u.amount) FROM payment_use u" \
	" WHERE u.allowance_id = w.id AND u.invoice_id = w.invoice_id), 0)" \
	" UNION ALL SELECT i.number, 'a discount corrects another tax' FROM allowance w" \
	" JOIN invoice i ON i.id = w.invoice_id WHERE " which " AND w.kind = 'discount'" \
	" AND w.amount <> coalesce((SELECT sum(t.base + t.tax) FROM allowance_tax t" \
	" WHERE t.allowance_id = w.id), 0)" \
	" UNION ALL SELECT i.number, 'the discounts are larger than its terms give'" \
	" FROM allowance w JOIN invoice i ON i.id = w.invoice_id WHERE " which \
	" AND w.kind = 'discount' GROUP BY i.id, i.number, i.due, i.cash_discount" \
	" HAVING (sum(w.amount) - 1) * 100000 > i.due * i.cash_discount OR sum(w.amount) < 0"
static const char SQL_DAY[] = FAULTS("w.invoice_id IN (SELECT invoice_id FROM allowance"
				     " WHERE day_id = :day)");
static const char SQL_ALL[] = FAULTS("w.id > 0");

const struct dk_rule dk_rule_allowance_use = {
	.name = "allowance-use", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Discounts and write-offs are used, taxed and limited as they must be",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Invoice {0}: {1}.",
	.cause = "an allowance was written outside docket",
	.fix = "docket invoice show {0}",
};
