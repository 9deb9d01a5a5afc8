/* stock_moves.c - what lies at a place is the sum of the moves there. */
#include "core/day/rule/rule.h"

#define OFFENDERS(places) \
	"WITH place(product_id, location_id) AS (" places ")," \
	" sums(product_id, location_id, on_hand, moved) AS (SELECT k.product_id, k.location_id," \
	" coalesce((SELECT s.on_hand FROM stock s WHERE s.product_id = k.product_id" \
	" AND s.location_id = k.location_id), 0)," \
	" coalesce((SELECT sum(m.qty) FROM move m WHERE m.product_id = k.product_id" \
	" AND m.location_id = k.location_id), 0) FROM place k)" \
	" SELECT p.sku || '@' || c.code, p.sku, c.code, x.on_hand, x.moved FROM sums x" \
	" JOIN product p ON p.id = x.product_id JOIN location c ON c.id = x.location_id" \
	" WHERE x.on_hand <> x.moved"
static const char SQL_DAY[] =
    OFFENDERS("SELECT DISTINCT product_id, location_id FROM move WHERE day_id = :day");
static const char SQL_ALL[] = OFFENDERS("SELECT product_id, location_id FROM stock"
					" UNION SELECT product_id, location_id FROM move");

const struct dk_rule dk_rule_stock_moves = {
	.name = "stock-moves", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Stock on hand = sum of its moves",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{1} at {2}: {3q} on hand, but its moves make {4q}.",
	.cause = "stock was changed without a move, or a move was lost",
	.fix = "docket stock show {1}",
};
