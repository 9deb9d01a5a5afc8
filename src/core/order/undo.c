/*
 * undo.c - for ten minutes the last thing done to an order can be undone: the opposite change, with
 * a journal row of its own. Nothing that somebody built on is undone.
 */
#include <stdlib.h>
#include <string.h>

#include "core/control/once.h"
#include "core/order/amend.h"
#include "core/order/kept.h"
#include "core/order/stage.h"
#include "core/tell/outbox.h"

#define UNDO_MS (DK_UNDO_MINUTES * INT64_C(60000))

static const char SQL_LAST[] =
    "SELECT j.seq, j.at, j.action, j.user_id, coalesce(u.name, 'docket'), j.body FROM journal j"
    " LEFT JOIN users u ON u.id = j.user_id WHERE j.subject = 'order' AND j.subject_id = :order"
    " ORDER BY j.seq DESC LIMIT 1";
/* shipments and invoices that moved since */
static const char SQL_BUILT_ON[] =
    "SELECT count(*) FROM (SELECT 'shipment' AS kind, id FROM shipment WHERE order_id = :order"
    " UNION ALL SELECT 'invoice', id FROM invoice WHERE order_id = :order"
    " UNION ALL SELECT 'invoice', invoice_id FROM invoice_share WHERE order_id = :order) d"
    " JOIN journal j ON j.subject = d.kind AND j.subject_id = d.id WHERE j.seq > :seq";
static const char SQL_PRINTED[] =
    "SELECT (SELECT count(*) FROM outbox x WHERE x.document = 'order' AND x.state = 'done'"
    " AND x.at >= :at AND x.document_id IN"
    " (SELECT :order UNION ALL SELECT o.id FROM orders o WHERE o.amends_id = :order))"
    " + (SELECT count(*) FROM print_job p JOIN print_attempt t ON t.job_id = p.id"
    " WHERE p.subject = 'order' AND p.subject_id IN"
    " (SELECT :order UNION ALL SELECT o.id FROM orders o WHERE o.amends_id = :order)"
    " AND t.at >= :at AND t.outcome <> 'failed')"
    " + (SELECT count(*) FROM print_job p JOIN print_attempt t ON t.job_id = p.id"
    " WHERE p.subject = 'shipment' AND p.subject_id IN"
    " (SELECT h.id FROM shipment h WHERE h.order_id = :order)"
    " AND t.at >= :at AND t.outcome <> 'failed')";
static const char SQL_UNHOLD[] =
    "UPDATE hold SET released_by = :by, released_at = :at, release_reason = 'undone'"
    " WHERE order_id = :order AND code = :code AND set_at = :set AND released_at = ''";
static const char SQL_RELEASED[] =
    "SELECT reason FROM hold WHERE order_id = :order AND code = :code AND released_at = :at"
    " ORDER BY id DESC LIMIT 1";
static const char SQL_UNVERIFY[] =
    "UPDATE orders SET state = 'entered', verified_by = NULL, verified_at = '',"
    " version = version + 1 WHERE id = :order AND state = 'verified'";
static const char SQL_UNPASS[] =
    "UPDATE finding SET passed_by = NULL, passed_at = '', pass_reason = ''"
    " WHERE order_id = :order AND passed_at = :at";

/* The journal row that is undone, and the order as it is. */
struct undo {
	struct dk_change *ch;
	struct dk_arena *a;
	struct dk_order *o;
	int64_t seq, at_ms;
	const char *at, *action, *by, *body;
	dk_id user_id;
};

static enum dk_rc
undo_enter(struct undo *u, struct dk_err *err)
{
	const struct dk_line_share all = { 0 };

	return dk_order_give_up(u->ch, u->a, u->o, &all, err);
}

static enum dk_rc
apply(struct undo *u, struct dk_amendment *m, struct dk_err *err)
{
	struct dk_amended out;

	m->is_undo = true;
	return dk_amendment_apply(u->ch, u->a, m, &out, err);
}

