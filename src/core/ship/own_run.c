/* own_run.c - a driver's round: planned, left, closed. */
#include "docket/own_run.h"

#include <string.h>

#include "core/control/number.h"
#include "core/ship/pickup.h"
#include "docket/text.h"

static const char SQL_NEW[] =
    "INSERT INTO own_run (number, date, driver, vehicle, made_by, made_at, site_id)"
    " VALUES (:number, :date, :driver, :vehicle, :user, :at, :site)";
static const char SQL_ELSEWHERE[] =
    "SELECT r.number FROM own_run_stop p JOIN own_run r ON r.id = p.run_id"
    " WHERE p.shipment_id = :shipment AND p.delivery_id IS NULL AND r.state <> 'closed'";
static const char SQL_SHARED[] =
    "SELECT p.stop_no FROM own_run_stop p JOIN shipment h ON h.id = p.shipment_id"
    " JOIN orders o ON o.id = h.order_id JOIN shipment g ON g.id = :shipment"
    " JOIN orders n ON n.id = g.order_id WHERE p.run_id = :run"
    " AND o.customer_id = n.customer_id"
    " AND coalesce(o.address_id, 0) = coalesce(n.address_id, 0) LIMIT 1";
static const char SQL_LAST[] = "SELECT max(stop_no) FROM own_run_stop WHERE run_id = :run";
static const char SQL_MAKE_ROOM[] =
    "UPDATE own_run_stop SET stop_no = stop_no + 1 WHERE run_id = :run AND stop_no >= :stop";
static const char SQL_ADD[] =
    "INSERT INTO own_run_stop (run_id, shipment_id, stop_no) VALUES (:run, :shipment, :stop)";
/* it does not wait for a carrier any more */
static const char SQL_NO_PICKUP[] =
    "UPDATE shipment SET pickup_id = NULL WHERE id = :shipment AND EXISTS (SELECT 1 FROM pickup p"
    " WHERE p.id = shipment.pickup_id AND p.state <> 'gone')";
static const char SQL_DROP[] =
    "DELETE FROM own_run_stop WHERE run_id = :run AND shipment_id = :shipment";
static const char SQL_CLOSE_UP[] =
    "UPDATE own_run_stop SET stop_no = (SELECT count(DISTINCT q.stop_no) FROM own_run_stop q"
    " WHERE q.run_id = own_run_stop.run_id AND q.stop_no <= own_run_stop.stop_no)"
    " WHERE run_id = :run";
static const char SQL_LEAVE[] =
    "UPDATE own_run SET state = 'out', out_at = :at, version = version + 1 WHERE id = :run";
static const char SQL_CLOSE[] =
    "UPDATE own_run SET state = 'closed', closed_at = :at, version = version + 1 WHERE id = :run";

struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_own_run run;
};

static enum dk_rc
begin(struct dk_session *s, const char *action, dk_id id, struct job *j, struct dk_err *err)
{
	enum dk_rc rc;

	*j = (struct job){ 0 };
	if ((rc = dk_change_begin(s, DK_RIGHT_SHIP, action, &j->ch, err)) != DK_OK)
		return rc;
	rc = dk_own_run_load(s, &j->tmp, id, &j->run, err);
	if (rc != DK_OK) {
		rc = dk_change_end(&j->ch, rc, err);
		dk_arena_free(&j->tmp);
	}
	return rc;
}

static enum dk_rc
end(struct job *j, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK) {
		dk_change_subject(&j->ch, "own-run", j->run.id);
		dk_change_text(&j->ch, "run", j->run.number);
	}
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->tmp);
	return rc;
}

static enum dk_rc
require(const struct job *j, const char *state, const char *what, struct dk_err *err)
{
	return strcmp(j->run.state, state) == 0 ? DK_OK :
	    dk_fail(err, DK_EREFUSED, "run", "Run %s is %s; %s.", j->run.number, j->run.state,
		what);
}

