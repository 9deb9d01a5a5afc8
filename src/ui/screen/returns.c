/* returns.c - goods that customers send back: found by what the caller says; what is open. */
#include <stdlib.h>
#include <string.h>

#include "docket/return_plan.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_return *rows;
	struct dk_input find;
	bool all, in_list;
};

static const struct dk_input_def find_def = { .name = "find", .label = "Find", .row = 0, .col = 1,
	.width = 30, .max = 120, .help = "Find: the number of an order, an invoice, a return, a"
	    " PO or a tracking number, or\na phone or name. Enter. Tab: the list of those that"
	    " wait." };

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->in_list = s->arg[0] != '\0'; /* those of one order */
	dk_input_focus(&st->find);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_return_query q = { .all = st->all,
		.order_id = strtoll(s->arg, NULL, 10) };
	struct dk_return *rows;
	size_t count;
	enum dk_rc rc = dk_return_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "RETURNS  %zu %s", count, q.order_id != 0 ? "of the order"
	    : st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_return *r = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { r->number, r->order, r->customer_name, r->state,
		r->outcome, out->buf, out->buf };

	out->text = texts[column];
	if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->expires).s);
	if (column != 6)
		return;
	out->has_by = true;
	out->by = r->total.minor;
	snprintf(out->buf, sizeof(out->buf), "%s", r->credits[0] != '\0'
	    ? dk_session_money(s->session, r->total, r->currency).s : "");
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 9 }, { .head = "Order", .width = 8 },
		{ .head = "Customer", .width = 12, .grows = true },
		{ .head = "State", .width = 10 }, { .head = "Outcome", .width = 12 },
		{ .head = "Expires", .width = 10 },
		{ .head = "Credit", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No goods are to come back. Type an order's number above to begin." };
}

static const struct dk_return *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const char *what, const struct dk_err *err)
{
	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s %s", here(s)->number, what);
	return DK_RELOAD;
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_cancel(s->session, here(s)->id, text, &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is cancelled", &err);
}

static enum dk_react
cancel(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE GOODS STAY", .label = "Why", .max = 120 };

	return here(s) != NULL ? dk_ask(s, &ask, cancelled) : DK_KEEP;
}

static enum dk_react
go(struct dk_screen *s, dk_id return_id, dk_id order_id)
{
	if (return_id != 0)
		return dk_open_id(s, "return_one", return_id);
	return dk_open(s, "return_one", dk_fmt(&s->data, "order %lld", (long long)order_id));
}

static enum dk_rc
find_hits(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_return_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_return_search(s->session, a, text, &hits, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_return_hit *h = &hits[i];

		dk_choice_add(a, out, &(struct dk_choice){ .id = dk_fmt(a, "%lld %lld",
		    (long long)h->return_id, (long long)h->order_id),
		    .cells = { h->number, h->customer_name, h->customer_po,
			dk_arena_dup(a, dk_date_short(h->date).s), h->state } });
	}
	return rc;
}

static enum dk_react
hit_picked(struct dk_screen *s, const char *text)
{
	long long return_id = 0, order_id = 0;

	(void)sscanf(text, "%lld %lld", &return_id, &order_id);
	return go(s, return_id, order_id);
}

/* What was typed or scanned: one that it names is opened, of several the clerk picks. */
static enum dk_react
search(struct dk_screen *s, const char *text)
{
	static const struct dk_column columns[] = { { .head = "Number", .width = 9 },
		{ .head = "Customer", .width = 24, .grows = true }, { .head = "PO", .width = 12 },
		{ .head = "Shipped", .width = 10 }, { .head = "State", .width = 10 } };
	const struct dk_pick_ask ask = { .title = "OF WHICH ORDER", .text = text,
		.columns = columns, .column_count = DK_COUNT(columns),
		.empty = "Nothing of anybody like that is out.", .find = find_hits };
	struct state *st = s->state;
	struct dk_return_hit *hits = NULL;
	struct dk_err err;
	size_t count = 0;

	if (dk_return_search(s->session, &s->data, text, &hits, &count, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (count == 0) {
		dk_say(s, DK_LOOK_WARN, "no goods are out by \"%.60s\" - ask for an order, invoice"
		    " or phone number", text);
		return DK_REDRAW;
	}
	if (count > 1)
		return dk_ask_pick(s, &ask, hit_picked);
	dk_input_set(&st->find, "");
	return go(s, hits[0].return_id, hits[0].order_id);
}

static enum dk_react
enter(struct dk_screen *s)
{
	struct state *st = s->state;

	if (!st->in_list && st->find.text[0] != '\0')
		return search(s, dk_arena_dup(&s->data, st->find.text));
	return dk_sheet_open(s, "return_one");
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return search(s, ev->data);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	enum dk_react did;

	if (ev->code == DK_KEY_TAB || ev->code == DK_KEY_STAB) {
		st->in_list = !st->in_list;
		dk_input_focus(&st->find);
		return DK_REDRAW;
	}
	if (st->in_list)
		return dk_sheet_key(s, ev);
	did = dk_input_key(&st->find, find_def.max, ev);
	return did != DK_PASS ? did : dk_sheet_key(s, ev);
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static const char *
topic(const struct dk_screen *s)
{
	return typing(s) ? find_def.help : NULL;
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static enum dk_react
rules(struct dk_screen *s)
{
	return dk_open(s, "return_rules", "");
}

static enum dk_react
menu(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "a", "settled and given up ones too", everything, NULL, false },
		{ "p", "the policy's rules; what they say", rules, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "RETURNS", items);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", enter, "what was typed, or the return under the cursor", false },
	{ "c", "cancel", cancel, "they stay with the customer", false },
	{ "a", "all", everything, "settled and given up ones too", false },
	{ "p", "policy", rules, "its rules, and what it says about a sale", false },
	{ "F10", "Menu", menu, "all of them; the policy", true },
	{ 0 },
};

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_sheet_draw(s, body, dk_at(2, 1, body->cols - 1,
	    st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), body->rows - 2);
	dk_input_draw(&st->find, &find_def, body, !st->in_list);
}

const struct dk_screen_ops dk_screen_returns = {
	.name = "returns",
	.title = "RETURNS",
	.help = "Goods that customers send back. Type or scan the number of an order, an invoice\n"
		"or a return, or a phone or name, Enter: what comes back. Tab goes to the list\n"
		"of those that wait; Enter there opens one, with its next step.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open_screen,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.typing = typing,
	.topic = topic,
	.key = key,
	.scan = scan,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
