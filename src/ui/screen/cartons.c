/*
 * cartons.c - packing (3.10): scans put goods into the open carton, which is weighed and closed.
 *
 * One field takes every scan: an item or its pack goes into the open carton, a carton's serial
 * number or "+" says which carton that is, a box's code says what it is packed in.
 */
#include <stdlib.h>
#include <string.h>

#include "ui/packing/packing.h"
#include "ui/paperwork.h"

enum { FOOT = 7, SHOWN = 4 };

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 90,
	.help = "Scan: an item or pack into the open carton, 5*CODE: five at once; a\n"
	    "carton's number or + chooses the carton, a box's code its box." };

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct packing *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	dk_input_focus(&st->scan);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct packing *st = s->state;
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

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_shipment_line *l = &((const struct packing *)data)->sh->lines[row];

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
		    dk_qty_show((dk_qty){ packing_left(l) }).s);
	else {
		out->text = !l->is_confirmed ? "wait" : packing_left(l) > 0 ? "pack" : "ok";
		out->look = packing_left(l) > 0 || !l->is_confirmed ? DK_LOOK_WAIT : DK_LOOK_OK;
	}
}

static const char *
next_step(const struct packing *st)
{
	const char *state = st->sh->state;

	if (strcmp(state, "picking") == 0)
		return "blocked: not every line is confirmed; F3 and pick first";
	if (strcmp(state, "picked") == 0)
		return "blocked: lines are to be inspected first; F3 goes there";
	if (strcmp(state, "checked") != 0)
		return "done: F10 l prints the labels; F3 and ship it";
	return packing_carton(st) != NULL
	    ? "F2 closes the carton; F10 w weighs, g packs by suggestion"
	    : "scan goods into a new carton; F10 g packs all by suggestion";
}

static void
draw_carton(const struct packing *st, struct dk_surface *sf, int row, const struct dk_carton *k)
{
	struct dk_arena a = { 0 };
	const char *scale = k->scale_gram == 0 ? "not weighed"
	    : dk_fmt(&a, "%s kg", dk_decimal_text(k->scale_gram, 3, 1).s);
	bool is_it = k == packing_carton(st);

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
	const struct packing *st = s->state;
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
slip(struct dk_screen *s)
{
	struct packing *st = s->state;

	return dk_make_document(s, "packing-slip", st->id, st->sh->number);
}

static const struct dk_binding actions[] = {
	{ "w", "weigh the open carton", packing_ask_weight, NULL, false },
	{ "b", "its box", packing_ask_box, NULL, false },
	{ "g", "pack all by the suggestion", packing_suggest, NULL, false },
	{ "r", "open a closed carton again", packing_ask_reopen, NULL, false },
	{ "e", "empty the open carton", packing_empty, NULL, false },
	{ "l", "labels of all cartons", packing_labels, NULL, false },
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
	struct packing *st = s->state;

	if (st->in_list)
		return packing_ask_qty(s);
	return st->scan.text[0] != '\0' ? packing_take_code(s, st->scan.text) : DK_KEEP;
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct packing *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct packing *st = s->state;

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
	return packing_take_code(s, ev->data);
}

static const char *
topic(const struct dk_screen *s)
{
	return ((const struct packing *)s->state)->in_list ? NULL : scan_def.help;
}

static const struct dk_binding keys[] = {
	{ "F2", "Close carton", packing_close, "the open carton; when all is packed: labels",
	    false },
	{ "Enter", NULL, enter, "put what was scanned, or so many of the line", false },
	{ "F10", "Menu", menu, "weigh, box, suggestion, open again, labels, slip", false },
	{ "w", NULL, packing_ask_weight, "weigh the open carton", false },
	{ "l", NULL, packing_labels, "labels of all cartons", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_cartons = {
	.name = "cartons", .title = "PACK", .state_size = sizeof(struct packing), .keys = keys,
	.open = open_screen, .load = load, .draw = draw, .typing = typing,
	.topic = topic, .key = key, .scan = scan,
	.is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
