/*
 * bin_check.c - pieces that a picker missed: they stay set apart until somebody looks. What he
 * finds is for sale again; the rest is an adjustment, which a second person approves by its value.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/ship/private.h"
#include "core/stock/allocation.h"
#include "db/fetch.h"
#include "docket/adjust.h"

static const char SQL_LIST[] =
    "SELECT k.id, p.sku, p.name, c.code, h.number, o.number, k.reason, k.at,"
    " coalesce(u.name, ''), k.qty FROM bin_check k JOIN product p ON p.id = k.product_id"
    " JOIN location c ON c.id = k.location_id JOIN shipment_line x ON x.id = k.shipment_line_id"
    " JOIN shipment h ON h.id = x.shipment_id JOIN orders o ON o.id = h.order_id"
    " LEFT JOIN users u ON u.id = k.by WHERE k.found IS NULL ORDER BY k.id";
static const char SQL_ONE[] =
    "SELECT k.product_id, k.location_id, x.lot_id, k.qty, c.code, p.sku, k.reason, h.number,"
    " k.found IS NOT NULL, coalesce(t.code, '') FROM bin_check k"
    " JOIN shipment_line x ON x.id = k.shipment_line_id"
    " JOIN shipment h ON h.id = x.shipment_id JOIN product p ON p.id = k.product_id"
    " JOIN location c ON c.id = k.location_id LEFT JOIN lot t ON t.id = x.lot_id"
    " WHERE k.id = :id";
static const char SQL_SETTLE[] =
    "UPDATE bin_check SET found = :found, settled_at = :at, settled_by = :by WHERE id = :id";

struct check {
	struct dk_move_in there; /* qty: all that was set apart */
	const char *location, *sku, *reason, *shipment, *lot;
	bool is_settled;
};

enum dk_rc
dk_bin_check_list(struct dk_session *s, struct dk_arena *a, struct dk_bin_check **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_bin_check *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_bin_check){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
			dk_col_text(st, 5, a), dk_col_text(st, 6, a), dk_col_text(st, 7, a),
			dk_col_text(st, 8, a), dk_col_qty(st, 9) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct check *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "check",
		    "There is no such bin to check. See: docket ship checks");
	out->there = (struct dk_move_in){ .product_id = dk_col_id(st, 0),
		.location_id = dk_col_id(st, 1), .lot_id = dk_col_id(st, 2),
		.qty = dk_col_qty(st, 3) };
	out->location = dk_col_text(st, 4, a);
	out->sku = dk_col_text(st, 5, a);
	out->reason = dk_col_text(st, 6, a);
	out->shipment = dk_col_text(st, 7, a);
	out->is_settled = dk_col_bool(st, 8);
	out->lot = dk_col_text(st, 9, a);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
judge(const struct check *k, dk_qty found, struct dk_err *err)
{
	if (k->is_settled)
		return dk_fail(err, DK_EREFUSED, "check", "Somebody looked for %s at %s already.",
		    k->sku, k->location);
	if (found.milli < 0 || found.milli > k->there.qty.milli)
		return dk_fail(err, DK_EINPUT, "found",
		    "%s of %s were missed at %s; 0 to %s of them can be found.",
		    dk_qty_text(k->there.qty).s, k->sku, k->location, dk_qty_text(k->there.qty).s);
	return DK_OK;
}

static enum dk_rc
book(struct dk_change *ch, struct dk_arena *a, const struct check *k, dk_qty found,
    struct dk_err *err)
{
	struct dk_move_in back = k->there;
	struct dk_adjust_in lost = { .product_id = k->there.product_id, .location = k->location,
		.qty = { found.milli - k->there.qty.milli }, .from_apart = true,
		.lot = k->lot,
		.reason = strcmp(k->reason, "damaged") == 0 ? "damaged"
		    : strcmp(k->reason, "expired") == 0 ? "expired" : "lost",
		.note = dk_fmt(a, "missed when picking %s", k->shipment) };
	struct dk_adjusted done;
	enum dk_rc rc = DK_OK;

	back.qty = found;
	if (found.milli > 0)
		rc = dk_stock_put_back(ch, &back, err);
	if (rc == DK_OK && lost.qty.milli < 0)
		rc = dk_adjust(ch->session, &lost, &done, err);
	return rc;
}

static enum dk_rc
settle(struct dk_change *ch, struct dk_arena *a, dk_id id, dk_qty found, struct dk_err *err)
{
	struct check k = { .is_settled = false };
	struct dk_stmt *st;
	enum dk_rc rc = load(ch->session, a, id, &k, err);

	if (rc == DK_OK)
		rc = judge(&k, found, err);
	if (rc == DK_OK)
		rc = dk_qty_counts(ch->session, k.there.product_id, found, "found", err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_SETTLE);
	dk_bind_id(st, ":id", id);
	dk_bind_i64(st, ":found", found.milli);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":by", ch->session->user_id);
	rc = dk_run(st, NULL, err); /* before its goods go: they wait for nobody any more */
	if (rc == DK_OK)
		rc = book(ch, a, &k, found, err);
	dk_change_subject(ch, "product", k.there.product_id);
	dk_change_text(ch, "location", k.location);
	dk_change_text(ch, "missed", dk_qty_text(k.there.qty).s);
	dk_change_text(ch, "found", dk_qty_text(found).s);
	return rc;
}

enum dk_rc
dk_bin_check_settle(struct dk_session *s, dk_id id, dk_qty found, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	dk_id known = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "stock.check", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &known, err);
	if (rc == DK_OK && known == 0)
		rc = settle(&ch, &tmp, id, found, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
