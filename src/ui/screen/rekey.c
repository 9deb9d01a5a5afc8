/* rekey.c - blind re-key: item, quantity and price of each line, typed without seeing the first. */
#include <stdlib.h>
#include <string.h>

#include "docket/verify.h"
#include "ui/ui.h"

enum { LINES_MAX = 1000 };

struct state {
	dk_id id;
	struct dk_line_input *lines; /* as typed, in s->keep */
	size_t count;
	struct dk_line_input next;   /* the one being asked */
	struct dk_rekey out;         /* in s->keep, after F2 */
	struct dk_list list;
};

static const struct dk_column typed_columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Item", .width = 20, .grows = true },
	{ .head = "Quantity", .width = 12, .right = true },
	{ .head = "Price", .width = 14, .right = true },
};

static const struct dk_column difference_columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Differs", .width = 10 },
	{ .head = "As entered", .width = 24, .grows = true },
	{ .head = "Keyed again", .width = 24, .grows = true },
};

static bool
is_answered(const struct state *st)
{
	return st->out.count > 0;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_line_input *l = &st->lines[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
	else if (column == 1)
		out->text = l->sku;
	else if (column == 2)
		out->text = l->qty;
	else
		out->text = l->price[0] != '\0' ? l->price : "list";
}

static void
difference_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_rekey_difference *d = &((const struct state *)data)->out.differences[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)d->line_no);
	else if (column == 1)
		out->text = d->field;
	else if (column == 2)
		out->text = d->first[0] != '\0' ? d->first : "nothing";
	else
		out->text = d->second[0] != '\0' ? d->second : "nothing";
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	st->lines = dk_arena_array(&s->keep, LINES_MAX, sizeof(*st->lines));
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s->session, &s->data, st->id, &o, err);

	if (rc != DK_OK)
		return rc;
	if (is_answered(st))
		dk_list_set(&st->list, DK_ROWS_PLAIN(st->out.differences, st->out.count));
	else
		dk_list_set(&st->list, DK_ROWS_PLAIN(st->lines, st->count));
	dk_title(s, "KEY AGAIN %s  %s", o->number, o->customer_name);
	return DK_OK;
}

static enum dk_react
price_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	dk_price price;
	struct dk_err err;

	if (text[0] != '\0' && dk_price_parse(text, &price, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_STAY;
	}
	st->next.price = dk_arena_dup(&s->keep, text);
	st->lines[st->count++] = st->next;
	st->list.cursor = st->count - 1;
	return DK_RELOAD;
}

static enum dk_react
ask(struct dk_screen *s, const char *label, const char *text, dk_answer *answer)
{
	const struct state *st = s->state;
	char title[40];

	snprintf(title, sizeof(title), "LINE %zu", st->count + 1);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title, .text = text, .label = label, .max = 40 }, answer);
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (text[strspn(text, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the quantity: 12, or 2cs");
		return DK_STAY;
	}
	st->next.qty = dk_arena_dup(&s->keep, text);
	return ask(s, "Price", "As the customer was told; empty is the list price.", price_given);
}

static enum dk_react
item_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (text[strspn(text, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the item, or Esc");
		return DK_STAY;
	}
	st->next = (struct dk_line_input){ .sku = dk_arena_dup(&s->keep, text) };
	return ask(s, "Quantity", "With its unit: 12, or 2cs.", qty_given);
}

static enum dk_react
ask_item(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (is_answered(st) || st->count == LINES_MAX) {
		dk_say(s, DK_LOOK_WARN, "it is compared already - Esc goes back to the order");
		return DK_REDRAW;
	}
	return ask(s, "Item", "From the customer's words, not from the order.", item_given);
}

static enum dk_react
drop(struct dk_screen *s)
{
	struct state *st = s->state;

	if (is_answered(st) || st->count == 0)
		return DK_KEEP;
	memmove(&st->lines[st->list.cursor], &st->lines[st->list.cursor + 1],
	    (--st->count - st->list.cursor) * sizeof(*st->lines));
	return DK_RELOAD;
}

static enum dk_react
compare(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_rekey_ask ask = { st->lines, st->count };
	struct dk_err err;

	if (is_answered(st))
		return DK_BACK;
	if (st->count == 0) {
		dk_say(s, DK_LOOK_WARN, "no line is typed yet - Enter types one");
		return DK_REDRAW;
	}
	if (dk_order_rekey(s->session, &s->keep, st->id, &ask, &st->out, &err) != DK_OK) {
		if (strncmp(err.field, "lines[", 6) == 0) /* the cursor tells which one */
			st->list.cursor = strtoul(err.field + 6, NULL, 10);
		return dk_say_err(s, &err);
	}
	if (is_answered(st)) {
		dk_say(s, DK_LOOK_STOP, "%zu differences - the order is as it was; both are kept",
		    st->out.count);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "agrees - what was keyed again is what was entered");
	return DK_BACK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view typed = { .columns = typed_columns,
		.column_count = DK_COUNT(typed_columns), .data = st, .cell = cell,
		.empty = "Nothing is typed yet - Enter types a line." };
	const struct dk_list_view differs = { .columns = difference_columns,
		.column_count = DK_COUNT(difference_columns), .data = st,
		.cell = difference_cell };

	dk_list_draw(&st->list, body, dk_at(0, 1, body->cols - 1, DK_LOOK_FOCUS), body->rows - 1,
	    is_answered(st) ? &differs : &typed);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - 3);
}

static const struct dk_binding keys[] = {
	{ "F2", "Compare", compare, "compare what was typed with the order", false },
	{ "Enter", "Line", ask_item, "type the next line: item, quantity, price", false },
	{ "d", "drop", drop, "take the line under the cursor out again", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_rekey = {
	.name = "rekey",
	.title = "KEY AGAIN",
	.help = "Type the lines again in their sequence, from what the customer said or wrote. F2\n"
		"compares; nothing of the order is changed.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_ORDER_VERIFY,
};
