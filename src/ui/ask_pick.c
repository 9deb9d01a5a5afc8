/* ask_pick.c - the dialog that takes one of many: lookups of customers, items, anything. */
#include <stdio.h>
#include <string.h>

#include "ui/app.h"
#include "ui/ask.h"
#include "ui/widget/picker.h"

enum { COLUMNS = 9, TOP = 2 };

struct state {
	struct dk_pick_ask ask;
	struct dk_column columns[COLUMNS]; /* the digit, then the asker's */
	struct dk_picker picker;
	struct dk_choices found;
	dk_answer *answer;
	struct dk_screen *asker; /* a menu may still stand between */
};

void
dk_choice_add(struct dk_arena *a, struct dk_choices *to, const struct dk_choice *choice)
{
	to->list = dk_arena_grow(a, to->list, to->count, &to->cap, sizeof(*to->list));
	to->list[to->count++] = *choice;
}

static int
page(const struct dk_screen *s)
{
	return s->rows - TOP - 6;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_choices found = { 0 };
	enum dk_rc rc;

	if (st->ask.find == NULL)
		return DK_OK; /* not set up yet */
	rc = st->ask.find(st->asker, &s->data, st->picker.search.text, &found, err);
	if (rc != DK_OK)
		return rc;
	st->found = found;
	dk_list_set(&st->picker.list, DK_ROWS_PLAIN(found.list, found.count));
	return DK_OK;
}

static enum dk_react
take(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_choice *c = &st->found.list[st->picker.list.cursor];

	return dk_app_answered(s, st->answer(s->below, c->id));
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	switch (dk_picker_key(&st->picker, ev, page(s))) {
	case DK_PICK_TAKEN:
		return take(s);
	case DK_PICK_SEARCH:
		return DK_RELOAD;
	case DK_PICK_MOVED:
		return DK_REDRAW;
	default:
		return DK_PASS;
	}
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_choice *c = &st->found.list[row];

	out->look = c->look;
	if (column == 0) {
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
		out->text = out->buf;
	} else if (c->cells[column - 1] != NULL) {
		out->text = c->cells[column - 1];
	}
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	size_t total = st->found.total > st->found.count ? st->found.total : st->found.count;
	struct dk_list_view view = { st->columns, st->ask.column_count + 1, st, cell,
		st->ask.empty != NULL ? st->ask.empty : "Nothing is found; type other words." };
	int rows = page(s) + 4;

	dk_put_box(body, dk_at(TOP, 0, body->cols, DK_LOOK_LABEL), rows, st->ask.title);
	dk_put(body, dk_at(TOP, body->cols - 40, 38, DK_LOOK_LABEL),
	    " %zu of %zu - Enter or number ",
	    st->found.count, total);
	if (st->ask.foot != NULL)
		dk_put(body, dk_at(TOP + rows - 1, 2, body->cols - 4, DK_LOOK_LABEL), " %s ",
		    st->ask.foot);
	dk_picker_draw(&st->picker, body, dk_at(TOP + 1, 2, body->cols - 4, DK_LOOK_LABEL),
	    rows - 2, &view);
}

static bool
typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

static enum dk_react
add(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_app_answered(s, st->ask.add(s->below, st->picker.search.text));
}

static const struct dk_binding keys[] = {
	{ 0 },
};

static const struct dk_binding adding_keys[] = {
	{ "F6", "New", add, "none of these: a new one", false },
	{ 0 },
};

#define PICK(name_of_keys) { \
	.name = "pick", \
	.help = "A digit or Enter takes a row.\n" \
	    "Letters, / or Backspace search; Down goes back to the rows.", \
	.state_size = sizeof(struct state), .keys = name_of_keys, .load = load, .draw = draw, \
	.typing = typing, .key = key, .is_overlay = true, .is_hidden = true, \
}
static const struct dk_screen_ops ops = PICK(keys), adding_ops = PICK(adding_keys);
#undef PICK

enum dk_react
dk_ask_pick(struct dk_screen *s, const struct dk_pick_ask *ask, dk_answer *answer)
{
	struct dk_err err;
	struct dk_screen *o = dk_app_push(s->app, ask->add != NULL ? &adding_ops : &ops, "", &err);
	struct state *st = o->state;

	dk_assert(ask->column_count < COLUMNS);
	st->ask = *ask;
	st->ask.title = dk_arena_dup(&o->keep, ask->title);
	st->answer = answer;
	st->asker = s;
	st->columns[0] = (struct dk_column){ .head = "#", .width = 2 };
	memcpy(st->columns + 1, ask->columns, ask->column_count * sizeof(*ask->columns));
	dk_input_set(&st->picker.search, ask->text != NULL ? ask->text : "");
	st->picker.in_search = ask->in_search;
	if (load(o, &err) != DK_OK)
		dk_say_err(o, &err);
	return DK_REDRAW;
}
