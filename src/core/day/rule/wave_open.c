/* wave_open.c - waves that were started and not handed on. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT w.number, substr(w.made_at, 1, 10) FROM wave w WHERE w.state = 'open'";

const struct dk_rule dk_rule_wave_open = {
	.name = "wave-open", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Every wave is closed",
	.day = SQL_DAY,
	.text = "Wave {0} is open since {1}.",
	.cause = "its totes were not handed on to packing",
	.fix = "docket ship close {0}",
};
