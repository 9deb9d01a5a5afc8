/* hand_out.c - who waits for a product, what a policy gives each, and giving it. */
#include "docket/hand_out.h"

#include <stdlib.h>
#include <string.h>

#include "core/control/once.h"
#include "core/order/atp.h"
#include "core/order/promise_move.h"
#include "core/order/stage.h"
#include "core/stock/spread.h"
#include "core/supply/policy/policy.h"
#include "core/supply/serve.h"
#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/text.h"

/* what is on a list being picked would make it stale */
static const char SQL_WAITING[] =
    "SELECT l.id, o.id, coalesce(o.number, ''), c.number, c.name, l.line_no, c.priority,"
    " l.backordered, l.promise FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN customer c ON c.id = o.customer_id"
    " WHERE l.product_id = :product AND l.backordered > 0 AND l.supply = ''"
    " AND o.state IN ('entered', 'verified')"
    " AND CASE WHEN l.wanted <> '' THEN l.wanted ELSE o.wanted END <= :horizon"
    " AND NOT EXISTS (SELECT 1 FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
    "  WHERE x.line_id = l.id AND x.picked IS NULL AND h.state = 'picking')"
    " ORDER BY o.entered_at, o.id, l.line_no";
/* Once an order: how many of its lines wait for the product (one more: for others, too), and is it
 * held? The indexes are named: a product may have a hundred thousand lines that wait, an order
 * thousands, and neither is walked. */
static const char SQL_ORDER[] =
    "SELECT (SELECT count(*) FROM order_line z INDEXED BY order_line_product"
    "  WHERE z.product_id = :product AND z.order_id = :order AND z.backordered > 0"
    "  AND z.supply = '')"
    " + EXISTS (SELECT 1 FROM order_line z INDEXED BY order_line_waiting_order"
    "  WHERE z.order_id = :order AND z.backordered > 0 AND z.supply = ''"
    "  AND z.product_id <> :product),"
    " EXISTS (SELECT 1 FROM hold h WHERE h.order_id = :order AND h.released_at = '')";
static const char SQL_ADD[] =
    "INSERT INTO hand_out (product_id, policy, reason, day_id, user_id, at)"
    " VALUES (:product, :policy, :reason, :day, :user, :at)";
static const char SQL_GAVE[] =
    "INSERT INTO hand_out_line (hand_out_id, line_id, location_id, qty)"
    " VALUES (:hand_out, :line, :location, :qty)";

static const char SQL_STORED[] =
    "SELECT p.id, p.sku, p.name, h.policy, l.id, o.id, coalesce(o.number, ''), c.number, c.name,"
    " l.line_no, c.priority, sum(g.qty), l.promise FROM hand_out h"
    " JOIN product p ON p.id = h.product_id JOIN hand_out_line g ON g.hand_out_id = h.id"
    " JOIN order_line l ON l.id = g.line_id JOIN orders o ON o.id = l.order_id"
    " JOIN customer c ON c.id = o.customer_id WHERE h.id = :id"
    " GROUP BY p.id, p.sku, p.name, h.policy, l.id, o.id, o.number, c.number, c.name, l.line_no,"
    " c.priority, l.promise ORDER BY l.id";

const struct dk_hand_policy *
dk_hand_policies(void)
{
	static struct dk_hand_policy list[16];
	size_t count;
	const struct dk_policy *const *all = dk_policies(&count);

	dk_assert(count < DK_COUNT(list));
	for (size_t i = 0; i < count; i++)
		list[i] = (struct dk_hand_policy){ all[i]->name, all[i]->summary };
	return list;
}

static enum dk_rc
find_policy(struct dk_session *s, struct dk_arena *a, const char *name,
    const struct dk_policy **out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;
	size_t count;
	const struct dk_policy *const *all = dk_policies(&count);
	const char *known = "";

	if (name[0] == '\0')
		rc = dk_setting_text(s, a, "handout_policy", &name, err);
	if (rc != DK_OK)
		return rc;
	*out = dk_policy_find(name);
	if (*out != NULL)
		return DK_OK;
	for (size_t i = 0; i < count; i++)
		known = dk_fmt(a, "%s%s%s", known, i > 0 ? ", " : "", all[i]->name);
	return dk_fail(err, DK_EINPUT, "policy", "There is no policy \"%.40s\": %s.", name, known);
}

