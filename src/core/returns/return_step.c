/* return_step.c - what every step of a return shares, and the steps that move no goods. */
#include <string.h>

#include "core/control/once.h"
#include "core/returns/exchange.h"
#include "core/returns/judge.h"
#include "core/tell/outbox.h"
#include "db/fetch.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_MOVE[] =
    "UPDATE goods_return SET state = :state, version = version + 1"
    " WHERE id = :id AND version = :version";
static const char SQL_AUTHORISED[] = "UPDATE goods_return SET authorised_by = :user,"
    " authorised_at = :at, expires = :expires WHERE id = :id";
static const char SQL_RECEIVED[] =
    "UPDATE goods_return SET received_by = :user, received_at = :at WHERE id = :id";
static const char SQL_INSPECTED[] =
    "UPDATE goods_return SET inspected_by = :user, inspected_at = :at WHERE id = :id";
static const char SQL_SETTLED[] = "UPDATE goods_return SET settled_by = :user, settled_at = :at,"
    " settled_day = :day WHERE id = :id";
static const char SQL_WHY[] = "UPDATE goods_return SET why = :why WHERE id = :id";
static const char SQL_APPROVED[] =
    "UPDATE goods_return SET approved_by = :approver WHERE id = :id";
/* said as the index of open returns says it */
#define LATE " state IN ('requested', 'authorised', 'received', 'inspected')" \
	" AND state = 'authorised' AND expires < :today AND NOT EXISTS" \
	" (SELECT 1 FROM goods_exchange e WHERE e.return_id = goods_return.id)"
static const char SQL_LATE[] = "SELECT id FROM goods_return WHERE" LATE;
static const char SQL_EXPIRED[] = "UPDATE goods_return SET state = 'expired',"
    " version = version + 1 WHERE" LATE;

bool
dk_return_is_repair(const struct dk_return *r)
{
	return strcmp(r->outcome, "repair") == 0;
}

static bool
is_one_of(const char *state, const char *states)
{
	const char *at = strstr(states, state);
	size_t len = strlen(state);

	return at != NULL && (at == states || at[-1] == ' ') &&
	    (at[len] == ' ' || at[len] == '\0');
}

static enum dk_rc
judge(const struct dk_return *r, const char *states, struct dk_err *err)
{
	const struct {
		const char *state, *next;
	} steps[] = { { "requested", "A supervisor authorises it first" },
		{ "authorised", "Its goods are received first" },
		{ "received", dk_return_is_repair(r) ? "It is repaired next"
			: "Its goods are inspected next" },
		{ "inspected", dk_return_is_repair(r) ? "It is sent back next"
			: "It is settled next" } };

	if (is_one_of(r->state, states))
		return DK_OK;
	for (size_t i = 0; i < DK_COUNT(steps); i++)
		if (strcmp(steps[i].state, r->state) == 0)
			return dk_fail(err, DK_EREFUSED, "return", "Return %s is %s. %s.",
			    r->number, r->state, steps[i].next);
	return dk_fail(err, DK_EREFUSED, "return", "Return %s is %s; nothing of it changes now.",
	    r->number, r->state);
}

enum dk_rc
dk_return_begin(struct dk_session *s, const char *action, dk_id id, const char *states,
    struct dk_return_job *j, struct dk_err *err)
{
	bool approves = strcmp(action, "return.authorise") == 0;
	dk_id known = 0;
	enum dk_rc rc;

	*j = (struct dk_return_job){ 0 };
	rc = dk_change_begin(s, approves ? DK_RIGHT_RETURN_APPROVE : DK_RIGHT_RETURN, action,
	    &j->ch, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j->ch, &known, err);
	j->is_done = known != 0;
	if (rc == DK_OK && !j->is_done)
		rc = dk_return_read(s, &j->a, id, &j->ret, err);
	if (rc == DK_OK && !j->is_done)
		rc = judge(j->ret, states, err);
	return rc == DK_OK ? rc : dk_return_end(j, rc, err);
}

enum dk_rc
dk_return_end(struct dk_return_job *j, enum dk_rc rc, struct dk_err *err)
{
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->a);
	return rc;
}

static const char *
stamp_of(const char *state)
{
	static const struct {
		const char *state, *sql;
	} stamps[] = { { "authorised", SQL_AUTHORISED }, { "received", SQL_RECEIVED },
		{ "inspected", SQL_INSPECTED }, { "settled", SQL_SETTLED } };

	for (size_t i = 0; i < DK_COUNT(stamps); i++)
		if (strcmp(stamps[i].state, state) == 0)
			return stamps[i].sql;
	return NULL;
}

static enum dk_rc
stamp(struct dk_return_job *j, const char *state, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const char *sql = stamp_of(state);
	struct dk_stmt *st;
	int64_t days = 0;
	enum dk_rc rc = dk_setting_i64(s, "return_open_days", &days, err);

	if (rc != DK_OK || sql == NULL)
		return rc;
	st = dk_sql(s->db, sql);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	if (sql == SQL_AUTHORISED)
		dk_bind_date(st, ":expires",
		    dk_date_add(dk_instant_day(j->ch.now_ms), (int)days));
	if (sql == SQL_SETTLED)
		dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":id", j->ret->id);
	return dk_run(st, NULL, err);
}

/* An exchange that it is part of opens its gate, or ends with it. */
static enum dk_rc
follow(struct dk_return_job *j, const char *state, struct dk_err *err)
{
	return is_one_of(state, "refused cancelled expired")
	    ? dk_exchange_without(&j->ch, j->ret->id, err)
	    : dk_exchange_review(&j->ch, j->ret->id, err);
}

