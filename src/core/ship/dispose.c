/*
 * dispose.c - what becomes of units that failed an inspection, before anything is packed.
 *
 * They are not picked any more. Restocked units stay the line's, for another list; the others are
 * let go, set apart or booked off, and the line waits for stock or gets others in their place.
 */
#include <string.h>

#include "core/order/promise_move.h"
#include "core/ship/inspect.h"
#include "core/ship/line.h"
#include "core/stock/adjust.h"
#include "core/stock/allocation.h"
#include "core/stock/value.h"

static const char SQL_LESS[] =
    "UPDATE shipment_line SET picked = picked - :qty, scanned = picked - :qty,"
    " short_reason = 'failed', short_note = :note WHERE id = :row";
static const char SQL_DISPOSED[] =
    "UPDATE inspection SET state = 'disposed', disposition = :how, disposed_at = :at,"
    " disposed_by = :by, note = :note WHERE shipment_line_id = :row";
static const char SQL_NEXT_ROW[] = "SELECT coalesce(max(seq), 0) + 1 FROM journal";

struct disposal {
	struct dk_ship_job job;
	const struct dk_inspection *x;
	const struct dk_shipment_line *row;
	const char *how, *note;
};

static bool
is_how(const struct disposal *d, const char *word)
{
	return strcmp(d->how, word) == 0;
}

static enum dk_rc
find(struct disposal *d, int64_t line_no, struct dk_err *err)
{
	struct dk_ship_job *job = &d->job;
	struct dk_inspections all;
	enum dk_rc rc = dk_inspections_read(job->ch.session, &job->tmp, job->shipment->id, &all,
	    err);

	for (size_t i = 0; rc == DK_OK && i < all.count; i++)
		if (d->x == NULL && all.list[i].line_no == line_no &&
		    strcmp(all.list[i].state, "failed") == 0)
			d->x = &all.list[i]; /* a line may lie in two bins: as they are listed */
	if (rc == DK_OK && d->x == NULL)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Nothing of line %lld of %s failed and waits for a decision.",
		    (long long)line_no, job->shipment->number);
	for (size_t i = 0; rc == DK_OK && i < job->shipment->line_count; i++)
		if (job->shipment->lines[i].id == d->x->row_id)
			d->row = &job->shipment->lines[i];
	return rc;
}

/* What an adjustment would wait for a second person with is not scrapped by one alone. */
static enum dk_rc
check_worth(struct disposal *d, struct dk_err *err)
{
	struct dk_session *s = d->job.ch.session;
	bool waits = false;
	dk_money cost;
	enum dk_rc rc = dk_move_cost(s, d->row->product_id, (dk_qty){ -d->x->failed.milli }, &cost,
	    err);

	if (rc == DK_OK)
		rc = dk_stock_must_wait(s, cost, &waits, err);
	return rc != DK_OK || !waits ? rc : dk_fail(err, DK_EREFUSED, "how",
	    "These %s of %s are worth %s, which a second person must approve: choose quarantine,"
	    " then docket stock adjust %s -%s --reason damaged --apart.",
	    dk_qty_show(d->x->failed).s, d->row->sku, dk_money_show(dk_money_neg(cost),
	    s->exponent).s, d->row->sku, dk_qty_text(d->x->failed).s);
}

static enum dk_rc
take_off(struct disposal *d, struct dk_err *err)
{
	struct dk_session *s = d->job.ch.session;
	struct dk_move_in m = { .product_id = d->row->product_id,
		.location_id = d->row->location_id, .lot_id = d->row->lot_id,
		.qty = { -d->x->failed.milli },
		.kind = "scrap", .reason = "failed inspection", .document = "journal" };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_STOCK_ADJUST, err);

	if (rc == DK_OK)
		rc = check_worth(d, err);
	if (rc == DK_OK)
		rc = dk_one(dk_sql(s->db, SQL_NEXT_ROW), 1, &m.document_id, err);
	if (rc == DK_OK)
		rc = dk_move_post(&d->job.ch, &m, err);
	return rc == DK_OK ? dk_worth_post(&d->job.ch, m.document, m.document_id,
	    "stock-difference", m.cost, err) : rc;
}

/* The line lets go of them, and they go where they belong. */
static enum dk_rc
let_go(struct disposal *d, struct dk_err *err)
{
	const struct dk_move_in apart = { .product_id = d->row->product_id,
		.location_id = d->row->location_id, .lot_id = d->row->lot_id,
		.qty = d->x->failed };
	enum dk_rc rc = dk_allocation_give_at(&d->job.ch, d->row->line_id, d->row->location_id,
	    d->x->failed, err);

	if (rc != DK_OK)
		return rc;
	return is_how(d, "scrap") ? take_off(d, err) : dk_stock_set_apart(&d->job.ch, &apart, err);
}