/* Figures before and after of a field, from the row's own words; false when it names none. */
static bool
figures_of(const struct undo *u, const char *field, const char **before, const char **after)
{
	const char *key = dk_fmt(u->a, "\"%s\":[\"", field);
	const char *at = strstr(u->body, key), *mid, *end;

	if (at == NULL || (mid = strstr(at + strlen(key), "\",\"")) == NULL ||
	    (end = strstr(mid + 3, "\"]")) == NULL)
		return false;
	at += strlen(key);
	*before = dk_arena_dup_n(u->a, at, (size_t)(mid - at));
	*after = dk_arena_dup_n(u->a, mid + 3, (size_t)(end - mid - 3));
	return true;
}

/* How much of a line the cancelling took. */
static int64_t
taken_of(const struct undo *u, const struct dk_order_line *l)
{
	dk_qty was = { 0 }, is = { 0 };
	const char *before, *after;

	if (!figures_of(u, dk_fmt(u->a, "line %lld qty", (long long)l->line_no), &before, &after) ||
	    dk_qty_parse(before, &was, NULL) != DK_OK || dk_qty_parse(after, &is, NULL) != DK_OK)
		return 0;
	return was.milli - is.milli;
}

/* An order that lives again is what it was before. */
static void
revive(struct dk_order *o, const char *verified_at)
{
	o->state = verified_at[0] != '\0' ? DK_ORDER_VERIFIED : DK_ORDER_ENTERED;
	o->verified_at = verified_at;
}

static enum dk_rc
undo_cancel(struct undo *u, struct dk_err *err)
{
	struct dk_amendment m = { .now = u->o };
	const char *before, *after;
	enum dk_rc rc;

	dk_amendment_copy(u->ch->session, u->a, &m);
	if (m.mine->freight_is_manual && figures_of(u, "freight", &before, &after) &&
	    dk_money_parse(before, dk_order_exponent(u->ch->session, u->o), &m.mine->freight,
	    NULL) != DK_OK)
		m.mine->freight = u->o->freight;
	for (size_t i = 0; i < u->o->line_count; i++)
		m.mine->lines[i].cancelled.milli -= taken_of(u, &u->o->lines[i]);
	revive(u->o, u->o->verified_at);
	rc = apply(u, &m, err);
	return rc == DK_OK ? dk_call_off_fits(u->ch->session, u->o->id, err) : rc;
}

static const struct dk_order_line *
line_of(const struct dk_order *o, dk_id id, size_t *at)
{
	for (*at = 0; *at < o->line_count; (*at)++)
		if (o->lines[*at].from_id == id)
			return &o->lines[*at];
	return NULL;
}

/* What the amendment made of each line becomes what it was; its own lines are voided. */
static void
reverse(struct undo *u, const struct dk_amendment *done, struct dk_amendment *m)
{
	m->now = u->o;
	dk_amendment_copy(u->ch->session, u->a, m);
	dk_head_merge(m->base, done->mine, ~0U);
	dk_head_merge(m->mine, done->base, ~0U);
	for (size_t i = 0; i < u->o->line_count; i++) {
		struct dk_order_line *was = &m->base->lines[i], *l = &m->mine->lines[i];
		size_t at;
		const struct dk_order_line *x = line_of(done->mine, u->o->lines[i].id, &at);

		if (x == NULL)
			continue;
		dk_line_merge(was, x, ~0U);
		if (at < done->base->line_count)
			dk_line_merge(l, &done->base->lines[at], ~0U);
		else
			l->cancelled = l->ordered;
	}
}

