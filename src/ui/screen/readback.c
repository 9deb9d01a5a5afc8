/* readback.c - the order as it is read to the caller; F2 keeps his yes with the code. */
#include <stdlib.h>
#include <string.h>

#include "docket/verify.h"
#include "ui/act/show.h"

struct state {
	dk_id id;
	struct dk_readback said;
	struct dk_list list;
};

static const struct dk_column columns[] = {
	{ .head = "Read to the caller", .width = 78, .grows = true },
};

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	(void)column;
	out->text = ((const struct state *)data)->said.says[row];
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_order_readback(s->session, &s->data, st->id, &st->said, err);

	if (rc != DK_OK)
		return rc;
	dk_list_set(&st->list, DK_ROWS_PLAIN(st->said.says, st->said.count));
	dk_title(s, "READ BACK  %lld lines, code %s", (long long)st->said.lines, st->said.code);
	return DK_OK;
}

static enum dk_react
yes(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_order_confirm(s->session, st->id, st->said.code, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "the caller's yes to code %s is kept", st->said.code);
	return DK_BACK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view view = { .columns = columns, .column_count = 1, .data = st,
		.cell = cell, .empty = "There is nothing to read." };
	struct dk_arena tmp = { 0 };
	int row = body->rows - 2;

	dk_list_draw(&st->list, body, dk_at(0, 1, body->cols - 1, DK_LOOK_FOCUS), row - 1, &view);
	dk_put_rule(body, row - 1, 0, body->cols);
	dk_put(body, dk_to(row, 1, DK_LOOK_VALUE), "%lld lines, %s pieces, code %s",
	    (long long)st->said.lines, dk_qty_show(st->said.pieces).s, st->said.code);
	if (st->said.by[0] != '\0')
		dk_put(body, dk_to(row + 1, 1, DK_LOOK_OK), "ok   the caller said yes to %s, %s",
		    st->said.by, show_moment(&tmp, st->said.at));
	else if (st->said.was_changed)
		dk_put(body, dk_to(row + 1, 1, DK_LOOK_WARN),
		    "warn it was changed since the caller said yes");
	dk_arena_free(&tmp);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - 4);
}

static const struct dk_binding keys[] = {
	{ "F2", "Yes", yes, "the caller says yes: keep it with the code", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_readback = {
	.name = "readback",
	.title = "READ BACK",
	.help = "Read the rows to the caller, and the two digits last. F2 keeps his yes;\n"
		"any later change of the order voids it.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
};
