/* head.c - the form above the lines: customer, ship-to, PO, wanted date. */
#include <string.h>

#include "ui/entry/entry.h"

static const struct dk_input_def defs[ENTRY_FIELDS] = {
	[ENTRY_CUSTOMER] = { .name = "customer",
	    .label = "Cust",
	    .row = 0,
	    .col = 1,
	    .width = 8,
	    .max = 60,
	    .help = "Cust: number, part of the name, 4 or more digits of a phone, postcode.\n"
		"Enter takes it when only one fits, else shows those that do.\n"
		"Nobody? F6 takes him up, with what you typed." },
	[ENTRY_SHIP] = { .name = "ship_to",
	    .label = "Ship",
	    .row = 1,
	    .col = 1,
	    .width = 2,
	    .max = 20,
	    .help = "Ship: code of the place it goes to; F4 shows this customer's.\n"
		"F6: a place it has never gone to." },
	[ENTRY_PO] = { .name = "customer_po",
	    .label = "PO  ",
	    .row = 2,
	    .col = 1,
	    .width = 12,
	    .max = 60,
	    .help = "PO: the customer's own number for this order; on all papers he gets." },
	[ENTRY_WANT] = { .name = "wanted",
	    .label = "Want",
	    .row = 2,
	    .col = 22,
	    .width = 10,
	    .max = 20,
	    .help = "Want: the day he needs it: 26.11, thu, +3, tomorrow.\n"
		"Empty: as soon as it can be." },
};

enum dk_rc
entry_begin(struct entry *e, struct dk_session *s, struct dk_err *err)
{
	return e->id != 0 ? DK_OK : dk_draft_new(s, &e->id, err);
}

/* A customer is taken by number; anything else is looked up. */
static enum dk_react
leave_customer(struct dk_screen *s, const char *text)
{
	struct entry *e = s->state;
	struct dk_customer_hit *hits = NULL;
	struct dk_err err;
	size_t count = 0;
	enum dk_rc rc;

	if (text[0] == '\0')
		return DK_KEEP;
	rc = dk_customer_find(s->session, &s->data, text, 2, &hits, &count, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (count == 0) {
		dk_say(s, DK_LOOK_WARN, "no customer fits '%s' - F4 looks again, F6: a new one",
		    text);
		return DK_STAY;
	}
	if (count > 1 && strcmp(hits[0].number, text) != 0) {
		entry_pick_customer(s, text);
		e->fields[ENTRY_CUSTOMER].fresh = true; /* left again, the next takes its place */
		return DK_STAY;
	}
	rc = entry_begin(e, s->session, &err);
	if (rc == DK_OK)
		rc = dk_draft_set(s->session, e->id, "customer", hits[0].number, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
leave(struct dk_screen *s, size_t field)
{
	struct entry *e = s->state;
	const char *text = dk_form_text(&e->form, field);
	struct dk_err err;
	enum dk_rc rc;

	e->reviews = false;
	if (field == ENTRY_CUSTOMER)
		return leave_customer(s, text);
	rc = entry_begin(e, s->session, &err);
	if (rc == DK_OK)
		rc = dk_draft_set(s->session, e->id, defs[field].name, text, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

/* Enter goes to what the order still needs: the PO where the customer needs one, then the lines.
 * The customer may have been stored a moment ago, so he is asked anew. */
static size_t
next(const struct dk_screen *s, size_t from)
{
	const struct entry *e = s->state;
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_customer *c = NULL;
	struct dk_err err;
	size_t to = ENTRY_FIELDS;

	if (from == ENTRY_CUSTOMER && e->id != 0 &&
	    dk_order_load(s->session, &tmp, e->id, &o, &err) == DK_OK && o->customer_id != 0 &&
	    dk_customer_load(s->session, &tmp, o->customer_id, &c, &err) == DK_OK &&
	    c->po_required && o->customer_po[0] == '\0')
		to = ENTRY_PO;
	if (from == ENTRY_CUSTOMER && e->id == 0)
		to = ENTRY_CUSTOMER;
	dk_arena_free(&tmp);
	return to;
}

static enum dk_react
done(struct dk_screen *s)
{
	struct entry *e = s->state;

	e->in_grid = true;
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

void
entry_head_open(struct dk_screen *s)
{
	struct entry *e = s->state;

	dk_form_open(&e->form, s, defs, e->fields, ENTRY_FIELDS);
	e->form.leave = leave;
	e->form.next = next;
	e->form.done = done;
}

static void
show(struct entry *e, size_t field, const char *text)
{
	bool is_typed =
	    !e->in_grid && e->form.focus == field && dk_input_changed(&e->fields[field]);

	if (!is_typed && strcmp(e->fields[field].text, text) != 0)
		dk_input_set(&e->fields[field], text);
}

void
entry_head_show(struct entry *e)
{
	const struct dk_order *o = e->order;

	if (o == NULL)
		return;
	show(e, ENTRY_CUSTOMER, o->customer);
	show(e, ENTRY_SHIP, o->ship_to);
	show(e, ENTRY_PO, o->customer_po);
	show(e, ENTRY_WANT, dk_date_short(o->wanted).s);
}