static enum dk_rc
undo_amend(struct undo *u, struct dk_err *err)
{
	const char *at = strstr(u->body, "\"draft\":");
	dk_id draft = at != NULL ? strtoll(at + 8, NULL, 10) : 0;
	struct dk_amendment done = { .now = NULL }, m = { .now = NULL };
	enum dk_rc rc = dk_amendment_load(u->ch->session, u->a, draft, true, &done, err);

	if (rc != DK_OK)
		return rc;
	reverse(u, &done, &m);
	if (strstr(u->body, "\"state\":[\"verified\",\"entered\"]") != NULL)
		revive(u->o, done.base->verified_at);
	rc = apply(u, &m, err);
	done.mine->entered_at = ""; /* it is no amendment of the order any more */
	if (rc == DK_OK)
		rc = dk_order_store(u->ch->session, done.mine, err);
	return rc == DK_OK ? dk_outbox_withdraw(u->ch, "change-notice", "order", draft, err) : rc;
}

static enum dk_rc
undo_hold(struct undo *u, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(u->ch->session->db, SQL_UNHOLD);

	dk_bind_id(st, ":by", u->ch->session->user_id);
	dk_bind_instant(st, ":at", u->ch->now_ms);
	dk_bind_id(st, ":order", u->o->id);
	dk_bind_text(st, ":code", dk_body_text(u->a, u->body, "code"));
	dk_bind_text(st, ":set", u->at);
	return dk_run(st, NULL, err);
}

static enum dk_rc
undo_release(struct undo *u, struct dk_err *err)
{
	const char *code = dk_body_text(u->a, u->body, "code"), *reason;
	struct dk_stmt *st = dk_sql(u->ch->session->db, SQL_RELEASED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", u->o->id);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":at", u->at);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	reason = dk_col_text(st, 0, u->a);
	dk_done(st);
	return dk_hold_add(u->ch, u->o->id, code, reason, u->ch->session->user_id, err);
}

static enum dk_rc
undo_verify(struct undo *u, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(u->ch->session->db, SQL_UNVERIFY);
	enum dk_rc rc;

	dk_bind_id(st, ":order", u->o->id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(u->ch->session->db, SQL_UNPASS);
	dk_bind_id(st, ":order", u->o->id);
	dk_bind_text(st, ":at", u->at);
	return dk_run(st, NULL, err);
}

static const struct step {
	const char *action, *what;
	enum dk_right right; /* who may do it may undo it */
	enum dk_rc (*undo)(struct undo *u, struct dk_err *err);
} steps[] = {
	{ "order.enter", "entering", DK_RIGHT_ORDER_ENTER, undo_enter },
	{ "order.cancel", "cancelling", DK_RIGHT_ORDER_CANCEL, undo_cancel },
	{ "order.hold", "holding", DK_RIGHT_HOLD_SET, undo_hold },
	{ "order.release", "releasing", DK_RIGHT_HOLD_RELEASE, undo_release },
	{ "order.verify", "verifying", DK_RIGHT_ORDER_VERIFY, undo_verify },
	{ "order.amend", "amending", DK_RIGHT_ORDER_ENTER, undo_amend },
};

static enum dk_rc
read_last(struct undo *u, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(u->ch->session->db, SQL_LAST);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", u->o->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Nothing was done to this order at a desk; there is nothing to undo.");
	u->seq = dk_col_i64(st, 0);
	u->at = dk_col_text(st, 1, u->a);
	u->action = dk_col_text(st, 2, u->a);
	u->user_id = dk_col_id(st, 3);
	u->by = dk_col_text(st, 4, u->a);
	u->body = dk_col_text(st, 5, u->a);
	dk_assert(dk_instant_parse(u->at, &u->at_ms));
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
find_step(const struct undo *u, const struct step **out, struct dk_err *err)
{
	for (size_t i = 0; i < DK_COUNT(steps); i++) {
		if (strcmp(steps[i].action, u->action) != 0)
			continue;
		*out = &steps[i];
		/* a verification that ended in a hold changed nothing else */
		if (strstr(u->body, "\"held\":\"") == NULL)
			return DK_OK;
	}
	return dk_fail(err, DK_EREFUSED, "order", strcmp(u->action, "order.undo") == 0
	    ? "Order %s: the last change was undone already (by %s)."
	    : "Order %s moved on since (by %s); it cannot be undone any more.", u->o->number,
	    u->by);
}

static enum dk_rc
judge_person(const struct undo *u, const struct step *step, struct dk_err *err)
{
	struct dk_session *s = u->ch->session;
	enum dk_rc rc = dk_session_may(s, step->right, err);

	if (rc != DK_OK || u->user_id == s->user_id)
		return rc;
	if (dk_session_may(s, DK_RIGHT_DAY_CLOSE, NULL) == DK_OK)
		return DK_OK;
	return dk_fail(err, DK_EDENIED, "user",
	    "%s did that; %s or a supervisor can undo it.", u->by, u->by);
}

/* Did anybody build on it? */
static enum dk_rc
judge_rest(const struct undo *u, struct dk_err *err)
{
	struct dk_db *db = u->ch->session->db;
	struct dk_stmt *st = dk_sql(db, SQL_BUILT_ON);
	int64_t built = 0, printed = 0;
	enum dk_rc rc;

	if (u->ch->now_ms - u->at_ms > UNDO_MS)
		return dk_fail(err, DK_EREFUSED, "order",
		    "That was more than %d minutes ago; amend or cancel the order instead.",
		    DK_UNDO_MINUTES);
	dk_bind_id(st, ":order", u->o->id);
	dk_bind_i64(st, ":seq", u->seq);
	if ((rc = dk_one(st, 0, &built, err)) != DK_OK)
		return rc;
	st = dk_sql(db, SQL_PRINTED);
	dk_bind_id(st, ":order", u->o->id);
	dk_bind_text(st, ":at", u->at);
	if ((rc = dk_one(st, 0, &printed, err)) != DK_OK)
		return rc;
	if (built > 0)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s went on since (picking, shipping or an invoice); stop that first.",
		    u->o->number);
	if (printed > 0)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Paper of order %s went out since; amend or cancel the order instead.",
		    u->o->number);
	return DK_OK;
}

