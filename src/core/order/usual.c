/* usual.c - what a customer buys: most often first, then latest, with his median quantity. */
#include "docket/order_list.h"

#include "db/fetch.h"

/* the middle one of the quantities of his last hundred orders, the lower of two middles */
static const char SQL_USUAL[] =
    "WITH past AS (SELECT l.product_id, l.ordered, o.placed,"
    " row_number() OVER (PARTITION BY l.product_id ORDER BY l.ordered, l.id) AS place,"
    " count(*) OVER (PARTITION BY l.product_id) AS times"
    " FROM (SELECT id, placed FROM orders WHERE customer_id = :customer AND placed >= :since"
    " AND kind = 'order' AND state IN ('entered', 'verified', 'closed')"
    " ORDER BY placed DESC LIMIT 100) o"
    " JOIN order_line l ON l.order_id = o.id WHERE l.product_id IS NOT NULL"
    " AND l.kit_no IN (0, l.line_no))"
    " SELECT p.id, p.sku, p.name,"
    " max(CASE WHEN past.place = (past.times + 1) / 2 THEN past.ordered END),"
    " max(past.times), max(past.placed)"
    " FROM past JOIN product p ON p.id = past.product_id WHERE p.status <> 'discontinued'"
    " GROUP BY p.id ORDER BY max(past.times) DESC, max(past.placed) DESC, p.sku LIMIT :max";

enum dk_rc
dk_usual_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id, size_t max,
    struct dk_usual **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_USUAL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_usual *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_date(st, ":since", dk_date_add(dk_session_today(s), -730));
	dk_bind_i64(st, ":max", (int64_t)max);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_usual){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_qty(st, 3), dk_col_i64(st, 4),
			dk_col_date(st, 5) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
