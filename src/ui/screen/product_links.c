/* product_links.c - the other items on a product's card: substitutes, and the parts of a kit. */
#include <stdlib.h>
#include <string.h>

#include "docket/price.h"
#include "ui/screen/product.h"

static enum dk_react
put_other(struct dk_screen *s, const char *rank_text)
{
	const struct product_state *st = s->state;
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
	const struct product_state *st = s->state;

	return dk_ask(s, &(struct dk_ask){ .title = "INSTEAD", .label = "Offered as number",
	    .text = dk_fmt(&s->data, "%s instead of %s; 1 is offered first.", st->other,
	    st->one->sku), .max = 3,
	    .value = dk_fmt(&s->data, "%zu", st->other_count + 1) }, put_other);
}

static enum dk_react
drop_other(struct dk_screen *s)
{
	const struct product_state *st = s->state;
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
	struct product_state *st = s->state;

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
	struct product_state *st = s->state;

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
	const struct product_state *st = s->state;
	enum dk_rc rc = dk_substitute_list(s->session, a, st->id, &hits, &count, err);

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

enum dk_react
product_others(struct dk_screen *s)
{
	const struct dk_pick_ask ask = { .title = "SUBSTITUTES", .columns = item_columns,
		.column_count = DK_COUNT(item_columns), .empty = "none - F6 adds one",
		.foot = "Enter moves or drops it; F6 adds another", .find = find_others,
		.add = new_other };

	return card_is_stored(s, "item") ? dk_ask_pick(s, &ask, other_meant) : DK_REDRAW;
}

enum dk_react
product_new_other(struct dk_screen *s)
{
	return new_other(s, "");
}

static enum dk_react
put_part(struct dk_screen *s, const char *text)
{
	const struct product_state *st = s->state;
	struct dk_product *part = NULL;
	struct dk_err err;
	enum dk_put did;
	dk_qty qty;
	enum dk_rc rc = dk_qty_parse(text, &qty, &err);

	if (rc == DK_OK)
		rc = dk_product_by_sku(s->session, &s->data, st->other, &part, &err);
	if (rc == DK_OK)
		rc = dk_kit_put(s->session, st->id, part->id, qty, &did, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "one %s holds %s %s of %s", st->one->sku, dk_qty_text(qty).s,
	    part->unit, part->sku);
	return DK_RELOAD;
}

static enum dk_react
ask_part(struct dk_screen *s)
{
	const struct product_state *st = s->state;
	const char *now = "1";

	for (size_t i = 0; i < st->kit.count; i++)
		if (strcmp(st->kit.list[i].sku, st->other) == 0)
			now = dk_arena_dup(&s->data, dk_qty_text(st->kit.list[i].qty).s);
	return dk_ask(s, &(struct dk_ask){ .title = "PART", .label = "How many",
	    .text = dk_fmt(&s->data, "%s in one %s.", st->other, st->one->sku), .max = 12,
	    .value = now }, put_part);
}

static enum dk_react
drop_part(struct dk_screen *s)
{
	const struct product_state *st = s->state;
	struct dk_product *part = NULL;
	struct dk_err err;
	enum dk_rc rc = dk_product_by_sku(s->session, &s->data, st->other, &part, &err);

	if (rc == DK_OK)
		rc = dk_kit_drop(s->session, st->id, part->id, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is no part of %s any more; entered orders keep it", st->other,
	    st->one->sku);
	return DK_RELOAD;
}

static enum dk_react
part_chosen(struct dk_screen *s, const char *sku)
{
	struct product_state *st = s->state;

	snprintf(st->other, sizeof(st->other), "%s", sku);
	return ask_part(s);
}

static enum dk_react
part_meant(struct dk_screen *s, const char *sku)
{
	static const struct dk_binding items[] = {
		{ "q", "another quantity of it", ask_part, NULL, false },
		{ "d", "it is no part any more", drop_part, NULL, false },
		{ 0 },
	};
	struct product_state *st = s->state;

	snprintf(st->other, sizeof(st->other), "%s", sku);
	return dk_ask_menu(s, st->other, items);
}

static enum dk_rc
find_parts(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct product_state *st = s->state;
	struct dk_kit_parts kit;
	enum dk_rc rc = dk_kit_parts(s->session, a, st->id, &kit, err);

	(void)text; /* they are few */
	for (size_t i = 0; rc == DK_OK && i < kit.count; i++) {
		const struct dk_kit_part *p = &kit.list[i];
		const struct dk_choice c = { .id = p->sku, .cells = { p->sku, p->name, p->unit,
			dk_arena_dup(a, dk_qty_show(p->free).s),
			dk_arena_dup(a, dk_qty_text(p->qty).s) } };

		dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
new_part(struct dk_screen *s, const char *text)
{
	const struct dk_pick_ask ask = { .title = "PART OF IT", .text = text,
		.columns = item_columns, .column_count = DK_COUNT(item_columns),
		.empty = "type a code or words", .in_search = true, .find = find_items };

	return dk_ask_pick(s, &ask, part_chosen);
}

enum dk_react
product_parts(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Part", .width = 10 },
		{ .head = "Name", .width = 28, .grows = true }, { .head = "UM", .width = 4 },
		{ .head = "Free", .width = 9, .right = true },
		{ .head = "In one kit", .width = 10, .right = true } };
	const struct dk_pick_ask ask = { .title = "PARTS OF THE KIT", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no kit - F6 adds a part",
		.foot = "Enter changes or drops it; F6 adds another", .find = find_parts,
		.add = new_part };

	return card_is_stored(s, "item") ? dk_ask_pick(s, &ask, part_meant) : DK_REDRAW;
}

enum dk_react
product_new_part(struct dk_screen *s)
{
	return new_part(s, "");
}
