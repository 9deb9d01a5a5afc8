/*
 * exchange_new.c - an exchange is put together while the caller talks: what was sold, what comes
 * back of it, what goes out for it, and what the two come to as soon as both are known.
 *
 * It is opened with the order's id, and may be told what comes back already: "12 3=2:X" is two of
 * line 3 of the order with id 12, reason X. What is typed lives with the screen until F2 enters all
 * of it.
 */
#include <stdlib.h>
#include <string.h>

#include "ui/act/exchange.h"
#include "ui/sheet.h"

enum { OUT_MAX = 40, OUT_ID = 1000000 };

/* What was typed of a line of the order. */
struct back {
	dk_qty qty;
	char reason[24], lot[48];
};
struct good {
	char sku[64], qty[32];
};
struct row {
	dk_id id; /* line of the order; OUT_ID and more: what goes out */
	const char *sku, *text, *qty, *how, *net;
	dk_qty left;
};

struct state {
	struct act_exchange act;
	struct dk_list list;
	dk_id order_id;
	struct back *backs;    /* by line of the sale, in s->keep */
	size_t back_count;
	struct good goods[OUT_MAX];
	size_t good_count;
	bool replacement_first, is_refund, is_warned;
	const char *pays;      /* before, after, "" */
	char method[20];       /* of the counter */
	/* of the last load */
	struct dk_return_sale sale;
	struct row *rows;
	struct dk_exchange_plan plan;
	bool is_planned;
	struct dk_err err;     /* why there is no plan; "" = something is not typed yet */
};

/* "3=2:X" */
static void
take_words(struct state *st, const char *word)
{
	long long line = 0, qty = 0;
	char reason[24] = "";

	if (sscanf(word, "%lld=%lld:%23s", &line, &qty, reason) < 2)
		return;
	for (size_t i = 0; i < st->back_count; i++)
		if (st->sale.lines[i].line_no == line && qty > 0 && qty < 900000) {
			st->backs[i].qty = DK_QTY(qty);
			snprintf(st->backs[i].reason, sizeof(st->backs[i].reason), "%s", reason);
		}
}

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	char *word, *rest;
	enum dk_rc rc;

	st->order_id = strtoll(s->arg, &word, 10);
	st->pays = "";
	rc = dk_return_sale(s->session, &s->keep, st->order_id, &st->sale, err);
	if (rc != DK_OK)
		return rc;
	st->back_count = st->sale.line_count;
	st->backs = dk_arena_array(&s->keep, st->back_count + 1, sizeof(*st->backs));
	for (word = strtok_r(dk_arena_dup(&s->keep, word), " ", &rest); word != NULL;
	    word = strtok_r(NULL, " ", &rest))
		take_words(st, word);
	return DK_OK;
}

/* All that was typed as the core takes it, in s->data. */
static void
gather(struct dk_screen *s, struct dk_exchange_in *in)
{
	const struct state *st = s->state;
	struct dk_return_line_in *lines = dk_arena_array(&s->data, st->back_count + 1,
	    sizeof(*lines));
	struct dk_exchange_good *goods = dk_arena_array(&s->data, st->good_count + 1,
	    sizeof(*goods));

	*in = (struct dk_exchange_in){ .first = st->replacement_first ? "replacement" : "goods",
		.pays = st->pays, .freight = "", .goods = goods, .good_count = st->good_count,
		.back = { .order_id = st->order_id, .outcome = st->is_refund ? "refund" : "credit",
		    .note = "", .exception = "", .freight = "", .lines = lines } };
	for (size_t i = 0; i < st->back_count; i++)
		if (st->backs[i].qty.milli > 0)
			lines[in->back.line_count++] = (struct dk_return_line_in){
				.order_line = st->sale.lines[i].line_no, .qty = st->backs[i].qty,
				.reason = st->backs[i].reason, .sent = "",
				.lot = st->backs[i].lot, .to = "",
				.condition = "" };
	for (size_t i = 0; i < st->good_count; i++)
		goods[i] = (struct dk_exchange_good){ st->goods[i].sku, st->goods[i].qty };
}

