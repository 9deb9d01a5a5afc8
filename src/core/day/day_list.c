/* day_list.c - looking at days: the open one, one by its date, all of them. */
#include "db/fetch.h"
#include "docket/day.h"

#define DAYS \
	"SELECT d.id, d.date, d.state, d.opened_at, d.closed_at, coalesce(u.name, ''), d.digest," \
	" d.prev_digest, d.totals, coalesce(r.id, 0), coalesce(r.stops, 0)," \
	" coalesce(r.warnings, 0) FROM day d LEFT JOIN users u ON u.id = d.closed_by" \
	" LEFT JOIN run r ON r.id = (SELECT max(x.id) FROM run x WHERE x.day_id = d.id)" \
	" WHERE d.site_id = :site"
static const char SQL_OPEN[] = DAYS " AND d.state = 'open'";
static const char SQL_BY_DATE[] = DAYS " AND d.date = :date";
static const char SQL_ALL[] = DAYS " ORDER BY d.date DESC";

static void
read_day(const struct dk_stmt *st, struct dk_arena *a, struct dk_day_info *d)
{
	*d = (struct dk_day_info){ .id = dk_col_id(st, 0), .date = dk_col_date(st, 1) };
	d->state = dk_col_text(st, 2, a);
	d->opened_at = dk_col_text(st, 3, a);
	d->closed_at = dk_col_text(st, 4, a);
	d->closed_by = dk_col_text(st, 5, a);
	d->digest = dk_col_text(st, 6, a);
	d->prev_digest = dk_col_text(st, 7, a);
	d->totals = dk_col_text(st, 8, a);
	d->run = dk_col_i64(st, 9);
	d->stops = dk_col_i64(st, 10);
	d->warnings = dk_col_i64(st, 11);
}

enum dk_rc
dk_day_load(struct dk_session *s, struct dk_arena *a, dk_date date, struct dk_day_info *out,
    struct dk_err *err)
{
	bool by_date = dk_date_is_set(date), more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, by_date ? SQL_BY_DATE : SQL_OPEN);
	dk_bind_id(st, ":site", s->site_id);
	if (by_date)
		dk_bind_date(st, ":date", date);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more && by_date)
		return dk_fail(err, DK_ENOTFOUND, "day",
		    "There is no business day %s; docket day status names the open one.",
		    dk_date_iso(date).s);
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "day", "No business day is open.");
	read_day(st, a, out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_day_list(struct dk_session *s, struct dk_arena *a, struct dk_day_info **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_day_info *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":site", s->site_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_day(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
