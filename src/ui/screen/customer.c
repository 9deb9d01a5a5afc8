/*
 * customer.c - one customer: his data, ship-tos, contacts, and what waits for a second person; a
 * new one also in the middle of a call, with a warning when he looks like somebody known.
 */
#include <string.h>

#include "docket/exemption.h"
#include "docket/ageing.h"
#include "docket/order_list.h"
#include "ui/card/card.h"
#include "ui/card/customer.h"
#include "ui/paperwork.h"

enum { RULE = 13, LISTS = 14, MIDDLE = 40, WAITS_SHOWN = 2 };

struct state {
	struct card card;
	dk_id id; /* 0 = he is new */
	struct dk_customer *one;
	struct dk_exposure exposure;
	struct dk_ageing ageing;
	struct dk_address *places;
	size_t place_count;
	struct dk_contact *people;
	size_t people_count;
	struct dk_pendings waits;
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_customer *c)
{
	return (struct dk_card){ DK_CARD_CUSTOMER, c, s->session->exponent };
}

static enum dk_rc
load_around(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_pending_query q = { "customer", st->id };
	enum dk_rc rc = dk_exposure_find(s->session, st->id, 0, &st->exposure, err);

	if (rc == DK_OK)
		rc = dk_ageing_of(s->session, &s->data, st->id, DK_NO_DATE, &st->ageing, err);
	if (rc == DK_OK)
		rc = dk_address_list(s->session, &s->data, st->id, &st->places, &st->place_count,
		    err);
	if (rc == DK_OK)
		rc = dk_contact_list(s->session, &s->data, st->id, &st->people, &st->people_count,
		    err);
	return rc == DK_OK ? dk_pending_list(s->session, &s->data, &q, &st->waits, err) : rc;
}

/* What the clerk had typed when he found nobody: digits are a phone, else it is a name. */
static void
offer(const char **texts, const char *typed)
{
	if (typed[0] == '\0')
		return;
	if (strchr(typed, '@') != NULL)
		texts[CUSTOMER_EMAIL] = typed;
	else if (strspn(typed, "0123456789 +-/()") == strlen(typed))
		texts[CUSTOMER_PHONE] = typed;
	else
		texts[CUSTOMER_NAME] = typed;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_card record;
	const char **texts, *typed;
	enum dk_rc rc = DK_OK;

	if (st->id == 0) {
		st->one = dk_arena_alloc(&s->data, sizeof(*st->one));
		record = card_for(s, st->one);
		dk_card_blank(&record);
		texts = card_texts(s, &record);
		(void)card_arg(s, &typed);
		offer(texts, typed);
		snprintf(st->card.fields[CUSTOMER_NUMBER].hint, 64, "next");
		card_show(s, texts);
		return DK_OK;
	}
	rc = dk_customer_load(s->session, &s->data, st->id, &st->one, err);
	if (rc == DK_OK)
		rc = load_around(s, err);
	if (rc != DK_OK)
		return rc;
	record = card_for(s, st->one);
	st->card.fields[CUSTOMER_NUMBER].is_off = true;
	st->card.number = st->one->number;
	card_show(s, card_texts(s, &record));
	dk_title(s, "CUSTOMER  %s %s", st->one->number, st->one->name);
	return DK_OK;
}

