/* requests.c - what other desks ask of this one, and what came back to who asked. */
#include <string.h>

#include "docket/request.h"
#include "ui/act/request.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_request *rows;
	enum dk_request_which which;
	dk_id asked; /* the row a dialog is about */
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->which = strcmp(s->arg, "mine") == 0 ? DK_REQUESTS_MINE : DK_REQUESTS_HERE;
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	static const char *const names[] = { "to answer here", "open", "asked by you", "all" };
	struct state *st = s->state;
	struct dk_requests found = { .before = 0 };
	enum dk_rc rc = dk_request_list(s->session, &s->data, st->which, &found, err);

	if (rc != DK_OK)
		return rc;
	st->rows = found.list;
	dk_sheet_set(s, DK_ROWS(found.list, found.count, id), found.list);
	dk_title(s, "REQUESTS  %s%zu %s", found.has_more ? "newest " : "", found.count,
	    found.has_more ? "of all" : names[st->which]);
	return DK_OK;
}

/* "35 min", "4 h", "3 d" */
static void
put_age(const struct dk_screen *s, const char *at, struct dk_shown *out)
{
	int64_t ms = 0, minutes;

	if (!dk_instant_parse(at, &ms))
		return;
	minutes = (dk_session_now(s->session) - ms) / 60000;
	out->has_by = true;
	out->by = minutes;
	if (minutes < 100)
		snprintf(out->buf, sizeof(out->buf), "%lld min", (long long)minutes);
	else if (minutes < 48 * 60)
		snprintf(out->buf, sizeof(out->buf), "%lld h", (long long)(minutes / 60));
	else
		snprintf(out->buf, sizeof(out->buf), "%lld d", (long long)(minutes / 1440));
}

static void
put_about(const struct dk_request *r, struct dk_shown *out)
{
	if (r->order[0] == '\0')
		snprintf(out->buf, sizeof(out->buf), "%.20s",
		    r->purchase[0] != '\0' ? r->purchase : r->sku);
	else if (r->line_no > 0)
		snprintf(out->buf, sizeof(out->buf), "%.20s L%lld %.20s", r->order,
		    (long long)r->line_no, r->sku);
	else
		snprintf(out->buf, sizeof(out->buf), "%.20s %.20s", r->order, r->sku);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_request *r = &((const struct state *)s->state)->rows[row];
	bool is_open = strcmp(r->state, "open") == 0;
	const char *const texts[] = { out->buf, dk_request_desk_name(r->to),
		dk_request_kind_name(r->kind), out->buf, r->asked_by, r->state,
		is_open ? r->text : r->answer, is_open ? r->answer : r->text };

	out->text = texts[column];
	if (column == 0)
		put_age(s, r->asked_at, out);
	else if (column == 3)
		put_about(r, out);
	else if (column == 5)
		out->look = is_open ? DK_LOOK_WAIT : DK_LOOK_LABEL;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Age", .width = 6 }, { .head = "To", .width = 10 },
		{ .head = "Kind", .width = 8 }, { .head = "About", .width = 17 },
		{ .head = "By", .width = 6 }, { .head = "State", .width = 8 },
		{ .head = "Text", .width = 17, .grows = true }, { .head = "Other", .width = 0 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 4;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody waits for an answer here. m shows what you asked, o what is open." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int foot = s->rows - 4;

	dk_sheet_fill(s, body);
	if (st->list.rows.count == 0)
		return;
	dk_put(body, dk_to(foot + 1, 1, DK_LOOK_LABEL), "%s asks: %s",
	    st->rows[st->list.cursor].asked_by, st->rows[st->list.cursor].text);
	if (st->rows[st->list.cursor].answer[0] != '\0')
		dk_put(body, dk_to(foot + 2, 1, DK_LOOK_VALUE), "%s, %s: %s",
		    st->rows[st->list.cursor].answered_by, st->rows[st->list.cursor].state,
		    st->rows[st->list.cursor].answer);
}

static struct dk_request *
here(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0)
		return NULL;
	st->asked = st->rows[st->list.cursor].id;
	return &st->rows[st->list.cursor];
}

static enum dk_react
settle(struct dk_screen *s, const char *text, bool declines)
{
	const struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_request_answer(s->session, st->asked, text, declines, &err);

	if (rc != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "request %lld is %s", (long long)st->asked,
		    declines ? "declined" : "answered");
	return rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
}

static enum dk_react
answered(struct dk_screen *s, const char *text)
{
	return settle(s, text, false);
}

static enum dk_react
declined(struct dk_screen *s, const char *text)
{
	return settle(s, text, true);
}

static enum dk_react
answer(struct dk_screen *s)
{
	if (here(s) == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "ANSWER", .label = "Answer", .max = 500,
	    .text = here(s)->text }, answered);
}

static enum dk_react
decline(struct dk_screen *s)
{
	if (here(s) == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "NO", .label = "Why not", .max = 500,
	    .text = here(s)->text }, declined);
}

static enum dk_react
seen(struct dk_screen *s)
{
	const struct dk_request *r = here(s);
	struct dk_err err;

	if (r == NULL)
		return DK_KEEP;
	if (dk_request_seen(s->session, r->id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "the answer to request %lld is read", (long long)r->id);
	return DK_RELOAD;
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_request *r = here(s);

	if (r == NULL)
		return DK_KEEP;
	if (r->order_id == 0 && r->purchase_id == 0) {
		dk_say(s, DK_LOOK_WARN, "it is about no order; F10 answers it");
		return DK_REDRAW;
	}
	return r->order_id != 0 ? dk_open_id(s, "timeline", r->order_id)
				: dk_open_id(s, "purchase", r->purchase_id);
}

static enum dk_react
show(struct dk_screen *s, enum dk_request_which which)
{
	struct state *st = s->state;

	st->which = st->which == which ? DK_REQUESTS_HERE : which;
	return DK_RELOAD;
}

static enum dk_react
mine(struct dk_screen *s)
{
	return show(s, DK_REQUESTS_MINE);
}

static enum dk_react
everything(struct dk_screen *s)
{
	return show(s, DK_REQUESTS_ALL);
}

static enum dk_react
all_open(struct dk_screen *s)
{
	return show(s, DK_REQUESTS_OPEN);
}

static enum dk_react
ask_new(struct dk_screen *s)
{
	return act_request(s, &(struct act_request){ 0 });
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the order or purchase order that it is about", false },
	{ "a", "answer", answer, "answer it", false },
	{ "d", "decline", decline, "say no, and why", false },
	{ "m", "mine", mine, "what you asked: open, or answered and not read yet", false },
	{ "r", "read", seen, "the answer is read; it leaves your Home", false },
	{ "o", NULL, all_open, "what is open for all desks", false },
	{ "F6", "Ask", ask_new, "ask another desk", false },
	{ "h", NULL, everything, "settled ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_requests = {
	.name = "requests",
	.title = "REQUESTS",
	.help = "What other desks ask of this one, the oldest first: count a bin, expedite a\n"
		"purchase order, may I split? q on an order asks.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
