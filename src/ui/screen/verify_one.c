/* verify_one.c - a second pair of eyes on one order (3.7): finding by finding, then F2. */
#include <stdlib.h>
#include <string.h>

#include "docket/text.h"
#include "docket/verify.h"
#include "ui/act/act.h"
#include "ui/act/show.h"

enum { NOTE_ROWS = 3, LINES_LEAST = 4, KEPT_MAX = 200, SOURCE_CELLS = 32 };

/* A row of the lower list: a finding, or a hold that is none. */
struct item {
	const char *code, *text;
	int64_t line_no;
	enum dk_severity severity;
	bool is_held;
	const char *kept; /* the reason it is passed with; NULL = it is not */
};

/* What the verifier keeps, until F2 stores all at once. */
struct kept {
	char code[48];
	int64_t line_no;
	const char *reason;
};

struct state {
	struct act act;
	dk_id id;
	struct dk_order *order;
	struct item *items;
	size_t item_count;
	struct kept *kept;
	size_t kept_count;
	struct dk_list lines, list;
	bool is_blind; /* it waits to be keyed again: its lines stay unseen */
	struct dk_claim claim; /* who has it; texts in s->data */
	int source_top; /* first row shown of the customer's words */
};

static const struct dk_column line_columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Item", .width = 9 },
	{ .head = "As entered", .width = 24, .grows = true },
	{ .head = "Qty", .width = 8, .right = true },
	{ .head = "UM", .width = 3 },
	{ .head = "Price", .width = 10, .right = true },
	{ .head = "Net", .width = 10, .right = true },
	{ .head = "", .width = 4 },
};

/* Beside the customer's words there is less room. */
static const struct dk_column short_columns[] = {
	{ .head = "Ln", .width = 2, .right = true },
	{ .head = "Item", .width = 8 },
	{ .head = "As entered", .width = 10, .grows = true },
	{ .head = "Qty", .width = 7, .right = true },
	{ .head = "Net", .width = 8, .right = true },
	{ .head = "", .width = 4 },
};

static const struct dk_column item_columns[] = {
	{ .head = "", .width = 4 },
	{ .head = "", .width = 17 },
	{ .head = "", .width = 4 },
	{ .head = "", .width = 51, .grows = true },
};

static bool
is_open(const struct item *it)
{
	if (it->is_held)
		return true;
	return it->severity == DK_WARN && it->kept == NULL;
}

/* The gravest look of what still stands against a line. */
static enum dk_look
look_of_line(const struct state *st, int64_t line_no)
{
	enum dk_look look = DK_LOOK_OK;

	for (size_t i = 0; i < st->item_count; i++) {
		if (st->items[i].line_no != line_no || !is_open(&st->items[i]))
			continue;
		if (st->items[i].is_held)
			return DK_LOOK_STOP;
		look = DK_LOOK_WARN;
	}
	return look;
}

static void
line_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_order_line *l = &st->order->lines[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1)
		out->text = l->sku;
	else if (column == 2)
		out->text = l->text;
	else if (l->product_id == 0)
		out->text = "";
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->unit_qty).s);
	else if (column == 4)
		out->text = l->unit;
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->price).s);
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->net, s->session->exponent).s);
	else {
		out->look = look_of_line(st, l->line_no);
		out->text = dk_look_word(out->look);
	}
}

static void
short_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	static const size_t full[] = { 0, 1, 2, 3, 6, 7 };
	const struct dk_screen *s = data;
	const struct dk_order_line *l = &((const struct state *)s->state)->order->lines[row];

	line_cell(data, row, full[column], out);
	if (column == 3 && l->product_id != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %s", dk_qty_show(l->unit_qty).s, l->unit);
}

static void
item_cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct item *it = &((const struct state *)data)->items[row];

	out->text = out->buf;
	if (column == 0) {
		out->look = it->is_held ? DK_LOOK_STOP : is_open(it) ? DK_LOOK_WARN : DK_LOOK_OK;
		out->text = dk_look_word(out->look);
	} else if (column == 1) {
		out->text = it->code;
	} else if (column == 2) {
		if (it->line_no > 0)
			snprintf(out->buf, sizeof(out->buf), "L%lld", (long long)it->line_no);
		else
			out->text = "";
	} else if (it->kept != NULL) {
		snprintf(out->buf, sizeof(out->buf), "kept: %.80s", it->kept);
	} else if (it->severity == DK_STOP && !it->is_held) {
		snprintf(out->buf, sizeof(out->buf), "released. %.80s", it->text);
	} else {
		out->text = it->text;
	}
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	st->id = strtoll(s->arg, NULL, 10);
	st->kept = dk_arena_array(&s->keep, KEPT_MAX, sizeof(*st->kept));
	return dk_verify_claim(s->session, &s->data, st->id, &st->claim, err);
}

