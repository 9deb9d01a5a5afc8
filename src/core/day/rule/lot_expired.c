/* lot_expired.c - nothing that is past its last day is for sale. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT p.sku || '/' || t.code || '@' || c.code, p.sku, t.code, c.code,"
    " k.on_hand - k.quarantined, t.expiry FROM lot t JOIN lot_stock k ON k.lot_id = t.id"
    " JOIN product p ON p.id = t.product_id JOIN location c ON c.id = k.location_id"
    " WHERE t.expiry <> '' AND t.expiry < :date AND k.on_hand > k.quarantined";

const struct dk_rule dk_rule_lot_expired = {
	.name = "lot-expired", .group = "stock", .severity = DK_STOP,
	.summary = "What expired is not for sale",
	.day = SQL_DAY,
	.text = "{4q} of lot {2} of {1} at {3} expired on {5} and are for sale.",
	.cause = "expired goods were not set apart, or stand on a pick list",
	.fix = "docket stock expire",
};
