/* pickup_list.c - the pickups of a day: what is packed for each, what is to come, how long. */
#include <stdlib.h>
#include <string.h>

#include "core/ship/pickup.h"
#include "docket/buf.h"
#include "docket/setting.h"

#define HEAD \
	"SELECT p.id, p.service_id, p.date, p.state, p.reference, coalesce(p.manifest, '')," \
	" p.driver, p.gone_at, p.reason, v.carrier || '/' || v.service, v.window_from," \
	" v.window_to, v.cutoff, v.needs_booking FROM pickup p" \
	" JOIN carrier_service v ON v.id = p.service_id "
static const char SQL_BY_ID[] = HEAD "WHERE p.id = :id";
static const char SQL_LEFT[] =
    HEAD "WHERE p.state IN ('open', 'booked', 'on-manifest') AND p.date < :date"
	 " AND EXISTS (SELECT 1 FROM shipment h WHERE h.pickup_id = p.id) ORDER BY p.date, p.id";
static const char SQL_DATED[] =
    HEAD "WHERE p.service_id = :service AND p.date = :date";
/* by the scale, else as it was closed, else from its contents */
#define GRAM \
	"CASE WHEN k.gram > 0 THEN k.gram WHEN k.expected_gram > 0 THEN k.expected_gram" \
	" ELSE (SELECT coalesce(sum(y.qty * q.gram), 0) / 1000 FROM carton_line y" \
	" JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id" \
	" JOIN product q ON q.id = l.product_id WHERE y.carton_id = k.id) END"
static const char SQL_SUMS[] =
    "SELECT count(k.id), coalesce(sum(" GRAM "), 0) FROM shipment h"
    " JOIN carton k ON k.shipment_id = h.id WHERE h.pickup_id = :id";
static const char SQL_NO_SLIP[] =
    "SELECT count(*) FROM shipment h WHERE h.pickup_id = :id"
    " AND NOT EXISTS (SELECT 1 FROM print_job x WHERE x.subject = 'shipment'"
    " AND x.subject_id = h.id AND x.document = 'packing-slip'"
    " AND x.state NOT IN ('cancelled', 'ruined'))";
#define WORST(what) \
	"(SELECT coalesce(" what "(q.hazard), '') FROM carton_line y" \
	" JOIN shipment_line x ON x.id = y.shipment_line_id JOIN order_line l ON l.id = x.line_id" \
	" JOIN product q ON q.id = l.product_id WHERE y.carton_id = k.id AND q.hazard <> '')"
static const char SQL_PARCELS[] =
    "SELECT h.id, k.id, h.number, o.number, coalesce(nullif(a.name, ''), c.name),"
    " coalesce(nullif(a.postcode, ''), c.postcode), coalesce(nullif(a.city, ''), c.city),"
    " h.tracking, k.sscc, h.state, k.carton_no,"
    " (SELECT count(*) FROM carton n WHERE n.shipment_id = h.id), " GRAM ", " WORST("min") ","
    " " WORST("max") ", v.max_gram, v.max_cm,"
    " coalesce((SELECT max(b.length_mm, b.width_mm, b.height_mm) FROM box b"
    " WHERE b.id = k.box_id), 0)"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN address a ON a.id = o.address_id JOIN carton k ON k.shipment_id = h.id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id"
    " WHERE h.pickup_id = :id ORDER BY h.id, k.carton_no";