enum dk_rc
dk_own_run_new(struct dk_session *s, dk_date date, const char *driver, const char *vehicle,
    dk_id *id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	struct dk_text number;
	char *who = NULL, *van = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "run.new", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, driver, false, 60, &who, err);
	if (rc == DK_OK)
		rc = dk_text_clean(&tmp, vehicle != NULL ? vehicle : "", false, 40, &van, err);
	if (rc == DK_OK && strspn(who, " ") == strlen(who))
		rc = dk_fail(err, DK_EINPUT, "driver", "Say who drives.");
	if (rc == DK_OK && dk_date_diff(date, dk_session_today(s)) < 0)
		rc = dk_fail(err, DK_EINPUT, "date", "%s has passed. Plan the run for today or"
		    " later.", dk_date_short(date).s);
	if (rc == DK_OK)
		rc = dk_number_take(s->db, "own-run", NULL, &number, err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_NEW);

		dk_bind_text(st, ":number", number.s);
		dk_bind_date(st, ":date", date);
		dk_bind_text(st, ":driver", who);
		dk_bind_text(st, ":vehicle", van);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_instant(st, ":at", ch.now_ms);
		dk_bind_id(st, ":site", s->site_id);
		rc = dk_insert(st, id, err);
		dk_change_subject(&ch, "own-run", *id);
		dk_change_text(&ch, "run", number.s);
		dk_change_text(&ch, "date", dk_date_iso(date).s);
		dk_change_text(&ch, "driver", who);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

/* It is packed or left, by no carrier who comes, and on no other run. */
static enum dk_rc
may_ride(struct job *j, dk_id shipment_id, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ELSEWHERE);
	struct dk_shipment *h;
	bool more;
	enum dk_rc rc = dk_shipment_read(s, &j->tmp, shipment_id, &h, err);

	if (rc != DK_OK)
		return rc;
	if (strcmp(h->state, "packed") != 0 && strcmp(h->state, "shipped") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "%s is %s; what is packed goes on a run.", h->number, h->state);
	dk_bind_id(st, ":shipment", shipment_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "shipment", "%s is on run %s already; drop it there first.",
	    h->number, dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

static enum dk_rc
run_on(struct job *j, const char *sql, dk_id shipment, int64_t stop, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, sql);

	dk_bind_id(st, ":run", j->run.id);
	if (shipment != 0)
		dk_bind_id(st, ":shipment", shipment);
	if (stop != 0)
		dk_bind_i64(st, ":stop", stop);
	return dk_run(st, NULL, err);
}

/* The stop it joins; else its own, and those behind it move on. */
static enum dk_rc
find_stop(struct job *j, dk_id shipment, int64_t asked, int64_t *stop, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_SHARED);
	int64_t last = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":run", j->run.id);
	dk_bind_id(st, ":shipment", shipment);
	if ((rc = dk_one(st, 0, stop, err)) != DK_OK || *stop != 0)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_LAST);
	dk_bind_id(st, ":run", j->run.id);
	rc = dk_one(st, 0, &last, err);
	*stop = asked > 0 && asked <= last ? asked : last + 1;
	return rc == DK_OK && *stop <= last ? run_on(j, SQL_MAKE_ROOM, 0, *stop, err) : rc;
}

enum dk_rc
dk_own_run_add(struct dk_session *s, dk_id id, dk_id shipment_id, int64_t stop_no,
    struct dk_err *err)
{
	struct job j;
	int64_t stop = 0;
	enum dk_rc rc = begin(s, "run.add", id, &j, err);

	if (rc != DK_OK)
		return rc;
	rc = require(&j, "planned", "its stops do not change any more", err);
	if (rc == DK_OK)
		rc = may_ride(&j, shipment_id, err);
	if (rc == DK_OK)
		rc = find_stop(&j, shipment_id, stop_no, &stop, err);
	if (rc == DK_OK)
		rc = run_on(&j, SQL_ADD, shipment_id, stop, err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_NO_PICKUP);

