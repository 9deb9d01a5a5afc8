/* transfer_moves.c - a transfer is two moves that cancel out: out of one place, into the other. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT t.id, p.sku, t.qty, f.code, d.code, count(m.id), coalesce(sum(m.qty), 0)" \
	" FROM transfer t JOIN product p ON p.id = t.product_id" \
	" JOIN location f ON f.id = t.from_id JOIN location d ON d.id = t.to_id" \
	" LEFT JOIN move m ON m.product_id = t.product_id AND m.document = 'transfer'" \
	" AND m.document_id = t.id AND m.day_id = t.day_id AND m.kind = 'transfer'" \
	" AND m.qty = CASE WHEN m.location_id = t.to_id THEN t.qty" \
	" WHEN m.location_id = t.from_id THEN -t.qty ELSE 0 END WHERE 1 = 1"
#define UNEVEN \
	" GROUP BY t.id, p.sku, t.qty, f.code, d.code" \
	" HAVING count(m.id) <> 2 OR sum(m.qty) <> 0"
static const char SQL_DAY[] = OFFENDERS " AND t.day_id = :day" UNEVEN;
static const char SQL_ALL[] = OFFENDERS UNEVEN;

const struct dk_rule dk_rule_transfer_moves = {
	.name = "transfer-moves", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "A transfer takes from one place what it puts to the other",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Transfer {0} of {2q} {1} from {3} to {4} has {5} sound moves, not 2.",
	.cause = "a half of it was lost, or changed past docket",
	.fix = "docket stock show {1}",
};
