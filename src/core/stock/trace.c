/* trace.c - a lot from its receipt to every customer, and back from a shipment to its lots. */
#include "docket/trace.h"

#include <string.h>

#include "db/fetch.h"

static const char SQL_FIND[] =
    "SELECT t.id, t.product_id, p.sku, p.name, t.code, p.tracked = 'serial', t.expiry,"
    " (SELECT coalesce(sum(on_hand), 0) FROM lot_stock k WHERE k.lot_id = t.id)"
    " FROM lot t JOIN product p ON p.id = t.product_id"
    " WHERE t.code = :lot AND (:sku = '' OR p.sku = :sku) ORDER BY p.sku";
static const char SQL_MOVES[] =
    "SELECT m.id, m.at, m.kind, m.reason, coalesce(u.name, ''), l.code,"
    " coalesce(r.number, h.number, z.number, ''), coalesce(v.name, c.name, y.name, ''),"
    " coalesce(b.number, o.number, (SELECT min(q.number) FROM supplier_return_line w"
    "  JOIN purchase_line n ON n.id = w.line_id JOIN purchase q ON q.id = n.purchase_id"
    "  WHERE w.return_id = z.id AND w.lot_id = m.lot_id), ''), m.qty, z.id IS NOT NULL"
    " FROM move m JOIN location l ON l.id = m.location_id LEFT JOIN users u ON u.id = m.user_id"
    " LEFT JOIN receipt r ON m.document = 'receipt' AND r.id = m.document_id"
    " LEFT JOIN purchase b ON b.id = r.purchase_id LEFT JOIN supplier v ON v.id = b.supplier_id"
    " LEFT JOIN shipment h ON m.document = 'shipment' AND h.id = m.document_id"
    " LEFT JOIN orders o ON o.id = h.order_id LEFT JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN supplier_return z ON m.document = 'supplier-return' AND z.id = m.document_id"
    " LEFT JOIN supplier y ON y.id = z.supplier_id"
    " WHERE m.lot_id = :lot ORDER BY m.id";
/* what came back from a shipment is a move of that shipment, too */
static const char SQL_CALLS[] =
    "SELECT c.id, c.number, c.name, c.contact, c.phone, c.email, -sum(m.qty),"
    " group_concat(DISTINCT h.number) FROM move m"
    " JOIN shipment h ON h.id = m.document_id JOIN orders o ON o.id = h.order_id"
    " JOIN customer c ON c.id = o.customer_id"
    " WHERE m.lot_id = :lot AND m.document = 'shipment' GROUP BY c.id HAVING sum(m.qty) < 0"
    " ORDER BY c.number";
static const char SQL_LOTS[] =
    "SELECT t.id, p.sku, p.name, t.code, t.expiry, x.qty, p.tracked = 'serial',"
    " coalesce(v.name, ''), coalesce(b.number, ''), coalesce(r.number, '')"
    " FROM (SELECT lot_id, sum(coalesce(picked, qty)) AS qty FROM shipment_line"
    "  WHERE shipment_id = :shipment AND lot_id IS NOT NULL GROUP BY lot_id) x"
    " JOIN lot t ON t.id = x.lot_id JOIN product p ON p.id = t.product_id"
    " LEFT JOIN receipt r ON r.id = (SELECT max(receipt_id) FROM receipt_line"
    "  WHERE lot_id = t.id)"
    " LEFT JOIN purchase b ON b.id = r.purchase_id LEFT JOIN supplier v ON v.id = b.supplier_id"
    " WHERE x.qty > 0 ORDER BY p.sku, t.expiry, t.code";

/* The one lot that is meant. */
static enum dk_rc
find(struct dk_session *s, struct dk_arena *a, const char *lot, const char *sku,
    struct dk_trace *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	const char *names = "";
	size_t found = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":lot", lot);
	dk_bind_text(st, ":sku", sku);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->lot_id = dk_col_id(st, 0);
		out->product_id = dk_col_id(st, 1);
		out->sku = dk_col_text(st, 2, a);
		out->name = dk_col_text(st, 3, a);
		out->lot = dk_col_text(st, 4, a);
		out->is_serial = dk_col_bool(st, 5);
		out->expiry = dk_col_date(st, 6);
		out->on_hand = dk_col_qty(st, 7);
		names = dk_fmt(a, "%s%s%s", names, found++ > 0 ? ", " : "", out->sku);
	}
	if (rc != DK_OK || found == 1)
		return rc;
	if (found > 1)
		return dk_fail(err, DK_EINPUT, "sku",
		    "%.40s is a lot or serial number of %.120s. Say which:"
		    " docket stock trace %.40s SKU", lot, names, lot);
	return dk_fail(err, DK_ENOTFOUND, "lot",
	    "There is no lot or serial number %.40s%s%.40s. Look at the label again.", lot,
	    sku[0] != '\0' ? " of " : "", sku);
}

static void
add_up(struct dk_trace *t, const struct dk_trace_row *r)
{
	if (strcmp(r->kind, "receipt") == 0)
		t->received.milli += r->qty.milli;
	if (strcmp(r->kind, "shipment") == 0)
		t->shipped.milli -= r->qty.milli;
	if (r->is_sent_back)
		t->sent_back.milli -= r->qty.milli;
}

static enum dk_rc
read_moves(struct dk_session *s, struct dk_arena *a, struct dk_trace *t, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_MOVES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":lot", t->lot_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		t->rows = dk_arena_grow(a, t->rows, t->row_count, &cap, sizeof(*t->rows));
		t->rows[t->row_count] = (struct dk_trace_row){ .id = dk_col_i64(st, 0),
			.at = dk_col_text(st, 1, a), .kind = dk_col_text(st, 2, a),
			.reason = dk_col_text(st, 3, a), .user = dk_col_text(st, 4, a),
			.location = dk_col_text(st, 5, a), .document = dk_col_text(st, 6, a),
			.party = dk_col_text(st, 7, a), .order = dk_col_text(st, 8, a),
			.qty = dk_col_qty(st, 9), .is_sent_back = dk_col_bool(st, 10) };
		add_up(t, &t->rows[t->row_count++]);
	}
	return rc;
}

static enum dk_rc
read_calls(struct dk_session *s, struct dk_arena *a, struct dk_trace *t, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CALLS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*t->calls));
	struct dk_trace_call *row;

	dk_bind_id(st, ":lot", t->lot_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_trace_call){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_text(st, 5, a), dk_col_text(st, 7, a),
			dk_col_qty(st, 6) };
	t->calls = rows.rows;
	t->call_count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_trace_load(struct dk_session *s, struct dk_arena *a, const char *lot, const char *sku,
    struct dk_trace *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_trace){ .lot_id = 0 };
	if (rc == DK_OK)
		rc = find(s, a, lot, sku, out, err);
	if (rc == DK_OK)
		rc = read_moves(s, a, out, err);
	return rc == DK_OK ? read_calls(s, a, out, err) : rc;
}

enum dk_rc
dk_trace_shipment(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_trace_lot **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LOTS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_trace_lot *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":shipment", shipment_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_trace_lot){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_date(st, 4), dk_col_qty(st, 5), dk_col_bool(st, 6),
			dk_col_text(st, 7, a), dk_col_text(st, 8, a), dk_col_text(st, 9, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