		dk_bind_id(st, ":shipment", shipment_id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK) {
		dk_change_i64(&j.ch, "shipment", shipment_id);
		dk_change_i64(&j.ch, "stop", stop);
	}
	return end(&j, rc, err);
}

/* Off the run, what is packed waits for its carrier again. */
static enum dk_rc
back_to_carrier(struct job *j, dk_id shipment_id, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	dk_date day;
	enum dk_rc rc = dk_shipment_read(j->ch.session, &j->tmp, shipment_id, &h, err);

	if (rc != DK_OK || strcmp(h->state, "packed") != 0)
		return rc;
	rc = dk_pickup_join(&j->ch, h, &day, err);
	if (rc == DK_OK && dk_date_is_set(day))
		dk_change_text(&j->ch, "pickup", dk_date_iso(day).s);
	return rc;
}

enum dk_rc
dk_own_run_drop(struct dk_session *s, dk_id id, dk_id shipment_id, struct dk_err *err)
{
	struct job j;
	int64_t changed = 0;
	enum dk_rc rc = begin(s, "run.drop", id, &j, err);

	if (rc != DK_OK)
		return rc;
	rc = require(&j, "planned", "its stops do not change any more", err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_DROP);

		dk_bind_id(st, ":run", id);
		dk_bind_id(st, ":shipment", shipment_id);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment", "That shipment is not on run %s.",
		    j.run.number);
	if (rc == DK_OK)
		rc = run_on(&j, SQL_CLOSE_UP, 0, 0, err);
	if (rc == DK_OK)
		rc = back_to_carrier(&j, shipment_id, err);
	dk_change_i64(&j.ch, "shipment", shipment_id);
	return end(&j, rc, err);
}

static enum dk_rc
set_state(struct job *j, const char *sql, const char *state, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, sql);

	dk_bind_id(st, ":run", j->run.id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_change_diff(&j->ch, "state", j->run.state, state);
	return dk_run(st, NULL, err);
}

/* What is only packed is posted. */
static enum dk_rc
post_all(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_own_stop *stops = NULL;
	struct dk_shipment *h;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_stops(s, &j->tmp, j->run.id, &stops, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = dk_shipment_read(s, &j->tmp, stops[i].shipment_id, &h, err);
		if (rc == DK_OK && strcmp(h->state, "packed") == 0)
			rc = dk_shipment_post(s, h->id, NULL, err);
	}
	return rc;
}

enum dk_rc
dk_own_run_leave(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct job j;
	enum dk_rc rc = begin(s, "run.leave", id, &j, err);

	if (rc != DK_OK)
		return rc;
	rc = require(&j, "planned", "it leaves once", err);
	if (rc == DK_OK && j.run.shipments == 0)
		rc = dk_fail(err, DK_EREFUSED, "run", "Nothing is on run %s.", j.run.number);
	if (rc == DK_OK)
		rc = post_all(&j, err);
	if (rc == DK_OK)
		rc = set_state(&j, SQL_LEAVE, "out", err);
	return end(&j, rc, err);
}

enum dk_rc
dk_own_run_close(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct job j;
	enum dk_rc rc = begin(s, "run.close", id, &j, err);

	if (rc != DK_OK)
		return rc;
	if (j.run.shipments > 0) /* an empty one may be given up */
		rc = require(&j, "out", "only one that left is closed", err);
	if (rc == DK_OK && j.run.told < j.run.shipments)
		rc = dk_fail(err, DK_EREFUSED, "run",
		    "%lld shipments of run %s have no outcome yet; tell it first.",
		    (long long)(j.run.shipments - j.run.told), j.run.number);
	if (rc == DK_OK)
		rc = set_state(&j, SQL_CLOSE, "closed", err);
	return end(&j, rc, err);
}
