/*
 * pricing.c - from what was typed to amounts: price layers, discounts, tax classes, freight,
 * totals (domain.md §2, §5).
 *
 * A manual price survives everything. Manual, quoted and contract prices are net: neither the
 * customer's nor the order's percent discount touches them. The order's discount and freight follow
 * the goods over the tax classes.
 */
#include <string.h>

#include "core/order/amend.h"
#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/price_terms.h"
#include "core/order/promote.h"
#include "core/order/shortage.h"
#include "core/order/sum.h"
#include "db/stmt.h"
#include "docket/carrier.h"
#include "docket/kit.h"
#include "docket/price.h"
#include "docket/price_head.h"
#include "docket/setting.h"
#include "docket/stock.h"
#include "docket/tax.h"

bool
dk_line_is_net(const struct dk_order_line *l)
{
	return strcmp(l->layer, "manual") == 0 || strcmp(l->layer, "contract") == 0 ||
	    dk_layer_is_agreed(l->layer);
}

/* Below a manual price, above all lists: what a quote or blanket order says, with its own
 * discount. */
static enum dk_rc
agreed_price(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_order_line *l, struct dk_price_answer *found, struct dk_err *err)
{
	struct dk_agreed x = { 0 };
	enum dk_rc rc = dk_agreed_find(s, a, o, l, &x, err);

	if (rc != DK_OK || x.layer == NULL)
		return rc;
	if (!x.holds) {
		found->trail = dk_fmt(a, "{\"layer\":\"%s\",\"price\":\"%s\",\"per\":\"%s\","
		    "\"why\":\"%s %s holds for %s pieces and its days only\",\"losers\":[%s]}",
		    found->layer, dk_price_text(found->price).s, dk_qty_text(found->per).s,
		    x.layer, x.number, dk_qty_text(x.pieces).s, found->trail);
		return DK_OK;
	}
	found->trail = dk_fmt(a, "{\"layer\":\"%s\",\"price\":\"%s\",\"per\":\"%s\","
	    "\"why\":\"%s %s, up to %s pieces\",\"losers\":[%s]}", x.layer,
	    dk_price_text(x.price).s, dk_qty_text(x.per).s, x.layer, x.number,
	    dk_qty_text(x.pieces).s, found->trail);
	found->price = x.price;
	found->per = x.per;
	found->layer = x.layer;
	found->has_tax = x.has_tax;
	dk_terms_answer(a, o->includes_tax, l->tax.rate, found);
	if (!l->discount_is_manual && strcmp(l->layer, "manual") != 0) {
		l->discount = x.discount;
		dk_assert(dk_muldiv(x.discount_amount.minor, l->ordered.milli,
		    x.discount_pieces.milli, DK_MONEY_MAX, &l->discount_amount.minor));
	}
	return DK_OK;
}

/* The price is the kit's. */
static void
price_part(struct dk_order_line *l)
{
	l->price = (dk_price){ 0 };
	l->layer = "kit";
	l->trail = "";
	l->tax_code = "";
	l->discount_is_manual = false;
}

/* What is given stays given, whatever the lists say of it. */
static void
price_gift(struct dk_order_line *l)
{
	l->price = (dk_price){ 0 };
	l->discount = (dk_rate){ 0 };
	l->discount_amount = DK_MONEY(0);
}

struct line_at {
	const struct dk_order *o;
	size_t i;
};

/* The price found, unless one was typed, with discount and promotions; a line that keeps its price
 * is told what it would be. */
static void
take_price(struct dk_session *s, struct dk_arena *a, const struct line_at *at,
    struct dk_order_facts *f, const struct dk_price_answer *found)
{
	size_t i = at->i;
	struct dk_order_line now = at->o->lines[i], *l = &now;
	struct dk_line_amount gross = { .pieces = now.ordered, .price = found->price,
		.base_qty = found->per };

