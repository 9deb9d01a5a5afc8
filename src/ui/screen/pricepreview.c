/* pricepreview.c - what the prices typed on a list would change; F2 keeps them in one change. */
#include "ui/card/pricelist.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* A price, or what waits for it. */
struct line {
	const char *does, *what, *whose, *was, *now, *more;
	enum dk_look look;
	dk_id id; /* of an order, quote or draft; 0 = a price */
};

struct state {
	struct dk_list list;
	struct line *rows;
	struct dk_price_preview all;
};

static struct line
price_line(struct dk_arena *a, const struct dk_price_effect *e)
{
	struct line x = { .does = dk_price_does_name(e->does), .what = e->sku,
		.was = e->had ? dk_arena_dup(a, dk_price_text(e->was).s) : "-",
		.now = e->does == DK_PRICE_GONE ? "-"
		    : dk_arena_dup(a, dk_price_text(e->row.price).s) };

	x.whose = dk_fmt(a, "from %s%s%s", dk_qty_show(e->row.min_qty).s,
	    dk_date_is_set(e->row.from) ? ", " : "",
	    dk_date_is_set(e->row.from) ? dk_date_iso(e->row.from).s : "");
	x.more = e->under_floor ? "under floor" : e->has_cost
	    ? dk_fmt(a, "margin %lld%%", (long long)(e->margin.e5 / 1000)) : "";
	x.look = e->under_floor ? DK_LOOK_STOP
	    : e->does == DK_PRICE_GONE ? DK_LOOK_WARN : DK_LOOK_VALUE;
	return x;
}

static struct line
touched_line(struct dk_arena *a, const struct dk_price_touched *t)
{
	int exponent = dk_currency_exponent(t->currency);

	return (struct line){ .does = t->kind, .what = t->number, .whose = t->customer_name,
		.was = dk_arena_dup(a, dk_money_show(t->was, exponent).s),
		.now = dk_arena_dup(a, dk_money_show(t->now, exponent).s),
		.more = dk_fmt(a, "%s%s", t->now.minor > t->was.minor ? "+" : "",
		    dk_money_show(dk_money_minus(t->now, t->was), exponent).s),
		.look = DK_LOOK_WAIT, .id = t->id };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_price_rows typed = pricelist_typed(s);
	size_t bad, n = 0;
	enum dk_rc rc = dk_price_preview(s->session, &s->data, &typed, &st->all, &bad, err);

	if (rc != DK_OK)
		return rc;
	st->rows = dk_arena_array(&s->data, st->all.effect_count + st->all.touched_count + 1,
	    sizeof(*st->rows));
	for (size_t i = 0; i < st->all.effect_count; i++)
		if (st->all.effects[i].does != DK_PRICE_SAME)
			st->rows[n++] = price_line(&s->data, &st->all.effects[i]);
	for (size_t i = 0; i < st->all.touched_count; i++)
		st->rows[n++] = touched_line(&s->data, &st->all.touched[i]);
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, n), st->rows);
	dk_title(s, "WOULD CHANGE  %lld prices, %zu wait",
	    (long long)(st->all.added + st->all.changed + st->all.gone), st->all.touched_count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct line *x = &((const struct state *)data)->rows[row];
	const char *const texts[] = { x->does, x->what, x->whose, x->was, x->now, x->more };

	out->text = texts[column];
	out->look = x->look;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Does", .width = 8 }, { .head = "Item, No", .width = 11 },
		{ .head = "From, whose", .width = 19, .grows = true },
		{ .head = "Was", .width = 11, .right = true },
		{ .head = "Will be", .width = 11, .right = true },
		{ .head = "", .width = 12, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 2;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"Nothing would change." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_sheet_fill(s, body);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, st->all.under_floor > 0
	    ? DK_LOOK_STOP : DK_LOOK_LABEL),
	    "%lld new  %lld changed  %lld as they are  %lld gone  %lld under the floor;"
	    "  F2 keeps them", (long long)st->all.added, (long long)st->all.changed,
	    (long long)st->all.same, (long long)st->all.gone, (long long)st->all.under_floor);
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct dk_price_rows typed = pricelist_typed(s);
	struct dk_err err;
	int64_t changed;
	size_t bad;

	if (dk_price_keep(s->session, &typed, &changed, &bad, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_give(s, dk_fmt(&s->data, "%s%s: %lld price%s kept",
	    strncmp(s->arg, "customer ", 9) == 0 ? "" : "list ", s->arg,
	    (long long)changed, changed == 1 ? " is" : "s are"));
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct line *x = dk_sheet_row(s);

	if (x == NULL || x->id == 0)
		return DK_KEEP;
	return dk_open_id(s, x->does[0] == 'q' ? "quote" : "order", x->id);
}

static const struct dk_binding keys[] = {
	{ "F2", "Keep", keep, "keep the prices, all in one change", false },
	{ "Enter", "Open", look, "the order or quote that would cost another amount", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_pricepreview = {
	.name = "pricepreview",
	.title = "WHAT WOULD CHANGE",
	.help = "Prices before and after, their margin, and what waits and would cost another\n"
		"amount. Orders and quotes keep what was agreed; drafts are priced anew.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_MASTER_EDIT,
};
