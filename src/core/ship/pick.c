/*
 * pick.c - starting to pick: a list of what is allocated and on no other list.
 *
 * The list stands in walking order and remembers the version of each order line, so that it can be
 * told later that the order changed.
 */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/control/shipment_states.h"
#include "core/order/stage.h"
#include "core/ship/pick_lot.h"
#include "docket/order_list.h"

static const char SQL_ORDER[] =
    "SELECT o.number, o.state, o.kind, o.service_id, c.shortage_policy, c.number,"
    " (SELECT min(l.line_no) FROM order_line l WHERE l.order_id = o.id AND l.backordered > 0"
    "  AND l.supply = '')"
    " FROM orders o LEFT JOIN customer c ON c.id = o.customer_id WHERE o.id = :id";
static const char SQL_FREE[] =
    "SELECT a.line_id, a.location_id, l.version, a.qty - coalesce("
    "(SELECT sum(coalesce(x.picked, x.qty)) FROM shipment_line x"
    " JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id AND h.state IN " DK_SHIPMENT_OPEN "), 0)"
    " FROM order_line l JOIN allocation a ON a.line_id = l.id"
    " WHERE l.order_id = :order AND NOT (l.shortage = 'wait' AND l.backordered > 0)"
    " ORDER BY l.line_no, a.location_id";
/* parts of kits, and what of each is gone or on other lists */
static const char SQL_PARTS[] =
    "SELECT l.id, l.kit_no, l.kit_qty, l.shipped + coalesce((SELECT sum(coalesce(x.picked, x.qty))"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = l.id"
    " AND h.state IN " DK_SHIPMENT_OPEN "), 0) FROM order_line l"
    " WHERE l.order_id = :order AND l.kit_no NOT IN (0, l.line_no) ORDER BY l.line_no";
static const char SQL_ADD[] =
    "INSERT INTO shipment (number, order_id, state, service_id, known_head, started_at, started_by,"
    " site_id) SELECT :number, o.id, 'picking', :service, " DK_ORDER_HEAD ", :at, :user, :site"
    " FROM orders o WHERE o.id = :order";
static const char SQL_ADD_LINE[] =
    "INSERT INTO shipment_line (shipment_id, line_id, location_id, lot_id, line_version, qty)"
    " VALUES (:shipment, :line, :location, :lot, :version, :qty)";

struct pick {
	struct dk_change ch;
	struct dk_arena tmp;
	dk_id order_id, service_id;
	const char *order_number;
	struct dk_pick_row *rows;
	size_t count;
};

static enum dk_rc
judge(struct pick *p, struct dk_stmt *st, struct dk_err *err)
{
	const char *number = p->order_number, *state = dk_col_peek(st, 1);

	if (strcmp(state, "draft") == 0)
		return dk_fail(err, DK_EREFUSED, "order",
		    "This order is still a draft; enter and verify it first.");
	if (strcmp(dk_col_peek(st, 2), "order") != 0)
		return dk_fail(err, DK_EREFUSED, "order", "%s is a %s; only orders are picked.",
		    number, dk_col_peek(st, 2));
	if (strcmp(state, "entered") == 0)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is not verified yet; verify it first.", number);
	if (strcmp(state, "verified") != 0)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; there is nothing to pick.", number, state);
	if (strcmp(dk_col_peek(st, 4), "wait") == 0 && !dk_col_is_null(st, 6))
		return dk_fail(err, DK_EREFUSED, "order",
		    "Customer %s takes whole orders only, and line %lld of order %s still waits"
		    " for "
		    "stock; cancel what is missing or wait for it.",
		    dk_col_peek(st, 5), (long long)dk_col_i64(st, 6), number);
	return DK_OK;
}

/* May it be picked, and what is it called? */
static enum dk_rc
read_order(struct pick *p, struct dk_err *err)
{
	struct dk_session *s = p->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", p->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	p->order_number = dk_col_text(st, 0, &p->tmp);
	p->service_id = dk_col_id(st, 3);
	rc = judge(p, st, err);
	dk_done(st);
	return rc == DK_OK ? dk_shipment_unheld(s, p->order_id, p->order_number, err) : rc;
}

/* Pieces of a part that this list would take. */
static int64_t
listed(const struct pick *p, dk_id line_id)
{
	int64_t sum = 0;

	for (size_t i = 0; i < p->count; i++)
		if (p->rows[i].line_id == line_id)
			sum += p->rows[i].qty;
	return sum;
}

/* Takes `less` pieces of a line off the list, from its last rows. */
static void
leave(struct pick *p, dk_id line_id, int64_t less)
{
	size_t kept = 0;

	for (size_t i = p->count; less > 0 && i > 0; i--) {
		struct dk_pick_row *r = &p->rows[i - 1];
		int64_t off = r->line_id != line_id ? 0 : r->qty < less ? r->qty : less;

		r->qty -= off;
		less -= off;
	}
	for (size_t i = 0; i < p->count; i++)
		if (p->rows[i].qty > 0)
			p->rows[kept++] = p->rows[i];
	p->count = kept;
}

