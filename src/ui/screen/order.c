/* order.c - order entry (3.3): open a draft, load what is shown, send keys to form and grid. */
#include <stdlib.h>
#include <string.h>

#include "docket/stock.h"
#include "ui/entry/entry.h"

static const struct dk_grid_column columns[ENTRY_COLUMNS] = {
	[ENTRY_LINE] = { .head = "Ln", .col = 1, .width = 2, .right = true },
	[ENTRY_ITEM] = { .head = "Item", .said = "item", .col = 4, .width = 9, .typed = true,
	    .max = 120,
	    .help = "Item: a code, the customer's own number, a barcode, a scan, or words.\n"
		    ".3 the third of what he usually buys   .. walk all of them   12*A10410\n"
		    "+3 go to line 3   -3 void line 3 (again: back)\n"
		    "Enter on the empty row: read the order back; Enter again: it is entered." },
	[ENTRY_QTY] = { .head = "Qty", .said = "quantity", .col = 15, .width = 5, .typed = true,
	    .right = true, .max = 20,
	    .help = "Qty: 12, or with a pack 2cs. Enter alone takes what is shown in brackets.\n"
		    "More than there is? Type it: the rest waits, and you see until when." },
	[ENTRY_UNIT] = { .head = "UM", .said = "unit", .col = 22, .width = 3, .typed = true,
	    .max = 20,
	    .help = "UM: the unit or pack, like ea or cs; F4 shows what this item comes in." },
	[ENTRY_TEXT] = { .head = "Description", .col = 26, .width = 17, .grows = true },
	[ENTRY_AVAIL] = { .head = "Avail", .said = "free", .col = 44, .width = 6, .right = true },
	[ENTRY_PRICE] = { .head = "Price", .said = "price", .col = 52, .width = 7, .typed = true,
	    .right = true, .max = 20,
	    .help = "Price: only to agree another one; empty is the price of his list again.\n"
		    "Ctrl-R explains how it came about." },
};

static const char *
usual_hint(const struct entry *e, struct dk_shown *out)
{
	if (e->walks && e->walk < e->usual_count)
		snprintf(out->buf, sizeof(out->buf), "%s", e->usual[e->walk].sku);
	else
		out->buf[0] = '\0';
	return out->buf;
}

/* Nothing of it is wanted; of an amended line a part may have been given up before. */
static bool
is_void(const struct dk_order_line *l)
{
	return l->cancelled.milli > 0 && l->cancelled.milli == l->ordered.milli;
}

enum { FLAGS = 40 };

/* One more word behind the description, where there is room. */
static void
add_flag(char flags[static FLAGS], const char *mark, const char *text)
{
	size_t len = strlen(flags);

	if (len + strlen(mark) + strlen(text) < FLAGS)
		snprintf(flags + len, FLAGS - len, "%s%s", mark, text);
}

/* The description with what is special about the line behind it: what an amendment changed, B15
 * waits, lost or whole only, a discount that was typed. */
static void
show_text(const struct entry *e, const struct dk_order_line *l, struct dk_shown *out)
{
	struct dk_text was;
	char flags[FLAGS] = "";

	if (is_void(l)) {
		out->text = "(voided)";
		return;
	}
	add_flag(flags, "", entry_amend_words(e, l, &was));
	if (l->missing.milli > 0 && strcmp(l->shortage, "cancel") != 0)
		add_flag(flags, " B", dk_qty_show(l->missing).s);
	if (l->is_drop)
		add_flag(flags, " ", "supplier");
	if (l->shortage[0] != '\0')
		add_flag(flags, " ", l->shortage);
	if (l->discount_is_manual && l->discount.e5 > 0) {
		add_flag(flags, " -", dk_rate_text(l->discount).s);
		add_flag(flags, "", "%");
	} else if (l->discount_is_manual) {
		add_flag(flags, " ", "disc");
	}
	out->tail = flags[0] != '\0' ? out->tail_buf : NULL;
	snprintf(out->tail_buf, sizeof(out->tail_buf), "%s", flags);
	out->text = l->text;
}

/* A typed price has an m behind it, one that differs from the order copied from a star. */
static void
show_price(const struct dk_order_line *l, struct dk_shown *out)
{
	bool differs = l->was_base.milli != 0 &&
	    (l->was_price.e4 != l->price.e4 || l->was_base.milli != l->base_qty.milli);

	snprintf(out->buf, sizeof(out->buf), "%s%s", dk_price_text(l->price).s,
	    differs ? "*" : strcmp(l->layer, "manual") == 0 ? "m" : "");
	out->look = differs ? DK_LOOK_WARN : DK_LOOK_LABEL;
}

