/* pick_list.c - what to take from which bin, in walking order, with boxes to tick. */
#include <string.h>

#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "", DK_LEFT, 4, false },
	{ "Bin", DK_LEFT, 6, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 7, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Picked", DK_RIGHT, 9, false },
};

static const struct dk_order_line *
line_of(const struct dk_order *o, dk_id line_id)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].id == line_id)
			return &o->lines[i];
	return NULL;
}

/* What the picker must know of a line. */
static const char *
note_of(struct dk_arena *a, const struct dk_shipment *h, const struct dk_shipment_line *x,
    const struct dk_order_line *l)
{
	const char *out = x->is_stale ? "STOP: the order changed, ask for a new list" : "";

	out = dk_doc_both(a, out, dk_doc_lot(a, x->lot, x->is_serial, x->expiry));
	out = dk_doc_both(a, out, dk_goods_mark(a, h->heavy_gram, x->gram, x->hazard));
	if (l != NULL)
		out = dk_doc_both(a, out, l->note);
	if (*x->short_reason != '\0')
		out = dk_doc_both(a, out, dk_fmt(a, "short: %s", x->short_reason));
	return out;
}

static void
add_lines(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order *o)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < h->line_count; i++) {
		dk_doc_widen(&c[1], h->lines[i].location);
		dk_doc_widen(&c[2], h->lines[i].sku);
		dk_doc_widen(&c[5], h->lines[i].unit);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < h->line_count; i++) {
		const struct dk_shipment_line *x = &h->lines[i];

		dk_paper_row(p, (const char *[]){ x->is_confirmed ? "[x]" : "[ ]", x->location,
		    x->sku, x->text, dk_doc_qty(a, x->qty), x->unit,
		    x->is_confirmed ? dk_doc_qty(a, x->picked) : "________" });
		dk_paper_row_note(p, note_of(a, h, x, line_of(o, x->line_id)));
	}
}

static void
add_head(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order *o,
    const struct dk_doc_places *at)
{
	struct dk_arena *a = p->arena;
	int64_t pieces = 0;

	p->created_ms = dk_doc_instant(h->started_at, h->date);
	dk_paper_to(p, at->ship_to);
	dk_paper_fact(p, "Our order", o->number);
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Carrier", h->carrier);
	dk_paper_fact(p, "Promised", dk_date_paper(o->promised).s);
	for (size_t i = 0; i < h->line_count; i++)
		pieces += h->lines[i].qty.milli;
	dk_paper_fact(p, "Lines", dk_fmt(a, "%zu", h->line_count));
	dk_paper_fact(p, "Pieces", dk_qty_show((dk_qty){ pieces }).s);
	dk_paper_fact(p, "Weight", dk_doc_weight(a, h->gram));
	dk_paper_fact(p, "Begun by", h->started_by);
	if (strcmp(h->state, "cancelled") == 0)
		dk_paper_watermark(p, "CANCELLED");
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_parcel g;
	enum dk_rc rc = dk_doc_parcel(s, a, id, &g, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Pick list", g.shipment->number, out, err);
	if (rc != DK_OK)
		return rc;
	add_head(*out, g.shipment, g.order, &g.at);
	add_lines(*out, g.shipment, g.order);
	dk_doc_text(*out, "Note", g.order->note);
	dk_paper_signature(*out, "Picked by (name)");
	return DK_OK;
}

const struct dk_doc dk_doc_pick_list = {
	.info = { .name = "pick-list", .title = "Pick list", .subject = "shipment" },
	.make = make,
};
