/* standing_one.c - a standing or blanket order: its lines, its call-offs, and what can be done. */
#include <stdlib.h>
#include <string.h>

#include "docket/call_off.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* rows over the call-offs */
enum { HEAD_ROWS = 2, LINES_SHOWN = 7 };

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_standing standing;
	struct dk_order *order;
	struct dk_blanket_line *left;
	size_t left_count;
	struct dk_call_off *calls;
	char text[DK_INPUT_BYTES]; /* what was asked for, while its day is asked */
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static bool
is_blanket(const struct state *st)
{
	return st->standing.rhythm.every[0] == '\0';
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count;
	enum dk_rc rc = dk_standing_load(s->session, &s->data, st->id, &st->standing, err);

	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, st->id, &st->order, err);
	if (rc == DK_OK)
		rc = dk_blanket_lines(s->session, &s->data, st->id, &st->left, &st->left_count,
		    err);
	if (rc == DK_OK)
		rc = dk_call_off_list(s->session, &s->data, st->id, &st->calls, &count, err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->calls, count, id), st->calls);
	dk_title(s, "%s ORDER %s  %s", is_blanket(st) ? "BLANKET" : "STANDING",
	    st->standing.number, dk_standing_state_name(st->standing.state));
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_call_off *k = &st->calls[row];
	dk_date day = column == 0 ? k->due : k->make_on;

	if (column > 1) {
		out->text = column == 3 ? k->lines : k->skipped[0] != '\0' ? out->buf
		    : k->order[0] != '\0' ? k->order : "to be made";
		out->look = k->skipped[0] != '\0' ? DK_LOOK_LABEL
		    : k->order[0] != '\0' ? DK_LOOK_OK : DK_LOOK_WAIT;
		if (out->text == out->buf)
			snprintf(out->buf, sizeof(out->buf), "skipped: %.60s", k->skipped);
		return;
	}
	out->text = out->buf;
	out->has_by = true;
	out->by = day.days;
	snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(day).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Wanted", .width = 10 }, { .head = "Made on", .width = 10 },
		{ .head = "Order", .width = 24, .grows = true }, { .head = "Lines", .width = 22 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is planned. c calls a part off." };
}

static const struct dk_blanket_line *
left_of(const struct state *st, dk_id line)
{
	for (size_t i = 0; i < st->left_count; i++)
		if (st->left[i].id == line)
			return &st->left[i];
	return NULL;
}

static void
draw_line(const struct dk_screen *s, struct dk_surface *body, int row,
    const struct dk_order_line *l)
{
	const struct state *st = s->state;
	const struct dk_blanket_line *left = left_of(st, l->id);

	dk_put(body, dk_at(row, 1, 3, DK_LOOK_LABEL), "%2lld", (long long)l->line_no);
	dk_put(body, dk_at(row, 5, 9, DK_LOOK_VALUE), "%s", l->sku);
	dk_put(body, dk_at(row, 15, body->cols - 52, DK_LOOK_LABEL), "%s", l->text);
	dk_put_right(body, dk_at(row, body->cols - 36, 8, DK_LOOK_VALUE),
	    dk_qty_show(l->ordered).s);
	dk_put_right(body, dk_at(row, body->cols - 27, 9, DK_LOOK_LABEL),
	    dk_price_text(l->price).s);
	if (is_blanket(st) && left != NULL) {
		const dk_qty rest = { left->agreed.milli - left->called.milli -
			left->planned.milli };

		dk_put_right(body, dk_at(row, body->cols - 17, 7, DK_LOOK_LABEL),
		    dk_qty_show((dk_qty){ left->called.milli + left->planned.milli }).s);
		dk_put_right(body, dk_at(row, body->cols - 9, 7, rest.milli > 0 ? DK_LOOK_OK
		    : DK_LOOK_LABEL), dk_qty_show(rest).s);
	}
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	struct dk_arena tmp = { 0 };
	size_t shown = st->order->line_count < LINES_SHOWN ? st->order->line_count : LINES_SHOWN;
	int row = HEAD_ROWS;

	dk_put(body, dk_at(0, 1, body->cols - 2, DK_LOOK_VALUE),
	    "%s  %s   %s   made %lld days before", st->standing.customer,
	    st->standing.customer_name, dk_rhythm_show(&tmp, &st->standing.rhythm),
	    (long long)st->standing.rhythm.lead);
	dk_put(body, dk_at(1, 1, 40, DK_LOOK_LABEL), "Ln  Item");
	dk_put_right(body, dk_at(1, body->cols - 36, 8, DK_LOOK_LABEL),
	    is_blanket(st) ? "Agreed" : "Qty");
	dk_put_right(body, dk_at(1, body->cols - 27, 9, DK_LOOK_LABEL), "Price");
	if (is_blanket(st)) {
		dk_put_right(body, dk_at(1, body->cols - 17, 7, DK_LOOK_LABEL), "Called");
		dk_put_right(body, dk_at(1, body->cols - 9, 7, DK_LOOK_LABEL), "Left");
	}
	for (size_t i = 0; i < shown; i++)
		draw_line(s, body, row++, &st->order->lines[i]);
	if (shown < st->order->line_count)
		dk_put(body, dk_at(row - 1, 1, 40, DK_LOOK_LABEL), "... %zu lines in all",
		    st->order->line_count);
	dk_put_rule(body, row++, 0, body->cols);
	dk_sheet_draw(s, body, dk_at(row, 1, body->cols - 1, DK_LOOK_FOCUS), s->rows - row);
	dk_arena_free(&tmp);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	const struct state *st = s->state;
	int lines = st->order->line_count < LINES_SHOWN ? (int)st->order->line_count : LINES_SHOWN;

	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - HEAD_ROWS - lines - 2);
}

