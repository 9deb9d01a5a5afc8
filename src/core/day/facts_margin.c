/* facts_margin.c - what was invoiced of each product, and what the goods cost that left for it. */
#include "core/day/facts.h"
#include "docket/day_money.h"

/* goods that customers sent back, or would not take, came in at the cost they left with */
static const char SQL_MARGINS[] =
    "WITH sold AS (SELECT l.sku AS sku, sum(l.pieces) AS pieces, sum(l.net) AS net"
    " FROM " DK_SOLD_LINES " l"
    " GROUP BY l.sku), gone AS (SELECT p.sku AS sku, -sum(m.cost) AS cost FROM day q"
    " JOIN move m ON m.day_id = q.id AND (m.kind = 'shipment'"
    "  OR (m.kind = 'return' AND m.document IN ('return', 'delivery')))"
    " JOIN product p ON p.id = m.product_id WHERE " DK_IN_PERIOD " GROUP BY p.sku)"
    " SELECT x.sku, coalesce(p.name, ''), coalesce(s.pieces, 0), coalesce(s.net, 0),"
    " coalesce(g.cost, 0) FROM (SELECT sku FROM sold UNION SELECT sku FROM gone) x"
    " LEFT JOIN sold s ON s.sku = x.sku LEFT JOIN gone g ON g.sku = x.sku"
    " LEFT JOIN product p ON p.sku = x.sku"
    " ORDER BY coalesce(s.net, 0) - coalesce(g.cost, 0) DESC, x.sku";

enum dk_rc
dk_margin_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_margin_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_MARGINS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_margin_fact){ .sku = dk_col_text(st, 0, a),
			.text = dk_col_text(st, 1, a), .pieces = dk_col_qty(st, 2),
			.net = dk_col_money(st, 3), .cost = dk_col_money(st, 4) };
	}
	return rc;
}
