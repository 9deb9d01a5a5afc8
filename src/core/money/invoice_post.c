/*
 * invoice_post.c - posting an invoice: one transaction from the goods that left to the ledger.
 *
 * The number is drawn when everything else is settled, so that numbers have no gap. Credit that the
 * customer has is left as it is: a payment by method `credit` applies it when somebody asks.
 */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"
#include "core/ship/line.h"
#include "core/tell/print.h"

static const char SQL_SHIPMENT[] = "SELECT order_id, state, number FROM shipment WHERE id = :id";
static const char SQL_PREVIOUS[] =
    "SELECT hash FROM invoice WHERE kind = :kind ORDER BY seq DESC LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO invoice (kind, seq, number, order_id, shipment_id, customer_id, corrects, date,"
    " due_date, cash_discount, cash_discount_until,"
    " day_id, site_id, currency, seller, bill_to, ship_to, customer_number, customer_po,"
    " tax_number, terms, goods, discount, freight, net, tax, total, prepaid, rounding, due, hash,"
    " posted_at, posted_by, language, form) VALUES"
    " (:kind, :seq, :number, :order, :shipment, :customer,"
    " :corrects, :date,"
    " :due_date, :cash_discount, :cash_until,"
    " :day, :site, :currency, :seller, :bill_to, :ship_to, :customer_number,"
    " :customer_po, :tax_number, :terms, :goods, :discount, :freight, :net, :tax, :total, :prepaid,"
    " :rounding, :due, :hash, :posted_at, :posted_by, :language, :form)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO invoice_line (invoice_id, line_no, line_id, sku, text, unit, unit_qty, pieces,"
    " price, base_qty, discount_rate, discount_amount, net, tax_category, tax_rate) VALUES"
    " (:invoice,"
    " :line_no, :line, :sku, :text, :unit, :unit_qty, :pieces, :price, :base_qty, :discount_rate,"
    " :discount_amount, :net, :category, :rate)";
static const char SQL_ADD_TAX[] =
    "INSERT INTO invoice_tax (invoice_id, category, rate, base, tax, name, parts)"
    " VALUES (:invoice, :category, :rate, :base, :tax, :name, :parts)";

static void
bind_copy(struct dk_stmt *st, const struct dk_invoice *v)
{
	dk_bind_text(st, ":kind", v->kind);
	dk_bind_text(st, ":number", v->number);
	dk_bind_id(st, ":order", v->order_id);
	dk_bind_id(st, ":shipment", v->shipment_id);
	dk_bind_id(st, ":customer", v->customer_id);
	dk_bind_date(st, ":date", v->date);
	dk_bind_date(st, ":due_date", v->due_date);
	dk_bind_i64(st, ":cash_discount", v->cash_discount.e5);
	dk_bind_text(st, ":cash_until",
	    dk_date_is_set(v->cash_until) ? dk_date_iso(v->cash_until).s : "");
	dk_bind_id(st, ":day", v->day_id);
	dk_bind_text(st, ":currency", v->currency);
	dk_bind_text(st, ":seller", v->seller);
	dk_bind_text(st, ":bill_to", v->bill_to);
	dk_bind_text(st, ":ship_to", v->ship_to);
	dk_bind_text(st, ":customer_number", v->customer_number);
	dk_bind_text(st, ":customer_po", v->customer_po);
	dk_bind_text(st, ":tax_number", v->tax_number);
	dk_bind_text(st, ":terms", v->terms);
	dk_bind_text(st, ":language", v->language);
}

static void
bind_amounts(struct dk_stmt *st, const struct dk_invoice *v)
{
	dk_bind_i64(st, ":goods", v->goods.minor);
	dk_bind_i64(st, ":discount", v->discount.minor);
	dk_bind_i64(st, ":freight", v->freight.minor);
	dk_bind_i64(st, ":net", v->net.minor);
	dk_bind_i64(st, ":tax", v->tax.minor);
	dk_bind_i64(st, ":total", v->total.minor);
	dk_bind_i64(st, ":prepaid", v->prepaid.minor);
	dk_bind_i64(st, ":rounding", v->rounding.minor);
	dk_bind_i64(st, ":due", v->due.minor);
}

static enum dk_rc
add_head(struct dk_bill *b, const struct dk_invoice_seal *seal, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ADD);

	bind_copy(st, b->invoice);
	bind_amounts(st, b->invoice);
	dk_bind_id(st, ":corrects", seal->corrects);
	dk_bind_i64(st, ":seq", seal->seq);
	dk_bind_i64(st, ":form", seal->form);
	dk_bind_id(st, ":site", seal->site_id);
	dk_bind_blob(st, ":hash", seal->hash, sizeof(seal->hash));
	dk_bind_text(st, ":posted_at", seal->posted_at);
	dk_bind_id(st, ":posted_by", seal->posted_by);
	return dk_insert(st, &b->invoice->id, err);
}

