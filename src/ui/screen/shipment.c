/*
 * shipment.c - one shipment (3.10): pick by scan or by line, inspect, pack, ship, invoice, papers.
 *
 * Nothing is taken as picked that nobody counted: each scan counts for the line that wants it,
 * whatever has the focus; a line is picked when it has all it wants, or is told short. What is to
 * be inspected is asked in the row below the scan field.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/invoice.h"
#include "ui/act/request.h"
#include "ui/shipping/shipping.h"

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct shipping *st = s->state;

	(void)err;
	st->id = st->take.shipment_id = strtoll(s->arg, NULL, 10);
	shipping_open_qc(s);
	dk_input_focus(&st->scan);
	return DK_OK;
}

bool
shipping_is(const struct shipping *st, const char *word)
{
	return strcmp(st->sh->state, word) == 0;
}

/* Invoice of this shipment, if there is one. */
static enum dk_rc
find_invoice(struct dk_screen *s, struct shipping *st, struct dk_err *err)
{
	struct dk_invoice_query q = { .max = 20, .order_id = st->sh->order_id };
	struct dk_invoice *invoices = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_invoice_list(s->session, &s->data, &q, &invoices, &count, err);

	st->invoice = "";
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (invoices[i].shipment_id != st->id)
			continue;
		st->invoice = invoices[i].number;
		st->invoice_id = invoices[i].id;
	}
	return rc;
}

const struct dk_shipment_line *
shipping_row(const struct shipping *st, dk_id id)
{
	for (size_t i = 0; i < st->sh->line_count; i++)
		if (st->sh->lines[i].id == id)
			return &st->sh->lines[i];
	return NULL;
}

void
shipping_go(struct shipping *st, dk_id row)
{
	const struct dk_shipment_line *l = shipping_row(st, row);

	if (l != NULL)
		st->list.cursor = (size_t)(l - st->sh->lines);
}

const struct dk_shipment_line *
shipping_here(const struct shipping *st)
{
	return st->list.cursor < st->sh->line_count ? &st->sh->lines[st->list.cursor] : NULL;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct shipping *st = s->state;
	enum dk_rc rc = dk_shipment_load(s->session, &s->data, st->id, &st->sh, err);

	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, st->sh->order_id, &st->order, err);
	if (rc == DK_OK)
		rc = find_invoice(s, st, err);
	if (rc != DK_OK)
		return rc;
	dk_list_set(&st->list, DK_ROWS(st->sh->lines, st->sh->line_count, id));
	if (st->take.went != 0)
		shipping_go(st, st->take.went);
	st->take.went = 0;
	shipping_choose_qc(st);
	dk_title(s, "SHIP %s  order %s  %s  %s", st->sh->number, st->sh->order_number,
	    *st->sh->stop != '\0' ? "STOPPED" : shipping_is(st, "picked") ? "QC" : st->sh->state,
	    st->sh->customer_name);
	return DK_OK;
}

static enum dk_react
stop_reason(struct dk_screen *s, const char *text)
{
	struct shipping *st = s->state;
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

static enum dk_react
cartons(struct dk_screen *s)
{
	return dk_open(s, "cartons", s->arg);
}

/* About the line under the cursor: the item is not where it should be, may I split. */
static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);

	return act_request(s, &(struct act_request){ .order_id = st->sh->order_id,
	    .line_no = l != NULL ? l->line_no : 0 });
}

static const struct dk_binding actions[] = {
	{ "t", "cartons: pack, weigh, close, labels", cartons, NULL, false },
	{ "a", "all lines as listed", shipping_all_as_listed, NULL, false },
	{ "s", "this line is short", shipping_ask_short, NULL, false },
	{ "b", "take the last scan back", shipping_put_back, NULL, false },
	{ "d", "failed units of this line", shipping_dispose, NULL, false },
	{ "k", "acknowledge a stop", shipping_acknowledge, NULL, false },
	{ "p", "packing slip as PDF", shipping_slip, NULL, false },
	{ "l", "pick list as PDF", shipping_pick_list, NULL, false },
	{ "i", "invoice as PDF", shipping_invoice, NULL, false },
	{ "q", "ask another desk about this line", ask_desk, NULL, false },
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
	static const struct dk_event event = { .code = DK_KEY_ENTER };
	struct shipping *st = s->state;

	if (st->focus == SHIPPING_LIST)
		return shipping_ask_qty(s);
	if (st->focus == SHIPPING_QC)
		return dk_form_key(&st->qc, &event, true);
	return st->scan.text[0] != '\0' ? shipping_typed(s) : shipping_next_step(s);
}

