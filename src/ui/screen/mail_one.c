/*
 * mail_one.c - a message beside the order that it makes (3.22): the text at the left, what was
 * found in it at the right. Enter takes the rows, looks them over, enters the order.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/mail_order.h"
#include "docket/order.h"
#include "docket/text.h"
#include "ui/act/mail_text.h"
#include "ui/app.h"

enum { BAR = 33, HEAD_ROWS = 3, LEFT = 31 };

struct item { /* a row at the right: a line, or text that is not used */
	int line; /* of what was found, -1: unused text */
	struct dk_span span;
	const char *text;
};

struct state {
	dk_id id;
	struct dk_mail_row row;
	struct dk_mail mail;
	bool is_read;     /* found below is filled; it lives in s->keep */
	struct dk_recognised found;
	bool *take;       /* by line */
	struct mail_text text; /* the left side */
	struct dk_list lines;  /* its rows */
	struct item *items;
	size_t item_count;
	struct dk_list list;   /* the right side */
	struct dk_order *order; /* once it is taken */
	bool in_message;  /* the left side has the focus */
	bool reviews;
};

/* Is read once: the message does not change, and what is taken stands in the draft. */
static enum dk_rc
read_message(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_catalogue *cat = NULL;
	enum dk_rc rc;

	if (st->is_read)
		return DK_OK;
	rc = dk_catalogue_open(s->session, &cat, err);
	if (rc == DK_OK)
		rc = dk_recognise(cat, &s->keep, &st->mail, dk_session_today(s->session),
		    &st->found, err);
	dk_catalogue_close(cat);
	if (rc != DK_OK)
		return rc;
	st->take = dk_arena_array(&s->keep, st->found.line_count + 1, sizeof(*st->take));
	for (size_t i = 0; i < st->found.line_count; i++)
		st->take[i] = st->found.lines[i].is_sure;
	st->is_read = true;
	return DK_OK;
}

static enum dk_text_use
use_of(const struct dk_mail_piece *p)
{
	for (int u = DK_TEXT_UNUSED; u <= DK_TEXT_SHIP_TO; u++)
		if (strcmp(dk_text_use_name((enum dk_text_use)u), p->use) == 0)
			return (enum dk_text_use)u;
	return DK_TEXT_COURTESY; /* noted or ignored: settled */
}

/* The pieces as they are stored, in the form that the recogniser gives. */
static enum dk_rc
load_pieces(struct dk_screen *s, struct dk_text_piece **out, size_t *count, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_mail_piece *stored = NULL;
	enum dk_rc rc;

	*out = st->found.pieces;
	*count = st->found.piece_count;
	if (st->row.order_id == 0)
		return DK_OK;
	rc = dk_mail_pieces(s->session, &s->data, st->id, &stored, count, err);
	if (rc != DK_OK)
		return rc;
	*out = dk_arena_array(&s->data, *count + 1, sizeof(**out));
	for (size_t i = 0; i < *count; i++)
		(*out)[i] = (struct dk_text_piece){ stored[i].span, use_of(&stored[i]),
			(int)stored[i].line_no - 1 };
	return DK_OK;
}

static const char *
piece_text(struct dk_screen *s, const struct dk_span *p)
{
	const struct state *st = s->state;

	return dk_arena_dup_n(&s->data, st->mail.parts[p->part].text + p->from, p->to - p->from);
}

