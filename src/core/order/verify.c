/* verify.c - a second pair of eyes: warnings passed with a reason, stops released, then verified.
 */
#include <string.h>

#include "core/order/again.h"
#include "core/order/check/check.h"
#include "core/order/claim.h"
#include "core/order/private.h"
#include "core/order/stage.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_PASS[] =
    "UPDATE finding SET passed_by = :by, passed_at = :at, pass_reason = :reason"
    " WHERE order_id = :order AND code = :code AND (:line = 0 OR line_no = :line)"
    " AND severity = 'warn'";
/* one that docket let go of itself, since its cause was gone, may come again */
static const char SQL_HELD[] = "SELECT count(*) FROM hold WHERE order_id = :order AND code = :code"
			       " AND (released_at = '' OR released_by IS NOT NULL)";
static const char SQL_VERIFY[] =
    "UPDATE orders SET state = 'verified', verified_by = :by, verified_at = :at,"
    " version = version + 1 WHERE id = :id AND state = 'entered' AND version = :version";

static bool
is_check(const char *code)
{
	size_t count;
	const struct dk_check *const *checks = dk_checks_all(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(checks[i]->name, code) == 0)
			return true;
	return false;
}

/* What a check does not find any more needs no pass: goods may have come while he looked. */
static enum dk_rc
pass(struct dk_change *ch, dk_id id, const struct dk_pass *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PASS);
	struct dk_arena tmp = { 0 };
	char *reason = NULL;
	int64_t changed = 0;
	enum dk_rc rc = dk_text_clean(&tmp, p->reason != NULL ? p->reason : "", false, 500, &reason,
	    err);

	if (rc == DK_OK && reason[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason for passing %s.", p->code);
	if (rc == DK_OK) {
		dk_bind_id(st, ":order", id);
		dk_bind_text(st, ":code", p->code);
		dk_bind_i64(st, ":line", p->line_no);
		dk_bind_id(st, ":by", ch->session->user_id);
		dk_bind_instant(st, ":at", ch->now_ms);
		dk_bind_text(st, ":reason", reason);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0 && !is_check(p->code))
		rc = dk_fail(err, DK_ENOTFOUND, "pass", "There is no check '%.40s' to pass.",
		    p->code);
	if (rc == DK_OK && changed > 0)
		dk_change_text(ch, dk_fmt(&tmp, "pass %s", p->code), reason);
	dk_arena_free(&tmp);
	return rc;
}

/* Every warning has somebody who passed it, and nothing holds the order. */
static enum dk_rc
require_clear(const struct dk_order *o, struct dk_err *err)
{
	if (o->hold_count > 0)
		return dk_fail(err, DK_EREFUSED, o->holds[0].code,
		    "Order %s is held; release %s first: %s", o->number,
		    o->holds[0].code, o->holds[0].reason);
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f->severity == DK_WARN && f->passed_by[0] == '\0')
			return dk_fail(err, DK_EREFUSED, f->code,
			    "%s: %s Pass it with --pass %s --reason TEXT.", f->code, f->text,
			    f->code);
	}
	return DK_OK;
}

/* *done: it is verified already, and saying so again changes nothing. */
static enum dk_rc
require_turn(struct dk_session *s, const struct dk_order *o, bool *done, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_verify_claim claim = { .by = "" };
	bool by_other = false;
	enum dk_rc rc = dk_setting_bool(s, "verify_by_other", &by_other, err);

	*done = o->state == DK_ORDER_VERIFIED;
	if (rc == DK_OK && !*done)
		rc = dk_verify_claim_find(s, &tmp, o->id, &claim, err);
	if (rc == DK_OK && claim.by[0] != '\0' && !claim.is_mine)
		rc = dk_fail(err, DK_ECONFLICT, "order",
		    "%s looks at order %s (%lld min); ask, or wait until it is free.", claim.by,
		    o->number, (long long)claim.minutes);
	dk_arena_free(&tmp);
	if (rc != DK_OK)
		return rc;
	if (by_other && o->entered_by == s->user_id)
		return dk_fail(err, DK_EREFUSED, "user",
		    "You entered order %s; somebody else verifies it.", o->number);
	if (o->state != DK_ORDER_ENTERED && !*done)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; only entered orders are verified.", o->number,
		    dk_order_state_name(o->state));
	return DK_OK;
}

enum dk_rc
dk_order_look_again(struct dk_change *ch, struct dk_arena *a, dk_id id, struct dk_order **o,
    struct dk_err *err)
{
	enum dk_rc rc = dk_order_check(ch->session, a, id, o, err);

	if (rc == DK_OK)
		rc = dk_findings_store(ch->session, *o, err);
	if (rc == DK_OK && (*o)->hold_count > 0)
		rc = dk_hold_mend(ch, id, err);
	return rc == DK_OK ? dk_order_load(ch->session, a, id, o, err) : rc;
}

static enum dk_rc
set_verified(struct dk_change *ch, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_VERIFY);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":by", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":id", o->id);
	dk_bind_i64(st, ":version", o->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "order",
		    "Someone else changed this order a moment ago. Load it again (F5).");
	return rc;
}

/* A stop that nobody has released yet becomes a hold; *held is its finding. */
static enum dk_rc
hold_new_stops(struct dk_change *ch, const struct dk_order *o, const struct dk_finding **held,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*held = NULL;
	for (size_t i = 0; rc == DK_OK && i < o->finding_count; i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_HELD);
		int64_t known = 0;

		if (o->findings[i].severity < DK_STOP)
			continue;
		dk_bind_id(st, ":order", o->id);
		dk_bind_text(st, ":code", o->findings[i].code);
		rc = dk_one(st, 0, &known, err);
		if (rc != DK_OK || known > 0)
			continue;
		*held = &o->findings[i];
		rc = dk_hold_add(ch, o->id, o->findings[i].code, o->findings[i].text, 0, err);
	}
	return rc;
}

static enum dk_rc
pass_and_verify(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    const struct dk_pass *passes, size_t pass_count, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < pass_count; i++)
		rc = pass(ch, o->id, &passes[i], err);
	if (rc == DK_OK)
		rc = dk_order_load(ch->session, a, o->id, &o, err);
	if (rc == DK_OK)
		rc = require_clear(o, err);
	if (rc == DK_OK)
		rc = dk_verify_claim_drop(ch->session, o->id, err);
	return rc == DK_OK ? set_verified(ch, o, err) : rc;
}

enum dk_rc
dk_order_verify(struct dk_session *s, dk_id id, const struct dk_pass *passes, size_t pass_count,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const struct dk_finding *held = NULL;
	struct dk_order *o = NULL;
	struct dk_change ch;
	bool done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_VERIFY, "order.verify", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK)
		rc = require_turn(s, o, &done, err);
	if (rc == DK_OK && !done) {
		rc = dk_order_look_again(&ch, &tmp, id, &o, err);
		if (rc == DK_OK)
			rc = hold_new_stops(&ch, o, &held, err);
		if (rc == DK_OK && held == NULL)
			rc = pass_and_verify(&ch, &tmp, o, passes, pass_count, err);
		if (rc == DK_OK)
			rc = dk_stage_store(&ch, id, err);
		dk_change_subject(&ch, "order", id);
		if (held != NULL)
			dk_change_text(&ch, "held", held->code);
	}
	rc = dk_change_end(&ch, rc, err);
	if (rc == DK_OK && held != NULL) /* the hold stays; the answer is no */
		rc = dk_fail(err, DK_EREFUSED, held->code,
		    "The order is held now; release %s first: %s", held->code,
		    held->text);
	dk_arena_free(&tmp);
	return rc;
}
