/* agreed.c - the price that was agreed before an order was made: what its quote or blanket order
 * says, or the exchange that it is the replacement of. */
#include <string.h>

#include "core/order/kept.h"
#include "db/stmt.h"

/* a copy of a quote names its lines too; only the order that it was taken as has its price */
static const char SQL_QUOTED[] =
    "SELECT x.price, x.base_qty, x.ordered, x.discount_rate, x.discount_amount, t.kind, t.number,"
    " q.valid_until, x.ordered, t.includes_tax FROM order_line x JOIN orders t ON t.id = x.order_id"
    " JOIN quote q ON q.order_id = t.id"
    " WHERE x.id = coalesce((SELECT y.from_id FROM order_line y WHERE y.id = :from"
    " AND y.order_id = :order), :from)"
    " AND x.product_id = :product AND q.taken_as = :order";
/* A blanket order's price holds for what is left of it beside the other orders made of it. One
 * that grew beyond what it called off takes nothing from the others. What was planned in time
 * keeps its price however late it is made: the house is late then, not the customer. */
static const char SQL_BLANKET[] =
    "SELECT x.price, x.base_qty, x.ordered - (SELECT coalesce(sum("
    "  CASE WHEN y.ordered - y.cancelled < q.qty THEN y.ordered - y.cancelled ELSE q.qty END), 0)"
    "  FROM call_off d JOIN orders z ON z.id = d.made_as JOIN order_line y ON y.order_id = z.id"
    "  JOIN call_off_line q ON q.call_off_id = d.id AND q.line_id = x.id"
    "  WHERE d.order_id = t.id AND d.made_as <> :order AND z.state <> 'dropped'"
    "  AND y.from_id = x.id AND y.product_id = x.product_id),"
    " x.discount_rate, x.discount_amount, t.kind, t.number,"
    " CASE WHEN c.due <= b.until THEN '2999-12-31' ELSE b.until END,"
    " x.ordered, t.includes_tax"
    " FROM order_line x JOIN orders t ON t.id = x.order_id"
    " JOIN standing b ON b.order_id = t.id"
    " JOIN call_off c ON c.order_id = t.id AND c.made_as = :order"
    " WHERE x.id = coalesce((SELECT y.from_id FROM order_line y WHERE y.id = :from"
    " AND y.order_id = :order), :from)"
    " AND x.product_id = :product AND t.kind = 'blanket'";
/* the same item again costs what is credited for it, however long the exchange takes */
static const char SQL_EXCHANGED[] =
    "SELECT q.price, q.base_qty, q.qty, q.discount_rate, q.discount_amount, 'exchange', e.number,"
    " '2999-12-31', q.qty, (SELECT z.includes_tax FROM orders z WHERE z.id = x.order_id)"
    " FROM goods_exchange e"
    " JOIN goods_exchange_price q ON q.exchange_id = e.id JOIN order_line x ON x.id = q.line_id"
    " WHERE e.order_id = :order AND q.line_id = coalesce((SELECT y.from_id FROM order_line y"
    " WHERE y.id = :from AND y.order_id = :order), :from) AND x.product_id = :product";

bool
dk_layer_is_agreed(const char *layer)
{
	return strcmp(layer, "quote") == 0 || strcmp(layer, "blanket") == 0 ||
	    strcmp(layer, "exchange") == 0;
}

static enum dk_rc
read_agreed(struct dk_stmt *st, struct dk_arena *a, const struct dk_order *o,
    const struct dk_order_line *l, struct dk_agreed *out, struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	*out = (struct dk_agreed){ 0 };
	dk_bind_id(st, ":from", l->from_id);
	dk_bind_id(st, ":product", l->product_id);
	/* a line of an amendment names the order's, and that one what it was made of */
	dk_bind_i64(st, ":order", o->amends_id != 0 ? o->amends_id : o->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->price = dk_col_price(st, 0);
	out->per = dk_col_qty(st, 1);
	out->pieces = dk_col_qty(st, 2);
	out->discount = dk_col_rate(st, 3);
	out->discount_amount = dk_col_money(st, 4);
	out->layer = dk_col_text(st, 5, a);
	out->number = dk_col_text(st, 6, a);
	out->holds = l->ordered.milli <= out->pieces.milli &&
	    dk_date_diff(o->placed, dk_col_date(st, 7)) <= 0;
	out->discount_pieces = dk_col_qty(st, 8);
	out->has_tax = dk_col_bool(st, 9);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_agreed_find(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_order_line *l, struct dk_agreed *out, struct dk_err *err)
{
	enum dk_rc rc = read_agreed(dk_sql(s->db, SQL_QUOTED), a, o, l, out, err);

	if (rc == DK_OK && out->layer == NULL)
		rc = read_agreed(dk_sql(s->db, SQL_BLANKET), a, o, l, out, err);
	if (rc == DK_OK && out->layer == NULL)
		rc = read_agreed(dk_sql(s->db, SQL_EXCHANGED), a, o, l, out, err);
	return rc;
}
