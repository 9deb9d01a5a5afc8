/* document_batch.c - every posted document of value stands in the ledger, and nothing else does. */
#include "core/day/rule/rule.h"

#define IN_LEDGER(kinds, id) \
	"EXISTS (SELECT 1 FROM batch b WHERE b.document IN (" kinds ") AND b.document_id = " id ")"
/* the last move of an earlier docket, whose goods had no value in the ledger but when they left */
#define BEGAN \
	"coalesce((SELECT max(x.document_id) FROM batch x WHERE x.document = 'cost-opening'), 0)"
#define OFFENDERS(of_invoice, of_payment, of_move, of_receipt, of_bill, of_batch) \
	"SELECT i.number, 'is not in the ledger' FROM invoice i WHERE " of_invoice \
	" AND i.total <> 0 AND NOT " IN_LEDGER("'invoice', 'credit-note'", "i.id") \
	" UNION ALL SELECT p.number, 'is not in the ledger' FROM payment p WHERE " of_payment \
	" AND p.credit_id IS NULL AND NOT " IN_LEDGER("'payment'", "p.id") \
	" UNION ALL SELECT h.number, 'is not in the ledger' FROM shipment h" \
	" WHERE h.id IN (SELECT m.document_id FROM move m WHERE m.document = 'shipment'" \
	" AND " of_move " GROUP BY m.document_id HAVING sum(m.cost) <> 0)" \
	" AND NOT " IN_LEDGER("'shipment'", "h.id") \
	" UNION ALL SELECT r.number, 'is not in the ledger' FROM receipt r WHERE " of_receipt \
	" AND r.value <> 0 AND NOT " IN_LEDGER("'receipt'", "r.id") \
	" UNION ALL SELECT s.number, 'is not in the ledger' FROM supplier_bill s WHERE " of_bill \
	" AND s.state IN ('matched', 'released') AND s.total <> 0" \
	" AND NOT " IN_LEDGER("'supplier-bill'", "s.id") \
	" UNION ALL SELECT m.document || '-' || m.document_id, 'is not in the ledger' FROM move m" \
	" WHERE m.document IN ('adjustment', 'count', 'journal') AND " of_move \
	" AND m.id > " BEGAN \
	" GROUP BY m.document, m.document_id HAVING sum(m.cost) <> 0" \
	" AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.document = m.document" \
	"  AND b.document_id = m.document_id)" \
	" UNION ALL SELECT 'batch-' || b.id, 'names ' || b.document || ' ' || b.document_id" \
	" || ', which is not posted' FROM batch b WHERE " of_batch " AND NOT (" \
	" b.document IN ('invoice', 'credit-note')" \
	" AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = b.document_id)" \
	" OR b.document = 'payment'" \
	" AND EXISTS (SELECT 1 FROM payment p WHERE p.id = b.document_id)" \
	" OR b.document = 'shipment' AND EXISTS (SELECT 1 FROM shipment h" \
	" WHERE h.id = b.document_id AND h.state IN " DK_SHIPMENT_LEFT ")" \
	" OR b.document = 'receipt'" \
	" AND EXISTS (SELECT 1 FROM receipt r WHERE r.id = b.document_id)" \
	" OR b.document = 'supplier-bill' AND EXISTS (SELECT 1 FROM supplier_bill s" \
	" WHERE s.id = b.document_id AND s.state IN ('matched', 'released'))" \
	" OR b.document = 'supplier-return' AND EXISTS (SELECT 1 FROM supplier_return s" \
	" WHERE s.id = b.document_id AND s.state = 'shipped')" \
	" OR b.document = 'delivery' AND EXISTS (SELECT 1 FROM delivery y" \
	" WHERE y.id = b.document_id AND y.back_at <> '')" \
	" OR b.document = 'allowance' AND EXISTS (SELECT 1 FROM allowance w" \
	" WHERE w.id = b.document_id)" \
	" OR b.document IN ('return', 'return-scrap') AND EXISTS (SELECT 1 FROM goods_return g" \
	" WHERE g.id = b.document_id AND g.received_at <> '')" \
	" OR b.document = 'counter-claim' AND EXISTS (SELECT 1 FROM counter_claim z" \
	" WHERE z.id = b.document_id AND z.state = 'paid')" \
	" OR b.document = 'deposit' AND EXISTS (SELECT 1 FROM deposit d" \
	" WHERE d.id = b.document_id AND d.invoice_id IS NULL)" \
	" OR b.document = 'adjustment' AND EXISTS (SELECT 1 FROM adjustment x" \
	" WHERE x.id = b.document_id AND x.state = 'posted')" \
	" OR b.document = 'count' AND EXISTS (SELECT 1 FROM stock_count k" \
	" WHERE k.id = b.document_id AND k.state = 'posted')" \
	" OR b.document = 'cost-opening' AND b.document_id = " BEGAN \
	" OR b.document = 'journal'" \
	" AND EXISTS (SELECT 1 FROM journal j WHERE j.seq = b.document_id)" \
	" OR b.document = 'revaluation' AND EXISTS (SELECT 1 FROM revaluation n" \
	" WHERE n.id = b.document_id)" \
	" OR b.document = 'payment-use' AND EXISTS (SELECT 1 FROM payment_use u" \
	" WHERE u.id = b.document_id))"
static const char SQL_DAY[] = OFFENDERS("i.day_id = :day", "p.day_id = :day", "m.day_id = :day",
    "r.day_id = :day", "s.day_id = :day", "b.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("i.id > 0", "p.id > 0", "m.id > 0",
    "r.id > 0", "s.id > 0", "b.id > 0");

const struct dk_rule dk_rule_document_batch = {
	.name = "document-batch", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Every posted document has its batch in the ledger",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0} {1}.",
	.cause = "a batch or its document was deleted outside docket",
	.fix = "docket journal list",
};
