/*
 * return_one.c - one return (3.12): entered line by line with the credit told at once, then each
 * step up to the credit note.
 *
 * Opened for "12", the return with that id, or "order 34 2": a new one of order 34, its line 2.
 * Goods that are here have a condition each, and F2 is the whole counter return; without conditions
 * they are still to come, and F2 gives a number and a label.
 */
#include <stdlib.h>
#include <string.h>

#include "ui/paperwork.h"
#include "ui/returning/returning.h"

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct returning *st = s->state;
	long long order = 0, line = 0;

	(void)err;
	if (sscanf(s->arg, "order %lld %lld", &order, &line) < 1)
		st->id = strtoll(s->arg, NULL, 10);
	st->order_id = order;
	st->first_line = line;
	st->said_count = SIZE_MAX;
	snprintf(st->outcome, sizeof(st->outcome), "credit");
	return DK_OK;
}

static bool
is_begun(const struct returning *st)
{
	for (size_t i = 0; st->ret == NULL && i < st->said_count; i++)
		if (st->said[i].part_count > 0)
			return true;
	return false;
}

/* Esc and F3: what was typed is not lost by one key. */
static enum dk_react
leave(struct dk_screen *s)
{
	struct returning *st = s->state;

	if (!is_begun(st) || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "the return is not entered: F2 enters it, Esc again forgets it");
	return DK_REDRAW;
}

/* First what is being typed is undone, which the grid does. */
static enum dk_react
step_back(struct dk_screen *s)
{
	const struct returning *st = s->state;

	return returning_types(st) && dk_input_changed(&st->grid.edit) ? DK_PASS : leave(s);
}

static enum dk_react
look_order(struct dk_screen *s)
{
	return dk_open_id(s, "timeline", ((const struct returning *)s->state)->order_id);
}

static enum dk_react
look_others(struct dk_screen *s)
{
	return dk_open_id(s, "returns", ((const struct returning *)s->state)->order_id);
}

/* Other goods go out for them: on one document with its own screen. */
static enum dk_react
exchange(struct dk_screen *s)
{
	return dk_open_id(s, "exchange_new", ((const struct returning *)s->state)->order_id);
}

static enum dk_react
make_paper(struct dk_screen *s, const char *document)
{
	const struct returning *st = s->state;

	if (st->ret == NULL) {
		dk_say(s, DK_LOOK_WARN, "it has no number yet - F2");
		return DK_REDRAW;
	}
	return dk_make_document(s, document, st->id, st->ret->number);
}

static enum dk_react
label(struct dk_screen *s)
{
	return make_paper(s, "return-label");
}

static enum dk_react
paper(struct dk_screen *s)
{
	return make_paper(s, "return-note");
}

static const struct dk_binding actions[] = {
	{ "o", "credit, refund, store credit or repair", returning_outcome, NULL, false },
	{ "f", "another restocking fee", returning_fee, NULL, false },
	{ "w", "who pays the way back", returning_freight, NULL, false },
	{ "n", "what the customer says", returning_note, NULL, false },
	{ "x", "pass the policy over, with a reason", returning_exception, NULL, false },
	{ "a", "all that is out comes back", returning_take_all, NULL, false },
	{ "e", "exchange: other goods go out for them", exchange, NULL, false },
	{ "c", "cancel it: the goods stay", returning_cancel, NULL, false },
	{ "r", "refuse it: they may not come", returning_refuse, NULL, false },
	{ "p", "its label for the parcel", label, NULL, false },
	{ "d", "its note: what may come, how and by when", paper, NULL, false },
	{ "v", "the returns of the order", look_others, NULL, false },
	{ "t", "the order", look_order, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "RETURN", actions);
}

static bool
typing(const struct dk_screen *s)
{
	return returning_types(s->state);
}

/* A letter where a quantity is due: what is said of the whole. */
static enum dk_react
command(struct dk_screen *s, const struct dk_event *ev)
{
	static const struct dk_binding *const last = &actions[5]; /* o f w n x */

	for (const struct dk_binding *b = actions; b < last; b++)
		if (strcmp(b->key, ev->text) == 0)
			return b->act(s);
	return DK_PASS;
}

/* Reason and condition are one letter, and need no Enter. */
static enum dk_react
letter(struct dk_screen *s, const struct dk_event *ev)
{
	struct returning *st = s->state;
	const struct dk_event enter = { .code = DK_KEY_ENTER };
	enum dk_react did = dk_grid_key(&st->grid, ev, s->rows - 9);

	return did == DK_REDRAW ? dk_grid_key(&st->grid, &enter, s->rows - 9) : did;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct returning *st = s->state;
	bool is_fresh = !dk_input_changed(&st->grid.edit);
	enum dk_react did = DK_PASS;

	if (!returning_types(st))
		return DK_PASS;
	if (ev->code == DK_KEY_TEXT && is_fresh && st->grid.column == RETURNING_BACK)
		did = command(s, ev);
	if (did != DK_PASS)
		return did;
	if (ev->code == DK_KEY_TEXT && is_fresh && (st->grid.column == RETURNING_REASON ||
	    st->grid.column == RETURNING_COND))
		return letter(s, ev);
	return dk_grid_key(&st->grid, ev, s->rows - 9);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return returning_scan(s, ev->data);
}

static enum dk_react
settle(struct dk_screen *s)
{
	struct returning *st = s->state;

	return returning_types(st) ? dk_grid_settle(&st->grid) : DK_KEEP;
}

static const char *
topic(const struct dk_screen *s)
{
	const struct returning *st = s->state;

	return returning_types(st) ? dk_grid_topic(&st->grid) : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Post", returning_next, "enter it; then its next step, up to the credit note",
	    true },
	{ "F4", "All", returning_take_all, "all that is out comes back", true },
	{ "F10", "Menu", menu, "outcome, fee, way back, note, exception, cancel, refuse", false },
	{ "o", NULL, returning_outcome, "credit, refund, store credit or repair", false },
	{ "c", NULL, returning_cancel, "cancel it: the goods stay", false },
	{ "r", NULL, returning_refuse, "refuse it: they may not come", false },
	{ "p", NULL, label, "its label for the parcel", false },
	{ "d", NULL, paper, "its note: what may come, how and by when", false },
	{ "t", NULL, look_order, "the order", false },
	{ "F3", "Exit", leave, "leave this screen; asks when something is typed", true },
	{ "F12", "Cancel", step_back, "one step back (Esc); asks when something is typed", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_return_one = {
	.name = "return_one",
	.title = "RETURN",
	.help = "How many of a line come back, Enter, why, as what they are found. With\n"
		"conditions the goods are here: F2 takes them in and credits them at once.\n"
		"Without any they are still to come: F2 gives a number; receive, inspect and\n"
		"credit them later. Every amount and verdict is what posting would make.",
	.state_size = sizeof(struct returning),
	.keys = keys,
	.open = open_screen,
	.load = returning_load,
	.draw = returning_draw,
	.typing = typing,
	.topic = topic,
	.key = key,
	.settle = settle,
	.scan = scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
