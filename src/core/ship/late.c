/* late.c - what goes with a later pickup arrives later, and its customers are told once. */
#include "core/order/promise_move.h"
#include "core/ship/pickup.h"

static const char SQL_TRANSIT[] =
    "SELECT min(transit_days) FROM carrier_rate WHERE service_id = :service";
#define BROKEN \
	"SELECT l.id, l.order_id, l.line_no, l.promise FROM order_line l "
static const char SQL_OF_SHIPMENT[] =
    BROKEN "WHERE l.id IN (SELECT x.line_id FROM shipment_line x WHERE x.shipment_id = :id"
	   " AND x.picked > 0) AND l.promise <> '' AND l.promise < :due ORDER BY l.line_no";
/* what can be kept after all */
static const char SQL_MENDED[] =
    BROKEN "WHERE l.id IN (SELECT x.line_id FROM shipment_line x WHERE x.shipment_id = :id"
	   " AND x.picked > 0) AND l.backordered = 0 AND l.promise >= :due ORDER BY l.line_no";
/* what waits for goods has a cause of its own */
static const char SQL_OF_ORDER[] =
    BROKEN "WHERE l.order_id = :id AND l.allocated > 0 AND l.promise <> ''"
	   " AND l.promise < :due ORDER BY l.line_no";

enum dk_rc
dk_late_transit(struct dk_session *s, dk_id service_id, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TRANSIT);

	dk_bind_id(st, ":service", service_id);
	return dk_one(st, 0, out, err);
}

struct broken {
	dk_id line_id, order_id;
	int64_t line_no;
	dk_date given;
};

struct lines {
	struct broken *rows;
	size_t count;
};

/* Of a statement whose :id is bound. */
static enum dk_rc
read_lines(struct dk_stmt *st, struct dk_arena *a, dk_date due, struct lines *out,
    struct dk_err *err)
{
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_date(st, ":due", due);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->rows = dk_arena_grow(a, out->rows, out->count, &cap, sizeof(*out->rows));
		out->rows[out->count++] = (struct broken){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_i64(st, 2), dk_col_date(st, 3) };
	}
	return rc;
}

static struct dk_slip
slip_of(const struct dk_late *x, const struct broken *b, dk_date due)
{
	return (struct dk_slip){ .line_id = b->line_id, .order_id = b->order_id,
		.line_no = b->line_no, .given = b->given, .due = due, .cause = x->cause };
}

/* An earlier pickup can mend what a later one broke. */
static enum dk_rc
take_back(struct dk_change *ch, struct dk_arena *a, const struct dk_late *x, dk_date due,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_MENDED);
	struct lines mended = { 0 };
	enum dk_rc rc;

	dk_bind_id(st, ":id", x->shipment_id);
	rc = read_lines(st, a, due, &mended, err);
	for (size_t i = 0; rc == DK_OK && i < mended.count; i++) {
		const struct dk_slip slip = slip_of(x, &mended.rows[i], due);

		rc = dk_tell_void(ch, &slip, err);
	}
	return rc;
}

enum dk_rc
dk_late_tell(struct dk_change *ch, struct dk_late *x, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct lines broken = { 0 };
	struct dk_stmt *st;
	dk_date due = x->pickup;
	enum dk_rc rc = dk_workday_add(ch->session, x->pickup, x->transit_days, &due, err);

	if (rc == DK_OK) {
		st = dk_sql(ch->session->db, x->shipment_id != 0 ? SQL_OF_SHIPMENT : SQL_OF_ORDER);
		dk_bind_id(st, ":id", x->shipment_id != 0 ? x->shipment_id : x->order_id);
		rc = read_lines(st, &tmp, due, &broken, err);
	}
	for (size_t i = 0; rc == DK_OK && i < broken.count; i++) {
		const struct dk_slip slip = slip_of(x, &broken.rows[i], due);

		rc = dk_tell_enter(ch, &slip, err);
	}
	if (rc == DK_OK && x->shipment_id != 0)
		rc = take_back(ch, &tmp, x, due, err);
	if (rc == DK_OK)
		x->promises += (int64_t)broken.count;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_late_due(struct dk_change *ch, const struct dk_pickup *p, struct dk_late *x,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_pickup_due *due = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_pickup_due_list(ch->session, &tmp, p->service_id, p->date, &due, &count,
	    err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		x->shipment_id = 0;
		x->order_id = due[i].order_id;
		rc = dk_late_tell(ch, x, err);
	}
	dk_arena_free(&tmp);
	return rc;
}
