/* print_attempts.c - a paper's state is what its last attempt and somebody's look made of it. */
#include "core/day/rule/rule.h"

#define AMISS \
	"SELECT j.id, j.document, j.number, j.attempts, j.state FROM print_job j" \
	" LEFT JOIN print_attempt t ON t.job_id = j.id AND t.attempt_no = j.attempts" \
	" WHERE ((j.attempts > 0 AND t.job_id IS NULL)" \
	" OR (j.attempts = 0 AND j.state NOT IN ('waiting', 'failed', 'cancelled'))" \
	" OR (j.state = 'sending' AND t.outcome <> ''))"
static const char SQL_DAY[] =
    AMISS " AND j.state IN ('waiting', 'sending', 'sent', 'unknown', 'failed')";
static const char SQL_ALL[] = AMISS;

const struct dk_rule dk_rule_print_attempts = {
	.name = "print-attempts", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "What became of each paper is written down",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "The {1} of {2} is {4} after {3} attempts, of which the last is not on file.",
	.cause = "the print queue was changed outside docket",
	.fix = "docket verify",
};
