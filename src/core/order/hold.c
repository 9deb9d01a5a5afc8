/* hold.c - holds stand beside the state; any open one stops release to picking. */
#include <string.h>

#include "core/control/once.h"
#include "core/control/rights.h"
#include "core/order/check/check.h"
#include "core/order/claim.h"
#include "core/order/stage.h"
#include "db/stmt.h"
#include "docket/order_list.h"
#include "docket/text.h"
#include "docket/user.h"

/* the few of an order, not all of a code: hence the + */
static const char SQL_OPEN[] = "SELECT count(*) FROM hold WHERE order_id = :order"
			       " AND +code = :code AND released_at = ''";
static const char SQL_ADD[] = "INSERT INTO hold (order_id, code, reason, set_by, set_at)"
			      " VALUES (:order, :code, :reason, :by, :at)";
static const char SQL_RELEASE[] =
    "UPDATE hold SET released_by = :by, released_at = :at, release_reason = :reason"
    " WHERE order_id = :order AND +code = :code AND released_at = ''";
static const char SQL_SAY[] = "UPDATE hold SET reason = :reason WHERE order_id = :order"
			      " AND +code = :code AND released_at = '' AND set_by IS NULL"
			      " AND reason <> :reason";

/* what a check set and finds no more; what a person set, a person releases */
static const char SQL_MENDED[] =
    "UPDATE hold SET released_at = :at, release_reason = 'The check finds nothing any more.'"
    " WHERE order_id = :order AND released_at = '' AND set_by IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM finding f WHERE f.order_id = hold.order_id AND f.code = hold.code"
    " AND f.severity = 'stop')";

enum dk_rc
dk_hold_add(struct dk_change *ch, dk_id order_id, const char *code, const char *reason, dk_id by,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_OPEN);
	int64_t open = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":order", order_id);
	dk_bind_text(st, ":code", code);
	if ((rc = dk_one(st, 0, &open, err)) != DK_OK || open > 0)
		return rc;
	st = dk_sql(ch->session->db, SQL_ADD);
	dk_bind_id(st, ":order", order_id);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":by", by);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_hold_say(struct dk_change *ch, dk_id order_id, const char *code, const char *reason,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SAY);

	dk_bind_id(st, ":order", order_id);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":reason", reason);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_hold_mend(struct dk_change *ch, dk_id order_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_MENDED);

	dk_bind_id(st, ":order", order_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

/* A reason is a sentence somebody will read later. */
static enum dk_rc
clean_reason(struct dk_arena *a, const char *reason, char **out, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(a, reason != NULL ? reason : "", false, 500, out, err);

	if (rc == DK_OK && (*out)[strspn(*out, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	return rc;
}

static enum dk_rc
require_live(const struct dk_order *o, struct dk_err *err)
{
	if (o->state == DK_ORDER_ENTERED || o->state == DK_ORDER_VERIFIED)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "order", "Order %s is %s.", o->number,
	    dk_order_state_name(o->state));
}

/* A hold that no check set is `manual`; any other code tells whose right releases it. */
static enum dk_rc
check_code(const char *code, struct dk_err *err)
{
	size_t count;
	const struct dk_check *const *all = dk_checks_all(&count);

	if (strcmp(code, "manual") == 0)
		return DK_OK;
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i]->name, code) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, "code",
	    "There is no check '%.40s'. A hold's code is a check's name, or 'manual'.", code);
}

/* The first reason stands: a second one would be lost, so it is not taken. */
static enum dk_rc
require_new(const struct dk_order *o, const char *code, struct dk_err *err)
{
	for (size_t i = 0; i < o->hold_count; i++)
		if (strcmp(o->holds[i].code, code) == 0)
			return dk_fail(err, DK_EREFUSED, "code",
			    "Order %s is held (%s) already: %s", o->number, code,
			    o->holds[i].reason);
	return DK_OK;
}