static void
end(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	/* what cannot be given back now ends by itself */
	if (dk_verify_free(s->session, st->id, &err) != DK_OK)
		return;
}

/* Somebody else was first: this clerk may look, and is told why no more. */
static bool
is_taken(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_verify_claim(s->session, &s->data, st->id, &st->claim, &err) != DK_OK) {
		dk_say_err(s, &err);
		return true;
	}
	if (st->claim.is_mine)
		return false;
	dk_say(s, DK_LOOK_WARN, "%s has it since %lld min - you may look, not pass",
	    st->claim.by, (long long)st->claim.minutes);
	return true;
}

static const char *
kept_reason(const struct state *st, const char *code, int64_t line_no)
{
	for (size_t i = 0; i < st->kept_count; i++)
		if (strcmp(st->kept[i].code, code) == 0 && st->kept[i].line_no == line_no)
			return st->kept[i].reason;
	return NULL;
}

static bool
is_held(const struct dk_order *o, const char *code)
{
	for (size_t i = 0; i < o->hold_count; i++)
		if (strcmp(o->holds[i].code, code) == 0)
			return true;
	return false;
}

static bool
is_found(const struct dk_order *now, const char *code)
{
	for (size_t i = 0; i < now->finding_count; i++)
		if (strcmp(now->findings[i].code, code) == 0)
			return true;
	return false;
}

/* Holds that no finding stands for come first, then the findings of today's facts. */
static void
gather(struct dk_screen *s, const struct dk_order *o, const struct dk_order *now)
{
	struct state *st = s->state;

	st->items = dk_arena_array(&s->data, o->hold_count + now->finding_count + 1,
	    sizeof(*st->items));
	st->item_count = 0;
	for (size_t i = 0; i < o->hold_count; i++)
		if (!is_found(now, o->holds[i].code))
			st->items[st->item_count++] = (struct item){ .code = o->holds[i].code,
				.text = o->holds[i].reason, .severity = DK_STOP, .is_held = true };
	for (size_t i = 0; i < now->finding_count; i++) {
		const struct dk_finding *f = &now->findings[i];

		st->items[st->item_count++] = (struct item){ .code = f->code, .text = f->text,
			.line_no = f->line_no, .severity = f->severity,
			.is_held = f->severity != DK_WARN && is_held(o, f->code),
			.kept = kept_reason(st, f->code, f->line_no) };
	}
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_order *o = NULL, *now = NULL;
	enum dk_rc rc = dk_order_load(s->session, &s->data, st->id, &o, err);

	if (rc == DK_OK)
		rc = dk_order_check(s->session, &s->data, st->id, &now, err);
	if (rc == DK_OK)
		rc = dk_verify_claimed(s->session, &s->data, st->id, &st->claim, err);
	if (rc != DK_OK)
		return rc;
	st->order = o;
	gather(s, o, now);
	st->is_blind = is_held(o, "rekey") && is_found(now, "rekey");
	dk_list_set(&st->lines, DK_ROWS(o->lines, o->line_count, id));
	dk_list_set(&st->list, DK_ROWS_PLAIN(st->items, st->item_count));
	act_on(s, o->id, o->number);
	dk_title(s, "VERIFY %s  %s", o->number, o->customer_name);
	if (st->claim.by[0] != '\0' && !st->claim.is_mine)
		dk_title(s, "VERIFY %s  with %s %lld min  %s", o->number, st->claim.by,
		    (long long)st->claim.minutes, o->customer_name);
	return DK_OK;
}

static struct item *
here(const struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->item_count > 0 ? &st->items[st->list.cursor] : NULL;
}

/* The lines turn to the one that the finding is about. */
static void
follow(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct item *it = here(s);

	for (size_t i = 0; it != NULL && it->line_no > 0 && i < st->order->line_count; i++)
		if (st->order->lines[i].line_no == it->line_no)
			st->lines.cursor = i;
}

