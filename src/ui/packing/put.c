/* put.c - what a scan puts where: an item into the open carton, a carton or its box chosen. */
#include "ui/packing/packing.h"

#include <string.h>

#include "docket/box.h"
#include "docket/gs1.h"
#include "docket/product.h"
#include "ui/act/take.h"

int64_t
packing_left(const struct dk_shipment_line *l)
{
	return l->picked.milli - l->packed.milli;
}

/* The carton that scans go into; NULL = a new one. */
const struct dk_carton *
packing_carton(const struct packing *st)
{
	const struct dk_carton *found = NULL;

	for (size_t i = 0; i < st->sh->carton_count; i++) {
		const struct dk_carton *k = &st->sh->cartons[i];

		if (!k->is_closed && (st->carton == 0 || k->carton_no == st->carton))
			found = k;
	}
	return found;
}

enum dk_react
packing_fresh(struct dk_screen *s)
{
	struct packing *st = s->state;

	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return DK_RELOAD;
}

static enum dk_react
put(struct dk_screen *s, const struct dk_shipment_line *l, dk_qty qty)
{
	struct packing *st = s->state;
	const struct dk_picked p = { l->line_no, qty, "" };
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;

	if (dk_carton_put(s->session, st->id, k != NULL ? k->carton_no : 0, &p, 1, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s %s into carton %lld", dk_qty_show(qty).s, l->sku,
	    k != NULL ? (long long)k->carton_no : (long long)st->sh->carton_count + 1);
	return packing_fresh(s);
}

/* What a scan of a product is worth in pieces: its pack, and the count that a barcode tells. */
static enum dk_rc
pieces_of(struct dk_screen *s, const struct dk_product_match *m, dk_qty *out, struct dk_err *err)
{
	dk_qty packs = ((const struct packing *)s->state)->packs;
	dk_qty units = DK_QTY(1), each = DK_QTY(1);
	enum dk_rc rc = dk_unit_pieces(s->session, m->id, m->unit, &each, err);

	if (packs.milli > 0)
		units = packs;
	else if (rc == DK_OK && m->qty != NULL && m->qty[0] != '\0')
		rc = dk_qty_parse(m->qty, &units, err);
	*out = each;
	if (rc == DK_OK && !dk_muldiv(each.milli, units.milli, 1000, DK_QTY_MAX, &out->milli))
		rc = dk_fail(err, DK_EINPUT, "qty", "That is more than can be packed.");
	return rc;
}

static enum dk_react
take_product(struct dk_screen *s, const char *code, const struct dk_product_match *m)
{
	struct packing *st = s->state;
	dk_qty qty = { 0 };
	struct dk_err err;

	if (pieces_of(s, m, &qty, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		for (size_t k = 0; k < st->order->line_count; k++)
			if (st->order->lines[k].id == l->line_id &&
			    st->order->lines[k].product_id == m->id && packing_left(l) > 0)
				return put(s, l, qty);
	}
	dk_say(s, DK_LOOK_STOP, "nothing picked of %s is left to be packed", code);
	return DK_REDRAW;
}

/* "+" begins a carton; its serial number chooses one of this shipment. */
static enum dk_react
take_carton(struct dk_screen *s, const char *sscc)
{
	struct packing *st = s->state;
	int64_t carton = 0;
	dk_id shipment = 0;
	struct dk_err err;

	if (dk_carton_find(s->session, sscc, &shipment, &carton, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (shipment != st->id) {
		dk_say(s, DK_LOOK_STOP, "no carton of %s has this number", st->sh->number);
		return DK_REDRAW;
	}
	st->carton = carton;
	dk_say(s, DK_LOOK_OK, "carton %lld", (long long)carton);
	return packing_fresh(s);
}

enum dk_react
packing_set_box(struct dk_screen *s, const char *code)
{
	struct packing *st = s->state;
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;

	if (k == NULL) {
		dk_say(s, DK_LOOK_WARN, "scan something into a carton first");
		return DK_STAY;
	}
	if (dk_carton_box(s->session, st->id, k->carton_no, code, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "carton %lld is packed in %s", (long long)k->carton_no, code);
	return packing_fresh(s);
}

enum dk_react
packing_take_code(struct dk_screen *s, const char *text)
{
	struct packing *st = s->state;
	const char *code = take_packs(s, text, &st->packs);
	struct dk_product_match m = { 0 };
	struct dk_box *box = NULL;
	struct dk_gs1 g;
	struct dk_err err;

	if (strcmp(code, "+") == 0) {
		st->carton = (int64_t)st->sh->carton_count + 1;
		return packing_fresh(s);
	}
	if (dk_gs1_read(code, false, &g, &err) == DK_GS1_GOOD && dk_gs1_value(&g, "00") != NULL)
		return take_carton(s, dk_gs1_value(&g, "00"));
	if (strlen(code) == 18 && strspn(code, "0123456789") == 18)
		return take_carton(s, code);
	if (dk_product_match(s->session, &s->data, code, st->order->customer_id, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (m.id != 0)
		return take_product(s, code, &m);
	if (dk_box_find(s->session, &s->data, code, &box, &err) == DK_OK)
		return packing_set_box(s, code);
	if (dk_product_unknown(code, &err) != DK_OK)
		return dk_say_err(s, &err);
	return DK_REDRAW;
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct packing *st = s->state;
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return put(s, &st->sh->lines[st->list.cursor], qty);
}

enum dk_react
packing_ask_qty(struct dk_screen *s)
{
	struct packing *st = s->state;
	const struct dk_shipment_line *l = &st->sh->lines[st->list.cursor];
	struct dk_ask ask = { .title = "PACK" };

	if (st->sh->line_count == 0 || packing_left(l) <= 0)
		return DK_KEEP;
	ask.text = dk_fmt(&s->data, "%s  %s", l->sku, l->text);
	ask.label = "Quantity";
	ask.value = dk_arena_dup(&s->data, dk_qty_text((dk_qty){ packing_left(l) }).s);
	return dk_ask(s, &ask, qty_given);
}
