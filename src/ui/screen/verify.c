/* verify.c - orders that wait for a second pair of eyes (3.6), the gravest and oldest first. */
#include <string.h>

#include "docket/order_list.h"
#include "ui/act/act.h"
#include "ui/sheet.h"

struct state {
	struct act act;
	struct dk_list list;
	struct dk_verify_row *rows;
};

static const struct dk_column columns[] = {
	{ .head = "#", .width = 2, .right = true },
	{ .head = "Order", .width = 8 },
	{ .head = "Customer", .width = 20 },
	{ .head = "By", .width = 6 },
	{ .head = "Lines", .width = 5, .right = true },
	{ .head = "Value", .width = 10, .right = true },
	{ .head = "Why it is here", .width = 21, .grows = true },
};
enum { WHY = 6 };

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_verify_row *r = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { NULL, r->number, r->customer_name, r->by, NULL, NULL,
		r->why };

	out->text = texts[column] != NULL ? texts[column] : out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->lines);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, r->total, r->currency).s);
	else if (column == WHY && r->claimed_by[0] != '\0') {
		out->look = DK_LOOK_WAIT;
		out->text = out->buf;
		snprintf(out->buf, sizeof(out->buf), "%.20s %lld min: %.60s", r->claimed_by,
		    (long long)r->claimed_minutes, r->why);
	} else if (column == WHY)
		out->look = r->is_held ? DK_LOOK_STOP : DK_LOOK_WARN;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_verify_row *rows;
	int64_t oldest = 0;
	size_t count;
	enum dk_rc rc = dk_verify_queue(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		oldest = rows[i].minutes > oldest ? rows[i].minutes : oldest;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "VERIFY  %zu waiting", count);
	if (count > 0)
		dk_title(s, "VERIFY  %zu waiting, oldest %lld min", count, (long long)oldest);
	return DK_OK;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell, .empty = "Nothing waits to be verified." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	dk_sheet_draw(s, body, dk_at(0, 0, body->cols, DK_LOOK_FOCUS), s->rows);
}

static bool
mean(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0)
		return false;
	act_on(s, st->rows[st->list.cursor].id, st->rows[st->list.cursor].number);
	return true;
}

static enum dk_react
look(struct dk_screen *s)
{

	if (!mean(s))
		return DK_KEEP;
	return dk_open_id(s, "verify_one", ((struct state *)s->state)->act.id);
}

static enum dk_react
timeline(struct dk_screen *s)
{

	if (!mean(s))
		return DK_KEEP;
	return dk_open_id(s, "timeline", ((struct state *)s->state)->act.id);
}

static enum dk_react
hold(struct dk_screen *s)
{
	return mean(s) ? act_hold(s) : DK_KEEP;
}

static enum dk_react
release(struct dk_screen *s)
{
	return mean(s) ? act_release(s) : DK_KEEP;
}

static const struct dk_binding actions[] = {
	{ "v", "verify", look, "look at it and verify it", false },
	{ "t", "timeline", timeline, "all that happened to it", false },
	{ "h", "hold", hold, "hold it, with a reason", false },
	{ "r", "release", release, "release a hold", false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	char title[64];

	if (!mean(s))
		return DK_KEEP;
	snprintf(title, sizeof(title), "ORDER %s", ((struct state *)s->state)->act.number);
	return dk_ask_menu(s, title, actions);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Verify", look, "look at it and verify it", false },
	{ "F10", "Menu", menu, "verify, timeline, hold, release (Space)", false },
	{ "t", "timeline", timeline, "all that happened to it", false },
	{ "h", "hold", hold, "hold it, with a reason", false },
	{ "r", "release", release, "release a hold", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_verify = {
	.name = "verify",
	.title = "VERIFY",
	.help = "Orders whose checks found something. Held ones come first.\n"
		"Enter opens one: each finding is kept with a reason or stops the order.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_ORDER_VERIFY,
};
