/* quote.c - what was quoted, what it would cost, and until which day that holds. */
#include "docket/quote.h"

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
};

/* Where lines bear different taxes each says its own. */
static const char *
note_of(struct dk_paper *p, const struct dk_order *o, const struct dk_order_line *l, int exponent)
{
	const struct dk_doc_line d = { l->unit_qty, l->ordered, l->base_qty, l->price,
		l->discount, l->discount_amount, l->net, l->unit, exponent };
	const char *out = dk_doc_line_note(p, &d);

	if (o->tax_count < 2)
		return out;
	return dk_doc_both(p->arena, out, dk_doc_line_tax(p, &l->tax));
}

void
dk_doc_order_lines(struct dk_paper *p, const struct dk_order *o, int exponent)
{
	struct dk_arena *a = p->arena;
	dk_money sum = DK_MONEY(0);

	dk_doc_order_table(p, columns, DK_COUNT(columns), o);
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const char *pos = dk_fmt(a, "%lld", (long long)l->line_no);

		if (dk_line_is_part(l) || (l->ordered.milli > 0 &&
			l->cancelled.milli == l->ordered.milli))
			continue;
		if (l->product_id == 0) {
			dk_paper_row(p, (const char *[]){ pos, "", l->text, "", "", "", "" });
			continue;
		}
		sum = dk_money_plus(sum, l->net);
		dk_paper_row(p, (const char *[]){ pos, l->sku, l->text,
		    dk_doc_qty(a, l->unit_qty), l->unit,
		    dk_arena_dup(a, dk_price_text(l->price).s),
		    dk_doc_money(a, l->net, exponent) });
		dk_paper_row_note(p, note_of(p, o, l, exponent));
		dk_paper_row_carried(p, dk_doc_money(a, sum, exponent));
	}
}

/* The last day stands large over the lines: it is what the customer must not miss. */
static void
add_head(struct dk_paper *p, const struct dk_quote *q, const struct dk_order *o,
    const struct dk_doc_places *at)
{
	int64_t ms = dk_doc_instant(o->entered_at, o->placed);

	p->created_ms = ms;
	dk_paper_to(p, at->bill_to);
	dk_paper_fact(p, "Date", dk_doc_day(p, dk_instant_day(ms)));
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Your reference", o->customer_po);
	dk_paper_fact(p, "Wanted", dk_doc_day(p, o->wanted));
	dk_paper_fact(p, "Carrier", o->carrier);
	dk_paper_fact(p, "Quoted by", q->by);
	dk_paper_address(p, "Ship to", at->ship_to);
	dk_paper_address(p, "Terms", dk_doc_terms(p, o));
	dk_paper_total(p, "Valid until", dk_doc_day(p, q->valid_until), true);
	if (q->state == DK_QUOTE_LOST)
		dk_paper_watermark(p, "WITHDRAWN");
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_quote *q,
    struct dk_order **o, struct dk_err *err)
{
	enum dk_rc rc = dk_quote_load(s, a, id, q, err);

	return rc == DK_OK ? dk_order_load(s, a, id, o, err) : rc;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_places at;
	struct dk_quote q = { 0 };
	struct dk_order *o = NULL;
	struct dk_doc_tax_names names = { 0 };
	int exponent;
	enum dk_rc rc = load(s, a, id, &q, &o, err);

	if (rc == DK_OK)
		rc = dk_doc_places(s, a, o, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_tax_names(s, a, o, &names, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Quote", q.number,
		    at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(o->currency);
	add_head(*out, &q, o, &at);
	dk_doc_order_lines(*out, o, exponent);
	dk_doc_totals(*out, &(struct dk_doc_totals){ .exponent = exponent,
	    .currency = o->currency, .includes_tax = o->includes_tax,
	    .goods = o->goods, .discount = o->discount_total,
	    .freight = o->freight, .net = o->net, .total = o->total, .due = o->total,
	    .taxes = o->taxes, .tax_names = names.taxes,
	    .surcharge_names = names.surcharges, .tax_count = o->tax_count });
	dk_doc_order_rate(*out, s, o);
	dk_doc_reasons(*out, o->taxes, o->tax_count);
	dk_paper_foot(*out, dk_doc_say(*out, "To order, name quote {1}.",
	    (const char *[]){ q.number }));
	dk_doc_text(*out, "Note", o->note);
	dk_paper_text(*out, "How to order", dk_doc_say(*out,
	    "Tell us quote {1} by {2} and it is ordered as it stands here. The prices hold for"
	    " these quantities or less. Nothing is set aside for you before you order.",
	    (const char *[]){ q.number, dk_doc_day(*out, q.valid_until) }));
	return DK_OK;
}

const struct dk_doc dk_doc_quote = {
	.info = { .name = "quote", .title = "Quote", .subject = "quote" },
	.make = make,
};
