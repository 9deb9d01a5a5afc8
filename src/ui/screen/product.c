/*
 * product.c - one product: its data, stock, packs, substitutes, the prices in force and coming,
 * and what waits for a second person; a new one with a warning when it looks like another.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/price.h"
#include "docket/stock_cost.h"
#include "ui/card/product.h"
#include "ui/screen/product.h"

enum { RULE = 11, STOCK, PACKS, INSTEAD, PRICES };


static struct dk_card
card_for(const struct dk_screen *s, struct dk_product *p)
{
	return (struct dk_card){ DK_CARD_PRODUCT, p, s->session->exponent };
}

static enum dk_rc
load_around(struct dk_screen *s, struct dk_err *err)
{
	struct product_state *st = s->state;
	const struct dk_pending_query q = { "product", st->id };
	enum dk_rc rc = dk_stock_load(s->session, &s->data, st->id, &st->stock, err);

	if (rc == DK_OK)
		rc = dk_cost_now(s->session, st->id, &st->average, err);
	if (rc == DK_OK)
		rc = dk_unit_list(s->session, &s->data, st->id, &st->units, &st->unit_count, err);
	if (rc == DK_OK)
		rc = dk_substitute_list(s->session, &s->data, st->id, &st->others,
		    &st->other_count, err);
	if (rc == DK_OK)
		rc = dk_kit_parts(s->session, &s->data, st->id, &st->kit, err);
	if (rc == DK_OK)
		rc = prices_load(s, &s->data, st->id, &st->prices, err);
	return rc == DK_OK ? dk_pending_list(s->session, &s->data, &q, &st->waits, err) : rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct product_state *st = s->state;
	struct dk_card record;
	enum dk_rc rc = DK_OK;

	if (st->id == 0) {
		st->one = dk_arena_alloc(&s->data, sizeof(*st->one));
		record = card_for(s, st->one);
		dk_card_blank(&record);
	} else {
		rc = dk_product_load(s->session, &s->data, st->id, &st->one, err);
		if (rc == DK_OK)
			rc = load_around(s, err);
	}
	if (rc != DK_OK)
		return rc;
	record = card_for(s, st->one);
	st->card.fields[PRODUCT_SKU].is_off = st->id != 0;
	st->card.number = st->one->sku;
	card_show(s, card_texts(s, &record));
	if (st->id != 0)
		dk_title(s, "ITEM  %s %s", st->one->sku, st->one->name);
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s)
{
	struct product_state *st = s->state;
	struct dk_product p = *st->one;
	const struct dk_card record = card_for(s, &p);
	struct dk_alikes alike = { .count = 0 };
	struct dk_kept kept;
	struct dk_err err;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK && st->id == 0 && !st->card.is_sure)
		rc = dk_product_alike(s->session, &s->data, &p, &alike, &err);
	if (rc == DK_OK && alike.count > 0)
		return card_ask_alike(s, &alike);
	if (rc == DK_OK)
		rc = dk_product_keep(s->session, &p, &kept, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	st->id = p.id;
	dk_say(s, kept.asked > 0 ? DK_LOOK_WAIT : DK_LOOK_OK, "%s %s is %s%s", p.sku, p.name,
	    card_did(&kept), card_waits(s, kept.asked));
	return card_stored(s, p.sku);
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct product_state *st = s->state;
	struct dk_product *p = NULL;
	enum dk_rc rc;

	card_open(s, &(struct card_setup){ product_defs, PRODUCT_FIELDS, DK_CARD_PRODUCT, keep });
	if (s->arg[0] == '\0') {
		st->card.is_new = true;
		dk_title(s, "NEW ITEM");
		return dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	}
	rc = dk_product_by_sku(s->session, &s->keep, s->arg, &p, err);
	st->id = rc == DK_OK ? p->id : 0;
	return rc;
}

static enum dk_react
open_price(struct dk_screen *s, const char *row)
{
	return card_open_part(s, "price", row);
}

static enum dk_react
open_pack(struct dk_screen *s, const char *name)
{
	return card_open_part(s, "pack", name);
}

static enum dk_react
new_price(struct dk_screen *s, const char *text)
{
	(void)text;
	return card_open_part(s, "price", "");
}

static enum dk_react
new_pack(struct dk_screen *s, const char *text)
{
	(void)text;
	return card_open_part(s, "pack", "");
}

static enum dk_rc
find_prices(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct prices all;
	enum dk_rc rc = prices_load(s, a, ((const struct product_state *)s->state)->id, &all, err);

	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct price_shown *p = &all.list[i];
		const struct dk_choice c = { .id = p->row, .look = p->look,
			.cells = { p->whose, p->least, p->price, p->from, p->to } };

		if (text[0] == '\0' || strstr(p->whose, text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
prices(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Whose", .width = 16, .grows = true },
		{ .head = "From qty", .width = 10, .right = true },
		{ .head = "Price", .width = 16, .right = true }, { .head = "From", .width = 10 },
		{ .head = "To", .width = 10 } };
	const struct dk_pick_ask ask = { .title = "PRICES", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "only its own price - F6 adds one",
		.foot = "Enter corrects or ends it; F6 adds another", .find = find_prices,
		.add = new_price };

	return card_is_stored(s, "item") ? dk_ask_pick(s, &ask, open_price) : DK_REDRAW;
}

static enum dk_rc
find_packs(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_unit *all = NULL;
	size_t count = 0;
	const struct product_state *st = s->state;
	enum dk_rc rc = dk_unit_list(s->session, a, st->id, &all, &count, err);

	for (size_t i = 1; rc == DK_OK && i < count; i++) { /* the base unit is of the item */
		const struct dk_choice c = { .id = all[i].name, .cells = { all[i].name,
			dk_arena_dup(a, dk_qty_text(all[i].pieces).s), all[i].barcode } };

		if (text[0] == '\0' || strstr(all[i].name, text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
packs(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Pack", .width = 10 },
		{ .head = "Pieces", .width = 12, .right = true },
		{ .head = "Barcode", .width = 24, .grows = true } };
	const struct dk_pick_ask ask = { .title = "PACKS", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no packs - F6 adds one",
		.foot = "Enter opens it; F6 adds another", .find = find_packs, .add = new_pack };

	return card_is_stored(s, "item") ? dk_ask_pick(s, &ask, open_pack) : DK_REDRAW;
}

static enum dk_react
add_price(struct dk_screen *s)
{
	return new_price(s, "");
}

static enum dk_react
add_pack(struct dk_screen *s)
{
	return new_pack(s, "");
}

static enum dk_react
waits(struct dk_screen *s)
{
	const struct product_state *st = s->state;

	return card_is_stored(s, "item") ? dk_open(s, "pending",
	    dk_fmt(&s->data, "product %lld", (long long)st->id)) : DK_REDRAW;
}

static enum dk_react
lots(struct dk_screen *s)
{
	const struct product_state *st = s->state;

	return card_is_stored(s, "item") ? dk_open(s, "lots", st->one->sku) : DK_REDRAW;
}

static enum dk_react
costs(struct dk_screen *s)
{
	const struct product_state *st = s->state;

	return card_is_stored(s, "item") ? dk_open(s, "cost", st->one->sku) : DK_REDRAW;
}

static enum dk_react
add(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "p", "price, of a list or a customer", add_price, NULL, false },
		{ "u", "pack", add_pack, NULL, false },
		{ "s", "substitute", product_new_other, NULL, false },
		{ "k", "part, which makes it a kit", product_new_part, NULL, false },
		{ 0 },
	};

	return card_is_stored(s, "item") ? dk_ask_menu(s, "NEW", items) : DK_REDRAW;
}

