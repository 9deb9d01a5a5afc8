/*
 * label.c - labels of the cartons of a shipment.
 *
 * Each carton has two: where it goes (logistic), with its serial number as GS1-128, and what is in
 * it (content). A carton that holds one item alone says it in GS1's elements too: (01) when it is
 * one unit with its own number, else (02) with the count (37), which GS1 allows only beside a
 * serial number; lot (10) or serial number (21) and expiry (17) follow in a symbol of their own.
 */
#include <string.h>

#include "docket/check_digit.h"
#include "docket/product.h"
#include "out/doc/doc.h"

struct maker {
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_doc_parcel g;
	const char *from;
	struct dk_carton_line *lines; /* of all cartons, in their order */
	size_t line_count;
};

/* A number as the 14 digits of an element; "" when it is no GTIN. */
static const char *
gtin14(struct dk_arena *a, const char *barcode)
{
	size_t len = strlen(barcode);

	if (!dk_gtin_ok(barcode))
		return "";
	return dk_fmt(a, "%.*s%s", (int)(14 - len), "00000000000000", barcode);
}

/* The largest unit with a number of its own that the quantity is whole units of. */
static enum dk_rc
find_unit(struct maker *m, const struct dk_carton_line *l, const char **gtin, int64_t *count,
    struct dk_err *err)
{
	struct dk_unit *units = NULL;
	size_t n = 0;
	int64_t best = 0;
	enum dk_rc rc = dk_unit_list(m->s, m->a, l->product_id, &units, &n, err);

	*gtin = "";
	*count = 0;
	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		const char *code = gtin14(m->a, units[i].barcode);

		if (*code == '\0' || units[i].pieces.milli <= best ||
		    l->qty.milli % units[i].pieces.milli != 0)
			continue;
		best = units[i].pieces.milli;
		*gtin = code;
		*count = l->qty.milli / best;
	}
	return rc;
}

static void
add_symbol(struct dk_label *k, const char *elements)
{
	if (*elements != '\0' && k->symbol_count < DK_LABEL_SYMBOLS)
		k->symbols[k->symbol_count++] = elements;
}

/* "(17)261231(10)L-1": what is known of the lot, (21) of a serial number. A bracket is written with
 * a backslash. */
static const char *
lot_elements(struct dk_arena *a, const struct dk_carton_line *l)
{
	struct dk_buf lot = { 0 };
	const char *out = "";

	if (dk_date_is_set(l->expiry)) {
		const char *iso = dk_arena_dup(a, dk_date_iso(l->expiry).s);

		out = dk_fmt(a, "(17)%.2s%.2s%.2s", iso + 2, iso + 5, iso + 8);
	}
	for (const char *p = l->lot; *p != '\0'; p++)
		dk_buf_fmt(&lot, "%s%c", *p == '(' ? "\\" : "", *p);
	if (lot.len > 0 && strlen(l->lot) <= 20)
		out = dk_fmt(a, "%s(%s)%s", out, l->is_serial ? "21" : "10", lot.data);
	dk_buf_free(&lot);
	return out;
}

/* What is in it, in GS1's words; nothing where several items, or none of GS1's numbers, are. */
static enum dk_rc
add_content(struct maker *m, struct dk_label *k, const struct dk_carton_line *l,
    const struct dk_carton *c, struct dk_err *err)
{
	const char *gtin;
	int64_t count;
	enum dk_rc rc = find_unit(m, l, &gtin, &count, err);

	if (rc != DK_OK || *gtin == '\0' || (count > 1 && *c->sscc == '\0') || count > 99999999)
		return rc;
	if (count == 1)
		add_symbol(k, dk_fmt(m->a, "(01)%s", gtin));
	else
		add_symbol(k, dk_fmt(m->a, "(02)%s(37)%lld", gtin, (long long)count));
	add_symbol(k, lot_elements(m->a, l));
	return DK_OK;
}

static void
add_fact(struct dk_label *k, const char *name, const char *text)
{
	if (*text != '\0' && k->fact_count < DK_LABEL_FACTS)
		k->facts[k->fact_count++] = (struct dk_label_fact){ name, text };
}

static void
add_items(struct maker *m, struct dk_label *k, const struct dk_carton_line *lines, size_t count)
{
	struct dk_arena *a = m->a;

	k->items = dk_arena_array(a, count + 1, sizeof(*k->items));
	for (size_t i = 0; i < count; i++) {
		const struct dk_carton_line *l = &lines[i];

		k->items[k->item_count++] = (struct dk_label_item){ l->sku, l->text,
			dk_doc_qty(a, l->qty), l->unit,
			dk_doc_lot(a, l->lot, l->is_serial, l->expiry) };
	}
}