static void
show_line(const struct entry *e, const struct dk_order_line *l, size_t column,
    struct dk_shown *out)
{
	size_t at = (size_t)(l - e->order->lines);

	out->text = out->buf;
	if (column == ENTRY_LINE)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == ENTRY_ITEM)
		out->text = l->sku;
	else if (column == ENTRY_TEXT)
		show_text(e, l, out);
	else if (l->product_id == 0)
		out->text = "";
	else if (column == ENTRY_UNIT)
		out->text = l->unit;
	else if (column == ENTRY_QTY)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_text(l->unit_qty).s);
	else if (column == ENTRY_PRICE)
		show_price(l, out);
	else if (e->free[at].milli <= 0)
		out->text = "OUT";
	else
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(e->free[at]).s);
	if (is_void(l))
		out->look = DK_LOOK_LABEL;
	else if (column == ENTRY_AVAIL && e->free[at].milli < l->ordered.milli)
		out->look = DK_LOOK_WARN;
	entry_amend_mark(e, l, column, out);
}

static void
cell(const void *screen, size_t row, size_t column, struct dk_shown *out)
{
	const struct entry *e = ((const struct dk_screen *)screen)->state;
	const struct dk_order_line *l;

	out->text = "";
	if (e->order == NULL || row >= e->order->line_count) {
		if (column == ENTRY_ITEM)
			out->hint = usual_hint(e, out);
		return;
	}
	l = &e->order->lines[row];
	show_line(e, l, column, out);
	if (column == ENTRY_QTY && l->line_no == e->fresh_line && e->grid.row == row &&
	    e->grid.column == column) {
		out->hint = out->text; /* Enter alone takes it */
		out->text = "";
	}
}

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct entry *e = s->state;

	(void)err;
	s->joint = 60;
	e->id = strtoll(s->arg, NULL, 10);
	e->reopens = e->id != 0;
	entry_head_open(s);
	dk_grid_open(&e->grid, s, columns, ENTRY_COLUMNS);
	e->grid.cell = cell;
	e->grid.leave = entry_leave_cell;
	return DK_OK;
}

static enum dk_rc
load_customer(struct dk_screen *s, struct entry *e, struct dk_err *err)
{
	struct dk_order_query q = { .customer_id = e->order->customer_id, .open = true,
		.from = DK_NO_DATE, .to = DK_NO_DATE, .max = 100 };
	struct dk_order_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc;

	rc = dk_customer_load(s->session, &s->data, e->order->customer_id, &e->customer, err);
	if (rc == DK_OK && e->order->address_id != 0)
		rc = dk_address_load(s->session, &s->data, e->order->address_id, &e->ship_to, err);
	if (rc == DK_OK)
		rc = dk_exposure_find(s->session, e->order->customer_id,
		    entry_amends(e) ? e->order->amends_id : e->id, &e->exposure, err);
	if (rc == DK_OK)
		rc = dk_usual_list(s->session, &s->data, e->order->customer_id, ENTRY_USUAL,
		    &e->usual, &e->usual_count, err);
	if (rc == DK_OK)
		rc = dk_order_list(s->session, &s->data, &q, &rows, &count, err);
	e->open_orders = (int64_t)count;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].late_days <= 0)
			continue;
		if (e->late_orders++ == 0)
			e->late_number = rows[i].number;
	}
	return rc;
}

/* A draft that is gone on with: to the first thing it needs, as Enter would go. */
static void
go_on(struct entry *e)
{
	if (e->customer == NULL)
		return;
	if (e->customer->po_required && e->order->customer_po[0] == '\0')
		dk_form_go(&e->form, ENTRY_PO);
	else
		e->in_grid = e->to_empty = true;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct entry *e = s->state;
	enum dk_rc rc;

	e->order = e->base = NULL;
	e->customer = NULL;
	e->ship_to = NULL;
	e->usual_count = e->grid.count = 0;
	e->late_orders = e->open_orders = 0;
	dk_title(s, "NEW ORDER");
	if (e->id == 0)
		return DK_OK;
	if ((rc = dk_order_check(s->session, &s->data, e->id, &e->order, err)) != DK_OK)
		return rc;
	e->free = dk_arena_array(&s->data, e->order->line_count + 1, sizeof(*e->free));
	for (size_t i = 0; rc == DK_OK && i < e->order->line_count; i++)
		if (e->order->lines[i].product_id != 0)
			rc = dk_stock_free(s->session, e->order->lines[i].product_id, &e->free[i],
			    err);
	for (size_t i = 0; rc == DK_OK && i < e->order->line_count; i++)
		e->free[i].milli += e->order->lines[i].held.milli;
	if (rc == DK_OK && e->order->customer_id != 0)
		rc = load_customer(s, e, err);
	dk_title(s, "NEW ORDER  draft D%lld, saved", (long long)e->id);
	if (rc == DK_OK)
		rc = entry_amend_load(s, err);
	if (rc == DK_OK && e->reopens)
		go_on(e);
	e->reopens = false;
	entry_head_show(e);
	e->grid.count = e->order->line_count;
	if (e->to_empty)
		dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	e->to_empty = false;
	dk_grid_show(&e->grid);
	return rc;
}

