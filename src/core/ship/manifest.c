/*
 * manifest.c - the list that a carrier's driver signs; and the pickup that nobody came for.
 *
 * A manifest is its pickup: what goes with that stands on it. It has its number from when it is
 * made; signed, it never changes, for nothing that has gone is moved to another pickup.
 */
#include <string.h>

#include "core/control/number.h"
#include "core/ship/pickup.h"
#include "docket/text.h"

static const char SQL_MAKE[] =
    "UPDATE pickup SET state = 'on-manifest', manifest = :number, manifest_at = :at,"
    " manifest_by = :user WHERE id = :id";
static const char SQL_GONE[] =
    "UPDATE pickup SET state = 'gone', driver = :driver, gone_at = :at, day_id = :day,"
    " parcels = (SELECT count(*) FROM shipment h JOIN carton k ON k.shipment_id = h.id"
    " WHERE h.pickup_id = :id) WHERE id = :id";
static const char SQL_MISSED[] =
    "UPDATE pickup SET state = 'missed', reason = :reason, gone_at = :at, day_id = :day"
    " WHERE id = :id";
static const char SQL_FIND[] = "SELECT id FROM pickup WHERE manifest = :number";
static const char SQL_SHIPMENTS[] =
    "SELECT id, state FROM shipment WHERE pickup_id = :id ORDER BY id";

struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_pickup p;
	dk_id *shipments;
	bool *is_packed;      /* not posted yet; parallel */
	size_t count;
};

static enum dk_rc
read_shipments(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_SHIPMENTS);
	size_t cap = 0, flags = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->p.id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		j->shipments = dk_arena_grow(&j->tmp, j->shipments, j->count, &cap,
		    sizeof(*j->shipments));
		j->is_packed = dk_arena_grow(&j->tmp, j->is_packed, j->count, &flags,
		    sizeof(*j->is_packed));
		j->shipments[j->count] = dk_col_id(st, 0);
		j->is_packed[j->count++] = strcmp(dk_col_peek(st, 1), "packed") == 0;
	}
	return rc;
}

static enum dk_rc
end(struct job *j, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK) {
		dk_change_subject(&j->ch, "pickup", j->p.id);
		dk_change_text(&j->ch, "carrier", j->p.carrier);
		dk_change_text(&j->ch, "date", dk_date_iso(j->p.date).s);
		dk_change_i64(&j->ch, "shipments", (int64_t)j->count);
		dk_change_i64(&j->ch, "parcels", j->p.done);
	}
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->tmp);
	return rc;
}

static enum dk_rc
require_here(const struct dk_pickup *p, struct dk_err *err)
{
	if (strcmp(p->state, "gone") == 0)
		return dk_fail(err, DK_EREFUSED, "pickup",
		    "The pickup of %s on %s has gone: %s signed manifest %s.", p->carrier,
		    dk_date_short(p->date).s, p->driver, p->manifest);
	if (strcmp(p->state, "missed") == 0)
		return dk_fail(err, DK_EREFUSED, "pickup",
		    "The pickup of %s on %s was missed: %s. What was left goes with the next one.",
		    p->carrier, dk_date_short(p->date).s, p->reason);
	return DK_OK;
}

static enum dk_rc
may_make(const struct dk_pickup *p, struct dk_err *err)
{
	enum dk_rc rc = require_here(p, err);

	if (rc != DK_OK)
		return rc;
	if (p->done == 0)
		return dk_fail(err, DK_EREFUSED, "pickup",
		    "Nothing is packed for %s on %s; there is nothing to sign for.", p->carrier,
		    dk_date_short(p->date).s);
	if (p->needs_booking && *p->reference == '\0')
		return dk_fail(err, DK_EREFUSED, "pickup",
		    "%s comes only when he is booked. First: docket ship book %s REFERENCE.",
		    p->carrier, p->carrier);
	return DK_OK;
}

enum dk_rc
dk_manifest_make(struct dk_session *s, dk_id service_id, dk_date day, dk_id *pickup_id,
    struct dk_err *err)
{
	struct job j = { 0 };
	struct dk_text number;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "manifest.make", &j.ch, err);

	*pickup_id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_pickup_load(s, &j.tmp, service_id, day, &j.p, err);
	*pickup_id = j.p.id;
	if (rc == DK_OK && *j.p.manifest != '\0') { /* it is made, and stays as it is */
		rc = dk_change_end(&j.ch, DK_OK, err);
		dk_arena_free(&j.tmp);
		return rc;
	}
	if (rc == DK_OK)
		rc = may_make(&j.p, err);
	if (rc == DK_OK)
		rc = read_shipments(&j, err);
	if (rc == DK_OK)
		rc = dk_number_take(s->db, "manifest", NULL, &number, err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_MAKE);

		dk_bind_text(st, ":number", number.s);
		dk_bind_instant(st, ":at", j.ch.now_ms);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_id(st, ":id", j.p.id);
		rc = dk_run(st, NULL, err);
		dk_change_text(&j.ch, "manifest", number.s);
	}
	return end(&j, rc, err);
}

static enum dk_rc
close_pickup(struct job *j, const char *sql, const char *bind, const char *text,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, sql);

	dk_bind_text(st, bind, text);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":id", j->p.id);
	return dk_run(st, NULL, err);
}

