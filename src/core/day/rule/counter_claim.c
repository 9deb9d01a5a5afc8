/* counter_claim.c - what carriers and suppliers paid stands in the ledger. */
#include "core/day/rule/rule.h"

#define POSTED \
	"coalesce((SELECT sum(p.credit) - sum(p.debit) FROM batch b JOIN posting p" \
	" ON p.batch_id = b.id" \
	" AND p.role = 'claims-recovered'" \
	" WHERE b.document = 'counter-claim' AND b.document_id = x.id), 0)"
#define OFFENDERS(which) \
	"SELECT x.number, x.paid, " POSTED " FROM counter_claim x WHERE " which \
	" AND x.paid <> " POSTED
static const char SQL_DAY[] = OFFENDERS("x.paid_day = :day");
static const char SQL_ALL[] = OFFENDERS("x.id > 0");

const struct dk_rule dk_rule_counter_claim = {
	.name = "counter-claim", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "What was recovered by counter-claims = its postings",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Counter-claim {0}: {1m} paid, but {2m} posted.",
	.cause = "a counter-claim or a posting was changed outside docket",
	.fix = "docket claim counters --all",
};
