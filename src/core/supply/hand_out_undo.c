/* hand_out_undo.c - hand-outs that were made: listed, taken back; and what could be handed out. */
#include "core/control/change.h"
#include "core/control/shipment_states.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "db/fetch.h"
#include "docket/hand_out.h"
#include "docket/setting.h"

#define COLUMNS \
	"h.id, h.product_id, p.sku, p.name, h.policy, h.reason, coalesce(u.name, ''), h.at," \
	" h.undone_at, (SELECT coalesce(sum(qty), 0) FROM hand_out_line WHERE hand_out_id = h.id)" \
	" FROM hand_out h JOIN product p ON p.id = h.product_id" \
	" LEFT JOIN users u ON u.id = h.user_id"

static const char SQL_LIST[] = "SELECT " COLUMNS " ORDER BY h.id DESC LIMIT 500";
static const char SQL_OF[] = "SELECT " COLUMNS " WHERE h.product_id = :product ORDER BY h.id DESC";
static const char SQL_ONE[] = "SELECT undone_at FROM hand_out WHERE id = :id";
static const char SQL_UNDONE[] = "UPDATE hand_out SET undone_at = :at WHERE id = :id";
/* given back in the end it was taken from; what of the line is picked, or on a list, or was given
 * back since, tells that it is too late */
static const char SQL_LINES[] =
    "SELECT g.line_id, l.order_id, g.location_id, g.qty,"
    " coalesce((SELECT a.qty FROM allocation a WHERE a.line_id = g.line_id"
    "  AND a.location_id = g.location_id), 0),"
    " EXISTS (SELECT 1 FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
    "  WHERE x.line_id = g.line_id AND h.state <> 'cancelled'"
    "  AND (h.state IN " DK_SHIPMENT_OPEN
    "  OR h.started_at >= (SELECT at FROM hand_out WHERE id = :id))),"
    " coalesce(o.number, ''), l.line_no, EXISTS (SELECT 1 FROM transfer t JOIN hand_out h"
    "  ON h.id = :id WHERE t.product_id = h.product_id AND t.from_id = g.location_id"
    "  AND t.allocated > 0 AND t.at >= h.at)"
    " FROM hand_out_line g JOIN order_line l ON l.id = g.line_id"
    " JOIN orders o ON o.id = l.order_id WHERE g.hand_out_id = :id ORDER BY l.order_id, g.line_id";
static const char SQL_DUE[] =
    "SELECT p.id, p.sku, p.name, f.free, sum(l.backordered), count(*), p.reserve_days"
    " FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id"
    " JOIN (SELECT product_id, sum(on_hand - quarantined - allocated) AS free FROM stock"
    "  WHERE product_id IN (SELECT product_id FROM order_line WHERE backordered > 0"
    "  AND supply = '')"
    "  GROUP BY product_id) f ON f.product_id = l.product_id"
    " WHERE l.backordered > 0 AND l.supply = '' AND o.state IN ('entered', 'verified')"
    " AND f.free > 0"
    " AND (p.reserve_days > 0 OR CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END"
    " <= :horizon) GROUP BY p.id, p.sku, p.name, p.reserve_days, f.free ORDER BY p.sku";
/* of a product with a horizon of its own */
static const char SQL_WITHIN[] =
    "SELECT coalesce(sum(l.backordered), 0), count(*) FROM order_line l"
    " JOIN orders o ON o.id = l.order_id WHERE l.product_id = :product AND l.backordered > 0"
    " AND l.supply = ''"
    " AND CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END <= :horizon";

struct part {
	dk_id line_id, order_id, location_id;
	int64_t qty;
};

