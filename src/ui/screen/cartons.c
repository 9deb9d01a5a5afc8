/*
 * cartons.c - packing (3.10): scans put goods into the open carton, which is weighed and closed.
 *
 * One field takes every scan: an item or its pack goes into the open carton, a carton's serial
 * number or "+" says which carton that is, a box's code says what it is packed in.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/box.h"
#include "docket/gs1.h"
#include "docket/product.h"
#include "docket/shipment.h"
#include "ui/act/take.h"
#include "ui/paperwork.h"
#include "ui/ui.h"

enum { FOOT = 7, SHOWN = 4 };

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	int64_t carton;        /* that scans go into; 0 = the open one, else a new one */
	int64_t gram;          /* weighed, asked for its reason */
	dk_qty packs;          /* typed before a code: "5*CODE"; 0 = one */
	struct dk_shipment *sh;
	struct dk_order *order;
};

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 90,
	.help = "Scan: an item or pack into the open carton, 5*CODE: five at once; a\n"
	    "carton's number or + chooses the carton, a box's code its box." };

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	dk_input_focus(&st->scan);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_shipment_load(s->session, &s->data, st->id, &st->sh, err);

	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, st->sh->order_id, &st->order, err);
	if (rc != DK_OK)
		return rc;
	dk_list_set(&st->list, DK_ROWS(st->sh->lines, st->sh->line_count, id));
	dk_title(s, "PACK %s  order %s  %s   %s", st->sh->number, st->sh->order_number,
	    st->sh->customer_name, st->sh->state);
	return DK_OK;
}

static int64_t
left_of(const struct dk_shipment_line *l)
{
	return l->picked.milli - l->packed.milli;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_shipment_line *l = &((const struct state *)data)->sh->lines[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->text;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->picked).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->packed).s);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_qty_show((dk_qty){ left_of(l) }).s);
	else {
		out->text = !l->is_confirmed ? "wait" : left_of(l) > 0 ? "pack" : "ok";
		out->look = left_of(l) > 0 || !l->is_confirmed ? DK_LOOK_WAIT : DK_LOOK_OK;
	}
}

/* The carton that scans go into; NULL = a new one. */
static const struct dk_carton *
active(const struct state *st)
{
	const struct dk_carton *found = NULL;

	for (size_t i = 0; i < st->sh->carton_count; i++) {
		const struct dk_carton *k = &st->sh->cartons[i];

		if (!k->is_closed && (st->carton == 0 || k->carton_no == st->carton))
			found = k;
	}
	return found;
}

static const char *
next_step(const struct state *st)
{
	const char *state = st->sh->state;

	if (strcmp(state, "picking") == 0)
		return "blocked: not every line is confirmed; F3 and pick first";
	if (strcmp(state, "picked") == 0)
		return "blocked: lines are to be inspected first; F3 goes there";
	if (strcmp(state, "checked") != 0)
		return "done: F10 l prints the labels; F3 and ship it";
	return active(st) != NULL ? "F2 closes the carton; F10 w weighs, g packs by suggestion"
	    : "scan goods into a new carton; F10 g packs all by suggestion";
}

static void
draw_carton(const struct state *st, struct dk_surface *sf, int row, const struct dk_carton *k)
{
	struct dk_arena a = { 0 };
	const char *scale = k->scale_gram == 0 ? "not weighed"
	    : dk_fmt(&a, "%s kg", dk_decimal_text(k->scale_gram, 3, 1).s);
	bool is_it = k == active(st);

	dk_put(sf, dk_at(row, 0, sf->cols, k->is_closed ? DK_LOOK_LABEL : DK_LOOK_VALUE),
	    "%s%3lld %s%-18s %-6s %s (expected %s)  %s  %s", is_it ? ">" : " ",
	    (long long)k->carton_no, *k->sscc != '\0' ? "SSCC " : "", k->sscc, k->box, scale,
	    dk_decimal_text(k->expected_gram, 3, 1).s, k->is_closed ? "closed" : "open",
	    dk_goods_mark(&a, st->sh->heavy_gram, k->gram, k->hazard));
	dk_arena_free(&a);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 4, .right = true }, { .head = "Item", .width = 10 },
		{ .head = "Description", .width = 24, .grows = true },
		{ .head = "Picked", .width = 7, .right = true },
		{ .head = "Packed", .width = 7, .right = true },
		{ .head = "Left", .width = 7, .right = true }, { .head = "State", .width = 6 },
	};
	const struct state *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "no lines" };
	int foot = sf->rows - FOOT + 1;
	size_t count = st->sh->carton_count, from = count > SHOWN ? count - SHOWN : 0;

	dk_input_draw(&st->scan, &scan_def, sf, !st->in_list);
	dk_put(sf, dk_at(0, 40, 39, DK_LOOK_LABEL), "%s  %zu carton%s  %s kg", st->sh->carrier,
	    count, count == 1 ? "" : "s", dk_decimal_text(st->sh->gram, 3, 1).s);
	dk_list_draw(&st->list, sf,
	    dk_at(2, 0, sf->cols, st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), foot - 3, &view);
	for (size_t i = from; i < count; i++)
		draw_carton(st, sf, foot + (int)(i - from), &st->sh->cartons[i]);
	dk_put(sf, dk_at(sf->rows - 1, 1, 78, DK_LOOK_LABEL), "Next: %s", next_step(st));
}

