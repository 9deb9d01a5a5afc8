/*
 * bill_new.c - a supplier's bill typed in: its order proposes what came and was not billed yet.
 *
 * Several orders of one supplier may be on one bill: each number typed adds its lines. What is
 * typed lives with the screen until F2 enters all of it; the match is shown before that.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/supplier_bill.h"
#include "ui/ask.h"
#include "ui/form_sheet.h"

enum { ORDER, THEIRS, DATE, TAX, CHARGE, CHARGE_FOR, TOTAL, FIELDS };

/* A line of an order; qty 0: it is not on the bill. */
struct line {
	dk_id id;
	char purchase[32], sku[64], name[120];
	int64_t line_no;
	dk_qty open, qty; /* came and not billed; asked */
	dk_price agreed, price;
	dk_money net;
	const char *why;  /* of the preview */
};

struct state {
	struct dk_form_sheet top;
	struct dk_input fields[FIELDS];
	struct dk_list list;
	bool is_warned;
	char supplier[64], supplier_name[120];
	struct line *lines; /* in s->keep */
	size_t count, cap;
	/* of the last load */
	struct line *rows;
	struct dk_bill preview;
	bool is_shown;
	struct dk_err err; /* why there is no preview */
};

static const struct dk_input_def defs[FIELDS] = {
	[ORDER] = { .name = "po", .label = "Order ", .row = 0, .col = 1, .width = 14, .max = 30,
	    .help = "Order: the number of our purchase order on the bill. What came of it and was\n"
		    "not billed is proposed; another number adds that order's lines." },
	[THEIRS] = { .name = "bill", .label = "Bill  ", .row = 1, .col = 1, .width = 20, .max = 80,
	    .help = "Bill: the number that the supplier gave it." },
	[DATE] = { .name = "date", .label = "Date", .row = 1, .col = 32, .width = 10, .max = 20,
	    .help = "Date: the day that stands on the bill: 23.11, mon. Nothing is today." },
	[TAX] = { .name = "tax", .label = "Tax   ", .row = 2, .col = 1, .width = 10, .max = 20,
	    .help = "Tax: all tax on the bill, an amount." },
	[CHARGE] = { .name = "charge", .label = "Charge", .row = 2, .col = 21, .width = 9,
	    .max = 20, .help = "Charge: freight and the like, which nobody ordered." },
	[CHARGE_FOR] = { .name = "text", .label = "for", .row = 2, .col = 40, .width = 13,
	    .max = 60, .help = "for: what the charge is for." },
	[TOTAL] = { .name = "total", .label = "Total", .row = 2, .col = 60, .width = 11,
	    .max = 20, .help = "Total: the sum under it. Nothing is what lines and tax make." },
};

static const char *
text_of(const struct state *st, size_t field)
{
	return dk_form_text(&st->top.form, field);
}

static enum dk_rc
read_money(const struct dk_screen *s, size_t field, dk_money *out, struct dk_err *err)
{
	const char *text = text_of(s->state, field);
	enum dk_rc rc = DK_OK;

	if (text[0] != '\0')
		rc = dk_money_parse(text, s->session->exponent, out, err);
	if (rc != DK_OK)
		(void)dk_fail(err, rc, defs[field].name, "'%.40s' is no amount; write it as %s.",
		    text, dk_money_such(1250, s->session->exponent).s);
	return rc;
}

