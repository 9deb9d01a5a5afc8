/* facts.h - what the files that list a day's facts share. */
#ifndef DOCKET_CORE_FACTS_H
#define DOCKET_CORE_FACTS_H

#include "core/control/home_sum.h"
#include "db/stmt.h"
#include "docket/day_facts.h"

/* Conditions on q, a row of `day`, and the days themselves for `IN (...)`. */
#define DK_IN_PERIOD "q.site_id = :site AND q.date BETWEEN :from AND :to"
#define DK_IN_OPEN DK_IN_PERIOD " AND q.state = 'open'"
#define DK_IN_CLOSED DK_IN_PERIOD " AND q.state = 'closed'"
#define DK_DAYS_OF_PERIOD "SELECT q.id FROM day q WHERE " DK_IN_PERIOD

/* An amount of a document in the house's money; itself where that is its own. */
dk_money dk_fact_home(const struct dk_session *s, dk_money own, const char *currency,
    int64_t rate_e9);

/* Checks the right to report, and binds :site, :from and :to of the query. */
enum dk_rc dk_facts_begin(struct dk_session *s, const char *sql, const struct dk_period *p,
    struct dk_stmt **out, struct dk_err *err) DK_MUST_USE;
/* The same without asking for a right: for rules. */
struct dk_stmt *dk_facts_query(struct dk_session *s, const char *sql, const struct dk_period *p);
enum dk_rc dk_order_facts(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_order_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_line_facts(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_line_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Lines of a period's invoices, credits negative: (date, invoice_id, customer_id, sku, text,
 * pieces, net), without tax and in house money. Those of an invoice in another currency add up to
 * its goods as dk_invoice_fact tells them: the largest takes what rounding leaves. */
#define DK_SOLD_SIGN "CASE WHEN i.kind = 'credit-note' THEN -1 ELSE 1 END"
#define DK_SOLD_BARE "coalesce(l.bare, l.net)"
#define DK_SOLD_HOME(x, of) DK_SUM_HOME(x, of ".exchange", of ".currency")
#define DK_SOLD_LINES \
	"(SELECT q.date AS date, i.id AS invoice_id, i.customer_id AS customer_id, l.sku AS sku," \
	" l.text AS text, " DK_SOLD_SIGN " * l.pieces AS pieces, " DK_SOLD_SIGN " * " \
	DK_SOLD_BARE " AS net FROM day q JOIN invoice i ON i.day_id = q.id" \
	" AND i.home_total IS NULL JOIN invoice_line l ON l.invoice_id = i.id AND l.sku <> ''" \
	" WHERE " DK_IN_PERIOD \
	" UNION ALL SELECT y.date, y.invoice_id, y.customer_id, y.sku, y.text, y.sign * y.pieces," \
	" y.sign * (y.home + CASE WHEN y.nth = 1 THEN y.home_net - y.homes - CASE y.includes_tax" \
	" WHEN 1 THEN " DK_SOLD_HOME("(y.net - y.bares)", "y") " ELSE " \
	DK_SOLD_HOME("y.freight", "y") " - " DK_SOLD_HOME("y.discount", "y") \
	" END ELSE 0 END) FROM (SELECT x.*, sum(x.bare) OVER w AS bares, sum(x.home) OVER w AS" \
	" homes, row_number() OVER (PARTITION BY x.invoice_id ORDER BY abs(x.home) DESC," \
	" x.line_no) AS nth FROM (SELECT q.date AS date, i.id AS invoice_id," \
	" i.customer_id AS customer_id, l.sku AS sku, l.text AS text, l.line_no AS line_no, " \
	DK_SOLD_SIGN " AS sign, l.pieces AS pieces, " DK_SOLD_BARE " AS bare, " \
	DK_SOLD_HOME(DK_SOLD_BARE, "i") " AS home, i.home_net AS home_net, i.net AS net," \
	" i.discount AS discount, i.freight AS freight, i.includes_tax AS includes_tax," \
	" i.exchange AS exchange, i.currency AS currency FROM day q" \
	" JOIN invoice i ON i.day_id = q.id AND i.home_total IS NOT NULL" \
	" JOIN invoice_line l ON l.invoice_id = i.id" \
	" WHERE " DK_IN_PERIOD ") x WINDOW w AS (PARTITION BY x.invoice_id)) y" \
	" WHERE y.sku <> '')"

#endif
