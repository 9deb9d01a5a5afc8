/*
 * stage.c - how far an order is (domain.md §4): the first that holds of cancelled, closed, held,
 * entered, short, allocated, picking, checked, packed, shipped, invoiced, judged by the least
 * advanced open quantity. Also the only writer of line quantities.
 */
#include "core/order/stage.h"

#include <string.h>

#include "core/control/shipment_states.h"
#include "core/order/kits.h"

static const char SQL_HEAD[] =
    "SELECT o.state, (SELECT count(*) FROM hold h WHERE h.order_id = o.id AND h.released_at = '')"
    " FROM orders o WHERE o.id = :id";
static const char SQL_SUMS[] =
    "SELECT coalesce(sum(ordered), 0), coalesce(sum(allocated), 0), coalesce(sum(backordered), 0),"
    " coalesce(sum(picked), 0), coalesce(sum(shipped), 0), coalesce(sum(cancelled), 0),"
    " coalesce(sum(invoiced), 0) FROM order_line WHERE order_id = :id AND product_id IS NOT NULL";
/* what open shipments hold: on a list, confirmed, looked at where that is asked, in cartons */
static const char SQL_SHIPMENTS[] =
    "SELECT coalesce(sum(CASE WHEN h.state IN " DK_SHIPMENT_OPEN
    " THEN coalesce(l.picked, l.qty) ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN h.state IN " DK_SHIPMENT_OPEN
    " THEN coalesce(l.picked, 0) ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN h.state IN ('checked', 'packed')"
    " THEN coalesce(l.picked, 0) ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN h.state IN " DK_SHIPMENT_OPEN
    " THEN l.packed ELSE 0 END), 0)"
    " FROM shipment h JOIN shipment_line l ON l.shipment_id = h.id WHERE h.order_id = :id";
static const char SQL_STORE[] =
    "UPDATE orders SET stage = :stage, is_part = :part, version = version + 1 WHERE id = :id";
/* writes three indexes anew: only where the state is another */
static const char SQL_STORE_STATE[] =
    "UPDATE orders SET stage = :stage, is_part = :part, state = :state, version = version + 1"
    " WHERE id = :id";
#define ADD_UP \
	"UPDATE order_line SET allocated = allocated + :allocated," \
	" backordered = backordered + :backordered, picked = picked + :picked," \
	" shipped = shipped + :shipped, cancelled = cancelled + :cancelled," \
	" invoiced = invoiced + :invoiced, returned = returned + :returned," \
	" version = version + 1 WHERE id = :id"
static const char SQL_APPLY[] = ADD_UP;
/* costs half as much again: for those who need the answer */
static const char SQL_APPLY_TOLD[] = ADD_UP " RETURNING kit_no, version";

/* of a line that gives up: more is invoiced than can still be delivered */
static const char SQL_AHEAD[] =
    "SELECT o.number, l.line_no, l.invoiced - l.shipped FROM order_line l"
    " JOIN orders o ON o.id = l.order_id"
    " WHERE l.id = :id AND l.invoiced > l.ordered - l.cancelled";

struct facts {
	enum dk_order_state state;
	bool held;
	int64_t ordered, allocated, backordered, picked, shipped, cancelled, invoiced;
	int64_t listed, confirmed, checked, packed; /* on open shipments */
};

static enum dk_rc
read_facts(struct dk_session *s, dk_id id, struct facts *f, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HEAD);
	enum dk_rc rc;
	bool more;

	*f = (struct facts){ 0 };
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more && dk_order_state_parse(dk_col_peek(st, 0), &f->state));
	f->held = dk_col_i64(st, 1) > 0;
	dk_done(st);
	st = dk_sql(s->db, SQL_SUMS);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	f->ordered = dk_col_i64(st, 0);
	f->allocated = dk_col_i64(st, 1);
	f->backordered = dk_col_i64(st, 2);
	f->picked = dk_col_i64(st, 3);
	f->shipped = dk_col_i64(st, 4);
	f->cancelled = dk_col_i64(st, 5);
	f->invoiced = dk_col_i64(st, 6);
	dk_done(st);
	st = dk_sql(s->db, SQL_SHIPMENTS);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	f->listed = dk_col_i64(st, 0);
	f->confirmed = dk_col_i64(st, 1);
	f->checked = dk_col_i64(st, 2);
	f->packed = dk_col_i64(st, 3);
	dk_done(st);
	return DK_OK;
}

/* Of what is still open, the least advanced part names the stage. */
static void
judge_open(const struct facts *f, struct dk_stage *out)
{
	int64_t waiting = f->allocated - f->listed; /* allocated, on no list */

	if (f->allocated == 0 && f->backordered > 0) {
		out->stage = "short";
		out->is_part = f->shipped > 0;
		return;
	}
	if (waiting > 0)
		out->stage = "allocated";
	else if (f->checked < f->listed)
		out->stage = "picking";
	else if (f->packed < f->confirmed)
		out->stage = "checked";
	else
		out->stage = "packed";
	out->is_part = f->shipped > 0 || f->backordered > 0 ||
	    (waiting > 0 && f->listed > 0) || (f->checked > 0 && f->checked < f->listed) ||
	    (f->packed > 0 && f->packed < f->confirmed);
}

