/* serial_place.c - there is one piece of a serial number, in one place. */
#include "core/day/rule/rule.h"

static const char SQL_ALL[] =
    "SELECT p.sku || '/' || t.code, p.sku, t.code, sum(k.on_hand), group_concat(c.code, ', ')"
    " FROM product p JOIN lot_stock k ON k.product_id = p.id AND k.on_hand > 0"
    " JOIN lot t ON t.id = k.lot_id JOIN location c ON c.id = k.location_id"
    " WHERE p.tracked = 'serial' GROUP BY t.id HAVING count(*) > 1 OR sum(k.on_hand) <> 1000";

const struct dk_rule dk_rule_serial_place = {
	.name = "serial-place", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Each serial number is one piece in one place",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "Serial number {2} of {1}: {3q} on hand, at {4}.",
	.cause = "two labels were read as one, or it was booked twice",
	.fix = "docket stock trace {2} {1}",
};