static void
foresee(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_exchange_in in;

	gather(s, &in);
	st->err = (struct dk_err){ 0 };
	st->is_planned = in.back.line_count > 0 && in.good_count > 0 &&
	    dk_exchange_plan(s->session, &s->data, &in, &st->plan, &st->err) == DK_OK;
}

/* The order's lines, then what goes out: as it is priced, or as it was typed. */
static size_t
fill(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_order *o = st->is_planned ? st->plan.order : NULL;
	size_t outs = o != NULL ? o->line_count : st->good_count, n = 0;
	int digits = o != NULL ? dk_currency_exponent(o->currency) : 0;

	st->rows = dk_arena_array(&s->data, st->back_count + outs + 1, sizeof(*st->rows));
	for (size_t i = 0; i < st->back_count; i++) {
		const struct dk_return_goods *g = &st->sale.lines[i];
		bool is_back = st->backs[i].qty.milli > 0;

		st->rows[n++] = (struct row){ g->line_no, g->sku, g->name, is_back
		    ? dk_arena_dup(&s->data, dk_qty_show(st->backs[i].qty).s) : "",
			is_back ? st->backs[i].reason : "", "", g->left };
	}
	for (size_t i = 0; i < outs; i++) {
		const struct dk_order_line *l = o != NULL ? &o->lines[i] : NULL;

		if (l != NULL && dk_line_is_part(l))
			continue;
		st->rows[n++] = l == NULL
		    ? (struct row){ OUT_ID + (dk_id)i, st->goods[i].sku, "", st->goods[i].qty, "",
			"", DK_QTY(0) }
		    : (struct row){ OUT_ID + (dk_id)i, l->sku, l->text,
			dk_arena_dup(&s->data, dk_qty_show(l->ordered).s), l->layer,
			dk_arena_dup(&s->data, dk_money_show(l->net, digits).s),
			DK_QTY(0) };
	}
	return n;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count;

	(void)err;
	foresee(s);
	count = fill(s);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "NEW EXCHANGE  order %s  %s", st->sale.order, st->sale.customer_name);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct row *x = &((const struct state *)s->state)->rows[row];
	bool is_out = x->id >= OUT_ID;
	const char *const texts[] = { is_out ? "out" : x->qty[0] != '\0' ? "back" : "", x->sku,
		x->text, out->buf, x->qty, x->how, x->net };

	out->text = texts[column];
	if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    is_out ? "" : dk_qty_show(x->left).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Way", .width = 4 }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 14, .grows = true },
		{ .head = "Left", .width = 7, .right = true },
		{ .head = "Qty", .width = 7, .right = true },
		{ .head = "How", .width = 10 }, { .head = "Net", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 5;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing of this order went out." };
}

static const char *
hint(const struct state *st)
{
	size_t back = 0;

	for (size_t i = 0; i < st->back_count; i++)
		back += st->backs[i].qty.milli > 0;
	if (back == 0)
		return "Enter on a line: how many come back, and why";
	return "o: what goes out for it;  m: the same again";
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int digits, at = body->rows - 4, wide = body->cols - 2;
	dk_money balance = dk_money_minus(st->plan.credit, st->plan.charge);

	dk_sheet_fill(s, body);
	dk_put(body, dk_at(at, 1, wide, DK_LOOK_LABEL),
	    "First [%s] g   he pays [%s] w   what is over [%s] b",
	    st->replacement_first ? "replacement" : "goods",
	    st->pays[0] == '\0' ? "as his terms are" : strcmp(st->pays, "before") == 0
	    ? "before it goes out" : "by the invoice", st->is_refund ? "refund" : "credit");
	if (!st->is_planned) {
		dk_put(body, dk_at(at + 2, 1, wide, st->err.text[0] != '\0' ? DK_LOOK_STOP
		    : DK_LOOK_WARN), "%s", st->err.text[0] != '\0' ? st->err.text : hint(st));
		return;
	}
	digits = dk_currency_exponent(st->plan.order->currency);
	dk_put(body, dk_at(at + 1, 1, wide, DK_LOOK_VALUE),
	    "Credit %s   replacement %s   with tax   BALANCE %s",
	    dk_money_show(st->plan.credit, digits).s, dk_money_show(st->plan.charge, digits).s,
	    act_exchange_balance(balance, st->plan.order->currency, st->plan.outcome).s);
	dk_put(body, dk_at(at + 2, 1, wide, DK_LOOK_OK), "%s: F2 enters it",
	    strcmp(st->plan.next, "authorise") == 0 ? "A supervisor authorises it first"
	    : strcmp(st->plan.next, "receive") == 0 ? "The replacement waits for the goods"
	    : strcmp(st->plan.next, "pay") == 0 ? "The replacement waits for the money"
	    : "The replacement goes out at once");
	dk_put(body, dk_at(at + 3, 1, wide, DK_LOOK_LABEL),
	    "k: goods in hand on both sides, all at once");
}

