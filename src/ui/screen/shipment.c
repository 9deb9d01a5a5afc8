/*
 * shipment.c - one shipment (3.10): pick by scan or by line, inspect, pack, ship, invoice, papers.
 *
 * Nothing is taken as picked that nobody counted: each scan counts for the line that wants it,
 * whatever has the focus; a line is picked when it has all it wants, or is told short. What is to
 * be inspected is asked in the row below the scan field.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/inspect.h"
#include "docket/invoice.h"
#include "ui/act/request.h"
#include "ui/act/take.h"
#include "ui/paperwork.h"
#include "ui/ui.h"

enum { QC_COUNT, QC_DAMAGE, QC_EXPIRY, QC_LABEL, QC_WAS, QC_FIELDS };

enum focus { ON_SCAN, ON_LIST, ON_QC };

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	enum focus focus;
	struct take take;
	struct dk_form qc;
	struct dk_input found[QC_FIELDS]; /* of the line being inspected */
	dk_id qc_row;          /* that line; 0 = none */
	dk_qty short_qty;      /* asked for its reason */
	struct dk_shipment *sh;
	struct dk_order *order;
	const char *invoice;   /* number, "" = none yet */
	dk_id invoice_id;
};

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 60,
	.help = "Scan: item, pack, carton, lot, bin, order or a card; 12 Enter counts by hand." };

static const struct dk_input_def qc_defs[QC_FIELDS] = {
	{ .name = "counted", .label = "count", .row = 1, .col = 8, .width = 6, .max = 10,
	    .help = "QC: how many of the right item are there; empty = as picked." },
	{ .name = "damaged", .label = "damage", .row = 1, .col = 23, .width = 4, .max = 10,
	    .help = "QC: how many of them are damaged; empty = none." },
	{ .name = "expiry", .label = "expiry", .row = 1, .col = 37, .width = 3, .max = 3,
	    .help = "QC: bad when it does not live long enough; empty = ok." },
	{ .name = "label", .label = "label", .row = 1, .col = 50, .width = 3, .max = 3,
	    .help = "QC: bad when the label is wrong; empty = ok." },
	{ .name = "sku", .label = "was", .row = 1, .col = 62, .width = 12, .max = 60,
	    .help = "QC: the item that was there instead; it is remembered." },
};

static enum dk_react inspected(struct dk_screen *s);

/* Enter on an empty count: all is good. Else through the row. */
static size_t
qc_next(const struct dk_screen *s, size_t from)
{
	const struct state *st = s->state;

	return from == QC_COUNT && *dk_form_text(&st->qc, QC_COUNT) == '\0' ? QC_FIELDS : from + 1;
}

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = st->take.shipment_id = strtoll(s->arg, NULL, 10);
	dk_form_open(&st->qc, s, qc_defs, st->found, QC_FIELDS);
	st->qc.next = qc_next;
	st->qc.done = inspected;
	dk_input_focus(&st->scan);
	return DK_OK;
}

static bool
is_state(const struct state *st, const char *word)
{
	return strcmp(st->sh->state, word) == 0;
}

/* Invoice of this shipment, if there is one. */
static enum dk_rc
find_invoice(struct dk_screen *s, struct state *st, struct dk_err *err)
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

static const struct dk_shipment_line *
row_of(const struct state *st, dk_id id)
{
	for (size_t i = 0; i < st->sh->line_count; i++)
		if (st->sh->lines[i].id == id)
			return &st->sh->lines[i];
	return NULL;
}

static void
go_to(struct state *st, dk_id row)
{
	const struct dk_shipment_line *l = row_of(st, row);

	if (l != NULL)
		st->list.cursor = (size_t)(l - st->sh->lines);
}

