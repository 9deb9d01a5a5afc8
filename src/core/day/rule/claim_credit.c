/* claim_credit.c - a settled claim gave what it says, and its goods or money once. */
#include "core/day/rule/rule.h"

#define GIVEN \
	"coalesce((SELECT sum(i.net) FROM claim_credit g JOIN invoice i ON i.id = g.credit_id" \
	" WHERE g.claim_id = k.id), 0)"
#define OFFENDERS(which) \
	"SELECT k.number, k.accepted, CASE k.outcome WHEN 'replacement' THEN 0" \
	" ELSE " GIVEN " END, (SELECT o.currency FROM orders o WHERE o.id = k.order_id)" \
	" FROM claim k WHERE k.state = 'settled' AND " which " AND CASE k.outcome" \
	" WHEN 'replacement' THEN k.replacement_id IS NULL OR " GIVEN " <> 0" \
	" ELSE k.replacement_id IS NOT NULL OR k.accepted <> " GIVEN " END"
static const char SQL_DAY[] = OFFENDERS("k.settled_day = :day");
static const char SQL_ALL[] = OFFENDERS("k.id > 0");

const struct dk_rule dk_rule_claim_credit = {
	.name = "claim-credit", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "A settled claim gave what was accepted, by credit notes or a replacement",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Claim {0} gives {1m3}, but its credit notes make {2m3}.",
	.cause = "a claim or a credit note was changed outside docket",
	.fix = "docket claim show {0}",
};