/* Goes to the next finding that still stands, round the list. False when none does. */
static bool
go_next(struct dk_screen *s)
{
	struct state *st = s->state;

	for (size_t i = 1; i <= st->item_count; i++) {
		size_t at = (st->list.cursor + i) % st->item_count;

		if (!is_open(&st->items[at]))
			continue;
		st->list.cursor = at;
		follow(s);
		return true;
	}
	return false;
}

static enum dk_react
next(struct dk_screen *s)
{
	if (!go_next(s))
		dk_say(s, DK_LOOK_OK, "every finding is kept or released - F2 verifies the order");
	return DK_REDRAW;
}

static enum dk_react
do_keep(struct dk_screen *s, const char *reason)
{
	struct state *st = s->state;
	struct item *it = here(s);
	struct kept *k;

	if (reason[strspn(reason, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type why it is right as it is, or Esc");
		return DK_STAY;
	}
	if (it == NULL || st->kept_count == KEPT_MAX)
		return DK_REDRAW;
	k = &st->kept[st->kept_count++];
	snprintf(k->code, sizeof(k->code), "%s", it->code);
	k->line_no = it->line_no;
	k->reason = dk_arena_dup(&s->keep, reason);
	it->kept = k->reason;
	go_next(s);
	return DK_REDRAW;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct item *it = here(s);
	char title[80];

	if (it == NULL)
		return DK_KEEP;
	if (is_taken(s))
		return DK_REDRAW;
	if (it->severity != DK_WARN || it->kept != NULL) {
		dk_say(s, DK_LOOK_WARN, it->kept != NULL ? "it is kept already" :
		    "a STOP is not kept - o overrides it with a reason");
		return DK_REDRAW;
	}
	snprintf(title, sizeof(title), "KEEP %s", it->code);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title, .text = it->text, .label = "Reason", .max = 200 },
	    do_keep);
}

static enum dk_react
override(struct dk_screen *s)
{
	const struct item *it = here(s);

	if (it == NULL || !it->is_held) {
		dk_say(s, DK_LOOK_WARN, "this does not hold the order%s",
		    it != NULL && is_open(it) ? " - k keeps it with a reason" : "");
		return DK_REDRAW;
	}
	return act_release_code(s, it->code);
}

/* Goes to what still stands, and says what to do about it. */
static enum dk_react
say_open(struct dk_screen *s)
{
	const struct item *it = here(s);

	if (!is_open(it) && go_next(s))
		it = here(s);
	follow(s);
	if (it->is_held)
		dk_say(s, DK_LOOK_STOP,
		    "%s holds it - o overrides with a reason, r returns it", it->code);
	else
		dk_say(s, DK_LOOK_WARN, "%s of %s is not looked at - k keeps it with a reason",
		    it->code, it->line_no > 0 ? "this line" : "the order");
	return DK_REDRAW;
}

