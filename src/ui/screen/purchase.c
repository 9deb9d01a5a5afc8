/* purchase.c - receiving (3.13): what came is counted line by line, then posted at once. */
#include <stdlib.h>
#include <string.h>

#include "docket/receive.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { LINES_MAX = 1000 };

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_purchase purchase;
	struct dk_purchase_line *rows;
	struct dk_received_line now[LINES_MAX]; /* counted, not posted yet */
	size_t count;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_purchase_load(s->session, &s->data, st->id, &st->purchase, err);

	if (rc != DK_OK)
		return rc;
	st->rows = st->purchase.lines;
	dk_sheet_set(s, DK_ROWS(st->rows, st->purchase.line_count, id), st->rows);
	dk_title(s, "RECEIVE %s  %s", st->purchase.number, st->purchase.supplier_name);
	return DK_OK;
}

/* What was counted of a line now; NULL = nothing. */
static struct dk_received_line *
counted(struct state *st, int64_t line_no)
{
	for (size_t i = 0; i < st->count; i++)
		if (st->now[i].line_no == line_no)
			return &st->now[i];
	return NULL;
}

/* "ok", "SHORT 20", "OVER 5", "2 damaged": how the count stands against what is open. */
static void
show_state(struct state *st, const struct dk_purchase_line *l, struct dk_shown *out)
{
	const struct dk_received_line *r = counted(st, l->line_no);
	int64_t open = l->ordered.milli - l->received.milli;
	int64_t off = r != NULL ? r->qty.milli - open : 0;

	out->text = out->buf;
	if (l->is_closed)
		snprintf(out->buf, sizeof(out->buf), "closed");
	else if (r == NULL)
		snprintf(out->buf, sizeof(out->buf), "%s", open <= 0 ? "received" : "");
	else if (off != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %s", off > 0 ? "OVER" : "SHORT",
		    dk_qty_show((dk_qty){ off > 0 ? off : -off }).s);
	else
		snprintf(out->buf, sizeof(out->buf), "ok");
	out->look = off > 0 ? DK_LOOK_STOP : off < 0 ? DK_LOOK_WARN : DK_LOOK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	struct state *st = s->state;
	const struct dk_purchase_line *l = &st->rows[row];
	const struct dk_received_line *r = counted(st, l->line_no);

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->name;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->ordered).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->received).s);
	else if (column == 5 && r != NULL)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->qty).s);
	else if (column == 6 && r != NULL && r->damaged.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->damaged).s);
	else if (column == 7)
		show_state(st, l, out);
	else if (column == 8)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_is_set(l->expected)
		    ? dk_date_short(l->expected).s : "");
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 14, .grows = true },
		{ .head = "Ordered", .width = 7, .right = true },
		{ .head = "Before", .width = 7, .right = true },
		{ .head = "Now", .width = 7, .right = true },
		{ .head = "Bad", .width = 4, .right = true }, { .head = "State", .width = 9 },
		{ .head = "Expected", .width = 10 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"It has no lines." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_sheet_draw(s, body, dk_at(0, 1, body->cols - 1, DK_LOOK_FOCUS), s->rows - 1);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
	    st->count == 0 ? "Enter counts a line, A takes all that is open.%s"
			   : "F2 posts what was counted; lines that wait get it.%s", "");
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - 2);
}

static const struct dk_purchase_line *
here(const struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->list.rows.count > 0 ? &st->rows[st->list.cursor] : NULL;
}

/* Forgets the count of a line, so that it is made anew. */
static struct dk_received_line *
anew(struct state *st, int64_t line_no)
{
	struct dk_received_line *r = counted(st, line_no);

	if (r == NULL && st->count < LINES_MAX)
		r = &st->now[st->count++];
	if (r != NULL)
		*r = (struct dk_received_line){ .line_no = line_no, .location = "" };
	return r;
}

static void
forget(struct state *st, int64_t line_no)
{
	struct dk_received_line *r = counted(st, line_no);

	if (r != NULL)
		*r = st->now[--st->count];
}

/* "40", or "40:2" with two of them damaged; 0 takes the count back. */
static enum dk_react
count_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
	char *copy = dk_arena_dup(&s->data, text), *bad = strchr(copy, ':');
	dk_qty qty = { 0 }, damaged = { 0 };
	struct dk_received_line *r;
	struct dk_err err;

	if (bad != NULL)
		*bad++ = '\0';
	if (dk_qty_parse(copy, &qty, &err) != DK_OK ||
	    (bad != NULL && dk_qty_parse(bad, &damaged, &err) != DK_OK))
		return dk_say_err(s, &err), DK_STAY;
	if (damaged.milli > qty.milli) {
		dk_say(s, DK_LOOK_WARN, "no more can be damaged than came");
		return DK_STAY;
	}
	if (qty.milli == 0)
		forget(st, l->line_no);
	else if ((r = anew(st, l->line_no)) != NULL) {
		r->qty = qty;
		r->damaged = damaged;
	}
	return DK_RELOAD;
}

