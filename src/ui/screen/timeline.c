/* timeline.c - one order (3.9): its lines, holds, all that happened to it, and what is next. */
#include <stdlib.h>
#include <string.h>

#include "docket/amend.h"
#include "ui/act/act.h"
#include "ui/act/claim.h"
#include "ui/act/deposit.h"
#include "ui/act/request.h"
#include "ui/act/show.h"

enum { HOLDS_SHOWN = 3, HEAD_ROWS = 2, LINES_LEAST = 3 };

struct state {
	struct act act;
	dk_id id;
	struct dk_order *order;
	struct dk_order_event *events;
	size_t event_count;
	struct dk_list lines, log;
	bool in_lines;
};

static const struct dk_column columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Item", .width = 8 },
	{ .head = "Description", .width = 13, .grows = true },
	{ .head = "Ordered", .width = 7, .right = true },
	{ .head = "Alloc", .width = 7, .right = true },
	{ .head = "Back", .width = 6, .right = true },
	{ .head = "Shipped", .width = 7, .right = true },
	{ .head = "Invoiced", .width = 8, .right = true },
	{ .head = "Promise", .width = 8 },
};

/* What the order waits for, and the key that does it. */
struct next_step {
	const char *stage, *text;
	enum dk_react (*act)(struct dk_screen *s);
};

static struct dk_order_line *
line_at(const struct state *st, size_t row)
{
	return &st->order->lines[row];
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_order_line told = dk_line_told(st->order, line_at(st, row)), *l = &told;
	const dk_qty figures[] = { l->ordered, l->allocated, l->backordered, l->shipped,
		l->invoiced };
	bool is_memo = l->product_id == 0;

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1)
		out->text = l->sku;
	else if (column == 2)
		out->text = l->cancelled.milli > 0 && l->cancelled.milli == l->ordered.milli ?
		    "(cancelled)" : l->text;
	else if (is_memo)
		out->text = "";
	else if (column == 4 && l->is_drop) /* no stock of ours is tied to it */
		out->text = "suppl.";
	else if (column < 8)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(figures[column - 3]).s);
	else
		snprintf(out->buf, sizeof(out->buf), "%s",
		    act_promise_text(s, l->promise, 0).s);
	if (column == 5 && l->backordered.milli > 0)
		out->look = DK_LOOK_WARN;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	st->log.cursor = SIZE_MAX; /* the last event, once they are known */
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_order *o = NULL;
	struct dk_order_event *events = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_order_load(s->session, &s->data, st->id, &o, err);

	if (rc == DK_OK)
		rc = dk_order_timeline(s->session, &s->data, st->id, &events, &count, err);
	if (rc != DK_OK)
		return rc;
	st->order = o;
	st->events = events;
	if (st->log.cursor + 1 == st->event_count)
		st->log.cursor = count > 0 ? count - 1 : 0; /* it follows the last one */
	st->event_count = count;
	dk_list_set(&st->lines, DK_ROWS(o->lines, o->line_count, id));
	dk_list_set(&st->log, DK_ROWS_PLAIN(events, count));
	act_on(s, o->id, o->number);
	dk_title(s, "ORDER %s  %s", o->number, o->customer_name);
	return DK_OK;
}

static enum dk_react
verify(struct dk_screen *s)
{
	return dk_open(s, "verify_one", s->arg);
}

static enum dk_react
nothing(struct dk_screen *s)
{
	dk_say(s, DK_LOOK_OK, "nothing is to be done at this desk now");
	return DK_REDRAW;
}

static const struct next_step steps[] = {
	{ "held", "release the hold (r)", act_release },
	{ "entered", "verify it (v)", verify },
	{ "short", "goods must come in; it is allocated then", nothing },
	{ "allocated", "pick it (p)", act_pick },
	{ "picking", "confirm what was picked (p)", act_pick },
	{ "checked", "pack it (p)", act_pick },
	{ "packed", "ship it (p)", act_pick },
	{ "shipped", "invoice it (p)", act_pick },
	{ "", "nothing: it is done", nothing },
};

static const struct next_step *
next_of(const struct state *st)
{
	static const struct next_step pay = { "held", "take its deposit (m)", act_deposit };
	size_t i = 0;

	if (st->order->hold_count == 1 && strcmp(st->order->holds[0].code, "prepayment") == 0)
		return &pay;
	while (*steps[i].stage != '\0' && strcmp(steps[i].stage, st->order->stage) != 0)
		i++;
	return &steps[i];
}

/* Enter does the next step. */
static enum dk_react
act(struct dk_screen *s)
{
	return next_of(s->state)->act(s);
}