static enum dk_react
pass(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_pass *passes;
	struct dk_err err;
	size_t count = 0;

	if (is_taken(s))
		return DK_REDRAW;
	for (size_t i = 0; i < st->item_count; i++)
		if (is_open(&st->items[i]))
			return say_open(s);
	passes = dk_arena_array(&s->data, st->item_count + 1, sizeof(*passes));
	for (size_t i = 0; i < st->item_count; i++)
		if (st->items[i].kept != NULL)
			passes[count++] = (struct dk_pass){ st->items[i].code, st->items[i].kept,
				st->items[i].line_no };
	if (dk_order_verify(s->session, st->id, passes, count, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "order %s is verified", st->act.number);
	return DK_BACK;
}

static enum dk_react
do_return(struct dk_screen *s, const char *note)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (note[strspn(note, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type what is to be mended, or Esc");
		return DK_STAY;
	}
	if (dk_order_return(s->session, st->id, note, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "order %s is held for %s, with the note", st->act.number,
	    st->order->entered_by_name);
	return DK_BACK;
}

static enum dk_react
give_back(struct dk_screen *s)
{
	const struct state *st = s->state;
	char title[120];

	if (is_taken(s))
		return DK_REDRAW;
	snprintf(title, sizeof(title), "RETURN %s TO %.40s", st->act.number,
	    st->order->entered_by_name);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "The order is held until it is mended and released.",
		.label = "Note",
		.max = 200 },
	    do_return);
}

/* Types it again; who does that has not seen its lines. */
static enum dk_react
key_again(struct dk_screen *s)
{
	return is_taken(s) ? DK_REDRAW : dk_open(s, "rekey", s->arg);
}

/* What would show the lines waits as long as they are hidden. */
static bool
is_hidden(struct dk_screen *s)
{
	if (!((const struct state *)s->state)->is_blind)
		return false;
	dk_say(s, DK_LOOK_WARN, "its lines are hidden until keyed again - b keys them");
	return true;
}

static enum dk_react
amend(struct dk_screen *s)
{
	return is_hidden(s) ? DK_REDRAW : act_amend(s);
}

static enum dk_react
explain(struct dk_screen *s)
{
	return is_hidden(s) ? DK_REDRAW : act_explain(s);
}

/* The phone of the customer, and the order in speaking order. */
static enum dk_react
call_back(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_customer *c = NULL;
	struct dk_err err;

	if (is_hidden(s))
		return DK_REDRAW;
	if (dk_customer_load(s->session, &s->data, st->order->customer_id, &c, &err) != DK_OK)
		return dk_say_err(s, &err);
	(void)dk_open(s, "readback", s->arg);
	dk_say(s, DK_LOOK_OK, "call %s %s, read it to them; F2 keeps their yes", c->contact,
	    c->phone[0] != '\0' ? c->phone : "(no phone on file)");
	return DK_REDRAW;
}

static enum dk_react
timeline(struct dk_screen *s)
{
	return dk_open(s, "timeline", s->arg);
}

/* Rows above the first rule: two of facts, and the customer's words. */
static int
head_rows(const struct dk_screen *s)
{
	const struct dk_order *o = ((const struct state *)s->state)->order;
	int rows = dk_text_cells(o->note) > 0 ? 1 + dk_text_cells(o->note) / (s->cols - 12) : 0;

	return 2 + (rows > NOTE_ROWS ? NOTE_ROWS : rows);
}

/* Rows of the order's lines, and of the customer's words beside them, without their head. */
static int
line_rows(const struct dk_screen *s)
{
	const struct dk_order *o = ((const struct state *)s->state)->order;
	int most = (s->rows - head_rows(s) - 4) / 2;
	int want = o->line_count > 1000 ? most : (int)o->line_count;
	int source = *o->source != '\0' ? show_source_rows(o->source, SOURCE_CELLS) : 0;

	want = want < source ? source : want;
	most = most < LINES_LEAST ? LINES_LEAST : most;
	return want > most ? most : want < 1 ? 1 : want;
}

static int
item_rows(const struct dk_screen *s)
{
	return s->rows - head_rows(s) - line_rows(s) - 4;
}

static void
draw_head(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_order *o = ((const struct state *)s->state)->order;
	struct dk_arena tmp = { 0 };
	int col;

	dk_put(body, dk_to(0, 1, DK_LOOK_LABEL), "%s  entered by %s %s%s%s%s   wanted %s",
	    o->channel, o->entered_by_name, show_moment(&tmp, o->entered_at),
	    *o->customer_po != '\0' ? "   PO " : "   no PO", o->customer_po,
	    *o->ship_to != '\0' ? dk_fmt(&tmp, "   ship to %s", o->ship_to) : "",
	    dk_date_is_set(o->wanted) ? dk_date_short(o->wanted).s : "any day");
	col = dk_put(body, dk_to(1, 1, DK_LOOK_LABEL), "Total ");
	dk_put(body, dk_to(1, col, DK_LOOK_VALUE), "%s %s",
	    dk_money_show(o->total, s->session->exponent).s, o->currency);
	if (*o->note != '\0')
		dk_put_wrapped(body, dk_at(2, 1, body->cols - 2, DK_LOOK_LABEL),
		    dk_fmt(&tmp, "Note: %s", o->note));
	dk_arena_free(&tmp);
}

static void
draw_counts(const struct state *st, struct dk_surface *body, int row)
{
	size_t warn = 0, stop = 0, done = 0;
	int col;

	for (size_t i = 0; i < st->item_count; i++) {
		if (!is_open(&st->items[i]))
			done++;
		else if (st->items[i].is_held)
			stop++;
		else
			warn++;
	}
	col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "CHECKS  %zu ok  ", done);
	col = dk_put(body, dk_to(row, col, warn > 0 ? DK_LOOK_WARN : DK_LOOK_LABEL), "%zu warn",
	    warn);
	dk_put(body, dk_to(row, col + 2, stop > 0 ? DK_LOOK_STOP : DK_LOOK_LABEL), "%zu STOP",
	    stop);
}

