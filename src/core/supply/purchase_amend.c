/* purchase_amend.c - purchase orders changed: other days, one more line, other quantities. */
#include "core/stock/allocation.h"
#include "core/supply/purchase_late.h"
#include "core/supply/purchase_line.h"
#include "db/fetch.h"
#include "docket/text.h"

/* before the day is moved: what it was */
static const char SQL_SLIP[] =
    "INSERT INTO purchase_slip (line_id, was, now, reason, user_id, at)"
    " SELECT id, expected, :day, :reason, :user, :at FROM purchase_line WHERE purchase_id = :id"
    " AND (:line = 0 OR line_no = :line) AND is_closed = 0 AND received < ordered"
    " AND expected <> :day";
static const char SQL_EXPECT[] =
    "UPDATE purchase_line SET expected = :day WHERE purchase_id = :id"
    " AND (:line = 0 OR line_no = :line) AND is_closed = 0 AND received < ordered";
static const char SQL_SLIPS[] =
    "SELECT l.line_no, d.sku, x.reason, coalesce(u.name, ''), x.at, x.was, x.now"
    " FROM purchase_line l JOIN purchase_slip x ON x.line_id = l.id"
    " JOIN product d ON d.id = l.product_id LEFT JOIN users u ON u.id = x.user_id"
    " WHERE l.purchase_id = :id ORDER BY x.id";
static const char SQL_TWINS[] =
    "SELECT m.line_no, d.sku, p.number, l.ordered - l.received, l.expected"
    " FROM purchase_line m JOIN purchase q ON q.id = m.purchase_id"
    " JOIN product d ON d.id = m.product_id"
    " JOIN purchase_line l ON l.product_id = m.product_id"
    "  AND l.order_line_id IS NULL AND l.is_closed = 0 AND l.received < l.ordered"
    "  AND l.purchase_id <> m.purchase_id"
    " JOIN purchase p ON p.id = l.purchase_id AND p.supplier_id = q.supplier_id"
    " WHERE m.purchase_id = :id AND m.is_closed = 0 AND m.received < m.ordered"
    " ORDER BY m.line_no, l.expected, p.id";
static const char SQL_NEXT[] =
    "SELECT p.number, p.order_id IS NOT NULL, s.lead_days, (SELECT coalesce(max(line_no), 0)"
    "  FROM purchase_line l WHERE l.purchase_id = p.id), EXISTS (SELECT 1 FROM purchase_line l"
    "  WHERE l.purchase_id = p.id AND l.is_closed = 0 AND l.received < l.ordered)"
    " FROM purchase p JOIN supplier s ON s.id = p.supplier_id WHERE p.id = :id";
static const char SQL_LINE[] =
    "SELECT l.ordered, l.received, l.billed, l.cost, l.is_closed, l.unit_pieces, d.sku,"
    " l.product_id, l.order_line_id IS NOT NULL"
    " FROM purchase_line l JOIN product d ON d.id = l.product_id"
    " WHERE l.purchase_id = :id AND l.line_no = :line";
static const char SQL_CHANGE[] =
    "UPDATE purchase_line SET ordered = :qty, cost = :cost, unit = CASE WHEN :packs THEN unit"
    " ELSE '' END, unit_pieces = CASE WHEN :packs THEN unit_pieces ELSE 1000 END"
    " WHERE purchase_id = :id AND line_no = :line";

enum dk_rc
dk_purchase_expect(struct dk_session *s, dk_id id, int64_t line_no, dk_date day,
    const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	char *text = NULL;
	int64_t changed = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.expect", &ch, err);

	if (rc != DK_OK)
		return rc;
	if (dk_date_diff(day, dk_session_today(s)) < 0)
		rc = dk_fail(err, DK_EINPUT, "date", "%s has passed; nothing comes on that day.",
		    dk_date_paper(day).s);
	if (rc == DK_OK && (rc = dk_text_clean(&tmp, reason, false, 500, &text, err)) == DK_OK) {
		st = dk_sql(s->db, SQL_SLIP);
		dk_bind_date(st, ":day", day);
		dk_bind_text(st, ":reason", text);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_instant(st, ":at", ch.now_ms);
		dk_bind_id(st, ":id", id);
		dk_bind_i64(st, ":line", line_no);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_EXPECT);
		dk_bind_date(st, ":day", day);
		dk_bind_id(st, ":id", id);
		dk_bind_i64(st, ":line", line_no);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "line", line_no == 0
		    ? "Nothing of it is open any more." : "That line is not open any more.");
	if (rc == DK_OK)
		rc = dk_purchase_late(&ch, id, line_no, "comes another day", err);
	dk_change_subject(&ch, "purchase", id);
	dk_change_i64(&ch, "line", line_no);
	dk_change_text(&ch, "expected", dk_date_iso(day).s);
	if (text != NULL && text[0] != '\0')
		dk_change_text(&ch, "reason", text);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
