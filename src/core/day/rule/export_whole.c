/* export_whole.c - a file of postings that went out holds the batches it says, and their sum. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT 'export-' || x.id, x.batches, x.debit, count(k.batch_id)," \
	" coalesce(sum((SELECT sum(p.debit) FROM posting p WHERE p.batch_id = k.batch_id)), 0)" \
	" FROM ledger_export x LEFT JOIN ledger_export_batch k ON k.export_id = x.id WHERE " which \
	" GROUP BY x.id HAVING count(k.batch_id) <> x.batches OR x.debit <>" \
	" coalesce(sum((SELECT sum(p.debit) FROM posting p WHERE p.batch_id = k.batch_id)), 0)"
static const char SQL_DAY[] = OFFENDERS("x.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("x.id > 0");

const struct dk_rule dk_rule_export_whole = {
	.name = "export-whole", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "What went to the accounting program is what stands in the ledger",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0} says {1} batches of {2m}, but {3} of {4m} belong to it.",
	.cause = "a posting or an export was changed outside docket",
	.fix = "docket account exports",
};
