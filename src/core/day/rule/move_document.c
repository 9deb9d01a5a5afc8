/* move_document.c - every move names the document behind it and says why. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT m.id, p.sku, m.qty, m.document, m.document_id FROM move m" \
	" JOIN product p ON p.id = m.product_id WHERE (m.document = '' OR m.reason = ''" \
	" OR m.document = 'shipment' AND NOT EXISTS" \
	" (SELECT 1 FROM shipment h WHERE h.id = m.document_id)" \
	" OR m.document = 'receipt' AND NOT EXISTS" \
	" (SELECT 1 FROM receipt r WHERE r.id = m.document_id)" \
	" OR m.document = 'supplier-return' AND NOT EXISTS" \
	" (SELECT 1 FROM supplier_return v WHERE v.id = m.document_id AND v.state = 'shipped')" \
	" OR m.document = 'adjustment' AND NOT EXISTS" \
	" (SELECT 1 FROM adjustment x WHERE x.id = m.document_id AND x.state = 'posted')" \
	" OR m.document = 'transfer' AND NOT EXISTS" \
	" (SELECT 1 FROM transfer t WHERE t.id = m.document_id)" \
	" OR m.document = 'count' AND NOT EXISTS" \
	" (SELECT 1 FROM stock_count k WHERE k.id = m.document_id)" \
	" OR m.document = 'delivery' AND NOT EXISTS" \
	" (SELECT 1 FROM delivery y WHERE y.id = m.document_id AND y.back_at <> '')" \
	" OR m.document = 'return' AND NOT EXISTS" \
	" (SELECT 1 FROM goods_return g WHERE g.id = m.document_id AND g.received_at <> '')" \
	" OR m.document = 'journal' AND NOT EXISTS" \
	" (SELECT 1 FROM journal j WHERE j.seq = m.document_id))"
static const char SQL_DAY[] = OFFENDERS " AND m.day_id = :day";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_move_document = {
	.name = "move-document", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Every stock move has its document and reason",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Move {0} of {2q} {1} names no document that exists ({3} {4}).",
	.cause = "the move was written, or its document deleted, outside docket",
	.fix = "docket stock show {1}",
};
