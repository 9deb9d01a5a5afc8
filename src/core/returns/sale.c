/* sale.c - what of an order is out and may come back. */
#include "core/returns/private.h"
#include "docket/return_plan.h"

static const char SQL_HEAD[] =
    "SELECT o.id, o.customer_id, o.number, c.number, c.name, o.customer_po,"
    " coalesce((SELECT group_concat(i.number, ', ') FROM invoice i WHERE i.order_id = o.id"
    "  AND i.kind = 'invoice'), ''),"
    " coalesce((SELECT group_concat(r.number, ', ') FROM goods_return r WHERE r.order_id = o.id"
    "  AND r.state IN ('requested', 'authorised', 'received', 'inspected')), ''),"
    " coalesce((SELECT max(h.date) FROM shipment h WHERE h.order_id = o.id AND h.date <> ''), '')"
    " FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.id = :id";
static const char SQL_LINES[] =
    "SELECT l.id, l.product_id, l.line_no, l.sku, l.text, p.unit, p.tracked, l.shipped,"
    " l.returned + " DK_RETURN_ANNOUNCED ", " DK_RETURN_CLAIMED ", l.kit_no,"
    " l.kit_qty"
    " FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = :id"
    " ORDER BY CASE l.kit_no WHEN 0 THEN l.line_no ELSE l.kit_no END, l.line_no";

/* Parts stand behind their kit; each is asked for what the other leaves. */
static enum dk_rc
count_kits(struct dk_session *s, struct dk_return_sale *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < out->line_count; i++) {
		struct dk_return_goods *g = &out->lines[i];
		const struct dk_return_kit_ask ask = { .order_id = out->order_id,
			.kit_no = g->kit_no, .line_no = g->line_no };

		if (g->kit_no != 0)
			rc = dk_return_kit_left(s, &ask, &g->left, err);
	}
	return rc;
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_return_sale *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", out->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_return_goods *g;

		out->lines = dk_arena_grow(a, out->lines, out->line_count, &cap,
		    sizeof(*out->lines));
		g = &out->lines[out->line_count++];
		*g = (struct dk_return_goods){ .line_id = dk_col_id(st, 0),
			.product_id = dk_col_id(st, 1), .line_no = dk_col_i64(st, 2),
			.sku = dk_col_text(st, 3, a), .name = dk_col_text(st, 4, a),
			.unit = dk_col_text(st, 5, a), .tracked = dk_col_text(st, 6, a),
			.shipped = dk_col_qty(st, 7), .before = dk_col_qty(st, 8),
			.kit_no = dk_col_i64(st, 10), .kit_qty = dk_col_qty(st, 11) };
		g->left.milli = g->shipped.milli - g->before.milli - dk_col_i64(st, 9);
	}
	return rc == DK_OK ? count_kits(s, out, err) : rc;
}

enum dk_rc
dk_return_sale(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_return_sale *out, struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_return_sale){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_HEAD);
	dk_bind_id(st, ":id", order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	*out = (struct dk_return_sale){ .order_id = dk_col_id(st, 0),
		.customer_id = dk_col_id(st, 1), .order = dk_col_text(st, 2, a),
		.customer = dk_col_text(st, 3, a), .customer_name = dk_col_text(st, 4, a),
		.customer_po = dk_col_text(st, 5, a), .invoices = dk_col_text(st, 6, a),
		.open = dk_col_text(st, 7, a), .shipped = dk_col_date(st, 8) };
	dk_done(st);
	return read_lines(s, a, out, err);
}
