/* print_copies.c - no two papers of a record pass for the same copy, least of all two originals. */
#include "core/day/rule/rule.h"

#define TWICE \
	"SELECT j.id, j.document, j.number, j.copy_no FROM print_job j WHERE j.copy_no > 0" \
	" AND EXISTS (SELECT 1 FROM print_job x WHERE x.subject = j.subject" \
	" AND x.subject_id = j.subject_id AND x.document = j.document AND x.copy_no = j.copy_no" \
	" AND x.id < j.id)"
static const char SQL_DAY[] =
    TWICE " AND j.state IN ('waiting', 'sending', 'sent', 'unknown', 'failed')";
static const char SQL_ALL[] = TWICE;

const struct dk_rule dk_rule_print_copies = {
	.name = "print-copies", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "Each printed paper is a copy of its own number",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "The {1} of {2} is there twice as copy {3}.",
	.cause = "the print queue was changed outside docket",
	.fix = "docket verify",
};
