/* print_unseen.c - papers that a printer took and nobody looked at. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT j.id, j.document, j.number FROM print_job j"
    " WHERE j.state IN ('waiting', 'sending', 'sent', 'unknown', 'failed') AND j.state = 'sent'";

const struct dk_rule dk_rule_print_unseen = {
	.name = "print-unseen", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Somebody saw every paper that was printed",
	.day = SQL_DAY,
	.text = "Nobody said whether the {1} of {2} came out right.",
	.cause = "it lies at the printer, or the printer swallowed it",
	.fix = "docket print ack {0}",
};