static enum dk_rc
add_line(struct dk_bill *b, const struct dk_invoice_line *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ADD_LINE);

	dk_bind_id(st, ":invoice", b->invoice->id);
	dk_bind_i64(st, ":line_no", x->line_no);
	dk_bind_id(st, ":line", x->line_id);
	dk_bind_text(st, ":sku", x->sku);
	dk_bind_text(st, ":text", x->text);
	dk_bind_text(st, ":unit", x->unit);
	dk_bind_i64(st, ":unit_qty", x->unit_qty.milli);
	dk_bind_i64(st, ":pieces", x->pieces.milli);
	dk_bind_i64(st, ":price", x->price.e4);
	dk_bind_i64(st, ":base_qty", x->base_qty.milli);
	dk_bind_i64(st, ":discount_rate", x->discount.e5);
	dk_bind_i64(st, ":discount_amount", x->discount_amount.minor);
	dk_bind_i64(st, ":net", x->net.minor);
	dk_bind_text(st, ":category", x->tax.category);
	dk_bind_i64(st, ":rate", x->tax.rate.e5);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_tax(struct dk_bill *b, size_t i, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ADD_TAX);
	const struct dk_tax_part *part = &b->invoice->taxes[i];

	dk_bind_id(st, ":invoice", b->invoice->id);
	dk_bind_text(st, ":category", part->tax.category);
	dk_bind_i64(st, ":rate", part->tax.rate.e5);
	dk_bind_i64(st, ":base", part->base.minor);
	dk_bind_i64(st, ":tax", part->tax_amount.minor);
	dk_bind_text(st, ":name", b->invoice->tax_names[i]);
	dk_bind_text(st, ":parts", b->invoice->tax_parts[i]);
	return dk_run(st, NULL, err);
}

/* Hash of the invoice before it; zeros for the first. */
static enum dk_rc
read_previous(struct dk_bill *b, struct dk_invoice_seal *seal, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_PREVIOUS);
	enum dk_rc rc;
	bool more;
	size_t len;

	dk_bind_text(st, ":kind", b->invoice->kind);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	memcpy(seal->prev, dk_col_blob(st, 0, &len), sizeof(seal->prev));
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_bill_write(struct dk_bill *b, struct dk_err *err)
{
	struct dk_session *s = b->ch.session;
	struct dk_invoice *v = b->invoice;
	struct dk_instant_text at = dk_instant_iso(b->ch.now_ms);
	struct dk_invoice_seal seal = { .form = DK_INVOICE_FORM, .corrects = b->corrects,
		.site_id = s->site_id, .posted_by = s->user_id, .posted_at = at.s
	};
	struct dk_text number;
	enum dk_rc rc = read_previous(b, &seal, err);

	if (rc == DK_OK)
		rc = dk_number_take(s->db, v->kind, &seal.seq, &number, err);
	if (rc != DK_OK)
		return rc;
	v->number = dk_arena_dup(&b->tmp, number.s);
	dk_invoice_hash(v, &seal);
	rc = add_head(b, &seal, err);
	for (size_t i = 0; rc == DK_OK && i < v->line_count; i++)
		rc = add_line(b, &v->lines[i], err);
	for (size_t i = 0; rc == DK_OK && i < v->tax_count; i++)
		rc = add_tax(b, i, err);
	return rc;
}

static enum dk_rc
write_ledger(struct dk_bill *b, struct dk_err *err)
{
	const struct dk_invoice *v = b->invoice;
	const struct dk_posting rows[] = { { "receivable", v->total, v->customer_id },
		{ "revenue", dk_money_neg(v->goods), 0 }, { "discount", v->discount, 0 },
		{ "freight", dk_money_neg(v->freight), 0 }, { "tax", dk_money_neg(v->tax), 0 } };

	return dk_posting_add(&b->ch, "invoice", v->id, rows, DK_COUNT(rows), err);
}

static enum dk_rc
write_lines_done(struct dk_bill *b, struct dk_err *err)
{
	bool walked = false;
	enum dk_rc rc = dk_ship_lists_walked(b->ch.session, b->order->id, 0, &walked, err);

	for (size_t i = 0; rc == DK_OK && i < b->invoice->line_count; i++) {
		const struct dk_line_delta delta = { .line_id = b->invoice->lines[i].line_id,
			.invoiced = b->invoice->lines[i].pieces.milli };

		rc = walked ? dk_ship_line_apply(&b->ch, &delta, err)
			    : dk_line_apply(&b->ch, &delta, err);
	}
	return rc;
}

static enum dk_rc
post(struct dk_bill *b, dk_id order_id, struct dk_err *err)
{
	enum dk_rc rc = dk_order_load(b->ch.session, &b->tmp, order_id, &b->order, err);

	b->invoice = dk_arena_alloc(&b->tmp, sizeof(*b->invoice));
	if (rc == DK_OK)
		rc = dk_bill_collect(b, err);
	if (rc == DK_OK)
		rc = dk_bill_price(b, err);
	if (rc == DK_OK)
		rc = dk_bill_copy(b, err);
	if (rc == DK_OK)
		rc = dk_bill_write(b, err);
	if (rc == DK_OK)
		rc = write_ledger(b, err);
	if (rc == DK_OK)
		rc = write_lines_done(b, err);
	if (rc == DK_OK)
		rc = dk_print_need(&b->ch, &(struct dk_print_want){ "invoice", "invoice",
		    b->invoice->id, b->invoice->number }, err);
	if (rc == DK_OK)
		rc = dk_stage_store(&b->ch, order_id, err);
	if (rc == DK_OK)
		rc = dk_credit_review(&b->ch, b->order->customer_id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(&b->ch, "invoice", b->invoice->id);
	dk_change_text(&b->ch, "invoice", b->invoice->number);
	dk_change_text(&b->ch, "order", b->order->number);
	dk_change_text(&b->ch, "total",
	    dk_money_text(b->invoice->total, b->ch.session->exponent).s);
	return DK_OK;
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
	struct dk_bill b = { .shipment_id = shipment_id };
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