/* An order may have lines that wait and are not here (other items, or the same for later), or be
 * held. */
static enum dk_rc
read_orders(struct dk_session *s, struct dk_hand_out *x, struct dk_waiting *lines,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0, end; rc == DK_OK && i < x->count; i = end) {
		struct dk_stmt *st = dk_sql(s->db, SQL_ORDER);
		bool more;

		for (end = i; end < x->count && lines[end].order_id == lines[i].order_id;)
			end++;
		dk_bind_id(st, ":product", x->product_id);
		dk_bind_id(st, ":order", lines[i].order_id);
		if ((rc = dk_row(st, &more, err)) != DK_OK)
			return rc;
		for (size_t k = i; more && k < end; k++) {
			lines[k].waits_otherwise = dk_col_i64(st, 0) > (int64_t)(end - i);
			x->rows[k].is_held = dk_col_bool(st, 1);
		}
		dk_done(st);
	}
	return rc;
}

/* The rows as the policy sees them. */
static enum dk_rc
read_waiting(struct dk_session *s, struct dk_arena *a, const struct dk_product *p,
    struct dk_hand_out *x, struct dk_waiting **lines, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0, lines_cap = 0;
	dk_date horizon;
	bool more;
	enum dk_rc rc = dk_product_horizon(s, p->reserve_days, &horizon, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_WAITING);
	dk_bind_id(st, ":product", x->product_id);
	dk_bind_date(st, ":horizon", horizon);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_hand_row *r;

		x->rows = dk_arena_grow(a, x->rows, x->count, &cap, sizeof(*x->rows));
		*lines = dk_arena_grow(a, *lines, x->count, &lines_cap, sizeof(**lines));
		r = &x->rows[x->count];
		*r = (struct dk_hand_row){ .line_id = dk_col_id(st, 0),
			.order_id = dk_col_id(st, 1), .order = dk_col_text(st, 2, a),
			.customer = dk_col_text(st, 3, a), .customer_name = dk_col_text(st, 4, a),
			.line_no = dk_col_i64(st, 5), .priority = dk_col_i64(st, 6),
			.waits = dk_col_qty(st, 7), .promise = dk_col_date(st, 8) };
		(*lines)[x->count++] = (struct dk_waiting){ r->line_id, r->order_id,
			r->waits.milli, 0, r->priority, r->promise, false };
	}
	return rc == DK_OK ? read_orders(s, x, *lines, err) : rc;
}

/* When what keeps waiting can arrive: the queue, from its head, takes what is expected. */
struct arrivals {
	struct dk_comings coming;
	dk_date *there;         /* of each, with a working day on the road */
	dk_date bought;         /* of what nobody has ordered yet */
	size_t taken;           /* so many of them are used up by the queue so far */
	int64_t comes, needs;   /* and so much they bring; so much it wants */
};

static enum dk_rc
find_arrivals(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct arrivals *out,
    struct dk_err *err)
{
	struct dk_product *p = NULL;
	int64_t lead = 0;
	enum dk_rc rc = dk_product_load(s, a, product_id, &p, err);

	*out = (struct arrivals){ .taken = 0 };
	if (rc == DK_OK && (lead = p->lead_days) <= 0)
		rc = dk_setting_i64(s, "default_lead_days", &lead, err);
	if (rc == DK_OK)
		rc = dk_workday_add(s, dk_session_today(s), lead + 1, &out->bought, err);
	if (rc == DK_OK)
		rc = dk_coming_find(s, a, product_id, dk_date_add(dk_session_today(s), -1),
		    &out->coming, err);
	if (rc == DK_OK)
		out->there = dk_arena_array(a, out->coming.count + 1, sizeof(*out->there));
	for (size_t i = 0; rc == DK_OK && i < out->coming.count; i++)
		rc = dk_workday_add(s, out->coming.list[i].day, 1, &out->there[i], err);
	return rc;
}