static enum dk_react
menu(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "p", "prices: look, correct, end, add", prices, NULL, false },
		{ "u", "packs: look, change, add", packs, NULL, false },
		{ "s", "substitutes: look, move, drop, add", product_others, NULL, false },
		{ "k", "parts of a kit: look, change, drop, add", product_parts, NULL, false },
		{ "l", "lots and serial numbers on hand, and their trace", lots, NULL, false },
		{ "c", "cost: average, last, standard, and how it came", costs, NULL, false },
		{ "w", "what waits for a second person", waits, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "ITEM", items);
}

/* It lies in stock as its parts. */
static void
draw_kit(const struct product_state *st, struct dk_surface *sf)
{
	int col = dk_put(sf, dk_to(STOCK, 1, DK_LOOK_LABEL), "KIT (F10 k)");

	col = dk_put(sf, dk_to(STOCK, col, DK_LOOK_VALUE), "  free %s, of",
	    dk_qty_show(st->kit.free).s);
	for (size_t i = 0; i < st->kit.count && col < sf->cols - 16; i++)
		col = dk_put(sf, dk_to(STOCK, col, DK_LOOK_VALUE), "%s %s %s",
		    i == 0 ? "" : ",", dk_qty_text(st->kit.list[i].qty).s, st->kit.list[i].sku);
}