	if (strcmp(l->layer, "manual") != 0) {
		l->price = found->price;
		l->base_qty = found->per;
		l->layer = found->layer;
		l->trail = found->trail;
	} else {
		l->trail = dk_fmt(a, "{\"layer\":\"manual\",\"price\":\"%s\",\"per\":\"%s\","
		    "\"why\":\"typed\",\"losers\":[%s]}", dk_price_text(l->price).s,
		    dk_qty_text(l->base_qty).s, found->trail);
	}
	if (!l->discount_is_manual && !dk_layer_is_agreed(l->layer)) {
		bool may = f->customer != NULL && !dk_line_is_net(l);

		l->discount = may ? f->customer->discount : (dk_rate){ 0 };
		l->discount_amount = DK_MONEY(0);
		dk_promote_line(s, a, l, i, f);
	}
	if (strcmp(l->layer, "manual") != 0) {
		gross.price = l->price;
		gross.base_qty = l->base_qty;
	}
	if (!dk_line_gross(&gross, dk_session_exponent(s, f->at.currency), &f->auto_gross[i]))
		f->too_large = true;
	if (!at->o->lines[i].keeps_price)
		at->o->lines[i] = now;
}

static enum dk_rc
price_line(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, size_t i,
    struct dk_order_facts *f, struct dk_err *err)
{
	struct dk_order_line *l = &o->lines[i];
	const struct dk_price_ask ask = { f->customer, f->products[i], l->ordered,
		f->group_pieces[i], o->placed };
	struct dk_price_answer found = { 0 };
	enum dk_rc rc;

	rc = dk_price_find(s, a, &ask, &found, err);
	if (rc == DK_ENOTFOUND) /* no layer has a price: it is free unless somebody types one */
		found = (struct dk_price_answer){ .per = f->products[i]->price_per, .layer = "base",
			.trail = "{}" };
	else if (rc != DK_OK)
		return rc;
	dk_terms_answer(a, o->includes_tax, l->tax.rate, &found);
	if (found.next_at.milli > 0)
		f->next_break[i].milli = found.next_at.milli - (found.next_by_group &&
		    f->group_pieces[i].milli > l->ordered.milli ? f->group_pieces[i].milli
								: l->ordered.milli);
	if (l->from_id != 0 && (rc = agreed_price(s, a, o, l, &found, err)) != DK_OK)
		return rc;
	take_price(s, a, &(struct line_at){ o, i }, f, &found);
	return DK_OK;
}

static enum dk_rc
tax_line(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, size_t i,
    struct dk_order_facts *f, struct dk_err *err)
{
	struct dk_order_line *l = &o->lines[i];
	const struct dk_tax_ask ask = { f->products[i]->tax_code, o->tax_zone, o->placed,
		o->customer_id };
	struct dk_tax_answer found;
	enum dk_rc rc;

	if (l->keeps_tax)
		return DK_OK;
	l->tax_code = ask.code;
	if (i > 0 && f->products[i - 1] != NULL && !dk_line_is_part(&o->lines[i - 1]) &&
	    !f->no_tax[i - 1] &&
	    strcmp(o->lines[i - 1].tax_code, l->tax_code) == 0) { /* mostly as the line before */
		l->tax = o->lines[i - 1].tax;
		return DK_OK;
	}
	rc = dk_tax_find(s, a, &ask, &found, err);
	l->tax = found.tax;
	if (found.untaxed)
		f->untaxed = true;
	if (rc == DK_ENOTFOUND) {
		f->no_tax[i] = true;
		rc = DK_OK;
	}
	return rc;
}

static enum dk_rc
price_one(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, size_t i,
    struct dk_order_facts *f, struct dk_err *err)
{
	enum dk_rc rc;

	if (dk_line_is_part(&o->lines[i])) {
		price_part(&o->lines[i]);
		return DK_OK;
	}
	if ((rc = tax_line(s, a, o, i, f, err)) != DK_OK) /* prices may hold it */
		return rc;
	if (!dk_layer_is_gift(o->lines[i].layer))
		return price_line(s, a, o, i, f, err);
	price_gift(&o->lines[i]);
	return DK_OK;
}

/* Customer, place, zone: what the whole order rests on. */
static enum dk_rc
find_basis(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err)
{
	struct dk_address *address = NULL;
	enum dk_rc rc;

	if (o->customer_id == 0)
		return dk_order_currency(s, o, f, err);
	if ((rc = dk_customer_load(s, a, o->customer_id, &f->customer, err)) != DK_OK ||
	    (rc = dk_order_currency(s, o, f, err)) != DK_OK)
		return rc;
	f->place = &f->customer->place;
	if (o->state == DK_ORDER_DRAFT && o->amends_id == 0)
		o->includes_tax = dk_customer_is_taxed(f->customer);
	f->has_tax = o->includes_tax;
	if (o->address_id != 0) {
		if ((rc = dk_address_load(s, a, o->address_id, &address, err)) != DK_OK)
			return rc;
		f->place = &address->place;
		f->address = address;
	}
	rc = dk_tax_zone_find(s, a, f->place, &f->customer->place, &o->tax_zone, err);
	f->no_zone = rc == DK_OK && o->tax_zone[0] == '\0';
	return rc;
}

