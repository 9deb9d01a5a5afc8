/* promise_move.c - promises worked out anew after what happened, and who is to be told. */
#include "core/order/promise_move.h"

#include <string.h>

#include "core/order/atp.h"
#include "core/order/promise.h"
#include "db/fetch.h"
#include "docket/carrier.h"
#include "docket/stock.h"

#define MOVING \
	"l.id, l.line_no, o.id, l.product_id, o.customer_id, o.address_id, o.service_id," \
	" CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END, l.promise, l.allocated," \
	" l.backordered, CASE WHEN p.lead_days > 0 OR l.supply = '' THEN p.lead_days" \
	" ELSE coalesce((SELECT v.lead_days FROM supplier v WHERE v.number = p.supplier), 0) END," \
	" l.supply <> '', (SELECT coalesce(sum((x.ordered - x.cancelled) / 1000" \
	" * y.gram), 0) FROM order_line x JOIN product y ON y.id = x.product_id" \
	" WHERE x.order_id = o.id) FROM order_line l JOIN orders o ON o.id = l.order_id" \
	" JOIN product p ON p.id = l.product_id"

static const char SQL_LINE[] = "SELECT " MOVING " WHERE l.id = :line";
static const char SQL_WAITING[] =
    "SELECT " MOVING " WHERE l.product_id = :product AND l.backordered > 0"
    " AND l.supply = '' ORDER BY o.entered_at, o.id, l.line_no";

static const char SQL_DROPS[] =
    "SELECT id FROM order_line WHERE backordered > 0 AND supply = 'drop' ORDER BY id";
static const char SQL_DROPS_OF[] =
    "SELECT DISTINCT order_line_id FROM purchase_line WHERE purchase_id = :purchase"
    " AND (:line = 0 OR line_no = :line) AND order_line_id IS NOT NULL ORDER BY order_line_id";

/* A line whose promise is looked at. */
struct moving {
	dk_id line_id, order_id, product_id, customer_id, address_id, service_id;
	int64_t line_no, lead_days, gram;
	dk_date wanted, given;
	int64_t allocated, backordered, ahead; /* ahead: pieces that wait before it */
	bool is_drop;
};

/* What is known of the product of all lines looked at. */
struct job {
	struct dk_change *ch;
	struct dk_arena *a;
	const struct dk_promise_why *why;
	struct dk_comings coming;
	dk_qty free;
};

static void
read_moving(struct dk_stmt *st, struct moving *m)
{
	*m = (struct moving){ .line_id = dk_col_id(st, 0), .line_no = dk_col_i64(st, 1),
		.order_id = dk_col_id(st, 2), .product_id = dk_col_id(st, 3),
		.customer_id = dk_col_id(st, 4), .address_id = dk_col_id(st, 5),
		.service_id = dk_col_id(st, 6), .wanted = dk_col_date(st, 7),
		.given = dk_col_date(st, 8), .allocated = dk_col_i64(st, 9),
		.backordered = dk_col_i64(st, 10), .lead_days = dk_col_i64(st, 11),
		.is_drop = dk_col_bool(st, 12), .gram = dk_col_i64(st, 13) };
}

static enum dk_rc
load_route(struct dk_session *s, struct dk_arena *a, const struct moving *m, struct dk_route *out,
    struct dk_err *err)
{
	struct dk_customer *customer = NULL;
	struct dk_address *address = NULL;
	enum dk_rc rc = dk_customer_load(s, a, m->customer_id, &customer, err);

	if (rc == DK_OK && m->address_id != 0)
		rc = dk_address_load(s, a, m->address_id, &address, err);
	if (rc != DK_OK)
		return rc;
	*out = (struct dk_route){ m->service_id,
		address != NULL ? &address->place : &customer->place, &customer->place, address,
		m->gram };
	return DK_OK;
}

/* Says why the goods come later, when the caller does not. */
static const char *
cause_of(const struct job *j, const struct dk_coming *by)
{
	if (j->why->cause != NULL)
		return j->why->cause;
	if (by != NULL && by->is_late)
		return dk_fmt(j->a, "%s was not received", by->purchase);
	for (size_t i = 0; i < j->coming.count; i++)
		if (j->coming.list[i].is_late)
			return dk_fmt(j->a, "%s was not received", j->coming.list[i].purchase);
	return by != NULL ? dk_fmt(j->a, "the goods come with %s", by->purchase)
			  : "the goods are not there";
}

/* When goods that are not free can leave; not set: nobody knows. */
static enum dk_rc
find_ready(const struct job *j, const struct moving *m, const struct dk_coming *by,
    dk_date *ready, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;

	*ready = by != NULL ? by->day : DK_NO_DATE;
	if (by != NULL || m->lead_days <= 0)
		return DK_OK;
	return dk_workday_add(s, dk_session_today(s), m->lead_days, ready, err);
}

/* No day is known, and there is time: somebody may still find the goods. */
static bool
may_wait(const struct job *j, const struct moving *m, bool is_known, bool has_ready)
{
	int64_t left = dk_date_diff(m->given, dk_session_today(j->ch->session));

	return !is_known && left > 1 && (j->why->at_night || !has_ready);
}

