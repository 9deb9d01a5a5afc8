/*
 * packing_slip.c - what is in the cartons, and what of the order is not, with its reason and date.
 */
#include <string.h>

#include "docket/pick.h"
#include "docket/tell.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Unit", DK_LEFT, 5, false },
	{ "Ordered", DK_RIGHT, 9, false },
	{ "Shipped", DK_RIGHT, 9, false },
	{ "Open", DK_RIGHT, 8, false },
};

static const struct dk_paper_column carton_columns[] = {
	{ "Carton", DK_RIGHT, 8, false },
	{ "Pieces", DK_RIGHT, 10, false },
	{ "Weight", DK_RIGHT, 0, false },
};

/* What the customer reads of a code; words of our own are read as they are. */
static const char *
reason_of(const char *code)
{
	for (const struct dk_short_reason *r = dk_short_reasons(); r->code != NULL; r++)
		if (strcmp(r->code, code) == 0)
			return r->told;
	return code;
}

/* What this shipment does for a line of the order. */
struct part {
	int64_t here, open; /* milli */
	const char *short_reason, *unit;
	const char *lots; /* "" = the product is not tracked */
	const char *day;  /* of what is open */
};

/* "Lot A-7, use by 1 Mar 2027: 12"; a serial number is one piece and needs no count. */
static const char *
lot_of(struct dk_paper *p, const struct dk_shipment_line *x)
{
	const char *lot = dk_doc_lot_in(p, x->lot, x->is_serial, x->expiry);

	return *lot == '\0' || x->is_serial ? lot
	    : dk_fmt(p->arena, "%s: %s", lot,
	    dk_doc_number(p, dk_qty_show(x->picked).s));
}

static struct part
part_of(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order_line *l)
{
	struct part out = { 0, 0, "", l->unit, "", "" };

	for (size_t i = 0; i < h->line_count; i++) {
		const struct dk_shipment_line *x = &h->lines[i];

		if (x->line_id != l->id)
			continue;
		out.here += x->picked.milli;
		out.unit = x->unit;
		if (*x->short_reason != '\0')
			out.short_reason = dk_doc_say(p, reason_of(x->short_reason), NULL);
		if (x->picked.milli > 0)
			out.lots = dk_doc_both(p->arena, out.lots, lot_of(p, x));
	}
	out.open = l->ordered.milli - l->cancelled.milli - l->shipped.milli;
	if (strcmp(h->state, "shipped") != 0)
		out.open -= out.here;
	return out;
}

/* ", expected 1 Dec 2026": as promised, or as we know by now although nobody told him yet. */
static const char *
day_of(struct dk_paper *p, const struct dk_order_line *l, const struct dk_tells *slips)
{
	dk_date day = l->promise;

	for (size_t i = 0; i < slips->count; i++) {
		const struct dk_tell *t = &slips->rows[i];

		if (t->line_id != l->id ||
		    (strcmp(t->state, "open") != 0 && strcmp(t->state, "deferred") != 0))
			continue;
		if (!dk_date_is_set(t->due))
			return dk_doc_say(p, ", day not known yet", NULL);
		day = t->due;
	}
	return dk_date_is_set(day) ? dk_doc_say(p, ", expected {1}",
	    (const char *[]){ dk_doc_day(p, day) }) : "";
}

/* "12 follow, expected 1 Dec 2026: out of stock" */
static const char *
note_of(struct dk_paper *p, const struct dk_order_line *l, const struct part *part)
{
	struct dk_arena *a = p->arena;
	const char *out = part->lots, *why = part->short_reason;

	if (part->open > 0) {
		if (*why == '\0' && l->backordered.milli > 0)
			why = dk_doc_say(p, l->is_drop ? "directly from our supplier"
			    : "out of stock", NULL);
		out = dk_doc_both(a, out, dk_fmt(a, "%s%s%s%s", dk_doc_say(p, "{1} follow",
		    (const char *[]){ dk_doc_number(p, dk_qty_show((dk_qty){ part->open }).s) }),
		    part->day, *why != '\0' ? ": " : "", why));
	}
	if (l->cancelled.milli > 0)
		out = dk_doc_both(a, out, dk_doc_say(p, "{1} cancelled", (const char *[]){
		    dk_doc_number(p, dk_qty_show(l->cancelled).s) }));
	if (l->product_id != 0 && strcmp(l->unit, part->unit) != 0)
		out = dk_doc_both(a, out, dk_doc_say(p, "ordered as {1} {2}", (const char *[]){
		    dk_doc_number(p, dk_qty_show(l->unit_qty).s), l->unit }));
	return out;
}

static void
add_line(struct dk_paper *p, const struct dk_order_line *l, const struct part *part)
{
	struct dk_arena *a = p->arena;
	const char *pos = dk_fmt(a, "%lld", (long long)l->line_no);

	if (l->product_id == 0) {
		dk_paper_row(p, (const char *[]){ pos, "", l->text, "", "", "", "" });
		return;
	}
	dk_paper_row(p, (const char *[]){ pos, l->sku, l->text, part->unit,
	    dk_doc_qty(a, l->ordered), dk_doc_qty(a, (dk_qty){ part->here }),
	    part->open > 0 ? dk_doc_qty(a, (dk_qty){ part->open }) : "" });
	dk_paper_row_note(p, note_of(p, l, part));
}

