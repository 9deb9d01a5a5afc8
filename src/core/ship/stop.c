/*
 * stop.c - a list whose order changed or was cancelled: the picker acknowledges, and the list
 * follows the order. What was counted and is not wanted any more is named, to be put back.
 */
#include <string.h>

#include "core/ship/private.h"
#include "db/fetch.h"

static const char SQL_NOW[] =
    "SELECT coalesce((SELECT a.qty FROM allocation a WHERE a.line_id = :line"
    " AND a.location_id = :location), 0) - coalesce((SELECT sum(coalesce(x.picked, x.qty))"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = :line"
    " AND x.location_id = :location AND x.id <> :row AND h.state IN " DK_SHIPMENT_OPEN "), 0)";
static const char SQL_FOLLOW[] =
    "UPDATE shipment_line SET qty = :qty, scanned = min(scanned, :qty),"
    " line_version = (SELECT version FROM order_line WHERE id = line_id) WHERE id = :row";
static const char SQL_DROP[] = "DELETE FROM shipment_line WHERE id = :row";
static const char SQL_LINES[] =
    "SELECT id FROM order_line WHERE order_id = :order AND allocated > 0"
    " AND NOT (shortage = 'wait' AND backordered > 0)";
static const char SQL_ACK[] =
    "UPDATE shipment SET known_head = (SELECT " DK_ORDER_HEAD " FROM orders o"
    " WHERE o.id = order_id), service_id = (SELECT service_id FROM orders WHERE id = order_id)"
    " WHERE id = :id";
static const char SQL_LEFT[] =
    "SELECT count(*), coalesce(sum(picked IS NULL), 0) FROM shipment_line"
    " WHERE shipment_id = :id";
static const char SQL_ORDER[] = "SELECT state FROM orders WHERE id = :order";

static enum dk_rc
require_stopped(struct dk_ship_job *job, struct dk_err *err)
{
	const struct dk_shipment *h = job->shipment;
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (*h->stop == '\0')
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is not stopped; there is nothing to acknowledge.", h->number);
	if (strcmp(h->stop, "cancelled") == 0)
		return DK_OK;
	st = dk_sql(job->ch.session->db, SQL_ORDER);
	dk_bind_id(st, ":order", h->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	if (strcmp(dk_col_peek(st, 0), "verified") != 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is not verified any more; put list %s aside until it is.",
		    h->order_number, h->number);
	dk_done(st);
	return rc == DK_OK ? dk_shipment_unheld(job->ch.session, h->order_id, h->order_number, err)
			   : rc;
}

static void
put_back(struct dk_ship_job *job, const struct dk_shipment_line *l, int64_t now, const char **text)
{
	int64_t back = l->scanned.milli - now;

	if (back > 0)
		*text = dk_fmt(&job->tmp, "%s%sput %s %s back to %s", *text,
		    **text != '\0' ? ", " : "", dk_qty_show((dk_qty){ back }).s, l->sku,
		    l->location);
}

/* A row that nobody confirmed takes what the line holds there now. */
static enum dk_rc
follow(struct dk_ship_job *job, const struct dk_shipment_line *l, const char **text,
    struct dk_err *err)
{
	struct dk_db *db = job->ch.session->db;
	struct dk_stmt *st = dk_sql(db, SQL_NOW);
	int64_t now = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":line", l->line_id);
	dk_bind_id(st, ":location", l->location_id);
	dk_bind_id(st, ":row", l->id);
	if ((rc = dk_one(st, 0, &now, err)) != DK_OK)
		return rc;
	if (l->lot_id != 0 && now > l->qty.milli) /* more of it: add_new looks which lot has it */
		now = l->qty.milli;
	put_back(job, l, now < 0 ? 0 : now, text);
	st = dk_sql(db, now > 0 ? SQL_FOLLOW : SQL_DROP);
	dk_bind_id(st, ":row", l->id);
	if (now > 0)
		dk_bind_i64(st, ":qty", now);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_new(struct dk_ship_job *job, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_LINES);
	dk_id *lines = NULL;
	size_t count = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":order", job->shipment->order_id);
	rc = dk_fetch_ids(st, &job->tmp, &lines, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_list_extend(job, lines[i], err);
	return rc;
}

/* Nothing left: the list is cancelled; nothing left to pick: it is picked. */
static enum dk_rc
end_list(struct dk_ship_job *job, const char **text, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_LEFT);
	int64_t rows, open;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", job->shipment->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	rows = dk_col_i64(st, 0);
	open = dk_col_i64(st, 1);
	dk_done(st);
	if (rows == 0) {
		*text = dk_fmt(&job->tmp, "%s%sthe list is cancelled", *text,
		    **text != '\0' ? "; " : "");
		return dk_shipment_move(job, "cancelled", err);
	}
	if (**text == '\0')
		*text = "nothing is to be put back; the list follows the order";
	return open == 0 ? dk_ship_picked(job, err) : DK_OK;
}

static enum dk_rc
acknowledge(struct dk_ship_job *job, const char **text, struct dk_err *err)
{
	struct dk_shipment *h = job->shipment;
	struct dk_stmt *st;
	enum dk_rc rc = require_stopped(job, err);

	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++)
		if (!h->lines[i].is_confirmed)
			rc = follow(job, &h->lines[i], text, err);
	if (rc == DK_OK)
		rc = add_new(job, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_ACK);
	dk_bind_id(st, ":id", h->id);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? end_list(job, text, err) : rc;
}

enum dk_rc
dk_shipment_acknowledge(struct dk_session *s, struct dk_arena *a, dk_id id, const char **text,
    struct dk_err *err)
{
	struct dk_ship_job job;
	enum dk_rc rc = dk_ship_begin(s, "ship.acknowledge", id, &job, err);

	*text = "";
	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = acknowledge(&job, text, err);
	if (rc == DK_OK)
		dk_change_text(&job.ch, "stop", job.shipment->stop);
	if (rc == DK_OK)
		dk_change_text(&job.ch, "put_back", *text);
	*text = dk_arena_dup(a, *text);
	return dk_ship_end(&job, rc, err);
}
