/* drafts.c - orders that somebody began: whose, how old; open, take over, drop. */
#include <string.h>

#include "docket/draft.h"
#include "docket/handover.h"
#include "docket/user.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_draft_row *rows;
	char colleague[40]; /* to whom everything is handed over */
};

static const struct dk_column columns[] = {
	{ .head = "Draft", .width = 8 },
	{ .head = "Owner", .width = 10 },
	{ .head = "Customer", .width = 29, .grows = true },
	{ .head = "Lines", .width = 5, .right = true },
	{ .head = "Value", .width = 13, .right = true },
	{ .head = "Saved", .width = 9, .right = true },
};

/* "12 min", "3 h", "4 days" ago */
static void
put_age(const struct dk_screen *s, const char *at, struct dk_shown *out)
{
	int64_t ms, minutes;

	out->buf[0] = '\0';
	if (!dk_instant_parse(at, &ms))
		return;
	minutes = (dk_session_now(s->session) - ms) / 60000;
	out->has_by = true;
	out->by = minutes;
	if (minutes < 1)
		snprintf(out->buf, sizeof(out->buf), "now");
	else if (minutes < 120)
		snprintf(out->buf, sizeof(out->buf), "%lld min", (long long)minutes);
	else if (minutes < 48 * 60)
		snprintf(out->buf, sizeof(out->buf), "%lld h", (long long)(minutes / 60));
	else
		snprintf(out->buf, sizeof(out->buf), "%lld days", (long long)(minutes / 1440));
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_draft_row *r = &((const struct state *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "D%lld", (long long)r->id);
	else if (column == 1)
		out->text = r->is_mine ? "you" : r->owner;
	else if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s%s%s%s", *r->amends ? "amends " : "",
		    r->amends, *r->amends ? "  " : "", r->customer_name);
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->lines);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, r->total, r->currency).s);
	else
		put_age(s, r->touched_at, out);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_draft_row *rows;
	size_t count, mine = 0;
	enum dk_rc rc = dk_draft_list(s->session, &s->data, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		mine += rows[i].is_mine;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "DRAFTS  %zu, %zu of them yours", count, mine);
	return DK_OK;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell, .empty = "No draft waits." };
}

/* NULL when the list is empty. */
static const struct dk_draft_row *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
go_on(struct dk_screen *s)
{
	const struct dk_draft_row *d = here(s);

	if (d == NULL)
		return DK_KEEP;
	if (!d->is_mine) {
		dk_say(s, DK_LOOK_WARN, "D%lld belongs to %s - t takes it over",
		    (long long)d->id, d->owner);
		return DK_REDRAW;
	}
	return dk_open_id(s, "order", d->id);
}

static enum dk_react
take(struct dk_screen *s)
{
	const struct dk_draft_row *d = here(s);
	struct dk_err err;

	if (d == NULL || d->is_mine)
		return DK_KEEP;
	if (dk_draft_take(s->session, d->id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "D%lld was %s's and is yours now - Enter goes on with it",
		    (long long)d->id, d->owner);
	return DK_RELOAD;
}

static enum dk_react
do_drop(struct dk_screen *s, const char *word)
{
	const struct dk_draft_row *d = here(s);
	struct dk_err err;

	(void)word;
	if (d == NULL)
		return DK_RELOAD;
	if (dk_draft_drop(s->session, d->id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "D%lld is dropped", (long long)d->id);
	return DK_RELOAD;
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct dk_draft_row *d = here(s);
	char title[40], text[256];

	if (d == NULL)
		return DK_KEEP;
	snprintf(title, sizeof(title), "DROP D%lld", (long long)d->id);
	snprintf(text, sizeof(text),
	    "%.100s, %lld lines, is given up for good."
	    " Type \"drop\" and Enter to do it, Esc to leave it.",
	    *d->customer_name != '\0' ? d->customer_name : "No customer yet", (long long)d->lines);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title, .text = text, .label = "Word", .word = "drop" },
	    do_drop);
}

/* What a colleague left is told once, when the drafts are opened. */
static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_handover *list = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_handover_unseen(s->session, &tmp, &list, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_say(s, DK_LOOK_OK, "%s handed over %lld drafts, %lld holds, %lld calls: %s",
		    list[i].by, (long long)list[i].drafts, (long long)list[i].holds,
		    (long long)list[i].calls, list[i].note);
		rc = dk_handover_seen(s->session, list[i].id, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_react
note_given(struct dk_screen *s, const char *note)
{
	struct state *st = s->state;
	struct dk_handover moved;
	struct dk_err err;

	if (dk_hand_over(s->session, st->colleague, note, &moved, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "%s has them now: %lld drafts, %lld holds, %lld call-backs",
	    st->colleague, (long long)moved.drafts, (long long)moved.holds,
	    (long long)moved.calls);
	return DK_RELOAD;
}

static enum dk_react
colleague_given(struct dk_screen *s, const char *name)
{
	struct state *st = s->state;

	snprintf(st->colleague, sizeof(st->colleague), "%s", name);
	return dk_ask(s, &(struct dk_ask){ .title = "HAND OVER", .label = "Note",
	    .text = "What should your colleague know?", .max = 400 }, note_given);
}

static enum dk_react
hand_over(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "HAND OVER", .label = "To",
	    .text = "Your drafts, holds and call-backs go to a colleague. His user name:",
	    .max = 16 }, colleague_given);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", go_on, "go on with this draft", false },
	{ "t", "take", take, "take over a draft of somebody else", false },
	{ "d", "drop", drop, "give this draft up", false },
	{ "o", "hand over", hand_over, "drafts, holds, call-backs to a colleague", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_drafts = {
	.name = "drafts",
	.title = "DRAFTS",
	.help = "What was typed and not entered yet. A draft belongs to whoever began it,\n"
		"until somebody takes it over.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_ORDER_ENTER,
};