static const char SQL_DUE[] =
    "SELECT o.id, o.number, c.name, o.stage, o.promised,"
    " coalesce((SELECT d.code FROM hold d WHERE d.order_id = o.id AND d.released_at = ''"
    " ORDER BY d.id LIMIT 1), ''),"
    " (SELECT coalesce(sum((l.ordered - l.cancelled - l.shipped) * q.gram), 0) / 1000"
    " FROM order_line l JOIN product q ON q.id = l.product_id WHERE l.order_id = o.id)"
    " FROM orders o JOIN customer c ON c.id = o.customer_id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state IN ('entered', 'verified')"
    " AND o.promised <> '' AND o.promised <= :due AND o.service_id = :service"
    " AND o.kind = 'order' AND o.stage NOT IN ('packed', 'shipped', 'invoiced')"
    " ORDER BY o.promised, o.id";

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_pickup *p)
{
	const char *from, *to;

	*p = (struct dk_pickup){ .id = dk_col_id(st, 0), .service_id = dk_col_id(st, 1),
		.date = dk_col_date(st, 2), .why = "" };
	p->state = dk_col_text(st, 3, a);
	p->reference = dk_col_text(st, 4, a);
	p->manifest = dk_col_text(st, 5, a);
	p->driver = dk_col_text(st, 6, a);
	p->gone_at = dk_col_text(st, 7, a);
	p->reason = dk_col_text(st, 8, a);
	p->carrier = dk_col_text(st, 9, a);
	from = dk_col_text(st, 10, a);
	to = dk_col_text(st, 11, a);
	p->window = *to != '\0' ? dk_fmt(a, "%s-%s", from, to) : from;
	p->cutoff = dk_col_text(st, 12, a);
	p->needs_booking = dk_col_bool(st, 13);
}

/* A pickup that has no row yet. */
static void
blank(struct dk_arena *a, const struct dk_service *sv, dk_date day, struct dk_pickup *p)
{
	*p = (struct dk_pickup){ .service_id = sv->id, .date = day, .state = "open",
		.reference = "", .manifest = "", .driver = "", .gone_at = "", .reason = "",
		.cutoff = sv->cutoff, .needs_booking = sv->needs_booking, .why = "" };
	p->carrier = dk_fmt(a, "%s/%s", sv->carrier, sv->service);
	p->window = sv->window_to[0] != '\0' ? dk_fmt(a, "%s-%s", sv->window_from, sv->window_to)
					     : sv->window_from;
}

static int64_t
minutes_left(const struct dk_session *s, const struct dk_pickup *p)
{
	int64_t days = dk_date_diff(p->date, dk_session_today(s));

	if (strlen(p->cutoff) != 5)
		return DK_PICKUP_NO_CUTOFF;
	return days * 24 * 60 + strtol(p->cutoff, NULL, 10) * 60 + strtol(p->cutoff + 3, NULL, 10) -
	    dk_pickup_minute(s);
}

/* What stops an order from being packed; "" = nothing does. */
static const char *
block_of(const char *stage, const char *hold)
{
	if (*hold != '\0')
		return hold;
	if (strcmp(stage, "short") == 0)
		return "short";
	return strcmp(stage, "entered") == 0 ? "not verified" : "";
}

enum dk_rc
dk_pickup_due_list(struct dk_session *s, struct dk_arena *a, dk_id service_id, dk_date day,
    struct dk_pickup_due **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_date due = day;
	int64_t transit = 0;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_late_transit(s, service_id, &transit, err);
	if (rc == DK_OK)
		rc = dk_workday_add(s, day, transit, &due, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUE);
	dk_bind_id(st, ":service", service_id);
	dk_bind_date(st, ":due", due);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_pickup_due *d;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		d = &(*out)[(*count)++];
		*d = (struct dk_pickup_due){ .order_id = dk_col_id(st, 0),
			.order = dk_col_text(st, 1, a), .customer_name = dk_col_text(st, 2, a),
			.stage = dk_col_text(st, 3, a), .promised = dk_col_date(st, 4),
			.gram = dk_col_i64(st, 6) };
		d->why = dk_arena_dup(a, block_of(d->stage, dk_col_peek(st, 5)));
	}
	return rc;
}