/* Others in their place; all of them, or the clerk chooses something else. */
static enum dk_rc
take_others(struct disposal *d, dk_qty *got, struct dk_err *err)
{
	enum dk_rc rc = dk_allocation_take(&d->job.ch, d->row->line_id, d->row->product_id,
	    d->x->failed, got, err);

	if (rc == DK_OK && got->milli < d->x->failed.milli)
		rc = dk_fail(err, DK_EREFUSED, "how",
		    "Only %s of %s are free to replace %s; choose quarantine or scrap, and the"
		    " line waits.",
		    dk_qty_show(*got).s, d->row->sku, dk_qty_show(d->x->failed).s);
	return rc;
}

static enum dk_rc
move_units(struct disposal *d, struct dk_err *err)
{
	int64_t failed = d->x->failed.milli;
	struct dk_line_delta delta = { .line_id = d->row->line_id, .picked = -failed };
	const char *amount = dk_arena_dup(&d->job.tmp, dk_qty_show(d->x->failed).s);
	dk_qty got = { 0 };
	enum dk_rc rc = DK_OK;

	if (!is_how(d, "restock"))
		rc = let_go(d, err);
	if (rc == DK_OK && is_how(d, "replace"))
		rc = take_others(d, &got, err);
	if (is_how(d, "quarantine") || is_how(d, "scrap")) {
		delta.allocated = -failed;
		delta.backordered = failed;
	}
	d->note = is_how(d, "replace") ? dk_fmt(&d->job.tmp, "%s failed, pick %s others", amount,
					     amount)
	    : is_how(d, "restock") ? dk_fmt(&d->job.tmp, "%s back to %s, for a later list", amount,
					 d->row->location)
				   : dk_fmt(&d->job.tmp, "%s failed: %s; the line waits", amount,
					 d->how);
	if (rc == DK_OK)
		rc = dk_ship_line_apply(&d->job.ch, &delta, err);
	if (rc == DK_OK && delta.backordered > 0)
		rc = dk_promise_move(&d->job.ch, delta.line_id,
		    dk_fmt(&d->job.tmp, "%s failed the inspection", amount), err);
	return rc;
}

static enum dk_rc
store(struct disposal *d, struct dk_err *err)
{
	struct dk_db *db = d->job.ch.session->db;
	struct dk_stmt *st = dk_sql(db, SQL_LESS);
	enum dk_rc rc;

	dk_bind_id(st, ":row", d->x->row_id);
	dk_bind_i64(st, ":qty", d->x->failed.milli);
	dk_bind_text(st, ":note", d->note);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(db, SQL_DISPOSED);
	dk_bind_id(st, ":row", d->x->row_id);
	dk_bind_text(st, ":how", d->how);
	dk_bind_text(st, ":note", d->note);
	dk_bind_instant(st, ":at", d->job.ch.now_ms);
	dk_bind_id(st, ":by", d->job.ch.session->user_id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
dispose(struct disposal *d, struct dk_err *err)
{
	enum dk_rc rc = move_units(d, err);

	if (rc == DK_OK)
		rc = store(d, err);
	if (rc != DK_OK)
		return rc;
	dk_change_text(&d->job.ch,
	    dk_fmt(&d->job.tmp, "line_%lld", (long long)d->x->line_no), d->note);
	if (!is_how(d, "replace"))
		return dk_inspection_end(&d->job, err);
	rc = dk_list_extend(&d->job, d->row->line_id, err);
	return rc == DK_OK ? dk_shipment_move(&d->job, "picking", err) : rc;
}

enum dk_rc
dk_dispose(struct dk_session *s, dk_id shipment_id, int64_t line_no, const char *how,
    struct dk_err *err)
{
	struct disposal d = { .how = how };
	enum dk_rc rc;

	if (!is_how(&d, "restock") && !is_how(&d, "quarantine") && !is_how(&d, "scrap") &&
	    !is_how(&d, "replace"))
		return dk_fail(err, DK_EINPUT, "how",
		    "Failed units go to one of: restock quarantine scrap replace.");
	rc = dk_ship_begin(s, "ship.dispose", shipment_id, &d.job, err);
	if (rc != DK_OK || d.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&d.job, rc, err);
	rc = dk_inspection_state(d.job.shipment, err);
	if (rc == DK_OK)
		rc = find(&d, line_no, err);
	if (rc == DK_OK)
		rc = dispose(&d, err);
	return dk_ship_end(&d.job, rc, err);
}