/* The line to be looked at next: the one chosen, while it waits; else the first that does. */
static void
choose_qc(struct state *st)
{
	const struct dk_shipment_line *l = row_of(st, st->qc_row);
	dk_id before = st->qc_row;

	if (!is_state(st, "picked") || (l != NULL && strcmp(l->check, "wait") != 0))
		st->qc_row = 0;
	for (size_t i = 0; is_state(st, "picked") && st->qc_row == 0 && i < st->sh->line_count; i++)
		if (strcmp(st->sh->lines[i].check, "wait") == 0)
			st->qc_row = st->sh->lines[i].id;
	if (st->qc_row == 0 && st->focus == ON_QC)
		st->focus = ON_SCAN;
	if (st->qc_row == 0 || st->qc_row == before)
		return;
	for (size_t i = 0; i < QC_FIELDS; i++)
		dk_input_set(&st->found[i], "");
	snprintf(st->found[QC_COUNT].hint, sizeof(st->found[QC_COUNT].hint), "%s",
	    dk_qty_text(row_of(st, st->qc_row)->picked).s);
	dk_form_go(&st->qc, QC_COUNT);
	go_to(st, st->qc_row);
	st->focus = ON_QC;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_shipment_load(s->session, &s->data, st->id, &st->sh, err);

	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, st->sh->order_id, &st->order, err);
	if (rc == DK_OK)
		rc = find_invoice(s, st, err);
	if (rc != DK_OK)
		return rc;
	dk_list_set(&st->list, DK_ROWS(st->sh->lines, st->sh->line_count, id));
	if (st->take.went != 0)
		go_to(st, st->take.went);
	st->take.went = 0;
	choose_qc(st);
	dk_title(s, "SHIP %s  order %s  %s  %s", st->sh->number, st->sh->order_number,
	    *st->sh->stop != '\0' ? "STOPPED" : is_state(st, "picked") ? "QC" : st->sh->state,
	    st->sh->customer_name);
	return DK_OK;
}

/* One word for where the line is. */
static const char *
qc_word(const struct dk_shipment_line *l, enum dk_look *look)
{
	static const struct {
		const char *state, *word;
		enum dk_look look;
	} words[] = { { "wait", "wait", DK_LOOK_WAIT }, { "failed", "FAILED", DK_LOOK_STOP },
		{ "disposed", "gone", DK_LOOK_WARN }, { "ok", "ok", DK_LOOK_OK } };

	*look = DK_LOOK_VALUE;
	if (l->is_stale)
		return *look = DK_LOOK_STOP, "CHANGED";
	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i].state, l->check) == 0)
			return *look = words[i].look, words[i].word;
	if (l->is_confirmed && l->picked.milli < l->qty.milli)
		return *look = DK_LOOK_WARN, "SHORT";
	return l->is_confirmed ? "-" : "";
}

static void
show_lot(const struct dk_shipment_line *l, struct dk_shown *out)
{
	if (*l->lot != '\0')
		snprintf(out->buf, sizeof(out->buf), "%s %s", l->lot,
		    dk_date_is_set(l->expiry) ? dk_date_paper(l->expiry).s : "");
	else
		snprintf(out->buf, sizeof(out->buf), "%s", *l->hazard != '\0' ? "hazard" : "");
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
		out->text = l->location;
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->qty).s);
	else if (column == 5 && (l->is_confirmed || l->scanned.milli > 0))
		snprintf(out->buf, sizeof(out->buf), "%s%s",
		    dk_qty_show(l->is_confirmed ? l->picked : l->scanned).s,
		    l->is_confirmed ? "" : "..");
	else if (column == 5)
		out->text = "-";
	else if (column == 6)
		out->text = qc_word(l, &out->look);
	else if (column == 7 && l->cartons > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld%s", (long long)l->carton_no,
		    l->cartons > 1 ? "+" : "");
	else if (column == 8)
		show_lot(l, out);
}

static const char *
next_step(const struct state *st)
{
	if (*st->sh->stop != '\0')
		return "F2 acknowledges the stop: the list follows the order";
	if (is_state(st, "picking"))
		return "scan, or Enter on each line (Tab); F10 a takes all as listed";
	if (is_state(st, "picked") && st->qc_row != 0)
		return "QC: count, Enter through the row; all good is Enter alone";
	if (is_state(st, "picked"))
		return "blocked: units failed - d on the line says what becomes of them";
	if (is_state(st, "checked"))
		return "F2 packs what was picked into one carton";
	if (is_state(st, "packed"))
		return "F2 ships it: the goods leave";
	if (st->invoice[0] == '\0')
		return "F2 posts the invoice";
	return "done: p packing slip, i invoice as PDF";
}

