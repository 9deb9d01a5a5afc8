/* handed.c - what was handed out, and taking it back while nothing of it is picked. */
#include "docket/hand_out.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_hand_out *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_hand_out *rows;
	size_t count;
	enum dk_rc rc = dk_hand_out_list(s->session, &s->data, 0, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "HANDED OUT  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_hand_out *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { out->buf, out->buf, x->sku, x->policy, out->buf, x->by,
		x->undone_at[0] != '\0' ? "undone" : "", x->reason };
	int64_t ms = 0;

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->id);
	else if (column == 1 && dk_instant_parse(x->at, &ms))
		snprintf(out->buf, sizeof(out->buf), "%.6s %.5s",
		    dk_date_short(dk_instant_day(ms)).s + 4, dk_instant_clock(ms).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(x->given).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 4, .right = true }, { .head = "At", .width = 12 },
		{ .head = "Item", .width = 9 }, { .head = "Policy", .width = 13 },
		{ .head = "Given", .width = 6, .right = true }, { .head = "By", .width = 5 },
		{ .head = "Undone", .width = 6 },
		{ .head = "Reason", .width = 14, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing was handed out yet." };
}

static enum dk_react
undone(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_err err;

	(void)text;
	if (st->list.rows.count == 0)
		return DK_KEEP;
	if (dk_hand_out_undo(s->session, st->rows[st->list.cursor].id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "taken back; its lines wait again");
	return DK_RELOAD;
}

static enum dk_react
undo(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "TAKE IT BACK", .label = "Type undo", .word = "undo",
		.text = "its lines wait again, as before" };

	return st->list.rows.count > 0 ? dk_ask(s, &ask, undone) : DK_KEEP;
}

static const struct dk_binding keys[] = {
	{ "u", "undo", undo, "take it back, while nothing of it is picked", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_handed = {
	.name = "handed",
	.title = "HANDED OUT",
	.help = "What was handed out, by which policy and why. u takes it back.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