/* Of the next in the queue that wants so much more. */
static dk_date
arrives(struct arrivals *x, int64_t rest)
{
	x->needs += rest;
	while (x->comes < x->needs && x->taken < x->coming.count)
		x->comes += x->coming.list[x->taken++].qty.milli;
	return x->comes < x->needs || x->taken == 0 ? x->bought : x->there[x->taken - 1];
}

/* An order is whole when all its rows are served and nothing else of it waits; a line that keeps
 * waiting is late when what comes, or is bought now, arrives after its promise. */
static enum dk_rc
judge(struct dk_session *s, struct dk_arena *a, struct dk_hand_out *x,
    const struct dk_waiting *lines, struct dk_err *err)
{
	struct arrivals on = { .taken = 0 };
	enum dk_rc rc = find_arrivals(s, a, x->product_id, &on, err);

	for (size_t i = 0, end; rc == DK_OK && i < x->count; i = end) {
		bool whole = !lines[i].waits_otherwise;

		for (end = i; end < x->count && lines[end].order_id == lines[i].order_id; end++)
			whole = whole && lines[end].served == lines[end].waits;
		for (size_t k = i; k < end; k++) {
			struct dk_hand_row *r = &x->rows[k];

			r->served.milli = lines[k].served;
			r->becomes_whole = whole;
			x->given.milli += r->served.milli;
			if (r->served.milli < r->waits.milli)
				r->becomes_late = dk_date_diff(arrives(&on,
				    r->waits.milli - r->served.milli), r->promise) > 0 &&
				    dk_date_is_set(r->promise);
		}
	}
	return rc;
}

static enum dk_rc
work_out(struct dk_session *s, struct dk_arena *a, const struct dk_hand_ask *ask,
    struct dk_hand_out *x, struct dk_err *err)
{
	const struct dk_policy *by = NULL;
	struct dk_sharing sharing = { 0 };
	struct dk_product *p = NULL;
	int64_t step = DK_QTY(1).milli;
	enum dk_rc rc = find_policy(s, a, ask->policy, &by, err);

	*x = (struct dk_hand_out){ .product_id = ask->product_id, .reason = "", .by = s->user,
		.at = "", .undone_at = "" };
	if (rc == DK_OK)
		rc = dk_product_load(s, a, ask->product_id, &p, err);
	if (rc == DK_OK)
		rc = dk_stock_free(s, ask->product_id, &x->free, err);
	if (rc == DK_OK)
		rc = read_waiting(s, a, p, x, &sharing.lines, err);
	if (rc != DK_OK)
		return rc;
	for (int64_t d = p->decimals; d > 0; d--) /* the smallest part that is sold */
		step /= 10;
	x->policy = by->name;
	x->sku = p->sku;
	x->name = p->name;
	sharing.count = x->count;
	sharing.free = x->free.milli > 0 ? x->free.milli : 0;
	sharing.multiple = p->multiple.milli > 0 ? p->multiple.milli : step;
	by->share(&sharing);
	return judge(s, a, x, sharing.lines, err);
}

enum dk_rc
dk_hand_out_preview(struct dk_session *s, struct dk_arena *a, const struct dk_hand_ask *ask,
    struct dk_hand_out *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_hand_out){ 0 };
	return rc == DK_OK ? work_out(s, a, ask, out, err) : rc;
}

/* Where the line's part was taken. */
static enum dk_rc
note_places(struct dk_change *ch, const struct dk_hand_out *x, dk_id line_id,
    const struct dk_spread *sp, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < sp->given_count; i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_GAVE);

		dk_bind_id(st, ":hand_out", x->id);
		dk_bind_id(st, ":line", line_id);
		dk_bind_id(st, ":location", sp->given[i].location_id);
		dk_bind_i64(st, ":qty", sp->given[i].qty);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

/* What the line gets in fact: of lots, only what keeps long enough for its customer. */
static enum dk_rc
give_line(struct dk_change *ch, struct dk_hand_out *x, struct dk_hand_row *r, struct dk_spread *sp,
    struct dk_err *err)
{
	struct dk_line_delta d = { .line_id = r->line_id };
	dk_qty got;
	enum dk_rc rc = dk_spread_give(ch, sp, r->line_id, r->served, &got, err);