static const struct row *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

/* "3 X", "3 X LOT-7": so many come back, and why; nothing: none of it. */
static enum dk_react
back_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_return_reason *reason;
	char qty[24] = "", why[24] = "", lot[48] = "";
	struct dk_err err;
	dk_qty q = { 0 };

	if (sscanf(text, "%23s %23s %47s", qty, why, lot) > 0) {
		if (dk_qty_parse(qty, &q, &err) != DK_OK ||
		    (q.milli > 0 && dk_return_reason_find(why, &reason, &err) != DK_OK))
			return dk_say_err(s, &err), DK_STAY;
	}
	for (size_t i = 0; i < st->back_count; i++)
		if (st->sale.lines[i].line_no == here(s)->id) {
			st->backs[i].qty = q;
			snprintf(st->backs[i].reason, sizeof(st->backs[i].reason), "%s",
			    q.milli > 0 ? reason->code : "");
			snprintf(st->backs[i].lot, sizeof(st->backs[i].lot), "%s", lot);
		}
	return DK_RELOAD;
}

/* "A10422 3" goes out; of the same item the last quantity holds, 0 takes it off. */
static enum dk_react
out_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	char sku[64] = "", qty[24] = "1";
	size_t at = 0;

	if (sscanf(text, "%63s %23s", sku, qty) < 1)
		return DK_RELOAD;
	while (at < st->good_count && strcmp(st->goods[at].sku, sku) != 0)
		at++;
	if (at == OUT_MAX) {
		dk_say(s, DK_LOOK_WARN, "more than %d items go by: docket exchange new", OUT_MAX);
		return DK_STAY;
	}
	st->good_count += at == st->good_count;
	snprintf(st->goods[at].sku, sizeof(st->goods[at].sku), "%s", sku);
	snprintf(st->goods[at].qty, sizeof(st->goods[at].qty), "%s", qty);
	if (strcmp(qty, "0") == 0)
		st->goods[at] = st->goods[--st->good_count];
	return DK_RELOAD;
}

static enum dk_react
add_out(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "WHAT GOES OUT FOR IT", .label = "Item qty",
		.max = 80, .text = "our item number and a quantity: A10422 3, C30100 1cs;\n"
			"0 takes it off" };

	return dk_ask(s, &ask, out_given);
}

static enum dk_react
change(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "GOODS COME BACK", .label = "Qty reason", .max = 60,
		.text = "pieces, then N not needed, W wrong item, D damaged, F faulty,\n"
			"L late, O misordered, X exchange, and the lot if it has one;\n"
			"0 = none" };

	if (here(s) == NULL)
		return DK_KEEP;
	return here(s)->id >= OUT_ID ? add_out(s) : dk_ask(s, &ask, back_given);
}

/* What comes back goes out again, item by item. */
static enum dk_react
same_again(struct dk_screen *s)
{
	struct state *st = s->state;

	st->good_count = 0;
	for (size_t i = 0; i < st->back_count && st->good_count < OUT_MAX; i++) {
		struct good *g = &st->goods[st->good_count];

		if (st->backs[i].qty.milli <= 0)
			continue;
		snprintf(g->sku, sizeof(g->sku), "%s", st->sale.lines[i].sku);
		snprintf(g->qty, sizeof(g->qty), "%s", dk_qty_text(st->backs[i].qty).s);
		st->good_count++;
	}
	return DK_RELOAD;
}

