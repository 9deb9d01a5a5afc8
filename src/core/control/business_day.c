/* business_day.c - which day counts what is posted now. */
#include "core/control/business_day.h"

static const char SQL_OPEN[] = "SELECT id, date FROM day WHERE site_id = :site AND state = 'open'";
static const char SQL_BEGIN[] = "INSERT INTO day (site_id, date, state, opened_at)"
				" VALUES (:site, :date, 'open', :at)";
static const char SQL_SEAL[] =
    "UPDATE day SET state = 'closed', closed_at = :at, closed_by = :user, totals = :totals,"
    " journal_seq = :seq, prev_digest = :prev, digest = :digest"
    " WHERE id = :id AND state = 'open'";

enum dk_rc
dk_day_open(struct dk_session *s, struct dk_open_day *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OPEN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":site", s->site_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "day",
		    "No business day is open; ask a supervisor.");
	out->id = dk_col_id(st, 0);
	out->date = dk_col_date(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_day_begin(struct dk_session *s, dk_date date, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_BEGIN);

	dk_bind_id(st, ":site", s->site_id);
	dk_bind_date(st, ":date", date);
	dk_bind_instant(st, ":at", dk_session_now(s));
	return dk_insert(st, id, err);
}

enum dk_rc
dk_day_seal(struct dk_change *ch, const struct dk_day_seal *seal, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SEAL);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_text(st, ":totals", seal->totals);
	dk_bind_i64(st, ":seq", seal->journal_seq);
	dk_bind_text(st, ":prev", seal->prev_digest);
	dk_bind_text(st, ":digest", seal->digest);
	dk_bind_id(st, ":id", seal->day_id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "day", "Someone else signed off this day already.");
	return rc;
}
