/* tracking.c - carriers' numbers, outcomes in lists, and goods that are fetched at the counter. */
#include <string.h>

#include "core/ship/private.h"
#include "db/fetch.h"
#include "docket/carrier.h"
#include "docket/delivery.h"
#include "docket/text.h"

static const char SQL_TRACK[] =
    "UPDATE shipment SET tracking = :tracking, version = version + 1 WHERE id = :id";
static const char SQL_BY_TRACKING[] =
    "SELECT id FROM shipment WHERE tracking = :tracking AND tracking <> '' ORDER BY id LIMIT 2";
static const char SQL_TRACKED[] =
    "SELECT h.number, o.number, h.tracking FROM shipment h JOIN orders o ON o.id = h.order_id"
    " WHERE h.tracking <> '' ORDER BY h.id";
#define LIST \
	"SELECT d.id, d.shipment_id, h.order_id, h.number, o.number, c.name," \
	" coalesce(v.carrier || '/' || v.service, ''), h.tracking, d.outcome, d.at, d.name," \
	" d.note, coalesce(u.name, 'docket'), d.back_at, d.is_open FROM delivery d" \
	" JOIN shipment h ON h.id = d.shipment_id JOIN orders o ON o.id = h.order_id" \
	" JOIN customer c ON c.id = o.customer_id LEFT JOIN carrier_service v" \
	" ON v.id = h.service_id LEFT JOIN users u ON u.id = d.told_by "
static const char SQL_ALL[] = LIST "ORDER BY d.id DESC";
static const char SQL_OPEN[] = LIST "WHERE d.is_open = 1 ORDER BY d.id DESC";
static const char SQL_OF_SHIPMENT[] = LIST "WHERE d.shipment_id = :id ORDER BY d.id DESC";
static const char SQL_WAITING[] =
    "SELECT NULL, h.id, h.order_id, h.number, o.number, c.name,"
    " coalesce(v.carrier || '/' || v.service, ''), h.tracking, '', h.shipped_at, '', '', '', '', 1"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id"
    " WHERE h.state = 'shipped' AND h.date >= :since"
    " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.shipment_id = h.id)"
    " ORDER BY h.date, h.id";

enum { WAITING_DAYS = 14 };

enum dk_rc
dk_shipment_track(struct dk_session *s, dk_id id, const char *tracking, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_stmt *st;
	char *clean = NULL;
	enum dk_rc rc = dk_ship_begin(s, "ship.track", id, &job, err);

	*did = DK_PUT_UNCHANGED;
	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_text_clean(&job.tmp, tracking, false, 100, &clean, err);
	if (rc == DK_OK && strspn(clean, " ") == strlen(clean))
		rc = dk_fail(err, DK_EINPUT, "tracking", "Give the carrier's number.");
	if (rc == DK_OK && strcmp(job.shipment->state, "cancelled") == 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment", "%s was cancelled; it goes nowhere.",
		    job.shipment->number);
	if (rc == DK_OK && strcmp(clean, job.shipment->tracking) == 0) {
		job.is_done = true; /* as it was */
		return dk_ship_end(&job, rc, err);
	}
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_TRACK);
		dk_bind_text(st, ":tracking", clean);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
		dk_change_diff(&job.ch, "tracking", job.shipment->tracking, clean);
		*did = DK_PUT_CHANGED;
	}
	return dk_ship_end(&job, rc, err);
}

enum dk_rc
dk_shipment_by_tracking(struct dk_session *s, const char *tracking, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more = false;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BY_TRACKING);
	dk_bind_text(st, ":tracking", tracking);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "tracking",
		    "No shipment has the tracking number '%.60s'.", tracking);
	*id = dk_col_id(st, 0);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	dk_done(st);
	return dk_fail(err, DK_EREFUSED, "tracking",
	    "Several shipments have the tracking number '%.60s'; name the shipment.", tracking);
}

enum dk_rc
dk_tracking_list(struct dk_session *s, struct dk_arena *a, struct dk_tracked **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TRACKED);
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_tracked){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a) };
	}
	return rc;
}

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_delivery *d)
{
	d->id = dk_col_id(st, 0);
	d->shipment_id = dk_col_id(st, 1);
	d->order_id = dk_col_id(st, 2);
	d->shipment = dk_col_text(st, 3, a);
	d->order = dk_col_text(st, 4, a);
	d->customer_name = dk_col_text(st, 5, a);
	d->carrier = dk_col_text(st, 6, a);
	d->tracking = dk_col_text(st, 7, a);
	d->outcome = dk_col_text(st, 8, a);
	d->at = dk_col_text(st, 9, a);
	d->name = dk_col_text(st, 10, a);
	d->note = dk_col_text(st, 11, a);
	d->by = dk_col_text(st, 12, a);
	d->back_at = dk_col_text(st, 13, a);
	d->is_open = dk_col_bool(st, 14);
}

enum dk_rc
dk_delivery_list(struct dk_session *s, struct dk_arena *a, const struct dk_delivery_query *q,
    struct dk_delivery **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, q->waiting ? SQL_WAITING :
	    q->shipment_id != 0 ? SQL_OF_SHIPMENT : q->all ? SQL_ALL : SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_delivery *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (q->waiting)
		dk_bind_date(st, ":since", dk_date_add(dk_session_today(s), -WAITING_DAYS));
	else if (q->shipment_id != 0)
		dk_bind_id(st, ":id", q->shipment_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_row(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
may_collect(struct dk_ship_job *job, const char *name, struct dk_err *err)
{
	const struct dk_shipment *h = job->shipment;
	struct dk_service *sv = NULL;
	enum dk_rc rc = DK_OK;

	if (h->service_id != 0)
		rc = dk_service_load(job->ch.session, &job->tmp, h->service_id, &sv, err);
	if (rc != DK_OK)
		return rc;
	if (sv == NULL || strcmp(sv->kind, "counter") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s goes by %s; only what waits at the counter is collected.", h->number,
		    sv != NULL ? h->carrier : "no carrier");
	if (strcmp(h->state, "packed") != 0 && strcmp(h->state, "shipped") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s; it is handed over when it is packed.", h->number, h->state);
	if (strspn(name, " ") == strlen(name))
		return dk_fail(err, DK_EINPUT, "name", "Give the name of whoever collects %s.",
		    h->number);
	return DK_OK;
}

enum dk_rc
dk_shipment_collect(struct dk_session *s, dk_id id, const char *name, struct dk_err *err)
{
	const struct dk_delivery_in in = { .outcome = "delivered", .name = name,
		.note = "collected at the counter" };
	struct dk_ship_job job;
	enum dk_put did;
	dk_id delivery;
	enum dk_rc rc = dk_ship_begin(s, "ship.collect", id, &job, err);

	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = may_collect(&job, name, err);
	if (rc == DK_OK && strcmp(job.shipment->state, "packed") == 0)
		rc = dk_shipment_post(s, id, NULL, err);
	if (rc == DK_OK)
		rc = dk_delivery_tell(s, id, &in, &delivery, &did, err);
	if (rc == DK_OK)
		dk_change_text(&job.ch, "name", name);
	return dk_ship_end(&job, rc, err);
}
