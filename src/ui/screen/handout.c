/* handout.c - one item: who waits, what each policy would give, who becomes late; giving it. */
#include <stdlib.h>
#include <string.h>

#include "docket/hand_out.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	dk_id product;
	size_t policy; /* its place in dk_hand_policies; 0 at first is the house's */
	bool is_chosen;
	size_t late;
	struct dk_list list;
	struct dk_hand_out plan;  /* its rows as the list has them */
	struct dk_hand_out shown; /* when the reason was asked for */
	struct dk_arena asked;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->product = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static const char *
policy_of(const struct state *st)
{
	return st->is_chosen ? dk_hand_policies()[st->policy].name : "";
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_hand_ask ask = { st->product, policy_of(st), NULL, NULL };
	size_t late = 0;
	enum dk_rc rc = dk_hand_out_preview(s->session, &s->data, &ask, &st->plan, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < st->plan.count; i++)
		late += st->plan.rows[i].becomes_late;
	dk_sheet_set(s, DK_ROWS(st->plan.rows, st->plan.count, line_id), st->plan.rows);
	dk_title(s, "HAND OUT %s  %s free", st->plan.sku, dk_qty_show(st->plan.free).s);
	st->late = late;
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_hand_row *r = &((const struct state *)s->state)->plan.rows[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%s/%lld", r->order, (long long)r->line_no);
	else if (column == 1)
		out->text = r->customer_name;
	else if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->priority);
	else if (column == 3) {
		out->has_by = true;
		out->by = dk_date_is_set(r->promise) ? r->promise.days : INT32_MAX;
		if (dk_date_is_set(r->promise))
			snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(r->promise).s);
	} else if (column == 4) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->waits).s);
	} else if (column == 5) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->served).s);
		out->look = r->served.milli == r->waits.milli ? DK_LOOK_OK
		    : r->served.milli > 0 ? DK_LOOK_WARN : DK_LOOK_LABEL;
	} else {
		out->text = r->is_held ? "held" : r->becomes_late ? "late"
		    : r->becomes_whole ? "whole" : "";
		out->look = r->is_held ? DK_LOOK_WARN : r->becomes_late ? DK_LOOK_STOP
									: DK_LOOK_OK;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Order", .width = 10 },
		{ .head = "Customer", .width = 20, .grows = true },
		{ .head = "Prio", .width = 4, .right = true }, { .head = "Promise", .width = 10 },
		{ .head = "Waits", .width = 8, .right = true },
		{ .head = "Gets", .width = 8, .right = true }, { .head = "", .width = 5 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody waits for it any more." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_sheet_fill(s, body);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
	    "A preview by %s: %zu become%s late.   p next policy   F2 give it", st->plan.policy,
	    st->late, st->late == 1 ? "s" : "");
}

static void
close_screen(struct dk_screen *s)
{
	dk_arena_free(&((struct state *)s->state)->asked);
}

static enum dk_react
next_policy(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_hand_policy *all = dk_hand_policies();
	size_t now = 0;

	while (all[now].name != NULL && strcmp(all[now].name, st->plan.policy) != 0)
		now++;
	st->policy = all[now].name == NULL || all[now + 1].name == NULL ? 0 : now + 1;
	st->is_chosen = true;
	dk_say(s, DK_LOOK_LABEL, "%s: %s", all[st->policy].name, all[st->policy].summary);
	return DK_RELOAD;
}

static enum dk_react
given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_hand_ask ask = { st->product, st->plan.policy, text, &st->shown };
	struct dk_hand_out x;
	struct dk_err err;
	enum dk_rc rc = dk_hand_out_commit(s->session, &s->data, &ask, &x, &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), rc == DK_ECONFLICT ? DK_RELOAD : DK_STAY;
	dk_say(s, DK_LOOK_OK, "hand-out %lld: %s given", (long long)x.id, dk_qty_show(x.given).s);
	return DK_BACK;
}

static enum dk_react
give(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "HAND OUT", .text = "why by this policy",
		.label = "Reason", .value = "came in" };

	if (st->plan.given.milli == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing of it can be given");
		return DK_REDRAW;
	}
	/* the list may be read anew under the dialog; what the clerk saw is what he agrees to */
	dk_arena_free(&st->asked);
	st->shown = st->plan;
	st->shown.rows = dk_arena_array(&st->asked, st->plan.count + 1, sizeof(*st->shown.rows));
	memcpy(st->shown.rows, st->plan.rows, st->plan.count * sizeof(*st->shown.rows));
	return dk_ask(s, &ask, given);
}

static const struct dk_binding keys[] = {
	{ "p", "policy", next_policy, "the next policy: who would get what", false },
	{ "F2", "Give", give, "give it as shown, with a reason", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_handout = {
	.name = "handout",
	.title = "HAND OUT",
	.help = "Who waits for the item and what he would get. late: the rest cannot come by\n"
		"the promise any more. whole: nothing of the order waits then. held: it gets its\n"
		"share, but does not leave before the hold is released.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.close = close_screen,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
