/* door.c - what stands at the door: the state of the day, the last sign-in, drafts waiting. */
#include "docket/desk.h"

#include <string.h>

#include "db/stmt.h"

static const char SQL_USER[] =
    "SELECT id, name, last_at, last_desk FROM users WHERE is_disabled = 0 AND last_at <> ''"
    " AND (name = :user OR (:user = '' AND last_desk = :desk))"
    " ORDER BY last_at DESC, id LIMIT 1";
static const char SQL_DRAFTS[] =
    "SELECT count(*), coalesce((SELECT x.id FROM orders x WHERE x.state = 'draft'"
    " AND x.state IN ('draft', 'entered', 'verified') AND x.owner_id = :user"
    " ORDER BY x.touched_at DESC, x.id DESC LIMIT 1), 0)"
    " FROM orders WHERE state = 'draft' AND state IN ('draft', 'entered', 'verified')"
    " AND owner_id = :user";
static const char SQL_DAYS[] =
    "SELECT d.date, d.state, d.closed_at, coalesce(u.name, '') FROM day d"
    " LEFT JOIN users u ON u.id = d.closed_by WHERE d.site_id = :site"
    " ORDER BY d.id DESC LIMIT 2";

static enum dk_rc
read_user(struct dk_session *s, struct dk_arena *a, const char *user, struct dk_desk_door *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_USER);
	dk_id id;
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":user", user);
	dk_bind_text(st, ":desk", s->desk != NULL ? s->desk : "");
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	id = dk_col_id(st, 0);
	out->user = dk_col_text(st, 1, a);
	out->last_at = dk_col_text(st, 2, a);
	out->last_desk = dk_col_text(st, 3, a);
	dk_done(st);
	st = dk_sql(s->db, SQL_DRAFTS);
	dk_bind_id(st, ":user", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	out->drafts = dk_col_i64(st, 0);
	out->draft = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
read_days(struct dk_session *s, struct dk_arena *a, struct dk_desk_door *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DAYS);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":site", s->site_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (strcmp(dk_col_peek(st, 1), "open") == 0) {
			out->day = dk_col_date(st, 0);
		} else if (!dk_date_is_set(out->closed)) {
			out->closed = dk_col_date(st, 0);
			out->closed_at = dk_col_text(st, 2, a);
			out->closed_by = dk_col_text(st, 3, a);
		}
	}
	return rc;
}

enum dk_rc
dk_desk_door_read(struct dk_session *s, struct dk_arena *a, const char *user,
    struct dk_desk_door *out, struct dk_err *err)
{
	enum dk_rc rc;

	*out = (struct dk_desk_door){ .user = "", .last_at = "", .last_desk = "",
		.day = DK_NO_DATE, .closed = DK_NO_DATE, .closed_by = "", .closed_at = "" };
	rc = read_user(s, a, user, out, err);
	return rc == DK_OK ? read_days(s, a, out, err) : rc;
}