enum dk_rc
dk_hand_out_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_hand_out **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, product_id != 0 ? SQL_OF : SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_hand_out *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (product_id != 0)
		dk_bind_id(st, ":product", product_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_hand_out){ .id = dk_col_id(st, 0),
			.product_id = dk_col_id(st, 1), .sku = dk_col_text(st, 2, a),
			.name = dk_col_text(st, 3, a), .policy = dk_col_text(st, 4, a),
			.reason = dk_col_text(st, 5, a), .by = dk_col_text(st, 6, a),
			.at = dk_col_text(st, 7, a), .undone_at = dk_col_text(st, 8, a),
			.given = dk_col_qty(st, 9) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* Counts anew what of such a product waits within its own horizon. */
static enum dk_rc
count_within(struct dk_session *s, int64_t reserve_days, struct dk_hand_due *d,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_date horizon;
	bool more;
	enum dk_rc rc = dk_product_horizon(s, reserve_days, &horizon, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_WITHIN);
	dk_bind_id(st, ":product", d->product_id);
	dk_bind_date(st, ":horizon", horizon);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	d->waits = dk_col_qty(st, 0);
	d->lines = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_hand_out_due(struct dk_session *s, struct dk_arena *a, struct dk_hand_due **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	dk_date horizon = DK_NO_DATE;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_product_horizon(s, 0, &horizon, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUE);
	dk_bind_date(st, ":horizon", horizon);
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t own = dk_col_i64(st, 6);
		struct dk_hand_due *d;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		d = &(*out)[*count];
		*d = (struct dk_hand_due){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_qty(st, 3), dk_col_qty(st, 4),
			dk_col_i64(st, 5) };
		if (own > 0)
			rc = count_within(s, own, d, err);
		*count += d->waits.milli > 0;
	}
	return rc;
}

/* It stands, and nothing of it went on. */
static enum dk_rc
read_parts(struct dk_session *s, struct dk_arena *a, dk_id id, struct part **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		bool went = dk_col_bool(st, 8) && dk_col_i64(st, 4) < dk_col_i64(st, 3);

		if (!dk_col_bool(st, 5) && dk_col_i64(st, 4) == 0 && !went)
			continue; /* it gave it back itself: cancelled, or reduced */
		if (dk_col_bool(st, 5) || dk_col_i64(st, 4) < dk_col_i64(st, 3)) {
			dk_fail(err, DK_EREFUSED, "order", dk_col_bool(st, 5)
			    ? "Order %s line %lld is being picked, or left: too late."
			    : went
			    ? "What order %s line %lld got was put elsewhere since: too late."
			    : "Order %s line %lld gave a part of it back: too late.",
			    dk_col_peek(st, 6), (long long)dk_col_i64(st, 7));
			dk_done(st);
			return DK_EREFUSED;
		}
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct part){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_id(st, 2), dk_col_i64(st, 3) };
	}
	return rc;
}

static enum dk_rc
require_standing(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	enum dk_rc rc;
	bool more, undone;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "handout",
		    "There is no hand-out %lld. See: docket stock handouts", (long long)id);
	undone = dk_col_peek(st, 0)[0] != '\0';
	dk_done(st);
	return !undone ? DK_OK
	    : dk_fail(err, DK_EREFUSED, "handout", "Hand-out %lld was undone already.",
		  (long long)id);
}

static enum dk_rc
take_back(struct dk_change *ch, const struct part *p, struct dk_err *err)
{
	struct dk_line_delta d = { .line_id = p->line_id, .allocated = -p->qty,
		.backordered = p->qty };
	enum dk_rc rc = dk_allocation_give_at(ch, p->line_id, p->location_id, (dk_qty){ p->qty },
	    err);

	return rc == DK_OK ? dk_line_apply(ch, &d, err) : rc;
}

enum dk_rc
dk_hand_out_undo(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct part *parts = NULL;
	struct dk_change ch;
	struct dk_stmt *st;
	size_t count = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "stock.handout-undo", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = require_standing(s, id, err);
	if (rc == DK_OK)
		rc = read_parts(s, &tmp, id, &parts, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = take_back(&ch, &parts[i], err);
		if (rc == DK_OK && (i + 1 == count || parts[i + 1].order_id != parts[i].order_id))
			rc = dk_stage_store(&ch, parts[i].order_id, err);
	}
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_UNDONE);
		dk_bind_instant(st, ":at", ch.now_ms);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	dk_change_subject(&ch, "hand-out", id);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
