/* trial_balance.c - in every batch of the ledger debit = credit. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT b.document || '-' || b.document_id, sum(p.debit), sum(p.credit)" \
	" FROM batch b JOIN posting p ON p.batch_id = b.id WHERE " which \
	" GROUP BY b.id HAVING sum(p.debit) <> sum(p.credit)"
static const char SQL_DAY[] = OFFENDERS("b.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("b.id > 0");
static const char SQL_FIGURES[] =
    "SELECT coalesce(sum(p.debit), 0), coalesce(sum(p.credit), 0)"
    " FROM batch b JOIN posting p ON p.batch_id = b.id WHERE b.day_id = :day";

const struct dk_rule dk_rule_trial_balance = {
	.name = "trial-balance", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Debit = credit, in each batch and in all",
	.day = SQL_DAY, .all = SQL_ALL, .figures = SQL_FIGURES, .unit = 'm',
	.text = "Batch {0}: debit {1m}, credit {2m}.",
	.cause = "a posting was added, changed or lost outside docket",
	.fix = "docket journal list",
};
