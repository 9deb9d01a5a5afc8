/* queue.c - the verify queue, and the figures of the home screen. */
#include <string.h>

#include "core/control/home_sum.h"
#include "core/control/shipment_states.h"
#include "core/order/claim.h"
#include "db/fetch.h"
#include "docket/order_list.h"

static const char SQL_QUEUE[] =
    "SELECT o.id, o.number, coalesce(c.name, ''), coalesce(u.name, 'docket'), o.entered_at,"
    " o.line_count, o.total,"
    " (SELECT count(*) FROM hold h WHERE h.order_id = o.id AND h.released_at = ''),"
    " coalesce((SELECT f.text FROM finding f WHERE f.order_id = o.id AND f.passed_at = ''"
    " ORDER BY CASE f.severity WHEN 'stop' THEN 0 WHEN 'warn' THEN 1 ELSE 2 END, f.line_no"
    " LIMIT 1), 'to be looked at'), coalesce(w.name, ''), coalesce(k.since, ''), o.currency"
    " FROM orders o LEFT JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN users u ON u.id = o.entered_by"
    " LEFT JOIN verify_claim k ON k.order_id = o.id AND k.touched_at >= :alive"
    " LEFT JOIN users w ON w.id = k.user_id WHERE o.state = 'entered'"
    " AND o.state IN ('draft', 'entered', 'verified') ORDER BY 8 DESC, o.entered_at, o.id";
static const char SQL_OPEN[] =
    "SELECT count(CASE WHEN o.state = 'entered' THEN 1 END),"
    " coalesce(min(CASE WHEN o.state = 'entered' THEN o.entered_at END), ''),"
    " count(CASE WHEN o.stage = 'held' THEN 1 END),"
    " count(CASE WHEN o.stage IN ('allocated', 'picking', 'checked', 'packed') THEN 1 END),"
    " count(CASE WHEN o.promised <> '' AND o.promised < :today"
    " AND o.stage NOT IN ('shipped', 'invoiced') THEN 1 END)"
    " FROM orders o WHERE o.state IN ('entered', 'verified')"
    " AND o.state IN ('draft', 'entered', 'verified')";
static const char SQL_CREDIT[] = "SELECT count(*) FROM hold WHERE code = 'credit-limit'"
				 " AND released_at = ''";
static const char SQL_MAIL[] =
    "SELECT count(*), coalesce(min(at), '') FROM mail WHERE state = 'queued'";
static const char SQL_DRAFTS[] = "SELECT count(*) FROM orders WHERE state = 'draft'"
				 " AND state IN ('draft', 'entered', 'verified')"
				 " AND owner_id = :user";
static const char SQL_ENTERED[] =
    "SELECT count(*), coalesce(sum(o.line_count), 0),"
    " coalesce(sum(coalesce(o.home_total, o.total)), 0) FROM orders o"
    " JOIN day d ON d.id = o.day_id WHERE d.site_id = :site AND d.state = 'open'";
static const char SQL_SHIPPED[] =
    "SELECT count(DISTINCT h.id), count(l.id), coalesce(sum(CASE WHEN x.ordered > 0"
    " THEN " DK_SUM_HOME("x.net * coalesce(l.picked, 0) / x.ordered", "o.exchange", "o.currency")
    " ELSE 0 END), 0)"
    " FROM day d JOIN shipment h ON h.day_id = d.id JOIN shipment_line l ON l.shipment_id = h.id"
    " JOIN order_line x ON x.id = l.line_id JOIN orders o ON o.id = x.order_id"
    " WHERE d.site_id = :site AND d.state = 'open' AND h.state IN " DK_SHIPMENT_LEFT;

static int64_t
minutes_since(const struct dk_session *s, const char *at)
{
	int64_t ms;

	return dk_instant_parse(at, &ms) ? (dk_session_now(s) - ms) / 60000 : 0;
}

enum dk_rc
dk_verify_queue(struct dk_session *s, struct dk_arena *a, struct dk_verify_row **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_QUEUE);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_verify_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_instant(st, ":alive", dk_verify_claim_alive(s));
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_verify_row){ .id = dk_col_id(st, 0),
			.number = dk_col_text(st, 1, a),
			.customer_name = dk_col_text(st, 2, a),
			.by = dk_col_text(st, 3, a),
			.minutes = minutes_since(s, dk_col_peek(st, 4)),
			.lines = dk_col_i64(st, 5),
			.total = dk_col_money(st, 6),
			.is_held = dk_col_i64(st, 7) > 0,
			.why = dk_col_text(st, 8, a),
			.claimed_by = dk_col_text(st, 9, a),
			.claimed_minutes = dk_verify_claim_minutes(s, dk_col_peek(st, 10)),
			.currency = dk_col_text(st, 11, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
count_open(struct dk_session *s, struct dk_desk_counts *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OPEN);
	enum dk_rc rc;
	bool more;

	dk_bind_date(st, ":today", dk_session_today(s));
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	out->to_verify = dk_col_i64(st, 0);
	out->oldest_verify_minutes = minutes_since(s, dk_col_peek(st, 1));
	out->held = dk_col_i64(st, 2);
	out->to_ship = dk_col_i64(st, 3);
	out->late = dk_col_i64(st, 4);
	dk_done(st);
	return dk_one(dk_sql(s->db, SQL_CREDIT), 0, &out->held_credit, err);
}

static enum dk_rc
count_mail(struct dk_session *s, struct dk_desk_counts *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_MAIL);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	out->mail = dk_col_i64(st, 0);
	out->oldest_mail_minutes = out->mail > 0 ? minutes_since(s, dk_col_peek(st, 1)) : 0;
	dk_done(st);
	return DK_OK;
}

/* count, lines, value of one query over the open day */
static enum dk_rc
count_day(struct dk_session *s, const char *sql, int64_t *orders, int64_t *lines, dk_money *value,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":site", s->site_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	*orders = dk_col_i64(st, 0);
	*lines = dk_col_i64(st, 1);
	*value = dk_col_money(st, 2);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_desk_count(struct dk_session *s, struct dk_desk_counts *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_desk_counts){ 0 };
	if (rc == DK_OK)
		rc = count_open(s, out, err);
	if (rc == DK_OK)
		rc = count_mail(s, out, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_DRAFTS);
		dk_bind_id(st, ":user", s->user_id);
		rc = dk_one(st, 0, &out->drafts_mine, err);
	}
	if (rc == DK_OK)
		rc = count_day(s, SQL_ENTERED, &out->entered_orders, &out->entered_lines,
		    &out->entered_value, err);
	if (rc == DK_OK)
		rc = count_day(s, SQL_SHIPPED, &out->shipped_orders, &out->shipped_lines,
		    &out->shipped_value, err);
	return rc;
}
