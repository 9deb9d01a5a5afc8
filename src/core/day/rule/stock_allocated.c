/* stock_allocated.c - what a place says is promised equals the allocations there. */
#include "core/day/rule/rule.h"

static const char SQL_ALL[] =
    "WITH held(product_id, location_id, qty) AS (SELECT product_id, location_id, sum(qty)"
    " FROM allocation GROUP BY product_id, location_id),"
    " place(product_id, location_id) AS (SELECT product_id, location_id FROM stock"
    " WHERE allocated <> 0 UNION SELECT product_id, location_id FROM held)"
    " SELECT p.sku || '@' || c.code, p.sku, c.code, coalesce(s.allocated, 0),"
    " coalesce(h.qty, 0) FROM place k"
    " JOIN product p ON p.id = k.product_id JOIN location c ON c.id = k.location_id"
    " LEFT JOIN stock s ON s.product_id = k.product_id AND s.location_id = k.location_id"
    " LEFT JOIN held h ON h.product_id = k.product_id AND h.location_id = k.location_id"
    " WHERE coalesce(s.allocated, 0) <> coalesce(h.qty, 0)";

const struct dk_rule dk_rule_stock_allocated = {
	.name = "stock-allocated", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Stock allocated = sum of the allocations of lines",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "{1} at {2}: {3q} allocated, but lines hold {4q}.",
	.cause = "an allocation was made or given back by half",
	.fix = "docket stock show {1}",
};
