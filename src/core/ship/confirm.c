/*
 * confirm.c - what was really picked.
 *
 * Nothing is taken as picked because it stood on the list. Less than the list says needs a reason,
 * and the rest goes back: it waits for stock again, until somebody finds or counts it.
 */
#include <string.h>

#include "core/ship/line.h"
#include "core/ship/private.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

static const char SQL_CONFIRM[] =
    "UPDATE shipment_line SET picked = :picked, short_reason = :reason"
    " WHERE id = :id AND picked IS NULL";

/* The list's rows of one order line, together. */
struct entry {
	const char *sku;
	dk_qty qty; /* of rows not confirmed yet */
	bool is_known, is_stale;
};

static struct entry
look_up(const struct dk_shipment *h, int64_t line_no)
{
	struct entry e = { .sku = "" };

	for (size_t i = 0; i < h->line_count; i++) {
		const struct dk_shipment_line *l = &h->lines[i];

		if (l->line_no != line_no)
			continue;
		e.is_known = true;
		e.sku = l->sku;
		if (l->is_confirmed)
			continue;
		e.qty.milli += l->qty.milli;
		e.is_stale = e.is_stale || l->is_stale;
	}
	return e;
}

static enum dk_rc
judge(const struct dk_shipment *h, const struct dk_picked *p, const struct entry *e,
    struct dk_err *err)
{
	long long line = (long long)p->line_no;

	if (!e->is_known)
		return dk_fail(err, DK_EINPUT, "line", "Line %lld is not on pick list %s.", line,
		    h->number);
	if (e->qty.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld (%s) of %s is already confirmed.", line, e->sku, h->number);
	if (e->is_stale)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld (%s): the order changed; cancel pick list %s and pick again.", line,
		    e->sku, h->number);
	if (p->qty.milli < 0)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: a picked quantity cannot be negative.", line);
	if (p->qty.milli > e->qty.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld (%s): %s were picked, but only %s are on the list; put %s back.",
		    line, e->sku, dk_qty_show(p->qty).s, dk_qty_show(e->qty).s,
		    dk_qty_show((dk_qty){ p->qty.milli - e->qty.milli }).s);
	if (p->qty.milli < e->qty.milli && (p->short_reason == NULL || *p->short_reason == '\0'))
		return dk_fail(err, DK_EINPUT, "reason",
		    "Line %lld (%s): %s of %s were picked; say why the rest is missing.", line,
		    e->sku, dk_qty_show(p->qty).s, dk_qty_show(e->qty).s);
	return DK_OK;
}

static enum dk_rc
confirm_row(struct dk_ship_job *job, struct dk_shipment_line *l, dk_qty picked, const char *reason,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_CONFIRM);
	dk_qty missing = { l->qty.milli - picked.milli };
	const struct dk_line_delta delta = { .line_id = l->line_id,
		.picked = picked.milli,
		.allocated = -missing.milli,
		.backordered = missing.milli };
	enum dk_rc rc;

	dk_bind_id(st, ":id", l->id);
	dk_bind_i64(st, ":picked", picked.milli);
	dk_bind_text(st, ":reason", missing.milli > 0 ? reason : "");
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK && missing.milli > 0)
		rc = dk_allocation_give_at(&job->ch, l->line_id, l->location_id, missing, err);
	if (rc == DK_OK)
		rc = dk_ship_line_apply(&job->ch, &delta, err);
	l->is_confirmed = true;
	l->picked = picked;
	return rc;
}

/* What was picked fills the rows in walking order; the last ones are short. */
static enum dk_rc
confirm_line(struct dk_ship_job *job, const struct dk_picked *p, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	struct entry e = look_up(h, p->line_no);
	int64_t left = p->qty.milli;
	char *reason = NULL;
	enum dk_rc rc = judge(h, p, &e, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&job->tmp, p->short_reason != NULL ? p->short_reason : "", false,
		    200, &reason, err);
	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++) {
		struct dk_shipment_line *l = &h->lines[i];
		dk_qty part = { left < l->qty.milli ? left : l->qty.milli };

		if (l->line_no != p->line_no || l->is_confirmed)
			continue;
		left -= part.milli;
		rc = confirm_row(job, l, part, reason, err);
	}
	if (rc == DK_OK && p->qty.milli < e.qty.milli)
		dk_change_text(&job->ch, dk_fmt(&job->tmp, "short_%lld", (long long)p->line_no),
		    dk_fmt(&job->tmp, "%s of %s: %s", dk_qty_text(p->qty).s, dk_qty_text(e.qty).s,
			reason));
	return rc;
}

static bool
all_confirmed(const struct dk_shipment *h)
{
	for (size_t i = 0; i < h->line_count; i++)
		if (!h->lines[i].is_confirmed)
			return false;
	return true;
}

enum dk_rc
dk_shipment_confirm(struct dk_session *s, dk_id id, const struct dk_picked *picked, size_t count,
    struct dk_err *err)
{
	struct dk_ship_job job;
	enum dk_rc rc = dk_ship_begin(s, "ship.confirm", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	if (strcmp(job.shipment->state, "picking") != 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s; only what is being picked can be confirmed.", job.shipment->number,
		    job.shipment->state);
	else if (count == 0)
		rc = dk_fail(err, DK_EINPUT, "line",
		    "Say what was picked, line by line; nothing is taken as picked.");
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = confirm_line(&job, &picked[i], err);
	if (rc == DK_OK && all_confirmed(job.shipment))
		rc = dk_shipment_move(&job, "picked", err);
	return dk_ship_end(&job, rc, err);
}