/* What may come is told by mail; what is here, or must not come any more, needs no telling. */
static enum dk_rc
tell(struct dk_return_job *j, const char *state, struct dk_err *err)
{
	struct dk_outbox_notice note = { "return-note", "return", j->ret->id,
		j->ret->customer_id };
	dk_id exchange = 0;
	enum dk_rc rc = dk_exchange_with(j->ch.session, j->ret->id, &exchange, err);

	if (exchange != 0) /* its paper says both */
		note = (struct dk_outbox_notice){ "exchange", "exchange", exchange,
			j->ret->customer_id };
	if (rc == DK_OK && strcmp(state, "authorised") == 0)
		return dk_outbox_tell(&j->ch, &note, err);
	return rc == DK_OK ? dk_outbox_withdraw(&j->ch, note.kind, note.document,
	    note.document_id, err) : rc;
}

enum dk_rc
dk_return_move(struct dk_return_job *j, const char *state, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_MOVE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":state", state);
	dk_bind_id(st, ":id", j->ret->id);
	dk_bind_i64(st, ":version", j->ret->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "return",
		    "Someone changed return %s. Load it again.", j->ret->number);
	if (rc == DK_OK)
		rc = stamp(j, state, err);
	if (rc == DK_OK)
		rc = tell(j, state, err);
	if (rc == DK_OK)
		rc = follow(j, state, err);
	dk_change_subject(&j->ch, "return", j->ret->id);
	dk_change_text(&j->ch, "return", j->ret->number);
	dk_change_diff(&j->ch, "state", j->ret->state, state);
	return rc;
}

enum dk_rc
dk_return_line_of(const struct dk_return *r, int64_t line_no, struct dk_return_line **out,
    struct dk_err *err)
{
	for (size_t i = 0; i < r->line_count; i++)
		if (r->lines[i].line_no == line_no)
			return *out = &r->lines[i], DK_OK;
	return dk_fail(err, DK_EINPUT, "line", "Return %s has no line %lld.", r->number,
	    (long long)line_no);
}

enum dk_rc
dk_return_authorise(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(s, "return.authorise", id, "requested", &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = dk_return_move(&j, "authorised", err);
	return dk_return_end(&j, rc, err);
}

enum dk_rc
dk_return_authorise_as(struct dk_session *s, dk_id id, dk_id approver, struct dk_err *err)
{
	struct dk_return_job j;
	struct dk_stmt *st;
	enum dk_rc rc = dk_return_begin(s, "return.countersign", id, "requested", &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = dk_return_may_pass(s, j.ret->order_id, approver, err);
	if (rc == DK_OK && !j.is_done) {
		st = dk_sql(s->db, SQL_APPROVED);
		dk_bind_id(st, ":approver", approver);
		dk_bind_id(st, ":id", id);
		rc = dk_run(st, NULL, err);
	}
	if (rc == DK_OK && !j.is_done)
		rc = dk_return_move(&j, "authorised", err);
	if (approver != 0)
		dk_change_i64(&j.ch, "approver", approver);
	return dk_return_end(&j, rc, err);
}

/* To an end without goods, with a reason. */
static enum dk_rc
give_up(struct dk_return_job *j, const char *state, const char *why, struct dk_err *err)
{
	char *clean = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_text_clean(&j->a, why, false, 500, &clean, err);

	if (rc == DK_OK && clean[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why; the customer will ask.");
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_WHY);
	dk_bind_text(st, ":why", clean);
	dk_bind_id(st, ":id", j->ret->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_return_move(j, state, err);
	dk_change_text(&j->ch, "reason", clean);
	return rc;
}

enum dk_rc
dk_return_refuse(struct dk_session *s, dk_id id, const char *why, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(s, "return.refuse", id, "requested", &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = give_up(&j, "refused", why, err);
	return dk_return_end(&j, rc, err);
}

enum dk_rc
dk_return_cancel(struct dk_session *s, dk_id id, const char *why, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(s, "return.cancel", id, "requested authorised", &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = give_up(&j, "cancelled", why, err);
	return dk_return_end(&j, rc, err);
}

/* Nobody is told any more what he may send. */
static enum dk_rc
withdraw_late(struct dk_change *ch, struct dk_arena *a, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LATE);
	size_t count = 0;
	dk_id *ids = NULL;
	enum dk_rc rc;

	dk_bind_date(st, ":today", dk_instant_day(ch->now_ms));
	rc = dk_fetch_ids(st, a, &ids, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_outbox_withdraw(ch, "return-note", "return", ids[i], err);
	return rc;
}

enum dk_rc
dk_return_expire(struct dk_session *s, int64_t *count, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	dk_id *exchanges = NULL;
	size_t lapsed = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "return.expire", &ch, err);

	*count = 0;
	if (rc != DK_OK)
		return rc;
	rc = withdraw_late(&ch, &a, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_EXPIRED);
		dk_bind_date(st, ":today", dk_instant_day(ch.now_ms));
		rc = dk_run(st, count, err);
	}
	if (rc == DK_OK)
		rc = dk_exchange_lapse(&ch, &a, &exchanges, &lapsed, err);
	*count += (int64_t)lapsed;
	if (rc == DK_OK && *count > 0) {
		dk_change_subject(&ch, "day", ch.day_id);
		dk_change_i64(&ch, "expired", *count);
	}
	dk_arena_free(&a);
	return dk_change_end(&ch, rc, err);
}
