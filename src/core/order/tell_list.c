/* tell_list.c - who is to be told, and that he was told, is told later, or keeps his order. */
#include <string.h>

#include "core/control/once.h"
#include "core/order/promise.h"
#include "core/order/stage.h"
#include "docket/tell.h"

#define TELL \
	"SELECT t.id, t.line_id, o.id, t.state, o.number, c.number, c.name, c.contact, c.phone," \
	" c.email, c.language, o.customer_po, l.sku, l.text, t.cause, l.line_no," \
	" l.allocated + l.backordered, t.given, t.due, t.cancel_on, t.until, t.is_kept, t.at," \
	" t.how, t.note, coalesce(u.name, ''), t.settled_at FROM tell t" \
	" JOIN order_line l ON l.id = t.line_id JOIN orders o ON o.id = l.order_id" \
	" JOIN customer c ON c.id = o.customer_id LEFT JOIN users u ON u.id = t.user_id"

static const char SQL_LOAD[] = TELL " WHERE t.id = :id";
/* of what left or was given up nobody need be told any more */
static const char SQL_TODAY[] =
    TELL " WHERE t.state IN ('open', 'deferred') AND (t.state = 'open' OR t.until <= :today)"
    " AND l.allocated + l.backordered > 0 AND (:order IS NULL OR l.order_id = :order)"
    " ORDER BY t.given, o.id, l.line_no LIMIT :max";
static const char SQL_ALL[] = TELL " ORDER BY t.id DESC LIMIT :max";
static const char SQL_OF_ORDER[] = TELL " WHERE l.order_id = :order ORDER BY t.id DESC LIMIT :max";
static const char SQL_COUNT[] =
    "SELECT count(*) FROM tell t JOIN order_line l ON l.id = t.line_id"
    " WHERE t.state IN ('open', 'deferred') AND (t.state = 'open' OR t.until <= :today)"
    " AND l.allocated + l.backordered > 0";
static const char SQL_TOLD[] =
    "UPDATE tell SET state = 'told', how = :how, note = :note, user_id = :user,"
    " settled_at = :at WHERE id = :id AND state IN ('open', 'deferred')";
static const char SQL_DEFER[] =
    "UPDATE tell SET state = 'deferred', until = :until, note = :note, user_id = :user,"
    " settled_at = :at WHERE id = :id AND state IN ('open', 'deferred')";
static const char SQL_KEEP[] = "UPDATE tell SET is_kept = :kept WHERE id = :id";
static const char SQL_PROMISE[] = "UPDATE order_line SET promise = :due WHERE id = :line";
/* the day of a kit is that of its last part */
static const char SQL_KIT[] =
    "UPDATE order_line SET promise = (SELECT max(p.promise) FROM order_line p"
    " WHERE p.order_id = order_line.order_id AND p.kit_no = order_line.line_no"
    " AND p.line_no <> p.kit_no) WHERE id = (SELECT k.id FROM order_line l JOIN order_line k"
    " ON k.order_id = l.order_id AND k.line_no = l.kit_no"
    " WHERE l.id = :line AND l.kit_no NOT IN (0, l.line_no))";
static const char SQL_PROMISED[] =
    "UPDATE orders SET promised = coalesce((SELECT max(l.promise) FROM order_line l"
    " WHERE l.order_id = orders.id AND l.allocated + l.backordered > 0), promised)"
    " WHERE id = :order";

enum { ROWS_MAX = 10000 };

