/* scan.c - what a scan of what comes off the van means: a line, a lot, another order. */
#include "ui/receiving/receiving.h"

#include <string.h>

#include "docket/gs1.h"

/* YYMMDD of an element string; day 00 is the last of the month. */
static dk_date
gs1_day(const char *v)
{
	int year, month, day;
	char iso[16];
	dk_date out = DK_NO_DATE;

	if (v == NULL || sscanf(v, "%2d%2d%2d", &year, &month, &day) != 3)
		return DK_NO_DATE;
	snprintf(iso, sizeof(iso), "20%02d-%02d-%02d", year, month, day == 0 ? 1 : day);
	if (!dk_date_parse(iso, &out))
		return DK_NO_DATE;
	while (day == 0 && dk_date_iso(dk_date_add(out, 1)).s[6] == iso[6])
		out = dk_date_add(out, 1);
	return out;
}

/* Lot or serial number and last day, where the code says them. The label of a product with serial
 * numbers may tell its batch as well. */
static void
read_lot(const char *code, bool is_serial, struct receiving_part *out)
{
	const char *lot, *serial;
	struct dk_err err;
	struct dk_gs1 g;

	*out = (struct receiving_part){ .expiry = DK_NO_DATE };
	if (dk_gs1_read(code, false, &g, &err) != DK_GS1_GOOD)
		return;
	lot = dk_gs1_value(&g, "10");
	serial = dk_gs1_value(&g, "21");
	if (serial != NULL && (is_serial || lot == NULL))
		lot = serial;
	if (lot != NULL && strlen(lot) < sizeof(out->lot))
		snprintf(out->lot, sizeof(out->lot), "%s", lot);
	out->expiry = gs1_day(dk_gs1_value(&g, "17"));
}

/* The line a product is meant for: one with something open first. */
static const struct receiving_row *
line_for(struct receiving *st, dk_id product)
{
	const struct receiving_row *found = NULL;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct receiving_row *r = &st->rows[i];

		if (r->plan.product_id != product)
			continue;
		if (found == NULL || (receiving_open(found) <= found->now.milli &&
		    receiving_open(r) > r->now.milli))
			found = r;
	}
	if (found != NULL)
		st->list.cursor = (size_t)(found - st->rows);
	return found;
}

/* A pack is so many pieces; a code that tells a quantity tells it in packs. */
static const char *
pieces_said(struct dk_screen *s, const struct dk_product_match *m)
{
	dk_qty per = DK_QTY(1), qty = DK_QTY(1);
	struct dk_err err;

	if (m->unit[0] == '\0' && m->qty[0] == '\0')
		return NULL;
	if (m->unit[0] != '\0' &&
	    dk_unit_pieces(s->session, m->id, m->unit, &per, &err) != DK_OK)
		return NULL;
	if (m->qty[0] != '\0' && dk_qty_parse(m->qty, &qty, &err) != DK_OK)
		return NULL;
	return dk_muldiv(qty.milli, per.milli, 1000, DK_QTY_MAX, &qty.milli)
	    ? dk_arena_dup(&s->data, dk_qty_text(qty).s) : NULL;
}

/* It is on no line here: where it is expected, the clerk is told. */
static enum dk_react
not_here(struct dk_screen *s, const char *code, dk_id product)
{
	struct dk_purchase other;
	struct dk_err err;
	dk_id id = 0;

	if (dk_receive_find(s->session, product, &id, &err) == DK_OK && id != 0 &&
	    dk_purchase_load(s->session, &s->data, id, &other, &err) == DK_OK)
		dk_say(s, DK_LOOK_STOP, "%s is not on this order, but on %s: scan that number",
		    code, other.number);
	else
		dk_say(s, DK_LOOK_STOP, "%s is on no order: set it apart and ask the buyer", code);
	return DK_REDRAW;
}

/* The number of another order leads there, as long as nothing is counted here. */
static enum dk_react
other_order(struct dk_screen *s, dk_id id)
{
	const struct receiving *st = s->state;

	if (st->part_count > 0) {
		dk_say(s, DK_LOOK_STOP, "post what is counted first: F2, or Esc twice forgets it");
		return DK_REDRAW;
	}
	dk_open(s, "receive", dk_fmt(&s->data, "%lld", (long long)id));
	return DK_BACK;
}

enum dk_react
receiving_take_code(struct dk_screen *s, const char *typed)
{
	struct receiving *st = s->state;
	const char *code = dk_arena_dup(&s->data, typed); /* the field is emptied */
	struct dk_product_match m = { 0 };
	const struct receiving_row *r;
	struct dk_err err;
	dk_id id = 0;

	if (dk_purchase_find(s->session, code, &id, &err) == DK_OK)
		return other_order(s, id);
	if (dk_product_match(s->session, &s->data, code, 0, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	if (m.id == 0) {
		(void)dk_product_unknown(code, &err);
		return dk_say_err(s, &err);
	}
	if ((r = line_for(st, m.id)) == NULL)
		return not_here(s, code, m.id);
	read_lot(code, strcmp(r->plan.tracked, "serial") == 0, &st->said);
	return receiving_ask_count(s, r, pieces_said(s, &m));
}
