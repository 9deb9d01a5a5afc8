/* handouts.c - products that are free while lines wait for them: to be handed out. */
#include "docket/hand_out.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_hand_due *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_hand_due *rows;
	size_t count;
	enum dk_rc rc = dk_hand_out_due(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, product_id), rows);
	dk_title(s, "HAND OUT  %zu item%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_hand_due *d = &((const struct state *)s->state)->rows[row];

	out->text = column == 0 ? d->sku : column == 1 ? d->name : out->buf;
	if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(d->free).s);
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(d->waits).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)d->lines);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 12 },
		{ .head = "Description", .width = 24, .grows = true },
		{ .head = "Free", .width = 9, .right = true },
		{ .head = "Waits", .width = 9, .right = true },
		{ .head = "Lines", .width = 6, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody waits for what is free." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "handout");
}

static enum dk_react
history(struct dk_screen *s)
{
	return dk_open(s, "handed", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Who", look, "who waits for it, and who would get how much", false },
	{ "h", "history", history, "what was handed out; there u takes it back", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_handouts = {
	.name = "handouts",
	.title = "HAND OUT",
	.help = "Items of which something is free while order lines wait for them: goods that\n"
		"came in, or that somebody gave back.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
