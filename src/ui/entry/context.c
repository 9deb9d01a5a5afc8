/*
 * context.c - F11: who is calling, what the checks say in full, and the note of the order.
 */
#include "docket/buf.h"
#include "ui/entry/entry.h"

static void
add_customer(const struct entry *e, struct dk_buf *b)
{
	const struct dk_customer *c = e->customer;
	int exponent = dk_currency_exponent(e->order->currency);

	dk_buf_fmt(b, "%s%s%s  %s\n", c->contact, c->contact[0] != '\0' ? "  " : "", c->phone,
	    c->email);
	if (c->has_limit)
		dk_buf_fmt(b, "credit %s of %s used before this order\n",
		    dk_money_show(e->exposure.total, exponent).s,
		    dk_money_show(e->exposure.limit, exponent).s);
	if (c->alert[0] != '\0')
		dk_buf_fmt(b, "note on the customer: %s\n", c->alert);
	if (e->ship_to != NULL && e->ship_to->note[0] != '\0')
		dk_buf_fmt(b, "note on the ship-to: %s\n", e->ship_to->note);
}

static void
add_findings(const struct entry *e, struct dk_buf *b)
{
	for (int grave = DK_REFUSE; grave >= DK_OKAY; grave--)
		for (size_t i = 0; i < e->order->finding_count; i++) {
			const struct dk_finding *f = &e->order->findings[i];

			if ((int)f->severity == grave)
				dk_buf_fmt(b, "%s %s: %s\n", grave == DK_OKAY ? "note"
				    : grave == DK_WARN ? "warn" : "STOP", f->code, f->text);
		}
}

static enum dk_react
note_given(struct dk_screen *s, const char *text)
{
	struct entry *e = s->state;
	struct dk_err err;

	if (dk_draft_set(s->session, e->id, "note", text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

enum dk_react
entry_context(struct dk_screen *s)
{
	const struct entry *e = s->state;
	struct dk_buf text = { 0 };
	struct dk_ask ask = { .label = "Note of the order" };
	enum dk_react did;

	if (e->order == NULL || e->customer == NULL) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_REDRAW;
	}
	add_customer(e, &text);
	add_findings(e, &text);
	ask.title = dk_fmt(&s->data, "%s %s", e->customer->number, e->customer->name);
	ask.text = dk_buf_text(&text);
	ask.value = e->order->note;
	did = dk_ask(s, &ask, note_given);
	dk_buf_free(&text);
	return did;
}
