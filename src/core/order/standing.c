/* standing.c - a draft becomes a standing or blanket order; pausing, skipping and ending one. */
#include "core/order/standing.h"

#include <string.h>

#include "core/control/once.h"
#include "core/order/kept.h"
#include "docket/carrier.h"
#include "docket/setting.h"

static const char SQL_ADD[] =
    "INSERT INTO standing (order_id, every, step, first, until, lead_days)"
    " VALUES (:id, :every, :step, :first, :until, :lead)";
static const char SQL_PAUSE[] = "UPDATE standing SET is_paused = :paused WHERE order_id = :id";
static const char SQL_END[] = "UPDATE standing SET ended_reason = :reason WHERE order_id = :id";

enum { LEAD_MAX = 99 };

/* What was left open is filled in: the lead, and the first day that it leaves time for. */
static enum dk_rc
settle_rhythm(struct dk_session *s, struct dk_rhythm *r, struct dk_err *err)
{
	dk_date today = dk_session_today(s);
	bool repeats = r->every[0] != '\0';
	enum dk_rc rc = DK_OK;

	if (r->lead < 0)
		rc = dk_setting_i64(s, "standing_lead", &r->lead, err);
	if (rc == DK_OK && (r->lead < 0 || r->lead > LEAD_MAX))
		rc = dk_fail(err, DK_EINPUT, "lead", "The lead is 0 to %d working days.",
		    LEAD_MAX);
	if (rc == DK_OK && !dk_date_is_set(r->first))
		rc = dk_workday_add(s, today, r->lead, &r->first, err);
	if (rc != DK_OK)
		return rc;
	if (dk_date_diff(r->first, today) < 0)
		return dk_fail(err, DK_EINPUT, "first", "The first day, %s, has passed.",
		    dk_date_iso(r->first).s);
	if (!repeats && !dk_date_is_set(r->until))
		return dk_fail(err, DK_EINPUT, "until",
		    "A blanket order has a last day. Say until when it is agreed.");
	if (dk_date_is_set(r->until) && dk_date_diff(r->until, repeats ? r->first : today) < 0)
		return dk_fail(err, DK_EINPUT, "until", "The last day, %s, is before the first.",
		    dk_date_iso(r->until).s);
	return DK_OK;
}

static enum dk_rc
store(struct dk_session *s, dk_id id, const struct dk_rhythm *r, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);

	dk_bind_id(st, ":id", id);
	dk_bind_text(st, ":every", r->every);
	dk_bind_i64(st, ":step", r->every[0] != '\0' ? r->step : 1);
	dk_bind_date(st, ":first", r->first);
	dk_bind_date(st, ":until", r->until);
	dk_bind_i64(st, ":lead", r->lead);
	return dk_run(st, NULL, err);
}

static enum dk_rc
enter(struct dk_change *ch, struct dk_arena *a, dk_id draft, struct dk_rhythm *r,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_order_facts facts;
	struct dk_standing x = { .id = draft };
	struct dk_order *o = NULL;
	enum dk_rc rc = settle_rhythm(s, r, err);

	if (rc == DK_OK)
		rc = dk_order_load(s, a, draft, &o, err);
	if (rc == DK_OK)
		rc = dk_order_ready(s, a, o, &facts, err);
	if (rc == DK_OK)
		rc = dk_order_keep_as(ch, a, o, &facts,
		    r->every[0] != '\0' ? "standing" : "blanket", err);
	if (rc == DK_OK)
		rc = store(s, draft, r, err);
	x.rhythm = *r;
	if (rc == DK_OK)
		rc = dk_call_off_follow(s, &x, DK_NO_DATE, err);
	if (rc == DK_OK)
		dk_change_text(ch, "rhythm", dk_rhythm_show(a, r));
	return rc;
}