static void
build_items(struct dk_screen *s, const struct dk_text_piece *pieces, size_t count)
{
	struct state *st = s->state;
	size_t lines = st->order != NULL ? st->order->line_count : st->found.line_count;

	st->items = dk_arena_array(&s->data, lines + count + 1, sizeof(*st->items));
	st->item_count = 0;
	for (size_t i = 0; i < lines; i++)
		st->items[st->item_count++] = (struct item){ (int)i, { -1, 0, 0 }, "" };
	for (size_t i = 0; i < count; i++)
		if (pieces[i].use == DK_TEXT_UNUSED)
			st->items[st->item_count++] = (struct item){ -1, pieces[i].span,
				piece_text(s, &pieces[i].span) };
	dk_list_set(&st->list, DK_ROWS_PLAIN(st->items, st->item_count));
	if (st->list.cursor >= st->item_count)
		st->list.cursor = st->item_count > 0 ? st->item_count - 1 : 0;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	st->found = (struct dk_recognised){ .customer = "", .customer_name = "",
		.customer_rule = "", .po = "", .wanted = DK_NO_DATE, .wanted_text = "",
		.ship_to = "", .language = "" };
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_text_piece *pieces = NULL;
	size_t count = 0;
	int64_t ms = 0;
	enum dk_rc rc;

	rc = dk_mail_load(s->session, st->is_read ? &s->data : &s->keep, st->id, &st->row,
	    &st->mail, err);
	st->order = NULL;
	if (rc == DK_OK && st->row.order_id == 0)
		rc = read_message(s, err);
	if (rc == DK_OK && st->row.order_id != 0)
		rc = dk_order_check(s->session, &s->data, st->row.order_id, &st->order, err);
	if (rc == DK_OK)
		rc = load_pieces(s, &pieces, &count, err);
	if (rc != DK_OK)
		return rc;
	build_items(s, pieces, count);
	mail_text_make(&st->text, &s->data, &st->mail, (struct mail_pieces){ pieces, count }, LEFT);
	dk_list_set(&st->lines, DK_ROWS_PLAIN(st->text.rows, st->text.count));
	(void)dk_instant_parse(*st->row.sent != '\0' ? st->row.sent : st->row.at, &ms);
	dk_title(s, "MAIL  %.30s  %.3s %s  \"%.40s\"", st->row.sender,
	    dk_date_short(dk_instant_day(ms)).s, dk_instant_clock(ms).s, st->row.subject);
	return DK_OK;
}

static void
put_state(struct dk_surface *body, int row, enum dk_look look)
{
	dk_put(body, dk_at(row, body->cols - 5, 4, look), "%s", dk_look_word(look));
}

/* What is known of the order: from the message, then from the draft. */
static void
draw_head(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_recognised *f = &st->found;
	const struct dk_order *o = st->order;
	const char *customer = o != NULL ? o->customer_name : f->customer_name;
	const char *po = o != NULL ? o->customer_po : f->po;
	const char *ship = o != NULL ? o->ship_to : f->ship_to;
	dk_date wanted = o != NULL ? o->wanted : f->wanted;
	int col = BAR + 2, wide = body->cols - BAR - 8;

	if (*customer != '\0' && *f->customer_rule != '\0')
		dk_put(body, dk_at(0, col, wide, DK_LOOK_VALUE), "%s (by %s)", customer,
		    f->customer_rule);
	else
		dk_put(body, dk_at(0, col, wide, DK_LOOK_VALUE), "%s", *customer != '\0' ?
		    customer : "customer not known - o opens the form");
	put_state(body, 0, *customer != '\0' ? DK_LOOK_OK : DK_LOOK_STOP);
	dk_put(body, dk_at(1, col, wide, DK_LOOK_VALUE), "PO [%s]%s%s%s", po,
	    *ship != '\0' ? "  Ship [" : "", ship, *ship != '\0' ? "]" : "");
	if (dk_date_is_set(wanted))
		dk_put(body, dk_at(2, col, wide, DK_LOOK_VALUE), "Want [%s]  %s%.20s%s",
		    dk_date_short(wanted).s, *f->wanted_text != '\0' ? "\"" : "", f->wanted_text,
		    *f->wanted_text != '\0' ? "\"" : "");
	else
		dk_put(body, dk_at(2, col, wide, DK_LOOK_LABEL), "Want [as soon as can be]");
}

static enum dk_look
draw_found(const struct state *st, struct dk_surface *body, int row, int line)
{
	const struct dk_found_line *l = &st->found.lines[line];
	bool take = st->take[line];

	dk_put(body, dk_at(row, BAR + 2, 34, DK_LOOK_VALUE), "%c%2d %-8.12s %5s %-3.3s %s",
	    take ? ' ' : '-', line + 1, l->sku, dk_qty_show(l->qty).s, l->unit, l->rule);
	return take ? DK_LOOK_OK : DK_LOOK_WARN;
}

static enum dk_look
draw_line(const struct state *st, struct dk_surface *body, int row, int line)
{
	const struct dk_order_line *l = &st->order->lines[line];

	dk_put(body, dk_at(row, BAR + 2, 38, DK_LOOK_VALUE), " %2d %-8.12s %5s %-3.3s %-17.17s",
	    line + 1, l->sku, dk_qty_show(l->unit_qty).s, l->unit, l->text);
	return l->missing.milli > 0 ? DK_LOOK_WARN : DK_LOOK_OK;
}

