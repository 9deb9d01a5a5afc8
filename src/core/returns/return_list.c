/* return_list.c - returns found and read. */
#include "core/control/number.h"
#include "core/returns/private.h"

#define WHO(column) " coalesce((SELECT u.name FROM users u WHERE u.id = r." column "), '')"
#define HEAD \
	"SELECT r.id, r.order_id, r.customer_id, r.number, o.number, c.number, c.name, r.state," \
	" r.outcome, r.note, r.exception, r.why," WHO("entered_by") ", r.entered_at," \
	WHO("authorised_by") ", r.authorised_at," WHO("received_by") ", r.received_at," \
	WHO("inspected_by") ", r.inspected_at," WHO("settled_by") ", r.settled_at, r.expires," \
	" r.version, coalesce((SELECT group_concat(i.number, ', ') FROM goods_return_credit g" \
	"  JOIN invoice i ON i.id = g.credit_id WHERE g.return_id = r.id), '')," \
	" coalesce((SELECT sum(i.total) FROM goods_return_credit g" \
	"  JOIN invoice i ON i.id = g.credit_id WHERE g.return_id = r.id), 0)," \
	" r.freight, r.freight_charge, r.work, r.sent_by, o.currency" \
	" FROM goods_return r JOIN orders o ON o.id = r.order_id" \
	" JOIN customer c ON c.id = r.customer_id"

static const char SQL_ONE[] = HEAD " WHERE r.id = :id";
static const char SQL_OPEN[] = HEAD
    " WHERE r.state IN ('requested', 'authorised', 'received', 'inspected') ORDER BY r.id";
static const char SQL_ALL[] = HEAD " ORDER BY r.id DESC";
static const char SQL_OF_ORDER[] = HEAD " WHERE r.order_id = :order ORDER BY r.id DESC";
static const char SQL_NUMBER[] = "SELECT id FROM goods_return WHERE number = :number";
static const char SQL_WAITING[] = "SELECT count(*) FROM goods_return r WHERE r.state IN"
    " ('requested', 'authorised', 'received', 'inspected') AND r.state <> 'authorised'";
static const char SQL_LINES[] =
    "SELECT x.line_no, l.line_no, x.line_id, l.sku, l.text, p.unit, x.reason,"
    " coalesce((SELECT q.sku FROM product q WHERE q.id = x.sent_id), ''),"
    " coalesce((SELECT t.code FROM lot t WHERE t.id = x.lot_id), ''), x.verdict, x.clause,"
    " x.fee_code, x.days, x.window_days, x.fee, x.qty, x.received, x.to_stock,"
    " x.to_quarantine, x.to_supplier, x.to_scrap, x.condition"
    " FROM goods_return_line x JOIN order_line l ON l.id = x.line_id"
    " JOIN product p ON p.id = l.product_id WHERE x.return_id = :id ORDER BY x.line_no";

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_return *r)
{
	*r = (struct dk_return){ .id = dk_col_id(st, 0), .order_id = dk_col_id(st, 1),
		.customer_id = dk_col_id(st, 2), .number = dk_col_text(st, 3, a),
		.order = dk_col_text(st, 4, a), .customer = dk_col_text(st, 5, a),
		.customer_name = dk_col_text(st, 6, a), .state = dk_col_text(st, 7, a),
		.outcome = dk_col_text(st, 8, a), .note = dk_col_text(st, 9, a),
		.exception = dk_col_text(st, 10, a), .why = dk_col_text(st, 11, a),
		.entered_by = dk_col_text(st, 12, a), .entered_at = dk_col_text(st, 13, a),
		.authorised_by = dk_col_text(st, 14, a), .authorised_at = dk_col_text(st, 15, a),
		.received_by = dk_col_text(st, 16, a), .received_at = dk_col_text(st, 17, a),
		.inspected_by = dk_col_text(st, 18, a), .inspected_at = dk_col_text(st, 19, a),
		.settled_by = dk_col_text(st, 20, a), .settled_at = dk_col_text(st, 21, a),
		.expires = dk_col_date(st, 22), .version = dk_col_i64(st, 23),
		.credits = dk_col_text(st, 24, a), .total = dk_col_money(st, 25),
		.freight_by = dk_col_text(st, 26, a), .freight = dk_col_money(st, 27),
		.work = dk_col_text(st, 28, a), .sent_by = dk_col_text(st, 29, a),
		.currency = dk_col_text(st, 30, a) };
}

static void
read_line(struct dk_stmt *st, struct dk_arena *a, struct dk_return_line *l)
{
	*l = (struct dk_return_line){ .line_no = dk_col_i64(st, 0),
		.order_line = dk_col_i64(st, 1), .line_id = dk_col_id(st, 2),
		.sku = dk_col_text(st, 3, a), .name = dk_col_text(st, 4, a),
		.unit = dk_col_text(st, 5, a), .reason = dk_col_text(st, 6, a),
		.sent = dk_col_text(st, 7, a), .lot = dk_col_text(st, 8, a),
		.verdict = dk_col_text(st, 9, a), .clause = dk_col_text(st, 10, a),
		.fee_code = dk_col_text(st, 11, a), .days = dk_col_i64(st, 12),
		.window = dk_col_i64(st, 13), .fee = dk_col_rate(st, 14),
		.qty = dk_col_qty(st, 15), .received = dk_col_qty(st, 16),
		.to_stock = dk_col_qty(st, 17), .to_quarantine = dk_col_qty(st, 18),
		.to_supplier = dk_col_qty(st, 19), .to_scrap = dk_col_qty(st, 20),
		.condition = dk_col_text(st, 21, a) };
}

enum dk_rc
dk_return_read(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_return **out,
    struct dk_err *err)
{
	struct dk_return *r = dk_arena_alloc(a, sizeof(*r));
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "return",
		    "That is no return. See: docket return list --all");
	read_head(st, a, r);
	dk_done(st);
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		r->lines = dk_arena_grow(a, r->lines, r->line_count, &cap, sizeof(*r->lines));
		read_line(st, a, &r->lines[r->line_count++]);
	}
	if (rc == DK_OK)
		*out = r;
	return rc;
}

enum dk_rc
dk_return_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_return **out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	return rc == DK_OK ? dk_return_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_return_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "return", number, id, err);
}

enum dk_rc
dk_return_list(struct dk_session *s, struct dk_arena *a, const struct dk_return_query *q,
    struct dk_return **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, q->order_id != 0 ? SQL_OF_ORDER : q->all ? SQL_ALL : SQL_OPEN);
	if (q->order_id != 0)
		dk_bind_id(st, ":order", q->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_head(st, a, &(*out)[(*count)++]);
	}
	return rc;
}

enum dk_rc
dk_return_waiting(struct dk_session *s, int64_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*count = 0;
	return rc == DK_OK ? dk_one(dk_sql(s->db, SQL_WAITING), 0, count, err) : rc;
}
