/* goods_receipt.c - what came, and what of it is missing or damaged. */
#include <string.h>

#include "docket/receipt.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Ln", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Ordered", DK_RIGHT, 9, false },
	{ "Came", DK_RIGHT, 9, false },
	{ "Damaged", DK_RIGHT, 8, false },
	{ "Put to", DK_LEFT, 7, false },
};

static const char *
note_of(struct dk_arena *a, const struct dk_receipt_line *l)
{
	const char *out = dk_doc_lot(a, l->lot, l->is_serial, l->expiry);

	if (l->damaged.milli > 0)
		out = dk_doc_both(a, out, "damaged goods stand apart");
	if (l->open.milli <= 0)
		return out;
	return dk_doc_both(a, out, dk_fmt(a, "%s still to come%s%s", dk_qty_show(l->open).s,
	    dk_date_is_set(l->expected) ? " on " : "",
	    dk_date_is_set(l->expected) ? dk_date_paper(l->expected).s : ""));
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_receipt_row r;
	struct dk_paper_column *c;
	enum dk_rc rc = dk_receipt_load(s, a, id, &r, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Goods receipt", r.number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant(r.at, DK_NO_DATE);
	dk_paper_to(*out, r.supplier_name);
	dk_paper_fact(*out, "Our order", r.purchase);
	dk_paper_fact(*out, "Supplier", r.supplier);
	dk_paper_fact(*out, "Delivery note", r.note);
	dk_paper_fact(*out, "Received", dk_date_paper(dk_instant_day((*out)->created_ms)).s);
	dk_paper_fact(*out, "Counted by", r.by);
	c = dk_doc_columns(a, columns, DK_COUNT(columns));
	for (size_t i = 0; i < r.line_count; i++) {
		dk_doc_widen(&c[1], r.lines[i].sku);
		dk_doc_widen(&c[6], r.lines[i].location);
	}
	dk_paper_table(*out, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < r.line_count; i++) {
		const struct dk_receipt_line *l = &r.lines[i];

		dk_paper_row(*out, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no),
		    l->sku, l->name, dk_doc_qty(a, l->ordered), dk_doc_qty(a, l->qty),
		    l->damaged.milli > 0 ? dk_doc_qty(a, l->damaged) : "", l->location });
		dk_paper_row_note(*out, note_of(a, l));
	}
	dk_paper_total(*out, "Lines", dk_fmt(a, "%zu", r.line_count), false);
	dk_paper_total(*out, "Pieces", dk_qty_show(r.pieces).s, true);
	if (r.damaged.milli > 0)
		dk_paper_total(*out, "Damaged", dk_qty_show(r.damaged).s, true);
	dk_paper_signature(*out, "Counted and put away (name)");
	return DK_OK;
}

const struct dk_doc dk_doc_goods_receipt = {
	.info = { .name = "goods-receipt", .title = "Goods receipt", .subject = "receipt" },
	.make = make,
};
