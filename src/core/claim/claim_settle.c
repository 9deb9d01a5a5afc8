/* claim_settle.c - what was accepted is credited, or sent again for nothing. */
#include <string.h>

#include "core/claim/private.h"
#include "core/order/let_pass.h"
#include "core/tell/outbox.h"
#include "docket/customer.h"
#include "docket/draft.h"

static const char SQL_CREDIT[] =
    "INSERT INTO claim_credit (claim_id, credit_id) VALUES (:id, :credit)";
static const char SQL_SETTLED[] =
    "UPDATE claim SET settled_by = :user, settled_at = :at, settled_day = :day,"
    " accepted = :accepted, replacement_id = :order WHERE id = :id";

static enum dk_rc
credit(struct dk_claim_job *j, struct dk_err *err)
{
	struct dk_credit_in in = dk_claim_credit(&j->a, j->claim, true);
	struct dk_outbox_notice tell = { "invoice", "invoice", 0, j->claim->customer_id };
	struct dk_credit_note *notes = NULL;
	size_t count = 0;
	enum dk_rc rc;

	in.outcome = strcmp(j->claim->outcome, "refund") == 0 ? DK_CREDIT_REFUND
	    : strcmp(j->claim->outcome, "store-credit") == 0 ? DK_CREDIT_STORE : DK_CREDIT_OPEN;
	j->claim->accepted = DK_MONEY(0);
	rc = dk_credit_post(j->ch.session, &j->a, &in, &notes, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_CREDIT);

		dk_bind_id(st, ":id", j->claim->id);
		dk_bind_id(st, ":credit", notes[i].id);
		rc = dk_run(st, NULL, err);
		tell.document_id = notes[i].id;
		if (rc == DK_OK)
			rc = dk_outbox_tell(&j->ch, &tell, err);
		/* credits given since it was decided may have left less */
		j->claim->accepted = dk_money_plus(j->claim->accepted, notes[i].invoice->net);
		dk_change_text(&j->ch, "code", notes[i].invoice->number);
	}
	return rc;
}

/* The goods once more, to the same place, for nothing. */
static enum dk_rc
fill(struct dk_claim_job *j, struct dk_order_input *in, struct dk_err *err)
{
	const struct dk_claim *c = j->claim;
	struct dk_order_input_line *lines = dk_arena_array(&j->a, c->line_count, sizeof(*lines));
	struct dk_address *to = NULL;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(j->ch.session, &j->a, c->order_id, &o, err);

	if (rc != DK_OK)
		return rc;
	if (o->address_id != 0 &&
	    (rc = dk_address_load(j->ch.session, &j->a, o->address_id, &to, err)) != DK_OK)
		return rc;
	*in = (struct dk_order_input){ .customer = c->customer, .channel = o->channel,
		.customer_po = c->number, .carrier = o->carrier, .freight = "0",
		.note = dk_fmt(&j->a, "Free replacement: claim %s, %s, order %s", c->number,
		    c->kind->text, c->order), .lines = lines };
	if (to != NULL && to->code[0] != '\0')
		in->ship_to = to->code;
	else if (to != NULL)
		in->place = &to->place;
	for (size_t i = 0; i < c->line_count; i++)
		if (c->lines[i].ok_qty.milli > 0)
			lines[in->line_count++].line = (struct dk_line_input){
				.sku = c->lines[i].sku, .price = "0", .discount = "0",
				.qty = dk_arena_dup(&j->a, dk_qty_text(c->lines[i].ok_qty).s) };
	return DK_OK;
}

static enum dk_rc
replace(struct dk_claim_job *j, dk_id *order, struct dk_err *err)
{
	struct dk_order_input in;
	struct dk_order_made made;
	enum dk_rc rc = fill(j, &in, err);

	if (rc == DK_OK)
		rc = dk_order_new(j->ch.session, &j->a, &in, 0, &made, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; made.is_refused && i < made.order->finding_count; i++)
		if (made.order->findings[i].severity == DK_REFUSE)
			return dk_fail(err, DK_EREFUSED, "order", "No replacement: %s",
			    made.order->findings[i].text);
	*order = made.id;
	dk_change_text(&j->ch, "code", made.order->number);
	return dk_order_let_pass(&j->ch, made.id, dk_fmt(&j->a, "Claim %s, decided by %s",
	    j->claim->number, j->claim->decided_by), err);
}

static enum dk_rc
settle(struct dk_claim_job *j, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_id order = 0;
	enum dk_rc rc;

	rc = strcmp(j->claim->outcome, "replacement") == 0 ? replace(j, &order, err)
							    : credit(j, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_SETTLED);
	dk_bind_id(st, ":user", j->ch.session->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_i64(st, ":accepted", j->claim->accepted.minor);
	dk_bind_id(st, ":order", order);
	dk_bind_id(st, ":id", j->claim->id);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? dk_claim_move(j, "settled", err) : rc;
}

enum dk_rc
dk_claim_settle(struct dk_session *s, dk_id id, struct dk_err *err)
{
	const struct dk_claim_step step = { "claim.settle", DK_RIGHT_CLAIM, id, "decided" };
	struct dk_claim_job j;
	enum dk_rc rc = dk_claim_begin(s, &step, &j, err);

	if (rc != DK_OK)
		return rc;
	if (!j.is_done)
		rc = settle(&j, err);
	return dk_claim_end(&j, rc, err);
}
