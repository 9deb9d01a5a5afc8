/* shipment.c - reading a shipment, and the frame around every change of one. */
#include "docket/shipment.h"

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/order/stage.h"
#include "core/ship/carton.h"
#include "core/ship/pickup.h"

static const char SQL_HEAD[] =
    "SELECT h.order_id, h.service_id, h.number, h.state, h.tracking, o.number, c.number, c.name,"
    " coalesce(v.carrier || '/' || v.service, h.supplier_carrier), h.started_at,"
    " u.name, h.shipped_at, h.date,"
    " h.version, coalesce(w.number, ''), h.tote, " DK_SHIPMENT_STOP ","
    " coalesce(q.number, ''), coalesce(y.name, '')"
    " FROM shipment h JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id LEFT JOIN users u ON u.id = h.started_by"
    " LEFT JOIN wave w ON w.id = h.wave_id LEFT JOIN purchase q ON q.id = h.purchase_id"
    " LEFT JOIN supplier y ON y.id = q.supplier_id"
    " WHERE h.id = :id";
static const char SQL_LINES[] =
    "SELECT " DK_SHIPMENT_ROW ", coalesce(k.first, 0), coalesce(k.many, 0)"
    " FROM shipment_line x " DK_SHIPMENT_ROW_JOINS
    " LEFT JOIN (SELECT y.shipment_line_id AS row, min(c.carton_no) AS first, count(*) AS many"
    " FROM carton c JOIN carton_line y ON y.carton_id = c.id WHERE c.shipment_id = :id"
    " GROUP BY y.shipment_line_id) k ON k.row = x.id"
    " WHERE x.shipment_id = :id ORDER BY c.sort, c.code, l.line_no, g.expiry, g.code, x.id";
static const char SQL_FIND[] = "SELECT id FROM shipment WHERE number = :number";
static const char SQL_MOVE[] = "UPDATE shipment SET state = :state, version = version + 1"
			       " WHERE id = :id AND version = :version";
static const char SQL_HOLD[] = "SELECT code FROM hold WHERE order_id = :order AND released_at = ''"
			       " ORDER BY id LIMIT 1";

static enum dk_rc
read_head(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_shipment *h,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HEAD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "shipment",
		    "There is no such shipment. See: docket ship list");
	h->id = id;
	h->order_id = dk_col_id(st, 0);
	h->service_id = dk_col_id(st, 1);
	h->number = dk_col_text(st, 2, a);
	h->state = dk_col_text(st, 3, a);
	h->tracking = dk_col_text(st, 4, a);
	h->order_number = dk_col_text(st, 5, a);
	h->customer = dk_col_text(st, 6, a);
	h->customer_name = dk_col_text(st, 7, a);
	h->carrier = dk_col_text(st, 8, a);
	h->started_at = dk_col_text(st, 9, a);
	h->started_by = dk_col_text(st, 10, a);
	h->shipped_at = dk_col_text(st, 11, a);
	h->date = dk_col_date(st, 12);
	h->version = dk_col_i64(st, 13);
	h->wave = dk_col_text(st, 14, a);
	h->tote = dk_col_i64(st, 15);
	h->stop = dk_col_text(st, 16, a);
	h->purchase = dk_col_text(st, 17, a);
	h->supplier = dk_col_text(st, 18, a);
	dk_done(st);
	return DK_OK;
}

void
dk_shipment_row_read(struct dk_stmt *st, struct dk_arena *a, struct dk_shipment_line *l)
{
	l->id = dk_col_id(st, 0);
	l->line_id = dk_col_id(st, 1);
	l->location_id = dk_col_id(st, 2);
	l->line_no = dk_col_i64(st, 3);
	l->sku = dk_col_text(st, 4, a);
	l->text = dk_col_text(st, 5, a);
	l->unit = dk_col_text(st, 6, a);
	l->location = dk_col_text(st, 7, a);
	l->qty = dk_col_qty(st, 8);
	l->is_confirmed = !dk_col_is_null(st, 9);
	l->picked = dk_col_qty(st, 9);
	l->packed = dk_col_qty(st, 10);
	l->short_reason = dk_col_text(st, 11, a);
	l->is_stale = !l->is_confirmed && dk_col_bool(st, 12);
	l->gram = dk_col_i64(st, 13);
	l->product_id = dk_col_id(st, 14);
	l->scanned = dk_col_qty(st, 15);
	l->short_note = dk_col_text(st, 16, a);
	l->picker = dk_col_text(st, 17, a);
	l->check = dk_col_text(st, 18, a);
	l->check_reason = dk_col_text(st, 19, a);
	l->hazard = dk_col_text(st, 20, a);
	l->is_serial = dk_col_bool(st, 24);
	l->kit_no = dk_col_i64(st, 25);
	l->lot_id = dk_col_id(st, 21);
	l->lot = dk_col_text(st, 22, a);
	l->expiry = dk_col_date(st, 23);
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_shipment *h, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", h->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_shipment_line *l;

		h->lines = dk_arena_grow(a, h->lines, h->line_count, &cap, sizeof(*h->lines));
		l = &h->lines[h->line_count++];
		dk_shipment_row_read(st, a, l);
		l->carton_no = dk_col_i64(st, DK_SHIPMENT_ROW_COLUMNS);
		l->cartons = dk_col_i64(st, DK_SHIPMENT_ROW_COLUMNS + 1);
	}
	return rc;
}

