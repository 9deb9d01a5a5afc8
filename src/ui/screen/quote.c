/* quote.c - one quote: its lines at their prices, totals, until when, and what became of it. */
#include <stdlib.h>
#include <string.h>

#include "docket/order.h"
#include "ui/act/quote.h"
#include "ui/act/show.h"

enum { HEAD_ROWS = 4, FOOT_ROWS = 3 };

struct state {
	struct act_quote act;
	struct dk_quote quote;
	struct dk_order *order;
	struct dk_list lines;
};

static const struct dk_column columns[] = {
	{ .head = "Ln", .width = 3, .right = true },
	{ .head = "Item", .width = 10 },
	{ .head = "Description", .width = 18, .grows = true },
	{ .head = "Qty", .width = 7, .right = true },
	{ .head = "UM", .width = 4 },
	{ .head = "Price", .width = 9, .right = true },
	{ .head = "Disc", .width = 7, .right = true },
	{ .head = "Net", .width = 12, .right = true },
};

static void
show_discount(const struct dk_order_line *l, int exponent, struct dk_shown *out)
{
	if (l->discount.e5 != 0)
		snprintf(out->buf, sizeof(out->buf), "%s%%", dk_rate_text(l->discount).s);
	else if (l->discount_amount.minor != 0)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->discount_amount, exponent).s);
	else
		out->text = "";
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_order *o = ((const struct state *)s->state)->order;
	const struct dk_order_line *l = &o->lines[row];
	int exponent = dk_currency_exponent(o->currency);

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
		show_discount(l, exponent, out);
	else
		snprintf(out->buf, sizeof(out->buf), "%s", dk_money_show(l->net, exponent).s);
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	act_quote_on(s, strtoll(s->arg, NULL, 10), "");
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_quote q = { 0 };
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_quote_load(s->session, &s->data, st->act.id, &q, err);

	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, st->act.id, &o, err);
	if (rc != DK_OK)
		return rc;
	st->quote = q;
	st->order = o;
	act_quote_on(s, q.id, q.number);
	dk_list_set(&st->lines, DK_ROWS(o->lines, o->line_count, id));
	dk_title(s, "QUOTE %s  %s", q.number, q.customer_name);
	return DK_OK;
}

/* Until when, and in words what to do about it. */
static void
draw_state(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct dk_quote *q = &((const struct state *)s->state)->quote;
	int left = dk_date_diff(q->valid_until, dk_session_today(s->session));
	enum dk_look look = act_quote_look(s, q);
	struct dk_arena tmp = { 0 };
	int col = dk_put(body, dk_to(row, 1, look), "%s", act_quote_state(&tmp, q));

	if (q->state == DK_QUOTE_LOST)
		dk_put(body, dk_to(row, col, DK_LOOK_LABEL), ": %s", q->lost_reason);
	else if (q->state == DK_QUOTE_OPEN && left == 0)
		dk_put(body, dk_to(row, col, look), ", valid until today - its last day");
	else if (q->state != DK_QUOTE_TAKEN)
		dk_put(body, dk_to(row, col, look), ", valid until %s%s",
		    dk_date_short(q->valid_until).s, q->state == DK_QUOTE_EXPIRED ?
			" - r renews it at today's prices" : "");
	dk_arena_free(&tmp);
}

static void
draw_head(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_order *o = st->order;
	struct dk_arena tmp = { 0 };

	draw_state(s, body, 0);
	dk_put(body, dk_to(1, 1, DK_LOOK_LABEL), "Customer %s  %s  quoted by %s %s%s%s",
	    o->customer, o->channel, st->quote.by, show_moment(&tmp, o->entered_at),
	    *o->customer_po != '\0' ? "  PO " : "", o->customer_po);
	dk_put(body, dk_to(2, 1, DK_LOOK_LABEL), "Ship %s  %s  wanted %s%s%s",
	    *o->ship_to != '\0' ? o->ship_to : "to customer",
	    *o->carrier != '\0' ? o->carrier : "no carrier",
	    dk_date_is_set(o->wanted) ? dk_date_short(o->wanted).s : "any day",
	    *o->note != '\0' ? "  note: " : "", o->note);
	dk_put_rule(body, 3, 0, body->cols);
	dk_arena_free(&tmp);
}

static void
draw_totals(const struct dk_screen *s, struct dk_surface *body, int row)
{
	const struct state *st = s->state;
	const struct dk_order *o = st->order;
	int exp = dk_currency_exponent(o->currency), col;

	dk_put_rule(body, row, 0, body->cols);
	dk_put(body, dk_to(row + 1, 1, DK_LOOK_LABEL),
	    "Goods %s  discount %s  freight %s  net %s  tax %s", dk_money_show(o->goods, exp).s,
	    dk_money_show(o->discount_total, exp).s, dk_money_show(o->freight, exp).s,
	    dk_money_show(o->net, exp).s, dk_money_show(o->tax, exp).s);
	col = dk_put(body, dk_to(row + 2, 1, DK_LOOK_VALUE), "%zu line%s, total %s %s",
	    o->line_count, o->line_count == 1 ? "" : "s", dk_money_show(o->total, exp).s,
	    o->currency);
	for (size_t i = 0; i < o->finding_count; i++) { /* what more of the line would save */
		const struct dk_finding *f = &o->findings[i];
		struct dk_spot at = dk_at(row + 2, col + 3, body->cols - col - 4, DK_LOOK_OK);

		if (strcmp(f->code, "near-break") == 0 && st->lines.cursor < o->line_count &&
		    f->line_no == o->lines[st->lines.cursor].line_no)
			dk_put_text(body, at, f->text);
	}
}

static int
line_rows(const struct dk_screen *s)
{
	return s->rows - HEAD_ROWS - FOOT_ROWS;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_list_view view = { .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell, .empty = "It has no lines." };

	draw_head(s, body);
	dk_list_draw(&st->lines, body, dk_at(HEAD_ROWS, 1, body->cols - 1, DK_LOOK_FOCUS),
	    line_rows(s), &view);
	draw_totals(s, body, body->rows - FOOT_ROWS);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->lines, ev, line_rows(s) - 1);
}

static const struct dk_binding keys[] = {
	{ "t", "take", act_quote_take, "the customer orders it: a draft at its prices", false },
	{ "r", "renew", act_quote_renew, "quote the same anew, at today's prices", false },
	{ "l", "lose", act_quote_lose, "nothing came of it: say why", false },
	{ "p", "paper", act_quote_paper, "its paper as PDF", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_quote = {
	.name = "quote",
	.title = "QUOTE",
	.help = "What was quoted. Taken as it stands it costs what it says here, for these\n"
		"quantities or less; t opens that in order entry.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
