/*
 * inquiry.c - where is my order (3.14): a number, a phone or a name gives the answer in one row;
 * Enter writes down that it was given.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/inquiry.h"
#include "ui/act/act.h"
#include "ui/act/quote.h"
#include "ui/act/show.h"
#include "ui/app.h"
#include "ui/speech.h"

enum { FIND, HITS, ANSWER };
enum { FIND_ROW = 0, ORDERS_ROW = 2, ORDERS_SHOWN = 5, SAY_ROW = 8, LOG_ROW = 11 };

struct state {
	int mode;
	struct dk_input field;
	struct dk_list hits, orders;
	struct dk_inquiry_hit *found;
	char text[DK_INPUT_BYTES]; /* what `found` was found by */
	dk_id customer_id, order_id;
	struct dk_inquiry_hit caller;
	struct dk_order_row *rows; /* his orders, open ones first */
	struct dk_order_event *events;
	size_t event_count;
	struct dk_list log; /* of events: always the last */
	struct dk_inquiry *told;
	size_t told_count;
	const char *say;
	enum dk_inquiry_kind kind; /* being asked about */
	bool is_logged;
	dk_date follow_on;     /* the day the clerk promised to call back */
};

static const struct dk_input_def find_def = { .name = "find", .label = "Find", .row = FIND_ROW,
	.col = 1, .width = 24, .max = 120, .help = "phone, name, order, PO, invoice or tracking" };

static const struct dk_column hit_columns[] = {
	{ .head = "#", .width = 2, .right = true },
	{ .head = "No", .width = 8 },
	{ .head = "Name", .width = 24, .grows = true },
	{ .head = "Place", .width = 14 },
	{ .head = "Phone", .width = 15 },
	{ .head = "Order", .width = 10 },
};

static const struct dk_column order_columns[] = {
	{ .head = "Order", .width = 9 },
	{ .head = "PO", .width = 14, .grows = true },
	{ .head = "Placed", .width = 10 },
	{ .head = "Lines", .width = 5, .right = true },
	{ .head = "Value", .width = 12, .right = true },
	{ .head = "Stage", .width = 10 },
	{ .head = "Promise", .width = 8 },
};

static void
hit_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_inquiry_hit *h = &((const struct state *)data)->found[row];
	const char *const texts[] = { out->buf, h->customer, h->name, h->city, h->phone, h->order };

	snprintf(out->buf, sizeof(out->buf), "%zu", row + 1);
	out->text = texts[column];
}

static void
order_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_order_row *r = &((const struct state *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0) {
		out->text = *r->number != '\0' ? r->number : "earlier";
	} else if (column == 1) {
		out->text = r->customer_po;
	} else if (column == 2) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(r->placed).s);
	} else if (column == 3) {
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->lines);
	} else if (column == 4) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, r->total, r->currency).s);
	} else if (column == 5) {
		out->text = r->stage;
	} else {
		struct act_promise p = act_promise_text(s, r->promised, r->late_days);

		snprintf(out->buf, sizeof(out->buf), "%s", p.s);
		out->look = p.look;
	}
}

/* What the clerk sees of the caller's chosen order. */
static enum dk_rc
load_answer(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = DK_OK;

	st->say = "This customer has no order.";
	st->event_count = 0;
	if (st->order_id != 0)
		rc = dk_inquiry_answer(s->session, &s->data, st->order_id, &st->say, err);
	if (rc == DK_OK && st->order_id != 0)
		rc = dk_order_timeline(s->session, &s->data, st->order_id, &st->events,
		    &st->event_count, err);
	dk_list_set(&st->log, DK_ROWS_PLAIN(st->events, st->event_count));
	st->log.cursor = st->event_count > 0 ? st->event_count - 1 : 0;
	return rc;
}

/* Open orders first, the newest of them at the top. */
static int
by_age(const void *a, const void *b)
{
	const struct dk_order_row *x = a, *y = b;
	bool done_x = strcmp(x->stage, "closed") == 0 || strcmp(x->stage, "cancelled") == 0;
	bool done_y = strcmp(y->stage, "closed") == 0 || strcmp(y->stage, "cancelled") == 0;

	if (done_x != done_y)
		return done_x ? 1 : -1;
	if (x->placed.days != y->placed.days)
		return x->placed.days > y->placed.days ? -1 : 1;
	return x->id > y->id ? -1 : x->id < y->id ? 1 : 0;
}

