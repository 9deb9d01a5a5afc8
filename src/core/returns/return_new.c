/* return_new.c - a return is entered: judged, numbered, and authorised where that needs nobody. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/returns/judge.h"

static const char SQL_ADD[] =
    "INSERT INTO goods_return (number, order_id, customer_id, state, outcome, note, exception,"
    " day_id, entered_by, entered_at, freight, freight_charge, approved_by) VALUES (:number,"
    " :order, :customer, 'requested', :outcome, :note, :exception, :day, :user, :at, :freight,"
    " :charge, :approver)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO goods_return_line (return_id, line_no, line_id, qty, reason, sent_id, lot_id,"
    " verdict, days, window_days, fee, fee_code, clause, condition) VALUES (:id, :line_no, :line,"
    " :qty, :reason, :sent, :lot, :verdict, :days, :window, :fee, :fee_code, :clause,"
    " :condition)";
static const char SQL_AUTHORISED[] = "SELECT count(*) FROM goods_return_line"
    " WHERE return_id = :id AND verdict <> 'allowed'";

struct job {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_return_asked asked;
	dk_id id;
};

static enum dk_rc
store_line(struct job *j, int64_t line_no, const struct dk_return_item *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD_LINE);

	dk_bind_id(st, ":id", j->id);
	dk_bind_i64(st, ":line_no", line_no);
	dk_bind_id(st, ":line", g->line_id);
	dk_bind_i64(st, ":qty", g->qty.milli);
	dk_bind_text(st, ":reason", g->reason->code);
	dk_bind_id(st, ":sent", g->sent_id);
	dk_bind_id(st, ":lot", g->lot_id);
	dk_bind_text(st, ":verdict", g->says.verdict);
	dk_bind_i64(st, ":days", g->says.days);
	dk_bind_i64(st, ":window", g->says.window);
	dk_bind_i64(st, ":fee", g->fee.e5);
	dk_bind_text(st, ":fee_code", g->says.fee_code);
	dk_bind_text(st, ":clause", g->says.clause);
	dk_bind_text(st, ":condition", g->condition != NULL ? g->condition->code : "");
	if (g->fee.e5 != g->says.fee.e5)
		dk_change_diff(&j->ch, "fee", dk_rate_text(g->says.fee).s,
		    dk_rate_text(g->fee).s);
	return dk_run(st, NULL, err);
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	const struct dk_return_asked *q = &j->asked;
	struct dk_session *s = j->ch.session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "return", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":order", q->in.order_id);
	dk_bind_id(st, ":customer", q->customer_id);
	dk_bind_text(st, ":outcome", q->outcome);
	dk_bind_text(st, ":note", q->in.note);
	dk_bind_text(st, ":exception", q->in.exception);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_text(st, ":freight", q->freight);
	dk_bind_i64(st, ":charge", q->charge.minor);
	dk_bind_id(st, ":approver", q->needs_word ? q->in.approver : 0);
	rc = dk_insert(st, &j->id, err);
	dk_change_subject(&j->ch, "return", j->id);
	dk_change_text(&j->ch, "return", number.s);
	dk_change_text(&j->ch, "order", q->order);
	if (q->in.exception[0] != '\0')
		dk_change_text(&j->ch, "exception", q->in.exception);
	if (q->needs_word && q->in.approver != 0)
		dk_change_i64(&j->ch, "approver", q->in.approver);
	for (size_t i = 0; rc == DK_OK && i < q->count; i++)
		rc = store_line(j, (int64_t)i + 1, &q->items[i], err);
	return rc;
}

/* What the policy allows as it is needs nobody's word; an exception has been given it. */
static enum dk_rc
authorise(struct job *j, struct dk_err *err)
{
	struct dk_return_job step = { .ch = j->ch };
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_AUTHORISED);
	int64_t waits = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", j->id);
	rc = dk_one(st, 0, &waits, err);
	if (rc != DK_OK || (waits > 0 && j->asked.in.exception[0] == '\0'))
		return rc;
	rc = dk_return_read(j->ch.session, &step.a, j->id, &step.ret, err);
	if (rc == DK_OK)
		rc = dk_return_move(&step, "authorised", err);
	j->ch = step.ch;
	dk_arena_free(&step.a);
	return rc;
}

static enum dk_rc
enter(struct job *j, const struct dk_return_in *in, struct dk_err *err)
{
	enum dk_rc rc;

	j->asked = (struct dk_return_asked){ .session = j->ch.session, .a = &j->a };
	rc = dk_return_judge(&j->asked, in, err);
	if (rc == DK_OK && j->asked.needs_word)
		rc = dk_return_may_pass(j->ch.session, in->order_id, in->approver, err);
	if (rc == DK_OK)
		rc = store(j, err);
	return rc == DK_OK ? authorise(j, err) : rc;
}

enum dk_rc
dk_return_new(struct dk_session *s, const struct dk_return_in *in, dk_id *id, struct dk_err *err)
{
	struct job j = { .id = 0 };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "return.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&j.ch, rc, err);
	rc = enter(&j, in, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	if (rc == DK_OK)
		*id = j.id;
	return rc;
}
