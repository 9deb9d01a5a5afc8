/* orders.c - the order board (3.8): how far every order is, a word per step. */
#include <stdlib.h>
#include <string.h>

#include "docket/order_list.h"
#include "ui/act/act.h"
#include "ui/sheet.h"

enum scope { SCOPE_OPEN, SCOPE_TODAY, SCOPES };

struct state {
	struct act act;
	struct dk_list list;
	struct dk_order_row *rows;
	char stage[16];
	enum scope scope;
	bool late, mine, printed;
};

static const char *const scope_names[SCOPES] = { "open", "today" };

static const struct dk_column columns[] = {
	{ .head = "Order", .width = 8 },
	{ .head = "Customer", .width = 17, .grows = true },
	{ .head = "Entry", .width = 5 },
	{ .head = "Verify", .width = 6 },
	{ .head = "Alloc", .width = 5 },
	{ .head = "Pick", .width = 4 },
	{ .head = "QC", .width = 4 },
	{ .head = "Pack", .width = 4 },
	{ .head = "Ship", .width = 4 },
	{ .head = "Inv", .width = 4 },
	{ .head = "Promise", .width = 8 },
	{ .head = "PO", .width = 0 },
	{ .head = "Customer no", .width = 0 },
};
enum { SHIP = 8, PROMISE = 10, PO, NUMBER };

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_order_row *r = &st->rows[row];
	const char *const words[] = { r->number, r->customer_name, r->entry, r->verify, r->alloc,
		r->pick, r->check, r->pack, r->ship, r->invoice };

	if (column == SHIP && *r->door != '\0') {
		out->text = r->door;
		out->look = strcmp(r->door, "got") == 0 ? DK_LOOK_LABEL : DK_LOOK_WARN;
	} else if (column >= PO) {
		out->text = column == PO ? r->customer_po : r->customer;
	} else if (column < PROMISE) {
		out->text = words[column];
		out->look = column < 2 ? DK_LOOK_LABEL : act_word_look(words[column]);
	} else {
		struct act_promise p = act_promise_text(s, r->promised, r->late_days);

		snprintf(out->buf, sizeof(out->buf), "%s", p.s);
		out->text = out->buf;
		out->look = p.look;
		out->has_by = true;
		out->by = dk_date_is_set(r->promised) ? r->promised.days : INT64_MAX;
	}
}

/* Keeps those that are late, where only they are asked for. */
static size_t
only_kept(struct state *st, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (!st->late || st->rows[i].late_days > 0)
			st->rows[kept++] = st->rows[i];
	return kept;
}

/* Those without a promise come last. */
static int
by_promise(const void *a, const void *b)
{
	const struct dk_order_row *x = a, *y = b;
	bool has_x = dk_date_is_set(x->promised), has_y = dk_date_is_set(y->promised);

	if (has_x != has_y)
		return has_x ? -1 : 1;
	if (has_x && x->promised.days != y->promised.days)
		return x->promised.days < y->promised.days ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id ? 1 : 0;
}

static void
set_title(struct dk_screen *s, size_t count)
{
	const struct state *st = s->state;

	dk_title(s, "ORDERS  %zu of %zu  %s%s%s%s%s%s", st->list.rows.count, count,
	    scope_names[st->scope], st->printed ? " printed" : "",
	    st->late ? " late" : "", st->mine ? " mine" : "",
	    st->stage[0] != '\0' ? " " : "", st->stage);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	dk_date today = dk_session_today(s->session);
	struct dk_order_query q = { .open = st->scope == SCOPE_OPEN, .late = st->late,
		.printed = st->printed,
		.stage = st->stage[0] != '\0' ? st->stage : NULL,
		.from = st->scope == SCOPE_TODAY ? today : DK_NO_DATE,
		.to = st->scope == SCOPE_TODAY ? today : DK_NO_DATE,
		.entered_by = st->mine ? s->session->user_id : 0 };
	struct dk_order_row *rows;
	size_t count;
	enum dk_rc rc = dk_order_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	count = only_kept(st, count);
	if (count > 1)
		qsort(rows, count, sizeof(*rows), by_promise);
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	set_title(s, count);
	return DK_OK;
}

/* The palette opens it for "late", "mine", "today" or a stage. */
static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->late = strcmp(s->arg, "late") == 0;
	st->mine = strcmp(s->arg, "mine") == 0;
	st->scope = strcmp(s->arg, "today") == 0 ? SCOPE_TODAY : SCOPE_OPEN;
	if (!st->late && !st->mine && st->scope == SCOPE_OPEN)
		snprintf(st->stage, sizeof(st->stage), "%s", s->arg);
	return DK_OK;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell,
		.empty = "No order is like that. o all open, t today's, / other words." };
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	return dk_list_key(&st->list, ev, s->rows - 1);
}

/* The order under the cursor is the one acted on; false when there is none. */
static bool
mean(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0) {
		dk_say(s, DK_LOOK_WARN, "there is no order on this row");
		return false;
	}
	act_on(s, st->rows[st->list.cursor].id, st->rows[st->list.cursor].number);
	return true;
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (!mean(s))
		return DK_REDRAW;
	return dk_open_id(s, "timeline", st->act.id);
}

static enum dk_react
hold(struct dk_screen *s)
{
	return mean(s) ? act_hold(s) : DK_REDRAW;
}

static enum dk_react
release(struct dk_screen *s)
{
	return mean(s) ? act_release(s) : DK_REDRAW;
}