static enum dk_rc
find_freight(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	const char *zone = "";
	struct dk_freight freight = { 0 };
	enum dk_rc rc;

	if (o->freight_is_manual || o->keeps_freight)
		return DK_OK;
	o->freight = DK_MONEY(0);
	if (o->service_id == 0 || f->place == NULL || o->line_count == 0)
		return DK_OK;
	rc = dk_carrier_zone_find(s, a, f->place, &f->customer->place, &zone, err);
	if (rc == DK_OK)
		rc = dk_freight_find(s, o->service_id, zone, f->gram, &freight, err);
	o->freight = freight.price;
	f->freight_is_bare = o->includes_tax;
	if (rc == DK_ENOTFOUND) {
		f->no_freight = true;
		rc = DK_OK;
	}
	return rc == DK_OK ? dk_order_freight(s, o, f, err) : rc;
}

static void
make_room(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f)
{
	size_t n = o->line_count + 1;

	*f = (struct dk_order_facts){ 0 };
	f->products = dk_arena_array(a, n, sizeof(*f->products));
	f->auto_gross = dk_arena_array(a, n, sizeof(*f->auto_gross));
	f->free = dk_arena_array(a, n, sizeof(*f->free));
	f->no_tax = dk_arena_array(a, n, sizeof(*f->no_tax));
	f->group_pieces = dk_arena_array(a, n, sizeof(*f->group_pieces));
	f->next_break = dk_arena_array(a, n, sizeof(*f->next_break));
}

/* A line that was just read brings its product along. */
static enum dk_rc
load_product(struct dk_session *s, struct dk_arena *a, const struct dk_order_line *l,
    const struct dk_product **out, struct dk_err *err)
{
	struct dk_product *p = NULL;
	enum dk_rc rc = DK_OK;

	*out = l->product;
	if (l->product == NULL || l->product->id != l->product_id) {
		rc = dk_product_load(s, a, l->product_id, &p, err);
		*out = p;
	}
	return rc;
}

/* All before the first price: what is ordered of a group together decides its breaks. */
static enum dk_rc
load_products(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		if (o->lines[i].product_id == 0)
			continue;
		rc = load_product(s, a, &o->lines[i], &f->products[i], err);
		if (rc == DK_OK)
			rc = dk_kits_look(s, a, o, i, f, err);
	}
	if (rc == DK_OK)
		dk_price_groups(a, o, f);
	dk_shortage_link(a, o, f);
	return rc;
}

enum dk_rc
dk_order_price(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	enum dk_rc rc;

	make_room(a, o, f);
	f->is_agreed = o->amends_id != 0;
	rc = find_basis(s, a, o, f, err);
	if (rc == DK_OK && o->base_id != 0)
		rc = dk_amend_mark(s, a, o, err);
	if (rc == DK_OK)
		rc = load_products(s, a, o, f, err);
	if (rc == DK_OK)
		rc = dk_promote_look(s, a, o, f, err);
	f->promoted_lines = f->lines_priced = o->line_count;
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];
		int64_t gram = 0;

		if (l->product_id == 0)
			continue;
		if (f->kits[i] != NULL)
			f->free[i] = f->kits[i]->free;
		else
			rc = dk_stock_free(s, l->product_id, &f->free[i], err);
		if (rc == DK_OK)
			rc = price_one(s, a, o, i, f, err);
		l->gram = rc == DK_OK ? f->products[i]->gram : 0;
		if (dk_line_is_part(l)) /* weighed with the kit */
			continue;
		if (!dk_muldiv(l->ordered.milli - l->cancelled.milli, l->gram, 1000, INT64_MAX / 16,
			&gram) ||
		    f->gram > INT64_MAX / 16)
			f->too_large = true;
		f->gram += gram;
	}
	if (o->base_id != 0)
		dk_amend_free(o, f);
	if (rc == DK_OK)
		rc = find_freight(s, a, o, f, err);
	if (rc == DK_OK)
		rc = dk_order_add_up(s, a, o, f, err);
	return rc;
}
