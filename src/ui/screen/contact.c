/* contact.c - one of the people at a customer. */
#include <string.h>

#include "docket/customer.h"
#include "ui/card/card.h"

enum { NAME, ROLE, PHONE, EMAIL, LANGUAGE, FIELDS };

struct state {
	struct card card;
	struct dk_customer *of; /* in s->keep */
	const char *name;       /* "" = new; in s->keep */
	struct dk_contact one;
	bool is_known;          /* somebody of this name is stored */
};

static const struct dk_input_def defs[FIELDS] = {
	[NAME] = { .name = "name", .label = "Name    ", .row = 0, .col = 1, .width = 50,
	    .help = "Name: whom to ask for. It is never changed later: drop him, add the other." },
	[ROLE] = { .name = "role", .label = "Role    ", .row = 1, .col = 1, .width = 30,
	    .help = "Role: buyer, accounts, stores." },
	[PHONE] = { .name = "phone", .label = "Phone   ", .row = 2, .col = 1, .width = 30,
	    .help = "Phone: as it is dialled; a caller is found by its last digits." },
	[EMAIL] = { .name = "email", .label = "E-mail  ", .row = 3, .col = 1, .width = 50,
	    .help = "E-mail: one address; orders that come from it are this customer's." },
	[LANGUAGE] = { .name = "language", .label = "Language", .row = 4, .col = 1, .width = 8,
	    .help = "Language: of what he is sent: en, de, fr." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_contact *x)
{
	return (struct dk_card){ DK_CARD_CONTACT, x, s->session->exponent };
}

/* Whoever is stored under a name; a blank one else. */
static enum dk_rc
find(struct dk_screen *s, const char *name, struct dk_contact *out, bool *is_known,
    struct dk_err *err)
{
	const struct state *st = s->state;
	const struct dk_card record = card_for(s, out);
	struct dk_contact *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_contact_list(s->session, &s->data, st->of->id, &all, &count, err);

	dk_card_blank(&record);
	out->customer_id = st->of->id;
	*is_known = false;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (strcmp(all[i].name, name) != 0)
			continue;
		*out = all[i];
		*is_known = true;
	}
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_card record = card_for(s, &st->one);
	enum dk_rc rc = find(s, st->name, &st->one, &st->is_known, err);

	if (rc == DK_OK && st->name[0] != '\0' && !st->is_known)
		rc = dk_fail(err, DK_ENOTFOUND, "name", "There is no contact %s of %s.", st->name,
		    st->of->name);
	if (rc != DK_OK)
		return rc;
	st->card.fields[NAME].is_off = st->is_known;
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_contact x = st->one, other;
	const struct dk_card record = card_for(s, &x);
	struct dk_err err;
	enum dk_put did;
	bool is_taken = false;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK && st->card.is_new)
		rc = find(s, x.name, &other, &is_taken, &err);
	if (rc == DK_OK && is_taken)
		rc = dk_fail(&err, DK_EREFUSED, "name",
		    "There is a contact %s already. Change that one, or name him otherwise.",
		    x.name);
	if (rc == DK_OK)
		rc = dk_contact_put(s->session, &x, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "contact %s of %s is %s", x.name, st->of->number,
	    did == DK_PUT_ADDED ? "added" : "changed");
	(void)card_stored(s, x.name);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *number = card_arg(s, &st->name);
	enum dk_rc rc = dk_customer_by_number(s->session, &s->keep, number, &st->of, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_CONTACT, keep });
	st->card.is_new = st->name[0] == '\0';
	if (rc == DK_OK && st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	if (rc == DK_OK)
		dk_title(s, "%s%s  of %s %s", st->card.is_new ? "NEW CONTACT" : "CONTACT ",
		    st->name, st->of->number, st->of->name);
	return rc;
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (!st->is_known) {
		dk_say(s, DK_LOOK_WARN, "nothing of him is stored - Esc gives him up");
		return DK_REDRAW;
	}
	if (dk_contact_drop(s->session, st->of->id, st->name, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "contact %s of %s is dropped", st->name, st->of->number);
	return DK_BACK;
}

static enum dk_react
menu(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "d", "drop: he is not there any more", drop, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "CONTACT", items);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->is_known)
		dk_put(sf, dk_at(0, 1, 70, DK_LOOK_LABEL), "Name     %s", st->name);
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ "F10", "Menu", menu, "drop the contact", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_contact = {
	.name = "contact",
	.title = "CONTACT",
	.help = "F2 stores the contact and goes back; Esc asks when something is not stored.",
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