enum dk_rc
dk_standing_enter(struct dk_session *s, dk_id draft, const struct dk_rhythm *r,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_rhythm settled = *r;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "standing.enter", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_change_end(&ch, enter(&ch, &tmp, draft, &settled, err), err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_standing_new(struct dk_session *s, const struct dk_order_input *in, const struct dk_rhythm *r,
    dk_id *id, struct dk_err *err)
{
	const char *kind = r->every[0] != '\0' ? "standing" : "blanket";
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "standing.new", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&ch, rc, err);
	rc = dk_order_draft_from(s, in, kind, id, err);
	if (rc == DK_OK)
		rc = dk_standing_enter(s, *id, r, err);
	if (rc == DK_OK)
		dk_change_subject(&ch, kind, *id);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_standing_require_open(const struct dk_standing *x, struct dk_err *err)
{
	const char *what = strcmp(x->kind, "blanket") == 0 ? "Blanket" : "Standing";

	if (x->state == DK_STANDING_ENDED)
		return dk_fail(err, DK_EREFUSED, x->kind, "%s order %s was ended: %.200s", what,
		    x->number, x->ended_reason);
	if (x->state == DK_STANDING_DONE)
		return dk_fail(err, DK_EREFUSED, x->kind, "%s order %s has no day left.", what,
		    x->number);
	if (x->state == DK_STANDING_PAUSED)
		return dk_fail(err, DK_EREFUSED, x->kind,
		    "%s order %s is paused; let it go on first.", what, x->number);
	return DK_OK;
}

/* Fell due while it was paused: the customer did without. */
static enum dk_rc
catch_up(struct dk_session *s, const struct dk_standing *x, struct dk_err *err)
{
	dk_date today = dk_session_today(s), due;
	dk_id next = 0;
	enum dk_rc rc = dk_call_off_skip(s, x->id, today, "paused", err);

	if (rc == DK_OK)
		rc = dk_call_off_next(s, x->id, &next, &due, err);
	if (rc == DK_OK && next == 0)
		rc = dk_call_off_follow(s, x, dk_date_add(today, -1), err);
	return rc;
}

enum dk_rc
dk_standing_pause(struct dk_session *s, dk_id id, bool is_paused, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_standing x = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER,
	    is_paused ? "standing.pause" : "standing.resume", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_standing_load(s, &tmp, id, &x, err);
	if (rc == DK_OK && x.state != DK_STANDING_PAUSED)
		rc = dk_standing_require_open(&x, err);
	if (rc == DK_OK && is_paused != (x.state == DK_STANDING_PAUSED)) {
		dk_change_subject(&ch, x.kind, id);
		st = dk_sql(s->db, SQL_PAUSE);
		dk_bind_bool(st, ":paused", is_paused);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
		if (rc == DK_OK && !is_paused)
			rc = catch_up(s, &x, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
need_reason(struct dk_arena *a, const char *reason, char **text, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(a, reason != NULL ? reason : "", false, 500, text, err);

	if (rc == DK_OK && (*text)[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	return rc;
}

enum dk_rc
dk_standing_end(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_standing x = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "standing.end", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = need_reason(&tmp, reason, &text, err);
	if (rc == DK_OK)
		rc = dk_standing_load(s, &tmp, id, &x, err);
	if (rc == DK_OK && x.state != DK_STANDING_PAUSED)
		rc = dk_standing_require_open(&x, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, x.kind, id);
		dk_change_text(&ch, "reason", text);
		st = dk_sql(s->db, SQL_END);
		dk_bind_text(st, ":reason", text);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK)
		rc = dk_call_off_skip(s, id, DK_NO_DATE, text, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_standing_skip(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_standing x = { 0 };
	struct dk_change ch;
	dk_date due = DK_NO_DATE;
	dk_id next = 0;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "standing.skip", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = need_reason(&tmp, reason, &text, err);
	if (rc == DK_OK)
		rc = dk_standing_load(s, &tmp, id, &x, err);
	if (rc == DK_OK)
		rc = dk_standing_require_open(&x, err);
	if (rc == DK_OK)
		rc = dk_call_off_next(s, id, &next, &due, err);
	if (rc == DK_OK && next == 0)
		rc = dk_fail(err, DK_EREFUSED, "order", "%s has nothing planned.", x.number);
	if (rc == DK_OK) {
		dk_change_subject(&ch, x.kind, id);
		dk_change_text(&ch, "due", dk_date_iso(due).s);
		dk_change_text(&ch, "reason", text);
		rc = dk_call_off_skip_one(s, next, text, err);
	}
	if (rc == DK_OK)
		rc = dk_call_off_follow(s, &x, due, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