/* Packed cartons, and orders that are due with it. */
static enum dk_rc
count(struct dk_session *s, struct dk_arena *a, struct dk_pickup *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SUMS);
	struct dk_pickup_due *due = NULL;
	struct dk_buf why = { 0 };
	size_t n = 0;
	bool more;
	enum dk_rc rc;

	p->minutes = minutes_left(s, p);
	dk_bind_id(st, ":id", p->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	p->done = dk_col_i64(st, 0);
	p->gram = dk_col_i64(st, 1);
	dk_done(st);
	st = dk_sql(s->db, SQL_NO_SLIP);
	dk_bind_id(st, ":id", p->id);
	rc = dk_one(st, 0, &p->no_slip, err);
	if (rc != DK_OK || strcmp(p->state, "gone") == 0 || strcmp(p->state, "missed") == 0)
		return rc;
	rc = dk_pickup_due_list(s, a, p->service_id, p->date, &due, &n, err);
	for (size_t i = 0; i < n; i++) {
		p->open++;
		p->gram += due[i].gram;
		if (*due[i].why == '\0')
			continue;
		dk_buf_fmt(&why, "%s%s %s", p->blocked > 0 ? ", " : "", due[i].order, due[i].why);
		p->blocked++;
	}
	p->why = dk_arena_dup(a, dk_buf_text(&why));
	dk_buf_free(&why);
	return rc;
}

static enum dk_rc
read_one(struct dk_stmt *st, struct dk_arena *a, struct dk_pickup *out, bool *found,
    struct dk_err *err)
{
	enum dk_rc rc = dk_row(st, found, err);

	if (rc != DK_OK || !*found)
		return rc;
	read_head(st, a, out);
	dk_done(st);
	return DK_OK;
}

/* The service's pickup of a day: its row, or what it would be. *comes: there is one. */
static enum dk_rc
of_service(struct dk_session *s, struct dk_arena *a, const struct dk_service *sv, dk_date day,
    struct dk_pickup *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DATED);
	dk_date next = DK_NO_DATE;
	bool found = false;
	enum dk_rc rc;

	dk_bind_id(st, ":service", sv->id);
	dk_bind_date(st, ":date", day);
	if ((rc = read_one(st, a, out, &found, err)) != DK_OK || found)
		return rc;
	rc = dk_pickup_next(s, sv, day, -1, &next, err);
	if (rc == DK_EREFUSED || (rc == DK_OK && dk_date_diff(next, day) != 0))
		return dk_fail(err, DK_EREFUSED, "date",
		    "%s/%s does not come on %s; next: %s.", sv->carrier, sv->service,
		    dk_date_short(day).s, dk_date_is_set(next) ? dk_date_short(next).s : "never");
	if (rc == DK_OK)
		blank(a, sv, day, out);
	return rc;
}

enum dk_rc
dk_pickup_load(struct dk_session *s, struct dk_arena *a, dk_id service_id, dk_date day,
    struct dk_pickup *out, struct dk_err *err)
{
	struct dk_service *sv = NULL;
	enum dk_rc rc = dk_service_load(s, a, service_id, &sv, err);

	if (rc == DK_OK && strcmp(sv->kind, "carrier") != 0)
		rc = dk_fail(err, DK_EREFUSED, "carrier", "%s/%s is %s: no carrier picks up.",
		    sv->carrier, sv->service,
		    strcmp(sv->kind, "own") == 0 ? "the house's own driver" : "collected here");
	if (rc == DK_OK)
		rc = of_service(s, a, sv, day, out, err);
	return rc == DK_OK ? count(s, a, out, err) : rc;
}

enum dk_rc
dk_manifest_load(struct dk_session *s, struct dk_arena *a, dk_id pickup_id,
    struct dk_pickup *out, struct dk_err *err)
{
	struct dk_stmt *st;
	bool found = false;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BY_ID);
	dk_bind_id(st, ":id", pickup_id);
	rc = read_one(st, a, out, &found, err);
	if (rc == DK_OK && !found)
		rc = dk_fail(err, DK_ENOTFOUND, "pickup", "There is no such pickup.");
	return rc == DK_OK ? count(s, a, out, err) : rc;
}

/* Those left over from earlier days first, then by the time they come. */
static int
by_time(const void *x, const void *y)
{
	const struct dk_pickup *a = x, *b = y;
	int rc = a->date.days - b->date.days;

	if (rc == 0)
		rc = strcmp(*a->window != '\0' ? a->window : a->cutoff,
		    *b->window != '\0' ? b->window : b->cutoff);
	return rc != 0 ? rc : strcmp(a->carrier, b->carrier);
}