enum dk_rc
dk_order_hold(struct dk_session *s, dk_id id, const char *code, const char *reason,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_HOLD_SET, "order.hold", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = clean_reason(&tmp, reason, &text, err);
	if (rc == DK_OK)
		rc = check_code(code, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK)
		rc = require_live(o, err);
	if (rc == DK_OK)
		rc = require_new(o, code, err);
	if (rc == DK_OK)
		rc = dk_hold_add(&ch, id, code, text, s->user_id, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&ch, id, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "code", code);
		dk_change_text(&ch, "reason", text);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_order_return(struct dk_session *s, dk_id id, const char *note, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_VERIFY, "order.return", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = clean_reason(&tmp, note, &text, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK && o->state != DK_ORDER_ENTERED)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; only what waits for verification is returned.", o->number,
		    dk_order_state_name(o->state));
	if (rc == DK_OK)
		rc = dk_hold_add(&ch, id, "manual",
		    dk_fmt(&tmp, "back to %s: %s", o->entered_by_name, text), s->user_id, err);
	if (rc == DK_OK)
		rc = dk_verify_claim_drop(s, id, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&ch, id, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "to", o->entered_by_name);
		dk_change_text(&ch, "reason", text);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

/* Passing the credit limit needs its own right, up to its own amount. */
static enum dk_rc
require_credit(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	int64_t limit = dk_session_limit(s, DK_RIGHT_CREDIT_OVERRIDE);
	struct dk_exposure x;
	dk_money over = DK_MONEY(0);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_CREDIT_OVERRIDE, err);

	if (rc == DK_OK)
		rc = dk_exposure_find(s, o->customer_id, 0, &x, err);
	if (rc == DK_OK)
		rc = dk_currency_home(s, &(struct dk_currency_rate){ x.currency, DK_NO_DATE,
		    x.exchange }, dk_money_minus(x.total, x.limit), &over, err);
	if (rc == DK_OK && x.has_limit && over.minor > limit)
		rc = dk_fail(err, DK_EDENIED, NULL,
		    "That is %s over the credit limit; %s may pass %s. Ask someone with a "
		    "higher limit.",
		    dk_money_show(over, s->exponent).s, s->user,
		    dk_money_show(DK_MONEY(limit), s->exponent).s);
	return rc;
}

static enum dk_rc
release(struct dk_change *ch, const struct dk_order *o, const char *code, const char *reason,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_RELEASE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":order", o->id);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":by", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "code", "Order %s has no open hold '%.40s'.",
		    o->number, code);
	return rc;
}

static struct dk_approved
approved_of(const struct dk_order *o, const char *code)
{
	struct dk_approved of = { .order = o->id, .figure = o->total };

	snprintf(of.code, sizeof(of.code), "%s", code);
	return of;
}

enum dk_rc
dk_order_approve(struct dk_session *s, const struct dk_order_ask *ask, dk_id *approver,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s, &tmp, ask->order, &o, err);

	if (rc == DK_OK)
		rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_HOLD_RELEASE, approver, err);
	if (rc == DK_OK)
		s->approval.of = approved_of(o, ask->code);
	dk_arena_free(&tmp);
	return rc;
}

/* The yes of somebody else is spent: it was for this order, this hold and this total. */
static enum dk_rc
spend(struct dk_session *s, dk_id id, const char *code, dk_id approver, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_approved of;
	enum dk_rc rc = dk_order_load(s, &tmp, id, &o, err);

	if (rc == DK_OK) {
		of = approved_of(o, code);
		rc = dk_approval_spend(s, approver, DK_RIGHT_HOLD_RELEASE, &of, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_order_release(struct dk_session *s, dk_id id, const char *code, const char *reason,
    dk_id approver, struct dk_err *err)
{
	struct dk_session acting = *s;
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = DK_OK;

	if (approver != 0 && approver != s->user_id) {
		rc = spend(s, id, code, approver, err);
		acting.user_id = approver; /* his rights, not the clerk's */
	}
	if (rc != DK_OK)
		return rc;
	acting.rights.tx = 0;
	rc = dk_change_begin(&acting, DK_RIGHT_HOLD_RELEASE, "order.release", &ch, err);
	if (rc != DK_OK)
		return rc;
	rc = clean_reason(&tmp, reason, &text, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK && strcmp(code, "credit-limit") == 0)
		rc = require_credit(&acting, o, err);
	if (rc == DK_OK)
		rc = release(&ch, o, code, text, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&ch, id, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "code", code);
		dk_change_text(&ch, "reason", text);
		dk_change_text(&ch, "desk_user", s->user);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
