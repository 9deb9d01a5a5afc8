/* hold_released.c - the overrides of the day: holds that somebody released. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT DISTINCT o.number || '/' || h.code, o.number, h.code, u.name, h.release_reason"
    " FROM journal j JOIN orders o ON o.id = j.subject_id"
    " JOIN hold h ON h.order_id = o.id AND h.released_at = j.at"
    " JOIN users u ON u.id = h.released_by"
    " WHERE j.seq > :since AND j.action = 'order.release' AND j.subject = 'order'";

const struct dk_rule dk_rule_hold_released = {
	.name = "hold-released", .group = "trust", .severity = DK_WARN,
	.summary = "Overrides of the day are looked at",
	.day = SQL_DAY,
	.text = "{3} released the hold {2} of order {1}: {4}",
	.cause = "an override by right",
	.fix = "docket order timeline {1}",
};
