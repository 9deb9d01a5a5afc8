/* price.c - one price of an item: of a list or of a customer, from a quantity and a day on. */
#include <stdlib.h>
#include <string.h>

#include "docket/price.h"
#include "ui/card/card.h"

enum { LIST, CUSTOMER, LEAST, FROM, PRICE, PER, TO, BY_GROUP, FIELDS };

struct state {
	struct card card;
	struct dk_product *of;   /* in s->keep */
	struct dk_price_row one; /* the stored row that is corrected; blank = a new one */
	const char *customer;    /* its number */
};

static const struct dk_input_def defs[FIELDS] = {
	[LIST] = { .name = "list", .label = "List    ", .row = 0, .col = 1, .width = 12,
	    .help = "List: whose price it is: base is everybody's; the name of a customer\n"
		"group is all of theirs; empty with a customer." },
	[CUSTOMER] = { .name = "customer", .label = "Customer", .row = 1, .col = 1, .width = 12,
	    .help = "Customer: his number: a price agreed with him, net; empty with a list." },
	[LEAST] = { .name = "min_qty", .label = "From qty", .row = 2, .col = 1, .width = 12,
	    .help = "From qty: it holds from so many pieces on; 0: any quantity." },
	[FROM] = { .name = "from", .label = "From    ", .row = 3, .col = 1, .width = 12,
	    .help = "From: the first day, like 2026-12-01, 1.12 or thu; empty: at once.\n"
		"From that day the set that begins then takes the place of the earlier." },
	[PRICE] = { .name = "price", .label = "Price   ", .row = 4, .col = 1, .width = 14,
	    .help = "Price: for as many units as the next field says." },
	[PER] = { .name = "per", .label = "per     ", .row = 5, .col = 1, .width = 12,
	    .help = "per: so many units cost that: 1, 100, 1000." },
	[TO] = { .name = "to", .label = "To      ", .row = 6, .col = 1, .width = 12,
	    .help = "To: the last day; empty: until another one begins." },
	[BY_GROUP] = { .name = "by_group", .label = "By group", .row = 7, .col = 1, .width = 4,
	    .help = "By group: yes: all items of its price group count together for From qty." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_price_row *row)
{
	return (struct dk_card){ DK_CARD_PRICE, row, s->session->exponent };
}

/* As many fields as are looked up by name; the customer's number is not one of the row. */
static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_card record = card_for(s, &st->one);
	const char *texts[FIELDS];

	(void)err;
	for (size_t i = 0; i < FIELDS; i++)
		texts[i] = i == CUSTOMER ? st->customer
					 : dk_card_text(&record, &s->data, defs[i].name);
	if (!st->card.is_new)
		for (size_t i = LIST; i <= FROM; i++)
			st->card.fields[i].is_off = true; /* what it is found by */
	card_show(s, texts);
	return DK_OK;
}

static enum dk_rc
typed_now(struct dk_screen *s, struct dk_price_row *row, struct dk_err *err)
{
	const struct state *st = s->state;
	const struct dk_card record = card_for(s, row);
	const char *number = dk_form_text(&st->card.form, CUSTOMER);
	struct dk_customer *c = NULL;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < FIELDS; i++)
		if (i != CUSTOMER)
			rc = card_take_field(s, i, &record, err);
	if (rc != DK_OK || !st->card.is_new)
		return rc;
	if (row->list[0] == '\0' && number[0] == '\0')
		return dk_fail(err, DK_EINPUT, "list",
		    "Say whose price it is: a list (base is everybody's) or a customer.");
	if (number[0] != '\0')
		rc = dk_customer_by_number(s->session, &s->data, number, &c, err);
	row->customer_id = c != NULL ? c->id : 0;
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_price_row row = st->one;
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = typed_now(s, &row, &err);

	row.product_id = st->of->id;
	if (row.customer_id != 0 && !st->card.is_new)
		row.list = "";
	if (rc == DK_OK)
		rc = dk_price_put(s->session, &row, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "%s costs %s per %s for %s%s", st->of->sku,
	    dk_price_text(row.price).s, dk_qty_text(row.per).s,
	    row.customer_id != 0 ? "customer " : "list ",
	    row.customer_id != 0 ? dk_form_text(&st->card.form, CUSTOMER) : row.list);
	(void)card_stored(s, st->of->sku);
	return DK_BACK;
}

/* The row under its number in dk_price_rows. */
static enum dk_rc
find_row(struct dk_screen *s, const char *number, struct dk_err *err)
{
	struct state *st = s->state;
	unsigned long n = strtoul(number, NULL, 10);
	struct dk_price_rows all;
	struct dk_customer *c = NULL;
	enum dk_rc rc = dk_price_rows(s->session, &s->keep, st->of->id, &all, err);

	if (rc != DK_OK)
		return rc;
	if (n < 1 || n > all.count)
		return dk_fail(err, DK_ENOTFOUND, NULL, "There is no such price any more.");
	st->one = all.list[n - 1];
	if (st->one.customer_id == 0)
		return DK_OK;
	rc = dk_customer_load(s->session, &s->keep, st->one.customer_id, &c, err);
	st->customer = rc == DK_OK ? c->number : "";
	return rc;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *row, *sku = card_arg(s, &row);
	const struct dk_card record = card_for(s, &st->one);
	enum dk_rc rc = dk_product_by_sku(s->session, &s->keep, sku, &st->of, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_PRICE, keep });
	dk_card_blank(&record);
	st->customer = "";
	st->card.is_new = row[0] == '\0';
	if (rc == DK_OK)
		rc = st->card.is_new ? dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err)
				     : find_row(s, row, err);
	if (rc == DK_OK)
		dk_title(s, "%s  of %s %s", st->card.is_new ? "NEW PRICE" : "PRICE", st->of->sku,
		    st->of->name);
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	for (size_t i = LIST; i <= FROM && !st->card.is_new; i++)
		dk_put(sf, dk_at(defs[i].row, 1, 40, DK_LOOK_LABEL), "%s %s", defs[i].label,
		    st->card.fields[i].text[0] != '\0' ? st->card.fields[i].text : "-");
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_price = {
	.name = "price",
	.title = "PRICE",
	.help = "F2 stores the price and goes back. A price that held is corrected, or ended by a\n"
		"last day; another one for another time is a new price.",
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
