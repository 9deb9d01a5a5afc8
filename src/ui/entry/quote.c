/* quote.c - order entry: what was typed becomes a quote, and its number is read to the caller. */
#include "ui/act/quote.h"
#include "ui/entry/entry.h"

static enum dk_react
until_given(struct dk_screen *s, const char *text)
{
	struct entry *e = s->state;
	struct dk_quote q;
	struct dk_err err;
	dk_date until;

	if (!act_quote_until(s, text, &until))
		return DK_STAY;
	if (dk_quote_enter(s->session, e->id, until, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	if (dk_quote_load(s->session, &s->data, e->id, &q, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "tell the caller: quote %s, %s %s, valid until %s", q.number,
	    dk_money_show(q.total, dk_currency_exponent(q.currency)).s, q.currency,
	    dk_date_short(q.valid_until).s);
	return DK_BACK;
}

enum dk_react
entry_quote(struct dk_screen *s)
{
	const struct entry *e = s->state;

	if (entry_amends(e)) {
		dk_say(s, DK_LOOK_WARN, "this changes order %s - a quote is made of a new order",
		    e->order->amends);
		return DK_REDRAW;
	}
	if (e->order == NULL || e->order->line_count == 0) {
		dk_say(s, DK_LOOK_WARN, "the order has no lines yet - type an item");
		return DK_REDRAW;
	}
	return act_quote_ask_until(s, "MAKE A QUOTE", until_given);
}