/* Of the cartons, or of what the list says while there are none. */
static int64_t
weigh(const struct dk_shipment *h)
{
	int64_t sum = 0;

	for (size_t i = 0; i < h->carton_count; i++)
		sum += h->cartons[i].gram;
	for (size_t i = 0; h->carton_count == 0 && i < h->line_count; i++) {
		const struct dk_shipment_line *l = &h->lines[i];
		int64_t gram = 0;

		dk_assert(dk_muldiv(l->is_confirmed ? l->picked.milli : l->qty.milli, l->gram, 1000,
		    INT64_MAX / DK_LINES_MAX, &gram));
		sum += gram;
	}
	return sum;
}

enum dk_rc
dk_shipment_read(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_shipment **out,
    struct dk_err *err)
{
	struct dk_shipment *h = dk_arena_alloc(a, sizeof(*h));
	enum dk_rc rc = read_head(s, a, id, h, err);

	*out = NULL;
	if (rc == DK_OK)
		rc = read_lines(s, a, h, err);
	if (rc == DK_OK)
		rc = dk_cartons_read(s, a, h, err);
	if (rc != DK_OK)
		return rc;
	h->gram = weigh(h);
	*out = h;
	return DK_OK;
}

enum dk_rc
dk_shipment_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_shipment **out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? dk_shipment_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_shipment_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_FIND, "shipment", number, id, err);
}

enum dk_rc
dk_ship_begin(struct dk_session *s, const char *action, dk_id id, struct dk_ship_job *job,
    struct dk_err *err)
{
	dk_id known = 0;
	enum dk_rc rc;

	*job = (struct dk_ship_job){ 0 };
	if ((rc = dk_change_begin(s, DK_RIGHT_SHIP, action, &job->ch, err)) != DK_OK)
		return rc;
	rc = dk_once_find(&job->ch, &known, err);
	job->is_done = known != 0;
	if (rc == DK_OK && !job->is_done)
		rc = dk_shipment_read(s, &job->tmp, id, &job->shipment, err);
	if (rc != DK_OK)
		rc = dk_change_end(&job->ch, rc, err);
	if (rc != DK_OK)
		dk_arena_free(&job->tmp);
	return rc;
}

enum dk_rc
dk_ship_end(struct dk_ship_job *job, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK && !job->is_done) {
		dk_change_subject(&job->ch, "shipment", job->shipment->id);
		dk_change_text(&job->ch, "shipment", job->shipment->number);
		dk_change_text(&job->ch, "order", job->shipment->order_number);
		rc = dk_stage_store(&job->ch, job->shipment->order_id, err);
	}
	rc = dk_change_end(&job->ch, rc, err);
	dk_arena_free(&job->tmp);
	return rc;
}

enum dk_rc
dk_shipment_move(struct dk_ship_job *job, const char *state, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_MOVE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":state", state);
	dk_bind_id(st, ":id", job->shipment->id);
	dk_bind_i64(st, ":version", job->shipment->version);
	if ((rc = dk_run(st, &changed, err)) != DK_OK)
		return rc;
	dk_assert(changed == 1); /* read within this transaction */
	job->shipment->version++;
	dk_change_diff(&job->ch, "state", job->shipment->state, state);
	job->shipment->state = state;
	return dk_pickup_follow(job, state, err);
}

enum dk_rc
dk_shipment_unheld(struct dk_session *s, dk_id order_id, const char *order_number,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HOLD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "order", "Order %s is held for %s; release the hold first.",
	    order_number, dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}