static enum dk_rc
load_caller(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_order_query q = { .customer_id = st->customer_id,
		.from = dk_date_add(dk_session_today(s->session), -400), .to = DK_NO_DATE,
		.max = 100 };
	struct dk_order_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc;

	rc = dk_inquiry_of(s->session, &s->data, st->customer_id, &st->caller, err);
	if (rc == DK_OK)
		rc = dk_order_list(s->session, &s->data, &q, &rows, &count, err);
	if (rc == DK_OK)
		rc = dk_inquiry_list(s->session, &s->data, st->customer_id, &st->told,
		    &st->told_count, err);
	if (rc != DK_OK)
		return rc;
	if (count > 1)
		qsort(rows, count, sizeof(*rows), by_age);
	st->rows = rows;
	if (st->order_id == 0)
		st->order_id = st->caller.order_id;
	dk_list_set(&st->orders, DK_ROWS(rows, count, id));
	for (size_t i = 0; i < count; i++)
		if (rows[i].id == st->order_id)
			st->orders.cursor = i;
	dk_title(s, "INQUIRY  %s (%s)", st->caller.name, st->caller.customer);
	return load_answer(s, err);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count;
	enum dk_rc rc;

	if (st->mode == ANSWER)
		return load_caller(s, err);
	dk_title(s, "INQUIRY");
	rc = dk_inquiry_find(s->session, &s->data, st->text, &st->found, &count, err);
	if (rc == DK_OK)
		dk_list_set(&st->hits, DK_ROWS_PLAIN(st->found, count));
	return rc;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	dk_input_set(&st->field, "");
	st->follow_on = DK_NO_DATE;
	st->customer_id = strtoll(s->arg, NULL, 10); /* from the palette: its answer at once */
	st->mode = st->customer_id != 0 ? ANSWER : FIND;
	return DK_OK;
}

static void
take(struct state *st, const struct dk_inquiry_hit *h)
{
	st->customer_id = h->customer_id;
	st->order_id = h->order_id;
	st->orders = (struct dk_list){ 0 };
	st->is_logged = false;
	st->follow_on = DK_NO_DATE;
	st->mode = ANSWER;
}

