/* credit_lines.c - no line is credited beyond its invoice; the last piece takes the last cent. */
#include "core/day/rule/rule.h"

#define CREDITED(which) \
	"WITH x(invoice_id, line_no, pieces, net) AS (SELECT c.invoice_id, c.invoice_line," \
	" sum(c.pieces), sum(c.net) FROM credit_line c WHERE " which \
	" GROUP BY c.invoice_id, c.invoice_line)" \
	" SELECT i.number || '/' || x.line_no, i.number, x.line_no, x.net, n.net FROM x" \
	" JOIN invoice i ON i.id = x.invoice_id JOIN invoice_line n" \
	" ON n.invoice_id = x.invoice_id AND n.line_no = x.line_no" \
	" WHERE x.pieces > n.pieces OR x.net > n.net" \
	" OR (x.pieces = n.pieces AND x.net <> n.net)" \
	" UNION ALL SELECT i.number || '/total', i.number, 'total'," \
	" (SELECT sum(m.total) FROM invoice m WHERE m.corrects = i.id)," \
	" i.total FROM invoice i WHERE i.id IN (SELECT invoice_id FROM x) AND i.total <" \
	" (SELECT sum(m.total) FROM invoice m WHERE m.corrects = i.id)"
static const char SQL_DAY[] = CREDITED("c.invoice_id IN (SELECT y.corrects FROM invoice y"
    " WHERE y.day_id = :day AND y.corrects IS NOT NULL)");
static const char SQL_ALL[] = CREDITED("c.invoice_id > 0");

const struct dk_rule dk_rule_credit_lines = {
	.name = "credit-lines", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "Credits of a line = its invoice line to the cent, and never more",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Invoice {1} line {2}: {3m} credited of {4m}.",
	.cause = "a credit note was changed or written past docket",
	.fix = "docket invoice show {1}",
};