static void
draw_stock(const struct product_state *st, struct dk_surface *sf)
{
	int col = dk_put(sf, dk_to(STOCK, 1, DK_LOOK_VALUE),
	    "On hand %s   quarantined %s   allocated %s   free %s",
	    dk_qty_show(st->stock.on_hand).s, dk_qty_show(st->stock.quarantined).s,
	    dk_qty_show(st->stock.allocated).s, dk_qty_show(st->stock.free).s);

	if (st->average.e4 > 0)
		col = dk_put(sf, dk_to(STOCK, col, DK_LOOK_VALUE), "   cost %s",
		    dk_price_text(st->average).s);
	for (size_t i = 0; i < st->stock.at_count && col < sf->cols - 16; i++)
		col = dk_put(sf, dk_to(STOCK, col, DK_LOOK_LABEL), "   %s %s",
		    st->stock.at[i].location, dk_qty_show(st->stock.at[i].on_hand).s);
}

static void
draw_around(const struct product_state *st, struct dk_surface *sf)
{
	int col;

	dk_put_rule(sf, RULE, 0, sf->cols);
	if (st->kit.count > 0)
		draw_kit(st, sf);
	else
		draw_stock(st, sf);
	col = dk_put(sf, dk_to(PACKS, 1, DK_LOOK_LABEL), "PACKS (F10 u)");
	for (size_t i = 0; i < st->unit_count && col < sf->cols - 14; i++)
		col = dk_put(sf, dk_to(PACKS, col, DK_LOOK_VALUE), "  %s = %s", st->units[i].name,
		    dk_qty_text(st->units[i].pieces).s);
	col = dk_put(sf, dk_to(INSTEAD, 1, DK_LOOK_LABEL), "INSTEAD (F10 s)");
	for (size_t i = 0; i < st->other_count && col < sf->cols - 14; i++)
		col = dk_put(sf, dk_to(INSTEAD, col, DK_LOOK_VALUE), "  %s", st->others[i].sku);
	if (st->other_count == 0)
		dk_put(sf, dk_to(INSTEAD, col, DK_LOOK_LABEL), "  nothing");
}

static void
draw_waits(const struct product_state *st, struct dk_surface *sf)
{
	const struct dk_pending *p = st->waits.list;

	if (st->waits.count > 0)
		dk_put(sf, dk_at(sf->rows - 1, 1, sf->cols - 2, DK_LOOK_WAIT),
		    "wait %s: %s, asked for: %s by %s", p->field,
		    p->before[0] != '\0' ? p->before : "-", p->after[0] != '\0' ? p->after : "-",
		    p->asked_by);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct product_state *st = s->state;

	dk_put(sf, dk_to(product_defs[PRODUCT_TAX_CODE].row, 20, DK_LOOK_LABEL),
	    "a second person must approve it");
	if (st->id != 0) {
		dk_put(sf, dk_at(0, 1, 30, DK_LOOK_LABEL), "Item     %s", st->one->sku);
		draw_around(st, sf);
		prices_draw(&st->prices, sf, PRICES, sf->rows - (st->waits.count > 0));
		draw_waits(st, sf);
	}
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ "F6", "New", add, "a price, a pack, a substitute, a part", false },
	{ "F10", "Menu", menu, "prices, packs, substitutes, parts, what waits", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_product = {
	.name = "product",
	.title = "ITEM",
	.help = "An item is stored whole, by F2; its tax code then waits until a second person\n"
		"approves it. Prices, packs, substitutes and the parts of a kit are stored each\n"
		"by itself.",
	.state_size = sizeof(struct product_state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = card_typing,
	.key = card_key,
	.topic = card_topic,
	.settle = card_settle,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
