/*
 * pickup.c - what is packed goes with the next pickup that still takes goods.
 *
 * A pickup's row is made when it is needed: nobody opens days of carriers. Once its manifest is
 * made nothing is put on it by itself any more.
 */
#include "core/ship/pickup.h"

#include <stdlib.h>
#include <string.h>

#include "core/control/once.h"
#include "docket/text.h"

static const char SQL_FIND[] =
    "SELECT id, state FROM pickup WHERE service_id = :service AND date = :date";
static const char SQL_ADD[] =
    "INSERT INTO pickup (service_id, date, site_id) VALUES (:service, :date, :site)";
static const char SQL_PUT[] = "UPDATE shipment SET pickup_id = :pickup WHERE id = :id";
static const char SQL_HAS[] = "SELECT coalesce(pickup_id, 0) FROM shipment WHERE id = :id";
static const char SQL_BOOK[] =
    "UPDATE pickup SET state = CASE state WHEN 'open' THEN 'booked' ELSE state END,"
    " reference = :reference, booked_at = :at, booked_by = :user WHERE id = :id";
static const char SQL_OF_SHIPMENT[] = "SELECT date, state FROM pickup WHERE id = :id";

enum { TRIES = 60, REFERENCE_MAX = 60 };

int
dk_pickup_minute(const struct dk_session *s)
{
	struct dk_instant_text t = dk_instant_clock(dk_session_now(s));

	return (int)(strtol(t.s, NULL, 10) * 60 + strtol(t.s + 3, NULL, 10));
}

