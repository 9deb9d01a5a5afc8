/* tell.c - customers to be told that a promise cannot be kept; told or deferred, and it is done. */
#include <string.h>

#include "docket/tell.h"
#include "ui/act/act.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { FOOT_ROWS = 4 };

struct state {
	struct dk_list list;
	struct dk_tell *rows;
	bool all; /* settled and deferred ones too */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_tell_query q = { .all = st->all };
	struct dk_tells found;
	enum dk_rc rc = dk_tell_list(s->session, &s->data, &q, &found, err);

	if (rc != DK_OK)
		return rc;
	st->rows = found.rows;
	dk_sheet_set(s, DK_ROWS(found.rows, found.count, id), found.rows);
	dk_title(s, "TO TELL  %zu %s", found.count, st->all ? "in all" : "to be told");
	return DK_OK;
}

static void
show_day(struct dk_shown *out, dk_date day, const char *none)
{
	out->has_by = true;
	out->by = dk_date_is_set(day) ? day.days : INT32_MAX;
	snprintf(out->buf, sizeof(out->buf), "%s",
	    dk_date_is_set(day) ? dk_date_short(day).s : none);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_tell *t = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { t->customer_name, t->order, t->sku, out->buf, out->buf,
		out->buf, t->cause };

	out->text = texts[column];
	if (column == 3) {
		out->has_by = true;
		out->by = t->open.milli;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(t->open).s);
	} else if (column == 4) {
		show_day(out, t->given, "");
		if (dk_date_diff(dk_session_today(s->session), t->given) > 0)
			out->look = DK_LOOK_WARN;
	} else if (column == 5) {
		show_day(out, t->due, "not known");
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Customer", .width = 18 }, { .head = "Order", .width = 7 },
		{ .head = "Item", .width = 8 }, { .head = "Open", .width = 5, .right = true },
		{ .head = "Promised", .width = 10 }, { .head = "New day", .width = 10 },
		{ .head = "Cause", .width = 12, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = FOOT_ROWS + 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody is to be told: every promise can be kept." };
}

static const struct dk_tell *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

/* Whom to call, and what became of it. */
static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_tell *t = here(s);
	int row = body->rows - FOOT_ROWS;

	dk_sheet_fill(s, body);
	if (t == NULL)
		return;
	dk_put_rule(body, row, 1, body->cols - 2);
	dk_put(body, dk_to(row + 1, 1, DK_LOOK_VALUE), "%s  %s  %s", t->contact, t->phone,
	    t->email);
	dk_put(body, dk_to(row + 2, 1, DK_LOOK_LABEL), "%s", t->cause);
	if (strcmp(t->state, "open") != 0)
		dk_put(body, dk_to(row + 3, 1, DK_LOOK_LABEL), "%s by %s  %s%s  %s", t->state,
		    t->by, dk_date_is_set(t->until) ? "until " : t->how,
		    dk_date_short(t->until).s, t->note);
	else if (dk_date_is_set(t->cancel_on))
		dk_put(body, dk_to(row + 3, 1, DK_LOOK_WARN), "%s",
		    t->is_kept ? "is not cancelled, as somebody said (k)"
			       : "is cancelled when it is not there by then; k keeps it");
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_tell *t = here(s);

	if (t == NULL)
		return DK_KEEP;
	return dk_open_id(s, "timeline", t->order_id);
}

/* "phone", or a way and what was said: "email they agree" */
static enum dk_react
told(struct dk_screen *s, const char *text)
{
	const struct dk_tell *t = here(s);
	size_t n = strcspn(text, " ");
	const char *how = dk_arena_dup_n(&s->data, text, n);
	struct dk_err err;

	if (dk_tell_told(s->session, t->id, how, text[n] == ' ' ? text + n + 1 : "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s was told%s%s", t->customer_name,
	    dk_date_is_set(t->due) ? ", it is promised for " : "", dk_date_short(t->due).s);
	return DK_RELOAD;
}

static enum dk_react
tell(struct dk_screen *s)
{
	const struct dk_tell *t = here(s);

	return t == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "TOLD",
	    .text = dk_fmt(&s->data, "%s\nhow: phone, email, fax, mail, counter, edi; then what"
	    " was said", dk_tell_message(s->session, &s->data, t)),
	    .label = "How", .value = "phone" }, told);
}

/* "thu waits for the supplier's answer" */
static enum dk_react
deferred(struct dk_screen *s, const char *text)
{
	const struct dk_tell *t = here(s);
	size_t n = strcspn(text, " ");
	struct dk_err err;
	dk_date until;

	if (!dk_date_parse_typed(dk_arena_dup_n(&s->data, text, n),
		dk_session_today(s->session), &until)) {
		dk_say(s, DK_LOOK_WARN, "say a day, then why: thu supplier answers on Wednesday");
		return DK_STAY;
	}
	if (dk_tell_defer(s->session, t->id, until, text[n] == ' ' ? text + n + 1 : "", &err)
	    != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is told by %s", t->customer_name, dk_date_short(until).s);
	return DK_RELOAD;
}

static enum dk_react
defer(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "TELL LATER",
	    .text = "by which day, and why: thu supplier answers on Wednesday", .label = "Day" },
	    deferred);
}

static enum dk_react
seen(struct dk_screen *s, const char *text)
{
	(void)s;
	(void)text;
	return DK_REDRAW;
}

static enum dk_react
message(struct dk_screen *s)
{
	const struct dk_tell *t = here(s);

	return t == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "WHAT TO TELL",
	    .text = dk_tell_message(s->session, &s->data, t), .label = "Enter" }, seen);
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct dk_tell *t = here(s);
	struct dk_err err;

	if (t == NULL)
		return DK_KEEP;
	if (dk_tell_keep(s->session, t->id, !t->is_kept, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, t->is_kept ? "it may be cancelled when its day comes"
						 : "what waits is not cancelled");
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
	{ "Enter", "Order", look, "the order and what happened to it", false },
	{ "t", "told", tell, "he was told: the new day is the promise", false },
	{ "d", "defer", defer, "he is told by another day, for a reason", false },
	{ "m", "message", message, "what to write or say", false },
	{ "k", "keep", keep, "what waits is not cancelled on its last day, or is", false },
	{ "a", "all", everything, "told, deferred and mended ones too, or only who is to be told",
	    false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_tell = {
	.name = "tell",
	.title = "TO TELL",
	.help = "Customers whose promise cannot be kept, the earliest promise first. Call or\n"
		"write (m shows what), then t: the new day is the promise. d tells later.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
