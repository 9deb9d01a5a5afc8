/* order_held.c - every open hold has somebody to ask and says why. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT o.number || '/' || h.code, o.number, h.code,"
    " CASE WHEN h.reason = '' THEN 'reason' ELSE 'owner' END"
    " FROM hold h JOIN orders o ON o.id = h.order_id WHERE h.released_at = ''"
    " AND (h.reason = '' OR coalesce(h.set_by, o.entered_by, 0) = 0)";
static const char SQL_FIGURES[] =
    "SELECT count(*), coalesce(sum(CASE WHEN h.reason <> ''"
    " AND coalesce(h.set_by, o.entered_by, 0) <> 0 THEN 1 ELSE 0 END), 0)"
    " FROM hold h JOIN orders o ON o.id = h.order_id WHERE h.released_at = ''";

const struct dk_rule dk_rule_order_held = {
	.name = "order-held", .group = "orders", .severity = DK_WARN,
	.summary = "Held orders have owner and reason",
	.day = SQL_DAY, .figures = SQL_FIGURES, .unit = 'n',
	.text = "Order {1} is held by {2} without {3}.",
	.cause = "the hold was set without saying who and why",
	.fix = "docket order release {1} {2} --reason T",
};
