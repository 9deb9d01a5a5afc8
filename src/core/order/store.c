/* store.c - writing an order's header and lines. */
#include <string.h>

#include "core/order/private.h"
#include "db/stmt.h"

static const char SQL_INSERT[] =
    "INSERT INTO orders (state, origin, placed, currency, site_id, owner_id, touched_at)"
    " VALUES ('draft', :origin, :placed, :currency, :site, :owner, :at)";
static const char SQL_INSERT_WHOLE[] =
    "INSERT INTO orders (customer_id, channel, customer_po, po_key, placed, wanted, address_id,"
    " service_id, tax_zone, terms_days, billing, deposit_rate, deposit_amount, discount_rate,"
    " discount_amount, freight, freight_is_manual, note, source_text, external_id, goods,"
    " discount, net, tax, total, line_count, owner_id, touched_at, promised, number, state,"
    " day_id, entered_by, entered_at, verified_at, origin, currency, site_id,"
    " exchange, home_total, includes_tax)"
    " VALUES (:customer, :channel, :po, :po_key, :placed, :wanted, :address, :service, :zone,"
    " :terms, :billing, :deposit, :deposit_amount, :rate, :amount, :freight, :freight_manual,"
    " :note, :source, :external, :goods, :discount, :net, :tax, :total, :lines, :owner, :at,"
    " :promised, :number, :state, :day, :entered_by, :entered_at, :verified_at, :origin,"
    " :currency, :site, :exchange, :home, :with_tax)";
static const char SQL_UPDATE[] =
    "UPDATE orders SET customer_id = :customer, channel = :channel, customer_po = :po,"
    " po_key = :po_key, placed = :placed, wanted = :wanted, address_id = :address,"
    " service_id = :service, tax_zone = :zone, terms_days = :terms, billing = :billing,"
    " deposit_rate = :deposit, deposit_amount = :deposit_amount,"
    " discount_rate = :rate, discount_amount = :amount, freight = :freight,"
    " freight_is_manual = :freight_manual,"
    " note = :note, source_text = :source, external_id = :external, goods = :goods,"
    " discount = :discount, net = :net, tax = :tax, total = :total,"
    " currency = :currency, exchange = :exchange, home_total = :home,"
    " includes_tax = :with_tax,"
    " line_count = :lines, owner_id = :owner, touched_at = :at,"
    " promised = :promised, number = :number, state = :state, day_id = :day,"
    " entered_by = :entered_by, entered_at = :entered_at, verified_at = :verified_at,"
    " version = version + 1"
    " WHERE id = :id AND version = :version";
static const char SQL_ADD_LINE[] =
    "INSERT INTO order_line (order_id, line_no, product_id, sku, text, unit, unit_qty, base_qty,"
    " ordered, price, price_layer, price_trail, discount_rate, discount_amount,"
    " discount_is_manual, net, tax_code, tax_category, tax_rate, promise, note, cancelled,"
    " backordered, allocated, shipped, invoiced, returned, wanted, shortage, from_id, kit_no,"
    " kit_qty, kit_worth, supply, tax_surcharge)"
    " VALUES (:order, :no, :product, :sku, :text, :unit, :unit_qty, :base_qty, :ordered, :price,"
    " :layer, :trail, :rate, :amount, :manual, :net, :tax_code, :category, :tax_rate, :promise,"
    " :note, :cancelled, :backordered, :allocated, :shipped, :invoiced, :returned, :wanted,"
    " :shortage, :from, :kit_no, :kit_qty, :kit_worth, :supply, :surcharge)";
static const char SQL_SET_LINE[] =
    "UPDATE order_line SET line_no = :no, product_id = :product, sku = :sku, text = :text,"
    " unit = :unit, unit_qty = :unit_qty, base_qty = :base_qty, ordered = :ordered,"
    " price = :price, price_layer = :layer, price_trail = :trail, discount_rate = :rate,"
    " discount_amount = :amount, discount_is_manual = :manual, net = :net, tax_code = :tax_code,"
    " tax_category = :category, tax_rate = :tax_rate, promise = :promise, note = :note,"
    " cancelled = :cancelled, backordered = :backordered, allocated = :allocated,"
    " shipped = :shipped, invoiced = :invoiced, returned = :returned, wanted = :wanted,"
    " shortage = :shortage, from_id = :from, kit_no = :kit_no, kit_qty = :kit_qty,"
    " kit_worth = :kit_worth, supply = :supply, tax_surcharge = :surcharge,"
    " version = version + :step"
    " WHERE id = :id AND order_id = :order";

