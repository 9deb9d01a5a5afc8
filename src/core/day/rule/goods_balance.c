/*
 * goods_balance.c - double entry for goods: what lies here and what lies at the virtual places
 * (supplier, customer, count difference) is nothing together, per product.
 *
 * A virtual place has no balance of its own; the documents tell what it gave and took. So each
 * document's goods are held against the moves that name it: receipts (from the supplier),
 * shipments (to the customer), returns (from him), adjustments and counts (the difference). What a
 * file put there
 * (kind import) is its own document. A transfer has no virtual place; see transfer_moves.c.
 */
#include "core/day/rule/rule.h"

#define DOCUMENTS(of_receipt, of_shipment, of_return, of_adjustment, of_count) \
	"SELECT b.product_id, 'receipt' AS document, sum(x.qty) AS qty FROM receipt r" \
	" JOIN receipt_line x ON x.receipt_id = r.id JOIN purchase_line b ON b.id = x.line_id" \
	" WHERE " of_receipt " GROUP BY b.product_id" \
	" UNION ALL SELECT l.product_id, 'shipment', -sum(x.picked) FROM shipment h" \
	" JOIN shipment_line x ON x.shipment_id = h.id JOIN order_line l ON l.id = x.line_id" \
	" WHERE h.date <> '' AND x.picked > 0 AND " of_shipment " GROUP BY l.product_id" \
	" UNION ALL SELECT l.product_id, 'return', sum(x.qty) FROM goods_return r" \
	" JOIN goods_return_part x ON x.return_id = r.id JOIN order_line l ON l.id = x.line_id" \
	" WHERE " of_return " GROUP BY l.product_id" \
	" UNION ALL SELECT j.product_id, 'adjustment', sum(j.qty) FROM adjustment j" \
	" WHERE j.state = 'posted' AND " of_adjustment " GROUP BY j.product_id" \
	" UNION ALL SELECT x.product_id, 'count', sum(x.counted - x.expected) FROM stock_count k" \
	" JOIN count_line x ON x.count_id = k.id WHERE x.state = 'posted' AND " of_count \
	" GROUP BY x.product_id"
#define OFFENDERS(documents, of_move) \
	"WITH entry(product_id, document, said, moved) AS (" \
	"SELECT product_id, document, qty, 0 FROM (" documents ")" \
	" UNION ALL SELECT m.product_id, m.document, 0, sum(m.qty) FROM move m" \
	" WHERE (m.document IN ('receipt', 'shipment', 'adjustment', 'count')" \
	" OR m.document = 'return' AND m.kind = 'return') AND " of_move \
	" GROUP BY m.product_id, m.document)" \
	" SELECT p.sku || '/' || e.document, p.sku, e.document, sum(e.said), sum(e.moved)" \
	" FROM entry e JOIN product p ON p.id = e.product_id" \
	" GROUP BY p.sku, e.document HAVING sum(e.said) <> sum(e.moved)"
/* goods come in on one day, as the moves of that day tell; what none of them tells is found by the
 * whole */
#define CAME_THAT_DAY \
	"r.id IN (SELECT document_id FROM move WHERE day_id = :day AND document = 'return')"
static const char SQL_DAY[] = OFFENDERS(DOCUMENTS("r.day_id = :day", "h.day_id = :day",
    CAME_THAT_DAY,
    "j.day_id = :day", "k.settled_day = :day"), "m.day_id = :day");
static const char SQL_ALL[] = OFFENDERS(DOCUMENTS("r.id > 0", "h.id > 0", "r.id > 0",
    "j.id > 0", "k.id > 0"),
    "m.id > 0");

const struct dk_rule dk_rule_goods_balance = {
	.name = "goods-balance", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Goods moved = goods that documents say came, left or were found",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{1}: by {2} {3q} came or left, but the moves make {4q}.",
	.cause = "a move or its document was lost or changed past docket",
	.fix = "docket stock moves {1}",
};