/* What there is to say of the line under the cursor: stop, why it is inspected, what was short. */
static void
draw_note(const struct state *st, struct dk_surface *sf, int row)
{
	const struct dk_shipment_line *l =
	    st->list.cursor < st->sh->line_count ? &st->sh->lines[st->list.cursor] : NULL;

	if (*st->sh->stop != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_STOP), "STOP  the order %s: put the"
		    " list aside, F2 says what goes back",
		    strcmp(st->sh->stop, "cancelled") == 0 ? "was cancelled" : "changed");
	else if (l != NULL && *l->short_note != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_WARN), "L%lld: %s",
		    (long long)l->line_no, l->short_note);
	else if (l != NULL && *l->check_reason != '\0')
		dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_VALUE), "L%lld %s: %s",
		    (long long)l->line_no, strcmp(l->check, "ok") == 0 ? "was inspected" :
		    "is inspected", l->check_reason);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 12, .grows = true },
		{ .head = "Bin", .width = 7 }, { .head = "Want", .width = 5, .right = true },
		{ .head = "Picked", .width = 6, .right = true }, { .head = "QC", .width = 7 },
		{ .head = "Carton", .width = 6, .right = true },
		{ .head = "Lot/expiry", .width = 15 },
	};
	const struct state *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "no lines" };
	const struct dk_shipment_line *l = row_of(st, st->qc_row);
	int foot = sf->rows - 4;

	dk_put(sf, dk_at(0, 35, 44, DK_LOOK_LABEL), "%s  promised %s%s%s", st->sh->carrier,
	    dk_date_short(st->order->promised).s, *st->sh->wave != '\0' ? "  wave " : "",
	    st->sh->wave);
	if (l != NULL)
		dk_put(sf, dk_at(1, 1, 6, DK_LOOK_LABEL), "QC L%lld", (long long)l->line_no);
	dk_list_draw(&st->list, sf, dk_at(2, 0, sf->cols, st->focus == ON_LIST ? DK_LOOK_FOCUS
	    : DK_LOOK_LABEL), foot - 2, &view);
	for (size_t i = 0; i < st->sh->carton_count && i < 1; i++)
		dk_put(sf, dk_at(foot + (int)i, 1, 78, DK_LOOK_VALUE), "Carton %lld of %zu  %s kg",
		    (long long)st->sh->cartons[i].carton_no, st->sh->carton_count,
		    dk_decimal_text(st->sh->cartons[i].gram, 3, 1).s);
	draw_note(st, sf, foot + 1);
	if (st->invoice[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_OK), "ok   invoice %s", st->invoice);
	else if (st->sh->tracking[0] != '\0')
		dk_put(sf, dk_at(foot + 2, 1, 78, DK_LOOK_VALUE), "tracking %s", st->sh->tracking);
	dk_put(sf, dk_at(foot + 3, 1, 78, DK_LOOK_LABEL), "Next: %s", next_step(st));
	dk_input_draw(&st->scan, &scan_def, sf, st->focus == ON_SCAN);
	if (l != NULL)
		dk_form_draw(&st->qc, sf, st->focus == ON_QC);
}

static const struct dk_shipment_line *
line_meant(const struct state *st)
{
	return st->list.cursor < st->sh->line_count ? &st->sh->lines[st->list.cursor] : NULL;
}

