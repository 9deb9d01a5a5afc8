/* outbox_failed.c - papers and messages that could not be printed or sent. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT x.id, x.kind, x.document, x.document_id, x.attempts, x.result FROM outbox x"
    " WHERE x.state = 'failed' AND x.at >= (SELECT opened_at FROM day WHERE id = :day)";

const struct dk_rule dk_rule_outbox_failed = {
	.name = "outbox-failed", .group = "trust", .severity = DK_WARN,
	.summary = "Everything to be printed or sent went out",
	.day = SQL_DAY,
	.text = "The {1} of {2} {3} failed {4} times: {5}",
	.cause = "the mail program was cut off: it may have gone out",
	.fix = "docket outbox retry",
};