static enum dk_react
cancel(struct dk_screen *s)
{
	return mean(s) ? act_cancel(s) : DK_REDRAW;
}

static enum dk_react
copy(struct dk_screen *s)
{
	return mean(s) ? act_copy(s) : DK_REDRAW;
}

static enum dk_react
pick(struct dk_screen *s)
{
	return mean(s) ? act_pick(s) : DK_REDRAW;
}

static enum dk_react
amend(struct dk_screen *s)
{
	return mean(s) ? act_amend(s) : DK_REDRAW;
}

static enum dk_react
undo(struct dk_screen *s)
{
	return mean(s) ? act_undo(s) : DK_REDRAW;
}

static const struct dk_binding actions[] = {
	{ "e", "amend", amend, "change it, line by line", false },
	{ "u", "undo", undo, "undo the last change, for ten minutes", false },
	{ "h", "hold", hold, "hold it, with a reason", false },
	{ "r", "release", release, "release a hold", false },
	{ "c", "cancel", cancel, "cancel what is not picked", false },
	{ "n", "copy", copy, "new draft like it", false },
	{ "p", "pick", pick, "pick and ship it", false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	char title[64];

	if (!mean(s))
		return DK_REDRAW;
	snprintf(title, sizeof(title), "ORDER %s", ((struct state *)s->state)->act.number);
	return dk_ask_menu(s, title, actions);
}

/* All that is open, or all of today; either way the other filters go. */
static enum dk_react
show(struct dk_screen *s, enum scope scope)
{
	struct state *st = s->state;

	st->scope = scope;
	st->late = st->mine = st->printed = false;
	st->stage[0] = st->list.filter[0] = '\0';
	return DK_RELOAD;
}

static enum dk_react
show_open(struct dk_screen *s)
{
	return show(s, SCOPE_OPEN);
}

static enum dk_react
show_today(struct dk_screen *s)
{
	return show(s, SCOPE_TODAY);
}

static enum dk_react
only_late(struct dk_screen *s)
{
	struct state *st = s->state;

	st->late = !st->late;
	st->scope = SCOPE_OPEN;
	return DK_RELOAD;
}

static enum dk_react
only_mine(struct dk_screen *s)
{
	struct state *st = s->state;

	st->mine = !st->mine;
	return DK_RELOAD;
}

static enum dk_react
set_stage(struct dk_screen *s, const char *stage)
{
	struct state *st = s->state;

	st->printed = strcmp(stage, "printed") == 0;
	snprintf(st->stage, sizeof(st->stage), "%s",
	    st->printed || strcmp(stage, "all") == 0 ? "" : stage);
	return DK_RELOAD;
}

static enum dk_rc
find_stages(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	static const char *const stages[][2] = { { "all", "whatever their stage" },
		{ "held", "somebody must release them" }, { "entered", "to be verified" },
		{ "short", "nothing of them can go" }, { "allocated", "to be picked" },
		{ "picking", "on a pick list" }, { "checked", "picked, to be packed" },
		{ "packed", "to be shipped" }, { "shipped", "to be invoiced" },
		{ "printed", "slip or labels are on paper, not shipped" } };

	(void)s;
	(void)err;
	for (size_t i = 0; i < DK_COUNT(stages); i++)
		if (strstr(stages[i][0], text) != NULL)
			dk_choice_add(a, out,
			    &(struct dk_choice){ .id = stages[i][0],
				.cells = { stages[i][0], stages[i][1] },
				.look = DK_LOOK_LABEL });
	return DK_OK;
}

static enum dk_react
only_stage(struct dk_screen *s)
{
	static const struct dk_column stage_columns[] = {
		{ .head = "Stage", .width = 12 },
		{ .head = "Orders", .width = 40, .grows = true },
	};

	return dk_ask_pick(s,
	    &(struct dk_pick_ask){ .title = "STAGE",
		.columns = stage_columns,
		.column_count = DK_COUNT(stage_columns),
		.empty = "No stage is called that.",
		.find = find_stages },
	    set_stage);
}

/* Esc shows all again, then leaves. */
static enum dk_react
back(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->stage[0] == '\0' && !st->late && !st->mine && !st->printed)
		return DK_PASS;
	return show(s, st->scope);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the order and all that happened to it", false },
	{ "F10", "Menu", menu, "amend, undo, hold, release, cancel, copy, pick (Space)", false },
	{ "o", "open", show_open, "all open orders", false },
	{ "l", "late", only_late, "only those past their promise", false },
	{ "m", "mine", only_mine, "only those you entered", false },
	{ "g", "stage", only_stage, "only one stage", false },
	{ "t", "today", show_today, "all of today, closed ones too", false },
	{ "e", NULL, amend, "amend this order", false },
	{ "u", NULL, undo, "undo what was done to this order last", false },
	{ "h", NULL, hold, "hold this order", false },
	{ "r", NULL, release, "release a hold of this order", false },
	{ "c", NULL, cancel, "cancel this order", false },
	{ "n", NULL, copy, "new draft like this order", false },
	{ "p", NULL, pick, "pick and ship this order", false },
	{ "F12", NULL, back, "show all again, then one step back", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_orders = {
	.name = "orders",
	.title = "ORDERS",
	.help = "A word a step: ok done, wait its turn, part some of it, short no stock,\n"
		"STOP held. Under Ship: got, the customer has it; back, it came back.\n"
		"Digits go to a row. The board follows the other desks by itself.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