/* *takes: nothing of it is closed yet. */
static enum dk_rc
look(struct dk_session *s, dk_id service_id, dk_date day, dk_id *id, bool *takes,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*id = 0;
	*takes = true;
	dk_bind_id(st, ":service", service_id);
	dk_bind_date(st, ":date", day);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	*takes = strcmp(dk_col_peek(st, 1), "open") == 0 ||
	    strcmp(dk_col_peek(st, 1), "booked") == 0;
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_pickup_row(struct dk_change *ch, dk_id service_id, dk_date day, dk_id *id, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_stmt *st;
	bool takes;
	enum dk_rc rc = look(s, service_id, day, id, &takes, err);

	if (rc != DK_OK || *id != 0)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_id(st, ":service", service_id);
	dk_bind_date(st, ":date", day);
	dk_bind_id(st, ":site", s->site_id);
	return dk_insert(st, id, err);
}

/* From a day and minute on. */
static enum dk_rc
next_row(struct dk_change *ch, const struct dk_service *sv, dk_date from, int minute,
    struct dk_pickup *out, struct dk_err *err)
{
	bool takes = false;
	enum dk_rc rc = DK_OK;

	for (int i = 0; rc == DK_OK && !takes && i < TRIES; i++) {
		rc = dk_pickup_next(ch->session, sv, from, minute, &out->date, err);
		if (rc == DK_OK)
			rc = look(ch->session, sv->id, out->date, &out->id, &takes, err);
		from = dk_date_add(out->date, 1);
		minute = -1;
	}
	return rc == DK_OK ? dk_pickup_row(ch, sv->id, out->date, &out->id, err) : rc;
}

enum dk_rc
dk_pickup_after(struct dk_change *ch, const struct dk_service *sv, dk_date day, dk_id *id,
    dk_date *found, struct dk_err *err)
{
	dk_date today = dk_session_today(ch->session), from = dk_date_add(day, 1);
	struct dk_pickup p = { 0 };
	enum dk_rc rc;

	if (from.days < today.days)
		from = today;
	rc = next_row(ch, sv, from, dk_pickup_minute(ch->session), &p, err);
	*id = p.id;
	*found = p.date;
	return rc;
}

enum dk_rc
dk_pickup_put(struct dk_change *ch, dk_id shipment_id, dk_id pickup_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PUT);

	dk_bind_id(st, ":pickup", pickup_id);
	dk_bind_id(st, ":id", shipment_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_pickup_join(struct dk_change *ch, const struct dk_shipment *h, dk_date *day,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena tmp = { 0 };
	struct dk_service *sv = NULL;
	struct dk_pickup p = { 0 };
	struct dk_stmt *st = dk_sql(s->db, SQL_HAS);
	dk_id known = 0;
	enum dk_rc rc;

	*day = DK_NO_DATE;
	dk_bind_id(st, ":id", h->id);
	rc = dk_one(st, 0, &known, err);
	if (rc != DK_OK || known != 0 || h->service_id == 0)
		return rc;
	rc = dk_service_load(s, &tmp, h->service_id, &sv, err);
	if (rc == DK_OK && strcmp(sv->kind, "carrier") == 0) {
		rc = next_row(ch, sv, dk_session_today(s), dk_pickup_minute(s), &p, err);
		if (rc == DK_OK)
			rc = dk_pickup_put(ch, h->id, p.id, err);
		if (rc == DK_OK)
			*day = p.date;
		if (rc == DK_EREFUSED) /* it never comes: the goods go some other way */
			rc = DK_OK;
	}
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
assign(struct dk_ship_job *job, struct dk_err *err)
{
	dk_date day;
	enum dk_rc rc = dk_pickup_join(&job->ch, job->shipment, &day, err);

	if (rc == DK_OK && dk_date_is_set(day))
		dk_change_text(&job->ch, "pickup", dk_date_iso(day).s);
	return rc;
}

enum dk_rc
dk_pickup_follow(struct dk_ship_job *job, const char *state, struct dk_err *err)
{
	if (job->shipment->service_id == 0)
		return DK_OK;
	if (strcmp(state, "packed") == 0 || strcmp(state, "shipped") == 0)
		return assign(job, err);
	if (strcmp(state, "delivered") == 0 || strcmp(state, "came-back") == 0)
		return DK_OK;
	return dk_pickup_put(&job->ch, job->shipment->id, 0, err);
}

static enum dk_rc
not_past(struct dk_session *s, dk_date day, struct dk_err *err)
{
	return dk_date_diff(day, dk_session_today(s)) >= 0 ? DK_OK
	    : dk_fail(err, DK_EINPUT, "date", "%s has passed. Choose today or a later day.",
		  dk_date_paper(day).s);
}

enum dk_rc
dk_pickup_book(struct dk_session *s, dk_id service_id, dk_date day, const char *reference,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_pickup p;
	struct dk_change ch;
	char *clean = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "pickup.book", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, reference, false, REFERENCE_MAX, &clean, err);
	if (rc == DK_OK && strspn(clean, " ") == strlen(clean))
		rc = dk_fail(err, DK_EINPUT, "ref", "Give the carrier's reference of the booking.");
	if (rc == DK_OK)
		rc = dk_pickup_load(s, &tmp, service_id, day, &p, err);
	if (rc == DK_OK)
		rc = not_past(s, day, err);
	if (rc == DK_OK && (strcmp(p.state, "gone") == 0 || strcmp(p.state, "missed") == 0))
		rc = dk_fail(err, DK_EREFUSED, "pickup", "The pickup of %s on %s is %s.", p.carrier,
		    dk_date_short(day).s, p.state);
	if (rc == DK_OK)
		rc = dk_pickup_row(&ch, service_id, day, &id, err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_BOOK);

		dk_bind_text(st, ":reference", clean);
		dk_bind_instant(st, ":at", ch.now_ms);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK) {
		dk_change_subject(&ch, "pickup", id);
		dk_change_text(&ch, "carrier", p.carrier);
		dk_change_text(&ch, "date", dk_date_iso(day).s);
		dk_change_diff(&ch, "reference", p.reference, clean);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

/* Where the shipment stands among the pickups; it may not have left with one. */
static enum dk_rc
may_move(struct dk_ship_job *job, dk_date *from, struct dk_err *err)
{
	struct dk_session *s = job->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_HAS);
	dk_id pickup = 0;
	bool more;
	enum dk_rc rc;

	dk_bind_id(st, ":id", job->shipment->id);
	if ((rc = dk_one(st, 0, &pickup, err)) != DK_OK)
		return rc;
	if (pickup == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s and goes with no pickup yet; it joins one when it is packed.",
		    job->shipment->number, job->shipment->state);
	st = dk_sql(s->db, SQL_OF_SHIPMENT);
	dk_bind_id(st, ":id", pickup);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	*from = dk_col_date(st, 0);
	if (strcmp(dk_col_peek(st, 1), "gone") == 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment", "%s has gone with the pickup of %s.",
		    job->shipment->number, dk_date_short(*from).s);
	dk_done(st);
	return rc;
}

/* The pickup of a day that was named: it must come then, and not be gone. */
static enum dk_rc
row_of_day(struct dk_change *ch, const struct dk_service *sv, dk_date day, dk_id *id,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_pickup p;
	enum dk_rc rc = dk_pickup_load(ch->session, &tmp, sv->id, day, &p, err);

	if (rc == DK_OK)
		rc = not_past(ch->session, day, err);
	if (rc == DK_OK && (strcmp(p.state, "gone") == 0 || strcmp(p.state, "missed") == 0))
		rc = dk_fail(err, DK_EREFUSED, "date",
		    "The pickup of %s on %s is %s. Choose a later day.", p.carrier,
		    dk_date_short(day).s, p.state);
	if (rc == DK_OK)
		rc = dk_pickup_row(ch, sv->id, day, id, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_pickup_move(struct dk_session *s, dk_id shipment_id, dk_date day, const char *reason,
    struct dk_pickup_moved *out, struct dk_err *err)
{
	struct dk_ship_job job;
	struct dk_late late = { .shipment_id = shipment_id };
	struct dk_service *sv = NULL;
	dk_date from = DK_NO_DATE;
	char *clean = NULL;
	dk_id to = 0;
	enum dk_rc rc = dk_ship_begin(s, "pickup.move", shipment_id, &job, err);

	*out = (struct dk_pickup_moved){ .to = day };
	if (rc != DK_OK || job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&job, rc, err);
	rc = dk_text_clean(&job.tmp, reason, false, 200, &clean, err);
	if (rc == DK_OK && strspn(clean, " ") == strlen(clean))
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why it goes another day.");
	if (rc == DK_OK)
		rc = may_move(&job, &from, err);
	if (rc == DK_OK)
		rc = dk_service_load(s, &job.tmp, job.shipment->service_id, &sv, err);
	if (rc == DK_OK)
		rc = dk_date_is_set(day) ? row_of_day(&job.ch, sv, day, &to, err) :
		    dk_pickup_after(&job.ch, sv, from, &to, &out->to, err);
	if (rc == DK_OK)
		rc = dk_pickup_put(&job.ch, shipment_id, to, err);
	if (rc == DK_OK)
		rc = dk_late_transit(s, sv->id, &late.transit_days, err);
	late.pickup = out->to;
	late.cause = dk_fmt(&job.tmp, "%s pickup of %s: %s", sv != NULL ? sv->carrier : "",
	    dk_date_short(from).s, clean != NULL ? clean : "");
	if (rc == DK_OK)
		rc = dk_late_tell(&job.ch, &late, err);
	out->shipments = 1;
	out->promises = late.promises;
	if (rc == DK_OK) {
		dk_change_diff(&job.ch, "pickup", dk_date_iso(from).s, dk_date_iso(out->to).s);
		dk_change_text(&job.ch, "reason", clean);
	}
	return dk_ship_end(&job, rc, err);
}