static enum dk_react
search(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;
	size_t count;

	snprintf(st->text, sizeof(st->text), "%s", st->field.text);
	if (dk_inquiry_find(s->session, &s->data, st->text, &st->found, &count, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_input_keep(&st->field);
	if (count == 0) {
		dk_say(s, DK_LOOK_WARN, "nobody is found by \"%.60s\" - ask for a phone, order or "
		    "invoice number", st->text);
		return DK_REDRAW;
	}
	st->hits = (struct dk_list){ 0 };
	if (count == 1)
		take(st, &st->found[0]);
	else
		st->mode = HITS;
	return DK_RELOAD;
}

/* Home is ready again; from the palette the clerk goes back himself, to what he was at. */
static enum dk_react
log_it(struct dk_screen *s, const char *answer)
{
	struct state *st = s->state;
	struct dk_inquiry in = { .customer_id = st->customer_id, .order_id = st->order_id,
		.kind = st->kind, .answer = answer, .follow_on = st->follow_on };
	struct dk_err err;

	if (dk_inquiry_log(s->session, &in, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	dk_say(s, DK_LOOK_OK, "%s given to %s, written down%s", dk_inquiry_kind_name(in.kind),
	    st->caller.name, *s->arg != '\0' ? " - Esc goes back" : "");
	st->is_logged = true;
	if (in.kind == DK_INQUIRY_DISPUTE && in.order_id != 0) /* what he claims of it */
		return dk_open_id(s, "claims", in.order_id);
	if (in.kind == DK_INQUIRY_RETURN && st->order_id != 0) /* what he sends back is entered */
		dk_open(s, "return_one", dk_fmt(&s->data, "order %lld",
		    (long long)st->order_id));
	return *s->arg == '\0' ? DK_BACK : DK_RELOAD;
}

static enum dk_react
log_status(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->is_logged)
		return DK_BACK;
	st->kind = DK_INQUIRY_STATUS;
	return log_it(s, st->say);
}

static enum dk_react
take_hit(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->hits.rows.count == 0)
		return DK_KEEP;
	take(st, &st->found[st->hits.cursor]);
	return DK_RELOAD;
}

static enum dk_react
enter(struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->mode == FIND ? search(s) : st->mode == HITS ? take_hit(s) : log_status(s);
}

/* The kind whose key is being handled: its first letter. */
static enum dk_react
log_kind(struct dk_screen *s)
{
	struct state *st = s->state;
	char key = s->app->event->text[0], title[60];

	if (st->mode != ANSWER)
		return DK_PASS;
	for (int k = 0; k < DK_INQUIRY_KIND_COUNT; k++)
		if (dk_inquiry_kind_name((enum dk_inquiry_kind)k)[0] == key)
			st->kind = (enum dk_inquiry_kind)k;
	snprintf(title, sizeof(title), "ASKED ABOUT: %s", dk_inquiry_kind_name(st->kind));
	return dk_ask(s,
	    &(struct dk_ask){
		.title = title,
		.label = "Told",
		.value = st->kind == DK_INQUIRY_STATUS ? st->say :
		    st->kind == DK_INQUIRY_QUOTE
		    ? act_quotes_of(s, st->customer_id) : NULL,
		.max = 400,
	    },
	    log_it);
}

static enum dk_react
follow_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &st->follow_on)) {
		dk_say(s, DK_LOOK_WARN, "type a day like thu, +3 or 26.11");
		return DK_STAY;
	}
	dk_say(s, DK_LOOK_OK, "call back on %s - now log what was said (Enter, s c p r d q)",
	    dk_date_short(st->follow_on).s);
	return DK_REDRAW;
}

static enum dk_react
follow(struct dk_screen *s)
{
	if (((struct state *)s->state)->mode != ANSWER)
		return DK_PASS;
	return dk_ask(s, &(struct dk_ask){ .title = "CALL BACK", .text = "thu, +3, 26.11",
	    .label = "Day" }, follow_given);
}

static enum dk_react
timeline(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->mode != ANSWER || st->order_id == 0)
		return DK_PASS;
	return dk_open_id(s, "timeline", st->order_id);
}

/* One step: from the answer to the search, from there home. */
static enum dk_react
back(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->mode == FIND && dk_input_changed(&st->field)) {
		dk_input_undo(&st->field);
		return DK_REDRAW;
	}
	if (st->mode == FIND || *s->arg != '\0')
		return DK_PASS;
	st->mode = FIND;
	dk_input_focus(&st->field);
	return DK_RELOAD;
}

/* Another order of his is meant. */
static enum dk_react
move(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	enum dk_react r = dk_list_key(&st->orders, ev, ORDERS_SHOWN);

	if (r != DK_REDRAW || st->orders.rows.count == 0)
		return r;
	st->order_id = st->rows[st->orders.cursor].id;
	st->is_logged = false;
	return DK_RELOAD;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (st->mode == FIND)
		return dk_input_key(&st->field, find_def.max, ev);
	if (st->mode == HITS)
		return dk_list_key(&st->hits, ev, s->rows - 3);
	return move(s, ev);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	st->mode = FIND;
	dk_input_set(&st->field, "");
	dk_input_add(&st->field, find_def.max, ev->data);
	return search(s);
}

static const char *
topic(const struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->mode == FIND)
		return "Find: what the caller says, then Enter: 4 or more digits of his phone,\n"
		       "his name, an order, his PO, an invoice, the carrier's tracking number.";
	return st->mode == ANSWER ? "Read SAY aloud. Enter writes down that the status was given." :
				    "More than one fits: a digit or Up, Down; Enter takes one.";
}

static bool
typing(const struct dk_screen *s)
{
	return ((const struct state *)s->state)->mode == FIND;
}

