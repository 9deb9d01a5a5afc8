/* bill_held.c - no bill of a supplier waits to be released. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT b.number, s.name, b.total, b.why FROM supplier_bill b"
    " JOIN supplier s ON s.id = b.supplier_id WHERE b.state = 'held'";

const struct dk_rule dk_rule_bill_held = {
	.name = "bill-held", .group = "money", .severity = DK_WARN,
	.summary = "No supplier's bill is held",
	.day = SQL_DAY,
	.text = "{0} of {1}, {2m}, is held.",
	.cause = "it asks more than was agreed, or for what did not come",
	.fix = "docket bill show, then match, release or refuse",
};
