/* invoice_sum.c - an invoice is its lines, discount, freight and tax. */
#include "core/day/rule/rule.h"

#define SUMS(which) \
	"WITH x(id, number, total, net, due, made, lines, bare, held, base, tax) AS (SELECT i.id," \
	" i.number, i.total, i.net, i.due, i.total - i.withheld - i.prepaid + i.rounding," \
	" coalesce((SELECT sum(n.net) FROM invoice_line n WHERE n.invoice_id = i.id), 0)" \
	" - i.discount + i.freight," \
	" coalesce((SELECT sum(coalesce(n.bare, n.net)) FROM invoice_line n" \
	"  WHERE n.invoice_id = i.id), 0)," \
	" CASE WHEN i.includes_tax = 1 THEN coalesce((SELECT sum(t.tax - t.surcharge)" \
	"  FROM invoice_tax t WHERE t.invoice_id = i.id), 0) ELSE 0 END," \
	" coalesce((SELECT sum(t.base) FROM invoice_tax t WHERE t.invoice_id = i.id), 0)," \
	" coalesce((SELECT sum(t.tax) FROM invoice_tax t WHERE t.invoice_id = i.id), 0)" \
	" FROM invoice i WHERE " which ")"
#define OFFENDERS \
	" SELECT x.number, x.total, x.lines - x.held + x.tax, i.currency" \
	" FROM x JOIN invoice i ON i.id = x.id" \
	" WHERE x.lines <> x.net + x.held OR x.base <> x.net OR x.total <> x.net + x.tax" \
	" OR i.tax <> x.tax OR i.goods - i.discount + i.freight <> i.net + x.held" \
	" OR x.due <> x.made OR (i.discount = 0 AND i.freight = 0 AND x.bare <> x.net)"
static const char SQL_DAY[] = SUMS("i.day_id = :day") OFFENDERS;
static const char SQL_ALL[] = SUMS("i.id > 0") OFFENDERS;
static const char SQL_FIGURES[] = SUMS("i.day_id = :day")
    " SELECT coalesce(sum(CASE WHEN i.home_total IS NULL THEN lines - held + x.tax"
    " ELSE i.home_net + i.home_tax END), 0), coalesce(sum(coalesce(i.home_total, x.total)), 0)"
    " FROM x JOIN invoice i ON i.id = x.id";

const struct dk_rule dk_rule_invoice_sum = {
	.name = "invoice-sum", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Invoice total = lines + freight + tax",
	.day = SQL_DAY, .all = SQL_ALL, .figures = SQL_FIGURES, .unit = 'm',
	.text = "Invoice {0} says {1m3}, but its lines, freight and tax make {2m3}.",
	.cause = "the invoice was changed outside docket",
	.fix = "docket invoice show {0}",
};
