/* stop_slip.c - to the picker: this list is not true any more, and what of it goes back. */
#include <string.h>

#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "", DK_LEFT, 4, false },
	{ "Bin", DK_LEFT, 6, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "List", DK_RIGHT, 7, false },
	{ "Now", DK_RIGHT, 7, false },
	{ "Put back", DK_RIGHT, 9, false },
};

/* What of the order's line this list may still take: all that is tied to it, but for what other
 * rows before this one take. */
static int64_t
left_for(const struct dk_shipment *h, const struct dk_order *o, size_t row)
{
	int64_t left = 0;

	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].id == h->lines[row].line_id)
			left = o->lines[i].allocated.milli;
	for (size_t i = 0; i < row; i++)
		if (h->lines[i].line_id == h->lines[row].line_id)
			left -= h->lines[i].is_confirmed ? h->lines[i].picked.milli
							 : h->lines[i].qty.milli;
	return left < 0 ? 0 : left;
}

static void
add_lines(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order *o)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < h->line_count; i++) {
		dk_doc_widen(&c[1], h->lines[i].location);
		dk_doc_widen(&c[2], h->lines[i].sku);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < h->line_count; i++) {
		const struct dk_shipment_line *x = &h->lines[i];
		int64_t now = left_for(h, o, i), back = x->qty.milli - now;

		if (!x->is_stale || x->is_confirmed)
			continue;
		dk_paper_row(p, (const char *[]){ "[ ]", x->location, x->sku, x->text,
		    dk_doc_qty(a, x->qty), back > 0 ? dk_doc_qty(a, (dk_qty){ now })
						    : dk_doc_qty(a, x->qty),
		    back > 0 ? dk_doc_qty(a, (dk_qty){ back }) : "" });
		dk_paper_row_note(p, dk_doc_both(a, dk_doc_lot(a, x->lot, x->is_serial, x->expiry),
		    back > 0 ? "" : "as many as before, or more: see the new list"));
	}
}

static bool
has_stale(const struct dk_shipment *h)
{
	for (size_t i = 0; i < h->line_count; i++)
		if (h->lines[i].is_stale && !h->lines[i].is_confirmed)
			return true;
	return false;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_parcel g;
	enum dk_rc rc = dk_doc_parcel(s, a, id, &g, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "STOP", g.shipment->number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant(g.shipment->started_at, g.shipment->date);
	dk_paper_to(*out, g.at.ship_to);
	dk_paper_fact(*out, "Pick list", g.shipment->number);
	dk_paper_fact(*out, "Our order", g.order->number);
	dk_paper_fact(*out, "Customer", g.order->customer);
	dk_paper_fact(*out, "Carrier", g.order->carrier);
	dk_paper_fact(*out, "Begun by", g.shipment->started_by);
	dk_paper_text(*out, "Stop picking this list",
	    "The order was changed after it was printed. Put back what is named below, have the"
	    " list cancelled, and pick by the new one.");
	if (has_stale(g.shipment))
		add_lines(*out, g.shipment, g.order);
	else
		dk_paper_text(*out, "",
		    "No quantity changed: address, carrier or note did; the new list has them.");
	dk_paper_signature(*out, "Put back by (name)");
	return DK_OK;
}

const struct dk_doc dk_doc_stop_slip = {
	.info = { .name = "stop-slip", .title = "Stop slip", .subject = "shipment" },
	.make = make,
};
