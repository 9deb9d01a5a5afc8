/* mail.c - messages of customers that wait, oldest first: open one, say that it is no order. */
#include <string.h>

#include "docket/mail_order.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_mail_row *rows;
	dk_id asked; /* the one that is to be dismissed */
	bool all;    /* those that are done with as well, the newest first */
};

static const struct dk_column columns[] = {
	{ .head = "#", .width = 2, .right = true },
	{ .head = "From", .width = 28 },
	{ .head = "Subject", .width = 26, .grows = true },
	{ .head = "Sent", .width = 10 },
	{ .head = "State", .width = 10 },
};

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_mail_row *r = &((const struct state *)data)->rows[row];
	int64_t ms = 0;

	out->text = out->buf;
	out->buf[0] = '\0';
	if (column == 0) {
		snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
	} else if (column == 1) {
		out->text = *r->sender != '\0' ? r->sender : r->sender_name;
	} else if (column == 2) {
		out->text = r->subject;
	} else if (column == 3) {
		if (dk_instant_parse(*r->sent != '\0' ? r->sent : r->at, &ms))
			snprintf(out->buf, sizeof(out->buf), "%.3s %s",
			    dk_date_short(dk_instant_day(ms)).s, dk_instant_clock(ms).s);
		out->has_by = true;
		out->by = ms;
	} else {
		bool waits = strcmp(r->state, "queued") == 0;

		snprintf(out->buf, sizeof(out->buf), "%s", r->order_id != 0 ? r->order :
		    waits ? "waits" : "no order");
		out->look = waits ? DK_LOOK_WAIT : DK_LOOK_LABEL;
	}
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_mail_row *rows;
	size_t count;
	enum dk_rc rc = dk_mail_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, st->all ? "MAIL  all %zu" : "MAIL  %zu waiting", count);
	return DK_OK;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ .columns = columns, .column_count = DK_COUNT(columns),
		.data = s->state, .cell = cell, .empty = "No message waits." };
}

static const struct dk_mail_row *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "mail_one");
}

static enum dk_react
reply(struct dk_screen *s)
{
	return dk_sheet_open(s, "mail_reply");
}

static enum dk_react
show_all(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static enum dk_react
do_dismiss(struct dk_screen *s, const char *reason)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (dk_mail_dismiss(s->session, st->asked, reason, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "the message is no order: %.60s", reason);
	return DK_RELOAD;
}

static enum dk_react
dismiss(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_mail_row *m = here(s);

	if (m == NULL)
		return DK_KEEP;
	if (m->order_id != 0) {
		dk_say(s, DK_LOOK_WARN, "it was taken as %s - drop that draft first", m->order);
		return DK_REDRAW;
	}
	st->asked = m->id;
	return dk_ask(s, &(struct dk_ask){ .title = "NO ORDER", .label = "Why", .max = 120 },
	    do_dismiss);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the message beside the form", false },
	{ "d", "no order", dismiss, "it orders nothing: say why", false },
	{ "r", "reply", reply, "what to answer him, in his language", false },
	{ "a", "all", show_all, "those that are done with as well, or only what waits", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_mail = {
	.name = "mail",
	.title = "MAIL",
	.help = "Messages that wait, oldest first. Enter opens one beside the order\n"
		"that it makes; d says that it orders nothing, r answers; a shows all.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_ORDER_ENTER,
};
