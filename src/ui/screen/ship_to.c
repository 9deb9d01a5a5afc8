/* ship_to.c - one ship-to of a customer: where his goods go, in a form of its own. */
#include "ui/card/card.h"

enum { CODE, NAME, STREET, STREET2, POSTCODE, CITY, REGION, COUNTRY, PHONE, CARRIER, WINDOW, NOTE,
	CARRIER_ZONE, TAX_ZONE, FIELDS };

struct state {
	struct card card;
	struct dk_customer *of; /* in s->keep */
	const char *code;       /* "" = new; in s->keep */
	struct dk_address *one;
};

static const struct dk_input_def defs[FIELDS] = {
	[CODE] = { .name = "code", .label = "Code        ", .row = 0, .col = 1, .width = 8,
	    .help = "Code: short, as orders name it: 02. It is never changed later." },
	[NAME] = { .name = "name", .label = "Name        ", .row = 1, .col = 1, .width = 50,
	    .help = "Name: on the label; empty: the customer's." },
	[STREET] = { .name = "street", .label = "Street      ", .row = 2, .col = 1, .width = 50,
	    .help = "Street: with the house number." },
	[STREET2] = { .name = "street2", .label = "Street 2    ", .row = 3, .col = 1, .width = 50,
	    .help = "Street 2: building, gate, site; may be empty." },
	[POSTCODE] = { .name = "postcode", .label = "Postcode    ", .row = 4, .col = 1, .width = 12,
	    .help = "Postcode: freight and the days of the way are found by it." },
	[CITY] = { .name = "city", .label = "City        ", .row = 5, .col = 1, .width = 50,
	    .help = "City: without the postcode." },
	[REGION] = { .name = "region", .label = "Region      ", .row = 6, .col = 1, .width = 20,
	    .help = "Region: county, state or province, where addresses need one." },
	[COUNTRY] = { .name = "country", .label = "Country     ", .row = 7, .col = 1, .width = 2,
	    .help = "Country: two capital letters, like GB or DE; empty: as the customer's." },
	[PHONE] = { .name = "phone", .label = "Phone       ", .row = 8, .col = 1, .width = 20,
	    .help = "Phone: of whoever takes the goods in." },
	[CARRIER] = { .name = "carrier", .label = "Carrier     ", .row = 9, .col = 1, .width = 20,
	    .help = "Carrier: CARRIER/SERVICE, like DHL/STD; empty: the house's own." },
	[WINDOW] = { .name = "window", .label = "Delivery    ", .row = 10, .col = 1, .width = 50,
	    .max = 100,
	    .help = "Delivery: when goods are taken in: Mo-Fr 7-11,13-15; Sa 9-12.\n"
		"Promises and pickups keep to it; empty: at any time." },
	[NOTE] = { .name = "note", .label = "Note        ", .row = 11, .col = 1, .width = 50,
	    .help = "Note: for the driver: gate code, crane until 15:00." },
	[CARRIER_ZONE] = { .name = "carrier_zone", .label = "Carrier zone", .row = 12, .col = 1,
	    .width = 12,
	    .help = "Carrier zone: only where it is not the one of country and postcode." },
	[TAX_ZONE] = { .name = "tax_zone", .label = "Tax zone    ", .row = 13, .col = 1,
	    .width = 12,
	    .help = "Tax zone: only where it is not the one of country and postcode.\n"
		"A second person must approve it." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_address *x)
{
	return (struct dk_card){ DK_CARD_ADDRESS, x, s->session->exponent };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_card record;

	if (st->code[0] != '\0') {
		enum dk_rc rc = dk_address_find(s->session, &s->data, st->of->id, st->code,
		    &st->one, err);

		if (rc != DK_OK)
			return rc;
		st->card.fields[CODE].is_off = true;
	} else {
		st->one = dk_arena_alloc(&s->data, sizeof(*st->one));
		record = card_for(s, st->one);
		dk_card_blank(&record);
		st->one->customer_id = st->of->id;
	}
	record = card_for(s, st->one);
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_address x = *st->one;
	const struct dk_card record = card_for(s, &x);
	struct dk_kept kept;
	struct dk_err err;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK)
		rc = dk_address_keep(s->session, &x, &kept, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, kept.asked > 0 ? DK_LOOK_WAIT : DK_LOOK_OK, "ship-to %s of %s is %s%s", x.code,
	    st->of->number, card_did(&kept), card_waits(s, kept.asked));
	(void)card_stored(s, x.code);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *number = card_arg(s, &st->code);
	enum dk_rc rc = dk_customer_by_number(s->session, &s->keep, number, &st->of, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_ADDRESS, keep });
	st->card.is_new = st->code[0] == '\0';
	if (rc == DK_OK && st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	if (rc == DK_OK)
		dk_title(s, "%s%s  of %s %s", st->card.is_new ? "NEW SHIP-TO" : "SHIP-TO ",
		    st->code, st->of->number, st->of->name);
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->code[0] != '\0')
		dk_put(sf, dk_at(0, 1, 40, DK_LOOK_LABEL), "Code         %s", st->code);
	dk_put(sf, dk_to(defs[TAX_ZONE].row, 30, DK_LOOK_LABEL), "a second person must approve it");
	dk_form_draw(&st->card.form, sf, true);
}

static enum dk_react
days_off(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->code[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "store the ship-to first: F2");
		return DK_REDRAW;
	}
	return dk_open(s, "blackouts", card_arg_of(&s->data, st->of->number, st->code));
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ "F6", "Days off", days_off, "days on which it takes no deliveries", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_ship_to = {
	.name = "ship_to",
	.title = "SHIP-TO",
	.help = "F2 stores the ship-to and goes back; Esc asks when something is not stored.",
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
