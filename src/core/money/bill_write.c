/*
 * bill_write.c - an invoice or credit note is written: head, lines, taxes, shares of its orders,
 * sealed to the one before it. The number is drawn here, last of all.
 */
#include <string.h>

#include "core/control/number.h"
#include "core/money/private.h"

static const char SQL_PREVIOUS[] =
    "SELECT hash FROM invoice WHERE kind = :kind ORDER BY seq DESC LIMIT 1";
static const char SQL_ADD[] =
    "INSERT INTO invoice (kind, seq, number, order_id, shipment_id, customer_id, corrects, date,"
    " due_date, cash_discount, cash_discount_until,"
    " day_id, site_id, currency, seller, bill_to, ship_to, customer_number, customer_po,"
    " tax_number, terms, goods, discount, freight, net, tax, total, prepaid, rounding, due, hash,"
    " posted_at, posted_by, language, form, exchange, exchange_day, home_net, home_tax,"
    " home_total, includes_tax, withheld, withheld_rate, withheld_name, home_withheld) VALUES"
    " (:kind, :seq, :number, :order, :shipment, :customer,"
    " :corrects, :date,"
    " :due_date, :cash_discount, :cash_until,"
    " :day, :site, :currency, :seller, :bill_to, :ship_to, :customer_number,"
    " :customer_po, :tax_number, :terms, :goods, :discount, :freight, :net, :tax, :total, :prepaid,"
    " :rounding, :due, :hash, :posted_at, :posted_by, :language, :form,"
    " :exchange, :exchange_day, :home_net, :home_tax, :home_total, :with_tax,"
    " :withheld, :withheld_rate, :withheld_name, :home_withheld)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO invoice_line (invoice_id, line_no, line_id, sku, text, unit, unit_qty, pieces,"
    " price, base_qty, discount_rate, discount_amount, net, bare, tax_category, tax_rate,"
    " tax_surcharge) VALUES"
    " (:invoice,"
    " :line_no, :line, :sku, :text, :unit, :unit_qty, :pieces, :price, :base_qty, :discount_rate,"
    " :discount_amount, :net, :bare, :category, :rate, :surcharge_rate)";
static const char SQL_ADD_TAX[] =
    "INSERT INTO invoice_tax (invoice_id, category, rate, base, tax, name, parts, home_base,"
    " home_tax, surcharge_rate, surcharge, home_surcharge, surcharge_name) VALUES"
    " (:invoice, :category, :rate, :base, :tax, :name, :parts, :home_base, :home_tax,"
    " :surcharge_rate, :surcharge, :home_surcharge, :surcharge_name)";
static const char SQL_ADD_SHARE[] =
    "INSERT INTO invoice_share (invoice_id, order_id, shipments, discount, freight, total)"
    " VALUES (:invoice, :order, :shipments, :discount, :freight, :total)";

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
	dk_bind_i64(st, ":withheld", v->withheld.minor);
	dk_bind_i64(st, ":withheld_rate", v->withheld_rate.e5);
	dk_bind_text(st, ":withheld_name", v->withheld_name);
	dk_bind_bool(st, ":with_tax", v->includes_tax);
}

/* NULL where it is the document's own. */
static void
bind_home(struct dk_stmt *st, const char *name, const struct dk_bill *b, dk_money home)
{
	if (dk_currency_is_house(b->ch.session, b->invoice->currency))
		dk_bind_null(st, name);
	else
		dk_bind_i64(st, name, home.minor);
}

static enum dk_rc
add_head(struct dk_bill *b, const struct dk_invoice_seal *seal, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ADD);

	bind_copy(st, b->invoice);
	bind_amounts(st, b->invoice);
	dk_bind_i64(st, ":exchange", b->invoice->exchange.e9);
	dk_bind_text(st, ":exchange_day", b->invoice->exchange_from);
	bind_home(st, ":home_net", b, b->invoice->home_net);
	bind_home(st, ":home_tax", b, b->invoice->home_tax);
	bind_home(st, ":home_total", b, b->invoice->home_total);
	bind_home(st, ":home_withheld", b, b->invoice->home_withheld);
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
	if (b->invoice->includes_tax)
		dk_bind_i64(st, ":bare", x->bare.minor);
	else
		dk_bind_null(st, ":bare");
	dk_bind_text(st, ":category", x->tax.category);
	dk_bind_i64(st, ":rate", x->tax.rate.e5);
	dk_bind_i64(st, ":surcharge_rate", x->tax.surcharge.e5);
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
	bind_home(st, ":home_base", b, b->invoice->home_bases[i]);
	bind_home(st, ":home_tax", b, b->invoice->home_taxes[i]);
	dk_bind_i64(st, ":surcharge_rate", part->tax.surcharge.e5);
	dk_bind_i64(st, ":surcharge", part->surcharge.minor);
	bind_home(st, ":home_surcharge", b, b->invoice->home_surcharges[i]);
	dk_bind_text(st, ":surcharge_name", b->invoice->surcharge_names[i]);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_share(struct dk_bill *b, const struct dk_invoice_share *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ADD_SHARE);

	dk_bind_id(st, ":invoice", b->invoice->id);
	dk_bind_id(st, ":order", x->order_id);
	dk_bind_text(st, ":shipments", x->shipments);
	dk_bind_i64(st, ":discount", x->discount.minor);
	dk_bind_i64(st, ":freight", x->freight.minor);
	dk_bind_i64(st, ":total", x->total.minor);
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
	enum dk_rc rc = dk_bill_home(b, err);

	if (rc == DK_OK)
		rc = read_previous(b, &seal, err);
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
	for (size_t i = 0; rc == DK_OK && i < v->share_count; i++)
		rc = add_share(b, &v->shares[i], err);
	return rc;
}
