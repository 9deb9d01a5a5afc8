/* drop.c - lines that suppliers ship: what waits to be ordered from them, and ordering it. */
#include "docket/drop.h"

#include <string.h>

#include "core/control/once.h"
#include "core/order/promise_move.h"
#include "core/supply/purchase_line.h"
#include "db/fetch.h"

#define OPEN_FOR_LINE "b.order_line_id = l.id AND b.is_closed = 0 AND b.received < b.ordered"
#define ROWS \
	"SELECT o.id, l.id, o.number, c.name, p.supplier, coalesce(v.name, ''), p.sku, p.name," \
	" l.line_no, l.backordered, coalesce((SELECT sum(b.ordered - b.received)" \
	" FROM purchase_line b WHERE " OPEN_FOR_LINE "), 0) AS open," \
	" coalesce((SELECT q.number FROM purchase_line b JOIN purchase q ON q.id = b.purchase_id" \
	" WHERE " OPEN_FOR_LINE " ORDER BY q.id DESC LIMIT 1), ''), l.promise," \
	" CASE WHEN o.state <> 'verified' THEN 'not verified' WHEN EXISTS (SELECT 1 FROM hold h" \
	" WHERE h.order_id = o.id AND h.released_at = '') THEN 'held'" \
	" WHEN v.id IS NULL THEN 'no supplier' ELSE '' END" \
	" FROM order_line l JOIN orders o ON o.id = l.order_id" \
	" JOIN customer c ON c.id = o.customer_id JOIN product p ON p.id = l.product_id" \
	" LEFT JOIN supplier v ON v.number = p.supplier" \
	" WHERE l.backordered > 0 AND l.supply = 'drop' AND o.state IN ('entered', 'verified')"

static const char SQL_ALL[] =
    "SELECT * FROM (" ROWS ") ORDER BY open >= backordered, supplier, id, line_no";
static const char SQL_OF[] =
    "SELECT * FROM (" ROWS " AND l.order_id = :order) ORDER BY supplier, line_no";
static const char SQL_ORDER[] = "SELECT coalesce(number, ''), state FROM orders WHERE id = :order";

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_drop_row *x)
{
	*x = (struct dk_drop_row){ .order_id = dk_col_id(st, 0), .line_id = dk_col_id(st, 1),
		.order = dk_col_text(st, 2, a), .customer_name = dk_col_text(st, 3, a),
		.supplier = dk_col_text(st, 4, a), .supplier_name = dk_col_text(st, 5, a),
		.sku = dk_col_text(st, 6, a), .name = dk_col_text(st, 7, a),
		.line_no = dk_col_i64(st, 8), .waits = dk_col_qty(st, 9),
		.on_order = dk_col_qty(st, 10), .purchase = dk_col_text(st, 11, a),
		.promise = dk_col_date(st, 12), .why_not = dk_col_text(st, 13, a) };
}

