/* goods_lot.c - which lot or serial number is meant, of what lies in a place. */
#include "ui/act/goods.h"

#include <string.h>

#include "docket/lot.h"

static const struct dk_column lot_columns[] = { { .head = "Lot", .width = 20, .grows = true },
	{ .head = "Expires", .width = 10 }, { .head = "On hand", .width = 10, .right = true },
	{ .head = "Apart", .width = 10, .right = true },
	{ .head = "On lists", .width = 10, .right = true } };
static const struct dk_column serial_columns[] = {
	{ .head = "Serial number", .width = 20, .grows = true },
	{ .head = "Expires", .width = 10 }, { .head = "On hand", .width = 10, .right = true },
	{ .head = "Apart", .width = 10, .right = true },
	{ .head = "On lists", .width = 10, .right = true } };

/* A place that nobody named is the only one where it lies, or the item's own bin. */
static bool
is_there(const struct goods *g, const struct dk_lot_at *x)
{
	return x->on_hand.milli > 0 && (g->from[0] == '\0' || strcmp(x->location, g->from) == 0);
}

static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct goods *g = s->state;
	struct dk_lot_at *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_lot_list(s->session, a, g->product_id, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_lot_at *x = &all[i];
		const struct dk_choice c = { .id = x->lot, .look = DK_LOOK_LABEL,
			.cells = { x->lot, dk_arena_dup(a, dk_date_iso(x->expiry).s),
			    dk_arena_dup(a, dk_qty_show(x->on_hand).s),
			    dk_arena_dup(a, dk_qty_show(x->quarantined).s),
			    dk_arena_dup(a, dk_qty_show(x->listed).s) } };

		if (is_there(g, x) && strstr(x->lot, text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

const char *
goods_lot_word(const struct goods *g)
{
	return strcmp(g->tracked, "serial") == 0 ? "serial number" : "lot";
}

static enum dk_react
chosen(struct dk_screen *s, const char *code)
{
	struct goods *g = s->state;

	if (strlen(code) >= sizeof(g->lot) || code[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the %s as it stands on the label", goods_lot_word(g));
		return DK_STAY;
	}
	snprintf(g->lot, sizeof(g->lot), "%s", code);
	return g->lot_known(s);
}

/* "L9", or with its expiry "L9:2027-02-28", as it is typed when goods come in. */
static enum dk_react
other_given(struct dk_screen *s, const char *text)
{
	struct goods *g = s->state;
	const char *colon = strrchr(text, ':');
	dk_date day;

	if (colon == NULL)
		return chosen(s, text);
	if (!dk_date_parse(colon + 1, &day)) {
		dk_say(s, DK_LOOK_WARN, "type the expiry behind the colon, like :2027-02-28");
		return DK_STAY;
	}
	snprintf(g->expiry, sizeof(g->expiry), "%s", colon + 1);
	return chosen(s, dk_fmt(&s->data, "%.*s", (int)(colon - text), text));
}

/* One that does not lie there: somebody found it. */
static enum dk_react
ask_other(struct dk_screen *s, const char *text)
{
	struct goods *g = s->state;

	return dk_ask(s, &(struct dk_ask){ .title = "ANOTHER", .value = text,
	    .label = strcmp(g->tracked, "serial") == 0 ? "Serial" : "Lot",
	    .text = dk_fmt(&s->data, "the %s of %s that stands on the label; with its expiry\n"
		"where it has one: L9:2027-02-28", goods_lot_word(g), g->sku) }, other_given);
}

static enum dk_react
ask_which(struct dk_screen *s)
{
	const struct goods *g = s->state;
	bool is_serial = strcmp(g->tracked, "serial") == 0, adds = !g->moves && !g->apart;

	return dk_ask_pick(s, &(struct dk_pick_ask){
	    .title = is_serial ? "WHICH SERIAL NUMBER" : "WHICH LOT",
	    .columns = is_serial ? serial_columns : lot_columns,
	    .column_count = DK_COUNT(lot_columns), .find = find, .add = adds ? ask_other : NULL,
	    .foot = adds ? "F6: one that is not here" : NULL,
	    .empty = is_serial ? "no such serial number lies there" : "no such lot lies there" },
	    chosen);
}

enum dk_react
goods_ask_lot(struct dk_screen *s, enum dk_react (*then)(struct dk_screen *s))
{
	struct goods *g = s->state;
	struct dk_choices found = { 0 };
	struct dk_err err;

	g->lot[0] = g->expiry[0] = '\0';
	g->lot_known = then;
	if (g->tracked[0] == '\0')
		return then(s);
	if (find(s, &s->data, "", &found, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (found.count == 0)
		return ask_other(s, "");
	if (found.count == 1 && (g->moves || g->apart)) /* nothing else can be meant */
		return chosen(s, found.list[0].id);
	return ask_which(s);
}