struct found {
	struct dk_arena *a;
	struct dk_pickup *rows;
	size_t count, cap;
};

static enum dk_rc
read_left(struct dk_session *s, dk_date day, struct found *f, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LEFT);
	enum dk_rc rc;
	bool more;

	dk_bind_date(st, ":date", day);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		f->rows = dk_arena_grow(f->a, f->rows, f->count, &f->cap, sizeof(*f->rows));
		read_head(st, f->a, &f->rows[f->count++]);
	}
	return rc;
}

enum dk_rc
dk_pickup_list(struct dk_session *s, struct dk_arena *a, dk_date day, struct dk_pickup **out,
    size_t *count_out, struct dk_err *err)
{
	struct dk_service *services = NULL;
	struct found f = { .a = a };
	size_t service_count = 0;
	enum dk_rc rc = dk_service_list(s, a, &services, &service_count, err);

	if (rc == DK_OK)
		rc = read_left(s, day, &f, err);
	for (size_t i = 0; rc == DK_OK && i < service_count; i++) {
		if (strcmp(services[i].kind, "carrier") != 0)
			continue;
		f.rows = dk_arena_grow(a, f.rows, f.count, &f.cap, sizeof(*f.rows));
		rc = of_service(s, a, &services[i], day, &f.rows[f.count], err);
		if (rc == DK_OK)
			f.count++;
		else if (rc == DK_EREFUSED) /* it does not come that day */
			rc = DK_OK;
	}
	for (size_t i = 0; rc == DK_OK && i < f.count; i++)
		rc = count(s, a, &f.rows[i], err);
	if (rc == DK_OK && f.count > 0)
		qsort(f.rows, f.count, sizeof(*f.rows), by_time);
	*out = f.rows;
	*count_out = f.count;
	return rc;
}

static void
read_parcel(struct dk_stmt *st, struct dk_arena *a, int64_t heavy_kg, struct dk_parcel *p)
{
	const char *least = dk_col_peek(st, 13);
	int64_t max_gram = dk_col_i64(st, 15), max_cm = dk_col_i64(st, 16);

	p->shipment_id = dk_col_id(st, 0);
	p->carton_id = dk_col_id(st, 1);
	p->shipment = dk_col_text(st, 2, a);
	p->order = dk_col_text(st, 3, a);
	p->customer_name = dk_col_text(st, 4, a);
	p->postcode = dk_col_text(st, 5, a);
	p->city = dk_col_text(st, 6, a);
	p->tracking = dk_col_text(st, 7, a);
	p->sscc = dk_col_text(st, 8, a);
	p->state = dk_col_text(st, 9, a);
	p->carton_no = dk_col_i64(st, 10);
	p->cartons = dk_col_i64(st, 11);
	p->gram = dk_col_i64(st, 12);
	p->hazard = dk_arena_dup(a, least);
	if (strcmp(p->hazard, dk_col_peek(st, 14)) != 0)
		p->hazard = dk_fmt(a, "%s;%s", p->hazard, dk_col_peek(st, 14));
	p->cm = (dk_col_i64(st, 17) + 9) / 10;
	p->is_heavy = heavy_kg > 0 && p->gram > heavy_kg * 1000;
	p->is_over = (max_gram > 0 && p->gram > max_gram) || (max_cm > 0 && p->cm > max_cm);
}

enum dk_rc
dk_pickup_parcels(struct dk_session *s, struct dk_arena *a, dk_id pickup_id,
    struct dk_parcel **out, size_t *n, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t heavy_kg = 0;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*n = 0;
	if (rc == DK_OK)
		rc = dk_setting_i64(s, "heavy_kg", &heavy_kg, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PARCELS);
	dk_bind_id(st, ":id", pickup_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *n, &cap, sizeof(**out));
		read_parcel(st, a, heavy_kg, &(*out)[(*n)++]);
	}
	return rc;
}
