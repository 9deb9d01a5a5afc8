/* goods.c - stock adjusted, put elsewhere, set apart: which place, which lot, how much, and why. */
#include "ui/act/goods.h"

#include <stdio.h>
#include <string.h>

static const struct dk_column place_columns[] = { { .head = "Place", .width = 14 },
	{ .head = "Zone", .width = 14, .grows = true },
	{ .head = "On hand", .width = 10, .right = true },
	{ .head = "Free", .width = 10, .right = true },
	{ .head = "Apart", .width = 10, .right = true } };

/* Where it lies. */
static enum dk_rc
find_stock(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct goods *g = s->state;
	struct dk_stock stock;
	enum dk_rc rc = dk_stock_load(s->session, a, g->product_id, &stock, err);

	for (size_t i = 0; rc == DK_OK && i < stock.at_count; i++) {
		const struct dk_stock_at *at = &stock.at[i];
		const struct dk_choice c = { .id = at->location, .look = DK_LOOK_LABEL,
			.cells = { at->location, at->zone,
			    dk_arena_dup(a, dk_qty_show(at->on_hand).s),
			    dk_arena_dup(a, dk_qty_show(at->free).s),
			    dk_arena_dup(a, dk_qty_show(at->quarantined).s) } };

		if (text[0] == '\0' || strstr(at->location, text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

/* Every place of the house. */
static enum dk_rc
find_places(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct goods *g = s->state;
	struct dk_stock_at *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_location_list(s->session, a, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_choice c = { .id = all[i].location, .look = DK_LOOK_LABEL,
			.cells = { all[i].location, all[i].zone } };

		if (strcmp(all[i].location, g->from) != 0 &&
		    (text[0] == '\0' || strstr(all[i].location, text) != NULL))
			dk_choice_add(a, out, &c);
	}
	return rc;
}

/* Reasons that go the way of the quantity. */
static enum dk_rc
find_reasons(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct goods *g = s->state;
	bool takes = g->qty[0] == '-';

	(void)err;
	for (const struct dk_adjust_reason *r = dk_adjust_reasons(); r->code != NULL; r++)
		if ((takes ? r->sign <= 0 : r->sign >= 0) && strstr(r->code, text) != NULL)
			dk_choice_add(a, out, &(struct dk_choice){ .id = r->code,
			    .cells = { r->code, r->summary }, .look = DK_LOOK_LABEL });
	return DK_OK;
}

/* "A10410", "M10 lot 2611-A": what a dialog is about. */
static const char *
goods_name(struct dk_screen *s)
{
	const struct goods *g = s->state;

	return g->lot[0] == '\0' ? g->sku
	    : dk_fmt(&s->data, "%s %s %s", g->sku, goods_lot_word(g), g->lot);
}

/* "-3", or "-3 damaged fell off": the quantity, and the rest where there is one. */
static enum dk_rc
split(struct goods *g, const char *text, dk_qty *qty, const char **rest, struct dk_err *err)
{
	size_t len = strcspn(text, " ");

	snprintf(g->qty, sizeof(g->qty), "%.*s", (int)(len < 39 ? len : 39), text);
	*rest = text + len + strspn(text + len, " ");
	return dk_qty_parse(g->qty, qty, err);
}

static enum dk_react
adjust(struct dk_screen *s, dk_qty qty, const char *code, const char *note)
{
	const struct goods *g = s->state;
	const struct dk_adjust_in in = { .product_id = g->product_id, .location = g->from,
		.qty = qty, .reason = code, .note = note, .lot = g->lot,
		.expiry = qty.milli > 0 ? g->expiry : "" };
	struct dk_adjusted did;
	struct dk_err err;

	if (dk_adjust(s->session, &in, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (did.waits)
		dk_say(s, DK_LOOK_WAIT, "%s %s waits for a second person: it is worth %s", g->qty,
		    goods_name(s), dk_money_show(did.value, s->session->exponent).s);
	else
		dk_say(s, DK_LOOK_OK, "%s: %s, %s", goods_name(s), g->qty, code);
	return DK_RELOAD;
}

static enum dk_react
reason_chosen(struct dk_screen *s, const char *code)
{
	const struct goods *g = s->state;
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(g->qty, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return adjust(s, qty, code, "");
}

static enum dk_react
change_given(struct dk_screen *s, const char *text)
{
	static const struct dk_column columns[] = { { .head = "Reason", .width = 14 },
		{ .head = "It means", .width = 50, .grows = true } };
	struct goods *g = s->state;
	const char *rest;
	char code[40];
	struct dk_err err;
	dk_qty qty;
	size_t len;

	if (split(g, text, &qty, &rest, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	len = strcspn(rest, " ");
	if (rest[0] == '\0')
		return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "WHY", .columns = columns,
		    .column_count = DK_COUNT(columns), .empty = "no such reason",
		    .find = find_reasons }, reason_chosen);
	snprintf(code, sizeof(code), "%.*s", (int)(len < 39 ? len : 39), rest);
	return adjust(s, qty, code, rest + len + strspn(rest + len, " "));
}

static enum dk_react
apart_given(struct dk_screen *s, const char *text)
{
	struct goods *g = s->state;
	struct dk_apart_in in = { .product_id = g->product_id, .location = g->from,
		.lot = g->lot };
	struct dk_err err;

	if (split(g, text, &in.qty, &in.reason, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	in.releases = in.qty.milli < 0;
	if (in.releases)
		in.qty.milli = -in.qty.milli;
	if (dk_stock_apart(s->session, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s %s at %s: %s", dk_qty_show(in.qty).s, goods_name(s),
	    g->from, in.releases ? "for sale again" : "set apart");
	return DK_RELOAD;
}

static enum dk_react
move_given(struct dk_screen *s, const char *text)
{
	struct goods *g = s->state;
	struct dk_transfer_in in = { .product_id = g->product_id, .from = g->from, .to = g->to,
		.lot = g->lot };
	struct dk_transferred did;
	struct dk_err err;

	if (split(g, text, &in.qty, &in.reason, &err) != DK_OK ||
	    dk_stock_transfer(s->session, &in, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s %s put from %s to %s%s%s", dk_qty_show(in.qty).s,
	    goods_name(s), g->from, g->to, did.with_orders.milli > 0 ? ", of orders " : "",
	    did.with_orders.milli > 0 ? dk_qty_show(did.with_orders).s : "");
	return DK_RELOAD;
}

static enum dk_react
to_chosen(struct dk_screen *s, const char *to)
{
	struct goods *g = s->state;

	snprintf(g->to, sizeof(g->to), "%s", to);
	return dk_ask(s, &(struct dk_ask){ .title = "PUT ELSEWHERE", .label = "How many, why",
	    .text = dk_fmt(&s->data, "%s from %s to %s, like: %s nearer the desk", goods_name(s),
	    g->from, g->to, strcmp(g->tracked, "serial") == 0 ? "1" : "40") }, move_given);
}

/* Where to; a house of one place has nowhere. */
static enum dk_react
ask_to(struct dk_screen *s)
{
	struct goods *g = s->state;
	struct dk_choices found = { 0 };
	struct dk_err err;

	if (find_places(s, &s->data, "", &found, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (found.count == 0) {
		dk_say(s, DK_LOOK_WARN, "%s is the only place of this house; others come by docket"
		    " import locations", g->from);
		return DK_REDRAW;
	}
	return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "TO WHICH PLACE",
	    .columns = place_columns, .column_count = 2, .find = find_places,
	    .empty = "no other place is called so" }, to_chosen);
}

static enum dk_react
ask_how_many(struct dk_screen *s)
{
	struct goods *g = s->state;

	if (g->moves)
		return ask_to(s);
	if (g->apart)
		return dk_ask(s, &(struct dk_ask){ .title = "SET APART",
		    .label = "How many, why", .text = dk_fmt(&s->data, "%s at %s, like: 3 wet"
		    " box; -3 dry again: for sale again", goods_name(s), g->from) },
		    apart_given);
	return dk_ask(s, &(struct dk_ask){ .title = "ADJUST STOCK", .label = "Change",
	    .text = dk_fmt(&s->data, "%s at %s: how many more; fewer: -3, or -3 damaged",
	    goods_name(s), g->from[0] != '\0' ? g->from : "its bin") }, change_given);
}

static enum dk_react
from_chosen(struct dk_screen *s, const char *from)
{
	struct goods *g = s->state;

	if (from != g->from)
		snprintf(g->from, sizeof(g->from), "%s", from);
	return goods_ask_lot(s, ask_how_many);
}

/* The place first, where there are several. */
static enum dk_react
begin(struct dk_screen *s, dk_id product_id, const char *sku)
{
	struct goods *g = s->state;
	struct dk_product *p = NULL;
	struct dk_stock stock;
	struct dk_err err;

	if (dk_product_load(s->session, &s->data, product_id, &p, &err) != DK_OK)
		return dk_say_err(s, &err);
	g->product_id = product_id;
	snprintf(g->sku, sizeof(g->sku), "%s", sku);
	snprintf(g->tracked, sizeof(g->tracked), "%s", p->tracked);
	g->from[0] = g->to[0] = g->qty[0] = '\0';
	if (dk_stock_load(s->session, &s->data, product_id, &stock, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (stock.at_count > 1)
		return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "WHERE IT LIES",
		    .columns = place_columns, .column_count = DK_COUNT(place_columns),
		    .find = find_stock, .empty = "it lies nowhere" }, from_chosen);
	if (stock.at_count == 1)
		snprintf(g->from, sizeof(g->from), "%s", stock.at[0].location);
	else if (g->moves || g->apart)
		return dk_say(s, DK_LOOK_WARN, "there is no %s", sku), DK_REDRAW;
	return from_chosen(s, g->from);
}

enum dk_react
goods_adjust(struct dk_screen *s, dk_id product_id, const char *sku)
{
	struct goods *g = s->state;

	g->moves = g->apart = false;
	return begin(s, product_id, sku);
}

enum dk_react
goods_transfer(struct dk_screen *s, dk_id product_id, const char *sku)
{
	struct goods *g = s->state;

	g->moves = true;
	g->apart = false;
	return begin(s, product_id, sku);
}

enum dk_react
goods_apart(struct dk_screen *s, dk_id product_id, const char *sku)
{
	struct goods *g = s->state;

	g->moves = false;
	g->apart = true;
	return begin(s, product_id, sku);
}