static enum dk_react
turn(struct dk_screen *s)
{
	struct state *st = s->state;

	st->in_lines = !st->in_lines;
	return DK_REDRAW;
}

static void
draw_head(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_order *o = ((const struct state *)s->state)->order;
	int64_t late = show_late_days(s, o);
	struct dk_arena tmp = { 0 };
	int col;

	dk_put(body, dk_to(0, 1, DK_LOOK_LABEL),
	    "Customer %s  %s%s  %s, entered by %s %s  wanted %s", o->customer,
	    *o->customer_po != '\0' ? "PO " : "no PO", o->customer_po, o->channel,
	    o->entered_by_name, show_moment(&tmp, o->entered_at),
	    dk_date_is_set(o->wanted) ? dk_date_short(o->wanted).s : "any day");
	col = dk_put(body, dk_to(1, 1, DK_LOOK_LABEL), "Ship %s  %s  total ",
	    *o->ship_to != '\0' ? o->ship_to : "to customer",
	    *o->carrier != '\0' ? o->carrier : "no carrier");
	col = dk_put(body, dk_to(1, col, DK_LOOK_VALUE), "%s %s",
	    dk_money_show(o->total, dk_currency_exponent(o->currency)).s, o->currency);
	col = dk_put(body, dk_to(1, col + 2, DK_LOOK_LABEL), "%s%s", o->stage,
	    o->is_part ? ", part further" : "");
	if (late > 0)
		dk_put(body, dk_to(1, col + 2, DK_LOOK_WARN), "LATE by %lld day%s",
		    (long long)late, late == 1 ? "" : "s");
	dk_arena_free(&tmp);
}

/* Answers the row after them. */
static int
draw_holds(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct dk_order *o = ((const struct state *)s->state)->order;

	for (size_t i = 0; i < o->hold_count && i < HOLDS_SHOWN; i++, row++) {
		int col = dk_put(body, dk_to(row, 1, DK_LOOK_STOP), "STOP");

		dk_put(body, dk_to(row, col + 1, DK_LOOK_LABEL), "%s: %s%s", o->holds[i].code,
		    o->holds[i].reason, o->hold_count > HOLDS_SHOWN && i + 1 == HOLDS_SHOWN ?
			"  (more: r)" : "");
	}
	return row;
}

static int
hold_rows(const struct state *st)
{
	return st->order->hold_count > HOLDS_SHOWN ? HOLDS_SHOWN : (int)st->order->hold_count;
}

/* Rows for the lines without their head: as many as there are, but half is left to the events. */
static int
line_rows(const struct dk_screen *s)
{
	const struct state *st = s->state;
	int most = (s->rows - HEAD_ROWS - hold_rows(st) - 4) / 2;
	int want = st->order->line_count > 1000 ? most : (int)st->order->line_count;

	most = most < LINES_LEAST ? LINES_LEAST : most;
	return want > most ? most : want < 1 ? 1 : want;
}

/* Rows for the events, their head included. */
static int
event_rows(const struct dk_screen *s)
{
	return s->rows - HEAD_ROWS - hold_rows(s->state) - line_rows(s) - 4;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view view = { .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell, .empty = "It has no lines." };
	const struct show_events events = { st->events, &st->log };
	int row, lines = line_rows(s), wide = body->cols - 1;

	draw_head(s, body);
	row = draw_holds(s, body, HEAD_ROWS);
	dk_put_rule(body, row++, 0, body->cols);
	dk_list_draw(&st->lines, body,
	    dk_at(row, 1, wide, st->in_lines ? DK_LOOK_FOCUS : DK_LOOK_LABEL), lines + 1, &view);
	row += lines + 1;
	dk_put_rule(body, row++, 0, body->cols);
	show_events_draw(&events, body,
	    dk_at(row, 1, wide, st->in_lines ? DK_LOOK_LABEL : DK_LOOK_FOCUS), event_rows(s));
	dk_put(body, dk_to(body->rows - 1, 1, DK_LOOK_LABEL), "next: %s", next_of(st)->text);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (st->in_lines)
		return dk_list_key(&st->lines, ev, line_rows(s));
	return dk_list_key(&st->log, ev, event_rows(s) - 1);
}

/* About the line under the cursor where it is in the lines, else about the order. */
static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct act_request about = { .order_id = st->id };

	if (st->in_lines && st->lines.rows.count > 0)
		about.line_no = line_at(st, st->lines.cursor)->line_no;
	return act_request(s, &about);
}

