/*
 * product.c - one product: its data, stock, packs, substitutes, the prices in force and coming,
 * and what waits for a second person; a new one with a warning when it looks like another.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/price.h"
#include "docket/stock.h"
#include "ui/card/card.h"
#include "ui/card/prices.h"
#include "ui/card/product.h"

enum { RULE = 11, STOCK, PACKS, INSTEAD, PRICES };

struct state {
	struct card card;
	dk_id id; /* 0 = it is new */
	struct dk_product *one;
	struct dk_stock stock;
	struct dk_unit *units;
	size_t unit_count;
	struct dk_product_hit *others;
	size_t other_count;
	struct prices prices;
	struct dk_pendings waits;
	char other[DK_INPUT_BYTES]; /* the substitute that a dialog is about */
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_product *p)
{
	return (struct dk_card){ DK_CARD_PRODUCT, p, s->session->exponent };
}

static enum dk_rc
load_around(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_pending_query q = { "product", st->id };
	enum dk_rc rc = dk_stock_load(s->session, &s->data, st->id, &st->stock, err);

	if (rc == DK_OK)
		rc = dk_unit_list(s->session, &s->data, st->id, &st->units, &st->unit_count, err);
	if (rc == DK_OK)
		rc = dk_substitute_list(s->session, &s->data, st->id, &st->others,
		    &st->other_count, err);
	if (rc == DK_OK)
		rc = prices_load(s, &s->data, st->id, &st->prices, err);
	return rc == DK_OK ? dk_pending_list(s->session, &s->data, &q, &st->waits, err) : rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
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
	struct state *st = s->state;
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
	struct state *st = s->state;
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
	enum dk_rc rc = prices_load(s, a, ((const struct state *)s->state)->id, &all, err);

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
	enum dk_rc rc = dk_unit_list(s->session, a, ((const struct state *)s->state)->id, &all,
	    &count, err);

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
put_other(struct dk_screen *s, const char *rank_text)
{
	const struct state *st = s->state;
	struct dk_product *other = NULL;
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = dk_product_by_sku(s->session, &s->data, st->other, &other, &err);

	if (rc == DK_OK)
		rc = dk_substitute_put(s->session, st->id, other->id, strtoll(rank_text, NULL, 10),
		    &did, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is offered instead of %s", other->sku, st->one->sku);
	return DK_RELOAD;
}

static enum dk_react
ask_rank(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_ask(s, &(struct dk_ask){ .title = "INSTEAD", .label = "Offered as number",
	    .text = dk_fmt(&s->data, "%s instead of %s; 1 is offered first.", st->other,
	    st->one->sku), .max = 3,
	    .value = dk_fmt(&s->data, "%zu", st->other_count + 1) }, put_other);
}

static enum dk_react
drop_other(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_product *other = NULL;
	struct dk_err err;
	enum dk_rc rc = dk_product_by_sku(s->session, &s->data, st->other, &other, &err);

	if (rc == DK_OK)
		rc = dk_substitute_drop(s->session, st->id, other->id, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is not offered any more instead of %s", st->other, st->one->sku);
	return DK_RELOAD;
}

static enum dk_react
other_chosen(struct dk_screen *s, const char *sku)
{
	struct state *st = s->state;

	snprintf(st->other, sizeof(st->other), "%s", sku);
	return ask_rank(s);
}

static enum dk_react
other_meant(struct dk_screen *s, const char *sku)
{
	static const struct dk_binding items[] = {
		{ "r", "offer it at another place", ask_rank, NULL, false },
		{ "d", "do not offer it any more", drop_other, NULL, false },
		{ 0 },
	};
	struct state *st = s->state;

	snprintf(st->other, sizeof(st->other), "%s", sku);
	return dk_ask_menu(s, st->other, items);
}

static void
add_hits(struct dk_arena *a, const struct dk_product_hit *hits, size_t count,
    struct dk_choices *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct dk_product_hit *h = &hits[i];
		const struct dk_choice c = { .id = h->sku, .cells = { h->sku, h->name, h->unit,
			dk_arena_dup(a, dk_qty_show(h->free).s), h->status } };

		dk_choice_add(a, out, &c);
	}
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_product_query q = { text, 0, 50 };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = text[0] == '\0' ? DK_OK
	    : dk_product_find(s->session, a, &q, &hits, &count, err);

	if (rc == DK_OK)
		add_hits(a, hits, count, out);
	return rc;
}

static enum dk_rc
find_others(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_substitute_list(s->session, a, ((const struct state *)s->state)->id,
	    &hits, &count, err);

	(void)text; /* they are few */
	if (rc == DK_OK)
		add_hits(a, hits, count, out);
	return rc;
}

static const struct dk_column item_columns[] = { { .head = "Item", .width = 10 },
	{ .head = "Name", .width = 26, .grows = true }, { .head = "UM", .width = 4 },
	{ .head = "Free", .width = 9, .right = true }, { .head = "Status", .width = 12 } };

static enum dk_react
new_other(struct dk_screen *s, const char *text)
{
	const struct dk_pick_ask ask = { .title = "INSTEAD OF IT", .text = text,
		.columns = item_columns, .column_count = DK_COUNT(item_columns),
		.empty = "type a code or words", .in_search = true, .find = find_items };

	return dk_ask_pick(s, &ask, other_chosen);
}

static enum dk_react
others(struct dk_screen *s)
{
	const struct dk_pick_ask ask = { .title = "SUBSTITUTES", .columns = item_columns,
		.column_count = DK_COUNT(item_columns), .empty = "none - F6 adds one",
		.foot = "Enter moves or drops it; F6 adds another", .find = find_others,
		.add = new_other };

	return card_is_stored(s, "item") ? dk_ask_pick(s, &ask, other_meant) : DK_REDRAW;
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
add_other(struct dk_screen *s)
{
	return new_other(s, "");
}

static enum dk_react
waits(struct dk_screen *s)
{
	const struct state *st = s->state;

	return card_is_stored(s, "item") ? dk_open(s, "pending",
	    dk_fmt(&s->data, "product %lld", (long long)st->id)) : DK_REDRAW;
}

static enum dk_react
lots(struct dk_screen *s)
{
	const struct state *st = s->state;

	return card_is_stored(s, "item") ? dk_open(s, "lots", st->one->sku) : DK_REDRAW;
}

static enum dk_react
add(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "p", "price, of a list or a customer", add_price, NULL, false },
		{ "u", "pack", add_pack, NULL, false },
		{ "s", "substitute", add_other, NULL, false },
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
		{ "s", "substitutes: look, move, drop, add", others, NULL, false },
		{ "l", "lots and serial numbers on hand, and their trace", lots, NULL, false },
		{ "w", "what waits for a second person", waits, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "ITEM", items);
}

static void
draw_around(const struct state *st, struct dk_surface *sf)
{
	int col;

	dk_put_rule(sf, RULE, 0, sf->cols);
	col = dk_put(sf, dk_to(STOCK, 1, DK_LOOK_VALUE),
	    "On hand %s   quarantined %s   allocated %s   free %s",
	    dk_qty_show(st->stock.on_hand).s, dk_qty_show(st->stock.quarantined).s,
	    dk_qty_show(st->stock.allocated).s, dk_qty_show(st->stock.free).s);
	for (size_t i = 0; i < st->stock.at_count && col < sf->cols - 16; i++)
		col = dk_put(sf, dk_to(STOCK, col, DK_LOOK_LABEL), "   %s %s",
		    st->stock.at[i].location, dk_qty_show(st->stock.at[i].on_hand).s);
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
draw_waits(const struct state *st, struct dk_surface *sf)
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
	const struct state *st = s->state;

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
	{ "F6", "New", add, "a price, a pack, a substitute", false },
	{ "F10", "Menu", menu, "prices, packs, substitutes, what waits", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_product = {
	.name = "product",
	.title = "ITEM",
	.help = "An item is stored whole, by F2; its tax code then waits until a second person\n"
		"approves it. Prices, packs and substitutes are stored each by itself.",
	.state_size = sizeof(struct state),
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
