/* wave_list.c - a wave for the picker: bin after bin over all orders, and which tote gets it. */
#include <string.h>

#include "docket/wave.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "", DK_LEFT, 4, false },
	{ "Bin", DK_LEFT, 6, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 6, false },
	{ "Tote", DK_RIGHT, 5, false },
	{ "Order", DK_LEFT, 6, false },
	{ "Picked", DK_RIGHT, 9, false },
};

static void
add_lines(struct dk_paper *p, const struct dk_wave *w, int64_t heavy)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < w->line_count; i++) {
		dk_doc_widen(&c[1], w->lines[i].line.location);
		dk_doc_widen(&c[2], w->lines[i].line.sku);
		dk_doc_widen(&c[6], w->lines[i].order);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < w->line_count; i++) {
		const struct dk_shipment_line *x = &w->lines[i].line;

		dk_paper_row(p, (const char *[]){ x->is_confirmed ? "[x]" : "[ ]", x->location,
		    x->sku, x->text, dk_doc_qty(a, x->qty),
		    dk_fmt(a, "%lld", (long long)w->lines[i].tote), w->lines[i].order,
		    x->is_confirmed ? dk_doc_qty(a, x->picked) : "________" });
		dk_paper_row_note(p,
		    dk_doc_both(a, dk_doc_lot(a, x->lot, x->is_serial, x->expiry),
			dk_goods_mark(a, heavy, x->gram, x->hazard)));
	}
}

static void
add_totes(struct dk_paper *p, const struct dk_wave *w)
{
	const char *text = "";

	for (size_t i = 0; i < w->tote_count; i++)
		text = dk_fmt(p->arena, "%s%s%lld  order %s  %s  %s  %s", text,
		    i > 0 ? "\n" : "", (long long)w->totes[i].tote, w->totes[i].order,
		    w->totes[i].shipment, w->totes[i].customer_name, w->totes[i].carrier);
	dk_paper_text(p, "Totes", text);
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_wave *w = NULL;
	struct dk_shipment *first = NULL;
	enum dk_rc rc = dk_wave_load(s, a, id, &w, err);

	if (rc == DK_OK && w->tote_count > 0)
		rc = dk_shipment_load(s, a, w->totes[0].shipment_id, &first, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Wave pick list", w->number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant(w->made_at, DK_NO_DATE);
	dk_paper_fact(*out, "Orders", dk_fmt(a, "%zu", w->tote_count));
	dk_paper_fact(*out, "Lines", dk_fmt(a, "%zu", w->line_count));
	dk_paper_fact(*out, "Weight", dk_doc_weight(a, w->gram));
	dk_paper_fact(*out, "Made by", w->made_by);
	if (*w->chosen_by != '\0')
		dk_paper_fact(*out, "For", w->chosen_by);
	add_lines(*out, w, first != NULL ? first->heavy_gram : 0);
	add_totes(*out, w);
	dk_paper_signature(*out, "Picked by (name)");
	return DK_OK;
}

const struct dk_doc dk_doc_wave_list = {
	.info = { .name = "wave-list", .title = "Wave pick list", .subject = "wave" },
	.make = make,
};
