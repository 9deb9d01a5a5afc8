/*
 * exchange_counter.c - the goods of both sides are on the counter: all steps in one change.
 *
 * The replacement goes the way of any order: verified, picked, packed, posted, invoiced. What
 * stands in its way is told, and nothing happened.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/returns/exchange.h"
#include "core/returns/private.h"
#include "docket/invoice.h"
#include "docket/payment.h"
#include "docket/shipment.h"

struct counter {
	struct dk_session *session;
	struct dk_arena a;
	const struct dk_exchange_counter_in *in;
	struct dk_goods_exchange *x;
};

/* What comes back: here already, looked at, put where its line says. */
static enum dk_rc
take_goods(struct counter *t, struct dk_err *err)
{
	const struct dk_return_in *back = &t->in->of.back;
	struct dk_return_disposal *what = dk_arena_array(&t->a, back->line_count + 1,
	    sizeof(*what));
	enum dk_rc rc = DK_OK;

	if (strcmp(t->x->return_state, "authorised") != 0)
		return dk_fail(err, DK_EREFUSED, "return",
		    "The policy wants a supervisor's word first: enter it without --counter and"
		    " have it authorised.");
	for (size_t i = 0; rc == DK_OK && i < back->line_count; i++)
		rc = dk_return_where_to(&back->lines[i], (int64_t)i + 1, &what[i], err);
	if (rc == DK_OK)
		rc = dk_return_receive(t->session, t->x->return_id, NULL, 0, err);
	return rc == DK_OK ? dk_return_inspect(t->session, t->x->return_id, what,
	    back->line_count, err) : rc;
}

static enum dk_rc
verify(struct counter *t, const struct dk_order *o, struct dk_err *err)
{
	struct dk_pass *passes = dk_arena_array(&t->a, o->finding_count + 1, sizeof(*passes));
	size_t count = 0;

	if (o->state == DK_ORDER_VERIFIED)
		return DK_OK;
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f->severity != DK_WARN)
			continue;
		if (t->in->pass[0] == '\0')
			return dk_fail(err, DK_EREFUSED, f->code, "The replacement, %s: %.200s Say"
			    " --pass REASON, or leave --counter away.", f->code, f->text);
		passes[count++] = (struct dk_pass){ f->code, t->in->pass, 0 };
	}
	return dk_order_verify(t->session, o->id, passes, count, err);
}

static enum dk_rc
must_be_here(const struct dk_order *o, struct dk_err *err)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].backordered.milli > 0)
			return dk_fail(err, DK_EREFUSED, "qty", "Of %s %s are not here; leave"
			    " --counter away, and it is sent.", o->lines[i].sku,
			    dk_qty_show(o->lines[i].backordered).s);
	return DK_OK;
}

/* Over the counter: everything on the list, as it lies there. */
static enum dk_rc
hand_over(struct counter *t, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_shipment_pick(t->session, t->x->order_id, &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_load(t->session, &t->a, id, &h, err);
	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++)
		rc = dk_shipment_confirm_row(t->session, h->lines[i].id, h->lines[i].qty, "", err);
	if (rc == DK_OK)
		rc = dk_shipment_pack(t->session, id, 1, NULL, 0, err);
	return rc == DK_OK ? dk_shipment_post(t->session, id, "", err) : rc;
}

static enum dk_rc
give_goods(struct counter *t, struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_check(t->session, &t->a, t->x->order_id, &o, err);

	if (rc == DK_OK)
		rc = must_be_here(o, err);
	if (rc == DK_OK)
		rc = verify(t, o, err);
	return rc == DK_OK ? hand_over(t, err) : rc;
}

/* The balance against him, in money, for the invoice that was just posted. */
static enum dk_rc
take_money(struct counter *t, struct dk_err *err)
{
	const struct dk_invoice_query q = { .order_id = t->x->order_id, .open = true };
	struct dk_payment_in in = { .customer_id = t->x->customer_id, .method = t->in->method,
		.amount = dk_money_neg(t->x->balance), .reference = "", .external_id = "",
		.date = DK_NO_DATE };
	struct dk_invoice *all = NULL;
	size_t count = 0;
	bool known;
	dk_id id;
	enum dk_rc rc;

	if (t->in->method[0] == '\0' || in.amount.minor <= 0)
		return DK_OK;
	rc = dk_invoice_list(t->session, &t->a, &q, &all, &count, err);
	if (rc != DK_OK || count == 0)
		return rc;
	in.invoice_id = all[0].id;
	return dk_payment_take(t->session, &in, &id, &known, err);
}

static enum dk_rc
all_steps(struct counter *t, dk_id *id, struct dk_err *err)
{
	struct dk_exchange_in of = t->in->of;
	enum dk_rc rc;

	of.first = "goods";
	of.pays = "after";
	rc = dk_exchange_new(t->session, &of, id, err);
	if (rc == DK_OK)
		rc = dk_exchange_read(t->session, &t->a, *id, &t->x, err);
	if (rc == DK_OK)
		rc = take_goods(t, err);
	if (rc == DK_OK)
		rc = give_goods(t, err);
	if (rc == DK_OK)
		rc = dk_exchange_settle(t->session, *id, err);
	if (rc == DK_OK)
		rc = dk_exchange_read(t->session, &t->a, *id, &t->x, err);
	return rc == DK_OK ? take_money(t, err) : rc;
}

enum dk_rc
dk_exchange_counter(struct dk_session *s, const struct dk_exchange_counter_in *in, dk_id *id,
    struct dk_err *err)
{
	struct counter t = { .session = s, .in = in };
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.counter", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = all_steps(&t, id, err);
		if (rc == DK_OK)
			dk_exchange_note(&ch, t.x);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&t.a);
	if (rc != DK_OK)
		*id = 0;
	return rc;
}
