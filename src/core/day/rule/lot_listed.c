/* lot_listed.c - no two pick lists take the same pieces of a lot. */
#include "core/day/rule/rule.h"
#include "core/stock/lot.h"

static const char SQL_ALL[] =
    "WITH k(lot_id, location_id) AS (SELECT DISTINCT d.lot_id, d.location_id"
    " FROM shipment s JOIN shipment_line d ON d.shipment_id = s.id"
    " WHERE s.state IN " DK_SHIPMENT_OPEN " AND d.lot_id IS NOT NULL),"
    " lists(lot_id, location_id, qty) AS (SELECT k.lot_id, k.location_id, "
    DK_LOT_LISTED("k") " FROM k)"
    " SELECT p.sku || '/' || t.code || '@' || c.code, p.sku, t.code, c.code, x.qty,"
    " coalesce(s.on_hand - s.quarantined, 0) FROM lists x JOIN lot t ON t.id = x.lot_id"
    " JOIN product p ON p.id = t.product_id JOIN location c ON c.id = x.location_id"
    " LEFT JOIN lot_stock s ON s.lot_id = x.lot_id AND s.location_id = x.location_id"
    " WHERE x.qty > coalesce(s.on_hand - s.quarantined, 0)";

const struct dk_rule dk_rule_lot_listed = {
	.name = "lot-listed", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Pick lists take no more of a lot than is for sale",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "Lot {2} of {1} at {3}: {4q} on pick lists, {5q} for sale.",
	.cause = "two lists took the same pieces, or goods on a list were set apart",
	.fix = "docket stock trace {2} {1}",
};