/* The line under the cursor: by its supplier, or from our stock. */
static enum dk_react
turn_supply(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_order_line *l;
	struct dk_err err;

	if (!st->in_lines || st->lines.rows.count == 0) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is meant: Tab");
		return DK_REDRAW;
	}
	l = line_at(st, st->lines.cursor);
	if (dk_order_supply(s->session, st->id, l->line_no, !l->is_drop, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, l->is_drop ? "L%lld: from our stock" : "L%lld: its supplier ships it",
	    (long long)l->line_no);
	return DK_RELOAD;
}

/* What suppliers ship of it. */
static enum dk_react
drops(struct dk_screen *s)
{
	return dk_open_id(s, "dropships", ((struct state *)s->state)->id);
}

/* Goods of it come back, of the line under the cursor first. */
static enum dk_react
give_back(struct dk_screen *s)
{
	const struct state *st = s->state;
	int64_t line = st->in_lines && st->lines.rows.count > 0
	    ? line_at(st, st->lines.cursor)->line_no : 0;

	return dk_open(s, "return_one", dk_fmt(&s->data, "order %lld %lld", (long long)st->id,
	    (long long)line));
}

/* Goods come back, and others go out for them. */
static enum dk_react
exchange(struct dk_screen *s)
{
	return dk_open_id(s, "exchange_new", ((struct state *)s->state)->id);
}

static enum dk_react
claim_told(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;

	return act_claim(s, &(struct act_claim){ st->id,
	    line_at(st, st->lines.cursor)->line_no, text });
}

/* Of the line; without one, the claims of the order. */
static enum dk_react
claims(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "CLAIM", .label = "What", .max = 400,
		.text = ACT_CLAIM_HOW };

	if (!st->in_lines || st->lines.rows.count == 0)
		return dk_open_id(s, "claims", st->id);
	return dk_ask(s, &ask, claim_told);
}

static const struct dk_binding actions[] = {
	{ "e", "amend", act_amend, "change it, line by line", false },
	{ "u", "undo", act_undo, "undo the last change, for ten minutes", false },
	{ "h", "hold", act_hold, "hold it, with a reason", false },
	{ "r", "release", act_release, "release a hold", false },
	{ "v", "verify", verify, "verify it", false },
	{ "p", "pick", act_pick, "pick and ship it", false },
	{ "c", "cancel", act_cancel, "cancel what is not picked", false },
	{ "n", "copy", act_copy, "new draft like it", false },
	{ "q", "ask", ask_desk, "ask another desk about it", false },
	{ "y", "supply", turn_supply, "its supplier ships the line, or our stock", false },
	{ "d", "drop", drops, "what suppliers ship of it", false },
	{ "b", "back", give_back, "goods come back: a return", false },
	{ "x", "exchange", exchange, "goods come back, others go out for them", false },
	{ "m", "deposit", act_deposit, "what is paid ahead for it", false },
	{ "k", "claim", claims, "short, damaged, wrong price, late: no goods come back", false },
	{ "=", "explain", act_explain, "explain its figures", false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	char title[64];

	snprintf(title, sizeof(title), "ORDER %s", ((struct state *)s->state)->act.number);
	return dk_ask_menu(s, title, actions);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Next", act, "do what the order waits for", false },
	{ "F10", "Menu", menu, "hold, release, verify, pick, cancel, copy (Space)", false },
	{ "Tab", NULL, turn, "from the events to the lines and back", false },
	{ "e", "amend", act_amend, "change it, line by line", false },
	{ "u", "undo", act_undo, "undo the last change, for ten minutes", false },
	{ "h", "hold", act_hold, "hold it, with a reason", false },
	{ "r", "release", act_release, "release a hold", false },
	{ "v", "verify", verify, "verify it", false },
	{ "p", "pick", act_pick, "pick and ship it", false },
	{ "c", "cancel", act_cancel, "cancel what is not picked", false },
	{ "n", "copy", act_copy, "new draft like it", false },
	{ "q", NULL, ask_desk, "ask another desk about it, or the line", false },
	{ "y", NULL, turn_supply, "its supplier ships the line, or our stock", false },
	{ "d", NULL, drops, "what suppliers ship of it: order it, write down that it left", false },
	{ "b", NULL, give_back, "goods come back: a return, from this line on", false },
	{ "x", NULL, exchange, "goods of it come back, others go out for them", false },
	{ "m", NULL, act_deposit, "deposits: ask for a part, take, keep, give free", false },
	{ "k", NULL, claims, "a claim against the line; else the claims of it", false },
	{ "C-r", NULL, act_explain, "explain its figures: price, tax, promise, credit (=)", false },
	{ "=", NULL, act_explain, NULL, false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_timeline = {
	.name = "timeline",
	.title = "ORDER",
	.help = "Above the lines with their quantities, below all that happened, oldest first.\n"
		"Tab goes from one to the other. Enter does what the order waits for.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
