/* lot_sums.c - what lies of a tracked product is the sum of its lots, for sale and set apart. */
#include "core/day/rule/rule.h"

static const char SQL_ALL[] =
    "WITH part(product_id, location_id, on_hand, quarantined) AS (SELECT product_id,"
    " location_id, sum(on_hand), sum(quarantined) FROM lot_stock"
    " GROUP BY product_id, location_id),"
    " place(product_id, location_id) AS (SELECT product_id, location_id FROM part"
    " UNION SELECT s.product_id, s.location_id FROM stock s JOIN product p"
    " ON p.id = s.product_id WHERE p.tracked <> '')"
    " SELECT p.sku || '@' || c.code, p.sku, c.code, coalesce(s.on_hand, 0),"
    " coalesce(x.on_hand, 0), coalesce(s.quarantined, 0), coalesce(x.quarantined, 0)"
    " FROM place k JOIN product p ON p.id = k.product_id JOIN location c ON c.id = k.location_id"
    " LEFT JOIN stock s ON s.product_id = k.product_id AND s.location_id = k.location_id"
    " LEFT JOIN part x ON x.product_id = k.product_id AND x.location_id = k.location_id"
    " WHERE CASE p.tracked WHEN '' THEN coalesce(x.on_hand, 0) <> 0"
    " ELSE coalesce(s.on_hand, 0) <> coalesce(x.on_hand, 0)"
    " OR coalesce(s.quarantined, 0) <> coalesce(x.quarantined, 0) END";

const struct dk_rule dk_rule_lot_sums = {
	.name = "lot-sums", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Stock of tracked products = sum of their lots",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "{1} at {2}: {3q} on hand and {5q} set apart, but its lots make {4q} and {6q}.",
	.cause = "stock or a lot was changed outside docket",
	.fix = "docket stock lots {1}",
};
