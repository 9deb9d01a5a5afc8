/* purchase_order.c - what is ordered from a supplier, as it goes to him. */
#include <string.h>

#include "docket/purchase.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 8, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Expected", DK_LEFT, 12, false },
	{ "Cost", DK_RIGHT, 9, false },
	{ "Net", DK_RIGHT, 11, false },
};

static bool
value_of(const struct dk_purchase_line *l, dk_qty pieces, int exponent, dk_money *out)
{
	const struct dk_line_amount x = { .pieces = pieces, .price = l->cost,
		.base_qty = DK_QTY(1) };

	*out = DK_MONEY(0);
	return pieces.milli == 0 || dk_line_gross(&x, exponent, out);
}

/* Packs where it was ordered in packs. */
static const char *
qty_of(struct dk_arena *a, const struct dk_purchase_line *l)
{
	if (l->unit[0] == '\0')
		return dk_doc_qty(a, l->ordered);
	return dk_doc_qty(a, (dk_qty){ l->ordered.milli * 1000 / l->unit_pieces.milli });
}

static const char *
note_of(struct dk_arena *a, const struct dk_purchase_line *l)
{
	const char *out = l->unit[0] == '\0' ? ""
	    : dk_fmt(a, "%s of %s pieces; cost of a piece", l->unit,
		dk_qty_show(l->unit_pieces).s);

	if (l->their_sku[0] != '\0')
		out = dk_doc_both(a, dk_fmt(a, "your number %s", l->their_sku), out);
	if (l->is_closed)
		return dk_fmt(a, "CANCELLED%s", l->received.milli > 0 ? ": the rest" : "");
	return out;
}

static dk_money
add_lines(struct dk_paper *p, const struct dk_purchase *x, int exponent)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));
	dk_money total = DK_MONEY(0), net;

	for (size_t i = 0; i < x->line_count; i++)
		dk_doc_widen(&c[1], x->lines[i].sku);
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_purchase_line *l = &x->lines[i];
		dk_qty counts = l->is_closed ? l->received : l->ordered;

		if (value_of(l, counts, exponent, &net))
			total = dk_money_plus(total, net);
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no), l->sku,
		    l->name, qty_of(a, l), l->unit[0] != '\0' ? l->unit : "pcs",
		    dk_date_is_set(l->expected) ? dk_date_paper(l->expected).s : "",
		    dk_price_text(l->cost).s, dk_doc_money(a, net, exponent) });
		dk_paper_row_note(p, note_of(a, l));
		dk_paper_row_carried(p, dk_doc_money(a, total, exponent));
	}
	return total;
}

/* Where the supplier ships it himself. */
static enum dk_rc
ship_directly(struct dk_session *s, struct dk_paper *p, const struct dk_purchase *x,
    struct dk_err *err)
{
	struct dk_doc_places at;
	struct dk_order *o = NULL;
	enum dk_rc rc;

	if (x->order_id == 0)
		return DK_OK;
	rc = dk_order_load(s, p->arena, x->order_id, &o, err);
	if (rc == DK_OK)
		rc = dk_doc_places(s, p->arena, o, &at, err);
	if (rc != DK_OK)
		return rc;
	dk_paper_fact(p, "For our order", x->order);
	dk_paper_address(p, "Ship directly to", at.ship_to);
	dk_doc_text(p, "",
	    "Ship this directly to our customer, without prices and bill, and tell us"
	    " carrier, tracking number and quantities on the day it leaves you.");
	return DK_OK;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_purchase x;
	const char *supplier = "";
	dk_money total;
	enum dk_rc rc = dk_purchase_load(s, a, id, &x, err);

	if (rc == DK_OK)
		rc = dk_doc_supplier(s, a, x.supplier, &supplier, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Purchase order", x.number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant("", x.placed);
	dk_paper_to(*out, supplier);
	dk_paper_fact(*out, "Date", dk_date_paper(x.placed).s);
	dk_paper_fact(*out, "Supplier", x.supplier);
	dk_paper_fact(*out, "Expected", dk_date_is_set(x.expected)
	    ? dk_date_paper(x.expected).s : "");
	dk_paper_fact(*out, "Ordered by", x.by);
	if (x.state == DK_PURCHASE_CLOSED)
		dk_paper_watermark(*out, "CLOSED");
	if ((rc = ship_directly(s, *out, &x, err)) != DK_OK)
		return rc;
	total = add_lines(*out, &x, s->exponent);
	dk_paper_total(*out, dk_fmt(a, "Net total %s", s->currency),
	    dk_doc_money(a, total, s->exponent), true);
	dk_doc_text(*out, "Note", x.note);
	dk_doc_text(*out, "", dk_fmt(a,
	    "Please name our order %s on your delivery note and bill, and tell us at once when a"
	    " day cannot be kept.", x.number));
	return DK_OK;
}

const struct dk_doc dk_doc_purchase_order = {
	.info = { .name = "purchase-order", .title = "Purchase order", .subject = "purchase" },
	.make = make,
};