static void
judge(const struct facts *f, struct dk_stage *out)
{
	out->is_part = false;
	if (f->state == DK_ORDER_DRAFT || f->state == DK_ORDER_DROPPED) {
		out->stage = "";
	} else if (f->state == DK_ORDER_CANCELLED ||
	    (f->ordered > 0 && f->cancelled == f->ordered)) {
		out->stage = "cancelled";
	} else if (f->state == DK_ORDER_CLOSED) {
		out->stage = "closed";
	} else if (f->held) {
		out->stage = "held";
		out->is_part = f->shipped > 0;
	} else if (f->state == DK_ORDER_ENTERED) {
		out->stage = "entered";
		out->is_part = f->shipped > 0;
	} else if (f->allocated + f->backordered > 0) {
		judge_open(f, out);
	} else {
		out->stage = f->invoiced >= f->shipped ? "invoiced" : "shipped";
		out->is_part = f->invoiced > 0 && f->invoiced < f->shipped;
	}
}

enum dk_rc
dk_stage_compute(struct dk_session *s, dk_id order_id, struct dk_stage *out, struct dk_err *err)
{
	struct facts f;
	enum dk_rc rc = read_facts(s, order_id, &f, err);

	if (rc == DK_OK)
		judge(&f, out);
	return rc;
}

enum dk_rc
dk_stage_store(struct dk_change *ch, dk_id order_id, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	enum dk_order_state before;
	struct dk_stage stage;
	struct dk_stmt *st;
	struct facts f;
	enum dk_rc rc = read_facts(s, order_id, &f, err);

	if (rc != DK_OK)
		return rc;
	before = f.state;
	judge(&f, &stage);
	/* all shipped or cancelled, and invoiced: the order is over */
	if (strcmp(stage.stage, "cancelled") == 0) {
		f.state = DK_ORDER_CANCELLED;
	} else if (strcmp(stage.stage, "invoiced") == 0 && !stage.is_part) {
		f.state = DK_ORDER_CLOSED;
		stage.stage = "closed";
	}
	st = dk_sql(s->db, f.state == before ? SQL_STORE : SQL_STORE_STATE);
	dk_bind_text(st, ":stage", stage.stage);
	dk_bind_bool(st, ":part", stage.is_part);
	if (f.state != before)
		dk_bind_text(st, ":state", dk_order_state_name(f.state));
	dk_bind_id(st, ":id", order_id);
	return dk_run(st, NULL, err);
}

static void
bind_delta(struct dk_stmt *st, const struct dk_line_delta *d)
{
	dk_bind_i64(st, ":allocated", d->allocated);
	dk_bind_i64(st, ":backordered", d->backordered);
	dk_bind_i64(st, ":picked", d->picked);
	dk_bind_i64(st, ":shipped", d->shipped);
	dk_bind_i64(st, ":cancelled", d->cancelled);
	dk_bind_i64(st, ":invoiced", d->invoiced);
	dk_bind_i64(st, ":returned", d->returned);
	dk_bind_id(st, ":id", d->line_id);
}

/* Only what was shipped and invoiced moves between the lines of a kit. */
static bool
moves_kits(const struct dk_line_delta *d)
{
	return !d->no_kit && (d->shipped != 0 || d->invoiced != 0);
}

enum dk_rc
dk_line_apply_told(struct dk_change *ch, const struct dk_line_delta *d, int64_t *version,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_APPLY_TOLD);
	bool more = false, has_kit = false;
	enum dk_rc rc;

	bind_delta(st, d);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	has_kit = dk_col_i64(st, 0) != 0;
	*version = dk_col_i64(st, 1);
	rc = dk_row(st, &more, err); /* RETURNING is done with the step after its row */
	if (rc == DK_OK && has_kit && moves_kits(d))
		rc = dk_kits_settle(ch, d->line_id, err);
	return rc;
}

/* What was invoiced ahead is delivered or credited, never just given up. */
static enum dk_rc
check_billed(struct dk_change *ch, dk_id line_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_AHEAD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "line", "%s of line %lld are invoiced and not shipped;"
	    " credit what is not to be delivered: docket invoice credit %s %lld=QTY",
	    dk_qty_show(dk_col_qty(st, 2)).s, (long long)dk_col_i64(st, 1), dk_col_peek(st, 0),
	    (long long)dk_col_i64(st, 1));
	dk_done(st);
	return rc;
}

static enum dk_rc
apply(struct dk_change *ch, const struct dk_line_delta *d, struct dk_err *err)
{
	int64_t version, changed = 0;
	struct dk_stmt *st;
	enum dk_rc rc;

	if (moves_kits(d))
		return dk_line_apply_told(ch, d, &version, err);
	st = dk_sql(ch->session->db, SQL_APPLY);
	bind_delta(st, d);
	rc = dk_run(st, &changed, err);
	dk_assert(rc != DK_OK || changed == 1);
	return rc;
}

enum dk_rc
dk_line_apply(struct dk_change *ch, const struct dk_line_delta *d, struct dk_err *err)
{
	enum dk_rc rc = apply(ch, d, err);

	return rc == DK_OK && d->cancelled > 0 ? check_billed(ch, d->line_id, err) : rc;
}
