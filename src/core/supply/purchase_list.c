/* purchase_list.c - finding purchase orders, how far each has come, and what is expected when. */
#include "core/control/number.h"
#include "db/fetch.h"
#include "docket/purchase.h"

#define OPEN "l.is_closed = 0 AND l.received < l.ordered"
#define COLUMNS \
	"p.id, p.supplier_id, p.number, s.number, s.name, p.note, p.closed_reason," \
	" coalesce(u.name, ''), p.placed," \
	" coalesce((SELECT min(expected) FROM purchase_line l WHERE l.purchase_id = p.id" \
	"  AND expected <> '' AND " OPEN "), '') AS due," \
	" EXISTS (SELECT 1 FROM purchase_line l WHERE l.purchase_id = p.id AND " OPEN ")," \
	" EXISTS (SELECT 1 FROM purchase_line l WHERE l.purchase_id = p.id AND l.received > 0)," \
	" EXISTS (SELECT 1 FROM purchase_line l WHERE l.purchase_id = p.id" \
	"  AND l.is_closed = 1), p.order_id, coalesce(o.number, '')"
#define TABLES \
	" FROM purchase p JOIN supplier s ON s.id = p.supplier_id" \
	" LEFT JOIN users u ON u.id = p.entered_by LEFT JOIN orders o ON o.id = p.order_id"

static const char SQL_ONE[] = "SELECT " COLUMNS TABLES " WHERE p.id = :id";
static const char SQL_ALL[] = "SELECT " COLUMNS TABLES " ORDER BY p.id DESC";
static const char SQL_OPEN[] =
    "SELECT " COLUMNS TABLES " WHERE p.id IN (SELECT l.purchase_id FROM purchase_line l"
    " WHERE " OPEN ") ORDER BY due = '', due, p.id";
static const char SQL_LINES[] =
    "SELECT l.id, l.product_id, l.line_no, p.sku, p.name, l.ordered, l.received, l.damaged, l.cost,"
    " l.expected, l.is_closed, l.unit, l.unit_pieces, l.billed, l.returned,"
    " coalesce(x.line_no, 0), CASE p.supplier WHEN s.number THEN p.supplier_sku ELSE '' END"
    " FROM purchase_line l JOIN product p ON p.id = l.product_id"
    " JOIN purchase o ON o.id = l.purchase_id JOIN supplier s ON s.id = o.supplier_id"
    " LEFT JOIN order_line x ON x.id = l.order_line_id"
    " WHERE l.purchase_id = :id ORDER BY l.line_no";
static const char SQL_NUMBER[] = "SELECT id FROM purchase WHERE number = :number";
static const char SQL_EXPECTED[] =
    "SELECT l.expected, l.ordered - l.received, p.number FROM purchase_line l"
    " JOIN purchase p ON p.id = l.purchase_id"
    " WHERE l.product_id = :product AND l.order_line_id IS NULL AND " OPEN
    " ORDER BY l.expected = '', l.expected, p.id";

static const char *const state_names[] = {
#define X(id, text) [DK_PURCHASE_##id] = text,
	DK_PURCHASE_STATES(X)
#undef X
};

const char *
dk_purchase_state_name(enum dk_purchase_state state)
{
	return state_names[state];
}

static void
read_purchase(struct dk_stmt *st, struct dk_arena *a, struct dk_purchase *x)
{
	bool is_open = dk_col_bool(st, 10), has_come = dk_col_bool(st, 11);

	*x = (struct dk_purchase){ .id = dk_col_id(st, 0), .supplier_id = dk_col_id(st, 1),
		.number = dk_col_text(st, 2, a), .supplier = dk_col_text(st, 3, a),
		.supplier_name = dk_col_text(st, 4, a), .note = dk_col_text(st, 5, a),
		.closed_reason = dk_col_text(st, 6, a), .by = dk_col_text(st, 7, a),
		.order_id = dk_col_id(st, 13), .order = dk_col_text(st, 14, a),
		.placed = dk_col_date(st, 8), .expected = dk_col_date(st, 9),
		.state = is_open ? has_come ? DK_PURCHASE_PART : DK_PURCHASE_OPEN
		    : dk_col_bool(st, 12) ? DK_PURCHASE_CLOSED : DK_PURCHASE_RECEIVED };
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_purchase *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*x->lines));
	struct dk_purchase_line *row;

	dk_bind_id(st, ":id", x->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_purchase_line){ dk_col_id(st, 0),
			dk_col_id(st, 1), dk_col_i64(st, 2), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_qty(st, 5), dk_col_qty(st, 6),
			dk_col_qty(st, 7), dk_col_price(st, 8), dk_col_date(st, 9),
			dk_col_bool(st, 10), dk_col_text(st, 11, a), dk_col_qty(st, 12),
			dk_col_qty(st, 13), dk_col_qty(st, 14), dk_col_i64(st, 15),
			dk_col_text(st, 16, a) };
	x->lines = rows.rows;
	x->line_count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_purchase_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_purchase *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "purchase",
		    "That is no purchase order. See: docket purchase list");
	read_purchase(st, a, out);
	dk_done(st);
	return read_lines(s, a, out, err);
}

enum dk_rc
dk_purchase_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "purchase", number, id, err);
}

enum dk_rc
dk_purchase_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_purchase **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_purchase *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_purchase(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_expected_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_expected **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_EXPECTED);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_expected *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":product", product_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_expected){ dk_col_date(st, 0), dk_col_qty(st, 1),
			dk_col_text(st, 2, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
