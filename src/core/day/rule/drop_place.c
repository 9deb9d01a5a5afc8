/* drop_place.c - what suppliers ship comes and goes: nothing of it lies anywhere. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT p.sku, sum(x.moved), sum(x.lies) FROM (SELECT m.product_id, m.qty AS moved," \
	" 0 AS lies FROM move m WHERE m.location_id IN" \
	" (SELECT id FROM location WHERE kind = 'drop')" which \
	" UNION ALL SELECT s.product_id, 0, s.on_hand FROM stock s WHERE s.location_id IN" \
	" (SELECT id FROM location WHERE kind = 'drop')) x JOIN product p ON p.id = x.product_id" \
	" GROUP BY p.sku HAVING sum(x.moved) <> 0 OR sum(x.lies) <> 0"
static const char SQL_DAY[] = OFFENDERS(" AND m.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("");

const struct dk_rule dk_rule_drop_place = {
	.name = "drop-place", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "Nothing lies where suppliers ship from",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1q} more came than left where its supplier ships from, {2q} lie there.",
	.cause = "a move was written or lost outside docket",
	.fix = "docket stock show {0}",
};
