/* bin_check_open.c - bins where a picker missed something, and that nobody looked into. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT k.id, p.sku, c.code, k.qty FROM bin_check k JOIN product p ON p.id = k.product_id"
    " JOIN location c ON c.id = k.location_id WHERE k.found IS NULL";

const struct dk_rule dk_rule_bin_check_open = {
	.name = "bin-check-open", .group = "stock", .severity = DK_WARN,
	.summary = "Every bin where something was missed is looked into",
	.day = SQL_DAY,
	.text = "{3q} of {1} were missed at {2} and are set apart.",
	.cause = "nobody has looked into the bin yet",
	.fix = "docket ship checks --settle {0} --found QTY",
};
