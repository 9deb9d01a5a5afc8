/*
 * serve.c - waiting lines get what is free: of one order before it is picked, of all whose time
 * has come when a day begins, oldest first (domain.md §6, policy oldest).
 */
#include "core/order/private.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "db/fetch.h"
#include "docket/order_list.h"

/* not those on a list that is being picked: they would make it stale */
static const char SQL_WAITING[] =
    "SELECT l.id, l.product_id, l.backordered, p.reserve_days,"
    " CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END FROM order_line l"
    " JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id"
    " WHERE l.order_id = :order AND l.backordered > 0 AND l.supply = ''"
    " AND NOT EXISTS (SELECT 1 FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
    " WHERE x.line_id = l.id AND x.picked IS NULL AND h.state = 'picking')"
    " ORDER BY l.product_id, l.line_no";
static const char SQL_DUE[] =
    "SELECT DISTINCT o.id, o.entered_at FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN product p ON p.id = l.product_id WHERE l.backordered > 0"
    " AND l.supply = '' AND o.state IN ('entered', 'verified') AND (p.reserve_days > 0"
    " OR CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END <= :horizon)"
    " ORDER BY o.entered_at, o.id";

struct waiting {
	dk_id line_id, product_id;
	dk_qty qty;
	int64_t reserve_days;
	dk_date wanted;
};

static enum dk_rc
read_waiting(struct dk_session *s, struct dk_arena *a, dk_id order_id, struct waiting **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_WAITING);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct waiting *row;

	dk_bind_id(st, ":order", order_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct waiting){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_qty(st, 2), dk_col_i64(st, 3), dk_col_date(st, 4) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* Its horizon has not reached it; asked for by name it gets what is free all the same. */
static enum dk_rc
is_later(struct dk_session *s, const struct waiting *w, bool due_only, bool *out,
    struct dk_err *err)
{
	dk_date last = DK_NO_DATE;
	enum dk_rc rc = DK_OK;

	*out = false;
	if (!due_only || !dk_date_is_set(w->wanted))
		return DK_OK;
	rc = dk_product_horizon(s, w->reserve_days, &last, err);
	*out = rc == DK_OK && w->wanted.days > last.days;
	return rc;
}

static enum dk_rc
serve(struct dk_session *s, dk_id id, bool due_only, dk_qty *served, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct waiting *lines = NULL;
	struct dk_change ch;
	size_t count = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "order.serve", &ch, err);

	*served = DK_QTY(0);
	if (rc != DK_OK)
		return rc;
	rc = read_waiting(s, &tmp, id, &lines, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_line_delta d = { .line_id = lines[i].line_id };
		dk_qty got = { 0 };
		bool later;

		rc = is_later(s, &lines[i], due_only, &later, err);
		if (rc != DK_OK || later)
			continue;
		rc = dk_allocation_take(&ch, d.line_id, lines[i].product_id, lines[i].qty, &got,
		    err);
		if (rc != DK_OK || got.milli == 0)
			continue;
		d.allocated = got.milli;
		d.backordered = -got.milli;
		served->milli += got.milli;
		rc = dk_line_apply(&ch, &d, err);
	}
	if (rc == DK_OK && served->milli > 0) {
		rc = dk_stage_store(&ch, id, err);
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "pieces", dk_qty_text(*served).s);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_order_serve(struct dk_session *s, dk_id id, dk_qty *served, struct dk_err *err)
{
	return serve(s, id, false, served, err);
}

enum dk_rc
dk_order_serve_due(struct dk_session *s, int64_t *orders, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st;
	dk_id *due = NULL;
	size_t count = 0;
	dk_date horizon = DK_NO_DATE;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_SHIP, err);

	*orders = 0;
	if (rc == DK_OK)
		rc = dk_product_horizon(s, 0, &horizon, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUE);
	dk_bind_date(st, ":horizon", horizon);
	rc = dk_fetch_ids(st, &tmp, &due, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_qty served;

		rc = serve(s, due[i], true, &served, err);
		*orders += served.milli > 0;
	}
	dk_arena_free(&tmp);
	return rc;
}