static struct dk_tell
read_tell(const struct dk_stmt *st, struct dk_arena *a)
{
	return (struct dk_tell){ .id = dk_col_id(st, 0), .line_id = dk_col_id(st, 1),
		.order_id = dk_col_id(st, 2), .state = dk_col_text(st, 3, a),
		.order = dk_col_text(st, 4, a), .customer = dk_col_text(st, 5, a),
		.customer_name = dk_col_text(st, 6, a), .contact = dk_col_text(st, 7, a),
		.phone = dk_col_text(st, 8, a), .email = dk_col_text(st, 9, a),
		.language = dk_col_text(st, 10, a), .customer_po = dk_col_text(st, 11, a),
		.sku = dk_col_text(st, 12, a), .text = dk_col_text(st, 13, a),
		.cause = dk_col_text(st, 14, a), .line_no = dk_col_i64(st, 15),
		.open = dk_col_qty(st, 16), .given = dk_col_date(st, 17),
		.due = dk_col_date(st, 18), .cancel_on = dk_col_date(st, 19),
		.until = dk_col_date(st, 20), .is_kept = dk_col_bool(st, 21),
		.at = dk_col_text(st, 22, a), .how = dk_col_text(st, 23, a),
		.note = dk_col_text(st, 24, a), .by = dk_col_text(st, 25, a),
		.settled_at = dk_col_text(st, 26, a) };
}

enum dk_rc
dk_tell_list(struct dk_session *s, struct dk_arena *a, const struct dk_tell_query *q,
    struct dk_tells *out, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_tells){ NULL, 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, !q->all ? SQL_TODAY : q->order_id != 0 ? SQL_OF_ORDER : SQL_ALL);
	if (!q->all || q->order_id != 0)
		dk_bind_id(st, ":order", q->order_id);
	dk_bind_i64(st, ":max", q->max > 0 ? (int64_t)q->max : ROWS_MAX);
	if (!q->all)
		dk_bind_date(st, ":today", dk_session_today(s));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->rows = dk_arena_grow(a, out->rows, out->count, &cap, sizeof(*out->rows));
		out->rows[out->count++] = read_tell(st, a);
	}
	return rc;
}

enum dk_rc
dk_tell_count(struct dk_session *s, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_COUNT);
	dk_bind_date(st, ":today", dk_session_today(s));
	return dk_one(st, 0, out, err);
}

enum dk_rc
dk_tell_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_tell *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "id",
		    "Nobody is to be told under %lld. See: docket promise list", (long long)id);
	*out = read_tell(st, a);
	dk_done(st);
	return DK_OK;
}

/* One entry on its way to be settled. */
struct job {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_tell t;
	bool is_open; /* the change has begun */
	dk_id done;   /* what --once did already; 0 = nothing */
};

static enum dk_rc
begin(struct dk_session *s, struct job *j, dk_id id, const char *action, struct dk_err *err)
{
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, action, &j->ch, err);

	j->is_open = rc == DK_OK;
	if (rc == DK_OK)
		rc = dk_once_find(&j->ch, &j->done, err);
	if (rc == DK_OK && j->done == 0)
		rc = dk_tell_load(s, &j->a, id, &j->t, err);
	if (rc == DK_OK && j->done == 0 && strcmp(j->t.state, "open") != 0 &&
	    strcmp(j->t.state, "deferred") != 0)
		rc = dk_fail(err, DK_EREFUSED, "id", strcmp(j->t.state, "told") == 0
		    ? "%s was told already, on %.10s." : "%s need not be told any more (%.10s).",
		    j->t.customer_name, j->t.settled_at);
	return rc;
}

static enum dk_rc
end(struct job *j, enum dk_rc rc, const char *reason, struct dk_err *err)
{
	if (rc == DK_OK && j->done == 0) {
		dk_change_subject(&j->ch, "order", j->t.order_id);
		dk_change_text(&j->ch, "code", dk_fmt(&j->a, "line %lld",
		    (long long)j->t.line_no));
		dk_change_text(&j->ch, "reason", reason);
	}
	dk_arena_free(&j->a);
	return j->is_open ? dk_change_end(&j->ch, rc, err) : rc;
}

