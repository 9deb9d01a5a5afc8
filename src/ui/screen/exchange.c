/* exchange.c - one exchange: what comes back, what goes out for it, the balance and the gate. */
#include <stdlib.h>
#include <string.h>

#include "ui/act/exchange.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"

struct row {
	dk_id id;              /* of the return's lines negative, so that no two are the same */
	const char *way, *sku, *text, *how; /* how: reason, or the layer of the price */
	dk_qty qty, done;      /* done: here, or shipped */
	dk_money net;          /* of what goes out */
};

struct state {
	struct act_exchange act;
	struct dk_list list;
	dk_id id;
	struct dk_goods_exchange *exchange;
	struct row *rows;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static size_t
fill(struct dk_screen *s, const struct dk_return *r, const struct dk_order *o)
{
	struct state *st = s->state;
	size_t n = 0;

	st->rows = dk_arena_array(&s->data, r->line_count + o->line_count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < r->line_count; i++)
		st->rows[n++] = (struct row){ -r->lines[i].line_no, "back", r->lines[i].sku,
			r->lines[i].name, r->lines[i].reason, r->lines[i].qty,
			r->lines[i].received, DK_MONEY(0) };
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id != 0 && !dk_line_is_part(&o->lines[i]))
			st->rows[n++] = (struct row){ o->lines[i].id, "out", o->lines[i].sku,
				o->lines[i].text, o->lines[i].layer, o->lines[i].ordered,
				o->lines[i].shipped, o->lines[i].net };
	return n;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_goods_exchange *x = NULL;
	struct dk_return *r = NULL;
	struct dk_order *o = NULL;
	size_t count;
	enum dk_rc rc = dk_exchange_load(s->session, &s->data, st->id, &x, err);

	if (rc == DK_OK)
		rc = dk_return_load(s->session, &s->data, x->return_id, &r, err);
	if (rc == DK_OK)
		rc = dk_order_load(s->session, &s->data, x->order_id, &o, err);
	if (rc != DK_OK)
		return rc;
	st->exchange = x;
	count = fill(s, r, o);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "EXCHANGE %s  %s  order %s  %s", x->number, x->state, x->sold,
	    x->customer_name);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct row *x = &st->rows[row];
	const char *const texts[] = { x->way, x->sku, x->text, out->buf, out->buf, x->how,
		out->buf };

	out->text = texts[column];
	if (column == 3 || column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_qty_show(column == 3 ? x->qty : x->done).s);
	if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s", strcmp(x->way, "out") == 0
		    ? dk_money_show(x->net, dk_currency_exponent(st->exchange->currency)).s : "");
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Way", .width = 4 }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 14, .grows = true },
		{ .head = "Qty", .width = 7, .right = true },
		{ .head = "Done", .width = 7, .right = true },
		{ .head = "How", .width = 10 }, { .head = "Net", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 6;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell, "no lines" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_goods_exchange *x = ((const struct state *)s->state)->exchange;
	int digits = dk_currency_exponent(x->currency), at = body->rows - 5, wide = body->cols - 2;

	dk_sheet_fill(s, body);
	dk_put(body, dk_at(at, 1, wide, DK_LOOK_LABEL), "Return %s %s   order %s %s   %s%s%s",
	    x->ret, x->return_state, x->order, x->stage, x->credits,
	    x->credits[0] != '\0' && x->invoices[0] != '\0' ? ", " : "", x->invoices);
	dk_put(body, dk_at(at + 1, 1, wide, DK_LOOK_LABEL), "%s first; a balance is paid %s",
	    strcmp(x->first, "goods") == 0 ? "Goods" : "Replacement",
	    strcmp(x->pays, "before") == 0 ? "before it goes out" : "by the invoice");
	dk_put(body, dk_at(at + 2, 1, wide, DK_LOOK_VALUE),
	    "Credit %s   replacement %s   with tax   BALANCE %s",
	    dk_money_show(x->credit, digits).s, dk_money_show(x->charge, digits).s,
	    act_exchange_balance(x->balance, x->currency, x->outcome).s);
	if (x->paid.minor != 0)
		dk_put(body, dk_at(at + 3, 1, wide, DK_LOOK_VALUE), "Paid for it %s",
		    dk_money_show(x->paid, digits).s);
	dk_put(body, dk_at(at + 4, 1, wide, x->next[0] != '\0' ? DK_LOOK_WARN : DK_LOOK_OK),
	    "%s%s", x->next[0] != '\0' ? "Waits for " : "", x->next[0] != '\0' ||
	    x->waits[0] != '\0' ? x->waits : "Nothing of it is open.");
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct dk_goods_exchange *x = ((struct state *)s->state)->exchange;

	if (x->next[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "%s is %s; nothing of it changes now", x->number,
		    x->state);
		return DK_REDRAW;
	}
	return act_exchange_next(s, x);
}

static enum dk_react
receive(struct dk_screen *s)
{
	return act_exchange_receive(s, ((struct state *)s->state)->exchange);
}

static enum dk_react
pay(struct dk_screen *s)
{
	return act_exchange_pay(s, ((struct state *)s->state)->exchange);
}

static enum dk_react
cancel(struct dk_screen *s)
{
	return act_exchange_cancel(s, ((struct state *)s->state)->exchange);
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct dk_goods_exchange *x = ((struct state *)s->state)->exchange;

	return dk_make_document(s, "exchange", x->id, x->number);
}

static enum dk_react
replacement(struct dk_screen *s)
{
	return dk_open_id(s, "timeline", ((struct state *)s->state)->exchange->order_id);
}

static const struct dk_binding keys[] = {
	{ "F2", "Next", next, "the step that it waits for", false },
	{ "Enter", "order", replacement, "the order of what goes out", false },
	{ "r", "receive", receive, "the goods came", false },
	{ "p", "pay", pay, "he pays what it costs him", false },
	{ "c", "cancel", cancel, "the goods stay with the customer", false },
	{ "d", "document", paper, "what the customer is sent about it", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_exchange = {
	.name = "exchange",
	.title = "EXCHANGE",
	.help = "What comes back and what goes out for it. Its order is held until the\n"
		"gate opens: the goods are here, the balance is paid. F2 takes the step\n"
		"that it waits for. When the goods never come, what went out is charged.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
