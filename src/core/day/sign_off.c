/*
 * sign_off.c - closing a business day: all rules once more, totals, digest, the next day.
 *
 * Everything but the two checks of the whole file happens in one transaction, so what was judged
 * is what is sealed. A day is closed once; asking again answers it as it is.
 */
#include <string.h>

#include "core/control/business_day.h"
#include "core/control/chain.h"
#include "core/day/digest.h"
#include "core/day/keep.h"
#include "core/day/reconcile.h"
#include "docket/expire.h"
#include "docket/order_list.h"
#include "docket/product.h"
#include "docket/tell.h"

static const char SQL_LAST_CLOSED[] =
    "SELECT coalesce(max(date), '') FROM day WHERE site_id = :site AND state = 'closed'";
static const char SQL_BEFORE[] =
    "SELECT digest FROM day WHERE site_id = :site AND state = 'closed'"
    " ORDER BY date DESC LIMIT 1";
static const char SQL_HEAD[] = "SELECT max(seq) FROM journal";

static enum dk_rc
last_closed(struct dk_session *s, dk_date *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LAST_CLOSED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":site", s->site_id);
	*out = DK_NO_DATE;
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = dk_col_date(st, 0);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_day_due(struct dk_session *s, struct dk_arena *a, dk_date date, struct dk_day_info *day,
    struct dk_err *err)
{
	dk_date today = dk_session_today(s), last = DK_NO_DATE;
	enum dk_rc rc = dk_day_load(s, a, date, day, err);

	if (rc != DK_OK || strcmp(day->state, "closed") == 0 ||
	    dk_date_diff(day->date, today) <= 0)
		return rc;
	if (!dk_date_is_set(date))
		rc = last_closed(s, &last, err);
	if (rc != DK_OK)
		return rc;
	if (dk_date_is_set(last))
		return dk_day_load(s, a, last, day, err);
	return dk_fail(err, DK_EREFUSED, "day", "The day %s has not come yet; sign it off then.",
	    dk_date_iso(day->date).s);
}

/* The first row that forbids it, in one sentence. */
static enum dk_rc
verdict(const struct dk_day_run *run, struct dk_err *err)
{
	for (size_t i = 0; i < run->count; i++)
		for (size_t k = 0; run->stops > 0 && k < run->results[i].row_count; k++)
			if (run->results[i].state == DK_STOP)
				return dk_fail(err, DK_EREFUSED, run->results[i].rule,
				    "%lld stop%s the sign-off, first: %.200s Try: %.120s",
				    (long long)run->stops,
				    run->stops == 1 ? " forbids" : "s forbid",
				    run->results[i].rows[k].text, run->results[i].rows[k].fix);
	for (size_t i = 0; i < run->count; i++)
		for (size_t k = 0; k < run->results[i].row_count; k++)
			if (run->results[i].rows[k].reason_code[0] == '\0')
				return dk_fail(err, DK_EREFUSED, run->results[i].rule,
				    "%lld warning%s a reason, first %.100s: %.200s",
				    (long long)run->warnings,
				    run->warnings == 1 ? " needs" : "s need",
				    run->results[i].rows[k].key, run->results[i].rows[k].text);
	return DK_OK;
}

