/* request.c - what desks ask each other, and the answers. */
#include "docket/request.h"

#include <string.h>

#include "core/control/change.h"
#include "core/control/once.h"
#include "db/fetch.h"
#include "docket/text.h"

#define COLUMNS "SELECT r.id, r.kind, r.to_desk, r.text, r.order_id, r.product_id, r.purchase_id," \
	" coalesce(l.line_no, 0), r.due, coalesce(o.number, ''), coalesce(p.sku, '')," \
	" coalesce(b.number, ''), coalesce(c.name, ''), u.name, r.asked_at, r.state, r.answer," \
	" coalesce(w.name, ''), r.answered_at, r.asked_by, r.seen_at FROM request r" \
	" JOIN users u ON u.id = r.asked_by LEFT JOIN users w ON w.id = r.answered_by" \
	" LEFT JOIN orders o ON o.id = r.order_id LEFT JOIN customer c ON c.id = o.customer_id" \
	" LEFT JOIN order_line l ON l.id = r.line_id LEFT JOIN product p ON p.id = r.product_id" \
	" LEFT JOIN purchase b ON b.id = r.purchase_id"

enum column { ID, KIND, TO, TEXT, ORDER_ID, PRODUCT_ID, PURCHASE_ID, LINE_NO, DUE, ORDER, SKU,
	PURCHASE, CUSTOMER, ASKED_BY, ASKED_AT, STATE, ANSWER, ANSWERED_BY, ANSWERED_AT, ASKER,
	SEEN_AT };

static const char SQL_ADD[] =
    "INSERT INTO request (kind, to_desk, text, order_id, line_id, product_id, purchase_id,"
    " asked_by, asked_at, due, day_id) VALUES (:kind, :to, :text, :order, :line, :product,"
    " :purchase, :user, :at, :due, :day)";
static const char SQL_LINE[] =
    "SELECT id, product_id FROM order_line WHERE order_id = :order AND line_no = :line";
static const char SQL_HERE[] =
    COLUMNS " WHERE r.state = 'open' AND r.to_desk IN (:a, :b, :c, :d) ORDER BY r.id";
static const char SQL_MINE[] =
    COLUMNS " WHERE r.id IN (SELECT id FROM request WHERE state = 'open' AND asked_by = :user"
    " UNION ALL SELECT id FROM request WHERE state <> 'open' AND seen_at = ''"
    " AND asked_by = :user) ORDER BY r.id";
static const char SQL_ALL[] = COLUMNS
    " WHERE r.id < :before ORDER BY r.id DESC LIMIT :max";
static const char SQL_LOAD[] = COLUMNS " WHERE r.id = :id";
static const char SQL_ANSWER[] =
    "UPDATE request SET state = :state, answer = :text, answered_by = :user, answered_at = :at"
    " WHERE id = :id AND state = 'open'";
static const char SQL_SEEN[] =
    "UPDATE request SET seen_at = :at WHERE id = :id AND asked_by = :user AND state <> 'open'"
    " AND seen_at = ''";

#define X(id, text) text,
static const char *const kind_names[] = { DK_REQUEST_KINDS(X) };
#undef X
#define X(id, text, right) { text, DK_RIGHT_##right },
static const struct {
	const char *name;
	enum dk_right right;
} desks[] = { DK_REQUEST_DESKS(X) };
#undef X

const char *
dk_request_kind_name(enum dk_request_kind kind)
{
	return kind_names[kind];
}

bool
dk_request_kind_parse(const char *name, enum dk_request_kind *out)
{
	for (size_t i = 0; i < DK_COUNT(kind_names); i++)
		if (strcmp(kind_names[i], name) == 0) {
			*out = (enum dk_request_kind)i;
			return true;
		}
	return false;
}

const char *
dk_request_desk_name(enum dk_request_desk desk)
{
	return desks[desk].name;
}

bool
dk_request_desk_parse(const char *name, enum dk_request_desk *out)
{
	for (size_t i = 0; i < DK_COUNT(desks); i++)
		if (strcmp(desks[i].name, name) == 0) {
			*out = (enum dk_request_desk)i;
			return true;
		}
	return false;
}