static void
draw_items(const struct dk_screen *s, struct dk_surface *body, int rows)
{
	const struct state *st = s->state;
	size_t top = dk_list_top(&st->list, rows);

	for (int i = 0; i < rows && top + (size_t)i < st->item_count; i++) {
		const struct item *it = &st->items[top + (size_t)i];
		int row = HEAD_ROWS + 1 + i;
		enum dk_look look = DK_LOOK_STOP;

		if (it->line < 0)
			dk_put(body, dk_at(row, BAR + 2, body->cols - BAR - 8, DK_LOOK_VALUE),
			    " ? not used: %s", it->text);
		else
			look = st->order != NULL ? draw_line(st, body, row, it->line) :
			    draw_found(st, body, row, it->line);
		put_state(body, row, look);
		if (!st->in_message && top + (size_t)i == st->list.cursor) {
			dk_put_look(body, dk_at(row, BAR + 2, body->cols - BAR - 8,
			    DK_LOOK_FOCUS));
			dk_surface_cursor(body, row, BAR + 2);
		}
	}
	if (st->item_count == 0)
		dk_put(body, dk_to(HEAD_ROWS + 1, BAR + 2, DK_LOOK_LABEL),
		    "Nothing is recognised - o opens an empty form.");
}

static bool
is_entered(const struct state *st)
{
	return strcmp(st->row.state, "entered") == 0;
}

static const char *
next_step(const struct state *st)
{
	if (is_entered(st))
		return "it is entered; r answers it";
	if (st->order == NULL)
		return "Enter takes the ok rows   Space changes a row";
	if (st->row.unused > 0)
		return "n notes unused text on the order   x ignores it";
	return st->reviews ? "Read it over; Enter enters the order" : "Enter looks it over";
}

/* Totals, and what the checks say of them. */
static void
draw_review(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_order *o = st->order;
	int row = body->rows - 6;

	dk_put_rule(body, row++, BAR + 1, body->cols - BAR - 1);
	dk_put(body, dk_at(row++, BAR + 2, body->cols - BAR - 3, DK_LOOK_VALUE),
	    "REVIEW  %zu lines, total %s %s", o->line_count,
	    dk_money_show(o->total, dk_currency_exponent(o->currency)).s, o->currency);
	for (size_t i = 0; i < o->finding_count && row < body->rows - 1; i++) {
		const struct dk_finding *f = &o->findings[i];
		enum dk_look look = f->severity == DK_WARN ? DK_LOOK_WARN : DK_LOOK_STOP;

		if (f->severity == DK_OKAY)
			continue;
		dk_put(body, dk_at(row, BAR + 2, 4, look), "%s", dk_look_word(look));
		dk_put(body, dk_at(row++, BAR + 7, body->cols - BAR - 8, DK_LOOK_LABEL), "%s",
		    f->text);
	}
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int rows = body->rows - HEAD_ROWS - (st->reviews ? 7 : 2);

	mail_text_draw(&st->text, body, &st->lines, st->in_message);
	dk_put_bar(body, 0, BAR, body->rows - 1);
	draw_head(s, body);
	dk_put_rule(body, HEAD_ROWS, BAR + 1, body->cols - BAR - 1);
	draw_items(s, body, rows);
	if (st->reviews)
		draw_review(s, body);
	dk_put(body, dk_to(body->rows - 1, 1, DK_LOOK_LABEL), "Tab moves to the %s   %s",
	    st->in_message ? "order" : "message", next_step(st));
	if (st->item_count == 0 && !st->in_message)
		dk_surface_cursor(body, HEAD_ROWS + 1, BAR + 2);
}