/* All that was typed as the core takes it, in s->data. */
static enum dk_rc
gather(struct dk_screen *s, struct dk_bill_input *in, struct dk_err *err)
{
	const struct state *st = s->state;
	struct dk_bill_input_line *lines = dk_arena_array(&s->data, st->count + 1,
	    sizeof(*lines));
	dk_price charge = { 0 };
	enum dk_rc rc;

	*in = (struct dk_bill_input){ .supplier = st->supplier, .their_number = text_of(st,
	    THEIRS), .date = DK_NO_DATE, .total = { -1 }, .lines = lines };
	if (text_of(st, DATE)[0] != '\0' &&
	    !dk_date_parse_typed(text_of(st, DATE), dk_session_today(s->session), &in->date))
		return dk_fail(err, DK_EINPUT, "date", "That is no day: 23.11, mon, -3.");
	rc = read_money(s, TAX, &in->tax, err);
	if (rc == DK_OK)
		rc = read_money(s, TOTAL, &in->total, err);
	if (rc == DK_OK && text_of(st, CHARGE)[0] != '\0' &&
	    dk_price_parse(text_of(st, CHARGE), &charge, err) != DK_OK)
		rc = dk_fail(err, DK_EINPUT, "charge", "A charge is an amount, like 12.50.");
	for (size_t i = 0; i < st->count; i++)
		if (st->lines[i].qty.milli > 0)
			lines[in->line_count++] = (struct dk_bill_input_line){
				.purchase = st->lines[i].purchase,
				.line_no = st->lines[i].line_no, .sku = "", .text = "",
				.qty = st->lines[i].qty, .price = st->lines[i].price };
	if (charge.e4 > 0)
		lines[in->line_count++] = (struct dk_bill_input_line){ .purchase = "", .sku = "",
			.text = text_of(st, CHARGE_FOR)[0] != '\0' ? text_of(st, CHARGE_FOR)
			: "freight", .price = charge };
	return rc;
}

/* The lines as they stand, with what does not match of those that are on the bill. */
static void
show_lines(struct dk_screen *s)
{
	struct state *st = s->state;
	size_t at = 0;

	st->rows = dk_arena_array(&s->data, st->count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < st->count; i++) {
		st->rows[i] = st->lines[i];
		st->rows[i].why = "";
		if (st->lines[i].qty.milli == 0)
			continue;
		if (st->is_shown && at < st->preview.line_count) {
			st->rows[i].why = st->preview.lines[at].why;
			st->rows[i].net = st->preview.lines[at].net;
		}
		at++;
	}
	dk_sheet_set(s, DK_ROWS(st->rows, st->count, id), st->rows);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_bill_input in;
	enum dk_rc rc;

	(void)err;
	st->err = (struct dk_err){ 0 };
	st->is_shown = false;
	rc = gather(s, &in, &st->err);
	if (rc == DK_OK && in.line_count > 0) {
		rc = dk_bill_preview(s->session, &s->data, &in, &st->preview, &st->err);
		st->is_shown = rc == DK_OK;
	}
	show_lines(s);
	return DK_OK;
}

static bool
has_line(const struct state *st, dk_id id)
{
	for (size_t i = 0; i < st->count; i++)
		if (st->lines[i].id == id)
			return true;
	return false;
}

static void
add_line(struct dk_screen *s, const char *purchase, const struct dk_purchase_line *l)
{
	struct state *st = s->state;
	int64_t open = l->received.milli - l->billed.milli;
	struct line *x;

	st->lines = dk_arena_grow(&s->keep, st->lines, st->count, &st->cap, sizeof(*st->lines));
	x = &st->lines[st->count++];
	*x = (struct line){ .id = l->id, .line_no = l->line_no, .open = { open > 0 ? open : 0 },
		.qty = { open > 0 ? open : 0 }, .agreed = l->cost, .price = l->cost, .why = "" };
	snprintf(x->purchase, sizeof(x->purchase), "%s", purchase);
	snprintf(x->sku, sizeof(x->sku), "%s", l->sku);
	snprintf(x->name, sizeof(x->name), "%s", l->name);
}

/* What of an order may be on a bill: all but the lines that are billed whole. */
static enum dk_rc
add_order(struct dk_screen *s, const char *number, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_purchase p;
	size_t before = st->count;
	dk_id id = 0;
	enum dk_rc rc = dk_purchase_find(s->session, number, &id, err);

	if (rc == DK_OK)
		rc = dk_purchase_load(s->session, &s->data, id, &p, err);
	if (rc != DK_OK)
		return rc;
	if (st->count > 0 && strcmp(st->supplier, p.supplier) != 0)
		return dk_fail(err, DK_EINPUT, "po",
		    "%s is an order to %s; this bill is of %s. Enter it on its own.", p.number,
		    p.supplier_name, st->supplier_name);
	for (size_t i = 0; i < p.line_count; i++) {
		const struct dk_purchase_line *l = &p.lines[i];

		if (!has_line(st, l->id) && (l->received.milli > l->billed.milli ||
		    (!l->is_closed && l->ordered.milli > l->billed.milli)))
			add_line(s, p.number, l);
	}
	if (st->count == before)
		return dk_fail(err, DK_EREFUSED, "po", "All of %s is %s.", p.number,
		    before > 0 && strcmp(st->lines[before - 1].purchase, p.number) == 0
		    ? "in the list already" : "billed already");
	snprintf(st->supplier, sizeof(st->supplier), "%s", p.supplier);
	snprintf(st->supplier_name, sizeof(st->supplier_name), "%s", p.supplier_name);
	return DK_OK;
}

