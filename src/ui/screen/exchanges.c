/* exchanges.c - goods back against goods out: what is open, and what each waits for. */
#include <stdlib.h>

#include "ui/act/exchange.h"
#include "ui/sheet.h"

struct state {
	struct act_exchange act;
	struct dk_list list;
	struct dk_goods_exchange *rows;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_return_query q = { .all = st->all,
		.order_id = strtoll(s->arg, NULL, 10) };
	struct dk_goods_exchange *rows;
	size_t count;
	enum dk_rc rc = dk_exchange_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "EXCHANGES  %zu %s", count, q.order_id != 0 ? "of the order"
	    : st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_goods_exchange *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->customer_name, x->order, x->state,
		out->buf, x->waits };

	out->text = texts[column];
	if (column != 4)
		return;
	out->has_by = true;
	out->by = x->balance.minor;
	snprintf(out->buf, sizeof(out->buf), "%s",
	    dk_session_money(s->session, x->balance, x->currency).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 },
		{ .head = "Customer", .width = 10, .grows = true },
		{ .head = "Order", .width = 7 },
		{ .head = "State", .width = 9 }, { .head = "Balance", .width = 8, .right = true },
		{ .head = "Waits for", .width = 20, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No exchange is open. x on an order begins one." };
}

static const struct dk_goods_exchange *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
next(struct dk_screen *s)
{
	return here(s) != NULL ? act_exchange_next(s, here(s)) : DK_KEEP;
}

static enum dk_react
pay(struct dk_screen *s)
{
	return here(s) != NULL ? act_exchange_pay(s, here(s)) : DK_KEEP;
}

static enum dk_react
receive(struct dk_screen *s)
{
	return here(s) != NULL ? act_exchange_receive(s, here(s)) : DK_KEEP;
}

static enum dk_react
cancel(struct dk_screen *s)
{
	return here(s) != NULL ? act_exchange_cancel(s, here(s)) : DK_KEEP;
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "exchange");
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "F2", "Next", next, "the step that it waits for", false },
	{ "Enter", "look", look, "what comes back, what goes out, and the balance", false },
	{ "r", "receive", receive, "the goods came", false },
	{ "p", "pay", pay, "he pays what it costs him", false },
	{ "c", "cancel", cancel, "the goods stay with the customer", false },
	{ "a", "all", everything, "ended ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_exchanges = {
	.name = "exchanges",
	.title = "EXCHANGES",
	.help = "Goods that come back against goods that go out. F2 takes the step that\n"
		"one waits for: a supervisor's word, goods, a look at them, money, the\n"
		"settlement; what waits for the warehouse opens its order.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