enum dk_react
entry_review(struct dk_screen *s)
{
	struct entry *e = s->state;

	if (e->order == NULL || e->order->line_count == 0) {
		dk_say(s, DK_LOOK_WARN, "the order has no lines yet - type an item");
		return DK_STAY;
	}
	e->reviews = true;
	return DK_REDRAW;
}

static enum dk_react
enter_order(struct dk_screen *s)
{
	struct entry *e = s->state;
	struct dk_order *o = NULL;
	struct dk_err err;

	if (!dk_alone(s)) {
		dk_say(s, DK_LOOK_WARN, "read the review, then press Enter by itself");
		return DK_REDRAW;
	}
	e->reviews = false;
	if (entry_amends(e))
		return entry_amend_accept(s);
	if (dk_order_enter(s->session, &s->data, e->id, NULL, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	if (dk_order_load(s->session, &s->data, e->id, &o, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (o->hold_count > 0)
		dk_say(s, DK_LOOK_WARN, "order %s is entered but held: %s", o->number,
		    o->holds[0].reason);
	else
		dk_say(s, DK_LOOK_OK, "order %s is entered: %zu line%s, %s %s, promised %s",
		    o->number, dk_order_said(o), dk_order_said(o) == 1 ? "" : "s",
		    dk_money_show(o->total, dk_currency_exponent(o->currency)).s,
		    o->currency, dk_date_short(o->promised).s);
	return DK_BACK;
}

static enum dk_react
accept(struct dk_screen *s)
{
	const struct entry *e = s->state;

	return e->reviews ? enter_order(s) : entry_review(s);
}

/* What is not as it was in the order that the lines came from. */
static enum dk_react
tell_differences(struct dk_screen *s, const char *done)
{
	const struct entry *e = s->state;
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_err err;
	int prices = 0, missing = 0;

	if (dk_order_check(s->session, &tmp, e->id, &o, &err) == DK_OK)
		for (size_t i = 0; i < o->line_count; i++) {
			const struct dk_order_line *l = &o->lines[i];

			prices += l->was_base.milli != 0 && (l->was_price.e4 != l->price.e4 ||
			    l->was_base.milli != l->base_qty.milli);
			missing += l->missing.milli > 0;
		}
	dk_arena_free(&tmp);
	if (prices + missing == 0)
		dk_say(s, DK_LOOK_OK, "%s, at today's prices: nothing changed", done);
	else
		dk_say(s, DK_LOOK_WARN, "%s: %d price%s changed (*), %d line%s short", done, prices,
		    prices == 1 ? "" : "s", missing, missing == 1 ? "" : "s");
	return DK_RELOAD;
}

/* The value of the row above, as if it was typed. */
static enum dk_react
ditto(struct dk_screen *s)
{
	struct entry *e = s->state;
	struct dk_shown above = { .text = "" };
	const struct dk_grid_column *c = &columns[e->grid.column];

	if (!e->in_grid || e->grid.row == 0) {
		dk_say(s, DK_LOOK_WARN, "there is no line above to repeat");
		return DK_REDRAW;
	}
	show_line(e, &e->order->lines[e->grid.row - 1], e->grid.column, &above);
	dk_input_set(&e->grid.edit, "");
	dk_input_add(&e->grid.edit, c->max, above.text);
	return DK_REDRAW;
}

static enum dk_react
repeat(struct dk_screen *s)
{
	struct entry *e = s->state;
	struct dk_err err;

	if (e->order != NULL && e->order->line_count > 0)
		return ditto(s);
	if (e->id == 0) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_REDRAW;
	}
	if (dk_draft_repeat(s->session, e->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return tell_differences(s, "the last order's lines");
}

/* The figure under the cursor, else the total. */
static enum dk_react
explain(struct dk_screen *s)
{
	const struct entry *e = s->state;
	const struct dk_order_line *l = e->in_grid ? entry_line(e) : NULL;

	if (e->order == NULL || e->order->customer_id == 0) {
		dk_say(s, DK_LOOK_WARN, "there is nothing to explain yet - name the customer");
		return DK_REDRAW;
	}
	if (l == NULL && e->order->line_count > 0)
		return dk_ask_explain(s, e->id,
		    e->order->lines[e->order->line_count - 1].line_no, "promise");
	if (l == NULL || l->product_id == 0)
		return dk_ask_explain(s, e->id, 0, e->in_grid ? "total" : "exposure");
	return dk_ask_explain(s, e->id, l->line_no, e->grid.column == ENTRY_PRICE ? "price" :
	    e->grid.column == ENTRY_ITEM ? "free" : e->grid.column == ENTRY_UNIT ? "net" :
	    "promise");
}

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "LINE AND ORDER", entry_line_menu);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct entry *e = s->state;
	enum dk_react did;

	if (e->reviews && ev->code == DK_KEY_ENTER)
		return enter_order(s);
	if (e->reviews && ev->code == DK_KEY_F1)
		return DK_PASS; /* asking is not going back */
	if (e->reviews || (e->walks && ev->code == DK_KEY_F12)) {
		bool esc = ev->code == DK_KEY_F12 || ev->code == DK_KEY_ESC;

		e->reviews = e->walks = false;
		if (esc)
			return DK_REDRAW;
	}
	if (!e->in_grid) {
		did = dk_form_key(&e->form, ev, true);
		if (did != DK_PASS || (ev->code != DK_KEY_DOWN && ev->code != DK_KEY_TAB))
			return did;
		e->in_grid = e->order != NULL;
		dk_grid_go(&e->grid, 0, ENTRY_ITEM);
		return DK_REDRAW;
	}
	did = dk_grid_key(&e->grid, ev, s->rows - ENTRY_GRID_ROW - ENTRY_FOOT_ROWS - 1);
	if (did == DK_PASS && (ev->code == DK_KEY_UP || ev->code == DK_KEY_STAB)) {
		e->in_grid = false;
		dk_form_go(&e->form, ENTRY_PO);
		return DK_REDRAW;
	}
	return did;
}

static bool
typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

enum dk_react
entry_settle(struct dk_screen *s)
{
	struct entry *e = s->state;
	enum dk_react r;
	bool fresh;

	if (!e->in_grid)
		return dk_form_settle(&e->form);
	fresh = e->grid.edit.fresh;
	r = dk_grid_settle(&e->grid);
	if (r == DK_STAY) /* it is gone on with after what comes between */
		e->grid.edit.fresh = fresh;
	return r;
}

static const char *
topic(const struct dk_screen *s)
{
	const struct entry *e = s->state;

	if (e->reviews)
		return "Read lines and total to the caller. Enter by itself enters the order;\n"
		       "Esc goes back to the lines.";
	return e->in_grid ? dk_grid_topic(&e->grid) : dk_form_topic(&e->form);
}

static const struct dk_binding keys[] = {
	{ "F2", "Accept", accept, "review the order, then enter it", true },
	{ "F4", "Lookup", entry_lookup, "customers, items, substitutes of the last short line",
	    false },
	{ "F6", "New", entry_add, "a new customer, or at Ship a new ship-to; else his card",
	    false },
	{ "F9", "Repeat", repeat, "the customer's last order; with lines, the value above", false },
	{ "F10", "Menu", menu, "price, discount, unit, note, void; freight, carrier", true },
	{ "F11", "Notes", entry_context, "the customer, the checks in full, the note", true },
	{ "C-r", "Why", explain, "explain the figure: price, net, free stock, promise, tax, credit",
	    true },
	{ 0 },
};

const struct dk_screen_ops dk_screen_order = {
	.name = "order", .title = "NEW ORDER", .state_size = sizeof(struct entry),
	.help = "Tab goes on to unit and price (9.95, 5% off, empty = automatic).\n"
		"F4 on a short line: what else can be done.  Nothing is lost on F3.",
	.keys = keys, .open = open_screen, .load = load, .draw = entry_draw, .typing = typing,
	.topic = topic, .key = key, .settle = entry_settle, .paste = entry_paste,
	.scan = entry_scan, .has_right = true, .right = DK_RIGHT_ORDER_ENTER,
};
