/* lot_moves.c - what lies of a lot at a place is the sum of its moves there. */
#include "core/day/rule/rule.h"

#define OFFENDERS(places) \
	"WITH place(lot_id, location_id) AS (" places ")," \
	" sums(lot_id, location_id, on_hand, moved) AS (SELECT k.lot_id, k.location_id," \
	" coalesce((SELECT s.on_hand FROM lot_stock s WHERE s.lot_id = k.lot_id" \
	" AND s.location_id = k.location_id), 0)," \
	" coalesce((SELECT sum(m.qty) FROM move m WHERE m.lot_id = k.lot_id" \
	" AND m.location_id = k.location_id), 0) FROM place k)" \
	" SELECT p.sku || '/' || t.code || '@' || c.code, p.sku, t.code, c.code, x.on_hand," \
	" x.moved FROM sums x JOIN lot t ON t.id = x.lot_id JOIN product p ON p.id = t.product_id" \
	" JOIN location c ON c.id = x.location_id WHERE x.on_hand <> x.moved"
static const char SQL_DAY[] =
    OFFENDERS("SELECT DISTINCT k.lot_id, k.location_id FROM move m JOIN lot t"
	      " ON t.product_id = m.product_id JOIN lot_stock k ON k.lot_id = t.id"
	      " WHERE m.day_id = :day");
static const char SQL_ALL[] =
    OFFENDERS("SELECT lot_id, location_id FROM lot_stock"
	      " UNION SELECT lot_id, location_id FROM move WHERE lot_id IS NOT NULL");

const struct dk_rule dk_rule_lot_moves = {
	.name = "lot-moves", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Each lot on hand = sum of its moves",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Lot {2} of {1} at {3}: {4q} on hand, but its moves make {5q}.",
	.cause = "a lot was changed without a move, or a move names no lot",
	.fix = "docket stock trace {2} {1}",
};
