/*
 * order_rows.c - orders as CSV, one row a line, or as the JSON of interface.md §2.
 *
 * An order entered at the desk has no external id; its number stands there, by which the import
 * knows it again. Prices go out as agreed, so that they come in as agreed.
 */
#include "out/export/order_rows.h"

#include <string.h>

#include "docket/customer.h"
#include "docket/order_list.h"

const char *const export_order_columns[EXPORT_ORDER_COLUMNS] = { "external_id", "customer",
	"placed", "wanted", "ship_to", "channel", "customer_po", "discount", "freight", "sku",
	"qty", "unit", "price", "line_discount", "shipped", "returned", "carrier", "note",
	"source", "discount_amount", "line_discount_amount", "supply", "billing", "deposit" };

static const char *
key_of(const struct dk_order *o)
{
	return *o->external_id != '\0' ? o->external_id : o->number;
}

/* A percentage as CSV has it; blank without one. */
static void
percent(struct export_run *x, dk_rate r)
{
	export_text(x, r.e5 != 0 ? dk_rate_text(r).s : "");
}

/* Money in a column of its own; blank where there is none, or a percentage says it. */
static void
amount(struct export_run *x, const char *currency, dk_rate r, dk_money v)
{
	if (r.e5 == 0 && v.minor != 0)
		export_money_of(x, v, currency);
	else
		export_blank(x);
}

static void
write_terms(struct export_run *x, const struct dk_order *o)
{
	export_text(x, o->billing);
	if (o->deposit.e5 != 0)
		export_text(x, dk_fmt(&x->a, "%s%%", dk_rate_text(o->deposit).s));
	else
		amount(x, o->currency, o->deposit, o->deposit_amount);
}

static void
write_row(struct export_run *x, const struct dk_order *o, const struct dk_order_line *l,
    bool history)
{
	export_text(x, key_of(o));
	export_text(x, o->customer);
	export_date(x, o->placed);
	export_date(x, o->wanted);
	export_text(x, o->ship_to);
	export_text(x, o->channel);
	export_text(x, o->customer_po);
	percent(x, o->discount);
	if (o->freight_is_manual)
		export_money_of(x, o->freight, o->currency);
	else
		export_blank(x);
	export_text(x, l->sku);
	export_qty(x, l->unit_qty);
	export_text(x, l->unit);
	export_price(x, l->price);
	percent(x, l->discount);
	if (history) {
		export_qty(x, l->shipped);
		export_qty_or_blank(x, l->returned);
	} else {
		export_blank(x);
		export_blank(x);
	}
	export_text(x, o->carrier);
	export_text(x, o->note);
	export_text(x, o->source);
	amount(x, o->currency, o->discount, o->discount_amount);
	amount(x, o->currency, l->discount, l->discount_amount);
	export_text(x, l->is_drop ? "drop" : "");
	write_terms(x, o);
}

static void
write_csv(struct export_run *x, const struct dk_order *o, bool history)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id != 0 && o->lines[i].unit_qty.milli > 0 &&
		    !dk_line_is_part(&o->lines[i])) /* a kit brings them along */
			write_row(x, o, &o->lines[i], history);
}

static void
member(struct dk_buf *b, const char *key, const char *value)
{
	if (*value == '\0')
		return;
	if (b->data[b->len - 1] != '{')
		dk_buf_char(b, ',');
	dk_buf_json(b, key);
	dk_buf_char(b, ':');
	dk_buf_json(b, value);
}

static void
discount(struct export_run *x, struct dk_buf *b, dk_rate rate, dk_money amount, int exponent)
{
	if (rate.e5 != 0)
		member(b, "discount", dk_fmt(&x->a, "%s%%", dk_rate_text(rate).s));
	else if (amount.minor != 0)
		member(b, "discount", dk_money_text(amount, exponent).s);
}

static void
line_object(struct export_run *x, struct dk_buf *b, const struct dk_order *o,
    const struct dk_order_line *l, bool history)
{
	dk_buf_char(b, '{');
	if (l->product_id == 0) {
		member(b, "text", l->text);
	} else {
		member(b, "sku", l->sku);
		member(b, "qty", dk_qty_text(l->unit_qty).s);
		member(b, "unit", l->unit);
		member(b, "price", dk_price_text(l->price).s);
		discount(x, b, l->discount, l->discount_amount,
		    dk_currency_exponent(o->currency));
		member(b, "note", l->note);
		member(b, "supply", l->is_drop ? "drop" : "");
	}
	if (history && l->product_id != 0) {
		member(b, "shipped", dk_qty_text(l->shipped).s);
		member(b, "returned", l->returned.milli != 0 ? dk_qty_text(l->returned).s : "");
	}
	dk_buf_char(b, '}');
}

