/* own_run_open.c - runs of the house's own drivers that are not closed. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT r.number, r.driver, r.date, r.state, (SELECT count(*) FROM own_run_stop p"
    " WHERE p.run_id = r.id AND p.delivery_id IS NULL) FROM own_run r"
    " WHERE r.state IN ('planned', 'out') AND r.date <= :date";

const struct dk_rule dk_rule_own_run_open = {
	.name = "own-run-open", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every own run of the day is closed",
	.day = SQL_DAY,
	.text = "Run {0} of {1} on {2} is {3}; {4} shipments have no outcome.",
	.cause = "the driver is not back, or his outcomes were not told",
	.fix = "docket run show {0}",
};
