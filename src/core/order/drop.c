/*
 * drop.c - what is on order from a supplier for a line is told him first: nothing of it is given up
 * or sent elsewhere behind his back.
 */
#include "core/order/drop.h"

static const char SQL_OF_LINE[] =
    "SELECT coalesce(sum(l.ordered - l.received), 0), coalesce(max(p.number), ''),"
    " coalesce(max(s.name), ''), coalesce(max(l.line_no), 0) FROM purchase_line l"
    " JOIN purchase p ON p.id = l.purchase_id JOIN supplier s ON s.id = p.supplier_id"
    " WHERE l.order_line_id = :line AND l.is_closed = 0 AND l.received < l.ordered";
static const char SQL_OF_ORDER[] =
    "SELECT p.number, s.name FROM purchase p JOIN supplier s ON s.id = p.supplier_id"
    " WHERE p.order_id = :order AND EXISTS (SELECT 1 FROM purchase_line l"
    " WHERE l.purchase_id = p.id AND l.is_closed = 0 AND l.received < l.ordered)"
    " ORDER BY p.id LIMIT 1";

enum dk_rc
dk_drop_keeps(struct dk_session *s, const struct dk_order_line *l, int64_t keeps,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (!l->is_drop || l->id == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_OF_LINE);
	dk_bind_id(st, ":line", l->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (dk_col_i64(st, 0) > keeps)
		rc = dk_fail(err, DK_EREFUSED, "qty",
		    "%s of line %lld are on order %s: %s ships them. Call him, then: docket"
		    " purchase close %s --line %lld --reason TEXT",
		    dk_qty_show(dk_col_qty(st, 0)).s,
		    (long long)l->line_no, dk_col_peek(st, 1), dk_col_peek(st, 2),
		    dk_col_peek(st, 1), (long long)dk_col_i64(st, 3));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_drop_moves(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OF_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", o->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "ship_to",
	    "%s ships a part of order %s to the old address, by order %s. Call him, then: docket"
	    " purchase close %s --reason TEXT", dk_col_peek(st, 1), o->number, dk_col_peek(st, 0),
	    dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}