/* The address of this order alone, or the code of one on file. */
static enum dk_rc
ship_to(struct export_run *x, struct dk_buf *b, const struct dk_order *o, struct dk_err *err)
{
	struct dk_address *d = NULL;
	enum dk_rc rc;

	member(b, "ship_to", o->ship_to);
	if (o->address_id == 0 || *o->ship_to != '\0')
		return DK_OK;
	if ((rc = dk_address_load(x->session, &x->a, o->address_id, &d, err)) != DK_OK)
		return rc;
	dk_buf_str(b, ",\"ship_to\":{");
	member(b, "name", d->place.name);
	member(b, "street", d->place.street);
	member(b, "street2", d->place.street2);
	member(b, "city", d->place.city);
	member(b, "region", d->place.region);
	member(b, "postcode", d->place.postcode);
	member(b, "country", d->place.country);
	dk_buf_char(b, '}');
	return DK_OK;
}

static enum dk_rc
write_json(struct export_run *x, const struct dk_order *o, bool history, struct dk_err *err)
{
	int exponent = dk_currency_exponent(o->currency);
	struct dk_buf b = { 0 };
	bool first = true;
	enum dk_rc rc;

	dk_buf_str(&b, "{\"docket\":\"order/1\"");
	member(&b, "external_id", key_of(o));
	member(&b, "customer", o->customer);
	member(&b, "channel", o->channel);
	member(&b, "customer_po", o->customer_po);
	member(&b, "placed", dk_date_iso(o->placed).s);
	member(&b, "wanted", dk_date_iso(o->wanted).s);
	rc = ship_to(x, &b, o, err);
	member(&b, "carrier", o->carrier);
	discount(x, &b, o->discount, o->discount_amount, exponent);
	if (o->freight_is_manual)
		member(&b, "freight", dk_money_text(o->freight, exponent).s);
	member(&b, "note", o->note);
	member(&b, "source", o->source);
	member(&b, "billing", o->billing); /* the customer's may be another when it is read */
	if (o->deposit.e5 != 0)
		member(&b, "deposit", dk_fmt(&x->a, "%s%%", dk_rate_text(o->deposit).s));
	else if (o->deposit_amount.minor != 0)
		member(&b, "deposit", dk_money_text(o->deposit_amount, exponent).s);
	dk_buf_str(&b, ",\"lines\":[");
	for (size_t i = 0; i < o->line_count; i++) {
		if (o->lines[i].product_id != 0 && o->lines[i].unit_qty.milli <= 0)
			continue;
		if (!first)
			dk_buf_char(&b, ',');
		line_object(x, &b, o, &o->lines[i], history);
		first = false;
	}
	dk_buf_str(&b, "]}");
	if (rc == DK_OK && !first)
		export_object(x, b.data);
	dk_buf_free(&b);
	return rc;
}

static enum dk_rc
write_order(struct export_run *x, dk_id id, bool history, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_order *o;
	enum dk_rc rc = dk_order_load(x->session, &a, id, &o, err);
	bool wanted = rc == DK_OK && (strcmp(o->origin, "history") == 0) == history &&
	    (history || o->state != DK_ORDER_CANCELLED);

	if (wanted && x->req->json)
		rc = write_json(x, o, history, err);
	else if (wanted)
		write_csv(x, o, history);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
export_orders(struct export_run *x, bool history, struct dk_err *err)
{
	struct dk_order_query q = { .from = dk_date_make(1900, 1, 1),
		.to = dk_date_make(2999, 12, 31), .max = 100000000 };
	struct dk_order_row *all;
	size_t n = 0;
	enum dk_rc rc = dk_order_list(x->session, &x->a, &q, &all, &n, err);

	for (size_t i = n; rc == DK_OK && i > 0; i--) /* they come newest first */
		rc = write_order(x, all[i - 1].id, history, err);
	return rc;
}