enum dk_request_desk
dk_request_desk_of(enum dk_request_kind kind)
{
	return kind == DK_REQUEST_EXPEDITE ? DK_REQUEST_TO_PURCHASING
	    : kind == DK_REQUEST_SPLIT ? DK_REQUEST_TO_SUPERVISOR : DK_REQUEST_TO_WAREHOUSE;
}

static struct dk_request
read_request(struct dk_session *s, struct dk_stmt *st, struct dk_arena *a)
{
	struct dk_request r = { .id = dk_col_id(st, ID), .text = dk_col_text(st, TEXT, a),
		.order_id = dk_col_id(st, ORDER_ID), .product_id = dk_col_id(st, PRODUCT_ID),
		.purchase_id = dk_col_id(st, PURCHASE_ID), .line_no = dk_col_i64(st, LINE_NO),
		.due = dk_col_date(st, DUE), .order = dk_col_text(st, ORDER, a),
		.sku = dk_col_text(st, SKU, a), .purchase = dk_col_text(st, PURCHASE, a),
		.customer = dk_col_text(st, CUSTOMER, a),
		.asked_by = dk_col_text(st, ASKED_BY, a),
		.asked_at = dk_col_text(st, ASKED_AT, a), .state = dk_col_text(st, STATE, a),
		.answer = dk_col_text(st, ANSWER, a),
		.answered_by = dk_col_text(st, ANSWERED_BY, a),
		.answered_at = dk_col_text(st, ANSWERED_AT, a),
		.is_mine = dk_col_id(st, ASKER) == s->user_id,
		.is_seen = *dk_col_peek(st, SEEN_AT) != '\0' };

	dk_assert(dk_request_kind_parse(dk_col_peek(st, KIND), &r.kind));
	dk_assert(dk_request_desk_parse(dk_col_peek(st, TO), &r.to));
	return r;
}

enum { PAGE = 1000 };

static struct dk_stmt *
ask(struct dk_session *s, enum dk_request_which which, dk_id before)
{
	static const char *const names[] = { ":a", ":b", ":c", ":d" };
	struct dk_stmt *st = dk_sql(s->db, which == DK_REQUESTS_ALL ? SQL_ALL
	    : which == DK_REQUESTS_MINE ? SQL_MINE : SQL_HERE);

	_Static_assert(DK_COUNT(names) == DK_REQUEST_DESK_COUNT, "a name for each desk");
	if (which == DK_REQUESTS_MINE)
		dk_bind_id(st, ":user", s->user_id);
	if (which == DK_REQUESTS_ALL) {
		dk_bind_i64(st, ":before", before > 0 ? before : INT64_MAX);
		dk_bind_i64(st, ":max", PAGE + 1);
	}
	for (size_t i = 0; which < DK_REQUESTS_MINE && i < DK_COUNT(desks); i++) {
		bool counts = which == DK_REQUESTS_OPEN ||
		    dk_session_may(s, desks[i].right, NULL) == DK_OK;

		dk_bind_text(st, names[i], counts ? desks[i].name : "");
	}
	return st;
}

enum dk_rc
dk_request_list(struct dk_session *s, struct dk_arena *a, enum dk_request_which which,
    struct dk_requests *out, struct dk_err *err)
{
	struct dk_stmt *st = ask(s, which, out->before);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*out->list));
	struct dk_request *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_request(s, st, a);
	out->list = rows.rows;
	out->has_more = which == DK_REQUESTS_ALL && rows.count > PAGE;
	out->count = rows.count - out->has_more;
	return rows.rc;
}

enum dk_rc
dk_request_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_request **out,
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
		return dk_fail(err, DK_ENOTFOUND, "request",
		    "There is no request %lld. See: docket request list --all", (long long)id);
	*out = dk_arena_alloc(a, sizeof(**out));
	**out = read_request(s, st, a);
	dk_done(st);
	return DK_OK;
}

