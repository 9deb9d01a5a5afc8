/* facts_trend.c - the business days of a period in a row each. */
#include "core/day/facts.h"

#include "core/control/shipment_states.h"
#include "core/day/keep.h"
#include "docket/day_money.h"

#define ORDERS \
	"(SELECT x.day_id, count(*) AS orders," \
	" sum(" DK_SUM_HOME("x.net", "e.exchange", "e.currency") ") AS net" \
	" FROM (" DK_LIVE_ORDERS DK_IN_OPEN \
	" UNION ALL SELECT k.day_id, k.order_id, k.customer_id, k.customer_po, k.placed," \
	" k.wanted, k.promised, k.line_count, k.goods, k.discount, k.freight, k.net, k.tax," \
	" k.total FROM day q JOIN day_order k ON k.day_id = q.id WHERE " DK_IN_CLOSED ") x" \
	" JOIN orders e ON e.id = x.order_id GROUP BY x.day_id)"
#define LINES \
	"(SELECT x.day_id, count(*) AS lines, sum(x.ordered) AS ordered, sum(x.filled) AS filled," \
	" sum(CASE WHEN x.filled >= x.ordered THEN 1 ELSE 0 END) AS full_lines" \
	" FROM (SELECT q.id AS day_id, l.ordered, " DK_LINE_FILLED " AS filled" \
	" FROM day q JOIN orders o ON o.day_id = q.id AND o.origin <> 'history'" \
	" JOIN order_line l ON l.order_id = o.id AND l.sku <> '' AND " DK_LINE_SAID \
	" WHERE " DK_IN_OPEN \
	" UNION ALL SELECT k.day_id, k.ordered, k.filled FROM day q" \
	" JOIN day_line k ON k.day_id = q.id AND k.sku <> '' WHERE " DK_IN_CLOSED ") x" \
	" GROUP BY x.day_id)"

static const char SQL_TREND[] =
    "SELECT d.date, coalesce(o.orders, 0), coalesce(o.net, 0), coalesce(l.lines, 0),"
    " coalesce(l.full_lines, 0), coalesce(l.ordered, 0), coalesce(l.filled, 0),"
    " (SELECT count(*) FROM shipment h WHERE h.day_id = d.id AND h.state IN " DK_SHIPMENT_LEFT "),"
    " (SELECT count(*) FROM invoice i WHERE i.day_id = d.id),"
    " (SELECT coalesce(sum(CASE WHEN i.kind = 'credit-note' THEN -1 ELSE 1 END"
    " * coalesce(i.home_net, i.net)), 0)"
    " FROM invoice i WHERE i.day_id = d.id),"
    " (SELECT coalesce(sum(CASE WHEN p.kind = 'refund' THEN -1 ELSE 1 END"
    " * coalesce(p.home_amount, p.amount)), 0)"
    " FROM payment p WHERE p.day_id = d.id AND p.credit_id IS NULL)"
    " FROM day d LEFT JOIN " ORDERS " o ON o.day_id = d.id LEFT JOIN " LINES
    " l ON l.day_id = d.id WHERE d.site_id = :site AND d.date BETWEEN :from AND :to"
    " ORDER BY d.date";

enum dk_rc
dk_trend_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_trend_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_TREND, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_trend_fact){ .day = dk_col_date(st, 0),
			.orders = dk_col_i64(st, 1), .ordered_net = dk_col_money(st, 2),
			.lines = dk_col_i64(st, 3), .full_lines = dk_col_i64(st, 4),
			.ordered = dk_col_qty(st, 5), .filled = dk_col_qty(st, 6),
			.shipments = dk_col_i64(st, 7), .invoices = dk_col_i64(st, 8),
			.invoiced_net = dk_col_money(st, 9), .paid = dk_col_money(st, 10) };
	}
	return rc;
}
