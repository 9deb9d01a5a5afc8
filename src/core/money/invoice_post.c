/*
 * invoice_post.c - posting an invoice: one transaction from the goods that left, or from an order
 * that is invoiced ahead, to the ledger.
 *
 * The number is drawn when everything else is settled, so that numbers have no gap. Credit that the
 * customer has is left as it is: a payment by method `credit` applies it when somebody asks.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/money/private.h"
#include "core/money/withheld.h"
#include "core/order/credit_review.h"
#include "core/ship/line.h"
#include "core/tell/print.h"

static const char SQL_SHIPMENT[] = "SELECT order_id, state, number FROM shipment WHERE id = :id";

static enum dk_rc
write_ledger(struct dk_bill *b, struct dk_err *err)
{
	const struct dk_invoice *v = b->invoice;
	const struct dk_bare bare = dk_invoice_bare(v);
	const struct dk_posting rows[] = { { "receivable", v->due, v->customer_id },
		{ "customer-deposit", v->prepaid, v->customer_id },
		{ "tax-withheld", v->withheld, 0 },
		{ "revenue", dk_money_neg(bare.goods), 0 }, { "discount", bare.discount, 0 },
		{ "freight", dk_money_neg(bare.freight), 0 }, { "tax", dk_money_neg(v->tax), 0 } };

	return dk_posting_own(&b->ch, &(struct dk_posting_doc){ .document = "invoice",
	    .id = v->id, .at = { v->currency, DK_NO_DATE, v->exchange } }, rows,
	    DK_COUNT(rows), err);
}

/* The lines of one order, then how far it is. */
static enum dk_rc
write_order_done(struct dk_bill *b, dk_id order_id, struct dk_err *err)
{
	bool walked = false;
	enum dk_rc rc = dk_ship_lists_walked(b->ch.session, order_id, 0, &walked, err);

	for (size_t i = 0; rc == DK_OK && i < b->invoice->line_count; i++) {
		const struct dk_invoice_line *x = &b->invoice->lines[i];
		const struct dk_line_delta delta = { .line_id = x->line_id,
			.invoiced = x->pieces.milli };

		if (x->order_id != order_id)
			continue;
		rc = walked ? dk_ship_line_apply(&b->ch, &delta, err)
			    : dk_line_apply(&b->ch, &delta, err);
	}
	return rc == DK_OK ? dk_stage_store(&b->ch, order_id, err) : rc;
}

enum dk_rc
dk_bill_book(struct dk_bill *b, const dk_id *orders, size_t count, struct dk_err *err)
{
	struct dk_invoice *v = b->invoice;
	struct dk_currency_rate at = { "", DK_NO_DATE, DK_EXCHANGE_ONE };
	enum dk_rc rc = dk_bill_withhold(b, err);

	if (rc == DK_OK)
		rc = dk_deposit_plan(b, orders, count, err);

	if (rc == DK_OK)
		rc = dk_currency_find(b->ch.session, v->currency, v->date, &at, err);
	v->exchange = at.rate;
	v->exchange_day = at.from;
	v->exchange_from = dk_date_is_set(at.from)
	    ? dk_arena_dup(&b->tmp, dk_date_iso(at.from).s) : "";
	if (rc == DK_OK)
		rc = dk_bill_write(b, err);
	if (rc == DK_OK)
		rc = dk_deposit_deduct(b, err);
	if (rc == DK_OK)
		rc = write_ledger(b, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = write_order_done(b, orders[i], err);
	if (rc == DK_OK)
		rc = dk_print_need(&b->ch, &(struct dk_print_want){ "invoice", "invoice", v->id,
		    v->number }, err);
	if (rc == DK_OK)
		rc = dk_credit_review(&b->ch, v->customer_id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(&b->ch, "invoice", v->id);
	dk_change_text(&b->ch, "invoice", v->number);
	dk_change_text(&b->ch, "total", dk_money_text(v->total,
	    dk_currency_exponent(v->currency)).s);
	return DK_OK;
}

/* An order that is invoiced ahead is sure to be delivered as it stands. */
static enum dk_rc
check_ahead(struct dk_bill *b, struct dk_err *err)
{
	const struct dk_order *o = b->order;

	b->is_ahead = b->shipment_id == 0 && strcmp(o->billing, "order") == 0 &&
	    (o->state == DK_ORDER_ENTERED || o->state == DK_ORDER_VERIFIED);
	if (!b->is_ahead)
		return DK_OK;
	if (o->state == DK_ORDER_ENTERED)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is not verified yet; verify it first: docket order verify %s",
		    o->number, o->number);
	return o->hold_count == 0 ? DK_OK : dk_fail(err, DK_EREFUSED, "order",
	    "Order %s is held (%s); release it before it is invoiced.", o->number,
	    o->holds[0].code);
}

static enum dk_rc
post(struct dk_bill *b, dk_id order_id, struct dk_err *err)
{
	enum dk_rc rc = dk_order_load(b->ch.session, &b->tmp, order_id, &b->order, err);

	b->invoice = dk_arena_alloc(&b->tmp, sizeof(*b->invoice));
	if (rc == DK_OK)
		rc = check_ahead(b, err);
	if (rc == DK_OK)
		rc = dk_bill_collect(b, err);
	if (rc == DK_OK)
		rc = dk_bill_lines(b, err);
	if (rc == DK_OK)
		rc = dk_bill_sum(b, err);
	if (rc == DK_OK)
		rc = dk_bill_copy(b, err);
	if (rc == DK_OK)
		rc = dk_bill_book(b, &order_id, 1, err);
	if (rc == DK_OK)
		dk_change_text(&b->ch, "order", b->order->number);
	return rc;
}

/* The order of a shipment that has left. */
static enum dk_rc
find_order(struct dk_bill *b, dk_id *order_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_SHIPMENT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", b->shipment_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "shipment", "There is no such shipment.");
	*order_id = dk_col_id(st, 0);
	if (strcmp(dk_col_peek(st, 1), "shipped") != 0)
		rc = dk_fail(err, DK_EREFUSED, "shipment",
		    "%s has not left yet (%s); post it first.", dk_col_peek(st, 2),
		    dk_col_peek(st, 1));
	dk_done(st);
	return rc;
}

static enum dk_rc
run(struct dk_session *s, dk_id shipment_id, dk_id order_id, dk_id *id, struct dk_err *err)
{
	struct dk_bill b = { .shipment_id = shipment_id, .until = DK_NO_DATE };
	enum dk_rc rc;

	*id = 0;
	if ((rc = dk_change_begin(s, DK_RIGHT_INVOICE_POST, "invoice.post", &b.ch, err)) != DK_OK)
		return rc;
	rc = dk_once_find(&b.ch, id, err);
	if (rc == DK_OK && *id == 0) {
		if (shipment_id != 0)
			rc = find_order(&b, &order_id, err);
		if (rc == DK_OK)
			rc = post(&b, order_id, err);
		if (rc == DK_OK)
			*id = b.invoice->id;
	}
	rc = dk_change_end(&b.ch, rc, err);
	if (rc != DK_OK)
		*id = 0;
	dk_arena_free(&b.tmp);
	return rc;
}

enum dk_rc
dk_invoice_post_shipment(struct dk_session *s, dk_id shipment_id, dk_id *id, struct dk_err *err)
{
	return run(s, shipment_id, 0, id, err);
}

enum dk_rc
dk_invoice_post_order(struct dk_session *s, dk_id order_id, dk_id *id, struct dk_err *err)
{
	return run(s, 0, order_id, id, err);
}