/* Both labels of a carton begin alike. */
static enum dk_rc
begin_label(struct maker *m, const struct dk_carton *c, const struct dk_carton_line *lines,
    struct dk_label *k, struct dk_err *err)
{
	const struct dk_shipment *h = m->g.shipment;
	struct dk_arena *a = m->a;
	enum dk_rc rc = DK_OK;

	*k = (struct dk_label){ .from = m->from, .to = m->g.at.ship_to, .carrier = h->carrier,
		.tracking = h->tracking, .copy = "",
		.carton = dk_fmt(a, "Carton %lld of %zu", (long long)c->carton_no,
		    h->carton_count),
		.mark = dk_goods_mark(a, h->heavy_gram, c->gram, c->hazard) };
	add_fact(k, "Our order", m->g.order->number);
	add_fact(k, "Your order", m->g.order->customer_po);
	add_fact(k, "Shipment", h->number);
	add_fact(k, "Weight", dk_doc_weight(a, c->gram));
	if (c->lines == 1)
		rc = add_content(m, k, lines, c, err);
	if (rc == DK_OK && *c->sscc != '\0')
		add_symbol(k, dk_fmt(a, "(00)%s", c->sscc));
	return rc;
}

static enum dk_rc
add_carton(struct maker *m, const struct dk_label_query *q, const struct dk_carton *c,
    struct dk_labels *out, struct dk_err *err)
{
	const struct dk_carton_line *lines = m->lines;
	size_t at = 0, count = 0;
	struct dk_label *k;
	enum dk_rc rc = DK_OK;

	while (at < m->line_count && lines[at].carton_no < c->carton_no)
		at++;
	while (at + count < m->line_count && lines[at + count].carton_no == c->carton_no)
		count++;
	out->has_sscc = out->has_sscc && *c->sscc != '\0';
	for (int content = 0; rc == DK_OK && content < 2; content++) {
		if (strcmp(q->only, content ? "logistic" : "content") == 0)
			continue;
		k = &out->list[out->count++];
		rc = begin_label(m, c, lines + at, k, err);
		k->is_content = content == 1;
		if (k->is_content)
			add_items(m, k, lines + at, count);
	}
	return rc;
}

static enum dk_rc
begin(struct maker *m, const struct dk_label_query *q, struct dk_labels *out, struct dk_err *err)
{
	struct dk_paper *p = NULL;
	struct dk_shipment *h;
	enum dk_rc rc = dk_doc_parcel(m->s, m->a, q->shipment_id, &m->g, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(m->s, m->a, "Label", m->g.shipment->number, &p, err);
	if (rc == DK_OK)
		rc = dk_carton_contents(m->s, m->a, q->shipment_id, 0, &m->lines, &m->line_count,
		    err);
	if (rc != DK_OK)
		return rc;
	h = m->g.shipment;
	if (h->carton_count == 0)
		return dk_fail(err, DK_EREFUSED, "shipment",
		    "Nothing of %s is packed yet, so it has no labels. First: docket ship pack %s",
		    h->number, h->number);
	if (q->carton_no > (int64_t)h->carton_count)
		return dk_fail(err, DK_EINPUT, "carton", "%s has no carton %lld; it has 1 to %zu.",
		    h->number, (long long)q->carton_no, h->carton_count);
	m->from = dk_fmt(m->a, "%s\n%s", p->sender, p->sender_address);
	*out = (struct dk_labels){ .title = dk_fmt(m->a, "Labels of %s", h->number),
		.author = p->sender, .has_sscc = true,
		.created_ms = dk_doc_instant(*h->shipped_at != '\0' ? h->shipped_at
		    : h->started_at, h->date),
		.list = dk_arena_array(m->a, 2 * h->carton_count, sizeof(*out->list)) };
	return DK_OK;
}

enum dk_rc
dk_labels_make(struct dk_session *s, struct dk_arena *a, const struct dk_label_query *q,
    struct dk_labels *out, struct dk_err *err)
{
	struct maker m = { .s = s, .a = a };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_labels){ 0 };
	if (rc == DK_OK)
		rc = begin(&m, q, out, err);
	for (size_t i = 0; rc == DK_OK && i < m.g.shipment->carton_count; i++) {
		const struct dk_carton *c = &m.g.shipment->cartons[i];

		if (q->carton_no == 0 || q->carton_no == c->carton_no)
			rc = add_carton(&m, q, c, out, err);
	}
	return rc;
}

const struct dk_doc dk_doc_label = {
	.info = { .name = "label", .title = "Labels", .subject = "shipment" },
	.labels = dk_labels_make,
};