static bool
typing(const struct dk_screen *s)
{
	return ((const struct shipping *)s->state)->focus != SHIPPING_LIST;
}

/* Tab goes round: scan field, inspection, lines. */
static enum dk_react
move_focus(struct shipping *st)
{
	if (st->focus == SHIPPING_SCAN)
		st->focus = st->qc_row != 0 ? SHIPPING_QC : SHIPPING_LIST;
	else
		st->focus = st->focus == SHIPPING_QC ? SHIPPING_LIST : SHIPPING_SCAN;
	if (st->focus == SHIPPING_SCAN)
		dk_input_focus(&st->scan);
	return DK_REDRAW;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct shipping *st = s->state;
	enum dk_react did;

	if (st->focus == SHIPPING_LIST) {
		if (ev->code == DK_KEY_TAB || (ev->code == DK_KEY_UP && st->list.cursor == 0))
			return move_focus(st);
		return dk_list_key(&st->list, ev, s->rows - 7);
	}
	if (st->focus == SHIPPING_QC) {
		did = dk_form_key(&st->qc, ev, true);
		return did == DK_PASS && (ev->code == DK_KEY_TAB || ev->code == DK_KEY_DOWN)
		    ? move_focus(st) : did;
	}
	if (ev->code == DK_KEY_TAB || ev->code == DK_KEY_DOWN)
		return move_focus(st);
	return dk_input_key(&st->scan, shipping_scan_def.max, ev);
}

/* Whatever has the focus: a scan counts, and no field changes. Keys typed ahead of a slow line come
 * as a burst too; a bare number among them is a count. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct shipping *st = s->state;
	const char *code = dk_arena_dup(&s->data, ev->data);
	const struct dk_shipment_line *l = shipping_here(st);

	if (take_repeats(s, &st->take, code))
		return DK_REDRAW;
	if (take_is_number(code) && strlen(code) < 4 && st->take.row != 0 && l != NULL &&
	    l->id == st->take.row && !l->is_confirmed)
		return take_count(s, &st->take, l->id, l->sku, code);
	return shipping_take_code(s, code);
}

static const char *
topic(const struct dk_screen *s)
{
	const struct shipping *st = s->state;

	return st->focus == SHIPPING_QC ? dk_form_topic(&st->qc)
	    : st->focus == SHIPPING_SCAN ? shipping_scan_def.help : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Next step", shipping_next_step, "pack, ship, invoice: the step that comes next",
	    false },
	{ "Enter", NULL, enter, "confirm the item scanned, or the line", false },
	{ "F10", "Menu", menu, "all as listed, slip, pick list, invoice, stop", false },
	{ "a", NULL, shipping_all_as_listed, "all lines as listed", false },
	{ "s", NULL, shipping_ask_short, "this line is short", false },
	{ "d", NULL, shipping_dispose, "what becomes of units that failed", false },
	{ "t", NULL, cartons, "cartons: pack, weigh, close, labels", false },
	{ "p", NULL, shipping_slip, "packing slip as PDF", false },
	{ "i", NULL, shipping_invoice, "invoice as PDF", false },
	{ "q", NULL, ask_desk, "ask another desk about this line", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_shipment = {
	.name = "shipment", .title = "SHIP", .state_size = sizeof(struct shipping), .keys = keys,
	.open = open_screen, .load = load, .draw = shipping_draw, .typing = typing,
	.topic = topic, .key = key, .scan = scan,
	.is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
