/*
 * promise_review.c - the late-promise rule of a day's end: promises of all that waits or lies ready
 * against what can be done now, and what is given up when its last day has come.
 */
#include "core/order/promise_move.h"
#include "db/fetch.h"
#include "docket/order.h"
#include "docket/tell.h"

static const char SQL_WAITED_FOR[] =
    "SELECT DISTINCT product_id FROM order_line WHERE backordered > 0"
    " AND supply = '' ORDER BY product_id";
/* goods that lie there and have not left; later promises have time */
static const char SQL_READY[] =
    "SELECT l.id FROM orders o JOIN order_line l ON l.order_id = o.id"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.state <> 'draft'"
    " AND l.allocated > 0 AND l.backordered = 0 AND l.promise <> '' AND l.promise <= :soon"
    " ORDER BY l.id";
static const char SQL_IDLE[] =
    "UPDATE tell SET state = 'void', settled_at = :at WHERE state IN ('open', 'deferred')"
    " AND line_id IN (SELECT id FROM order_line WHERE allocated + backordered = 0)";
static const char SQL_COUNTS[] =
    "SELECT count(CASE WHEN state = 'open' THEN 1 END),"
    " count(CASE WHEN state = 'void' THEN 1 END) FROM tell WHERE state IN ('open', 'void')";
/* only who was told may lose his goods */
static const char SQL_GIVEN_UP[] =
    "SELECT l.order_id, l.line_no, l.backordered, t.cancel_on FROM tell t"
    " JOIN order_line l ON l.id = t.line_id"
    " WHERE t.state = 'told' AND t.cancel_on <> '' AND t.cancel_on <= :today AND t.is_kept = 0"
    " AND l.backordered > 0 AND t.id = (SELECT max(x.id) FROM tell x WHERE x.line_id = l.id)"
    /* what a supplier is to ship is told him first */
    " AND NOT EXISTS (SELECT 1 FROM purchase_line b WHERE b.order_line_id = l.id"
    " AND b.is_closed = 0 AND b.received < b.ordered)"
    " ORDER BY l.order_id, l.line_no";

enum { SOON_DAYS = 30 };

struct ids {
	dk_id *list;
	size_t count;
};

/* Waiting lines, product by product. */
static enum dk_rc
review_waiting(struct dk_change *ch, struct dk_arena *a, bool day_is_over, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct ids products;
	enum dk_rc rc = dk_fetch_ids(dk_sql(s->db, SQL_WAITED_FOR), a, &products.list,
	    &products.count, err);

	for (size_t i = 0; rc == DK_OK && i < products.count; i++) {
		const struct dk_promise_why why = { products.list[i], NULL,
			dk_date_add(dk_session_today(s), day_is_over ? 0 : -1), true };

		rc = dk_promise_move_waiting(ch, &why, err);
	}
	if (rc == DK_OK)
		rc = dk_promise_move_drops(ch, NULL, &(struct dk_promise_why){ 0, NULL,
		    dk_date_add(dk_session_today(s), day_is_over ? 0 : -1), true }, err);
	return rc;
}

/* Goods that should have left. */
static enum dk_rc
review_ready(struct dk_change *ch, struct dk_arena *a, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_stmt *st = dk_sql(s->db, SQL_READY);
	struct ids lines;
	enum dk_rc rc;

	dk_bind_date(st, ":soon", dk_date_add(dk_session_today(s), SOON_DAYS));
	rc = dk_fetch_ids(st, a, &lines.list, &lines.count, err);
	for (size_t i = 0; rc == DK_OK && i < lines.count; i++)
		rc = dk_promise_move(ch, lines.list[i], "it has not left in time", err);
	return rc;
}

static enum dk_rc
count(struct dk_session *s, int64_t *open, int64_t *mended, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COUNTS);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*open = dk_col_i64(st, 0);
	*mended = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

/* One row of the journal for all that moved. */
static enum dk_rc
review(struct dk_change *ch, bool day_is_over, struct dk_reviewed *out, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st;
	int64_t open = 0, mended = 0;
	enum dk_rc rc = count(s, &open, &mended, err);

	if (rc == DK_OK)
		rc = review_waiting(ch, &tmp, day_is_over, err);
	if (rc == DK_OK)
		rc = review_ready(ch, &tmp, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_IDLE);
		dk_bind_instant(st, ":at", ch->now_ms);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK)
		rc = count(s, &out->to_tell, &out->mended, err);
	out->mended -= mended;
	if (rc == DK_OK && (out->to_tell != open || out->mended != 0 || dk_change_is_noted(ch))) {
		dk_change_subject(ch, "day", ch->day_id);
		dk_change_i64(ch, "to_tell", out->to_tell);
		dk_change_i64(ch, "mended", out->mended);
	}
	dk_arena_free(&tmp);
	return rc;
}

struct given_up {
	dk_id order_id;
	int64_t line_no;
	dk_qty qty;
	dk_date on;
};

static enum dk_rc
read_given_up(struct dk_session *s, struct dk_arena *a, struct given_up **out, size_t *count_out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_GIVEN_UP);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct given_up *row;

	dk_bind_date(st, ":today", dk_session_today(s));
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct given_up){ dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_col_qty(st, 2), dk_col_date(st, 3) };
	*out = rows.rows;
	*count_out = rows.count;
	return rows.rc;
}

/* Each is a change of its own, on its order's timeline. */
static enum dk_rc
give_up(struct dk_session *s, struct dk_reviewed *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct given_up *all = NULL;
	size_t n = 0;
	enum dk_rc rc = read_given_up(s, &tmp, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		const char *reason = dk_fmt(&tmp, "not there by %s, as the customer was told",
		    dk_date_iso(all[i].on).s);

		rc = dk_order_cancel(s, all[i].order_id, all[i].line_no, all[i].qty, reason, err);
		out->cancelled += rc == DK_OK;
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_promise_review(struct dk_session *s, bool day_is_over, struct dk_reviewed *out,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_CANCEL, "promise.review", &ch, err);

	*out = (struct dk_reviewed){ 0 };
	if (rc != DK_OK)
		return rc;
	rc = review(&ch, day_is_over, out, err);
	rc = dk_change_end(&ch, rc, err);
	return rc == DK_OK ? give_up(s, out, err) : rc;
}
