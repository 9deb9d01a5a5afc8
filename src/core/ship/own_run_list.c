/* own_run_list.c - the runs of the house's drivers and their stops. */
#include <string.h>

#include "db/stmt.h"
#include "docket/own_run.h"
#include "docket/window.h"

#define GRAM \
	"CASE WHEN k.gram > 0 THEN k.gram WHEN k.expected_gram > 0 THEN k.expected_gram" \
	" ELSE (SELECT coalesce(sum(y.qty * q.gram), 0) / 1000 FROM carton_line y" \
	" JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id" \
	" JOIN product q ON q.id = l.product_id WHERE y.carton_id = k.id) END"
#define RUN \
	"SELECT r.id, r.number, r.driver, r.vehicle, r.state, r.date," \
	" (SELECT count(DISTINCT p.stop_no) FROM own_run_stop p WHERE p.run_id = r.id)," \
	" (SELECT count(*) FROM own_run_stop p WHERE p.run_id = r.id)," \
	" (SELECT count(*) FROM own_run_stop p JOIN carton k ON k.shipment_id = p.shipment_id" \
	" WHERE p.run_id = r.id)," \
	" (SELECT coalesce(sum(" GRAM "), 0) FROM own_run_stop p" \
	" JOIN carton k ON k.shipment_id = p.shipment_id WHERE p.run_id = r.id)," \
	" (SELECT count(p.delivery_id) FROM own_run_stop p WHERE p.run_id = r.id)" \
	" FROM own_run r "
static const char SQL_OPEN[] =
    RUN "WHERE r.state IN ('planned', 'out') ORDER BY r.date, r.id";
static const char SQL_ALL[] = RUN "ORDER BY r.date DESC, r.id DESC";
static const char SQL_ONE[] = RUN "WHERE r.id = :id";
static const char SQL_FIND[] = "SELECT id FROM own_run WHERE number = :number";
static const char SQL_STOPS[] =
    "SELECT p.shipment_id, h.order_id, o.address_id, p.stop_no, h.number, o.number,"
    " coalesce(nullif(a.name, ''), c.name), coalesce(nullif(a.street, ''), c.street),"
    " coalesce(nullif(a.postcode, ''), c.postcode), coalesce(nullif(a.city, ''), c.city),"
    " coalesce(nullif(a.phone, ''), c.phone), coalesce(a.time_window, ''),"
    " coalesce(a.note, ''), coalesce(d.outcome, ''), coalesce(d.name, ''), coalesce(d.note, ''),"
    " (SELECT count(*) FROM carton k WHERE k.shipment_id = h.id),"
    " (SELECT coalesce(sum(" GRAM "), 0) FROM carton k WHERE k.shipment_id = h.id),"
    " (SELECT coalesce(group_concat(hazard, '; '), '') FROM (SELECT DISTINCT q.hazard"
    " FROM shipment_line x JOIN order_line l ON l.id = x.line_id"
    " JOIN product q ON q.id = l.product_id"
    " WHERE x.shipment_id = h.id AND x.picked > 0 AND q.hazard <> '' ORDER BY q.hazard)),"
    " (SELECT coalesce(max(" GRAM "), 0) FROM carton k WHERE k.shipment_id = h.id)"
    " FROM own_run_stop p JOIN shipment h ON h.id = p.shipment_id"
    " JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN address a ON a.id = o.address_id LEFT JOIN delivery d ON d.id = p.delivery_id"
    " WHERE p.run_id = :id ORDER BY p.stop_no, p.shipment_id";

static void
read_run(struct dk_stmt *st, struct dk_arena *a, struct dk_own_run *r)
{
	r->id = dk_col_id(st, 0);
	r->number = dk_col_text(st, 1, a);
	r->driver = dk_col_text(st, 2, a);
	r->vehicle = dk_col_text(st, 3, a);
	r->state = dk_col_text(st, 4, a);
	r->date = dk_col_date(st, 5);
	r->stops = dk_col_i64(st, 6);
	r->shipments = dk_col_i64(st, 7);
	r->cartons = dk_col_i64(st, 8);
	r->gram = dk_col_i64(st, 9);
	r->told = dk_col_i64(st, 10);
}

enum dk_rc
dk_own_run_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_own_run **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_OPEN);
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_run(st, a, &(*out)[(*count)++]);
	}
	return rc;
}

enum dk_rc
dk_own_run_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_own_run *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "run", "There is no such run. See: docket run"
		    " list");
	read_run(st, a, out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_own_run_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIND);
	dk_bind_text(st, ":number", number);
	rc = dk_one(st, 0, id, err);
	return rc == DK_OK && *id == 0 ? dk_fail(err, DK_ENOTFOUND, "run",
	    "There is no run %.20s. See: docket run list", number) : rc;
}

static void
read_stop(struct dk_stmt *st, struct dk_arena *a, struct dk_own_stop *p)
{
	p->shipment_id = dk_col_id(st, 0);
	p->order_id = dk_col_id(st, 1);
	p->address_id = dk_col_id(st, 2);
	p->stop_no = dk_col_i64(st, 3);
	p->shipment = dk_col_text(st, 4, a);
	p->order = dk_col_text(st, 5, a);
	p->customer_name = dk_col_text(st, 6, a);
	p->street = dk_col_text(st, 7, a);
	p->postcode = dk_col_text(st, 8, a);
	p->city = dk_col_text(st, 9, a);
	p->phone = dk_col_text(st, 10, a);
	p->window = dk_col_text(st, 11, a);
	p->note = dk_col_text(st, 12, a);
	p->outcome = dk_col_text(st, 13, a);
	p->name = dk_col_text(st, 14, a);
	p->told = dk_col_text(st, 15, a);
	p->cartons = dk_col_i64(st, 16);
	p->gram = dk_col_i64(st, 17);
	p->hazard = dk_col_text(st, 18, a);
	p->heaviest_gram = dk_col_i64(st, 19);
	p->warning = "";
}

/* Windows and blackouts of the ship-to bind the day. */
static enum dk_rc
warn(struct dk_session *s, struct dk_arena *a, dk_date day, struct dk_own_stop *p,
    struct dk_err *err)
{
	struct dk_address *at = NULL;
	dk_date next = day;
	enum dk_rc rc;

	if (p->address_id == 0)
		return DK_OK;
	rc = dk_address_load(s, a, p->address_id, &at, err);
	if (rc == DK_OK)
		rc = dk_delivery_next(s, at, day, &next, err);
	if (rc == DK_OK && next.days != day.days)
		p->warning = dk_fmt(a, "takes nothing on that day; next: %s",
		    dk_date_short(next).s);
	if (rc == DK_EREFUSED || rc == DK_EINPUT) { /* its window may be words for people */
		p->warning = "takes no deliveries at all";
		rc = DK_OK;
	}
	return rc;
}

enum dk_rc
dk_own_run_stops(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_own_stop **out,
    size_t *count, struct dk_err *err)
{
	struct dk_own_run run;
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_own_run_load(s, a, id, &run, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_STOPS);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_stop(st, a, &(*out)[(*count)++]);
	}
	for (size_t i = 0; rc == DK_OK && strcmp(run.state, "closed") != 0 && i < *count; i++)
		rc = warn(s, a, run.date, &(*out)[i], err);
	return rc;
}