	if (rc != DK_OK)
		return rc;
	x->given.milli -= r->served.milli - got.milli;
	r->becomes_whole = r->becomes_whole && got.milli == r->served.milli;
	r->served = got;
	d.allocated = got.milli;
	d.backordered = -got.milli;
	if (got.milli > 0)
		rc = dk_line_apply(ch, &d, err);
	return rc == DK_OK ? note_places(ch, x, r->line_id, sp, err) : rc;
}

/* How far the order is now: stored, or noted for later. */
static enum dk_rc
judge_order(struct dk_change *ch, dk_id order_id, struct dk_serve *later, struct dk_err *err)
{
	if (later == NULL)
		return dk_stage_store(ch, order_id, err);
	later->orders = dk_arena_grow(later->a, later->orders, later->count, &later->cap,
	    sizeof(*later->orders));
	later->orders[later->count++] = order_id;
	return DK_OK;
}

static enum dk_rc
give(struct dk_change *ch, struct dk_hand_out *x, struct dk_serve *later, struct dk_err *err)
{
	struct dk_spread sp;
	bool has_got = false;
	enum dk_rc rc = dk_spread_begin(ch, x->product_id, &sp, err);

	/* order by order: its rows are at hand when its stage is judged */
	for (size_t i = 0; rc == DK_OK && i < x->count; i++) {
		if (x->rows[i].served.milli > 0) {
			rc = give_line(ch, x, &x->rows[i], &sp, err);
			has_got = true;
		}
		if (rc == DK_OK && has_got &&
		    (i + 1 == x->count || x->rows[i + 1].order_id != x->rows[i].order_id)) {
			rc = judge_order(ch, x->rows[i].order_id, later, err);
			has_got = false;
		}
	}
	return rc == DK_OK ? dk_spread_end(ch, &sp, err) : rc;
}

/* Where others took the place of a line, its promise may not hold any more. */
static enum dk_rc
look_at_late(struct dk_change *ch, const struct dk_hand_out *x, struct dk_err *err)
{
	const struct dk_promise_why why = { x->product_id, "others were served first",
		dk_date_add(dk_session_today(ch->session), -1), false };
	bool any = false;

	for (size_t i = 0; i < x->count; i++)
		any = any || x->rows[i].becomes_late;
	return any ? dk_promise_move_waiting(ch, &why, err) : DK_OK;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_hand_out *x, struct dk_serve *later, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);
	enum dk_rc rc;

	dk_bind_id(st, ":product", x->product_id);
	dk_bind_text(st, ":policy", x->policy);
	dk_bind_text(st, ":reason", x->reason);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_insert(st, &x->id, err);
	if (rc == DK_OK)
		rc = give(ch, x, later, err);
	if (rc == DK_OK)
		rc = look_at_late(ch, x, err);
	dk_change_subject(ch, "hand-out", x->id);
	dk_change_text(ch, "sku", x->sku);
	dk_change_text(ch, "policy", x->policy);
	dk_change_text(ch, "reason", x->reason);
	dk_change_text(ch, "pieces", dk_qty_text(x->given).s);
	return rc;
}

static int
by_line(const void *x, const void *y)
{
	dk_id a = ((const struct dk_hand_row *)x)->line_id;
	dk_id b = ((const struct dk_hand_row *)y)->line_id;

	return (a > b) - (a < b);
}

/* The rows by line: those shown may have been sorted otherwise. */
static struct dk_hand_row *
sorted(struct dk_arena *a, const struct dk_hand_out *x)
{
	struct dk_hand_row *rows = dk_arena_array(a, x->count + 1, sizeof(*rows));

	if (x->count > 0)
		memcpy(rows, x->rows, x->count * sizeof(*rows));
	qsort(rows, x->count, sizeof(*rows), by_line);
	return rows;
}