/* A part, and how many whole kits what is gone, confirmed and listed of it makes up. */
struct part {
	dk_id line_id;
	int64_t kit_no, per, before, kits;
};

/* Kits leave whole: parts that have no counterpart yet stay where they lie. */
static enum dk_rc
keep_whole(struct pick *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(p->ch.session->db, SQL_PARTS);
	struct part *parts = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", p->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct part x = { dk_col_id(st, 0), dk_col_i64(st, 1), dk_col_i64(st, 2),
			dk_col_i64(st, 3), 0 };

		x.kits = (x.before + listed(p, x.line_id)) / x.per;
		parts = dk_arena_grow(&p->tmp, parts, count, &cap, sizeof(*parts));
		parts[count++] = x;
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		int64_t least = parts[i].kits, over;

		for (size_t k = 0; k < count; k++)
			if (parts[k].kit_no == parts[i].kit_no && parts[k].kits < least)
				least = parts[k].kits;
		over = parts[i].before + listed(p, parts[i].line_id) - least * parts[i].per;
		if (over > 0)
			leave(p, parts[i].line_id, over);
	}
	return rc;
}

static enum dk_rc
read_wanted(struct pick *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(p->ch.session->db, SQL_FREE);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", p->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (dk_col_i64(st, 3) <= 0)
			continue;
		p->rows = dk_arena_grow(&p->tmp, p->rows, p->count, &cap, sizeof(*p->rows));
		p->rows[p->count++] = (struct dk_pick_row){ dk_col_id(st, 0),
			dk_col_id(st, 1), 0, dk_col_i64(st, 2), dk_col_i64(st, 3) };
	}
	if (rc == DK_OK)
		rc = keep_whole(p, err);
	if (rc == DK_OK && p->count == 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Nothing of order %s is allocated and not yet on a pick list.",
		    p->order_number);
	return rc == DK_OK ? dk_pick_lots(&p->ch, &p->tmp, &p->rows, &p->count, err) : rc;
}

static enum dk_rc
add_shipment(struct pick *p, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_session *s = p->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);

	dk_bind_text(st, ":number", number);
	dk_bind_id(st, ":order", p->order_id);
	dk_bind_id(st, ":service", p->service_id);
	dk_bind_instant(st, ":at", p->ch.now_ms);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_id(st, ":site", s->site_id);
	return dk_insert(st, id, err);
}

static enum dk_rc
add_lines(struct pick *p, dk_id shipment, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < p->count; i++) {
		struct dk_stmt *st = dk_sql(p->ch.session->db, SQL_ADD_LINE);

		dk_bind_id(st, ":shipment", shipment);
		dk_bind_id(st, ":line", p->rows[i].line_id);
		dk_bind_id(st, ":location", p->rows[i].location_id);
		dk_bind_id(st, ":lot", p->rows[i].lot_id);
		dk_bind_i64(st, ":version", p->rows[i].version);
		dk_bind_i64(st, ":qty", p->rows[i].qty);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
write_list(struct pick *p, dk_id *id, struct dk_err *err)
{
	struct dk_text number;
	enum dk_rc rc = dk_number_take(p->ch.session->db, "shipment", NULL, &number, err);

	if (rc == DK_OK)
		rc = add_shipment(p, number.s, id, err);
	if (rc == DK_OK)
		rc = add_lines(p, *id, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&p->ch, p->order_id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(&p->ch, "shipment", *id);
	dk_change_text(&p->ch, "shipment", number.s);
	dk_change_text(&p->ch, "order", p->order_number);
	dk_change_i64(&p->ch, "lines", (int64_t)p->count);
	return DK_OK;
}

enum dk_rc
dk_shipment_pick(struct dk_session *s, dk_id order_id, dk_id *id, struct dk_err *err)
{
	struct pick p = { .order_id = order_id };
	dk_qty served;
	dk_id known = 0;
	enum dk_rc rc;

	*id = 0;
	if ((rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.pick", &p.ch, err)) != DK_OK)
		return rc;
	rc = dk_once_find(&p.ch, &known, err);
	if (rc == DK_OK && known == 0)
		rc = read_order(&p, err);
	if (rc == DK_OK && known == 0) /* what waited may be there by now */
		rc = dk_order_serve(s, order_id, &served, err);
	if (rc == DK_OK && known == 0)
		rc = read_wanted(&p, err);
	if (rc == DK_OK && known == 0)
		rc = write_list(&p, id, err);
	if (rc == DK_OK && known != 0)
		*id = known;
	rc = dk_change_end(&p.ch, rc, err);
	dk_arena_free(&p.tmp);
	return rc;
}