find_next(struct dk_change *ch, dk_id id, struct dk_purchase_place *at, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_NEXT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "purchase",
		    "That is no purchase order. See: docket purchase list");
	*at = (struct dk_purchase_place){ .purchase = id, .line_no = dk_col_i64(st, 3) + 1,
		.lead_days = dk_col_i64(st, 2) };
	if (dk_col_bool(st, 1))
		rc = dk_fail(err, DK_EREFUSED, "purchase",
		    "%s is shipped to a customer, so its lines are those of his order.",
		    dk_col_peek(st, 0));
	else if (!dk_col_bool(st, 4))
		rc = dk_fail(err, DK_EREFUSED, "purchase",
		    "Nothing of %s is open any more; make a new order.", dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_purchase_add(struct dk_session *s, dk_id id, const struct dk_purchase_input_line *in,
    struct dk_err *err)
{
	struct dk_purchase_place at;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.add", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = find_next(&ch, id, &at, err);
	if (rc == DK_OK)
		rc = dk_purchase_line_add(&ch, &at, in, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "purchase", id);
		dk_change_i64(&ch, "line", at.line_no);
		dk_change_text(&ch, "sku", in->sku);
		dk_change_text(&ch, "qty", dk_qty_text(in->qty).s);
	}
	return dk_change_end(&ch, rc, err);
}

struct line_now {
	dk_qty ordered, received, billed, pieces;
	dk_price cost;
	bool is_closed, is_drop;
	dk_id product_id;
	char sku[80];
};

static enum dk_rc
read_line(struct dk_session *s, const struct dk_purchase_edit *e, struct line_now *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", e->id);
	dk_bind_i64(st, ":line", e->line_no);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "line", "It has no line %lld.",
		    (long long)e->line_no);
	*out = (struct line_now){ .ordered = dk_col_qty(st, 0), .received = dk_col_qty(st, 1),
		.billed = dk_col_qty(st, 2), .cost = dk_col_price(st, 3),
		.is_closed = dk_col_bool(st, 4), .pieces = dk_col_qty(st, 5),
		.product_id = dk_col_id(st, 7), .is_drop = dk_col_bool(st, 8) };
	snprintf(out->sku, sizeof(out->sku), "%s", dk_col_peek(st, 6));
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
may_change(const struct line_now *was, dk_qty qty, dk_price cost, struct dk_err *err)
{
	if (was->is_closed)
		return dk_fail(err, DK_EREFUSED, "line", "The line of %s is closed.", was->sku);
	if (was->is_drop && qty.milli > was->ordered.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "%s is shipped to a customer, who ordered no more; amend his order first.",
		    was->sku);
	if (qty.milli < was->received.milli || qty.milli > DK_QTY_MAX)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "%s of %s came already; order at least so many, or send some back.",
		    dk_qty_show(was->received).s, was->sku);
	if (cost.e4 != was->cost.e4 && was->received.milli + was->billed.milli > 0)
		return dk_fail(err, DK_EREFUSED, "cost",
		    "Some of %s came at %s already; add a line at the other cost.", was->sku,
		    dk_price_text(was->cost).s);
	return DK_OK;
}

enum dk_rc
dk_purchase_change(struct dk_session *s, const struct dk_purchase_edit *e, struct dk_err *err)
{
	struct line_now was = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	dk_price cost;
	dk_qty qty;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.change", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = read_line(s, e, &was, err);
	qty = e->qty.milli > 0 ? e->qty : was.ordered;
	cost = e->cost.e4 >= 0 ? e->cost : was.cost;
	if (rc == DK_OK)
		rc = may_change(&was, qty, cost, err);
	if (rc == DK_OK)
		rc = dk_qty_counts(s, was.product_id, qty, "qty", err);
	if (rc != DK_OK)
		return dk_change_end(&ch, rc, err);
	st = dk_sql(s->db, SQL_CHANGE);
	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_i64(st, ":cost", cost.e4);
	dk_bind_bool(st, ":packs", qty.milli % was.pieces.milli == 0);
	dk_bind_id(st, ":id", e->id);
	dk_bind_i64(st, ":line", e->line_no);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK && qty.milli < was.ordered.milli)
		rc = dk_purchase_late(&ch, e->id, e->line_no, "brings less", err);
	dk_change_subject(&ch, "purchase", e->id);
	dk_change_i64(&ch, "line", e->line_no);
	dk_change_diff(&ch, "qty", dk_qty_text(was.ordered).s, dk_qty_text(qty).s);
	dk_change_diff(&ch, "cost", dk_price_text(was.cost).s, dk_price_text(cost).s);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_purchase_slips(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_purchase_slip **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SLIPS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_purchase_slip *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":id", id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_purchase_slip){ dk_col_i64(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_date(st, 5), dk_col_date(st, 6) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_purchase_twins(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_purchase_twin **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TWINS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_purchase_twin *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":id", id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_purchase_twin){ dk_col_i64(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_qty(st, 3),
			dk_col_date(st, 4) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