static enum dk_react
left(struct dk_screen *s, size_t field)
{
	struct state *st = s->state;
	struct dk_bill_input in;
	struct dk_err err;

	st->is_warned = false;
	if (field == ORDER && text_of(st, ORDER)[0] != '\0' &&
	    add_order(s, text_of(st, ORDER), &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (field != ORDER && gather(s, &in, &err) != DK_OK &&
	    strcmp(err.field, defs[field].name) == 0)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = DK_OK;

	dk_form_open(&st->top.form, s, defs, st->fields, FIELDS);
	st->top.form.leave = left;
	st->top.form.done = dk_form_sheet_list;
	snprintf(st->fields[CHARGE_FOR].hint, sizeof(st->fields[CHARGE_FOR].hint), "freight");
	if (s->arg[0] != '\0') {
		dk_input_set(&st->fields[ORDER], s->arg);
		rc = add_order(s, s->arg, err);
		dk_form_go(&st->top.form, THEIRS);
	}
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct line *l = &((const struct state *)s->state)->rows[row];
	bool asked = l->qty.milli > 0;

	out->text = out->buf;
	if (!asked)
		out->look = DK_LOOK_LABEL;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%s/%lld", l->purchase,
		    (long long)l->line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->name;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->open).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", asked ? dk_qty_show(l->qty).s : "-");
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->price).s);
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->agreed).s);
	else if (column == 7 && asked)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->net, s->session->exponent).s);
	else if (column == 8) {
		out->text = !asked ? "off" : l->why[0] == '\0' ? "ok" : "differs";
		out->look = !asked ? DK_LOOK_LABEL : l->why[0] == '\0' ? DK_LOOK_OK : DK_LOOK_STOP;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Order", .width = 10 }, { .head = "Item", .width = 8 },
		{ .head = "Description", .width = 11, .grows = true },
		{ .head = "Came", .width = 6, .right = true },
		{ .head = "Billed", .width = 6, .right = true },
		{ .head = "Price", .width = 7, .right = true },
		{ .head = "Agreed", .width = 7, .right = true },
		{ .head = "Net", .width = 8, .right = true }, { .head = "", .width = 8 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 8;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Type the number of the order above." };
}

static const struct line *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static void
draw_result(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_bill *b = &st->preview;
	const struct line *l = here(s);
	int exponent = s->session->exponent;
	bool held = b->state == DK_BILL_HELD;

	if (l != NULL && l->why[0] != '\0')
		dk_put(body, dk_at(body->rows - 3, 1, body->cols - 2, DK_LOOK_WARN), "%s/%lld: %s",
		    l->purchase, (long long)l->line_no, l->why);
	if (!st->is_shown) {
		dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_WARN), "%s",
		    st->count > 0 ? st->err.text : "");
		return;
	}
	dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, held ? DK_LOOK_STOP : DK_LOOK_OK),
	    "%s%s%s", held ? "HELD when entered" : "matches order and receipt: F2 posts it",
	    b->why[0] != '\0' ? ": " : "", b->why);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
	    "Net %s  tax %s  total %s %s", dk_money_show(b->net, exponent).s,
	    dk_money_show(b->tax, exponent).s, dk_money_show(b->total, exponent).s,
	    s->session->currency);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_put(body, dk_at(0, 26, body->cols - 27, DK_LOOK_VALUE), "%s", st->supplier_name);
	dk_sheet_draw(s, body, dk_at(4, 1, body->cols - 1,
	    st->top.in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), s->rows - 8);
	draw_result(s, body);
	dk_form_draw(&st->top.form, body, !st->top.in_list);
}