static enum dk_rc
settle(struct job *j, struct dk_stmt *st, const char *note, struct dk_err *err)
{
	dk_bind_id(st, ":id", j->t.id);
	dk_bind_text(st, ":note", note);
	dk_bind_id(st, ":user", j->ch.session->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	return dk_run(st, NULL, err);
}

/* What he was told is the promise now. */
static enum dk_rc
give_new(struct job *j, const char *how, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const struct dk_promise_given g = { .line_id = j->t.line_id, .date = j->t.due,
		.ready = DK_NO_DATE, .pickup = DK_NO_DATE, .how = how, .why = j->t.cause };
	struct dk_stmt *st = dk_sql(s->db, SQL_PROMISE);
	enum dk_rc rc;

	dk_bind_date(st, ":due", j->t.due);
	dk_bind_id(st, ":line", j->t.line_id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_KIT);
	dk_bind_id(st, ":line", j->t.line_id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PROMISED);
	dk_bind_id(st, ":order", j->t.order_id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_promise_give(&j->ch, &g, err);
	return rc == DK_OK ? dk_stage_store(&j->ch, j->t.order_id, err) : rc;
}

static enum dk_rc
check_how(const char *how, struct dk_err *err)
{
	static const char *const ways[] = { "phone", "email", "fax", "mail", "counter", "edi" };

	for (size_t i = 0; i < DK_COUNT(ways); i++)
		if (strcmp(how, ways[i]) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, "how",
	    "How was he told: phone, email, fax, mail, counter or edi?");
}

enum dk_rc
dk_tell_told(struct dk_session *s, dk_id id, const char *how, const char *note,
    struct dk_err *err)
{
	struct job j = { .done = 0 };
	char *text = NULL;
	enum dk_rc rc = check_how(how, err);

	if (rc == DK_OK)
		rc = begin(s, &j, id, "promise.tell", err);
	if (rc != DK_OK || j.done != 0)
		return end(&j, rc, "", err);
	rc = dk_text_clean(&j.a, note, true, 2000, &text, err);
	if (rc == DK_OK && text[0] == '\0')
		text = dk_arena_dup(&j.a, dk_tell_message(s, &j.a, &j.t));
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_TOLD);

		dk_bind_text(st, ":how", how);
		rc = settle(&j, st, text, err);
	}
	if (rc == DK_OK && dk_date_is_set(j.t.due))
		rc = give_new(&j, how, err);
	return end(&j, rc, dk_fmt(&j.a, "%s, by %s", dk_date_is_set(j.t.due)
	    ? dk_date_short(j.t.due).s : "no day is known", how), err);
}

enum dk_rc
dk_tell_defer(struct dk_session *s, dk_id id, dk_date until, const char *reason,
    struct dk_err *err)
{
	struct job j = { .done = 0 };
	char *text = NULL;
	enum dk_rc rc;

	if (!dk_date_is_set(until) || until.days <= dk_session_today(s).days)
		return dk_fail(err, DK_EINPUT, "until", "Defer to a day that is still to come.");
	if ((rc = begin(s, &j, id, "promise.defer", err)) != DK_OK || j.done != 0)
		return end(&j, rc, "", err);
	rc = dk_text_clean(&j.a, reason, false, 500, &text, err);
	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_DEFER);

		dk_bind_date(st, ":until", until);
		rc = settle(&j, st, text, err);
	}
	return end(&j, rc, dk_fmt(&j.a, "to %s: %s", dk_date_short(until).s,
	    text != NULL ? text : ""), err);
}

enum dk_rc
dk_tell_keep(struct dk_session *s, dk_id id, bool is_kept, struct dk_err *err)
{
	struct job j = { .done = 0 };
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "promise.keep", &j.ch, err);

	if (rc != DK_OK)
		return rc;
	j.is_open = true;
	rc = dk_tell_load(s, &j.a, id, &j.t, err);
	j.done = rc == DK_OK && j.t.is_kept == is_kept; /* nothing to do, nothing to write */
	if (rc == DK_OK && j.done == 0) {
		st = dk_sql(s->db, SQL_KEEP);
		dk_bind_bool(st, ":kept", is_kept);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	return end(&j, rc, is_kept ? "not to be cancelled" : "may be cancelled", err);
}
