/* supplier_return_list.c - supplier returns found and read. */
#include "core/control/number.h"
#include "db/fetch.h"
#include "docket/supplier_return.h"

#define HEAD \
	"SELECT r.id, r.number, r.debit_note, s.number, s.name, r.state, r.reason, r.note," \
	" coalesce(u.name, ''), r.entered_at, r.shipped_at, r.net, (SELECT count(*)" \
	" FROM supplier_return_line l WHERE l.return_id = r.id) FROM supplier_return r" \
	" JOIN supplier s ON s.id = r.supplier_id LEFT JOIN users u ON u.id = r.entered_by"

static const char SQL_OPEN[] = HEAD " WHERE r.state = 'open' ORDER BY r.id";
static const char SQL_ALL[] = HEAD " ORDER BY r.id DESC";
static const char SQL_ONE[] = HEAD " WHERE r.id = :id";
static const char SQL_LINES[] =
    "SELECT l.line_no, p.number, x.line_no, d.sku, d.name, c.code, l.qty, l.is_apart, l.price,"
    " l.net, coalesce(t.code, ''), d.tracked = 'serial', coalesce(t.expiry, '')"
    " FROM supplier_return_line l JOIN purchase_line x ON x.id = l.line_id"
    " JOIN purchase p ON p.id = x.purchase_id JOIN product d ON d.id = x.product_id"
    " JOIN location c ON c.id = l.location_id LEFT JOIN lot t ON t.id = l.lot_id"
    " WHERE l.return_id = :id ORDER BY l.line_no";
static const char SQL_NUMBER[] =
    "SELECT id FROM supplier_return WHERE number = :number OR debit_note = :number";

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_supplier_return *r)
{
	*r = (struct dk_supplier_return){ .id = dk_col_id(st, 0), .number = dk_col_text(st, 1, a),
		.debit_note = dk_col_text(st, 2, a), .supplier = dk_col_text(st, 3, a),
		.supplier_name = dk_col_text(st, 4, a), .state = dk_col_text(st, 5, a),
		.reason = dk_col_text(st, 6, a), .note = dk_col_text(st, 7, a),
		.by = dk_col_text(st, 8, a), .at = dk_col_text(st, 9, a),
		.shipped_at = dk_col_text(st, 10, a), .net = dk_col_money(st, 11),
		.count = dk_col_i64(st, 12) };
}

enum dk_rc
dk_supplier_return_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_supplier_return **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_supplier_return *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_head(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_supplier_return_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t found = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK && number[0] != '\0') {
		st = dk_sql(s->db, SQL_NUMBER);
		dk_bind_text(st, ":number", number);
		rc = dk_one(st, 0, &found, err);
	}
	if (rc == DK_OK && found == 0)
		rc = dk_number_missing(s->db, "supplier-return", number, err);
	*id = found;
	return rc;
}

enum dk_rc
dk_supplier_return_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_supplier_return *out, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_supplier_return){ 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "supplier-return",
		    "That is no supplier return. See: docket supplier-return list --all");
	read_head(st, a, out);
	dk_done(st);
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->lines = dk_arena_grow(a, out->lines, out->line_count, &cap,
		    sizeof(*out->lines));
		out->lines[out->line_count++] = (struct dk_supplier_return_line){
			dk_col_i64(st, 0), dk_col_text(st, 1, a), dk_col_i64(st, 2),
			dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
			dk_col_qty(st, 6), dk_col_bool(st, 7), dk_col_price(st, 8),
			dk_col_money(st, 9), dk_col_text(st, 10, a), dk_col_bool(st, 11),
			dk_col_date(st, 12) };
	}
	return rc;
}
