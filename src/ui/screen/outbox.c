/* outbox.c - messages to customers and suppliers: what waits, what may have gone out; sending. */
#include <string.h>

#include "docket/outbox_send.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_outbox_row *rows;
	bool all;    /* sent and dropped ones too */
	dk_id asked; /* the message a dialog is about: the list may move under it */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_outbox_rows found;
	enum dk_rc rc = dk_outbox_list(s->session, &s->data, st->all, &found, err);

	if (rc != DK_OK)
		return rc;
	st->rows = found.list;
	dk_sheet_set(s, DK_ROWS(found.list, found.count, id), found.list);
	dk_title(s, "OUTBOX  %zu message%s%s", found.count, found.count == 1 ? "" : "s",
	    st->all ? "  all" : "");
	return DK_OK;
}

static enum dk_look
look_of(const struct dk_outbox_row *x)
{
	if (strcmp(x->state, "failed") == 0)
		return DK_LOOK_WARN;
	if (strcmp(x->state, "done") == 0)
		return DK_LOOK_LABEL;
	return x->attempts > 0 ? DK_LOOK_WARN : DK_LOOK_WAIT;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_outbox_row *x = &((const struct state *)data)->rows[row];
	const char *const texts[] = { out->buf, x->kind, x->number, x->to_name, x->to,
		strcmp(x->state, "failed") == 0 ? "unknown" : x->state, out->buf, x->result };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->id);
	else if (column == 4 && x->to[0] == '\0') {
		out->text = "no address";
		out->look = DK_LOOK_WARN;
	} else if (column == 5)
		out->look = look_of(x);
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->attempts);
	else if (column == 7 && strcmp(x->state, "failed") == 0)
		out->text = "it may have gone out: r or c";
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 4, .right = true },
		{ .head = "Document", .width = 14 }, { .head = "Number", .width = 8 },
		{ .head = "To", .width = 11 }, { .head = "Address", .width = 12 },
		{ .head = "State", .width = 7 },
		{ .head = "Tried", .width = 5, .right = true },
		{ .head = "Said", .width = 8, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"No message waits to be sent." };
}

/* The message under the cursor; dialogs that follow are about it. */
static const struct dk_outbox_row *
here(struct dk_screen *s)
{
	const struct dk_outbox_row *x = dk_sheet_row(s);

	if (x != NULL)
		((struct state *)s->state)->asked = x->id;
	return x;
}

/* Sends it and says what became of it; false when it was not taken. */
static bool
send_one(struct dk_screen *s, dk_id id, struct dk_err *err)
{
	struct dk_outbox_sent sent;
	bool went;

	if (dk_outbox_send(s->session, &s->data, id, &sent, err) != DK_OK)
		return dk_say_err(s, err), false;
	*err = (struct dk_err){ 0 };
	went = strcmp(sent.outcome, "sent") == 0;
	if (went)
		dk_say(s, DK_LOOK_OK, "message %lld to %s is sent", (long long)id, sent.row.to);
	else
		dk_say(s, DK_LOOK_WARN, "message %lld %s: %s", (long long)id,
		    strcmp(sent.outcome, "failed") == 0 ? "was not sent and waits"
							: "may have gone out", sent.said);
	return went;
}

static enum dk_react
send(struct dk_screen *s)
{
	const struct dk_outbox_row *x = here(s);
	struct dk_err err;

	if (x == NULL)
		return DK_KEEP;
	(void)send_one(s, x->id, &err);
	return DK_RELOAD;
}

/* One that has no address keeps nobody else waiting; without a mail program nothing goes. */
static enum dk_react
send_all(struct dk_screen *s)
{
	const struct state *st = s->state;
	size_t sent = 0, left = 0;
	struct dk_err err;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		if (strcmp(st->rows[i].state, "waiting") != 0)
			continue;
		if (send_one(s, st->rows[i].id, &err))
			sent++;
		else if (strcmp(err.field, "mail_program") == 0 ||
		    strcmp(err.field, "company_email") == 0)
			return DK_RELOAD;
		else
			left++;
	}
	if (left > 1 || (left > 0 && sent > 0))
		dk_say(s, DK_LOOK_WARN, "%zu sent, %zu not: each says why", sent, left);
	else if (left == 0)
		dk_say(s, sent > 0 ? DK_LOOK_OK : DK_LOOK_WARN, sent > 0 ? "%zu sent"
		    : "no message waits to be sent", sent);
	return DK_RELOAD;
}

static enum dk_react
retry(struct dk_screen *s)
{
	const struct dk_outbox_row *x = here(s);
	struct dk_err err;

	if (x == NULL)
		return DK_KEEP;
	if (dk_outbox_retry(s->session, x->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "message %lld did not go out and waits; m sends it",
	    (long long)x->id);
	return DK_RELOAD;
}

static enum dk_react
dropped(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_outbox_drop(s->session, st->asked, text, &err);

	if (rc == DK_EINPUT)
		return dk_say_err(s, &err), DK_STAY;
	if (rc != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "message %lld is not sent any more", (long long)st->asked);
	return DK_RELOAD;
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct dk_outbox_row *x = here(s);

	if (x == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "NOT SENT ANY MORE", .label = "Why",
	    .max = 200, .text = dk_fmt(&s->data, "%s %s to %s went another way, or is not wanted.",
	    x->kind, x->number, x->to_name) }, dropped);
}

/* What it is about. */
static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_outbox_row *x = here(s);

	if (x == NULL)
		return DK_KEEP;
	if (strcmp(x->document, "purchase") == 0)
		return dk_open_id(s, "purchase", x->document_id);
	if (strcmp(x->document, "order") == 0)
		return dk_open_id(s, "timeline", x->document_id);
	if (strcmp(x->document, "mail") == 0)
		return dk_open_id(s, "mail_one", x->document_id);
	if (strcmp(x->document, "supplier-return") == 0)
		return dk_open(s, "supplier_returns", "");
	dk_say(s, DK_LOOK_WAIT, "docket outbox show %lld prints the message", (long long)x->id);
	return DK_REDRAW;
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "what the message is about", false },
	{ "m", "mail", send, "give this one to the mail program", false },
	{ "F2", "Mail all", send_all, "all that wait, the oldest first", false },
	{ "r", "retry", retry, "what was cut off did not go out: it waits again", false },
	{ "c", "drop", drop, "it is not sent any more, with the reason", false },
	{ "a", "all", everything, "sent and dropped ones too, or only what is open", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_outbox = {
	.name = "outbox",
	.title = "OUTBOX",
	.help = "Messages that wait for the mail program, with what it said last. unknown: it was\n"
		"cut off, so it may have gone out; look into its log, then r or c.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
