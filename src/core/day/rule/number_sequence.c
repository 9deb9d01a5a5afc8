/* number_sequence.c - invoices and credit notes are numbered without gap, repeat or step back. */
#include "core/day/rule/rule.h"

#define OFFENDERS(which) \
	"SELECT i.number, 'number ' || (i.seq - 1) || ' is missing before it' FROM invoice i" \
	" JOIN series s ON s.kind = i.kind WHERE " which " AND i.seq <> s.first_no" \
	" AND NOT EXISTS (SELECT 1 FROM invoice b WHERE b.kind = i.kind AND b.seq = i.seq - 1)" \
	" UNION ALL SELECT i.number, 'it is dated ' || i.date || ', the one before ' || b.date" \
	" FROM invoice i JOIN invoice b ON b.kind = i.kind AND b.seq = i.seq - 1" \
	" WHERE " which " AND b.date > i.date" \
	" UNION ALL SELECT s.kind, 'the next is to be ' || s.next_no || ', the last was '" \
	" || coalesce((SELECT max(i.seq) FROM invoice i WHERE i.kind = s.kind), s.first_no - 1)" \
	" FROM series s WHERE s.kind IN ('invoice', 'credit-note') AND s.next_no - 1 <>" \
	" coalesce((SELECT max(i.seq) FROM invoice i WHERE i.kind = s.kind), s.first_no - 1)"
static const char SQL_DAY[] = OFFENDERS("i.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("i.id > 0");

const struct dk_rule dk_rule_number_sequence = {
	.name = "number-sequence", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Invoice numbers without gap or repeat",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1}.",
	.cause = "an invoice was deleted, or the series changed, outside docket",
	.fix = "docket invoice list",
};