static enum dk_react
count_line(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	char open[40];
	const struct dk_ask ask = { .title = "COUNT", .label = l != NULL ? l->sku : "",
		.text = "what came; 40:2 when two of them are damaged; 0 = not counted",
		.value = open };

	if (l == NULL)
		return DK_KEEP;
	if (l->is_closed) {
		dk_say(s, DK_LOOK_WARN, "this line is closed: %s",
		    ((struct state *)s->state)->purchase.closed_reason);
		return DK_REDRAW;
	}
	snprintf(open, sizeof(open), "%s", dk_qty_text((dk_qty){ l->ordered.milli >
	    l->received.milli ? l->ordered.milli - l->received.milli : 0 }).s);
	return dk_ask(s, &ask, count_given);
}

static enum dk_react
take_all(struct dk_screen *s)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->purchase.line_count; i++) {
		const struct dk_purchase_line *l = &st->rows[i];
		struct dk_received_line *r;

		if (!l->is_closed && l->received.milli < l->ordered.milli &&
		    counted(st, l->line_no) == NULL && (r = anew(st, l->line_no)) != NULL)
			r->qty.milli = l->ordered.milli - l->received.milli;
	}
	return DK_RELOAD;
}

static bool
is_over(const struct state *st)
{
	for (size_t i = 0; i < st->count; i++)
		for (size_t k = 0; k < st->purchase.line_count; k++)
			if (st->rows[k].line_no == st->now[i].line_no &&
			    st->now[i].qty.milli > st->rows[k].ordered.milli -
			    st->rows[k].received.milli)
				return true;
	return false;
}

static enum dk_react
posted(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_received in = { .lines = st->now, .count = st->count, .note = text,
		.takes_over = is_over(st) };
	struct dk_receipt made;
	struct dk_err err;

	if (dk_receive(s->session, &s->data, st->id, &in, &made, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->count = 0;
	dk_say(s, DK_LOOK_OK, "receipt %s: %s came, %s to lines that waited", made.number,
	    dk_qty_show(made.pieces).s, dk_qty_show(made.handed_out).s);
	return DK_RELOAD;
}

static enum dk_react
post(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "POST THE RECEIPT", .label = "Note",
		.text = is_over(st) ? "MORE CAME THAN IS OPEN, and is taken. Their delivery note:"
				    : "the supplier's delivery note, where there is one" };

	if (st->count == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is counted yet - Enter counts a line");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, posted);
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
	struct dk_err err;
	dk_date day;

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	if (dk_purchase_expect(s->session, st->id, l->line_no, day, "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is expected %s", l->sku, dk_date_short(day).s);
	return DK_RELOAD;
}

static enum dk_react
ask_day(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	const struct dk_ask ask = { .title = "EXPECTED", .text = "the new day of this line",
		.label = l != NULL ? l->sku : "" };

	return l != NULL ? dk_ask(s, &ask, day_given) : DK_KEEP;
}

static enum dk_react
closed(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
	struct dk_err err;

	if (dk_purchase_close(s->session, st->id, l->line_no, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	forget(st, l->line_no);
	dk_say(s, DK_LOOK_OK, "the rest of line %lld does not come", (long long)l->line_no);
	return DK_RELOAD;
}

static enum dk_react
ask_close(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	const struct dk_ask ask = { .title = "THE REST DOES NOT COME", .label = "Reason" };

	return l != NULL ? dk_ask(s, &ask, closed) : DK_KEEP;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Count", count_line, "count this line", false },
	{ "A", "all", take_all, "all that is open came as ordered", false },
	{ "F2", "Post", post, "stock takes what was counted, waiting lines get it", false },
	{ "e", "expect", ask_day, "this line comes on another day", false },
	{ "c", "close", ask_close, "the rest of this line does not come", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_purchase = {
	.name = "purchase",
	.title = "RECEIVE",
	.help = "Count each line as it comes off the van, then F2 posts all of it at once. Bad is\n"
		"damaged: on hand, but set apart. What was counted and not posted is forgotten\n"
		"with the screen.",
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
