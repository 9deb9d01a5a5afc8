/* receive_plan.c - where the lines of a purchase order go, and who waits for them. */
#include "db/fetch.h"
#include "docket/receive.h"

static const char SQL_PLAN[] =
    "SELECT l.product_id, coalesce((SELECT x.code FROM location x WHERE x.code = p.bin),"
    "  (SELECT x.code FROM stock s JOIN location x ON x.id = s.location_id"
    "  WHERE s.product_id = l.product_id ORDER BY s.on_hand = 0, x.sort, x.code LIMIT 1),"
    "  (SELECT x.code FROM location x ORDER BY x.id LIMIT 1), ''), p.tracked,"
    " (SELECT count(*) FROM order_line w WHERE w.product_id = l.product_id"
    "  AND w.backordered > 0 AND w.supply = ''),"
    " (SELECT coalesce(sum(w.backordered), 0) FROM order_line w"
    "  WHERE w.product_id = l.product_id AND w.backordered > 0 AND w.supply = ''),"
    " coalesce((SELECT o.number FROM order_line w JOIN orders o ON o.id = w.order_id"
    "  WHERE w.product_id = l.product_id AND w.backordered > 0 AND w.supply = ''"
    "  ORDER BY o.entered_at, o.id LIMIT 1), '')"
    " FROM purchase_line l JOIN product p ON p.id = l.product_id WHERE l.purchase_id = :id"
    " ORDER BY l.line_no";
static const char SQL_FIND[] =
    "SELECT purchase_id FROM purchase_line WHERE product_id = :product AND is_closed = 0"
    " AND received < ordered AND order_line_id IS NULL GROUP BY purchase_id"
    " ORDER BY min(CASE WHEN expected = '' THEN '9' ELSE expected END), purchase_id LIMIT 1";

enum dk_rc
dk_receive_plan(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    struct dk_receive_plan **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PLAN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_receive_plan *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":id", purchase);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_receive_plan){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_i64(st, 3),
			dk_col_qty(st, 4), dk_col_text(st, 5, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_receive_find(struct dk_session *s, dk_id product_id, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_id(st, ":product", product_id);
	return dk_one(st, 0, id, err);
}
