/* receipt_list.c - receipts as they were posted. */
#include "core/control/number.h"
#include "db/fetch.h"
#include "docket/receipt.h"

#define HEAD \
	"SELECT r.id, r.purchase_id, r.number, p.number, s.number, s.name, r.note," \
	" coalesce(u.name, ''), r.at, r.value," \
	" (SELECT count(*) FROM receipt_line l WHERE l.receipt_id = r.id)," \
	" (SELECT coalesce(sum(l.qty), 0) FROM receipt_line l WHERE l.receipt_id = r.id)," \
	" (SELECT coalesce(sum(l.damaged), 0) FROM receipt_line l WHERE l.receipt_id = r.id)" \
	" FROM receipt r JOIN purchase p ON p.id = r.purchase_id" \
	" JOIN supplier s ON s.id = p.supplier_id LEFT JOIN users u ON u.id = r.user_id"

static const char SQL_ALL[] = HEAD " ORDER BY r.id DESC";
static const char SQL_OF_ONE[] = HEAD " WHERE r.purchase_id = :purchase ORDER BY r.id DESC";
static const char SQL_ONE[] = HEAD " WHERE r.id = :id";
static const char SQL_LINES[] =
    "SELECT l.line_no, d.sku, d.name, x.code, l.ordered, r.qty, r.damaged,"
    " CASE WHEN l.is_closed = 0 AND l.received < l.ordered THEN l.ordered - l.received ELSE 0 END,"
    " l.expected, coalesce(t.code, ''), coalesce(t.expiry, ''),"
    " d.tracked = 'serial'"
    " FROM receipt_line r JOIN purchase_line l ON l.id = r.line_id"
    " JOIN product d ON d.id = l.product_id JOIN location x ON x.id = r.location_id"
    " LEFT JOIN lot t ON t.id = r.lot_id"
    " WHERE r.receipt_id = :id ORDER BY l.line_no, x.code, t.code";
static const char SQL_NUMBER[] = "SELECT id FROM receipt WHERE number = :number";

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_receipt_row *x)
{
	*x = (struct dk_receipt_row){ .id = dk_col_id(st, 0), .purchase_id = dk_col_id(st, 1),
		.number = dk_col_text(st, 2, a), .purchase = dk_col_text(st, 3, a),
		.supplier = dk_col_text(st, 4, a), .supplier_name = dk_col_text(st, 5, a),
		.note = dk_col_text(st, 6, a), .by = dk_col_text(st, 7, a),
		.at = dk_col_text(st, 8, a), .value = dk_col_money(st, 9),
		.count = dk_col_i64(st, 10), .pieces = dk_col_qty(st, 11),
		.damaged = dk_col_qty(st, 12) };
}

enum dk_rc
dk_receipt_list(struct dk_session *s, struct dk_arena *a, dk_id purchase_id,
    struct dk_receipt_row **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, purchase_id != 0 ? SQL_OF_ONE : SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_receipt_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (purchase_id != 0)
		dk_bind_id(st, ":purchase", purchase_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_head(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_receipt_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "receipt", number, id, err);
}

enum dk_rc
dk_receipt_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_receipt_row *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "receipt", "There is no such receipt.");
	read_head(st, a, out);
	dk_done(st);
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->lines = dk_arena_grow(a, out->lines, out->line_count, &cap,
		    sizeof(*out->lines));
		out->lines[out->line_count++] = (struct dk_receipt_line){ dk_col_i64(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_qty(st, 4), dk_col_qty(st, 5), dk_col_qty(st, 6),
			dk_col_qty(st, 7), dk_col_date(st, 8), dk_col_text(st, 9, a),
			dk_col_bool(st, 11), dk_col_date(st, 10) };
	}
	return rc;
}
