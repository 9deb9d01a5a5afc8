/* settle.c - differences that a second person approves or refuses; a count that is given up. */
#include <string.h>

#include "core/control/rights.h"
#include "core/count/private.h"
#include "core/stock/adjust.h"
#include "core/stock/allocation.h"
#include "docket/user.h"

static const char SQL_WAITING[] =
    "SELECT id, line_no, product_id, counted - expected, counted_by FROM count_line"
    " WHERE count_id = :count AND state = 'approve' AND (:line = 0 OR line_no = :line)"
    " ORDER BY line_no";
static const char SQL_SETTLE[] =
    "UPDATE count_line SET state = :state, settled_by = :user, note = :note WHERE id = :id";
static const char SQL_CANCEL[] =
    "UPDATE stock_count SET state = 'cancelled', settled_by = :user, settled_at = :at,"
    " reason = :reason WHERE id = :id";

struct waiting {
	dk_id id, product_id, counted_by;
	int64_t line_no, difference;
};

static enum dk_rc
read_waiting(struct dk_count_job *j, int64_t line_no, struct waiting **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_WAITING);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":count", j->id);
	dk_bind_i64(st, ":line", line_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(&j->tmp, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct waiting){ dk_col_id(st, 0), dk_col_id(st, 2),
			dk_col_id(st, 4), dk_col_i64(st, 1), dk_col_i64(st, 3) };
	}
	if (rc == DK_OK && *count == 0 && line_no != 0)
		rc = dk_fail(err, DK_ENOTFOUND, "line",
		    "Line %lld of %s does not wait for a second person.", (long long)line_no,
		    j->number);
	else if (rc == DK_OK && *count == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "line",
		    "Nothing of %s waits for a second person.", j->number);
	return rc;
}

static enum dk_rc
settle(struct dk_count_job *j, const struct waiting *w, bool is_refused, const char *why,
    struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st;
	dk_money value = { 0 };
	enum dk_rc rc = dk_move_cost(s, w->product_id, (dk_qty){ w->difference }, &value, err);

	if (rc == DK_OK)
		rc = dk_stock_approver(s, value, w->counted_by, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_SETTLE);
	dk_bind_text(st, ":state", is_refused ? "refused" : "counted");
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_text(st, ":note", why);
	dk_bind_id(st, ":id", w->id);
	dk_change_text(&j->ch, dk_fmt(&j->tmp, "line_%lld", (long long)w->line_no),
	    dk_money_text(value, s->exponent).s);
	return dk_run(st, NULL, err);
}

static struct dk_approved
approved_of(dk_id count_id, int64_t line_no)
{
	struct dk_approved of = { 0 };

	snprintf(of.code, sizeof(of.code), "count %lld/%lld", (long long)count_id,
	    (long long)line_no);
	return of;
}

enum dk_rc
dk_count_approve(struct dk_session *s, const struct dk_count_signed *ask, dk_id *approver,
    struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_STOCK_APPROVE, approver,
	    err);

	if (rc == DK_OK)
		s->approval.of = approved_of(ask->id, ask->line_no);
	return rc;
}

/* An approval that was given at this desk serves once. */
static enum dk_rc
spend(struct dk_session *s, struct dk_change *ch, const struct dk_count_verdict *v,
    struct dk_err *err)
{
	const struct dk_approved of = approved_of(v->id, v->line_no);

	if (ch->session->user_id == s->user_id)
		return DK_OK;
	dk_change_text(ch, "desk_user", s->user);
	return dk_approval_spend(s, v->approver, DK_RIGHT_STOCK_APPROVE, &of, err);
}

enum dk_rc
dk_count_settle(struct dk_session *s, const struct dk_count_verdict *v, size_t *done,
    struct dk_err *err)
{
	struct dk_session acting = dk_approval_act(s, v->approver);
	struct waiting *rows = NULL;
	struct dk_count_job j;
	const char *why = "";
	size_t count = 0;
	enum dk_rc rc = dk_count_begin(&acting, DK_RIGHT_STOCK_APPROVE,
	    v->is_refused ? "count.refuse" : "count.approve", v->id, &j, err);

	*done = 0;
	if (rc != DK_OK || j.is_done)
		return rc != DK_OK ? rc : dk_count_end(&j, rc, err);
	rc = spend(s, &j.ch, v, err);
	if (rc == DK_OK)
		rc = dk_count_open(&j, err);
	if (rc == DK_OK && v->is_refused)
		rc = dk_stock_why(&j.tmp, v->reason, &why, err);
	if (rc == DK_OK)
		rc = read_waiting(&j, v->line_no, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = settle(&j, &rows[i], v->is_refused, why, err);
	if (why[0] != '\0')
		dk_change_text(&j.ch, "reason", why);
	rc = dk_count_end(&j, rc, err);
	*done = rc == DK_OK ? count : 0;
	return rc;
}

enum dk_rc
dk_count_cancel(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_count_job j;
	const char *why = "";
	struct dk_stmt *st;
	enum dk_rc rc = dk_count_begin(s, DK_RIGHT_STOCK_ADJUST, "count.cancel", id, &j, err);

	if (rc != DK_OK || j.is_done)
		return rc != DK_OK ? rc : dk_count_end(&j, rc, err);
	rc = dk_count_open(&j, err);
	if (rc == DK_OK)
		rc = dk_stock_why(&j.tmp, reason, &why, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_CANCEL);
		dk_bind_id(st, ":user", s->user_id);
		dk_bind_instant(st, ":at", j.ch.now_ms);
		dk_bind_text(st, ":reason", why);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
		dk_change_text(&j.ch, "reason", why);
	}
	return dk_count_end(&j, rc, err);
}
