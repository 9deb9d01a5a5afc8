/* inquiry.c - the log of what customers asked and were told. */
#include "docket/inquiry.h"

#include <string.h>

#include "core/control/change.h"
#include "docket/text.h"

static const char SQL_ADD[] =
    "INSERT INTO inquiry (at, day_id, site_id, user_id, customer_id, order_id, kind, answer)"
    " VALUES (:at, :day, :site, :user, :customer, :order, :kind, :answer)";
static const char SQL_PROMISE[] =
    "INSERT INTO call_back (inquiry_id, due, owner_id) VALUES (:id, :due, :owner)";
static const char SQL_DUE[] =
    "SELECT q.id, q.at, u.name, q.customer_id, q.order_id, coalesce(o.number, ''), q.kind,"
    " q.answer, b.due, c.name, w.name FROM call_back b JOIN inquiry q ON q.id = b.inquiry_id"
    " JOIN users u ON u.id = q.user_id JOIN users w ON w.id = b.owner_id"
    " JOIN customer c ON c.id = q.customer_id LEFT JOIN orders o ON o.id = q.order_id"
    " WHERE b.done_at = '' AND b.due <= :until AND (:owner IS NULL OR b.owner_id = :owner)"
    " ORDER BY b.due, q.id LIMIT 1000";
static const char SQL_DONE[] =
    "UPDATE call_back SET done_at = :at WHERE inquiry_id = :id AND done_at = ''";
static const char SQL_LIST[] =
    "SELECT q.id, q.at, u.name, q.customer_id, q.order_id, coalesce(o.number, ''), q.kind,"
    " q.answer FROM inquiry q JOIN users u ON u.id = q.user_id"
    " LEFT JOIN orders o ON o.id = q.order_id"
    " WHERE q.customer_id = :customer ORDER BY q.id DESC LIMIT 20";

#define X(id, text) text,
static const char *const kind_names[] = { DK_INQUIRY_KINDS(X) };
#undef X

const char *
dk_inquiry_kind_name(enum dk_inquiry_kind kind)
{
	return kind_names[kind];
}

bool
dk_inquiry_kind_parse(const char *name, enum dk_inquiry_kind *out)
{
	for (size_t i = 0; i < DK_COUNT(kind_names); i++) {
		if (strcmp(name, kind_names[i]) != 0)
			continue;
		*out = (enum dk_inquiry_kind)i;
		return true;
	}
	return false;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_inquiry *in, const char *answer, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);
	enum dk_rc rc;

	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_id(st, ":customer", in->customer_id);
	dk_bind_id(st, ":order", in->order_id);
	dk_bind_text(st, ":kind", kind_names[in->kind]);
	dk_bind_text(st, ":answer", answer);
	rc = dk_insert(st, &in->id, err);
	if (rc != DK_OK || !dk_date_is_set(in->follow_on) || in->follow_on.days <= 0)
		return rc;
	st = dk_sql(ch->session->db, SQL_PROMISE);
	dk_bind_id(st, ":id", in->id);
	dk_bind_date(st, ":due", in->follow_on);
	dk_bind_id(st, ":owner", ch->session->user_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_inquiry_log(struct dk_session *s, struct dk_inquiry *in, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *answer = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "inquiry.log", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, in->answer, false, 500, &answer, err);
	if (rc == DK_OK && answer[strspn(answer, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "answer", "Type what the customer was told.");
	if (rc == DK_OK)
		rc = store(&ch, in, answer, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "inquiry", in->id);
		dk_change_text(&ch, "code", kind_names[in->kind]);
		dk_change_text(&ch, "reason", answer);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_inquiry_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_inquiry **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LIST);
	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_inquiry *q;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		q = &(*out)[(*count)++];
		*q = (struct dk_inquiry){ .id = dk_col_id(st, 0), .at = dk_col_text(st, 1, a),
			.by = dk_col_text(st, 2, a), .customer_id = dk_col_id(st, 3),
			.order_id = dk_col_id(st, 4), .order = dk_col_text(st, 5, a),
			.answer = dk_col_text(st, 7, a) };
		dk_assert(dk_inquiry_kind_parse(dk_col_peek(st, 6), &q->kind));
	}
	return rc;
}

enum dk_rc
dk_inquiry_due(struct dk_session *s, struct dk_arena *a, dk_date until, dk_id owner_id,
    struct dk_inquiry_list *out, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_inquiry_list){ NULL, 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUE);
	dk_bind_date(st, ":until", until);
	dk_bind_id(st, ":owner", owner_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_inquiry *q;

		out->rows = dk_arena_grow(a, out->rows, out->count, &cap, sizeof(*out->rows));
		q = &out->rows[out->count++];
		*q = (struct dk_inquiry){ .id = dk_col_id(st, 0), .at = dk_col_text(st, 1, a),
			.by = dk_col_text(st, 2, a), .customer_id = dk_col_id(st, 3),
			.order_id = dk_col_id(st, 4), .order = dk_col_text(st, 5, a),
			.answer = dk_col_text(st, 7, a), .follow_on = dk_col_date(st, 8),
			.customer = dk_col_text(st, 9, a), .owner = dk_col_text(st, 10, a) };
		dk_assert(dk_inquiry_kind_parse(dk_col_peek(st, 6), &q->kind));
	}
	return rc;
}

enum dk_rc
dk_inquiry_done(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "inquiry.done", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DONE);
	dk_bind_instant(st, ":at", ch.now_ms);
	dk_bind_id(st, ":id", id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "inquiry",
		    "No call-back %lld is open. See: docket inquiry due", (long long)id);
	if (rc == DK_OK)
		dk_change_subject(&ch, "inquiry", id);
	return dk_change_end(&ch, rc, err);
}
