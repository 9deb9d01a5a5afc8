/* print_failed.c - papers that did not come out, or of which nobody knows whether they did. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT j.id, j.document, j.number, j.state, j.result FROM print_job j"
    " WHERE j.state IN ('waiting', 'sending', 'sent', 'unknown', 'failed')"
    " AND j.state IN ('sending', 'unknown', 'failed')";

const struct dk_rule dk_rule_print_failed = {
	.name = "print-failed", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every paper that was sent to a printer came out",
	.day = SQL_DAY,
	.text = "The {1} of {2} is {3} at the printer: {4}",
	.cause = "the printer or docket was cut off; what is unknown may be on paper",
	.fix = "docket print list",
};
