/*
 * shipment.c - one shipment (3.10): pick by scan or by line, pack, ship, invoice, papers.
 *
 * Nothing is taken as picked that nobody confirmed: a scan or Enter on a line asks for the
 * quantity, and less than the list says asks for the reason.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/invoice.h"
#include "docket/shipment.h"
#include "ui/paperwork.h"
#include "ui/ui.h"

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	dk_qty short_qty;      /* asked for its reason */
	struct dk_shipment *sh;
	struct dk_order *order;
	const char *invoice;   /* number, "" = none yet */
	dk_id invoice_id;
};

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 60,
	.help = "Scan: an item, a barcode or the customer's number; Enter confirms it." };

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
	struct dk_invoice_query q = { .max = 20 };
	struct dk_invoice *invoices = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_shipment_load(s->session, &s->data, st->id, &st->sh, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s->session, &s->data, st->sh->order_id, &st->order, err);
	q.order_id = st->sh->order_id;
	if (rc == DK_OK)
		rc = dk_invoice_list(s->session, &s->data, &q, &invoices, &count, err);
	st->invoice = "";
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (invoices[i].shipment_id != st->id)
			continue;
		st->invoice = invoices[i].number;
		st->invoice_id = invoices[i].id;
	}
	dk_list_set(&st->list, DK_ROWS(st->sh->lines, st->sh->line_count, id));
	dk_title(s, "SHIP %s  order %s  %s   %s", st->sh->number, st->sh->order_number,
	    st->sh->customer_name, st->sh->state);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_shipment_line *l = &((const struct state *)data)->sh->lines[row];
	bool is_short = l->is_confirmed && l->picked.milli < l->qty.milli;

	out->text = out->buf;
	switch (column) {
	case 0:
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
		break;
	case 1:
		out->text = l->sku;
		break;
	case 2:
		out->text = l->text;
		break;
	case 3:
		out->text = l->location;
		break;
	case 4:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->qty).s);
		break;
	case 5:
		if (!l->is_confirmed)
			out->text = "-";
		else
			snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->picked).s);
		break;
	case 6:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->packed).s);
		break;
	default:
		out->text = l->is_stale ? "CHANGED" : is_short ? l->short_reason
		    : l->is_confirmed ? "ok" : "wait";
		out->look = l->is_stale ? DK_LOOK_STOP : is_short ? DK_LOOK_WARN
		    : l->is_confirmed ? DK_LOOK_OK : DK_LOOK_WAIT;
	}
}

static const char *
next_step(const struct state *st)
{
	if (strcmp(st->sh->state, "picking") == 0)
		return "scan, or Enter on each line (Tab); F10 a takes all as listed";
	if (strcmp(st->sh->state, "checked") == 0)
		return "F2 packs what was picked into one carton";
	if (strcmp(st->sh->state, "packed") == 0)
		return "F2 ships it: the goods leave";
	if (st->invoice[0] == '\0')
		return "F2 posts the invoice";
	return "done: p packing slip, i invoice as PDF";
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 10 },
		{ .head = "Description", .width = 24, .grows = true },
		{ .head = "Bin", .width = 8 }, { .head = "Want", .width = 7, .right = true },
		{ .head = "Picked", .width = 7, .right = true },
		{ .head = "Packed", .width = 7, .right = true }, { .head = "State", .width = 7 },
	};
	const struct state *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "no lines" };
	int foot = sf->rows - 4;

	dk_input_draw(&st->scan, &scan_def, sf, !st->in_list);
	dk_put(sf, dk_at(0, 40, 39, DK_LOOK_LABEL), "%s  promised %s", st->sh->carrier,
	    dk_date_short(st->order->promised).s);
	dk_list_draw(&st->list, sf,
	    dk_at(2, 0, sf->cols, st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), foot - 2, &view);
	for (size_t i = 0; i < st->sh->carton_count && i < 2; i++)
		dk_put(sf, dk_at(foot + (int)i, 1, 78, DK_LOOK_VALUE), "Carton %lld of %zu  %s kg",
		    (long long)st->sh->cartons[i].carton_no, st->sh->carton_count,
		    dk_decimal_text(st->sh->cartons[i].gram, 3, 1).s);
	if (st->invoice[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_OK), "ok   invoice %s", st->invoice);
	else if (st->sh->tracking[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_VALUE), "tracking %s", st->sh->tracking);
	dk_put(sf, dk_at(foot + 3, 1, 78, DK_LOOK_LABEL), "Next: %s", next_step(st));
}

static enum dk_react
confirm(struct dk_screen *s, const struct dk_picked *picked, size_t count)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_shipment_confirm(s->session, st->id, picked, count, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return DK_RELOAD;
}

