/*
 * loss.c - a loss that orders feel: what they hold in the bin is taken back, the latest promised
 * first. What is picked, or on a list that somebody walks, is not: the picker will tell.
 */
#include "core/count/private.h"
#include "core/order/promise_move.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"

static const char SQL_BALANCE[] =
    "SELECT s.on_hand - s.quarantined - s.allocated, s.quarantined, p.sku, l.code FROM stock s"
    " JOIN product p ON p.id = s.product_id JOIN location l ON l.id = s.location_id"
    " WHERE s.product_id = :product AND s.location_id = :location";
static const char SQL_HELD[] =
    "SELECT a.line_id, l.order_id, a.qty - coalesce((SELECT sum(coalesce(x.picked, x.qty))"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id"
    " AND h.state IN ('picking', 'picked', 'checked', 'packed')), 0)"
    " FROM allocation a JOIN order_line l ON l.id = a.line_id"
    " WHERE a.product_id = :product AND a.location_id = :location"
    " ORDER BY CASE WHEN l.promise = '' THEN 0 ELSE 1 END, l.promise DESC, l.id DESC";

struct balance {
	int64_t free, apart;
	const char *sku, *place;
};

static enum dk_rc
read_balance(struct dk_count_job *j, const struct dk_loss *x, struct balance *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_BALANCE);
	enum dk_rc rc;
	bool more;

	*out = (struct balance){ 0, 0, "", "" };
	dk_bind_id(st, ":product", x->bin.product_id);
	dk_bind_id(st, ":location", x->bin.location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct balance){ dk_col_i64(st, 0), dk_col_i64(st, 1),
		dk_col_text(st, 2, &j->tmp), dk_col_text(st, 3, &j->tmp) };
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
choose(struct dk_count_job *j, struct dk_loss *x, int64_t missing, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_HELD);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", x->bin.product_id);
	dk_bind_id(st, ":location", x->bin.location_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t left = missing - x->taken, has = dk_col_i64(st, 2);

		if (left <= 0 || has <= 0)
			continue;
		x->parts = dk_arena_grow(&j->tmp, x->parts, x->count, &cap, sizeof(*x->parts));
		x->parts[x->count++] = (struct dk_loss_part){ dk_col_id(st, 0), dk_col_id(st, 1),
			has < left ? has : left };
		x->taken += has < left ? has : left;
	}
	return rc;
}

/* Moves pieces of a line between allocated and waiting. */
static enum dk_rc
wait_for(struct dk_count_job *j, dk_id line_id, int64_t qty, struct dk_err *err)
{
	const struct dk_line_delta d = { .line_id = line_id, .allocated = -qty,
		.backordered = qty };

	return dk_line_apply(&j->ch, &d, err);
}

enum dk_rc
dk_loss_take(struct dk_count_job *j, struct dk_loss *x, struct dk_err *err)
{
	struct dk_move_in apart = { .product_id = x->bin.product_id,
		.location_id = x->bin.location_id, .lot_id = x->bin.lot_id };
	struct balance b;
	int64_t missing = 0;
	enum dk_rc rc = read_balance(j, x, &b, err);

	if (rc == DK_OK && (missing = x->qty - b.free) > 0)
		rc = choose(j, x, missing, err);
	missing -= x->taken;
	for (size_t i = 0; rc == DK_OK && i < x->count; i++) {
		rc = dk_allocation_give_at(&j->ch, x->parts[i].line_id, x->bin.location_id,
		    (dk_qty){ x->parts[i].qty }, err);
		if (rc == DK_OK)
			rc = wait_for(j, x->parts[i].line_id, x->parts[i].qty, err);
	}
	if (rc != DK_OK || missing <= 0)
		return rc;
	if (missing > b.apart)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld: %s of %s at %s are picked, or being picked. Post when that is"
		    " confirmed, or count it again.",
		    (long long)x->line_no, dk_qty_show((dk_qty){ missing - b.apart }).s, b.sku,
		    b.place);
	apart.qty.milli = -missing;
	return dk_stock_set_apart(&j->ch, &apart, err);
}

static enum dk_rc
serve(struct dk_count_job *j, const struct dk_loss *x, const struct dk_loss_part *p,
    struct dk_err *err)
{
	dk_qty got = { 0 };
	enum dk_rc rc = dk_allocation_take(&j->ch, p->line_id, x->bin.product_id,
	    (dk_qty){ p->qty }, &got, err);

	if (rc == DK_OK && got.milli > 0)
		rc = wait_for(j, p->line_id, -got.milli, err);
	if (rc == DK_OK && got.milli < p->qty)
		rc = dk_promise_move(&j->ch, p->line_id, x->cause, err);
	return rc == DK_OK ? dk_stage_store(&j->ch, p->order_id, err) : rc;
}

enum dk_rc
dk_loss_settle(struct dk_count_job *j, struct dk_loss *x, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < x->count; i++)
		rc = serve(j, x, &x->parts[i], err);
	return rc;
}
