/* agreed.c - the price that was agreed before an order was made: what its quote says. */
#include "core/order/kept.h"
#include "db/stmt.h"

/* a copy of a quote names its lines too; only the order that it was taken as has its price */
static const char SQL_QUOTED[] =
    "SELECT x.price, x.base_qty, x.ordered, x.discount_rate, x.discount_amount, t.kind, t.number,"
    " q.valid_until FROM order_line x JOIN orders t ON t.id = x.order_id"
    " JOIN quote q ON q.order_id = t.id"
    " WHERE x.id = coalesce((SELECT y.from_id FROM order_line y WHERE y.id = :from"
    " AND y.order_id = :order), :from)"
    " AND x.product_id = :product AND q.taken_as = :order";

enum dk_rc
dk_agreed_find(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_order_line *l, struct dk_agreed *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_QUOTED);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_agreed){ 0 };
	dk_bind_id(st, ":from", l->from_id);
	dk_bind_id(st, ":product", l->product_id);
	/* a line of an amendment names the order's, and that one the quote's */
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
	dk_done(st);
	return DK_OK;
}