static const struct dk_shipment_line *
line_meant(const struct state *st)
{
	return st->list.cursor < st->sh->line_count ? &st->sh->lines[st->list.cursor] : NULL;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	const struct dk_picked p = { .line_no = l->line_no, .qty = st->short_qty,
		.short_reason = text };

	return confirm(s, &p, 1);
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	struct dk_picked p = { .line_no = l->line_no };
	struct dk_err err;

	if (dk_qty_parse(text, &p.qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (p.qty.milli >= 0 && p.qty.milli < l->qty.milli) {
		const struct dk_ask ask = { .title = "PICKED SHORT", .label = "Reason" };

		st->short_qty = p.qty;
		return dk_ask(s, &ask, reason_given);
	}
	return confirm(s, &p, 1);
}

static enum dk_react
ask_qty(struct dk_screen *s)
{
	const struct dk_shipment_line *l = line_meant(s->state);
	struct dk_ask ask = { .title = "PICKED" };

	if (l == NULL)
		return DK_KEEP;
	if (l->is_confirmed) {
		dk_say(s, DK_LOOK_OK, "line %lld is confirmed already", (long long)l->line_no);
		return DK_REDRAW;
	}
	ask.text = dk_fmt(&s->data, "%s  %s", l->sku, l->text);
	ask.label = dk_fmt(&s->data, "Of %s", dk_qty_show(l->qty).s);
	ask.value = dk_arena_dup(&s->data, dk_qty_text(l->qty).s);
	return dk_ask(s, &ask, qty_given);
}

/* A code leads to its line; the quantity is asked, never assumed. */
static enum dk_react
take_code(struct dk_screen *s, const char *code)
{
	struct state *st = s->state;
	struct dk_product_match m = { 0 };
	struct dk_err err;

	if (dk_product_match(s->session, &s->data, code, st->order->customer_id, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t i = 0; m.id != 0 && i < st->sh->line_count; i++) {
		bool is_it = false;

		for (size_t l = 0; l < st->order->line_count; l++)
			is_it = is_it || (st->order->lines[l].id == st->sh->lines[i].line_id &&
			    st->order->lines[l].product_id == m.id);
		if (!is_it || st->sh->lines[i].is_confirmed)
			continue;
		st->list.cursor = i;
		return ask_qty(s);
	}
	dk_say(s, DK_LOOK_STOP, "%s is not on this list, or is picked already", code);
	return DK_REDRAW;
}

static enum dk_react
all_as_listed(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_picked *p = dk_arena_array(&s->data, st->sh->line_count + 1, sizeof(*p));
	size_t n = 0;

	for (size_t i = 0; i < st->sh->line_count; i++)
		if (!st->sh->lines[i].is_confirmed)
			p[n++] = (struct dk_picked){ .line_no = st->sh->lines[i].line_no,
				.qty = st->sh->lines[i].qty };
	return n == 0 ? DK_KEEP : confirm(s, p, n);
}

static enum dk_react
tracking_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_shipment_post(s->session, st->id, text, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s has left", st->sh->number);
	return DK_RELOAD;
}

static enum dk_react
post_invoice(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_id id;

	if (dk_invoice_post_shipment(s->session, st->id, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "the invoice is posted");
	return DK_RELOAD;
}

/* F2: the step that comes next. */
static enum dk_react
accept(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "SHIP", .text = "Tracking number, or nothing",
		.label = "Tracking" };
	struct dk_err err;

	if (strcmp(st->sh->state, "picking") == 0) {
		dk_say(s, DK_LOOK_WARN,
		    "confirm every line first: scan, Enter, or F10 a for all as listed");
		return DK_REDRAW;
	}
	if (strcmp(st->sh->state, "checked") == 0) {
		if (dk_shipment_pack(s->session, st->id, 1, NULL, 0, &err) != DK_OK)
			return dk_say_err(s, &err);
		return DK_RELOAD;
	}
	if (strcmp(st->sh->state, "packed") == 0)
		return dk_ask(s, &ask, tracking_given);
	return st->invoice[0] == '\0' && strcmp(st->sh->state, "shipped") == 0 ? post_invoice(s)
									       : DK_KEEP;
}

static enum dk_react
slip(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_make_document(s, "packing-slip", st->id, st->sh->number);
}

static enum dk_react
pick_list(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_make_document(s, "pick-list", st->id, st->sh->number);
}

static enum dk_react
invoice_pdf(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->invoice[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "it is not invoiced yet - F2");
		return DK_REDRAW;
	}
	return dk_make_document(s, "invoice", st->invoice_id, st->invoice);
}

static enum dk_react
stop_reason(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_shipment_cancel(s->session, st->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is stopped; its stock stays with the order", st->sh->number);
	return DK_BACK;
}

static enum dk_react
stop(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "STOP THIS SHIPMENT", .label = "Reason" };

	return dk_ask(s, &ask, stop_reason);
}

static const struct dk_binding actions[] = {
	{ "a", "all lines as listed", all_as_listed, NULL, false },
	{ "p", "packing slip as PDF", slip, NULL, false },
	{ "l", "pick list as PDF", pick_list, NULL, false },
	{ "i", "invoice as PDF", invoice_pdf, NULL, false },
	{ "c", "stop this shipment", stop, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "SHIPMENT", actions);
}

static enum dk_react
enter(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->in_list)
		return ask_qty(s);
	return st->scan.text[0] != '\0' ? take_code(s, st->scan.text) : accept(s);
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
		return dk_list_key(&st->list, ev, s->rows - 7);
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
	{ "F2", "Next step", accept, "pack, ship, invoice: the step that comes next", false },
	{ "Enter", NULL, enter, "confirm the item scanned, or the line", false },
	{ "F10", "Menu", menu, "all as listed, slip, pick list, invoice, stop", false },
	{ "a", NULL, all_as_listed, "all lines as listed", false },
	{ "p", NULL, slip, "packing slip as PDF", false },
	{ "i", NULL, invoice_pdf, "invoice as PDF", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_shipment = {
	.name = "shipment", .title = "SHIP", .state_size = sizeof(struct state), .keys = keys,
	.open = open_screen, .load = load, .draw = draw, .typing = typing,
	.topic = topic, .key = key, .scan = scan,
	.is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
