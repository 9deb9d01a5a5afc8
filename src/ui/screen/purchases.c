/* purchases.c - what suppliers still bring, the soonest first. */
#include "docket/purchase.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_purchase *rows;
	bool all; /* received and closed ones too */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_purchase *rows;
	size_t count;
	enum dk_rc rc = dk_purchase_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "RECEIVE  %zu order%s to suppliers", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_purchase *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->supplier_name, out->buf, out->buf,
		dk_purchase_state_name(x->state) };
	dk_date day = column == 2 ? x->placed : x->expected;

	out->text = texts[column];
	if (column != 2 && column != 3)
		return;
	out->has_by = true;
	out->by = dk_date_is_set(day) ? day.days : INT32_MAX;
	if (dk_date_is_set(day))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(day).s);
	if (column == 3 && dk_date_is_set(day) &&
	    dk_date_diff(dk_session_today(s->session), day) > 0)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 12 },
		{ .head = "Supplier", .width = 24, .grows = true },
		{ .head = "Placed", .width = 10 }, { .head = "Expected", .width = 10 },
		{ .head = "State", .width = 8 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is on order. docket purchase new orders, a file brings many." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	dk_sheet_draw(s, body, dk_at(0, 1, body->cols - 1, DK_LOOK_FOCUS), s->rows);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - 1);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct state *st = s->state;
	char arg[24];

	if (st->list.rows.count == 0)
		return DK_KEEP;
	snprintf(arg, sizeof(arg), "%lld", (long long)st->rows[st->list.cursor].id);
	return dk_open(s, "purchase", arg);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Receive", look, "count what came, move its day, close it", false },
	{ "a", "all", everything, "received and closed ones too, or only what is to come", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_purchases = {
	.name = "purchases",
	.title = "RECEIVE",
	.help = "Orders to suppliers of which something is still to come, the soonest first.\n"
		"Enter counts what came.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
