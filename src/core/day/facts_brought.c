/* facts_brought.c - margin by customer and by day: lines invoiced, and cost of goods that left. */
#include "core/day/facts.h"
#include "docket/day_margin.h"

/* goods that customers sent back, or would not take, came in at the cost they left with */
#define GONE \
	" FROM day q JOIN move m ON m.day_id = q.id AND (m.kind = 'shipment'" \
	"  OR (m.kind = 'return' AND m.document IN ('return', 'delivery')))"
static const char SQL_CUSTOMERS[] =
    "WITH sold AS (SELECT l.customer_id AS id, sum(l.net) AS net FROM " DK_SOLD_LINES " l"
    " GROUP BY l.customer_id),"
    " gone AS (SELECT o.customer_id AS id, -sum(m.cost) AS cost" GONE
    " LEFT JOIN delivery d ON m.document = 'delivery' AND d.id = m.document_id"
    " LEFT JOIN shipment h ON h.id = CASE m.document WHEN 'shipment' THEN m.document_id"
    "  ELSE d.shipment_id END"
    " LEFT JOIN goods_return r ON m.document = 'return' AND r.id = m.document_id"
    " JOIN orders o ON o.id = coalesce(h.order_id, r.order_id) WHERE " DK_IN_PERIOD
    " GROUP BY o.customer_id)"
    " SELECT c.number, c.name, coalesce(s.net, 0), coalesce(g.cost, 0)"
    " FROM (SELECT id FROM sold UNION SELECT id FROM gone) x JOIN customer c ON c.id = x.id"
    " LEFT JOIN sold s ON s.id = x.id LEFT JOIN gone g ON g.id = x.id"
    " ORDER BY coalesce(s.net, 0) - coalesce(g.cost, 0) DESC, c.number";
static const char SQL_DAYS[] =
    "WITH sold AS (SELECT l.date AS day, sum(l.net) AS net FROM " DK_SOLD_LINES " l"
    " GROUP BY l.date),"
    " gone AS (SELECT q.date AS day, -sum(m.cost) AS cost" GONE " WHERE " DK_IN_PERIOD
    " GROUP BY q.date)"
    " SELECT x.day, '', coalesce(s.net, 0), coalesce(g.cost, 0)"
    " FROM (SELECT day FROM sold UNION SELECT day FROM gone) x"
    " LEFT JOIN sold s ON s.day = x.day LEFT JOIN gone g ON g.day = x.day ORDER BY x.day";

static enum dk_rc
read_all(struct dk_stmt *st, struct dk_arena *a, struct dk_brought_fact **out, size_t *count,
    struct dk_err *err)
{
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_brought_fact){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_money(st, 2), dk_col_money(st, 3) };
	}
	return rc;
}

enum dk_rc
dk_brought_by_customer(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_brought_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_CUSTOMERS, p, &st, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? read_all(st, a, out, count, err) : rc;
}

enum dk_rc
dk_brought_by_day(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_brought_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_DAYS, p, &st, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? read_all(st, a, out, count, err) : rc;
}
