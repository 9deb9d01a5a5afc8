/* supplier.c - one supplier in a form: where he is, how he is reached, when he delivers. */
#include "docket/carrier.h"
#include "ui/card/card.h"

enum { NUMBER, NAME, STREET, STREET2, POSTCODE, CITY, REGION, COUNTRY, PHONE, EMAIL, LEAD_DAYS,
	FIELDS };

struct state {
	struct card card;
	const char *number; /* "" = new; in s->keep */
	struct dk_supplier *one;
};

static const struct dk_input_def defs[FIELDS] = {
	[NUMBER] = { .name = "number", .label = "Number    ", .row = 0, .col = 1, .width = 20,
	    .help = "Number: short, as items name it: S100. It is never changed later." },
	[NAME] = { .name = "name", .label = "Name      ", .row = 1, .col = 1, .width = 50,
	    .max = 200, .help = "Name: as it stands on orders." },
	[STREET] = { .name = "street", .label = "Street    ", .row = 3, .col = 1, .width = 50,
	    .max = 200, .help = "Street: with the house number." },
	[STREET2] = { .name = "street2", .label = "Street 2  ", .row = 4, .col = 1, .width = 50,
	    .max = 200, .help = "Street 2: building, gate, site; may be empty." },
	[POSTCODE] = { .name = "postcode", .label = "Postcode  ", .row = 5, .col = 1, .width = 12,
	    .max = 20, .help = "Postcode: as it is written there." },
	[CITY] = { .name = "city", .label = "City      ", .row = 6, .col = 1, .width = 50,
	    .max = 200, .help = "City: without the postcode." },
	[REGION] = { .name = "region", .label = "Region    ", .row = 7, .col = 1, .width = 20,
	    .max = 60,
	    .help = "Region: county, state or province, where addresses need one." },
	[COUNTRY] = { .name = "country", .label = "Country   ", .row = 8, .col = 1, .width = 2,
	    .help = "Country: two capital letters, like GB or DE; empty: as our own." },
	[PHONE] = { .name = "phone", .label = "Phone     ", .row = 10, .col = 1, .width = 20,
	    .max = 60, .help = "Phone: of whoever takes orders there." },
	[EMAIL] = { .name = "email", .label = "E-mail    ", .row = 11, .col = 1, .width = 50,
	    .max = 200, .help = "E-mail: where orders are sent; one address." },
	[LEAD_DAYS] = { .name = "lead_days", .label = "Lead days ", .row = 12, .col = 1,
	    .width = 4,
	    .help = "Lead days: from the order until it comes; an item may have its own." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_supplier *x)
{
	return (struct dk_card){ DK_CARD_SUPPLIER, x, s->session->exponent };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_card record;
	enum dk_rc rc;

	if (st->number[0] != '\0') {
		rc = dk_supplier_find(s->session, &s->data, st->number, &st->one, err);
		if (rc != DK_OK)
			return rc;
		st->card.fields[NUMBER].is_off = true;
		dk_title(s, "SUPPLIER %s  %s", st->one->number, st->one->name);
	} else {
		st->one = dk_arena_alloc(&s->data, sizeof(*st->one));
		record = card_for(s, st->one);
		dk_card_blank(&record);
	}
	record = card_for(s, st->one);
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

static enum dk_rc
keep_it(struct dk_screen *s, struct dk_supplier *x, enum dk_put *did, struct dk_err *err)
{
	const struct state *st = s->state;
	struct dk_supplier *other = NULL;

	if (st->card.is_new &&
	    dk_supplier_find(s->session, &s->data, x->number, &other, NULL) == DK_OK)
		return dk_fail(err, DK_EREFUSED, "number",
		    "Supplier %s is %s already. Change that one, or give another number.",
		    x->number, other->name);
	return dk_supplier_put(s->session, x, did, err);
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_supplier x = *st->one;
	const struct dk_card record = card_for(s, &x);
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_err err;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK)
		rc = keep_it(s, &x, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "supplier %s is %s", x.number,
	    did == DK_PUT_UNCHANGED ? "as it was" : "stored");
	(void)card_stored(s, x.number);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = DK_OK;

	st->number = dk_arena_dup(&s->keep, s->arg);
	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_SUPPLIER, keep });
	st->card.is_new = st->number[0] == '\0';
	if (st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	dk_title(s, "%s%s", st->card.is_new ? "NEW SUPPLIER" : "SUPPLIER ", st->number);
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->number[0] != '\0')
		dk_put(sf, dk_at(0, 1, 60, DK_LOOK_LABEL), "Number     %s", st->number);
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_supplier = {
	.name = "supplier",
	.title = "SUPPLIER",
	.help = "F2 stores the supplier and goes back; Esc asks when something is not stored.\n"
		"His address stands on the orders to him.",
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
