/* credit_lines.c - nothing is credited beyond its invoice, by returns and claims together: no line,
 * no freight, not the whole; the last piece takes the last cent. */
#include "core/day/rule/rule.h"

#define CREDITED(which, notes) \
	"WITH x(invoice_id, line_no, pieces, net) AS (SELECT c.invoice_id, c.invoice_line," \
	" sum(c.pieces), sum(c.net) FROM credit_line c WHERE " which \
	" GROUP BY c.invoice_id, c.invoice_line)" \
	" SELECT i.number || '/' || x.line_no, i.number, x.line_no, x.net, n.net, i.currency" \
	" FROM x JOIN invoice i ON i.id = x.invoice_id JOIN invoice_line n" \
	" ON n.invoice_id = x.invoice_id AND n.line_no = x.line_no" \
	" WHERE x.pieces > n.pieces OR x.net > n.net" \
	" OR (x.pieces = n.pieces AND x.net <> n.net)" \
	" UNION ALL SELECT i.number || '/total', i.number, 'total'," \
	" (SELECT sum(m.total) FROM invoice m WHERE m.corrects = i.id)," \
	" i.total, i.currency FROM invoice i WHERE i.id IN (SELECT invoice_id FROM x)" \
	" AND i.total < (SELECT sum(m.total) FROM invoice m WHERE m.corrects = i.id)" \
	" UNION ALL SELECT i.number || '/freight', i.number, 'freight', f.given, i.freight," \
	" i.currency" \
	" FROM (SELECT n.corrects AS id, sum(y.net) AS given FROM invoice_line y" \
	"  JOIN invoice n ON n.id = y.invoice_id AND n.kind = 'credit-note'" \
	"  WHERE y.line_id IS NULL AND y.text = 'Freight given back' AND " notes \
	"  GROUP BY n.corrects) f JOIN invoice i ON i.id = f.id WHERE f.given > i.freight"
static const char SQL_DAY[] = CREDITED("c.invoice_id IN (SELECT y.corrects FROM invoice y"
    " WHERE y.day_id = :day AND y.corrects IS NOT NULL)", "n.day_id = :day");
static const char SQL_ALL[] = CREDITED("c.invoice_id > 0", "n.id > 0");

const struct dk_rule dk_rule_credit_lines = {
	.name = "credit-lines", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "Credits of a line = its invoice line to the cent, and never more",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Invoice {1} line {2}: {3m5} credited of {4m5}.",
	.cause = "a credit note was changed or written past docket",
	.fix = "docket invoice show {1}",
};
