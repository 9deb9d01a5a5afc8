/* menu.c - what is reached by F10: a line's price, discount, unit and note; the order's own. */
#include <stdlib.h>
#include <string.h>

#include "ui/entry/entry.h"

/* Sets one thing of the line under the cursor, or of the last line. */
static const struct dk_order_line *
line_meant(const struct entry *e)
{
	const struct dk_order_line *l = entry_line(e);

	if (l == NULL && e->order != NULL && e->order->line_count > 0)
		l = &e->order->lines[e->order->line_count - 1];
	return l;
}

static enum dk_react
set_line(struct dk_screen *s, struct dk_line_input in)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = line_meant(e);
	int64_t line_no = l->line_no;
	struct dk_err err;

	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
price_given(struct dk_screen *s, const char *text)
{
	return set_line(s, (struct dk_line_input){ .price = text });
}

static enum dk_react
discount_given(struct dk_screen *s, const char *text)
{
	return set_line(s, (struct dk_line_input){ .discount = text });
}

static enum dk_react
unit_given(struct dk_screen *s, const char *text)
{
	return set_line(s, (struct dk_line_input){ .unit = text });
}

static enum dk_react
note_given(struct dk_screen *s, const char *text)
{
	return set_line(s, (struct dk_line_input){ .note = text });
}

static enum dk_react
memo_given(struct dk_screen *s, const char *text)
{
	struct entry *e = s->state;
	struct dk_line_input in = { .text = text };
	int64_t line_no = 0;
	struct dk_err err;

	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
ask_line(struct dk_screen *s, const char *title, const char *text, dk_answer *answer)
{
	const struct entry *e = s->state;
	const struct dk_order_line *l = line_meant(e);
	const struct dk_ask ask = { .title = title, .text = text,
		.label = l != NULL ? l->sku : "" };

	if (l == NULL) {
		dk_say(s, DK_LOOK_WARN, "there is no line yet");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, answer);
}

static enum dk_react
ask_price(struct dk_screen *s)
{
	return ask_line(s, "PRICE", "per unit of the line; empty = automatic again", price_given);
}

static enum dk_react
ask_discount(struct dk_screen *s)
{
	return ask_line(s, "DISCOUNT", "5% or an amount of the line", discount_given);
}

static enum dk_react
ask_unit(struct dk_screen *s)
{
	return ask_line(s, "UNIT", "a unit name of the item", unit_given);
}

static enum dk_react
ask_note(struct dk_screen *s)
{
	return ask_line(s, "NOTE", "shown to whoever picks it", note_given);
}

static enum dk_react
wanted_given(struct dk_screen *s, const char *text)
{
	return set_line(s, (struct dk_line_input){ .wanted = text });
}

static enum dk_react
ask_wanted(struct dk_screen *s)
{
	return ask_line(s, "WANTED", "26.11, thu, +3; empty = with the order", wanted_given);
}

static enum dk_react
void_it(struct dk_screen *s)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = line_meant(e);
	struct dk_err err;

	if (l == NULL || dk_draft_void(s->session, e->id, l->line_no, &err) != DK_OK)
		return DK_REDRAW;
	return DK_RELOAD;
}

static enum dk_react
ask_memo(struct dk_screen *s)
{
	const struct entry *e = s->state;
	const struct dk_ask ask = { .title = "TEXT LINE", .label = "Text" };

	if (e->order == NULL) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, memo_given);
}

static enum dk_react
set_head(struct dk_screen *s, const char *field, const char *text)
{
	struct entry *e = s->state;
	struct dk_err err;
	enum dk_rc rc = entry_begin(e, s->session, &err);

	if (rc == DK_OK)
		rc = dk_draft_set(s->session, e->id, field, text, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
freight_given(struct dk_screen *s, const char *text)
{
	return set_head(s, "freight", text);
}

static enum dk_react
carrier_given(struct dk_screen *s, const char *text)
{
	return set_head(s, "carrier", text);
}

static enum dk_react
order_discount_given(struct dk_screen *s, const char *text)
{
	return set_head(s, "discount", text);
}

static enum dk_react
order_note_given(struct dk_screen *s, const char *text)
{
	return set_head(s, "note", text);
}

static enum dk_react
ask_freight(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "FREIGHT", .text = "empty = from the carrier's table",
		.label = "Freight" };

	return dk_ask(s, &ask, freight_given);
}

static enum dk_react
ask_carrier(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "CARRIER", .text = "CARRIER/SERVICE",
		.label = "Carrier" };

	return dk_ask(s, &ask, carrier_given);
}

static enum dk_react
ask_order_discount(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "ORDER DISCOUNT", .text = "2.5% or an amount",
		.label = "Discount" };

	return dk_ask(s, &ask, order_discount_given);
}

static enum dk_react
deposit_given(struct dk_screen *s, const char *text)
{
	return set_head(s, "deposit", text);
}

static enum dk_react
ask_deposit(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "PAID BEFORE DELIVERY", .label = "Deposit",
		.text = "30% or an amount; empty = as his terms say" };

	return dk_ask(s, &ask, deposit_given);
}

static enum dk_react
ask_order_note(struct dk_screen *s)
{
	const struct entry *e = s->state;
	const struct dk_ask ask = { .title = "NOTE OF THE ORDER", .label = "Note",
		.value = e->order != NULL ? e->order->note : "" };

	return dk_ask(s, &ask, order_note_given);
}

static enum dk_react
read_back(struct dk_screen *s)
{
	const struct entry *e = s->state;

	if (e->order == NULL || e->order->line_count == 0) {
		dk_say(s, DK_LOOK_WARN, "the order has no lines yet - type an item");
		return DK_REDRAW;
	}
	return dk_open_id(s, "readback", e->id);
}

const struct dk_binding entry_line_menu[] = {
	{ "p", "price of the line", ask_price, NULL, false },
	{ "d", "discount of the line", ask_discount, NULL, false },
	{ "u", "unit of the line", ask_unit, NULL, false },
	{ "n", "note on the line", ask_note, NULL, false },
	{ "w", "day the line is wanted", ask_wanted, NULL, false },
	{ "v", "void the line", void_it, NULL, false },
	{ "l", "lost sale, with its reason", entry_lose_line, NULL, false },
	{ "y", "its supplier ships it, or our stock", entry_turn_supply, NULL, false },
	{ "t", "text line", ask_memo, NULL, false },
	{ "c", "carrier of the order", ask_carrier, NULL, false },
	{ "f", "freight of the order", ask_freight, NULL, false },
	{ "o", "discount of the order", ask_order_discount, NULL, false },
	{ "m", "deposit before delivery", ask_deposit, NULL, false },
	{ "r", "note of the order", ask_order_note, NULL, false },
	{ "b", "read the order back", read_back, NULL, false },
	{ "s", "standing order: repeat it", entry_keep_standing, NULL, false },
	{ "a", "blanket order: agreed ahead", entry_keep_blanket, NULL, false },
	{ "q", "make a quote of this", entry_quote, NULL, false },
	{ 0 },
};