/* How often somebody asked about this order before. */
static size_t
calls_before(const struct state *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->told_count; i++)
		n += st->order_id != 0 && st->told[i].order_id == st->order_id;
	return n - (n > 0 && st->is_logged);
}

static void
draw_log(const struct state *st, struct dk_surface *body)
{
	size_t calls = calls_before(st);
	struct dk_arena tmp = { 0 };
	int col;

	dk_put(body, dk_to(LOG_ROW, 1, DK_LOOK_LABEL),
	    "Log: Enter status  c change  p price  r return  d dispute  q quote  s own words");
	if (st->told_count > 0) {
		const struct dk_inquiry *q = &st->told[0];

		col = dk_put(body, dk_to(LOG_ROW + 1, 1, DK_LOOK_LABEL), "Last: %s %s %s: ",
		    show_moment(&tmp, q->at), q->by, dk_inquiry_kind_name(q->kind));
		dk_put(body, dk_to(LOG_ROW + 1, col, DK_LOOK_LABEL), "\"%s\"", q->answer);
	}
	if (calls > 0)
		dk_put(body, dk_to(LOG_ROW + 2, 1, DK_LOOK_WARN),
		    "call %zu about this order", calls + 1);
	dk_arena_free(&tmp);
}

static void
draw_answer(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view view = { .columns = order_columns,
		.column_count = DK_COUNT(order_columns), .data = s, .cell = order_cell,
		.empty = "No order in the last year." };
	const struct show_events events = { st->events, &st->log };
	int col, wide = body->cols - 1;

	dk_put(body, dk_to(FIND_ROW, 34, DK_LOOK_LABEL), "%s  %s", st->caller.phone,
	    st->caller.city);
	dk_list_draw(&st->orders, body, dk_at(ORDERS_ROW, 1, wide, DK_LOOK_FOCUS),
	    ORDERS_SHOWN + 1, &view);
	col = dk_put(body, dk_to(SAY_ROW, 1, DK_LOOK_LABEL), "SAY: ");
	dk_speak_told(body, DK_LOOK_VALUE, "SAY: %s", st->say);
	dk_put_wrapped(body, dk_at(SAY_ROW, col, body->cols - col - 1, DK_LOOK_VALUE), st->say);
	draw_log(st, body);
	show_events_draw(&events, body, dk_at(LOG_ROW + 3, 1, wide, DK_LOOK_LABEL),
	    body->rows - LOG_ROW - 3);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view hits = { .columns = hit_columns,
		.column_count = DK_COUNT(hit_columns), .data = st, .cell = hit_cell, .empty = "" };

	if (st->mode == ANSWER)
		draw_answer(s, body);
	if (st->mode == HITS)
		dk_list_draw(&st->hits, body, dk_at(2, 1, body->cols - 1, DK_LOOK_FOCUS),
		    s->rows - 2, &hits);
	if (st->mode == FIND)
		dk_put(body, dk_to(FIND_ROW, 34, DK_LOOK_LABEL), "%s", find_def.help);
	if (st->mode != ANSWER || *s->arg == '\0')
		dk_input_draw(&st->field, &find_def, body, st->mode == FIND);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Next", enter, "find; then write down that the status was given", false },
	{ "F12", NULL, back, "one step back", false },
	{ "t", "timeline", timeline, "all that happened to this order", false },
	{ "f", "follow", follow, "promise to call back on a day", false },
	{ "s", "status", log_kind, "write down what was said of its status", false },
	{ "c", "change", log_kind, "he wants something changed", false },
	{ "p", "price", log_kind, "he asks for a price", false },
	{ "r", "return", log_kind, "he wants to send something back: then it is entered", false },
	{ "d", "dispute", log_kind, "he disagrees with an invoice or delivery", false },
	{ "q", "quote", log_kind, "he asks for a quote", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_inquiry = {
	.name = "inquiry",
	.title = "INQUIRY",
	.help = "Type what the caller says: phone, name, order, PO or invoice number, Enter.\n"
		"Up and Down choose another of his orders. SAY is what to tell him.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = typing,
	.topic = topic,
	.key = key,
	.scan = scan,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
