/* adjust_settle.c - adjustments that wait: listed, approved or refused by a second person. */
#include <string.h>

#include "core/control/once.h"
#include "core/control/rights.h"
#include "core/stock/adjust.h"
#include "core/stock/allocation.h"
#include "core/stock/value.h"
#include "db/fetch.h"
#include "docket/user.h"

#define LIST \
	"SELECT x.id, x.product_id, p.sku, p.name, l.code, x.reason, x.note, x.state," \
	" coalesce(u.name, ''), x.asked_at, coalesce(v.name, ''), x.settled_at, x.refusal, x.qty," \
	" x.value, x.is_apart, coalesce(t.code, '') FROM adjustment x" \
	" JOIN product p ON p.id = x.product_id JOIN location l ON l.id = x.location_id" \
	" LEFT JOIN lot t ON t.id = x.lot_id LEFT JOIN users u ON u.id = x.asked_by" \
	" LEFT JOIN users v ON v.id = x.settled_by "
static const char SQL_WAITING[] = LIST "WHERE x.state = 'open' ORDER BY x.id";
static const char SQL_ALL[] = LIST "ORDER BY x.id DESC";
static const char SQL_COUNT[] =
    "SELECT (SELECT count(*) FROM adjustment WHERE state = 'open') + (SELECT count(*)"
    " FROM stock_count c JOIN count_line x ON x.count_id = c.id WHERE c.state = 'open'"
    " AND x.state = 'approve')";
static const char SQL_ONE[] =
    "SELECT x.product_id, x.location_id, x.qty, x.is_apart, x.reason, x.value, x.state,"
    " x.asked_by, p.sku, x.lot_id FROM adjustment x JOIN product p ON p.id = x.product_id"
    " WHERE x.id = :id";
static const char SQL_SETTLE[] =
    "UPDATE adjustment SET state = :state, settled_by = :user, settled_at = :at,"
    " refusal = :refusal, day_id = :day, value = :value WHERE id = :id AND state = 'open'";

enum dk_rc
dk_adjust_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_adjustments *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, all ? SQL_ALL : SQL_WAITING);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*out->list));
	struct dk_adjustment *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_adjustment){ dk_col_id(st, 0),
			dk_col_id(st, 1), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a), dk_col_text(st, 16, a), dk_col_text(st, 5, a),
			dk_col_text(st, 6, a),
			dk_col_text(st, 7, a), dk_col_text(st, 8, a), dk_col_text(st, 9, a),
			dk_col_text(st, 10, a), dk_col_text(st, 11, a), dk_col_text(st, 12, a),
			dk_col_qty(st, 13), dk_col_money(st, 14), dk_col_bool(st, 15) };
	*out = (struct dk_adjustments){ rows.rows, rows.count };
	return rows.rc;
}

enum dk_rc
dk_stock_waiting(struct dk_session *s, int64_t *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = 0;
	return rc == DK_OK ? dk_one(dk_sql(s->db, SQL_COUNT), 0, out, err) : rc;
}

enum dk_rc
dk_stock_approver(struct dk_session *s, dk_money value, dk_id asked_by, struct dk_err *err)
{
	int64_t limit = dk_session_limit(s, DK_RIGHT_STOCK_APPROVE);
	dk_money worth = value.minor < 0 ? dk_money_neg(value) : value;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_STOCK_APPROVE, err);

	if (rc == DK_OK && asked_by == s->user_id)
		rc = dk_fail(err, DK_EREFUSED, "user",
		    "This is your own; somebody else must approve it.");
	if (rc == DK_OK && worth.minor > limit)
		rc = dk_fail(err, DK_EDENIED, NULL,
		    "It is worth %s; %s may approve up to %s. Ask someone with a higher limit.",
		    dk_money_show(worth, s->exponent).s, s->user,
		    dk_money_show(DK_MONEY(limit), s->exponent).s);
	return rc;
}

struct row {
	struct dk_move_in m;
	bool is_apart, is_open;
	dk_id asked_by;
};

static enum dk_rc
read_row(struct dk_change *ch, struct dk_arena *a, dk_id id, struct row *r, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ONE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "adjustment",
		    "There is no adjustment %lld. See: docket stock waiting", (long long)id);
	r->m = (struct dk_move_in){ .product_id = dk_col_id(st, 0),
		.location_id = dk_col_id(st, 1), .qty = dk_col_qty(st, 2), .kind = "adjustment",
		.reason = dk_col_text(st, 4, a), .document = "adjustment", .document_id = id,
		.cost = dk_col_money(st, 5), .lot_id = dk_col_id(st, 9) };
	r->is_apart = dk_col_bool(st, 3);
	r->is_open = strcmp(dk_col_peek(st, 6), "open") == 0;
	r->asked_by = dk_col_id(st, 7);
	if (!r->is_open)
		rc = dk_fail(err, DK_EREFUSED, "adjustment",
		    "Adjustment %lld of %s is %s already.", (long long)id, dk_col_peek(st, 8),
		    dk_col_peek(st, 6));
	dk_change_text(ch, "sku", dk_col_peek(st, 8));
	dk_done(st);
	return rc;
}

