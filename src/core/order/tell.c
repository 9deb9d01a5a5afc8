/* tell.c - customers who are to be told that a promise cannot be kept. */
#include "docket/tell.h"

#include <string.h>

#include "core/order/promise.h"
#include "core/order/promise_move.h"
#include "docket/setting.h"

static const char SQL_OPEN[] =
    "SELECT id, due, cause, until FROM tell WHERE line_id = :line"
    " AND state IN ('open', 'deferred')";
static const char SQL_EARLIER[] =
    "SELECT count(*), coalesce(max(is_kept), 0),"
    " coalesce(max(CASE WHEN cancel_on <> '' AND is_kept = 0 THEN 1 ELSE 0 END), 0)"
    " FROM tell WHERE line_id = :line AND state = 'told'";
/* lines of an order that may not be split have one new date */
static const char SQL_TOGETHER[] =
    "SELECT coalesce(max(t.due), ''), coalesce(min(t.due), '-') FROM order_line l"
    " JOIN tell t ON t.line_id = l.id AND t.state IN ('open', 'deferred')"
    " JOIN orders o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id"
    " WHERE l.order_id = :order AND l.id <> :line AND c.shortage_policy = 'wait'";
static const char SQL_ALIGN[] =
    "UPDATE tell SET due = :due WHERE state IN ('open', 'deferred') AND due <> :due"
    " AND line_id IN (SELECT l.id FROM order_line l JOIN orders o ON o.id = l.order_id"
    " JOIN customer c ON c.id = o.customer_id"
    " WHERE l.order_id = :order AND c.shortage_policy = 'wait')";
static const char SQL_ADD[] =
    "INSERT INTO tell (line_id, state, cause, given, due, cancel_on, is_kept, at, day_id)"
    " VALUES (:line, 'open', :cause, :given, :due, :cancel, :kept, :at, :day)";
static const char SQL_MOVE[] =
    "UPDATE tell SET due = :due, cause = :cause, cancel_on = :cancel,"
    " state = CASE WHEN :worse = 1 THEN 'open' ELSE state END WHERE id = :id";
static const char SQL_VOID[] =
    "UPDATE tell SET state = 'void', settled_at = :at WHERE line_id = :line"
    " AND state IN ('open', 'deferred')";

/* What stands in the list of the line already, and what he was told before. */
struct known {
	dk_id open_id;
	dk_date due;
	bool same_cause, is_kept, is_final;
	int64_t told;
};

static enum dk_rc
find_known(struct dk_session *s, const struct dk_slip *x, struct known *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OPEN);
	enum dk_rc rc;
	bool more;

	*out = (struct known){ .due = DK_NO_DATE };
	dk_bind_id(st, ":line", x->line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		out->open_id = dk_col_id(st, 0);
		out->due = dk_col_date(st, 1);
		out->same_cause = strcmp(dk_col_peek(st, 2), x->cause) == 0;
		dk_done(st);
	}
	st = dk_sql(s->db, SQL_EARLIER);
	dk_bind_id(st, ":line", x->line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	out->told = dk_col_i64(st, 0);
	out->is_kept = dk_col_bool(st, 1);
	out->is_final = dk_col_bool(st, 2);
	dk_done(st);
	return DK_OK;
}

/* The later of the line's own new day and that of the order's others; unknown beats all. */
static enum dk_rc
find_due(struct dk_session *s, const struct dk_slip *x, dk_date *due, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TOGETHER);
	dk_date latest = DK_NO_DATE;
	enum dk_rc rc;
	bool more;

	*due = x->due;
	dk_bind_id(st, ":order", x->order_id);
	dk_bind_id(st, ":line", x->line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	latest = dk_col_date(st, 0);
	if (dk_col_peek(st, 1)[0] == '\0')
		*due = DK_NO_DATE;
	else if (dk_date_is_set(*due) && latest.days > due->days)
		*due = latest;
	dk_done(st);
	return DK_OK;
}

/* Unknown, too late or late again: a day on which what waits is given up. */
static enum dk_rc
find_cancel(struct dk_session *s, const struct dk_slip *x, const struct known *k, dk_date due,
    dk_date *out, struct dk_err *err)
{
	int64_t days = 0;
	enum dk_rc rc = dk_setting_i64(s, "late_cancel_days", &days, err);

	*out = DK_NO_DATE;
	if (rc != DK_OK || !x->waits || k->is_kept)
		return rc;
	if (!dk_date_is_set(due) || dk_date_diff(due, x->given) > days || k->told > 0)
		*out = dk_date_add(x->given, (int)days);
	return DK_OK;
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_slip *x, const struct known *k, dk_date due,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_date cancel;
	enum dk_rc rc = find_cancel(ch->session, x, k, due, &cancel, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, k->open_id != 0 ? SQL_MOVE : SQL_ADD);
	dk_bind_text(st, ":cause", x->cause);
	dk_bind_date(st, ":due", due);
	dk_bind_date(st, ":cancel", cancel);
	if (k->open_id != 0) {
		dk_bind_id(st, ":id", k->open_id);
		dk_bind_bool(st, ":worse", !dk_date_is_set(due) || due.days > k->due.days);
	} else {
		dk_bind_id(st, ":line", x->line_id);
		dk_bind_date(st, ":given", x->given);
		dk_bind_bool(st, ":kept", k->is_kept);
		dk_bind_instant(st, ":at", ch->now_ms);
		dk_bind_id(st, ":day", ch->day_id);
	}
	rc = dk_run(st, NULL, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_ALIGN);
	dk_bind_date(st, ":due", due);
	dk_bind_id(st, ":order", x->order_id);
	return dk_run(st, NULL, err);
}

/* In the row of the change that is the cause: a row of its own would part that change from the
 * documents that name its row. */
static void
note(struct dk_change *ch, const struct dk_slip *x, const char *what)
{
	char key[64];

	snprintf(key, sizeof(key), "promise of line %lld", (long long)x->line_id);
	dk_change_text(ch, key, what);
}

enum dk_rc
dk_tell_enter(struct dk_change *ch, const struct dk_slip *x, struct dk_err *err)
{
	dk_date due = DK_NO_DATE;
	struct known k;
	enum dk_rc rc = find_known(ch->session, x, &k, err);

	if (rc == DK_OK && !k.is_final)
		rc = find_due(ch->session, x, &due, err);
	if (rc != DK_OK || k.is_final ||
	    (k.open_id != 0 && k.same_cause && k.due.days == due.days))
		return rc; /* he knows, or it is there already */
	rc = store(ch, x, &k, due, err);
	if (rc == DK_OK)
		note(ch, x, dk_date_is_set(due) ? dk_date_iso(due).s : "no day is known");
	return rc;
}

enum dk_rc
dk_tell_void(struct dk_change *ch, const struct dk_slip *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_VOID);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":line", x->line_id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed > 0)
		note(ch, x, "can be kept again");
	return rc;
}
