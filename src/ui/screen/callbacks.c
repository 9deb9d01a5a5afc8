/* callbacks.c - customers who were promised a call: the oldest first; answer, and it is done. */
#include <string.h>

#include "docket/inquiry.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { WEEKS_AHEAD = 52 };

struct state {
	struct dk_list list;
	struct dk_inquiry *rows;
	bool all; /* of every clerk, else the user's own */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	dk_date today = dk_session_today(s->session);
	struct dk_inquiry_list found;
	size_t due = 0;
	enum dk_rc rc = dk_inquiry_due(s->session, &s->data, dk_date_add(today, WEEKS_AHEAD * 7),
	    st->all ? 0 : s->session->user_id, &found, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < found.count; i++)
		due += dk_date_diff(today, found.rows[i].follow_on) >= 0;
	st->rows = found.rows;
	dk_sheet_set(s, DK_ROWS(found.rows, found.count, id), found.rows);
	dk_title(s, "CALL-BACKS  %zu of %s, %zu due", found.count, st->all ? "all" : "yours", due);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_inquiry *q = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { out->buf, q->customer, q->order,
		dk_inquiry_kind_name(q->kind), q->answer, q->owner };
	int late = dk_date_diff(dk_session_today(s->session), q->follow_on);

	out->text = texts[column];
	if (column > 0)
		return;
	out->look = late > 0 ? DK_LOOK_WARN : late == 0 ? DK_LOOK_WAIT : DK_LOOK_LABEL;
	out->has_by = true;
	out->by = q->follow_on.days;
	snprintf(out->buf, sizeof(out->buf), "%s", late == 0 ? "today" :
	    dk_date_short(q->follow_on).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Call on", .width = 10 }, { .head = "Customer", .width = 20 },
		{ .head = "Order", .width = 8 }, { .head = "About", .width = 7 },
		{ .head = "Told", .width = 20, .grows = true }, { .head = "Who", .width = 6 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody waits for a call. f on an inquiry promises one." };
}

static const struct dk_inquiry *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_inquiry *q = here(s);

	if (q == NULL)
		return DK_KEEP;
	return dk_open_id(s, "inquiry", q->customer_id);
}

static enum dk_react
done(struct dk_screen *s)
{
	const struct dk_inquiry *q = here(s);
	struct dk_err err;

	if (q == NULL)
		return DK_KEEP;
	if (dk_inquiry_done(s->session, q->id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "%s was called back", q->customer);
	return DK_RELOAD;
}

static enum dk_react
everybody(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Answer", look, "what to tell this customer, and his orders", false },
	{ "d", "done", done, "he was called back", false },
	{ "a", "all", everybody, "the call-backs of all clerks, or only yours", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_callbacks = {
	.name = "callbacks",
	.title = "CALL-BACKS",
	.help = "Customers who were promised a call, the oldest promise first. Enter shows\n"
		"what to tell; d when they were called.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