/* "40", "40@0.09", "@0.09"; 0 takes the line off the bill. */
static enum dk_react
line_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	char *copy = dk_arena_dup(&s->data, text), *at = strchr(copy, '@');
	struct line *l = NULL;
	dk_qty qty = here(s)->qty;
	dk_price price = here(s)->price;
	struct dk_err err;
	enum dk_rc rc = DK_OK;

	if (at != NULL) {
		*at = '\0';
		rc = dk_price_parse(at + 1, &price, &err);
	}
	if (rc == DK_OK && at != copy)
		rc = dk_qty_parse(copy, &qty, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	for (size_t i = 0; i < st->count; i++)
		if (st->lines[i].id == here(s)->id)
			l = &st->lines[i];
	l->qty = qty;
	l->price = price;
	st->is_warned = false;
	return DK_RELOAD;
}

static enum dk_react
change(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct line *l = here(s);
	struct dk_ask ask = { .title = "ON THE BILL", .max = 40,
		.text = "pieces, with @ the price of one: 40, 40@0.09, @0.09; 0 = not on it" };

	if (!st->top.in_list || l == NULL)
		return DK_PASS;
	ask.label = l->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text(l->qty.milli > 0 ? l->qty : l->open).s);
	return dk_ask(s, &ask, line_given);
}

static enum dk_react
set_all(struct dk_screen *s, bool on)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->count; i++)
		st->lines[i].qty = on ? st->lines[i].open : (dk_qty){ 0 };
	return DK_RELOAD;
}

static enum dk_react
none(struct dk_screen *s)
{
	return set_all(s, false);
}

static enum dk_react
all(struct dk_screen *s)
{
	return set_all(s, true);
}

static enum dk_react
post(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_bill_input in;
	struct dk_bill b;
	struct dk_err err;
	enum dk_put did;
	dk_id id = 0;
	enum dk_rc rc = gather(s, &in, &err);

	if (rc == DK_OK && st->supplier[0] == '\0')
		rc = dk_fail(&err, DK_EINPUT, "po", "Type the number of the order it is for.");
	if (rc == DK_OK)
		rc = dk_bill_enter(s->session, &in, &id, &did, &err);
	if (rc == DK_OK)
		rc = dk_bill_load(s->session, &s->data, id, &b, &err);
	if (rc != DK_OK) {
		dk_form_blame(&st->top.form, &err);
		return dk_say_err(s, &err);
	}
	dk_open_id(s, "bill", id);
	dk_say(s, did == DK_PUT_UNCHANGED || b.state == DK_BILL_HELD ? DK_LOOK_WARN : DK_LOOK_OK,
	    did == DK_PUT_UNCHANGED ? "bill %s was there already; nothing is changed"
	    : b.state == DK_BILL_HELD ? "bill %s is held: somebody else releases it, or d sends it"
	    " back" : "bill %s matches order and receipt and is posted", b.number);
	return DK_BACK;
}

static enum dk_react
leave(struct dk_screen *s)
{
	struct state *st = s->state;

	if ((st->count == 0 && text_of(st, THEIRS)[0] == '\0') || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "the bill is not entered: F2 enters it, Esc again forgets it");
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F2", "Post", post, "what matches is posted, the rest is held", true },
	{ "Enter", "Change", change, "another quantity or price of this line", false },
	{ "c", "none", none, "no line is on the bill: Enter puts one on", false },
	{ "a", "all", all, "all that came and was not billed is on it", false },
	{ "F3", "Exit", leave, "leave it; asks when something is typed", false },
	{ "F12", "Cancel", leave, "one step back (Esc); asks when something is typed", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_bill_new = {
	.name = "bill_new",
	.title = "BILL OF A SUPPLIER",
	.help = "A supplier's bill beside what was agreed and what came. Its order proposes the\n"
		"lines; Enter on one changes what is asked. What matches is posted by F2, the\n"
		"rest is held until somebody else releases it.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.typing = dk_form_sheet_typing,
	.topic = dk_form_sheet_topic,
	.settle = dk_form_sheet_settle,
	.key = dk_form_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_PURCHASE,
};