/* What of it is apart still: a count may have found it missing meanwhile. */
static enum dk_rc
find_held(struct dk_change *ch, const struct row *r, dk_qty *out, struct dk_err *err)
{
	int64_t asked = -r->m.qty.milli;
	enum dk_rc rc = dk_apart_spare(ch->session, &r->m, out, err);

	out->milli += asked; /* what others wait for is theirs */
	if (out->milli < 0)
		out->milli = 0;
	if (out->milli > asked)
		out->milli = asked;
	return rc;
}

enum dk_rc
dk_adjust_post(struct dk_change *ch, struct dk_move_in *m, struct dk_err *err)
{
	enum dk_rc rc = dk_move_post(ch, m, err);

	return rc == DK_OK ? dk_worth_post(ch, m->document, m->document_id, "stock-difference",
	    m->cost, err) : rc;
}

/* What it held apart goes, or is for sale again. */
static enum dk_rc
carry_out(struct dk_change *ch, struct row *r, bool is_refused, struct dk_err *err)
{
	struct dk_move_in apart = r->m;
	dk_qty held = { 0 };
	enum dk_rc rc = DK_OK;

	if (r->m.qty.milli < 0)
		rc = find_held(ch, r, &held, err);
	if (rc == DK_OK && r->m.qty.milli < 0 && !is_refused && held.milli < -r->m.qty.milli)
		return dk_fail(err, DK_EREFUSED, "adjustment",
		    "Of adjustment %lld only %s are set apart any more: the rest was counted or"
		    " taken meanwhile. Refuse it, and adjust anew what is still wrong.",
		    (long long)r->m.document_id, dk_qty_show(held).s);
	apart.qty.milli = -held.milli;
	if (rc == DK_OK && held.milli > 0 && !(is_refused && r->is_apart))
		rc = dk_stock_set_apart(ch, &apart, err);
	/* at what it is worth by now */
	return rc == DK_OK && !is_refused ? dk_adjust_post(ch, &r->m, err) : rc;
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_adjust_verdict *v, const struct row *r,
    const char *why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SETTLE);

	dk_bind_id(st, ":id", v->id);
	dk_bind_text(st, ":state", v->is_refused ? "refused" : "posted");
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_i64(st, ":value", r->m.cost.minor);
	dk_bind_text(st, ":refusal", why);
	dk_bind_id(st, ":day", ch->day_id);
	dk_change_subject(ch, "adjustment", v->id);
	if (v->is_refused)
		dk_change_text(ch, "reason", why);
	return dk_run(st, NULL, err);
}

/* One's own wish may be taken back by whoever may adjust; the rest is the second person's. */
static enum dk_rc
settle(struct dk_change *ch, struct dk_arena *a, const struct dk_adjust_verdict *v,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	const char *why = "";
	struct row r;
	enum dk_rc rc = v->is_refused ? dk_stock_why(a, v->reason, &why, err) : DK_OK;

	if (rc == DK_OK)
		rc = read_row(ch, a, v->id, &r, err);
	if (rc == DK_OK && !(v->is_refused && r.asked_by == s->user_id))
		rc = dk_stock_approver(s, r.m.cost, r.asked_by, err);
	if (rc == DK_OK)
		rc = carry_out(ch, &r, v->is_refused, err);
	return rc == DK_OK ? store(ch, v, &r, why, err) : rc;
}

static struct dk_approved
approved_of(dk_id id)
{
	struct dk_approved of = { 0 };

	snprintf(of.code, sizeof(of.code), "adjustment %lld", (long long)id);
	return of;
}

enum dk_rc
dk_adjust_approve(struct dk_session *s, const struct dk_adjust_ask *ask, dk_id *approver,
    struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_STOCK_APPROVE, approver,
	    err);

	if (rc == DK_OK)
		s->approval.of = approved_of(ask->id);
	return rc;
}

enum dk_rc
dk_adjust_settle(struct dk_session *s, const struct dk_adjust_verdict *v, struct dk_err *err)
{
	enum dk_right right = v->is_refused ? DK_RIGHT_STOCK_ADJUST : DK_RIGHT_STOCK_APPROVE;
	struct dk_session acting = dk_approval_act(s, v->approver);
	const struct dk_approved of = approved_of(v->id);
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(&acting, right,
	    v->is_refused ? "stock.refuse" : "stock.approve", &ch, err);

	if (rc != DK_OK)
		return rc;
	if (acting.user_id != s->user_id) {
		rc = dk_approval_spend(s, v->approver, DK_RIGHT_STOCK_APPROVE, &of, err);
		dk_change_text(&ch, "desk_user", s->user);
	}
	if (rc == DK_OK)
		rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK && done == 0)
		rc = settle(&ch, &tmp, v, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