static enum dk_rc
judge(struct undo *u, const struct step **step, struct dk_err *err)
{
	enum dk_rc rc = read_last(u, err);

	if (rc == DK_OK)
		rc = find_step(u, step, err);
	if (rc == DK_OK)
		rc = judge_person(u, *step, err);
	return rc == DK_OK ? judge_rest(u, err) : rc;
}

static enum dk_rc
run(struct undo *u, const char **what, struct dk_err *err)
{
	const struct step *step = NULL;
	enum dk_rc rc = judge(u, &step, err);

	if (rc == DK_OK)
		rc = step->undo(u, err);
	if (rc == DK_OK)
		rc = dk_stage_store(u->ch, u->o->id, err);
	if (rc != DK_OK)
		return rc;
	*what = step->what;
	dk_change_subject(u->ch, "order", u->o->id);
	dk_change_text(u->ch, "reason", step->what);
	dk_change_i64(u->ch, "undoes", u->seq);
	return DK_OK;
}

enum dk_rc
dk_order_undo(struct dk_session *s, struct dk_arena *a, dk_id id, const char **what,
    struct dk_err *err)
{
	struct dk_change ch;
	struct undo u = { .ch = &ch, .a = a };
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "order.undo", &ch, err);

	*what = "the last change";
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK && done == 0)
		rc = dk_order_load(s, a, id, &u.o, err);
	if (rc == DK_OK && done == 0)
		rc = run(&u, what, err);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_order_undo_look(struct dk_session *s, struct dk_arena *a, dk_id id, const char **what,
    struct dk_err *err)
{
	const struct step *step = NULL;
	struct dk_change ch;
	struct undo u = { .ch = &ch, .a = a };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "order.undo", &ch, err);

	*what = "";
	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, a, id, &u.o, err);
	if (rc == DK_OK)
		rc = judge(&u, &step, err);
	if (rc == DK_OK)
		*what = step->what;
	return dk_change_end(&ch, rc, err); /* without a subject nothing is written */
}
