/* stock_range.c - nothing is promised that is not there, and nothing is negative. */
#include "core/day/rule/rule.h"

static const char SQL_ALL[] =
    "SELECT p.sku || '@' || c.code, p.sku, c.code, s.on_hand, s.quarantined, s.allocated"
    " FROM stock s JOIN product p ON p.id = s.product_id JOIN location c ON c.id = s.location_id"
    " WHERE s.on_hand < 0 OR s.quarantined < 0 OR s.allocated < 0"
    " OR s.quarantined + s.allocated > s.on_hand";

const struct dk_rule dk_rule_stock_range = {
	.name = "stock-range", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Allocated and quarantined are within what is on hand",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "{1} at {2}: {5q} allocated and {4q} quarantined of {3q} on hand.",
	.cause = "stock was changed outside docket",
	.fix = "docket stock show {1}",
};