/* Orders that were to go with it and are not packed go with the next one. */
static enum dk_rc
leave_behind(struct job *j, struct dk_pickup_moved *out, dk_id *next, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_service *sv = NULL;
	struct dk_late late = { .cause = dk_fmt(&j->tmp, "the %s pickup of %s was missed",
	    j->p.carrier, dk_date_short(j->p.date).s) };
	enum dk_rc rc = dk_service_load(s, &j->tmp, j->p.service_id, &sv, err);

	if (rc == DK_OK)
		rc = dk_pickup_after(&j->ch, sv, j->p.date, next, &late.pickup, err);
	if (rc == DK_OK)
		rc = dk_late_transit(s, sv->id, &late.transit_days, err);
	if (rc == DK_OK)
		rc = dk_late_due(&j->ch, &j->p, &late, err);
	out->to = late.pickup;
	out->promises += late.promises;
	return rc;
}

enum dk_rc
dk_manifest_sign(struct dk_session *s, dk_id pickup_id, const char *driver,
    struct dk_pickup_moved *late, struct dk_err *err)
{
	struct job j = { 0 };
	char *clean = NULL;
	dk_id next = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "manifest.sign", &j.ch, err);

	*late = (struct dk_pickup_moved){ .to = DK_NO_DATE };
	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&j.tmp, driver, false, 60, &clean, err);
	if (rc == DK_OK && strspn(clean, " ") == strlen(clean))
		rc = dk_fail(err, DK_EINPUT, "driver", "Give the name of the driver who signed.");
	if (rc == DK_OK)
		rc = dk_manifest_load(s, &j.tmp, pickup_id, &j.p, err);
	if (rc == DK_OK && *j.p.manifest == '\0')
		rc = dk_fail(err, DK_EREFUSED, "manifest",
		    "%s has no manifest yet; make it first.", j.p.carrier);
	if (rc == DK_OK)
		rc = require_here(&j.p, err);
	if (rc == DK_OK && j.p.done == 0)
		rc = dk_fail(err, DK_EREFUSED, "manifest",
		    "Nothing is left on manifest %s. Say that the pickup was missed: docket ship"
		    " late %s --reason TEXT.", j.p.manifest, j.p.carrier);
	if (rc == DK_OK)
		rc = read_shipments(&j, err);
	for (size_t i = 0; rc == DK_OK && i < j.count; i++)
		if (j.is_packed[i])
			rc = dk_shipment_post(s, j.shipments[i], NULL, err);
	if (rc == DK_OK)
		rc = close_pickup(&j, SQL_GONE, ":driver", clean, err);
	if (rc == DK_OK)
		rc = leave_behind(&j, late, &next, err);
	if (rc == DK_OK) {
		dk_change_text(&j.ch, "manifest", j.p.manifest);
		dk_change_text(&j.ch, "driver", clean);
	}
	return end(&j, rc, err);
}

enum dk_rc
dk_manifest_find(struct dk_session *s, const char *number, dk_id *pickup_id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*pickup_id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":number", number);
	rc = dk_one(st, 0, pickup_id, err);
	if (rc == DK_OK && *pickup_id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "manifest",
		    "There is no manifest %.20s. See: docket ship pickups", number);
	return rc;
}

/* What was packed for it, with its lines. */
static enum dk_rc
carry_over(struct job *j, dk_id next, struct dk_pickup_moved *out, struct dk_err *err)
{
	struct dk_late late = { .pickup = out->to, .cause = dk_fmt(&j->tmp,
	    "the %s pickup of %s was missed", j->p.carrier, dk_date_short(j->p.date).s) };
	enum dk_rc rc = dk_late_transit(j->ch.session, j->p.service_id, &late.transit_days, err);

	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		rc = dk_pickup_put(&j->ch, j->shipments[i], next, err);
		late.shipment_id = j->shipments[i];
		if (rc == DK_OK)
			rc = dk_late_tell(&j->ch, &late, err);
	}
	out->shipments = (int64_t)j->count;
	out->promises += late.promises;
	return rc;
}

enum dk_rc
dk_pickup_miss(struct dk_session *s, dk_id service_id, dk_date day, const char *reason,
    struct dk_pickup_moved *out, struct dk_err *err)
{
	struct job j = { 0 };
	char *clean = NULL;
	dk_id next = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "pickup.miss", &j.ch, err);

	*out = (struct dk_pickup_moved){ .to = DK_NO_DATE };
	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&j.tmp, reason, false, 200, &clean, err);
	if (rc == DK_OK && strspn(clean, " ") == strlen(clean))
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why the pickup was missed.");
	if (rc == DK_OK)
		rc = dk_pickup_load(s, &j.tmp, service_id, day, &j.p, err);
	if (rc == DK_OK)
		rc = require_here(&j.p, err);
	if (rc == DK_OK)
		rc = dk_pickup_row(&j.ch, service_id, day, &j.p.id, err);
	if (rc == DK_OK)
		rc = read_shipments(&j, err);
	if (rc == DK_OK)
		rc = close_pickup(&j, SQL_MISSED, ":reason", clean, err);
	if (rc == DK_OK)
		rc = leave_behind(&j, out, &next, err);
	if (rc == DK_OK)
		rc = carry_over(&j, next, out, err);
	if (rc == DK_OK) {
		dk_change_text(&j.ch, "reason", clean);
		dk_change_text(&j.ch, "to", dk_date_iso(out->to).s);
	}
	return end(&j, rc, err);
}