static enum dk_react
take(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_id order_id = 0;

	if (dk_mail_take(s->session, st->id, &st->found, st->take, &order_id, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "the rows are taken as draft D%lld", (long long)order_id);
	return DK_RELOAD;
}

static enum dk_react
enter_order(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_order *o = NULL;
	struct dk_err err;

	if (!dk_alone(s)) {
		dk_say(s, DK_LOOK_WARN, "read the review, then press Enter by itself");
		return DK_REDRAW;
	}
	st->reviews = false;
	if (dk_order_enter(s->session, &s->data, st->row.order_id, NULL, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	if (dk_order_load(s->session, &s->data, st->row.order_id, &o, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (o->hold_count > 0)
		dk_say(s, DK_LOOK_WARN, "order %s is entered but held: %s", o->number,
		    o->holds[0].reason);
	else
		dk_say(s, DK_LOOK_OK, "order %s is entered: %zu line%s, %s %s", o->number,
		    dk_order_said(o), dk_order_said(o) == 1 ? "" : "s",
		    dk_money_show(o->total, dk_currency_exponent(o->currency)).s, o->currency);
	return DK_BACK;
}

static enum dk_react
review(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->order == NULL)
		return take(s);
	if (is_entered(st)) {
		dk_say(s, DK_LOOK_OK, "it is %s %s already - r answers it", st->order->kind,
		    st->row.order);
		return DK_REDRAW;
	}
	if (st->row.unused > 0) {
		dk_say(s, DK_LOOK_STOP, "text is not used - n notes it, x ignores it");
		return DK_REDRAW;
	}
	if (st->reviews)
		return enter_order(s);
	st->reviews = true;
	return DK_REDRAW;
}

/* In the message: to the row that the text made. */
static enum dk_react
jump(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct mail_text_row *t = st->text.count > 0 ? &st->text.rows[st->lines.cursor] :
	    NULL;

	if (t == NULL || t->mark == ' ')
		return DK_KEEP;
	for (size_t i = 0; i < st->item_count; i++)
		if (t->line >= 0 ? st->items[i].line == t->line : st->items[i].line < 0 &&
		    st->items[i].span.part == t->part && st->items[i].span.from < t->to &&
		    st->items[i].span.to > t->from) {
			st->list.cursor = i;
			st->in_message = false;
			return DK_REDRAW;
		}
	return DK_KEEP;
}

static enum dk_react
enter(struct dk_screen *s)
{
	return ((const struct state *)s->state)->in_message ? jump(s) : review(s);
}

static enum dk_react
change_side(struct dk_screen *s)
{
	struct state *st = s->state;

	st->in_message = !st->in_message;
	return DK_REDRAW;
}

static enum dk_react
toggle(struct dk_screen *s)
{
	struct state *st = s->state;
	int line = st->item_count > 0 ? st->items[st->list.cursor].line : -1;

	if (st->order != NULL || line < 0 || st->in_message)
		return DK_KEEP;
	st->take[line] = !st->take[line];
	return DK_REDRAW;
}

/* The unused text under the cursor, else the first one. */
static enum dk_react
settle(struct dk_screen *s, bool note)
{
	struct state *st = s->state;
	const struct item *it = NULL;
	struct dk_err err;

	if (st->order == NULL) {
		dk_say(s, DK_LOOK_WARN, "take the rows first - Enter");
		return DK_REDRAW;
	}
	for (size_t i = 0; i < st->item_count && it == NULL; i++)
		if (st->items[i].line < 0 && (i >= st->list.cursor || st->item_count == i + 1))
			it = &st->items[i];
	for (size_t i = 0; i < st->item_count && it == NULL; i++)
		if (st->items[i].line < 0)
			it = &st->items[i];
	if (it == NULL) {
		dk_say(s, DK_LOOK_OK, "all text is used or settled");
		return DK_REDRAW;
	}
	if (dk_mail_settle(s->session, st->id, &it->span, note, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, note ? "noted on the order: %.50s" : "ignored: %.50s",
		    it->text);
	return DK_RELOAD;
}

static enum dk_react
note(struct dk_screen *s)
{
	return settle(s, true);
}

static enum dk_react
ignore(struct dk_screen *s)
{
	return settle(s, false);
}

static enum dk_react
reply(struct dk_screen *s)
{
	return dk_open(s, "mail_reply", s->arg);
}

static enum dk_react
form(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->order == NULL) {
		dk_say(s, DK_LOOK_WARN, "take the rows first - Enter");
		return DK_REDRAW;
	}
	return dk_open_id(s, "order", st->row.order_id);
}

static enum dk_react
back(struct dk_screen *s)
{
	struct state *st = s->state;

	if (!st->reviews)
		return DK_PASS;
	st->reviews = false;
	return DK_REDRAW;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (st->in_message)
		return dk_list_key(&st->lines, ev, s->rows - 1);
	return dk_list_key(&st->list, ev, s->rows - HEAD_ROWS - 2);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Next", enter, "take the rows; look them over; enter the order", false },
	{ "F2", "Review", review, "look the order over", false },
	{ "Tab", "Side", change_side, "between message and order", false },
	{ "Space", NULL, toggle, "take this row, or leave it", false },
	{ "n", "note", note, "unused text goes into the order's note", false },
	{ "x", "ignore", ignore, "unused text asks for nothing", false },
	{ "r", "reply", reply, "what to answer him, in his language", false },
	{ "o", "form", form, "the draft in order entry", false },
	{ "F12", NULL, back, "leave the review, then one step back", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_mail_one = {
	.name = "mail_one",
	.title = "MAIL",
	.help = "> stands before text that made a row, ? before text that is not used.\n"
		"Enter takes the ok rows, then shows the review, then enters the order.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_ORDER_ENTER,
};
