/* outbox_unsent.c - where docket sends mail, no message is left behind. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT x.id, x.kind, x.document, x.attempts, x.result FROM outbox x"
    " WHERE x.state = 'waiting' AND EXISTS (SELECT 1 FROM setting t"
    " WHERE t.key = 'mail_program' AND t.value <> '')";

const struct dk_rule dk_rule_outbox_unsent = {
	.name = "outbox-unsent", .group = "trust", .severity = DK_WARN,
	.summary = "Every message has been sent",
	.day = SQL_DAY,
	.text = "Message {0}, the {1} of a {2}, waits; tried {3} times. {4}",
	.cause = "nobody sent it, or the mail program did not take it",
	.fix = "docket outbox send",
};
