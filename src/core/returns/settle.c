/* settle.c - what came back is credited; and the counter return, all steps in one change. */
#include <string.h>

#include "core/control/once.h"
#include "core/money/credit.h"
#include "core/returns/exchange.h"
#include "core/returns/private.h"
#include "core/tell/outbox.h"
#include "docket/return_plan.h"

static const char SQL_CREDIT[] =
    "INSERT INTO goods_return_credit (return_id, credit_id) VALUES (:id, :credit)";

struct dk_credit_in
dk_return_credit_of(struct dk_arena *a, const struct dk_return *r, bool has_come)
{
	struct dk_credit_line *lines = dk_arena_array(a, r->line_count + 1, sizeof(*lines));
	struct dk_credit_in in = { .order_id = r->order_id, .lines = lines,
		.why = dk_fmt(a, "Return %s", r->number), .outcome = DK_CREDIT_OPEN,
		.charge = r->freight };

	if (strcmp(r->outcome, "refund") == 0)
		in.outcome = DK_CREDIT_REFUND;
	if (strcmp(r->outcome, "store-credit") == 0)
		in.outcome = DK_CREDIT_STORE;
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];
		dk_qty qty = has_come ? l->received : l->qty;

		if (qty.milli > 0)
			lines[in.count++] = (struct dk_credit_line){ .line_id = l->line_id,
				.line_no = l->order_line, .qty = qty, .fee = l->fee,
				.fee_code = l->fee_code };
	}
	return in;
}

static enum dk_rc
settle(struct dk_return_job *j, struct dk_err *err)
{
	struct dk_credit_in in = dk_return_credit_of(&j->a, j->ret, true);
	struct dk_outbox_notice tell = { "invoice", "invoice", 0, j->ret->customer_id };
	struct dk_credit_note *notes = NULL;
	size_t count = 0;
	dk_id exchange = 0;
	enum dk_rc rc = dk_return_is_repair(j->ret)
	    ? dk_fail(err, DK_EREFUSED, "return", "Return %s is a repair: it is sent back, not"
		" credited: docket return send-back %s", j->ret->number, j->ret->number)
	    : dk_exchange_with(j->ch.session, j->ret->id, &exchange, err);

	if (exchange != 0) /* the replacement is paid first */
		in.outcome = DK_CREDIT_OPEN;
	if (rc == DK_OK)
		rc = dk_credit_post(j->ch.session, &j->a, &in, &notes, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_CREDIT);

		dk_bind_id(st, ":id", j->ret->id);
		dk_bind_id(st, ":credit", notes[i].id);
		rc = dk_run(st, NULL, err);
		tell.document_id = notes[i].id;
		if (rc == DK_OK)
			rc = dk_outbox_tell(&j->ch, &tell, err);
		dk_change_text(&j->ch, "credit_note", notes[i].invoice->number);
	}
	return rc == DK_OK ? dk_return_move(j, "settled", err) : rc;
}

enum dk_rc
dk_return_settle(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(s, "return.settle", id, "inspected", &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = settle(&j, err);
	return dk_return_end(&j, rc, err);
}

static enum dk_rc
must_be_authorised(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_err *err)
{
	struct dk_return *r = NULL;
	enum dk_rc rc = dk_return_read(s, a, id, &r, err);

	if (rc == DK_OK && strcmp(r->state, "authorised") != 0)
		rc = dk_fail(err, DK_EREFUSED, "return", "The policy wants a supervisor's word"
		    " first: enter it without the goods and have it authorised, or pass it over"
		    " with a reason.");
	return rc;
}

enum dk_rc
dk_return_where_to(const struct dk_return_line_in *in, int64_t line_no,
    struct dk_return_disposal *out, struct dk_err *err)
{
	const struct dk_return_condition *found = NULL;
	enum dk_rc rc = DK_OK;

	*out = (struct dk_return_disposal){ line_no, in->qty, "stock", "" };
	if (in->condition != NULL && in->condition[0] != '\0') {
		rc = dk_return_condition_find(in->condition, &found, err);
		out->to = found != NULL ? found->to : "stock";
	}
	if (in->to != NULL && in->to[0] != '\0')
		out->to = in->to;
	return rc;
}

static enum dk_rc
all_steps(struct dk_session *s, const struct dk_return_in *in, dk_id *id, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_return_disposal *what = dk_arena_array(&a, in->line_count + 1, sizeof(*what));
	enum dk_rc rc = dk_return_new(s, in, id, err);

	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++)
		rc = dk_return_where_to(&in->lines[i], (int64_t)i + 1, &what[i], err);
	if (rc == DK_OK)
		rc = must_be_authorised(s, &a, *id, err);
	if (rc == DK_OK)
		rc = dk_return_receive(s, *id, NULL, 0, err);
	if (rc == DK_OK)
		rc = dk_return_inspect(s, *id, what, in->line_count, err);
	if (rc == DK_OK)
		rc = dk_return_settle(s, *id, err);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_return_counter(struct dk_session *s, const struct dk_return_in *in, dk_id *id,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "return.counter", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = all_steps(s, in, id, err);
		dk_change_subject(&ch, "return", *id);
	}
	rc = dk_change_end(&ch, rc, err);
	if (rc != DK_OK)
		*id = 0;
	return rc;
}