static enum dk_react
fresh(struct dk_screen *s)
{
	struct state *st = s->state;

	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return DK_RELOAD;
}

static enum dk_react
put(struct dk_screen *s, const struct dk_shipment_line *l, dk_qty qty)
{
	struct state *st = s->state;
	const struct dk_picked p = { l->line_no, qty, "" };
	const struct dk_carton *k = active(st);
	struct dk_err err;

	if (dk_carton_put(s->session, st->id, k != NULL ? k->carton_no : 0, &p, 1, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s %s into carton %lld", dk_qty_show(qty).s, l->sku,
	    k != NULL ? (long long)k->carton_no : (long long)st->sh->carton_count + 1);
	return fresh(s);
}

/* What a scan of a product is worth in pieces: its pack, and the count that a barcode tells. */
static enum dk_rc
pieces_of(struct dk_screen *s, const struct dk_product_match *m, dk_qty *out, struct dk_err *err)
{
	dk_qty packs = ((const struct state *)s->state)->packs;
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
	struct state *st = s->state;
	dk_qty qty = { 0 };
	struct dk_err err;

	if (pieces_of(s, m, &qty, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		for (size_t k = 0; k < st->order->line_count; k++)
			if (st->order->lines[k].id == l->line_id &&
			    st->order->lines[k].product_id == m->id && left_of(l) > 0)
				return put(s, l, qty);
	}
	dk_say(s, DK_LOOK_STOP, "nothing picked of %s is left to be packed", code);
	return DK_REDRAW;
}

/* "+" begins a carton; its serial number chooses one of this shipment. */
static enum dk_react
take_carton(struct dk_screen *s, const char *sscc)
{
	struct state *st = s->state;
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
	return fresh(s);
}

static enum dk_react
set_box(struct dk_screen *s, const char *code)
{
	struct state *st = s->state;
	const struct dk_carton *k = active(st);
	struct dk_err err;

	if (k == NULL) {
		dk_say(s, DK_LOOK_WARN, "scan something into a carton first");
		return DK_STAY;
	}
	if (dk_carton_box(s->session, st->id, k->carton_no, code, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "carton %lld is packed in %s", (long long)k->carton_no, code);
	return fresh(s);
}

static enum dk_react
take_code(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const char *code = take_packs(s, text, &st->packs);
	struct dk_product_match m = { 0 };
	struct dk_box *box = NULL;
	struct dk_gs1 g;
	struct dk_err err;

	if (strcmp(code, "+") == 0) {
		st->carton = (int64_t)st->sh->carton_count + 1;
		return fresh(s);
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
		return set_box(s, code);
	if (dk_product_unknown(code, &err) != DK_OK)
		return dk_say_err(s, &err);
	return DK_REDRAW;
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return put(s, &st->sh->lines[st->list.cursor], qty);
}

static enum dk_react
ask_qty(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = &st->sh->lines[st->list.cursor];
	struct dk_ask ask = { .title = "PACK" };

	if (st->sh->line_count == 0 || left_of(l) <= 0)
		return DK_KEEP;
	ask.text = dk_fmt(&s->data, "%s  %s", l->sku, l->text);
	ask.label = "Quantity";
	ask.value = dk_arena_dup(&s->data, dk_qty_text((dk_qty){ left_of(l) }).s);
	return dk_ask(s, &ask, qty_given);
}

static enum dk_react
labels(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;

	if (st->sh->carton_count == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is packed yet");
		return DK_REDRAW;
	}
	if (dk_carton_labelled(s->session, st->id, 0, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_make_document(s, "label", st->id, st->sh->number);
}

/* F2: closes the carton; when everything is packed then, the labels are made. */
static enum dk_react
close_it(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_carton *k = active(st);
	struct dk_err err;

	if (k == NULL) {
		if (strcmp(st->sh->state, "packed") == 0)
			return labels(s);
		dk_say(s, DK_LOOK_WARN, "no carton is open; scan something into one");
		return DK_REDRAW;
	}
	if (dk_carton_close(s->session, st->id, k->carton_no, &err) != DK_OK)
		return dk_say_err(s, &err);
	st->carton = 0;
	dk_say(s, DK_LOOK_OK, "carton %lld is closed", (long long)k->carton_no);
	return fresh(s);
}

static enum dk_react
weigh(struct dk_screen *s, const char *reason)
{
	struct state *st = s->state;
	const struct dk_weighed w = { st->gram, reason };
	const struct dk_carton *k = active(st);
	struct dk_err err;

	if (dk_carton_weigh(s->session, st->id, k->carton_no, &w, &err) == DK_OK) {
		dk_say(s, DK_LOOK_OK, "carton %lld weighs %s kg", (long long)k->carton_no,
		    dk_decimal_text(st->gram, 3, 1).s);
		return fresh(s);
	}
	return dk_say_err(s, &err);
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	return weigh(s, text);
}

static enum dk_react
weight_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_carton *k = active(st);
	struct dk_err err;
	struct dk_ask ask = { .title = "WEIGHT DIFFERS", .label = "Reason" };
	struct dk_weighed w = { 0, "" };

	if (dk_decimal_parse(text, 3, 100000000, &st->gram, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	w.gram = st->gram;
	if (dk_carton_weigh(s->session, st->id, k->carton_no, &w, &err) == DK_OK)
		return fresh(s);
	if (strcmp(err.field, "reason") != 0)
		return dk_say_err(s, &err), DK_STAY;
	ask.text = dk_arena_dup(&s->data, err.text);
	return dk_ask(s, &ask, reason_given);
}

static enum dk_react
ask_weight(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "SCALE", .label = "Kilograms" };

	if (active(s->state) != NULL)
		return dk_ask(s, &ask, weight_given);
	dk_say(s, DK_LOOK_WARN, "no carton is open");
	return DK_REDRAW;
}

static enum dk_react
ask_box(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "BOX", .label = "Code" };

	return dk_ask(s, &ask, set_box);
}

static enum dk_react
suggest(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_suggestion g = { 0 };
	struct dk_err err;

	if (dk_carton_suggest(s->session, &s->data, st->id, &g, &err) != DK_OK ||
	    dk_carton_fill(s->session, st->id, g.fill, g.fill_count, NULL, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (g.count == 1)
		dk_say(s, DK_LOOK_OK, "carton %lld: %s", (long long)g.cartons[0].carton_no,
		    g.cartons[0].why);
	else
		dk_say(s, DK_LOOK_OK, "%zu cartons as suggested", g.count);
	return DK_RELOAD;
}

static enum dk_react
reopen_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	int64_t no = strtoll(text, NULL, 10);
	struct dk_err err;

	if (dk_carton_reopen(s->session, st->id, no, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->carton = no;
	return fresh(s);
}

static enum dk_react
ask_reopen(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "OPEN A CARTON AGAIN", .label = "Carton" };

	return dk_ask(s, &ask, reopen_given);
}

/* All that is in the open carton comes out again. */
static enum dk_react
empty(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_carton *k = active(st);
	struct dk_err err;

	if (k == NULL)
		return DK_KEEP;
	if (dk_carton_take(s->session, st->id, k->carton_no, NULL, 0, &err) != DK_OK)
		return dk_say_err(s, &err);
	return fresh(s);
}

static enum dk_react
slip(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_make_document(s, "packing-slip", st->id, st->sh->number);
}

static const struct dk_binding actions[] = {
	{ "w", "weigh the open carton", ask_weight, NULL, false },
	{ "b", "its box", ask_box, NULL, false },
	{ "g", "pack all by the suggestion", suggest, NULL, false },
	{ "r", "open a closed carton again", ask_reopen, NULL, false },
	{ "e", "empty the open carton", empty, NULL, false },
	{ "l", "labels of all cartons", labels, NULL, false },
	{ "p", "packing slip", slip, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "PACKING", actions);
}

static enum dk_react
enter(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->in_list)
		return ask_qty(s);
	return st->scan.text[0] != '\0' ? take_code(s, st->scan.text) : DK_KEEP;
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (st->in_list) {
		if (ev->code == DK_KEY_TAB || (ev->code == DK_KEY_UP && st->list.cursor == 0)) {
			st->in_list = false;
			dk_input_focus(&st->scan);
			return DK_REDRAW;
		}
		return dk_list_key(&st->list, ev, s->rows - FOOT - 2);
	}
	if (ev->code == DK_KEY_TAB || ev->code == DK_KEY_DOWN) {
		st->in_list = true;
		return DK_REDRAW;
	}
	return dk_input_key(&st->scan, scan_def.max, ev);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return take_code(s, ev->data);
}

static const char *
topic(const struct dk_screen *s)
{
	return ((const struct state *)s->state)->in_list ? NULL : scan_def.help;
}

static const struct dk_binding keys[] = {
	{ "F2", "Close carton", close_it, "the open carton; when all is packed: labels",
	    false },
	{ "Enter", NULL, enter, "put what was scanned, or so many of the line", false },
	{ "F10", "Menu", menu, "weigh, box, suggestion, open again, labels, slip", false },
	{ "w", NULL, ask_weight, "weigh the open carton", false },
	{ "l", NULL, labels, "labels of all cartons", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_cartons = {
	.name = "cartons", .title = "PACK", .state_size = sizeof(struct state), .keys = keys,
	.open = open_screen, .load = load, .draw = draw, .typing = typing,
	.topic = topic, .key = key, .scan = scan,
	.is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
