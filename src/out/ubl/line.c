/*
 * line.c - a line: quantity, price and discount such that they give the posted net.
 *
 * The quantity is in the unit as said where the price is for whole ones of it, else in pieces.
 */
#include "out/ubl/write.h"

#include <string.h>

static const struct {
	const char *name, *code;
} units[] = {
#define DK_UBL_UNIT(name, code) { name, code },
#include "out/ubl/units.def"
#undef DK_UBL_UNIT
};

const char *
dk_ubl_unit(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(units); i++)
		if (strcasecmp(units[i].name, name) == 0)
			return units[i].code;
	return "ZZ";
}

struct measure {
	const char *unit, *code, *gtin;
	dk_qty qty, base;
};

static struct measure
measure_of(const struct dk_invoice_line *l, const struct dk_e_line *e)
{
	struct measure m = { *e->base_unit != '\0' ? e->base_unit : l->unit, "", e->gtin,
		l->pieces, l->base_qty };
	int64_t each = l->unit_qty.milli != 0 ? l->pieces.milli / l->unit_qty.milli : 0;

	if (each > 0 && each * l->unit_qty.milli == l->pieces.milli &&
	    l->base_qty.milli % (each * 1000) == 0) {
		m.qty = l->unit_qty;
		m.base.milli = l->base_qty.milli / each;
		m.gtin = strcmp(l->unit, m.unit) == 0 ? e->gtin : e->pack_gtin;
		m.unit = l->unit;
	}
	m.code = dk_ubl_unit(m.unit);
	return m;
}

/* What a line comes to without tax: at its price, and after its discounts. */
struct worth {
	dk_money gross, net;
	dk_rate held;        /* the tax that the price holds */
};

static struct worth
worth_of(const struct ubl *u, const struct dk_invoice_line *l)
{
	const struct dk_line_amount whole = { .pieces = l->pieces, .price = l->price,
		.base_qty = l->base_qty };
	struct worth w = { l->bare, l->bare, { 0 } };

	if (u->e->invoice->includes_tax)
		w.held = l->tax.rate;
	if (l->discount.e5 == 0 && l->discount_amount.minor == 0)
		return w;
	(void)dk_line_gross(&whole, u->exponent, &w.gross);
	(void)dk_muldiv(w.gross.minor, DK_RATE_ONE, DK_RATE_ONE + w.held.e5, DK_MONEY_MAX,
	    &w.gross.minor);
	return w;
}

/* The price without tax, fine enough for any quantity. */
static const char *
bare_price(const struct ubl *u, const struct dk_invoice_line *l, const struct worth *w)
{
	int64_t e8;

	if (w->held.e5 == 0 ||
	    !dk_muldiv(l->price.e4, 10000 * DK_RATE_ONE, DK_RATE_ONE + w->held.e5, INT64_MAX, &e8))
		return dk_arena_dup(u->arena, dk_price_text(l->price).s);
	return dk_arena_dup(u->arena, dk_decimal_text(e8, 8, 2).s);
}

/* What is still missing to the net: a currency without cents rounds further than the norm's two
 * decimals, so that the rest stands as a charge or a discount of its own. In 1/100. */
static int64_t
missing(const struct ubl *u, const struct dk_invoice_line *l, const struct worth *w)
{
	struct dk_line_amount exact = { .pieces = l->pieces, .price = l->price,
		.base_qty = l->base_qty };
	bool is_back = exact.pieces.milli < 0;
	dk_money cents;

	if (u->exponent >= 2)
		return 0;
	if (is_back)
		exact.pieces.milli = -exact.pieces.milli;
	if (!dk_line_gross(&exact, w->held.e5 != 0 ? 3 : 2, &cents) ||
	    (w->held.e5 != 0 && !dk_muldiv(cents.minor, DK_RATE_ONE,
	    (DK_RATE_ONE + w->held.e5) * 10, DK_MONEY_MAX, &cents.minor)))
		return 0; /* R120 will refuse it */
	if (is_back)
		cents = dk_money_neg(cents);
	return w->gross.minor * 100 - cents.minor;
}

static void
extras(struct ubl *u, const struct dk_invoice_line *l, const struct worth *w)
{
	dk_money gross = w->gross, off = dk_money_minus(gross, w->net);
	int64_t rest;

	if (off.minor != 0) {
		bool of_base = l->discount_amount.minor == 0 &&
		    dk_money_rate(gross, l->discount).minor == off.minor && u->exponent >= 2;

		ubl_extra(u, &(struct ubl_extra){ .is_charge = off.minor < 0,
		    .code = off.minor < 0 ? "ZZZ" : "95", .reason = "Discount",
		    .percent = of_base ? l->discount : (dk_rate){ 0 }, .base = gross,
		    .amount = off.minor < 0 ? dk_money_neg(off) : off });
	}
	if ((rest = missing(u, l, w)) != 0) {
		struct ubl cents = *u;

		cents.exponent = 2;
		ubl_extra(&cents, &(struct ubl_extra){ .is_charge = rest > 0, .code = "",
		    .reason = "Rounding", .amount = DK_MONEY(rest > 0 ? rest : -rest) });
	}
}

static void
item(struct ubl *u, const struct dk_invoice_line *l, const struct dk_e_line *e, const char *gtin)
{
	ubl_open(u, "Item");
	ubl_leaf(u, "Name", *l->text != '\0' ? l->text : l->sku);
	ubl_wrap(u, "BuyersItemIdentification", "ID", e->buyers_sku);
	ubl_wrap(u, "SellersItemIdentification", "ID", l->sku);
	if (*gtin != '\0') {
		ubl_open(u, "StandardItemIdentification");
		ubl_leaf_of(u, "ID", "schemeID", "0160", gtin);
		ubl_close(u);
	}
	ubl_wrap(u, "OriginCountry", "IdentificationCode", e->origin);
	ubl_category(u, "ClassifiedTaxCategory", &l->tax, NULL);
	ubl_close(u);
}

/* Which order a line of a gathered invoice is of. */
static void
note_order(struct ubl *u, const struct dk_invoice_line *l)
{
	const struct dk_invoice *v = u->e->invoice;

	for (size_t i = 0; *v->order_number == '\0' && i < v->share_count; i++)
		if (v->shares[i].order_id == l->order_id)
			ubl_leaf(u, "Note", dk_fmt(u->arena, "Order %s, shipment %s",
			    v->shares[i].order, v->shares[i].shipments));
}

void
ubl_line(struct ubl *u, size_t i)
{
	const struct dk_invoice_line *l = &u->e->invoice->lines[i];
	const struct dk_e_line *e = &u->e->lines[i];
	struct measure m = measure_of(l, e);
	struct worth w = worth_of(u, l);

	ubl_open(u, u->is_credit ? "CreditNoteLine" : "InvoiceLine");
	ubl_leaf(u, "ID", dk_fmt(u->arena, "%lld", (long long)l->line_no));
	note_order(u, l);
	ubl_leaf_of(u, u->is_credit ? "CreditedQuantity" : "InvoicedQuantity", "unitCode", m.code,
	    dk_qty_text(m.qty).s);
	ubl_amount(u, "LineExtensionAmount", w.net);
	extras(u, l, &w);
	item(u, l, e, m.gtin);
	ubl_open(u, "Price");
	ubl_leaf_of(u, "PriceAmount", "currencyID", u->e->invoice->currency,
	    bare_price(u, l, &w));
	ubl_leaf_of(u, "BaseQuantity", "unitCode", m.code, dk_qty_text(m.base).s);
	ubl_close(u);
	ubl_close(u);
}
