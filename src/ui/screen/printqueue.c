/* printqueue.c - papers that wait, failed or were not looked at yet; what came out of them. */
#include <string.h>

#include "docket/print_send.h"
#include "ui/act/print.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_print_job *rows;
	bool all;   /* settled ones too */
	dk_id asked; /* the row a dialog is about: the list may move under it */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_print_query q = { .all = st->all };
	struct dk_print_counts n;
	struct dk_print_jobs found;
	enum dk_rc rc = dk_print_list(s->session, &s->data, &q, &found, err);

	if (rc == DK_OK)
		rc = dk_print_count(s->session, &n, err);
	if (rc != DK_OK)
		return rc;
	st->rows = found.list;
	dk_sheet_set(s, DK_ROWS(found.list, found.count, id), found.list);
	dk_title(s, "PRINT  %lld wait, %lld sent, %lld failed%s",
	    (long long)n.waiting, (long long)n.unacknowledged, (long long)(n.failed + n.unknown),
	    st->all ? "  all" : "");
	return DK_OK;
}

static enum dk_look
look_of(enum dk_print_state state)
{
	switch (state) {
	case DK_PRINT_UNKNOWN:
	case DK_PRINT_FAILED:
		return DK_LOOK_WARN;
	case DK_PRINT_SENT:
	case DK_PRINT_SENDING:
		return DK_LOOK_WAIT;
	default:
		return DK_LOOK_LABEL;
	}
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_print_job *j = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { out->buf, j->document, j->number,
		dk_print_state_name(j->state), out->buf, j->printer,
		j->state == DK_PRINT_UNKNOWN ? "look at the printer" : j->result };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)j->id);
	else if (column == 3)
		out->look = look_of(j->state);
	else if (column == 4 && j->copy_no == 1)
		snprintf(out->buf, sizeof(out->buf), "original");
	else if (column == 4 && j->copy_no > 1)
		snprintf(out->buf, sizeof(out->buf), "%lld of %lld", (long long)j->copy_no,
		    (long long)j->copy_count);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Job", .width = 5, .right = true },
		{ .head = "Document", .width = 13 }, { .head = "Number", .width = 9 },
		{ .head = "State", .width = 12 }, { .head = "Copy", .width = 8 },
		{ .head = "Printer", .width = 9 }, { .head = "Said", .width = 14, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing waits to be printed or to be looked at." };
}

/* The job under the cursor; dialogs that follow are about it. */
static struct dk_print_job *
here(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0)
		return NULL;
	st->asked = st->rows[st->list.cursor].id;
	return &st->rows[st->list.cursor];
}

static enum dk_react
preview(struct dk_screen *s)
{
	return dk_sheet_open(s, "printpaper");
}

static enum dk_react
send(struct dk_screen *s)
{
	const struct dk_print_job *j = here(s);

	if (j == NULL)
		return DK_KEEP;
	(void)act_print_send(s, j->id);
	return DK_RELOAD;
}

/* In the order of the list, until one does not come out. */
static enum dk_react
send_all(struct dk_screen *s)
{
	const struct state *st = s->state;
	size_t sent = 0;
	bool goes_on = true;

	for (size_t i = 0; goes_on && i < st->list.rows.count; i++)
		if (st->rows[i].state == DK_PRINT_WAITING) {
			goes_on = act_print_send(s, st->rows[i].id);
			sent += goes_on;
		}
	if (goes_on)
		dk_say(s, sent > 0 ? DK_LOOK_OK : DK_LOOK_WARN, sent > 0
		    ? "%zu sent; a says that one came out right" : "nothing waits to be printed",
		    sent);
	return DK_RELOAD;
}

static enum dk_react
done(struct dk_screen *s, enum dk_rc rc, const struct dk_err *err, const char *what)
{
	const struct state *st = s->state;

	if (rc != DK_OK)
		dk_say_err(s, err);
	else
		dk_say(s, DK_LOOK_OK, "job %lld %s", (long long)st->asked, what);
	return DK_RELOAD;
}

static enum dk_react
acknowledge(struct dk_screen *s)
{
	const struct dk_print_job *j = here(s);
	struct dk_err err;

	return j == NULL ? DK_KEEP : done(s, dk_print_acknowledge(s->session, j->id, &err), &err,
	    "came out right");
}

static enum dk_react
nothing(struct dk_screen *s)
{
	const struct dk_print_job *j = here(s);
	struct dk_err err;

	return j == NULL ? DK_KEEP : done(s, dk_print_nothing(s->session, j->id, &err), &err,
	    "did not come out and waits; p prints it");
}

static enum dk_react
print_again(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	int64_t page = 0;
	dk_id made = 0;
	struct dk_err err;

	if (dk_decimal_parse(text, 0, 9999, &page, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_STAY;
	}
	if (dk_print_again(s->session, st->asked, page, &made, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	(void)act_print_send(s, made);
	return DK_RELOAD;
}

static enum dk_react
again(struct dk_screen *s)
{
	if (here(s) == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "PRINT AGAIN", .label = "From sheet",
	    .value = "1", .max = 4,
	    .text = "It is ruined, or another copy is wanted. Sheets before this one are fine." },
	    print_again);
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_print_cancel(s->session, st->asked, text, &err);

	if (rc == DK_EINPUT) {
		dk_say_err(s, &err);
		return DK_STAY;
	}
	return done(s, rc, &err, "is cancelled");
}

static enum dk_react
cancel(struct dk_screen *s)
{
	if (here(s) == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "CANCEL A PAPER", .label = "Why",
	    .max = 200, .text = "It is not printed. What may be on paper cannot be cancelled." },
	    cancelled);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Text", preview, "the paper as text, with the marks that it bears", false },
	{ "p", "print", send, "hand it to its printer", false },
	{ "F2", "Print all", send_all, "all that wait, in this order, until one fails", false },
	{ "a", "came out", acknowledge, "it came out right", false },
	{ "n", "nothing", nothing, "nothing came out: it waits again", false },
	{ "r", "reprint", again, "it is ruined, or another copy is wanted", false },
	{ "c", "cancel", cancel, "a paper that waits is not wanted", false },
	{ "v", NULL, preview, "the same as Enter", false },
	{ "o", NULL, everything, "settled papers too, or only what is open", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_printqueue = {
	.name = "printqueue",
	.title = "PRINT QUEUE",
	.help = "Papers that wait for a printer, failed, or were not looked at yet. unknown: the\n"
		"printer was cut off, so it may be on paper; look, then a or n.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