static enum dk_react
open_order(struct dk_screen *s, const char *screen, dk_id id)
{

	return dk_open_id(s, screen, id);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_call_off *k;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	k = &st->calls[st->list.cursor];
	if (k->made_as != 0)
		return open_order(s, k->order[0] == 'D' ? "order" : "timeline", k->made_as);
	dk_say(s, DK_LOOK_LABEL, "it is made on %s", dk_date_short(k->make_on).s);
	return DK_REDRAW;
}

static enum dk_react
make(struct dk_screen *s)
{
	struct dk_call_made *made;
	struct dk_err err;
	size_t count;

	if (dk_standing_make(s->session, &s->data, ((struct state *)s->state)->id, &made, &count,
	    &err) != DK_OK)
		dk_say_err(s, &err);
	else if (count == 0)
		dk_say(s, DK_LOOK_OK, "nothing of it is due");
	else if (made[0].trouble[0] != '\0')
		dk_say(s, DK_LOOK_WARN, "%s%s%s", made[0].order, *made[0].order ? ": " : "",
		    made[0].trouble);
	else
		dk_say(s, DK_LOOK_OK, "order %s is made", made[0].order);
	return DK_RELOAD;
}

/* "1=30 3=12" or nothing: all that is left. */
static enum dk_rc
read_parts(struct dk_arena *a, const char *text, struct dk_call *call, struct dk_err *err)
{
	struct dk_call_line *lines = NULL;
	char *copy = dk_arena_dup(a, text), *save = NULL, *part;
	size_t cap = 0;
	enum dk_rc rc = DK_OK;

	for (part = strtok_r(copy, " ,;", &save); rc == DK_OK && part != NULL;
	    part = strtok_r(NULL, " ,;", &save)) {
		char *qty = strchr(part, '=');

		if (qty == NULL)
			return dk_fail(err, DK_EINPUT, "line",
			    "Write LINE=QUANTITY, like 1=30 3=12; empty is all that is left.");
		*qty = '\0';
		lines = dk_arena_grow(a, lines, call->count, &cap, sizeof(*lines));
		lines[call->count].line_no = atoll(part);
		rc = dk_qty_parse(qty + 1, &lines[call->count++].qty, err);
	}
	call->lines = lines;
	return rc;
}

/* The draft is opened: the caller may want it otherwise. */
static enum dk_react
called(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_call call = { .due = DK_NO_DATE };
	struct dk_err err;
	dk_id draft = 0;

	if (read_parts(&s->data, text, &call, &err) != DK_OK ||
	    dk_blanket_call(s->session, st->id, &call, &draft, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return open_order(s, "order", draft);
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_call call = { .due = DK_NO_DATE };
	struct dk_err err;

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &call.due)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	if (read_parts(&s->data, st->text, &call, &err) != DK_OK ||
	    dk_blanket_plan(s->session, st->id, &call, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "planned for %s", dk_date_short(call.due).s);
	return DK_RELOAD;
}

static enum dk_react
parts_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_call call = { .due = DK_NO_DATE };
	struct dk_err err;
	const struct dk_ask ask = { .title = "PLAN", .text = "the day it is wanted",
		.label = "Day" };

	if (read_parts(&s->data, text, &call, &err) != DK_OK) /* before the day is asked */
		return dk_say_err(s, &err), DK_STAY;
	snprintf(st->text, sizeof(st->text), "%s", text);
	return dk_ask(s, &ask, day_given);
}

static enum dk_react
ask_parts(struct dk_screen *s, const char *title, dk_answer *answer)
{
	const struct dk_ask ask = { .title = title, .label = "Lines",
		.text = "LINE=QUANTITY in pieces, like 1=30 3=12; empty = all that is left" };

	if (!is_blanket(s->state)) {
		dk_say(s, DK_LOOK_WARN, "a standing order repeats whole; m makes what is due");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, answer);
}

static enum dk_react
call_off(struct dk_screen *s)
{
	return ask_parts(s, "CALL OFF", called);
}

static enum dk_react
plan(struct dk_screen *s)
{
	return ask_parts(s, "PLAN", parts_given);
}

static enum dk_react
skipped(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_standing_skip(s->session, ((struct state *)s->state)->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the next one is left out");
	return DK_RELOAD;
}

static enum dk_react
ended(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_standing_end(s->session, ((struct state *)s->state)->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "no more is made");
	return DK_RELOAD;
}

static enum dk_react
skip(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "LEAVE THE NEXT ONE OUT", .label = "Reason" };

	return dk_ask(s, &ask, skipped);
}

static enum dk_react
end(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "END IT", .label = "Reason",
		.text = "no more orders are made; what was made stays" };

	return dk_ask(s, &ask, ended);
}

static enum dk_react
pause_or_go_on(struct dk_screen *s)
{
	struct state *st = s->state;
	bool was_paused = st->standing.state == DK_STANDING_PAUSED;
	struct dk_err err;

	if (dk_standing_pause(s->session, st->id, !was_paused, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, was_paused ? "it goes on" : "paused: nothing is made");
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Order", look, "the order made of it", false },
	{ "c", "call off", call_off, "a part of a blanket order now, as an order", false },
	{ "p", "plan", plan, "a part of a blanket order for a day", false },
	{ "m", "make", make, "make what is due of it", false },
	{ "k", "skip", skip, "leave the next one out", false },
	{ "w", "pause", pause_or_go_on, "wait: nothing is made; again: it goes on", false },
	{ "e", "end", end, "no more is made", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_standing_one = {
	.name = "standing_one",
	.title = "STANDING ORDER",
	.help = "What is agreed, and the orders made of it or planned. A blanket order is called\n"
		"off by c; its draft opens, to be entered like any order.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
