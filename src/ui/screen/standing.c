/* standing.c - standing and blanket orders, the next to be made first; makes what is due. */
#include <string.h>

#include "docket/call_off.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_standing *rows;
	bool all; /* done and ended ones too */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_standing_query q = { .kind = "", .all = st->all };
	struct dk_standing *rows;
	size_t count;
	int64_t due = 0;
	enum dk_rc rc = dk_standing_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc == DK_OK)
		rc = dk_standing_due(s->session, &due, err);
	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "STANDING ORDERS  %zu, %lld due", count, (long long)due);
	return DK_OK;
}

static void
show_next(const struct dk_screen *s, const struct dk_standing *x, struct dk_shown *out)
{
	bool is_due = dk_date_is_set(x->make_on) &&
	    dk_date_diff(dk_session_today(s->session), x->make_on) >= 0;

	out->has_by = true;
	out->by = dk_date_is_set(x->next) ? x->next.days : INT32_MAX;
	if (dk_date_is_set(x->next))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(x->next).s);
	out->look = is_due && x->state == DK_STANDING_OPEN ? DK_LOOK_WAIT : DK_LOOK_LABEL;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_standing *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->customer_name, out->buf, out->buf, out->buf,
		out->buf, dk_standing_state_name(x->state) };
	struct dk_arena tmp = { 0 };

	out->text = texts[column];
	if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_rhythm_show(&tmp, &x->rhythm));
	else if (column == 3)
		show_next(s, x, out);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->made);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, x->total, x->currency).s);
	dk_arena_free(&tmp);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 },
		{ .head = "Customer", .width = 14, .grows = true },
		{ .head = "When", .width = 20 }, { .head = "Next", .width = 10 },
		{ .head = "Made", .width = 4, .right = true },
		{ .head = "Total", .width = 9, .right = true }, { .head = "State", .width = 6 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is made on dates. F10 in a new order makes it one that repeats." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "standing_one");
}

/* Everything that is due; what needs a clerk waits among the drafts. */
static enum dk_react
make(struct dk_screen *s)
{
	struct dk_call_made *made;
	size_t count, troubles = 0;
	const char *first = NULL;
	struct dk_err err;

	if (dk_standing_make(s->session, &s->data, 0, &made, &count, &err) != DK_OK)
		return dk_say_err(s, &err), DK_RELOAD;
	for (size_t i = 0; i < count; i++)
		if (made[i].trouble[0] != '\0' && troubles++ == 0)
			first = dk_fmt(&s->data, "%s %s", made[i].number, made[i].trouble);
	if (count == 0)
		dk_say(s, DK_LOOK_OK, "nothing is due");
	else if (troubles == 0)
		dk_say(s, DK_LOOK_OK, "%zu order%s made", count, count == 1 ? " is" : "s are");
	else
		dk_say(s, DK_LOOK_WARN, "%zu of %zu need%s you, see drafts (d on Home): %s",
		    troubles, count, troubles == 1 ? "s" : "", first);
	return DK_RELOAD;
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "its lines, what was made of it, what comes next", false },
	{ "m", "make due", make, "make the orders that are due", false },
	{ "a", "all", everything, "done and ended ones too, or only those that run", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_standing = {
	.name = "standing",
	.title = "STANDING ORDERS",
	.help = "Orders that repeat, and blanket orders of which parts are called off.\n"
		"m makes the orders that are due, some working days before they are wanted.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