enum dk_rc
dk_drop_list(struct dk_session *s, struct dk_arena *a, dk_id order_id, struct dk_drop_row **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, order_id != 0 ? SQL_OF : SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_drop_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (order_id != 0)
		dk_bind_id(st, ":order", order_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_row(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* An order on its way to its suppliers. */
struct job {
	struct dk_change ch;
	struct dk_arena *a;
	dk_id order_id;
	const char *order;
	struct dk_drop_row *rows; /* of which something is not on order yet */
	size_t count;
	dk_id *made;
	size_t made_count;
};

static enum dk_rc
read_order(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", j->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	j->order = dk_col_text(st, 0, j->a);
	if (strcmp(dk_col_peek(st, 1), "verified") != 0)
		rc = dk_fail(err, DK_EREFUSED, "order", strcmp(dk_col_peek(st, 1), "entered") == 0
		    ? "Order %s is not verified yet; verify it first."
		    : "Nothing of order %s waits for a supplier.", j->order);
	dk_done(st);
	return rc;
}

/* Whether the rows may be ordered; what is on order already is left out. */
static enum dk_rc
choose(struct job *j, struct dk_err *err)
{
	size_t all = j->count;

	j->count = 0;
	for (size_t i = 0; i < all; i++) {
		const struct dk_drop_row *r = &j->rows[i];

		if (r->on_order.milli >= r->waits.milli)
			continue;
		if (strcmp(r->why_not, "held") == 0)
			return dk_fail(err, DK_EREFUSED, "order",
			    "Order %s is held; release the hold first.", j->order);
		if (r->why_not[0] != '\0')
			return dk_fail(err, DK_EREFUSED, "supplier",
			    "%s has no supplier; name him: docket product set %s supplier=NUMBER",
			    r->sku, r->sku);
		j->rows[j->count++] = *r;
	}
	if (j->count > 0)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "order", all > 0
	    ? "All that suppliers are to ship of order %s is ordered already."
	    : "Nothing of order %s is to be shipped by a supplier.", j->order);
}

/* One purchase order for the rows of a supplier, which stand together. */
static enum dk_rc
order_from(struct job *j, const struct dk_drop_row *rows, size_t count, struct dk_err *err)
{
	struct dk_purchase_input_line *lines = dk_arena_array(j->a, count, sizeof(*lines));
	dk_id *ids = dk_arena_array(j->a, count, sizeof(*ids));
	const struct dk_purchase_for why = { j->order_id, ids };
	const struct dk_purchase_input in = { .number = "", .supplier = rows[0].supplier,
		.note = "", .placed = DK_NO_DATE, .lines = lines, .line_count = count };
	struct dk_purchase_made made = { .id = 0 };
	enum dk_rc rc;

	for (size_t i = 0; i < count; i++) {
		lines[i] = (struct dk_purchase_input_line){ .sku = rows[i].sku,
			.qty = { rows[i].waits.milli - rows[i].on_order.milli },
			.cost = { -1 }, .expected = DK_NO_DATE, .unit = "" };
		ids[i] = rows[i].line_id;
	}
	rc = dk_purchase_insert(&j->ch, &in, &why, &made, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_promise_move(&j->ch, ids[i], NULL, err);
	j->made[j->made_count++] = made.id;
	if (rc == DK_OK)
		dk_change_text(&j->ch, dk_fmt(j->a, "purchase%s", j->made_count > 1
		    ? dk_fmt(j->a, " %zu", j->made_count) : ""),
		    dk_fmt(j->a, "%s from %s", made.number.s, rows[0].supplier_name));
	return rc;
}

static enum dk_rc
order_all(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	j->made = dk_arena_array(j->a, j->count, sizeof(*j->made));
	for (size_t i = 0, end; rc == DK_OK && i < j->count; i = end) {
		for (end = i; end < j->count &&
		    strcmp(j->rows[end].supplier, j->rows[i].supplier) == 0; end++)
			;
		rc = order_from(j, &j->rows[i], end - i, err);
	}
	dk_change_subject(&j->ch, "order", j->order_id);
	return rc;
}

enum dk_rc
dk_drop_order(struct dk_session *s, struct dk_arena *a, dk_id order_id, dk_id **out,
    size_t *count, struct dk_err *err)
{
	struct job j = { .a = a, .order_id = order_id };
	dk_id known = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "purchase.drop", &j.ch, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &known, err);
	if (rc == DK_OK && known != 0)
		return dk_change_end(&j.ch, rc, err);
	if (rc == DK_OK)
		rc = read_order(&j, err);
	if (rc == DK_OK)
		rc = dk_drop_list(s, a, order_id, &j.rows, &j.count, err);
	if (rc == DK_OK)
		rc = choose(&j, err);
	if (rc == DK_OK)
		rc = order_all(&j, err);
	*out = j.made;
	*count = j.made_count;
	return dk_change_end(&j.ch, rc, err);
}