/* The words, without which nothing is said. */
static enum dk_rc
words(struct dk_arena *a, const char *text, const char *missing, char **out, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(a, text != NULL ? text : "", false, 500, out, err);

	if (rc == DK_OK && (*out)[strspn(*out, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "text", "%s", missing);
	return rc;
}

static enum dk_rc
find_line(struct dk_session *s, const struct dk_request *in, dk_id *line, dk_id *product,
    struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc;

	*line = 0;
	*product = in->product_id;
	if (in->line_no == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_LINE);
	dk_bind_id(st, ":order", in->order_id);
	dk_bind_i64(st, ":line", in->line_no);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "line", "The order has no line %lld.",
		    (long long)in->line_no);
	*line = dk_col_id(st, 0);
	if (*product == 0)
		*product = dk_col_id(st, 1);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_request *in, const char *text, struct dk_err *err)
{
	dk_id line, product;
	struct dk_stmt *st;
	enum dk_rc rc = find_line(ch->session, in, &line, &product, err);

	if (rc != DK_OK)
		return rc;
	if (in->kind == DK_REQUEST_COUNT && product == 0)
		return dk_fail(err, DK_EINPUT, "item", "Say which item is to be counted.");
	if (in->kind == DK_REQUEST_SPLIT && in->order_id == 0)
		return dk_fail(err, DK_EINPUT, "order", "Say which order may be split.");
	if (dk_date_is_set(in->due) && dk_date_diff(in->due, dk_session_today(ch->session)) < 0)
		return dk_fail(err, DK_EINPUT, "due", "%s has passed; say by when it is needed.",
		    dk_date_paper(in->due).s);
	st = dk_sql(ch->session->db, SQL_ADD);
	dk_bind_text(st, ":kind", kind_names[in->kind]);
	dk_bind_text(st, ":to", desks[in->to].name);
	dk_bind_text(st, ":text", text);
	dk_bind_id(st, ":order", in->order_id);
	dk_bind_id(st, ":line", line);
	dk_bind_id(st, ":product", product);
	dk_bind_id(st, ":purchase", in->purchase_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_date(st, ":due", in->due);
	dk_bind_id(st, ":day", ch->day_id);
	return dk_insert(st, &in->id, err);
}

enum dk_rc
dk_request_new(struct dk_session *s, struct dk_request *in, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "request.new", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &in->id, err);
	if (rc != DK_OK || in->id != 0)
		return dk_change_end(&ch, rc, err);
	rc = words(&tmp, in->text, "Say what is asked.", &text, err);
	if (rc == DK_OK)
		rc = store(&ch, in, text, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "request", in->id);
		dk_change_text(&ch, "code", dk_fmt(&tmp, "%s, to %s", kind_names[in->kind],
		    desks[in->to].name));
		dk_change_text(&ch, "reason", text);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
settle(struct dk_change *ch, const struct dk_request *r, const char *text, bool declines,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc;

	st = dk_sql(ch->session->db, SQL_ANSWER);
	dk_bind_id(st, ":id", r->id);
	dk_bind_text(st, ":state", declines ? "declined" : "answered");
	dk_bind_text(st, ":text", text);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "request", "It was %s by %.40s: %.200s", r->state,
		    r->answered_by, r->answer);
	return rc;
}

enum dk_rc
dk_request_answer(struct dk_session *s, dk_id id, const char *text, bool declines,
    struct dk_err *err)
{
	struct dk_request *r = NULL;
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *clean = NULL;
	bool was_done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW,
	    declines ? "request.decline" : "request.answer", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc != DK_OK || was_done)
		return dk_change_end(&ch, rc, err);
	rc = dk_request_load(s, &tmp, id, &r, err);
	if (rc == DK_OK)
		rc = dk_session_may(s, desks[r->to].right, err);
	if (rc == DK_OK)
		rc = words(&tmp, text, declines ? "Say why not." : "Say what the answer is.",
		    &clean, err);
	if (rc == DK_OK)
		rc = settle(&ch, r, clean, declines, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "request", id);
		dk_change_text(&ch, "code", kind_names[r->kind]);
		dk_change_text(&ch, "reason", clean);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_request_seen(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_tx_begin(s->db, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_SEEN);
		dk_bind_instant(st, ":at", dk_session_now(s));
		dk_bind_id(st, ":id", id);
		dk_bind_id(st, ":user", s->user_id);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "request", "No new answer to you is there.");
	return dk_tx_end(s->db, rc, err);
}