static bool
is_as_shown(struct dk_arena *a, const struct dk_hand_out *now, const struct dk_hand_out *shown)
{
	const struct dk_hand_row *x, *y;

	if (now->count != shown->count)
		return false;
	x = sorted(a, now);
	y = sorted(a, shown);
	for (size_t i = 0; i < now->count; i++)
		if (x[i].line_id != y[i].line_id || x[i].served.milli != y[i].served.milli)
			return false;
	return true;
}

/* A retry: what was given then, whatever would be given now. */
static enum dk_rc
answer_again(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_hand_out *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_STORED);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = (struct dk_hand_out){ .id = id, .sku = "", .name = "", .policy = "", .reason = "",
		.by = "", .at = "", .undone_at = "" };
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_hand_row *r;

		out->rows = dk_arena_grow(a, out->rows, out->count, &cap, sizeof(*out->rows));
		r = &out->rows[out->count++];
		out->product_id = dk_col_id(st, 0);
		out->sku = dk_col_text(st, 1, a);
		out->name = dk_col_text(st, 2, a);
		out->policy = dk_col_text(st, 3, a);
		*r = (struct dk_hand_row){ .line_id = dk_col_id(st, 4),
			.order_id = dk_col_id(st, 5), .order = dk_col_text(st, 6, a),
			.customer = dk_col_text(st, 7, a), .customer_name = dk_col_text(st, 8, a),
			.line_no = dk_col_i64(st, 9), .priority = dk_col_i64(st, 10),
			.waits = dk_col_qty(st, 11), .served = dk_col_qty(st, 11),
			.promise = dk_col_date(st, 12) };
		out->given.milli += r->served.milli;
	}
	out->free = out->given;
	return rc;
}

enum dk_rc
dk_hand_out_commit(struct dk_session *s, struct dk_arena *a, const struct dk_hand_ask *ask,
    struct dk_hand_out *out, struct dk_err *err)
{
	struct dk_change ch;
	char *text = NULL;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "stock.handout", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK)
		rc = dk_text_clean(a, ask->reason != NULL ? ask->reason : "", false, 500, &text,
		    err);
	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	if (rc == DK_OK && done == 0)
		rc = work_out(s, a, ask, out, err);
	if (rc == DK_OK && done != 0)
		rc = answer_again(s, a, done, out, err);
	if (rc != DK_OK || done != 0)
		return dk_change_end(&ch, rc, err);
	out->reason = text;
	if (ask->shown != NULL && !is_as_shown(a, out, ask->shown))
		rc = dk_fail(err, DK_ECONFLICT, "sku",
		    "Stock or orders changed meanwhile. Look who gets what now, then give it.");
	else if (out->count == 0)
		rc = dk_fail(err, DK_EREFUSED, "sku", "Nobody waits for %s.", out->sku);
	else if (out->given.milli == 0)
		rc = dk_fail(err, DK_EREFUSED, "sku", "Nothing of %s can be given: %s free.",
		    out->sku, dk_qty_show(out->free).s);
	if (rc == DK_OK)
		rc = store(&ch, out, NULL, err);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_serve_product(struct dk_session *s, struct dk_serve *v, dk_id product_id, struct dk_err *err)
{
	const struct dk_hand_ask ask = { product_id, "", v->reason, NULL };
	struct dk_arena tmp = { 0 };
	struct dk_hand_out x;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "stock.handout", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = work_out(s, &tmp, &ask, &x, err);
	x.reason = v->reason;
	if (rc == DK_OK && x.given.milli > 0) {
		rc = store(&ch, &x, v, err);
		v->given.milli += x.given.milli;
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

static int
by_id(const void *x, const void *y)
{
	dk_id a = *(const dk_id *)x, b = *(const dk_id *)y;

	return (a > b) - (a < b);
}

enum dk_rc
dk_serve_end(struct dk_change *ch, struct dk_serve *v, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (v->count > 0)
		qsort(v->orders, v->count, sizeof(*v->orders), by_id);
	for (size_t i = 0; rc == DK_OK && i < v->count; i++)
		if (i == 0 || v->orders[i] != v->orders[i - 1])
			rc = dk_stage_store(ch, v->orders[i], err);
	return rc;
}
