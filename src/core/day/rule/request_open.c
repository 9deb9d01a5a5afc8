/* request_open.c - nobody waits for an answer of a colleague. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT r.id, r.kind, r.to_desk, u.name, r.text FROM request r"
    " JOIN users u ON u.id = r.asked_by WHERE r.state = 'open'"
    " AND (r.due = '' OR r.due <= :date)";

const struct dk_rule dk_rule_request_open = {
	.name = "request-open", .group = "customers", .severity = DK_WARN,
	.summary = "Every request between desks has its answer",
	.day = SQL_DAY,
	.text = "{3} asked {2} ({1}) and has no answer: {4}",
	.cause = "it was overlooked, or nobody knows yet",
	.fix = "docket request answer {0} --text TEXT",
};