static enum dk_react
turn_first(struct dk_screen *s)
{
	struct state *st = s->state;

	st->replacement_first = !st->replacement_first;
	return DK_RELOAD;
}

static enum dk_react
turn_pays(struct dk_screen *s)
{
	struct state *st = s->state;

	st->pays = st->pays[0] == '\0' ? "before" : strcmp(st->pays, "before") == 0 ? "after" : "";
	return DK_RELOAD;
}

static enum dk_react
turn_over(struct dk_screen *s)
{
	struct state *st = s->state;

	st->is_refund = !st->is_refund;
	return DK_RELOAD;
}

static enum dk_react
enter(struct dk_screen *s)
{
	struct dk_exchange_in in;
	struct dk_err err;
	dk_id id;

	gather(s, &in);
	if (dk_exchange_new(s->session, &in, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_open_id(s, "exchange", id);
	return DK_BACK;
}

static enum dk_react
handed_over(struct dk_screen *s, const char *pass)
{
	struct state *st = s->state;
	struct dk_exchange_counter_in in = { .pass = pass, .method = st->method };
	struct dk_err err;
	dk_id id;

	gather(s, &in.of);
	if (dk_exchange_counter(s->session, &in, &id, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_open_id(s, "exchange", id);
	return DK_BACK;
}

/* Warnings of the replacement are passed with a reason, as at the verifying desk. */
static enum dk_react
counter_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_exchange_counter_in in = { .pass = "", .method = st->method };
	const struct dk_ask why = { .title = "THE REPLACEMENT IS WARNED OF", .label = "Reason",
		.max = 120, .text = st->err.text };
	struct dk_err err;
	char *cut;
	dk_id id;

	snprintf(st->method, sizeof(st->method), "%s", text);
	gather(s, &in.of);
	if (dk_exchange_counter(s->session, &in, &id, &err) == DK_OK) {
		dk_open_id(s, "exchange", id);
		return DK_BACK;
	}
	if ((cut = strstr(err.text, " Say --pass")) == NULL)
		return dk_say_err(s, &err), DK_STAY;
	*cut = '\0';
	st->err = err;
	return dk_ask(s, &why, handed_over);
}

static enum dk_react
counter(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "OVER THE COUNTER", .label = "He pays by", .max = 10,
		.text = "cash, card, cheque, transfer; nothing: by the invoice" };

	return dk_ask(s, &ask, counter_given);
}

static enum dk_react
leave(struct dk_screen *s)
{
	struct state *st = s->state;

	if ((st->good_count == 0 && !st->is_planned && st->err.text[0] == '\0') || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "the exchange is not entered: F2 enters it, Esc again forgets it");
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F2", "Agree", enter, "the exchange is agreed", false },
	{ "Enter", "back", change, "how many of the line come back, and why", false },
	{ "o", "out", add_out, "what goes out for it", false },
	{ "m", "same", same_again, "the same items go out again", false },
	{ "g", NULL, turn_first, "goods first, or the replacement first", false },
	{ "w", NULL, turn_pays, "when a balance against him is paid", false },
	{ "b", NULL, turn_over, "a balance for him: credit, or paid back", false },
	{ "F3", NULL, leave, "leave it; asks when something is typed", false },
	{ "F12", NULL, leave, "one step back (Esc); asks when something is typed", false },
	{ "k", "counter", counter, "goods in hand on both sides: all steps at once", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_exchange_new = {
	.name = "exchange_new",
	.title = "NEW EXCHANGE",
	.help = "Above what was sold, below what goes out. Enter on a line says what\n"
		"comes back of it and why, o what goes out for it, m that the same goes\n"
		"out again: it costs what is credited. All else is priced as of today.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_RETURN,
};
