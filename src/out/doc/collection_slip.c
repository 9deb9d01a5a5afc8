/* collection_slip.c - what a customer fetches at the counter, and the line he signs on. */
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 9, false },
	{ "Unit", DK_LEFT, 5, false },
};

static void
add_lines(struct dk_paper *p, const struct dk_shipment *h)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < h->line_count; i++)
		dk_doc_widen(&c[1], h->lines[i].sku);
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < h->line_count; i++) {
		const struct dk_shipment_line *x = &h->lines[i];

		if (x->picked.milli <= 0)
			continue;
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)x->line_no), x->sku,
		    x->text, dk_doc_qty(a, x->picked), x->unit });
		dk_paper_row_note(p,
		    dk_doc_both(a, dk_doc_lot(a, x->lot, x->is_serial, x->expiry),
			dk_goods_mark(a, h->heavy_gram, x->gram, x->hazard)));
	}
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_parcel g;
	enum dk_rc rc = dk_doc_parcel(s, a, id, &g, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Collection slip", g.shipment->number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant(g.shipment->started_at, g.shipment->date);
	dk_paper_to(*out, g.at.bill_to);
	dk_paper_fact(*out, "Our order", g.order->number);
	dk_paper_fact(*out, "Your order", g.order->customer_po);
	dk_paper_fact(*out, "Customer", g.order->customer);
	dk_paper_fact(*out, "Cartons", dk_fmt(a, "%zu", g.shipment->carton_count));
	dk_paper_fact(*out, "Weight", dk_doc_weight(a, g.shipment->gram));
	add_lines(*out, g.shipment);
	dk_doc_text(*out, "Note", g.order->note);
	dk_paper_text(*out, "", "The goods named above were collected complete and in good order.");
	dk_paper_signature(*out, "Collected by (name in capitals, signature)");
	dk_paper_signature(*out, "Handed over by");
	return DK_OK;
}

const struct dk_doc dk_doc_collection_slip = {
	.info = { .name = "collection-slip", .title = "Collection slip", .subject = "shipment" },
	.make = make,
};
