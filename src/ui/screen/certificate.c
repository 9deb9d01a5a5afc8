/* certificate.c - why a customer pays no tax, from when to when. */
#include <string.h>

#include "docket/exemption.h"
#include "ui/card/card.h"

enum { NUMBER, FROM, TO, CODES, ZONES, CATEGORY, NOTE, FIELDS };

struct state {
	struct card card;
	struct dk_customer *of; /* in s->keep */
	const char *number;     /* "" = new; in s->keep */
	struct dk_exemption one;
	bool is_known;          /* one of this number is stored */
};

static const struct dk_input_def defs[FIELDS] = {
	[NUMBER] = { .name = "certificate", .label = "Certificate", .row = 0, .col = 1, .width = 40,
	    .help = "Certificate: its number, as it stands on the invoice; never changed later." },
	[FROM] = { .name = "from", .label = "From       ", .row = 1, .col = 1, .width = 10,
	    .help = "From: its first day, like 2026-01-01 or 1.1; empty: it holds already." },
	[TO] = { .name = "to", .label = "To         ", .row = 2, .col = 1, .width = 10,
	    .help = "To: its last day. What leaves the house later is taxed; the day's check\n"
		"tells of it before. Empty: it holds until it is dropped." },
	[CODES] = { .name = "codes", .label = "Tax codes  ", .row = 3, .col = 1, .width = 40,
	    .help = "Tax codes: the tax codes of goods it holds for, with blanks; empty: all." },
	[ZONES] = { .name = "zones", .label = "Zones      ", .row = 4, .col = 1, .width = 40,
	    .help = "Zones: the tax zones it holds in, with blanks; empty: all." },
	[CATEGORY] = { .name = "category", .label = "Becomes    ", .row = 5, .col = 1, .width = 3,
	    .help = "Becomes: the category his goods are in then: E exempt (as a rule), Z, O, G,\n"
		"K or AE." },
	[NOTE] = { .name = "note", .label = "Note       ", .row = 6, .col = 1, .width = 50,
	    .help = "Note: who issued it, where the paper is kept." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_exemption *x)
{
	return (struct dk_card){ DK_CARD_EXEMPTION, x, s->session->exponent };
}

/* Which is stored under a number; a blank one else. */
static enum dk_rc
find(struct dk_screen *s, const char *number, struct dk_exemption *out, bool *is_known,
    struct dk_err *err)
{
	const struct state *st = s->state;
	const struct dk_card record = card_for(s, out);
	struct dk_exemption *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exemption_list(s->session, &s->data, st->of->id, &all, &count, err);

	dk_card_blank(&record);
	out->customer_id = st->of->id;
	*is_known = false;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (strcmp(all[i].number, number) != 0)
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
	enum dk_rc rc = find(s, st->number, &st->one, &st->is_known, err);

	if (rc == DK_OK && st->number[0] != '\0' && !st->is_known)
		rc = dk_fail(err, DK_ENOTFOUND, "certificate", "There is no certificate %s of %s.",
		    st->number, st->of->name);
	if (rc != DK_OK)
		return rc;
	st->card.fields[NUMBER].is_off = st->is_known;
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_exemption x = st->one, other;
	const struct dk_card record = card_for(s, &x);
	struct dk_err err;
	enum dk_put did;
	bool is_taken = false;
	enum dk_rc rc = card_take(s, &record, &err);

	if (rc == DK_OK && st->card.is_new)
		rc = find(s, x.number, &other, &is_taken, &err);
	if (rc == DK_OK && is_taken)
		rc = dk_fail(&err, DK_EREFUSED, "name",
		    "There is a certificate %s already. Change that one, or give another number.",
		    x.number);
	if (rc == DK_OK)
		rc = dk_exemption_put(s->session, &x, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "certificate %s of %s is %s", x.number, st->of->number,
	    did == DK_PUT_ADDED ? "added" : "changed");
	(void)card_stored(s, x.number);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *number = card_arg(s, &st->number);
	enum dk_rc rc = dk_customer_by_number(s->session, &s->keep, number, &st->of, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_EXEMPTION, keep });
	st->card.is_new = st->number[0] == '\0';
	if (rc == DK_OK && st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_CREDIT_EDIT, err);
	if (rc == DK_OK)
		dk_title(s, "%s%s  of %s %s", st->card.is_new ? "NEW CERTIFICATE" : "CERTIFICATE ",
		    st->number, st->of->number, st->of->name);
	return rc;
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (!st->is_known) {
		dk_say(s, DK_LOOK_WARN, "nothing of it is stored - Esc gives it up");
		return DK_REDRAW;
	}
	if (dk_exemption_drop(s->session, st->of->id, st->number, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "certificate %s of %s is dropped", st->number, st->of->number);
	return DK_BACK;
}

static enum dk_react
menu(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "d", "drop: it holds no more", drop, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "CERTIFICATE", items);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->is_known)
		dk_put(sf, dk_at(0, 1, 70, DK_LOOK_LABEL), "Certificate %s", st->number);
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ "F10", "Menu", menu, "drop the certificate", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_certificate = {
	.name = "certificate",
	.title = "CERTIFICATE",
	.help = "F2 stores the certificate and goes back; Esc asks when something is not stored.",
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