static enum dk_react
confirm_row(struct dk_screen *s, dk_qty qty, const char *reason)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	struct dk_err err;

	if (dk_shipment_confirm_row(s->session, l->id, qty, reason, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->take.went = l->id;
	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return DK_RELOAD;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	return confirm_row(s, ((struct state *)s->state)->short_qty, text);
}

/* The line under the cursor has what was counted so far, and no more is there. */
static enum dk_react
ask_short(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);

	if (l == NULL || l->is_confirmed) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is short first");
		return DK_REDRAW;
	}
	st->short_qty = l->scanned;
	return take_ask_short(s, reason_given);
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (qty.milli < 0 || qty.milli >= l->qty.milli)
		return confirm_row(s, qty, "");
	st->short_qty = qty;
	return take_ask_short(s, reason_given);
}

static enum dk_react
ask_qty(struct dk_screen *s)
{
	const struct dk_shipment_line *l = line_meant(s->state);
	struct dk_ask ask = { .title = "PICKED", .no_scan = true };

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

/* An item that is scanned while lines wait for inspection leads to its line. */
static enum dk_react
qc_scan(struct dk_screen *s, const char *code)
{
	struct state *st = s->state;
	struct dk_scan what;
	struct dk_err err;

	if (dk_scan_read(s->session, &s->data, code, st->order->customer_id, &what, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		if (what.kind != DK_SCAN_ITEM || l->product_id != what.id ||
		    strcmp(l->check, "wait") != 0)
			continue;
		st->qc_row = 0;
		st->list.cursor = i;
		st->take.went = l->id;
		st->qc_row = l->id;
		st->focus = ON_QC;
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_STOP, "%s %s: no line of this shipment waits for it", what.code,
	    what.name);
	return DK_REDRAW;
}

static enum dk_react accept(struct dk_screen *s);
static enum dk_react slip(struct dk_screen *s);
static enum dk_react pick_list(struct dk_screen *s);
static enum dk_react acknowledge(struct dk_screen *s);

static enum dk_react
put_back(struct dk_screen *s)
{
	return take_back(s, &((struct state *)s->state)->take);
}

static enum dk_react
card(struct dk_screen *s, const char *word)
{
	static const struct {
		const char *word;
		enum dk_react (*act)(struct dk_screen *s);
	} cards[] = { { "DK-NEXT", accept }, { "DK-SHORT", ask_short }, { "DK-BACK", put_back },
		{ "DK-STOPPED", acknowledge }, { "DK-LIST", pick_list }, { "DK-SLIP", slip } };

	for (size_t i = 0; i < DK_COUNT(cards); i++)
		if (strcmp(cards[i].word, word) == 0)
			return cards[i].act(s);
	return DK_KEEP;
}

/* What the scan is when it is no item or bin of this list. */
static enum dk_react
elsewhere(struct dk_screen *s, const struct dk_scan *what)
{
	struct state *st = s->state;

	if (what->kind == DK_SCAN_CARD)
		return card(s, what->code);
	if (what->kind == DK_SCAN_SHIPMENT && what->id != st->id) {
		dk_open(s, "shipment", dk_fmt(&s->data, "%lld", (long long)what->id));
		return DK_BACK;
	}
	if (what->kind == DK_SCAN_WAVE)
		return dk_open(s, "wave", dk_fmt(&s->data, "%lld", (long long)what->id));
	if (what->kind == DK_SCAN_ORDER && what->id != st->sh->order_id)
		dk_say(s, DK_LOOK_STOP, "%s is another order; this is %s of order %s", what->code,
		    st->sh->number, st->sh->order_number);
	else
		dk_say(s, DK_LOOK_OK, "%s is of this shipment", what->code);
	return DK_REDRAW;
}

/* Everything that comes by the one field: what is scanned, and what is typed with Enter. */
static enum dk_react
take_code(struct dk_screen *s, const char *code)
{
	struct state *st = s->state;
	struct dk_taken x;
	bool is_mine;
	enum dk_react did;

	if (is_state(st, "picked") && strncmp(code, "DK-", 3) != 0)
		return qc_scan(s, code);
	did = take_scan(s, &st->take, code, &x, &is_mine);
	return is_mine ? did : elsewhere(s, &x.what);
}

static enum dk_react
typed(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	char text[DK_INPUT_BYTES];
	enum dk_react did;

	snprintf(text, sizeof(text), "%s", st->scan.text);
	if (take_is_number(text) && l != NULL && !l->is_confirmed && is_state(st, "picking"))
		did = take_count(s, &st->take, l->id, l->sku, text);
	else
		did = take_code(s, text);
	if (did != DK_REDRAW)
		dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return did;
}

static bool
verdict(const char *text)
{
	return strcmp(text, "bad") == 0 || strcmp(text, "no") == 0 || strcmp(text, "n") == 0;
}

/* The row of the form is filled: what was found of the line. */
static enum dk_react
inspected(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = row_of(st, st->qc_row);
	struct dk_inspected in = { .row_id = st->qc_row,
		.label_bad = verdict(dk_form_text(&st->qc, QC_LABEL)),
		.expiry_bad = verdict(dk_form_text(&st->qc, QC_EXPIRY)),
		.wrong_sku = dk_form_text(&st->qc, QC_WAS) };
	const char *counted = dk_form_text(&st->qc, QC_COUNT);
	const char *damaged = dk_form_text(&st->qc, QC_DAMAGE);
	struct dk_err err;
	dk_qty failed;

	in.counted = l->picked;
	if ((*counted != '\0' && dk_qty_parse(counted, &in.counted, &err) != DK_OK) ||
	    (*damaged != '\0' && dk_qty_parse(damaged, &in.damaged, &err) != DK_OK) ||
	    dk_inspect(s->session, st->id, &in, &failed, &err) != DK_OK) {
		dk_form_blame(&st->qc, &err);
		return dk_say_err(s, &err);
	}
	if (failed.milli == 0)
		dk_say(s, DK_LOOK_OK, "line %lld is good", (long long)l->line_no);
	else
		dk_say(s, DK_LOOK_WARN, "line %lld: %s failed; Tab to it, d says what becomes of"
		    " them", (long long)l->line_no, dk_qty_show(failed).s);
	return DK_RELOAD;
}

static enum dk_react
disposed(struct dk_screen *s, const char *how)
{
	struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);
	struct dk_err err;

	if (dk_dispose(s->session, st->id, l->line_no, how, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "line %lld: %s", (long long)l->line_no, how);
	return DK_RELOAD;
}

static enum dk_react
dispose(struct dk_screen *s)
{
	const struct dk_shipment_line *l = line_meant(s->state);
	const struct dk_ask ask = { .title = "FAILED UNITS", .label = "They go to", .no_scan = true,
		.text = "restock: good, back into the bin\nquarantine: there, not for sale\n"
			"scrap: booked off\nreplace: quarantined, others are picked" };

	if (l == NULL || strcmp(l->check, "failed") != 0) {
		dk_say(s, DK_LOOK_WARN, "nothing of this line failed");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, disposed);
}

static enum dk_react
acknowledge(struct dk_screen *s)
{
	struct state *st = s->state;
	const char *text;
	struct dk_err err;

	if (dk_shipment_acknowledge(s->session, &s->data, st->id, &text, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_WARN, "%s", text);
	return DK_RELOAD;
}

static enum dk_react
all_as_listed(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;
	size_t n = 0;

	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		if (l->is_confirmed)
			continue;
		if (dk_shipment_confirm_row(s->session, l->id, l->qty, "", &err) != DK_OK)
			return dk_say_err(s, &err);
		n++;
	}
	return n == 0 ? DK_KEEP : DK_RELOAD;
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

	if (*st->sh->stop != '\0')
		return acknowledge(s);
	if (is_state(st, "picked")) {
		dk_say(s, DK_LOOK_WARN, "inspect the lines that wait first; d disposes of what"
		    " failed");
		return DK_REDRAW;
	}
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

static enum dk_react
cartons(struct dk_screen *s)
{
	return dk_open(s, "cartons", s->arg);
}

/* About the line under the cursor: the item is not where it should be, may I split. */
static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_shipment_line *l = line_meant(st);

	return act_request(s, &(struct act_request){ .order_id = st->sh->order_id,
	    .line_no = l != NULL ? l->line_no : 0 });
}

static const struct dk_binding actions[] = {
	{ "t", "cartons: pack, weigh, close, labels", cartons, NULL, false },
	{ "a", "all lines as listed", all_as_listed, NULL, false },
	{ "s", "this line is short", ask_short, NULL, false },
	{ "b", "take the last scan back", put_back, NULL, false },
	{ "d", "failed units of this line", dispose, NULL, false },
	{ "k", "acknowledge a stop", acknowledge, NULL, false },
	{ "p", "packing slip as PDF", slip, NULL, false },
	{ "l", "pick list as PDF", pick_list, NULL, false },
	{ "i", "invoice as PDF", invoice_pdf, NULL, false },
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
	struct state *st = s->state;

	if (st->focus == ON_LIST)
		return ask_qty(s);
	if (st->focus == ON_QC)
		return dk_form_key(&st->qc, &event, true);
	return st->scan.text[0] != '\0' ? typed(s) : accept(s);
}

static bool
typing(const struct dk_screen *s)
{
	return ((const struct state *)s->state)->focus != ON_LIST;
}

/* Tab goes round: scan field, inspection, lines. */
static enum dk_react
move_focus(struct state *st)
{
	if (st->focus == ON_SCAN)
		st->focus = st->qc_row != 0 ? ON_QC : ON_LIST;
	else
		st->focus = st->focus == ON_QC ? ON_LIST : ON_SCAN;
	if (st->focus == ON_SCAN)
		dk_input_focus(&st->scan);
	return DK_REDRAW;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	enum dk_react did;

	if (st->focus == ON_LIST) {
		if (ev->code == DK_KEY_TAB || (ev->code == DK_KEY_UP && st->list.cursor == 0))
			return move_focus(st);
		return dk_list_key(&st->list, ev, s->rows - 7);
	}
	if (st->focus == ON_QC) {
		did = dk_form_key(&st->qc, ev, true);
		return did == DK_PASS && (ev->code == DK_KEY_TAB || ev->code == DK_KEY_DOWN)
		    ? move_focus(st) : did;
	}
	if (ev->code == DK_KEY_TAB || ev->code == DK_KEY_DOWN)
		return move_focus(st);
	return dk_input_key(&st->scan, scan_def.max, ev);
}

/* Whatever has the focus: a scan counts, and no field changes. Keys typed ahead of a slow line come
 * as a burst too; a bare number among them is a count. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	const char *code = dk_arena_dup(&s->data, ev->data);
	const struct dk_shipment_line *l = line_meant(st);

	if (take_repeats(s, &st->take, code))
		return DK_REDRAW;
	if (take_is_number(code) && strlen(code) < 4 && st->take.row != 0 && l != NULL &&
	    l->id == st->take.row && !l->is_confirmed)
		return take_count(s, &st->take, l->id, l->sku, code);
	return take_code(s, code);
}

static const char *
topic(const struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->focus == ON_QC ? dk_form_topic(&st->qc)
	    : st->focus == ON_SCAN ? scan_def.help : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Next step", accept, "pack, ship, invoice: the step that comes next", false },
	{ "Enter", NULL, enter, "confirm the item scanned, or the line", false },
	{ "F10", "Menu", menu, "all as listed, slip, pick list, invoice, stop", false },
	{ "a", NULL, all_as_listed, "all lines as listed", false },
	{ "s", NULL, ask_short, "this line is short", false },
	{ "d", NULL, dispose, "what becomes of units that failed", false },
	{ "t", NULL, cartons, "cartons: pack, weigh, close, labels", false },
	{ "p", NULL, slip, "packing slip as PDF", false },
	{ "i", NULL, invoice_pdf, "invoice as PDF", false },
	{ "q", NULL, ask_desk, "ask another desk about this line", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_shipment = {
	.name = "shipment", .title = "SHIP", .state_size = sizeof(struct state), .keys = keys,
	.open = open_screen, .load = load, .draw = draw, .typing = typing,
	.topic = topic, .key = key, .scan = scan,
	.is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
