/* debit_note.c - what a supplier owes for goods that went back to him. */
#include <string.h>

#include "docket/supplier_return.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Your delivery for", DK_LEFT, 18, false },
	{ "Qty", DK_RIGHT, 8, false },
	{ "Price", DK_RIGHT, 9, false },
	{ "Net", DK_RIGHT, 11, false },
};

static void
add_lines(struct dk_paper *p, const struct dk_supplier_return *r, int exponent)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < r->line_count; i++)
		dk_doc_widen(&c[1], r->lines[i].sku);
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_supplier_return_line *l = &r->lines[i];

		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no), l->sku,
		    l->name, dk_fmt(a, "%s/%lld", l->purchase, (long long)l->purchase_line),
		    dk_doc_qty(a, l->qty), dk_price_text(l->price).s,
		    dk_doc_money(a, l->net, exponent) });
		if (l->lot[0] != '\0')
			dk_paper_row_note(p, dk_doc_lot(a, l->lot, l->is_serial, l->expiry));
	}
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_supplier_return r;
	const char *supplier = "";
	bool has_left;
	enum dk_rc rc = dk_supplier_return_load(s, a, id, &r, err);

	if (rc == DK_OK)
		rc = dk_doc_supplier(s, a, r.supplier, &supplier, err);
	if (rc != DK_OK)
		return rc;
	has_left = r.debit_note[0] != '\0';
	rc = dk_doc_begin(s, a, has_left ? "Debit note" : "Supplier return",
	    has_left ? r.debit_note : r.number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant(has_left ? r.shipped_at : r.at, DK_NO_DATE);
	dk_paper_to(*out, supplier);
	dk_paper_fact(*out, "Date", dk_date_paper(dk_instant_day((*out)->created_ms)).s);
	dk_paper_fact(*out, "Supplier", r.supplier);
	dk_paper_fact(*out, "Our return", r.number);
	dk_paper_fact(*out, "Reference", r.note);
	if (strcmp(r.state, "cancelled") == 0)
		dk_paper_watermark(*out, "CANCELLED");
	else if (!has_left)
		dk_paper_watermark(*out, "DRAFT");
	dk_doc_text(*out, "These goods go back to you", r.reason);
	add_lines(*out, &r, s->exponent);
	dk_paper_total(*out, dk_fmt(a, "We debit you %s", s->currency),
	    dk_doc_money(a, r.net, s->exponent), true);
	return DK_OK;
}

const struct dk_doc dk_doc_debit_note = {
	.info = { .name = "debit-note", .title = "Debit note", .subject = "supplier-return" },
	.make = make,
};
