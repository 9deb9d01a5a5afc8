/* supplier_return_open.c - goods that go back to suppliers have gone. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT r.number, s.name, r.net FROM supplier_return r"
    " JOIN supplier s ON s.id = r.supplier_id WHERE r.state = 'open'";

const struct dk_rule dk_rule_supplier_return_open = {
	.name = "supplier-return-open", .group = "stock", .severity = DK_WARN,
	.summary = "Goods that go back to suppliers have gone",
	.day = SQL_DAY,
	.text = "{0} to {1}, {2m}, has not left.",
	.cause = "nobody shipped it yet",
	.fix = "docket supplier-return ship, or cancel",
};