static enum dk_rc
judge(struct job *j, const struct moving *m, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;
	struct dk_slip x = { .line_id = m->line_id, .order_id = m->order_id,
		.line_no = m->line_no, .given = m->given, .due = DK_NO_DATE,
		.waits = m->backordered > 0 };
	struct dk_promise_ask ask = { .ready = DK_NO_DATE, .wanted = m->wanted };
	const struct dk_coming *by = NULL;
	bool free = m->backordered == 0, known;
	struct dk_route route;
	struct dk_promise p;
	enum dk_rc rc = DK_OK;

	if (!dk_date_is_set(m->given))
		return DK_OK;
	if (m->allocated + m->backordered == 0)
		return dk_tell_void(j->ch, &x, err);
	if (!free)
		by = dk_coming_covers(&j->coming, j->free, m->ahead + m->backordered, &free);
	known = free || by != NULL;
	if (!free)
		rc = find_ready(j, m, by, &ask.ready, err);
	if (rc != DK_OK || may_wait(j, m, known, dk_date_is_set(ask.ready)))
		return rc;
	x.cause = cause_of(j, by);
	if (!free && !dk_date_is_set(ask.ready))
		return dk_tell_enter(j->ch, &x, err);
	rc = load_route(s, j->a, m, &route, err);
	if (rc == DK_OK)
		rc = dk_promise_by(s, &route, &ask, &p, err);
	if (rc != DK_OK)
		return rc;
	x.due = p.date;
	return p.date.days > m->given.days ? dk_tell_enter(j->ch, &x, err)
					   : dk_tell_void(j->ch, &x, err);
}

static enum dk_rc
load_product(struct job *j, dk_id product_id, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;
	enum dk_rc rc = dk_coming_find(s, j->a, product_id, j->why->late, &j->coming, err);

	return rc == DK_OK ? dk_stock_free(s, product_id, &j->free, err) : rc;
}

/* What its supplier ships for a line is for nobody else; else it has its place in the queue. */
static enum dk_rc
load_line(struct job *j, struct moving *m, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;
	dk_qty ahead = { 0 };
	enum dk_rc rc;

	if (m->backordered == 0)
		return DK_OK;
	if (m->is_drop)
		return dk_coming_of_line(s, j->a, m->line_id, j->why->late, &j->coming, err);
	rc = dk_queue_ahead(s, &(struct dk_queue_place){ m->product_id, m->order_id, m->line_no },
	    &ahead, err);
	m->ahead = ahead.milli;
	return rc == DK_OK ? load_product(j, m->product_id, err) : rc;
}

static enum dk_rc
move_line(struct dk_change *ch, dk_id line_id, const struct dk_promise_why *why,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena tmp = { 0 };
	struct job j = { .ch = ch, .a = &tmp, .why = why };
	struct dk_stmt *st = dk_sql(s->db, SQL_LINE);
	struct moving m;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	read_moving(st, &m);
	dk_done(st);
	rc = load_line(&j, &m, err);
	if (rc == DK_OK)
		rc = judge(&j, &m, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_promise_move(struct dk_change *ch, dk_id line_id, const char *cause, struct dk_err *err)
{
	const struct dk_promise_why why = { 0, cause,
		dk_date_add(dk_session_today(ch->session), -1), false };

	return move_line(ch, line_id, &why, err);
}

enum dk_rc
dk_promise_move_drops(struct dk_change *ch, const struct dk_drops *which,
    const struct dk_promise_why *why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db,
	    which != NULL ? SQL_DROPS_OF : SQL_DROPS);
	struct dk_arena keep = { 0 };
	size_t count = 0;
	dk_id *lines = NULL;
	enum dk_rc rc;

	if (which != NULL) {
		dk_bind_id(st, ":purchase", which->purchase);
		dk_bind_i64(st, ":line", which->line_no);
	}
	rc = dk_fetch_ids(st, &keep, &lines, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = move_line(ch, lines[i], why, err);
	dk_arena_free(&keep);
	return rc;
}

/* The queue of the product, the oldest first. */
static enum dk_rc
read_waiting(struct job *j, struct moving **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch->session->db, SQL_WAITING);
	size_t cap = 0;
	int64_t ahead = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", j->why->product_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(j->a, *out, *count, &cap, sizeof(**out));
		read_moving(st, &(*out)[*count]);
		(*out)[*count].ahead = ahead;
		ahead += (*out)[(*count)++].backordered;
	}
	return rc;
}

enum dk_rc
dk_promise_move_waiting(struct dk_change *ch, const struct dk_promise_why *why,
    struct dk_err *err)
{
	struct dk_arena keep = { 0 }, tmp = { 0 };
	struct job j = { .ch = ch, .a = &keep, .why = why };
	struct moving *all = NULL;
	size_t count = 0;
	enum dk_rc rc = load_product(&j, why->product_id, err);

	if (rc == DK_OK)
		rc = read_waiting(&j, &all, &count, err);
	j.a = &tmp;
	for (; rc == DK_OK && count > 0; count--) {
		rc = judge(&j, &all[count - 1], err);
		dk_arena_free(&tmp);
	}
	dk_arena_free(&keep);
	return rc;
}