/* The lines as entered; the words they were made of stand to their left, where there are any. */
static void
draw_lines(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct state *st = s->state;
	const char *source = st->order->source;
	bool beside = *source != '\0';
	const struct dk_list_view view = {
		.columns = beside ? short_columns : line_columns,
		.column_count = beside ? DK_COUNT(short_columns) : DK_COUNT(line_columns),
		.data = s, .cell = beside ? short_cell : line_cell, .empty = "It has no lines." };
	int rows = line_rows(s), col = beside ? SOURCE_CELLS + 4 : 1;

	if (beside) {
		dk_put(body, dk_at(row, 1, SOURCE_CELLS, DK_LOOK_LABEL), "Source, by %s",
		    st->order->channel);
		show_source(body, dk_at(row + 1, 1, SOURCE_CELLS, DK_LOOK_VALUE), rows, source,
		    st->source_top);
		dk_put_bar(body, row, SOURCE_CELLS + 2, rows + 1);
	}
	if (st->is_blind)
		dk_put(body, dk_to(row, col, DK_LOOK_STOP), "Lines hidden until keyed again");
	else
		dk_list_draw(&st->lines, body, dk_at(row, col, body->cols - col, DK_LOOK_LABEL),
		    rows + 1, &view);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view items = { .columns = item_columns,
		.column_count = DK_COUNT(item_columns), .data = st, .cell = item_cell,
		.empty = "The checks find nothing - F2 verifies the order." };
	int wide = body->cols - 1, row = head_rows(s);

	draw_head(s, body);
	dk_put_rule(body, row++, 0, body->cols);
	draw_lines(s, body, row);
	row += line_rows(s) + 1;
	dk_put_rule(body, row, 0, body->cols);
	dk_list_draw(&st->list, body, dk_at(row + 1, 1, wide, DK_LOOK_FOCUS), item_rows(s), &items);
	draw_counts(st, body, row + 1);
	dk_put(body, dk_to(body->rows - 1, 1, DK_LOOK_LABEL),
	    "%s  k keep+reason  o override+reason  h hold  c call back  r return to %s",
	    st->is_blind ? "b key again" : "Enter next", st->order->entered_by_name);
}

/* A page on or back in the customer's words. */
static void
turn_source(struct dk_screen *s, int by)
{
	struct state *st = s->state;
	int most = show_source_rows(st->order->source, SOURCE_CELLS) - line_rows(s);

	st->source_top += by * (line_rows(s) - 1);
	if (st->source_top > most)
		st->source_top = most;
	if (st->source_top < 0)
		st->source_top = 0;
}

/* Up and Down walk the findings, pages the lines and the words beside them. */
static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	enum dk_react r;

	if (ev->code == DK_KEY_PGUP || ev->code == DK_KEY_PGDN) {
		turn_source(s, ev->code == DK_KEY_PGDN ? 1 : -1);
		(void)dk_list_key(&st->lines, ev, line_rows(s));
		return DK_REDRAW;
	}
	r = dk_list_key(&st->list, ev, item_rows(s) - 1);
	if (r == DK_REDRAW)
		follow(s);
	return r;
}

static const struct dk_binding keys[] = {
	{ "F2", "Pass", pass, "verify the order with what was kept", false },
	{ "Enter", "Next", next, "the next finding that still stands", false },
	{ "k", "keep", keep, "keep it as it is, with a reason", false },
	{ "o", "override", override, "release the hold, with a reason", false },
	{ "b", "blind", key_again, "key item, quantity and price again, unseen", false },
	{ "e", "amend", amend, "change the order, line by line", false },
	{ "h", "hold", act_hold, "hold the order, with a reason", false },
	{ "r", "return", give_back, "hold it for the clerk who entered it, with a note", false },
	{ "c", "call", call_back, "call the customer back and read it to them", false },
	{ "t", "timeline", timeline, "all that happened to it", false },
	{ "C-r", NULL, explain, "explain its figures: price, tax, promise, credit (=)", false },
	{ "=", NULL, explain, NULL, false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_verify_one = {
	.name = "verify_one",
	.title = "VERIFY",
	.help = "Enter walks the findings. A warning is kept with a reason (k), a STOP released\n"
		"with one (o). F2 verifies the order when nothing stands against it.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.close = end,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_ORDER_VERIFY,
};