void
dk_order_begin(struct dk_session *s, struct dk_order *o)
{
	if (!dk_date_is_set(o->placed))
		o->placed = dk_session_today(s);
	o->state = DK_ORDER_DRAFT;
	o->owner_id = s->user_id;
	o->currency = s->currency;
	o->version = 1;
}

enum dk_rc
dk_order_insert(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_INSERT);

	dk_order_begin(s, o);
	dk_bind_text(st, ":origin", o->origin);
	dk_bind_date(st, ":placed", o->placed);
	dk_bind_text(st, ":currency", s->currency);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_id(st, ":owner", s->user_id);
	dk_bind_instant(st, ":at", dk_session_now(s));
	return dk_insert(st, &o->id, err);
}

static void
bind_terms(struct dk_stmt *st, const struct dk_order *o)
{
	dk_bind_id(st, ":customer", o->customer_id);
	dk_bind_text(st, ":channel", o->channel);
	dk_bind_text(st, ":po", o->customer_po);
	dk_bind_date(st, ":placed", o->placed);
	dk_bind_date(st, ":wanted", o->wanted);
	dk_bind_id(st, ":address", o->address_id);
	dk_bind_id(st, ":service", o->service_id);
	dk_bind_text(st, ":zone", o->tax_zone);
	dk_bind_i64(st, ":terms", o->terms_days);
	dk_bind_text(st, ":billing", o->billing != NULL ? o->billing : "shipment");
	dk_bind_i64(st, ":deposit", o->deposit.e5);
	dk_bind_i64(st, ":deposit_amount", o->deposit_amount.minor);
	dk_bind_i64(st, ":rate", o->discount.e5);
	dk_bind_i64(st, ":amount", o->discount_amount.minor);
	dk_bind_i64(st, ":freight", o->freight.minor);
	dk_bind_bool(st, ":freight_manual", o->freight_is_manual);
	dk_bind_text(st, ":note", o->note);
	dk_bind_text(st, ":source", o->source);
	dk_bind_text_or_null(st, ":external", o->external_id);
	dk_bind_date(st, ":promised", o->promised);
	dk_bind_text_or_null(st, ":number", o->number);
	dk_bind_text(st, ":state", dk_order_state_name(o->state));
	dk_bind_id(st, ":day", o->day_id);
	dk_bind_id(st, ":entered_by", o->entered_by);
	dk_bind_text(st, ":entered_at", o->entered_at);
	dk_bind_text(st, ":verified_at", o->verified_at);
	dk_bind_id(st, ":owner", o->owner_id);
}

static void
bind_amounts(struct dk_session *s, struct dk_stmt *st, const struct dk_order *o)
{
	struct dk_arena tmp = { 0 };

	bind_terms(st, o);
	dk_bind_text(st, ":po_key", dk_text_po_key(&tmp, o->customer_po));
	dk_bind_i64(st, ":goods", o->goods.minor);
	dk_bind_i64(st, ":discount", o->discount_total.minor);
	dk_bind_i64(st, ":net", o->net.minor);
	dk_bind_i64(st, ":tax", o->tax.minor);
	dk_bind_i64(st, ":total", o->total.minor);
	dk_bind_i64(st, ":lines", (int64_t)o->line_count);
	dk_bind_text(st, ":currency", o->currency != NULL ? o->currency : s->currency);
	dk_bind_i64(st, ":exchange", o->exchange.e9 > 0 ? o->exchange.e9 : DK_EXCHANGE_ONE.e9);
	if (dk_currency_is_house(s, o->currency))
		dk_bind_null(st, ":home");
	else
		dk_bind_i64(st, ":home", o->home_total.minor);
	dk_bind_bool(st, ":with_tax", o->includes_tax);
	dk_bind_instant(st, ":at", dk_session_now(s));
	dk_arena_free(&tmp);
}