/* A line of goods; a kit heads its parts. True when it is left out. */
static bool
add_goods(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order_line *l,
    const struct dk_tells *slips)
{
	struct dk_arena *a = p->arena;
	struct part part = part_of(p, h, l);

	part.day = day_of(p, l, slips);
	if (l->product_id != 0 && part.here == 0 && part.open <= 0 && l->cancelled.milli == 0 &&
	    !dk_line_is_kit(l))
		return true;
	if (dk_line_is_kit(l))
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no), l->sku,
		    l->text, l->unit, dk_doc_qty(a, l->ordered), "", "" });
	else
		add_line(p, l, &part);
	return false;
}

/* What went with an earlier shipment is not named again. */
static void
add_lines(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order *o,
    const struct dk_tells *slips)
{
	struct dk_paper_column *c = dk_doc_columns(p->arena, columns, DK_COUNT(columns));
	long long before = 0;

	for (size_t i = 0; i < o->line_count; i++) {
		dk_doc_widen(&c[1], o->lines[i].sku);
		dk_doc_widen(&c[3], o->lines[i].unit);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (dk_line_is_part(l)) /* with its kit */
			continue;
		before += add_goods(p, h, l, slips);
		for (size_t k = 0; dk_line_is_kit(l) && k < o->line_count; k++)
			if (dk_line_is_part(&o->lines[k]) && o->lines[k].kit_no == l->line_no)
				before += add_goods(p, h, &o->lines[k], slips);
	}
	if (before > 0)
		dk_paper_text(p, "", dk_doc_say(p, before == 1
		    ? "{1} line of this order went before."
		    : "{1} lines of this order went before.",
		    (const char *[]){ dk_fmt(p->arena, "%lld", before) }));
}

static void
add_cartons(struct dk_paper *p, const struct dk_shipment *h)
{
	struct dk_arena *a = p->arena;

	if (h->carton_count < 2)
		return;
	dk_paper_table(p, carton_columns, DK_COUNT(carton_columns), true);
	for (size_t i = 0; i < h->carton_count; i++)
		dk_paper_row(p, (const char *[]){
		    dk_fmt(a, "%lld", (long long)h->cartons[i].carton_no),
		    dk_doc_qty(a, DK_QTY(h->cartons[i].pieces)),
		    dk_doc_weight(a, h->cartons[i].gram) });
}

static void
add_head(struct dk_paper *p, const struct dk_shipment *h, const struct dk_order *o,
    const struct dk_doc_places *at)
{
	struct dk_arena *a = p->arena;
	const char *weight = dk_doc_number(p, dk_doc_weight(a, h->gram));

	p->created_ms = dk_doc_instant(*h->shipped_at != '\0' ? h->shipped_at : h->started_at,
	    h->date);
	dk_paper_to(p, at->ship_to);
	dk_paper_fact(p, "Date", dk_date_is_set(h->date) ? dk_doc_day(p, h->date)
	    : dk_doc_say(p, "not shipped yet", NULL));
	dk_paper_fact(p, "Our order", o->number);
	dk_paper_fact(p, "Your order", o->customer_po);
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Carrier", h->carrier);
	dk_paper_fact(p, "Tracking", h->tracking);
	if (h->carton_count > 0)
		dk_paper_fact(p, "Cartons", *weight == '\0' ? dk_fmt(a, "%zu", h->carton_count)
		    : dk_doc_say(p, "{1}, together {2}", (const char *[]){
		    dk_fmt(a, "%zu", h->carton_count), weight }));
	if (strcmp(at->bill_to, at->ship_to) != 0)
		dk_paper_address(p, "Invoice to", at->bill_to);
	if (strcmp(h->state, "cancelled") == 0)
		dk_paper_watermark(p, "CANCELLED");
	else if (strcmp(h->state, "picking") == 0)
		dk_paper_watermark(p, "NOT PICKED");
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_tell_query q = { .all = true };
	struct dk_tells slips = { 0 };
	struct dk_doc_parcel g;
	enum dk_rc rc = dk_doc_parcel(s, a, id, &g, err);

	if (rc == DK_OK) {
		q.order_id = g.order->id;
		rc = dk_tell_list(s, a, &q, &slips, err);
	}
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Packing slip",
		    g.shipment->number, g.at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	add_head(*out, g.shipment, g.order, &g.at);
	add_lines(*out, g.shipment, g.order, &slips);
	add_cartons(*out, g.shipment);
	dk_paper_foot(*out, dk_doc_say(*out, "Questions? Name packing slip {1}.",
	    (const char *[]){ g.shipment->number }));
	dk_doc_text(*out, "Note", g.order->note);
	dk_paper_text(*out, "", dk_doc_say(*out, "Please check the goods when they arrive, and name"
	    " this number when anything is missing or damaged.", NULL));
	dk_paper_signature(*out, "Received complete and in good order (name, signature)");
	return DK_OK;
}

const struct dk_doc dk_doc_packing_slip = {
	.info = { .name = "packing-slip", .title = "Packing slip", .subject = "shipment" },
	.make = make,
};