/* He as he is typed now, over what is stored of him. */
static enum dk_rc
typed_now(struct dk_screen *s, struct dk_customer *out, struct dk_err *err)
{
	const struct state *st = s->state;
	const struct dk_card record = card_for(s, out);
	enum dk_rc rc;

	*out = *st->one;
	rc = card_take(s, &record, err);
	out->place.name = out->name;
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_alikes alike = { .count = 0 };
	struct dk_customer c;
	struct dk_kept kept;
	struct dk_err err;
	enum dk_rc rc = typed_now(s, &c, &err);

	if (rc == DK_OK && st->id == 0 && !st->card.is_sure)
		rc = dk_customer_alike(s->session, &s->data, &c, &alike, &err);
	if (rc == DK_OK && alike.count > 0)
		return card_ask_alike(s, &alike);
	if (rc == DK_OK)
		rc = dk_customer_keep(s->session, &s->data, &c, &kept, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	st->id = c.id;
	dk_say(s, kept.asked > 0 ? DK_LOOK_WAIT : DK_LOOK_OK, "%s %s is %s%s", c.number, c.name,
	    card_did(&kept), card_waits(s, kept.asked));
	return card_stored(s, c.number);
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	const char *typed, *number = card_arg(s, &typed);
	enum dk_rc rc = DK_OK;

	card_open(s, &(struct card_setup){ customer_defs, CUSTOMER_FIELDS, DK_CARD_CUSTOMER,
	    keep });
	if (number[0] == '\0') {
		st->card.is_new = true;
		dk_form_go(&st->card.form, CUSTOMER_NAME); /* the number comes by itself */
		dk_title(s, "NEW CUSTOMER");
		return dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	}
	rc = dk_customer_by_number(s->session, &s->keep, number, &c, err);
	st->id = rc == DK_OK ? c->id : 0;
	return rc;
}

static enum dk_react
open_place(struct dk_screen *s, const char *code)
{
	return card_open_part(s, "ship_to", code);
}

static enum dk_react
open_person(struct dk_screen *s, const char *name)
{
	return card_open_part(s, "contact", name);
}

static enum dk_react
new_place(struct dk_screen *s, const char *text)
{
	(void)text;
	return card_open_part(s, "ship_to", "");
}

static enum dk_react
new_person(struct dk_screen *s, const char *text)
{
	(void)text;
	return card_open_part(s, "contact", "");
}

static enum dk_react
add_place(struct dk_screen *s)
{
	return new_place(s, "");
}

static enum dk_react
add_person(struct dk_screen *s)
{
	return new_person(s, "");
}

static enum dk_rc
find_places(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_address *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_address_list(s->session, a, ((struct state *)s->state)->id, &all, &count,
	    err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_place *p = &all[i].place;
		const struct dk_choice c = { .id = all[i].code, .cells = { all[i].code, p->name,
			dk_fmt(a, "%s, %s %s", p->street, p->city, p->postcode) } };

		if (text[0] == '\0' || strstr(c.cells[1], text) != NULL ||
		    strstr(c.cells[2], text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_rc
find_people(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_contact *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_contact_list(s->session, a, ((struct state *)s->state)->id, &all, &count,
	    err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_choice c = { .id = all[i].name,
			.cells = { all[i].name, all[i].role, all[i].phone, all[i].email } };

		if (text[0] == '\0' || strstr(c.cells[0], text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
places(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Code", .width = 8 },
		{ .head = "Name", .width = 24 },
		{ .head = "Address", .width = 36, .grows = true } };
	const struct dk_pick_ask ask = { .title = "SHIP-TOS", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no ship-to - F6 adds one",
		.foot = "Enter opens it; F6 adds another", .find = find_places, .add = new_place };

	return card_is_stored(s, "customer") ? dk_ask_pick(s, &ask, open_place) : DK_REDRAW;
}

static enum dk_react
people(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Name", .width = 22, .grows = true },
		{ .head = "Role", .width = 12 }, { .head = "Phone", .width = 14 },
		{ .head = "E-mail", .width = 20 } };
	const struct dk_pick_ask ask = { .title = "CONTACTS", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no contact - F6 adds one",
		.foot = "Enter opens it; F6 adds another", .find = find_people, .add = new_person };

	return card_is_stored(s, "customer") ? dk_ask_pick(s, &ask, open_person) : DK_REDRAW;
}

static enum dk_react
open_certificate(struct dk_screen *s, const char *number)
{
	return card_open_part(s, "certificate", number);
}

static enum dk_react
new_certificate(struct dk_screen *s, const char *text)
{
	(void)text;
	return card_open_part(s, "certificate", "");
}

static enum dk_rc
find_certificates(struct dk_screen *s, struct dk_arena *a, const char *text,
    struct dk_choices *out, struct dk_err *err)
{
	struct dk_exemption *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exemption_list(s->session, a, ((struct state *)s->state)->id, &all,
	    &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_choice c = { .id = all[i].number, .cells = { all[i].number,
		    dk_arena_dup(a, dk_date_paper(all[i].from).s),
		    dk_arena_dup(a, dk_date_paper(all[i].to).s),
		    *all[i].zones != '\0' ? all[i].zones : "all" } };

		if (text[0] == '\0' || strstr(c.cells[0], text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
certificates(struct dk_screen *s)
{
	static const struct dk_column columns[] = {
		{ .head = "Certificate", .width = 22, .grows = true },
		{ .head = "From", .width = 12 }, { .head = "To", .width = 12 },
		{ .head = "Zones", .width = 14 } };
	const struct dk_pick_ask ask = { .title = "TAX CERTIFICATES", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no certificate - F6 adds one",
		.foot = "Enter opens it; F6 adds another", .find = find_certificates,
		.add = new_certificate };

	return card_is_stored(s, "customer") ? dk_ask_pick(s, &ask, open_certificate) : DK_REDRAW;
}

static enum dk_react
electronic(struct dk_screen *s)
{
	return card_is_stored(s, "customer") ? card_open_part(s, "customer_e", "") : DK_REDRAW;
}

static enum dk_react
waits(struct dk_screen *s)
{
	const struct state *st = s->state;

	return card_is_stored(s, "customer") ? dk_open(s, "pending",
	    dk_fmt(&s->data, "customer %lld", (long long)st->id)) : DK_REDRAW;
}

static enum dk_react
orders(struct dk_screen *s)
{
	return card_is_stored(s, "customer")
	    ? dk_open(s, "inquiry", ((struct state *)s->state)->one->number)
	    : DK_REDRAW;
}

static enum dk_react
payments(struct dk_screen *s)
{
	return card_is_stored(s, "customer")
	    ? dk_open(s, "payments", ((struct state *)s->state)->one->number)
	    : DK_REDRAW;
}

static enum dk_react
take_payment(struct dk_screen *s)
{
	return card_is_stored(s, "customer")
	    ? dk_open(s, "payment_new", ((struct state *)s->state)->one->number)
	    : DK_REDRAW;
}

static enum dk_react
account(struct dk_screen *s)
{
	return card_is_stored(s, "customer")
	    ? dk_open(s, "account", ((struct state *)s->state)->one->number) : DK_REDRAW;
}

static enum dk_react
agreed_prices(struct dk_screen *s)
{
	return card_is_stored(s, "customer") ? dk_open(s, "pricelist", dk_fmt(&s->data,
	    "customer %s", ((struct state *)s->state)->one->number)) : DK_REDRAW;
}

static enum dk_react
exposure_of(struct dk_screen *s)
{
	return card_is_stored(s, "customer")
	    ? dk_open(s, "owed", ((struct state *)s->state)->one->number) : DK_REDRAW;
}

static enum dk_react
add(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "s", "ship-to", add_place, NULL, false },
		{ "c", "contact", add_person, NULL, false },
		{ 0 },
	};

	return card_is_stored(s, "customer") ? dk_ask_menu(s, "NEW", items) : DK_REDRAW;
}

static enum dk_react
menu(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "s", "ship-tos: look, change, add", places, NULL, false },
		{ "c", "contacts: look, change, add", people, NULL, false },
		{ "x", "tax certificates: look, change, add", certificates, NULL, false },
		{ "e", "electronic invoices: where to, what they name", electronic, NULL, false },
		{ "w", "what waits for a second person", waits, NULL, false },
		{ "o", "orders: what to tell when he calls", orders, NULL, false },
		{ "p", "payments: money he sent, and what is not applied", payments, NULL,
		    false },
		{ "n", "take a payment of his", take_payment, NULL, false },
		{ "t", "his account: statement, from any day", account, NULL, false },
		{ "k", "prices agreed with him: look, change, raise", agreed_prices, NULL, false },
		{ "v", "credit exposure: what it is made of", exposure_of, NULL, false },
		{ 0 },
	};

	return dk_ask_menu(s, "CUSTOMER", items);
}

static void
draw_places(const struct state *st, struct dk_surface *sf, int bottom)
{
	int row = LISTS;

	dk_put(sf, dk_at(row++, 1, MIDDLE - 2, DK_LOOK_LABEL), "SHIP-TOS %zu  (F10 s)",
	    st->place_count);
	for (size_t i = 0; i < st->place_count && row < bottom; i++) {
		const struct dk_place *p = &st->places[i].place;

		dk_put(sf, dk_at(row++, 1, MIDDLE - 2, DK_LOOK_VALUE), "%-4s %s, %s",
		    st->places[i].code, p->street, p->city);
	}
}

static void
draw_people(const struct state *st, struct dk_surface *sf, int bottom)
{
	int row = LISTS, cells = sf->cols - MIDDLE - 1;

	dk_put(sf, dk_at(row++, MIDDLE, cells, DK_LOOK_LABEL), "CONTACTS %zu  (F10 c)",
	    st->people_count);
	for (size_t i = 0; i < st->people_count && row < bottom; i++)
		dk_put(sf, dk_at(row++, MIDDLE, cells, DK_LOOK_VALUE), "%s  %s  %s",
		    st->people[i].name, st->people[i].role, st->people[i].phone);
}

static void
draw_money(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct dk_exposure *e = &((const struct state *)s->state)->exposure;
	const struct dk_ageing *x = &((const struct state *)s->state)->ageing;
	const char *currency = ((const struct state *)s->state)->one->currency;
	int exp = dk_session_exponent(s->session, currency);

	if (x->oldest > 0)
		dk_put(sf, dk_at(row - 1, 1, sf->cols - 2, DK_LOOK_WARN),
		    "warn late: 1-30 %s  31-60 %s  61-90 %s  over %s  oldest %lld d",
		    dk_money_show(x->late_30, exp).s, dk_money_show(x->late_60, exp).s,
		    dk_money_show(x->late_90, exp).s, dk_money_show(x->later, exp).s,
		    (long long)x->oldest);
	dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_LABEL),
	    "Owes %s   paid ahead %s   on order %s  %s",
	    dk_money_show(dk_money_plus(e->balance, e->unapplied), exp).s,
	    dk_money_show(e->unapplied, exp).s, dk_money_show(e->open_orders, exp).s, currency);
}

static void
draw_waits(const struct state *st, struct dk_surface *sf, int row)
{
	for (size_t i = 0; i < st->waits.count && i < WAITS_SHOWN; i++) {
		const struct dk_pending *p = &st->waits.list[i];
		bool is_more = i + 1 == WAITS_SHOWN && st->waits.count > WAITS_SHOWN;

		dk_put(sf, dk_at(row++, 1, sf->cols - 2, DK_LOOK_WAIT),
		    "wait %s%s%s: %s, asked for: %s by %s%s", p->field,
		    p->address[0] != '\0' ? " of " : "", p->address,
		    p->before[0] != '\0' ? p->before : "-", p->after[0] != '\0' ? p->after : "-",
		    p->asked_by, is_more ? "  and more: F10 w" : "");
	}
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;
	size_t shown = st->waits.count < WAITS_SHOWN ? st->waits.count : WAITS_SHOWN;
	int foot = sf->rows - 1 - (int)shown;

	if (st->id != 0)
		dk_put(sf, dk_at(0, 1, 20, DK_LOOK_LABEL), "Number   %s", st->one->number);
	dk_put(sf, dk_at(CUSTOMER_CREDIT_ROW, 1, 60, DK_LOOK_LABEL),
	    "-- a second person must approve:");
	if (st->id != 0) {
		dk_put_rule(sf, RULE, 0, sf->cols);
		draw_places(st, sf, st->ageing.oldest > 0 ? foot - 1 : foot);
		draw_people(st, sf, st->ageing.oldest > 0 ? foot - 1 : foot);
		draw_money(s, sf, foot);
		draw_waits(st, sf, foot + 1);
	}
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ "F6", "New", add, "a ship-to or a contact of his", false },
	{ "F10", "Menu", menu, "ship-tos, contacts, orders, payments, what waits", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_customer = {
	.name = "customer",
	.title = "CUSTOMER",
	.help = "A draft is stored field by field; a customer is stored whole, by F2. Credit\n"
		"limit, terms and tax data then wait until a second person approves them.",
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
