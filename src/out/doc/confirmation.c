/* confirmation.c - what the customer ordered, what it costs, and when it will be there. */
#include <string.h>

#include "out/doc/rate.h"
#include "out/doc/totals.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 5, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Price", DK_RIGHT, 7, false },
	{ "Net", DK_RIGHT, 9, false },
	{ "Expected", DK_RIGHT, 12, false },
};

static const char *
note_of(struct dk_paper *p, const struct dk_order_line *l, int exponent)
{
	const struct dk_doc_line d = { l->unit_qty, l->ordered, l->base_qty, l->price,
		l->discount, l->discount_amount, l->net, l->unit, exponent };
	const char *out = dk_doc_line_note(p, &d);

	if (l->backordered.milli > 0)
		out = dk_doc_both(p->arena, out, dk_doc_say(p, l->is_drop
		    ? "{1} of {2} come directly from our supplier" : "{1} of {2} wait for stock",
		    (const char *[]){ dk_doc_number(p, dk_qty_show(l->backordered).s),
		    dk_doc_number(p, dk_qty_show(l->ordered).s) }));
	if (l->cancelled.milli > 0)
		out = dk_doc_both(p->arena, out, dk_doc_say(p, "{1} cancelled",
		    (const char *[]){ dk_doc_number(p, dk_qty_show(l->cancelled).s) }));
	return out;
}

/* The kit says price and day. */
static void
add_parts(struct dk_paper *p, const struct dk_order *o, const struct dk_order_line *kit)
{
	struct dk_arena *a = p->arena;

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (dk_line_is_part(l) && l->kit_no == kit->line_no)
			dk_paper_row(p, (const char *[]){
			    dk_fmt(a, "%lld", (long long)l->line_no), l->sku, l->text,
			    dk_doc_qty(a, l->unit_qty), l->unit, "", "", "" });
	}
}

static void
add_lines(struct dk_paper *p, const struct dk_order *o, int exponent)
{
	struct dk_arena *a = p->arena;
	dk_money sum = DK_MONEY(0);

	dk_doc_order_table(p, columns, DK_COUNT(columns), o);
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line told = dk_line_told(o, &o->lines[i]), *l = &told;
		const char *pos = dk_fmt(a, "%lld", (long long)l->line_no);

		if (dk_line_is_part(l))
			continue;
		if (l->product_id == 0) {
			dk_paper_row(p, (const char *[]){ pos, "", l->text, "", "", "", "", "" });
			continue;
		}
		sum = dk_money_plus(sum, l->net);
		dk_paper_row(p, (const char *[]){ pos, l->sku, l->text,
		    dk_doc_qty(a, l->unit_qty), l->unit,
		    dk_arena_dup(a, dk_price_text(l->price).s), dk_doc_money(a, l->net, exponent),
		    dk_doc_day(p, l->promise) });
		dk_paper_row_note(p, note_of(p, l, exponent));
		dk_paper_row_carried(p, dk_doc_money(a, sum, exponent));
		if (dk_line_is_kit(l))
			add_parts(p, o, l);
	}
}

static void
add_head(struct dk_paper *p, const struct dk_order *o, const struct dk_doc_places *at)
{
	int64_t ms = dk_doc_instant(o->entered_at, o->placed);

	p->created_ms = ms;
	dk_paper_to(p, at->bill_to);
	dk_paper_fact(p, "Date", dk_doc_day(p, dk_instant_day(ms)));
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Your order", o->customer_po);
	dk_paper_fact(p, "Wanted", dk_doc_day(p, o->wanted));
	dk_paper_fact(p, "Complete by", dk_doc_day(p, o->promised));
	dk_paper_fact(p, "Carrier", o->carrier);
	dk_paper_address(p, "Ship to", at->ship_to);
	dk_paper_address(p, "Terms", dk_doc_terms(p, o));
	if (o->state == DK_ORDER_CANCELLED)
		dk_paper_watermark(p, "CANCELLED");
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order **o,
    struct dk_err *err)
{
	enum dk_rc rc = dk_order_load(s, a, id, o, err);

	if (rc == DK_OK && ((*o)->state == DK_ORDER_DRAFT || (*o)->state == DK_ORDER_DROPPED))
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "This is still a draft; enter it, then confirm the order.");
	return rc;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_places at;
	struct dk_order *o = NULL;
	struct dk_doc_tax_names names = { 0 };
	int exponent;
	enum dk_rc rc = load(s, a, id, &o, err);

	if (rc == DK_OK)
		rc = dk_doc_places(s, a, o, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_tax_names(s, a, o, &names, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Order confirmation",
		    o->number, at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(o->currency);
	add_head(*out, o, &at);
	add_lines(*out, o, exponent);
	dk_doc_totals(*out, &(struct dk_doc_totals){ .exponent = exponent,
	    .currency = o->currency, .includes_tax = o->includes_tax,
	    .goods = o->goods, .discount = o->discount_total,
	    .freight = o->freight, .net = o->net, .total = o->total, .due = o->total,
	    .taxes = o->taxes, .tax_names = names.taxes,
	    .surcharge_names = names.surcharges, .tax_count = o->tax_count });
	dk_doc_order_rate(*out, s, o);
	dk_doc_reasons(*out, o->taxes, o->tax_count);
	dk_paper_foot(*out, dk_doc_say(*out, "Questions? Name order {1}.",
	    (const char *[]){ o->number }));
	dk_doc_text(*out, "Note", o->note);
	dk_paper_text(*out, "", dk_doc_say(*out, "Thank you for your order. Please tell us at once"
	    " when anything here is not as you meant it.", NULL));
	return DK_OK;
}

const struct dk_doc dk_doc_confirmation = {
	.info = { .name = "confirmation", .title = "Order confirmation", .subject = "order" },
	.make = make,
};
