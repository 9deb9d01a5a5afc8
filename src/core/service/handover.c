/* handover.c - a clerk leaves what he has begun to a colleague: drafts, holds, call-backs. */
#include "docket/handover.h"

#include <string.h>

#include "core/control/change.h"
#include "core/order/legacy.h"
#include "db/fetch.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_CALLS[] =
    "UPDATE call_back SET owner_id = :to WHERE owner_id = :from AND done_at = ''";
static const char SQL_ADD[] =
    "INSERT INTO handover (from_id, to_id, note, drafts, holds, calls, at)"
    " VALUES (:from, :to, :note, :drafts, :holds, :calls, :at)";
static const char SQL_UNSEEN[] =
    "SELECT h.id, u.name, h.note, h.drafts, h.holds, h.calls, h.at FROM handover h"
    " JOIN users u ON u.id = h.from_id WHERE h.to_id = :user AND h.seen_at = '' ORDER BY h.id";
static const char SQL_SEEN[] =
    "UPDATE handover SET seen_at = :at WHERE id = :id AND to_id = :user AND seen_at = ''";

static enum dk_rc
store(struct dk_change *ch, dk_id to, const char *note, struct dk_handover *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_id from = ch->session->user_id;
	enum dk_rc rc = dk_legacy_move(ch, to, &out->drafts, &out->holds, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_CALLS);
	dk_bind_id(st, ":to", to);
	dk_bind_id(st, ":from", from);
	if ((rc = dk_run(st, &out->calls, err)) != DK_OK)
		return rc;
	if (out->drafts + out->holds + out->calls == 0)
		return dk_fail(err, DK_EREFUSED, "user",
		    "You have no draft, hold or call-back to hand over.");
	st = dk_sql(ch->session->db, SQL_ADD);
	dk_bind_id(st, ":from", from);
	dk_bind_id(st, ":to", to);
	dk_bind_text(st, ":note", note);
	dk_bind_i64(st, ":drafts", out->drafts);
	dk_bind_i64(st, ":holds", out->holds);
	dk_bind_i64(st, ":calls", out->calls);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_insert(st, &out->id, err);
}

enum dk_rc
dk_hand_over(struct dk_session *s, const char *to, const char *note, struct dk_handover *out,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_user *colleague = NULL;
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "desk.hand-over", &ch, err);

	*out = (struct dk_handover){ .by = "", .note = "", .at = "" };
	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, note != NULL ? note : "", false, 500, &text, err);
	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "note",
		    "Say in a note what your colleague should know.");
	if (rc == DK_OK)
		rc = dk_user_find(s, &tmp, to, &colleague, err);
	if (rc == DK_OK && (colleague->id == s->user_id || colleague->is_disabled))
		rc = dk_fail(err, DK_EREFUSED, "user",
		    "Hand over to a colleague who works here, not to %s.", to);
	if (rc == DK_OK)
		rc = store(&ch, colleague->id, text, out, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "user", colleague->id);
		dk_change_text(&ch, "to", to);
		dk_change_i64(&ch, "drafts", out->drafts);
		dk_change_i64(&ch, "holds", out->holds);
		dk_change_i64(&ch, "calls", out->calls);
		dk_change_text(&ch, "reason", text);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_handover_unseen(struct dk_session *s, struct dk_arena *a, struct dk_handover **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_UNSEEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_handover *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":user", s->user_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_handover){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_i64(st, 3), dk_col_i64(st, 4),
			dk_col_i64(st, 5), dk_col_text(st, 6, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_handover_seen(struct dk_session *s, dk_id id, struct dk_err *err)
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
		rc = dk_fail(err, DK_ENOTFOUND, "handover", "Nothing new was handed over to you.");
	return dk_tx_end(s->db, rc, err);
}