static enum dk_rc
digest_before(struct dk_session *s, struct dk_arena *a, const char **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_BEFORE);
	enum dk_rc rc;
	bool more;

	*out = "";
	dk_bind_id(st, ":site", s->site_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = dk_col_text(st, 0, a);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
seal(struct dk_change *ch, struct dk_arena *a, const struct dk_day_info *day, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_day_seal what = { .day_id = day->id };
	const char *date = dk_arena_dup(a, dk_date_iso(day->date).s);
	char head[65], digest[65];
	bool found;
	enum dk_rc rc = dk_one(dk_sql(s->db, SQL_HEAD), 0, &what.journal_seq, err);

	if (rc == DK_OK)
		rc = dk_journal_hash(s->db, what.journal_seq, head, &found, err);
	if (rc == DK_OK)
		rc = digest_before(s, a, &what.prev_digest, err);
	if (rc == DK_OK)
		rc = dk_day_totals(s, a, day->id, &what.totals, err);
	if (rc != DK_OK)
		return rc;
	dk_day_digest(date, what.totals, head, what.prev_digest, digest);
	what.digest = digest;
	dk_change_subject(ch, "day", day->id);
	dk_change_text(ch, "date", date);
	dk_change_text(ch, "digest", digest);
	return dk_day_seal(ch, &what, err);
}

static enum dk_rc
open_next(struct dk_session *s, dk_date closed, struct dk_err *err)
{
	dk_date next = dk_date_add(closed, 1), today = dk_session_today(s);
	dk_id id;

	return dk_day_begin(s, dk_date_diff(today, next) > 0 ? today : next, &id, err);
}

/* Inside the change: judge, keep the run, seal, go on. */
static enum dk_rc
close_now(struct dk_change *ch, struct dk_day_run *run, const struct dk_day_info *day,
    struct dk_err *err)
{
	enum dk_rc rc;

	if (ch->day_id != day->id)
		return dk_fail(err, DK_ECONFLICT, "day",
		    "Someone else signed off this day already.");
	rc = dk_day_run_rules(run, false, err);
	if (rc == DK_OK)
		rc = dk_day_run_judge(run, err);
	if (rc == DK_OK)
		rc = verdict(run, err);
	if (rc == DK_OK)
		rc = dk_day_run_store(ch, run, err);
	if (rc == DK_OK)
		rc = dk_day_keep(ch, err);
	if (rc == DK_OK)
		rc = seal(ch, run->ctx.arena, day, err);
	if (rc == DK_OK)
		rc = open_next(ch->session, day->date, err);
	return rc;
}

static enum dk_rc
sign_off(struct dk_session *s, struct dk_arena *a, const struct dk_day_info *day,
    struct dk_err *err)
{
	struct dk_day_run run;
	struct dk_change ch;
	enum dk_rc rc = dk_day_run_begin(s, a, &run, err);

	if (rc == DK_OK)
		rc = dk_day_run_rules(&run, true, err);
	if (rc == DK_OK)
		rc = dk_change_begin(s, DK_RIGHT_DAY_CLOSE, "day.close", &ch, err);
	if (rc != DK_OK)
		return rc;
	return dk_change_end(&ch, close_now(&ch, &run, day, err), err);
}

/* The day is closed whatever happens here. Search by what sells and a short log can wait; orders
 * that wait for goods are somebody's promise, so he is told. */
static void
tidy_up(struct dk_session *s, struct dk_err *left)
{
	struct dk_reviewed reviewed;
	struct dk_err why;
	struct dk_expired expired;
	int64_t served;
	enum dk_rc rc = dk_lot_expire(s, &expired, &why);

	if (rc != DK_OK)
		dk_fail(left, rc, "lot", "The day is closed, but what expired was not set apart:"
		    " %.300s Run: docket stock expire", why.text);
	rc = dk_order_serve_due(s, &served, &why);
	if (rc != DK_OK)
		dk_fail(left, rc, "serve", "The day is closed, but waiting orders were not given"
		    " what is free: %.300s They get it when they are picked.", why.text);
	rc = dk_promise_review(s, true, &reviewed, &why);
	if (rc != DK_OK && left->rc == DK_OK)
		dk_fail(left, rc, "promise", "The day is closed, but its promises were not looked"
		    " at: %.300s Run: docket promise review --day-is-over", why.text);
	(void)!dk_product_rank(s, &why);
	(void)!dk_db_checkpoint(s->db, true, &why);
}

enum dk_rc
dk_day_close(struct dk_session *s, dk_date date, struct dk_day_closed *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_day_info day = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_DAY_CLOSE, err);

	*out = (struct dk_day_closed){ .left = { .rc = DK_OK } };
	if (rc == DK_OK)
		rc = dk_day_due(s, &tmp, date, &day, err);
	if (rc == DK_OK && strcmp(day.state, "closed") == 0) {
		out->was_closed = true;
	} else if (rc == DK_OK) {
		rc = sign_off(s, &tmp, &day, err);
		if (rc == DK_OK)
			tidy_up(s, &out->left);
	}
	dk_arena_free(&tmp);
	return rc;
}