enum dk_rc
dk_order_store(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, o->id == 0 ? SQL_INSERT_WHOLE : SQL_UPDATE);
	int64_t changed = 0;
	enum dk_rc rc;

	bind_amounts(s, st, o);
	if (o->id == 0) {
		dk_bind_text(st, ":origin", o->origin);
		dk_bind_id(st, ":site", s->site_id);
		return dk_insert(st, &o->id, err);
	}
	dk_bind_id(st, ":id", o->id);
	dk_bind_i64(st, ":version", o->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "order",
		    "Someone else changed this order a moment ago. Load it again (F5).");
	o->version++;
	return rc;
}

static enum dk_rc
store_line(struct dk_session *s, const struct dk_order *o, struct dk_order_line *l, int step,
    struct dk_err *err)
{
	bool is_new = l->id == 0;
	struct dk_stmt *st = dk_sql(s->db, is_new ? SQL_ADD_LINE : SQL_SET_LINE);

	dk_bind_id(st, ":order", o->id);
	dk_bind_i64(st, ":no", l->line_no);
	dk_bind_id(st, ":product", l->product_id);
	dk_bind_text(st, ":sku", l->sku);
	dk_bind_text(st, ":text", l->text);
	dk_bind_text(st, ":unit", l->unit);
	dk_bind_i64(st, ":unit_qty", l->unit_qty.milli);
	dk_bind_i64(st, ":base_qty", l->base_qty.milli);
	dk_bind_i64(st, ":ordered", l->ordered.milli);
	dk_bind_i64(st, ":price", l->price.e4);
	dk_bind_text(st, ":layer", l->layer);
	dk_bind_text(st, ":trail", l->trail);
	dk_bind_i64(st, ":rate", l->discount.e5);
	dk_bind_i64(st, ":amount", l->discount_amount.minor);
	dk_bind_bool(st, ":manual", l->discount_is_manual);
	dk_bind_i64(st, ":net", l->net.minor);
	dk_bind_text(st, ":tax_code", l->tax_code);
	dk_bind_text(st, ":category", l->tax.category);
	dk_bind_i64(st, ":tax_rate", l->tax.rate.e5);
	dk_bind_i64(st, ":surcharge", l->tax.surcharge.e5);
	dk_bind_date(st, ":promise", l->promise);
	dk_bind_text(st, ":note", l->note);
	dk_bind_i64(st, ":cancelled", l->cancelled.milli);
	dk_bind_i64(st, ":backordered", l->backordered.milli);
	dk_bind_i64(st, ":allocated", l->allocated.milli);
	dk_bind_i64(st, ":shipped", l->shipped.milli);
	dk_bind_i64(st, ":invoiced", l->invoiced.milli);
	dk_bind_i64(st, ":returned", l->returned.milli);
	dk_bind_date(st, ":wanted", l->wanted);
	dk_bind_text(st, ":shortage", l->shortage);
	dk_bind_id(st, ":from", l->from_id);
	dk_bind_i64(st, ":kit_no", l->kit_no);
	dk_bind_i64(st, ":kit_qty", l->kit_qty.milli);
	dk_bind_i64(st, ":kit_worth", l->kit_worth.e4);
	dk_bind_text(st, ":supply", l->is_drop ? "drop" : "");
	if (is_new)
		return dk_insert(st, &l->id, err);
	dk_bind_id(st, ":id", l->id);
	dk_bind_i64(st, ":step", step);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_line_store(struct dk_session *s, const struct dk_order *o, struct dk_order_line *l,
    struct dk_err *err)
{
	return store_line(s, o, l, 1, err);
}

enum dk_rc
dk_line_store_terms(struct dk_session *s, const struct dk_order *o, struct dk_order_line *l,
    struct dk_err *err)
{
	return store_line(s, o, l, 0, err);
}
