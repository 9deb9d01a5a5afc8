/*
 * return_label.c - what the customer puts on the parcel that comes back: whose, to whom, the number
 * of the return as a barcode, which the desk scans when it is here, and what is to be in it.
 */
#include <string.h>

#include "docket/return_plan.h"
#include "out/doc/doc.h"

static void
add_fact(struct dk_label *k, const char *name, const char *text)
{
	if (*text != '\0' && k->fact_count < DK_LABEL_FACTS)
		k->facts[k->fact_count++] = (struct dk_label_fact){ name, text };
}

/* The way back: nothing is said of one that the customer finds himself. */
static const char *
carrier_of(const struct dk_return *r)
{
	if (strcmp(r->freight_by, "house") == 0)
		return "prepaid";
	return strcmp(r->freight_by, "charged") == 0 ? "prepaid, charged" : "sender pays";
}

static enum dk_rc
may_be_sent(const struct dk_return *r, struct dk_err *err)
{
	if (strcmp(r->state, "authorised") == 0)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "return", strcmp(r->state, "requested") == 0
	    ? "Return %s waits for a supervisor's word; it has no label before."
	    : "The goods of return %s are not to come any more; it has no label.", r->number);
}

static enum dk_rc
labels(struct dk_session *s, struct dk_arena *a, const struct dk_label_query *q,
    struct dk_labels *out, struct dk_err *err)
{
	struct dk_return *r = NULL;
	struct dk_order *o = NULL;
	struct dk_doc_places at = { .ship_to = "" };
	struct dk_paper *p = NULL;
	struct dk_label *k;
	enum dk_rc rc = dk_return_load(s, a, q->shipment_id, &r, err);

	*out = (struct dk_labels){ 0 };
	if (rc == DK_OK)
		rc = may_be_sent(r, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, r->order_id, &o, err);
	if (rc == DK_OK)
		rc = dk_doc_places(s, a, o, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Return label", r->number, &p, err);
	if (rc != DK_OK)
		return rc;
	k = dk_arena_alloc(a, sizeof(*k));
	*k = (struct dk_label){ .from = at.ship_to, .carrier = carrier_of(r), .tracking = "",
		.to = dk_fmt(a, "%s\n%s", p->sender, p->sender_address), .copy = "", .mark = "",
		.carton = "RETURN", .symbols = { r->number }, .symbol_count = 1 };
	add_fact(k, "Return", r->number);
	add_fact(k, "Our order", r->order);
	add_fact(k, "Your order", o->customer_po);
	add_fact(k, "Here by", dk_arena_dup(a, dk_date_paper(r->expires).s));
	for (size_t i = 0; i < r->line_count && i < 4; i++)
		add_fact(k, dk_fmt(a, "%s x", dk_doc_qty(a, r->lines[i].qty)), r->lines[i].sku);
	*out = (struct dk_labels){ .title = dk_fmt(a, "Return label %s", r->number),
		.author = p->sender, .list = k, .count = 1, .has_sscc = true,
		.created_ms = dk_doc_instant(r->authorised_at, DK_NO_DATE) };
	return DK_OK;
}

const struct dk_doc dk_doc_return_label = {
	.info = { .name = "return-label", .title = "Return label", .subject = "return" },
	.labels = labels,
};
