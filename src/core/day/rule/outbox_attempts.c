/* outbox_attempts.c - every attempt is kept, and no message was taken twice. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT x.id, x.attempts," \
	" (SELECT count(*) FROM outbox_attempt t WHERE t.outbox_id = x.id)," \
	" (SELECT count(*) FROM outbox_attempt t WHERE t.outbox_id = x.id AND t.outcome = 'sent')" \
	" FROM outbox x WHERE " which " AND (x.attempts <> (SELECT count(*) FROM outbox_attempt t" \
	" WHERE t.outbox_id = x.id) OR (SELECT count(*) FROM outbox_attempt t" \
	" WHERE t.outbox_id = x.id AND t.outcome = 'sent') > (x.state = 'done'))"

static const char SQL_DAY[] = OFFENDERS("x.state = 'waiting'");
static const char SQL_ALL[] = OFFENDERS("x.id > 0");

const struct dk_rule dk_rule_outbox_attempts = {
	.name = "outbox-attempts", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "Attempts to send are kept, and no message went out twice",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Message {0} was tried {1} times; {2} attempts are kept, {3} of them sent it.",
	.cause = "the outbox was changed outside docket",
	.fix = "docket outbox list --all",
};
