/* step.c - F2: acknowledge, pack, ship, invoice; and the papers of each. */
#include "ui/shipping/shipping.h"

#include <string.h>

#include "docket/invoice.h"
#include "ui/paperwork.h"

enum dk_react
shipping_acknowledge(struct dk_screen *s)
{
	struct shipping *st = s->state;
	const char *text;
	struct dk_err err;

	if (dk_shipment_acknowledge(s->session, &s->data, st->id, &text, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_WARN, "%s", text);
	return DK_RELOAD;
}

static enum dk_react
tracking_given(struct dk_screen *s, const char *text)
{
	struct shipping *st = s->state;
	struct dk_err err;

	if (dk_shipment_post(s->session, st->id, text, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s has left", st->sh->number);
	return DK_RELOAD;
}

static enum dk_react
post_invoice(struct dk_screen *s)
{
	struct shipping *st = s->state;
	struct dk_err err;
	dk_id id;

	if (dk_invoice_post_shipment(s->session, st->id, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "the invoice is posted");
	return DK_RELOAD;
}

/* F2: the step that comes next. */
enum dk_react
shipping_next_step(struct dk_screen *s)
{
	struct shipping *st = s->state;
	const struct dk_ask ask = { .title = "SHIP", .text = "Tracking number, or nothing",
		.label = "Tracking" };
	struct dk_err err;

	if (*st->sh->stop != '\0')
		return shipping_acknowledge(s);
	if (shipping_is(st, "picked")) {
		dk_say(s, DK_LOOK_WARN, "inspect the lines that wait first; d disposes of what"
		    " failed");
		return DK_REDRAW;
	}
	if (strcmp(st->sh->state, "picking") == 0) {
		dk_say(s, DK_LOOK_WARN,
		    "confirm every line first: scan, Enter, or F10 a for all as listed");
		return DK_REDRAW;
	}
	if (strcmp(st->sh->state, "checked") == 0) {
		if (dk_shipment_pack(s->session, st->id, 1, NULL, 0, &err) != DK_OK)
			return dk_say_err(s, &err);
		return DK_RELOAD;
	}
	if (strcmp(st->sh->state, "packed") == 0)
		return dk_ask(s, &ask, tracking_given);
	return st->invoice[0] == '\0' && strcmp(st->sh->state, "shipped") == 0 ? post_invoice(s)
									       : DK_KEEP;
}

enum dk_react
shipping_slip(struct dk_screen *s)
{
	struct shipping *st = s->state;

	return dk_make_document(s, "packing-slip", st->id, st->sh->number);
}

enum dk_react
shipping_pick_list(struct dk_screen *s)
{
	struct shipping *st = s->state;

	return dk_make_document(s, "pick-list", st->id, st->sh->number);
}

enum dk_react
shipping_invoice(struct dk_screen *s)
{
	struct shipping *st = s->state;

	if (st->invoice[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "it is not invoiced yet - F2");
		return DK_REDRAW;
	}
	return dk_make_document(s, "invoice", st->invoice_id, st->invoice);
}
