/* customer_e.c - where a customer takes electronic invoices, and what they must name. */
#include <string.h>

#include "docket/pending.h"
#include "ui/card/card.h"

enum { ADDRESS, REFERENCE, FIELDS };

struct state {
	struct card card;
	dk_id id;
};

static const struct dk_input_def defs[FIELDS] = {
	[ADDRESS] = { .name = "e_address", .label = "E-invoice to ", .row = 0, .col = 1,
	    .width = 50,
	    .help = "E-invoice to: SCHEME:ID, like 0088:5412345000013 or EM:bills@shop.example.\n"
		"Empty: found by his tax number, else his e-mail." },
	[REFERENCE] = { .name = "buyer_reference", .label = "They must name", .row = 1, .col = 1,
	    .width = 50,
	    .help = "They must name: what he wants on electronic invoices: cost centre, routing." },
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	enum dk_rc rc = dk_customer_load(s->session, &s->data, st->id, &c, err);

	if (rc == DK_OK)
		card_show(s, card_texts(s, &(struct dk_card){ DK_CARD_CUSTOMER, c,
		    s->session->exponent }));
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	struct dk_kept kept;
	struct dk_err err;
	enum dk_rc rc = dk_customer_load(s->session, &s->data, st->id, &c, &err);

	if (rc == DK_OK)
		rc = card_take(s, &(struct dk_card){ DK_CARD_CUSTOMER, c, s->session->exponent },
		    &err);
	if (rc == DK_OK)
		rc = dk_customer_keep(s->session, &s->data, c, &kept, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "%s %s is %s", c->number, c->name, card_did(&kept));
	(void)card_stored(s, c->number);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	const char *key, *number = card_arg(s, &key);
	enum dk_rc rc = dk_customer_by_number(s->session, &s->keep, number, &c, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_CUSTOMER, keep });
	if (rc != DK_OK)
		return rc;
	st->id = c->id;
	dk_title(s, "ELECTRONIC INVOICES  of %s %s", c->number, c->name);
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	dk_form_draw(&((const struct state *)s->state)->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_customer_e = {
	.name = "customer_e",
	.title = "ELECTRONIC INVOICES",
	.help = "F2 stores and goes back; Esc asks when something is not stored.",
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
