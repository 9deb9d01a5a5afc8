/* shipment_list.c - the warehouse's work: what may be picked, what is under way, what left. */
#include "core/control/shipment_states.h"
#include "core/ship/private.h"
#include "db/fetch.h"

/* Orders that may be picked now (verified, no hold, something allocated and on no list), and open
 * shipments; most urgent first. The list of states is the one of the partial index. */
static const char SQL_WORK[] =
    "SELECT 0, r.id, '', r.number, r.name, 'ready', r.carrier, r.promised, r.lines, r.pieces,"
    " CASE r.promised WHEN '' THEN '9' ELSE r.promised END, '', '', 0"
    " FROM (SELECT o.id, o.number, c.name,"
    " coalesce(v.carrier || '/' || v.service, '') AS carrier, o.promised,"
    " (SELECT count(*) FROM order_line l WHERE l.order_id = o.id AND l.allocated > 0) AS lines,"
    " (SELECT coalesce(sum(l.allocated), 0) FROM order_line l WHERE l.order_id = o.id)"
    " - (SELECT coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment h"
    " JOIN shipment_line x ON x.shipment_id = h.id WHERE h.order_id = o.id"
    " AND h.state IN " DK_SHIPMENT_OPEN ") AS pieces"
    " FROM orders o JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = o.service_id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state = 'verified'"
    " AND o.kind = 'order'"
    " AND NOT EXISTS (SELECT 1 FROM hold d WHERE d.order_id = o.id AND d.released_at = '')"
    " AND NOT (c.shortage_policy = 'wait' AND EXISTS (SELECT 1 FROM order_line w"
    " WHERE w.order_id = o.id AND w.backordered > 0 AND w.supply = ''))) r WHERE r.pieces > 0"
    " UNION ALL"
    " SELECT h.id, h.order_id, h.number, o.number, c.name, h.state,"
    " coalesce(v.carrier || '/' || v.service, ''), o.promised,"
    " (SELECT count(*) FROM shipment_line x WHERE x.shipment_id = h.id),"
    " (SELECT sum(coalesce(x.picked, x.qty)) FROM shipment_line x WHERE x.shipment_id = h.id),"
    " CASE o.promised WHEN '' THEN '9' ELSE o.promised END, coalesce(w.number, ''), "
    DK_SHIPMENT_STOP ", (SELECT count(*) FROM inspection i WHERE i.shipment_id = h.id"
    " AND i.state IN ('wait', 'failed'))"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id LEFT JOIN wave w ON w.id = h.wave_id"
    " WHERE h.state IN " DK_SHIPMENT_OPEN " ORDER BY 11, 2, 1";
static const char SQL_OF_DAY[] =
    "SELECT h.id, h.order_id, h.number, o.number, c.name, h.state,"
    " coalesce(v.carrier || '/' || v.service, ''), o.promised,"
    " (SELECT count(*) FROM shipment_line x WHERE x.shipment_id = h.id AND x.picked > 0),"
    " (SELECT coalesce(sum(x.picked), 0) FROM shipment_line x WHERE x.shipment_id = h.id),"
    " '', '', '', 0"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT " ORDER BY h.shipped_at, h.id";

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_shipment_row *r)
{
	r->id = dk_col_id(st, 0);
	r->order_id = dk_col_id(st, 1);
	r->number = dk_col_text(st, 2, a);
	r->order_number = dk_col_text(st, 3, a);
	r->customer_name = dk_col_text(st, 4, a);
	r->state = dk_col_text(st, 5, a);
	r->carrier = dk_col_text(st, 6, a);
	r->promised = dk_col_date(st, 7);
	r->lines = dk_col_i64(st, 8);
	r->pieces = dk_col_qty(st, 9);
	r->wave = dk_col_text(st, 11, a);
	r->stop = dk_col_text(st, 12, a);
	r->to_check = dk_col_i64(st, 13);
}

enum dk_rc
dk_shipment_list(struct dk_session *s, struct dk_arena *a, dk_id day_id,
    struct dk_shipment_row **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, day_id != 0 ? SQL_OF_DAY : SQL_WORK);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_shipment_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (day_id != 0)
		dk_bind_id(st, ":day", day_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_row(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
