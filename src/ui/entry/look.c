/* look.c - lookups of order entry: customers, ship-tos, items, substitutes. */
#include <stdlib.h>
#include <string.h>

#include "docket/price.h"
#include "ui/act/customer.h"
#include "ui/entry/entry.h"

enum { MOST = 20 };

static enum dk_react take_customer(struct dk_screen *s, const char *number);

/* F6 with nobody found: he is new. What was typed stays in its field until he is stored. */
static enum dk_react
add_customer(struct dk_screen *s, const char *typed)
{
	return dk_open_for(s, "customer", dk_fmt(&s->data, "\x1f%s", typed), take_customer);
}

static enum dk_react
take_customer(struct dk_screen *s, const char *number)
{
	struct entry *e = s->state;
	struct dk_err err;
	enum dk_rc rc = entry_begin(e, s->session, &err);

	if (rc == DK_OK)
		rc = dk_draft_set(s->session, e->id, "customer", number, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_input_set(&e->fields[ENTRY_CUSTOMER], number);
	dk_form_go(&e->form, e->form.next(s, ENTRY_CUSTOMER) == ENTRY_PO ? ENTRY_PO : ENTRY_SHIP);
	return e->form.focus == ENTRY_PO ? DK_RELOAD : e->form.done(s);
}

enum dk_react
entry_pick_customer(struct dk_screen *s, const char *text)
{
	const struct dk_pick_ask ask = { .title = "CUSTOMERS", .text = text,
		.columns = act_customer_columns, .column_count = ACT_CUSTOMER_COLUMNS,
		.empty = "nobody fits - F6: a new customer", .foot = "F6 new customer",
		.in_search = text[0] == '\0', .find = act_customer_find, .add = add_customer };

	return dk_ask_pick(s, &ask, take_customer);
}

static const struct dk_column address_columns[] = {
	{ .head = "Code", .width = 6 }, { .head = "Name", .width = 20 },
	{ .head = "Address", .width = 36, .grows = true },
};

static enum dk_rc
find_addresses(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct entry *e = s->state;
	struct dk_address *list = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_address_list(s->session, a, e->order->customer_id, &list, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_place *p = &list[i].place;
		struct dk_choice c = { .id = list[i].code, .cells = { list[i].code, p->name,
			dk_fmt(a, "%s, %s %s", p->street, p->city, p->postcode) } };

		if (list[i].code[0] != '\0' &&
		    (text[0] == '\0' || strstr(c.cells[2], text) != NULL))
			dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
take_address(struct dk_screen *s, const char *code)
{
	struct entry *e = s->state;
	struct dk_err err;

	if (dk_draft_set(s->session, e->id, "ship_to", code, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_input_set(&e->fields[ENTRY_SHIP], code);
	return DK_RELOAD;
}

static enum dk_react
add_address(struct dk_screen *s, const char *typed)
{
	const struct entry *e = s->state;

	(void)typed;
	return dk_open_for(s, "ship_to", dk_fmt(&s->data, "%s\x1f", e->customer->number),
	    take_address);
}

/* In the middle of a call: who is not known yet, where it has never gone yet; elsewhere the card
 * of the customer. Nothing of the draft is touched until F2 there. */
enum dk_react
entry_add(struct dk_screen *s)
{
	const struct entry *e = s->state;
	bool at_customer = !e->in_grid && e->form.focus == ENTRY_CUSTOMER;

	if (at_customer && dk_input_changed(&e->fields[ENTRY_CUSTOMER]))
		return add_customer(s, dk_form_text(&e->form, ENTRY_CUSTOMER));
	if (e->customer == NULL)
		return add_customer(s, "");
	if (!e->in_grid && e->form.focus == ENTRY_SHIP)
		return add_address(s, "");
	return dk_open(s, "customer", e->customer->number);
}

const struct dk_column entry_item_columns[ENTRY_ITEM_COLUMNS] = {
	{ .head = "Item", .width = 10 }, { .head = "Description", .width = 26, .grows = true },
	{ .head = "UM", .width = 3 }, { .head = "Avail", .width = 7, .right = true },
	{ .head = "Price", .width = 9, .right = true }, { .head = "Last bought", .width = 13 },
};

/* When he bought it last and how much he usually takes; else why it may not be sold. */
static const char *
last_bought(const struct entry *e, struct dk_arena *a, const struct dk_product_hit *hit)
{
	if (strcmp(hit->status, "active") != 0)
		return hit->status;
	for (size_t i = 0; i < e->usual_count; i++)
		if (e->usual[i].product_id == hit->id)
			return dk_fmt(a, "%s  %s", dk_date_short(e->usual[i].last).s + 4,
			    dk_qty_show(e->usual[i].usual).s);
	return "-";
}

static enum dk_rc
price_of(struct dk_screen *s, struct dk_arena *a, dk_id product_id, const char **out,
    struct dk_err *err)
{
	const struct entry *e = s->state;
	struct dk_price_ask ask = { .customer = e->customer, .pieces = DK_QTY(1),
		.day = DK_NO_DATE };
	struct dk_product *p = NULL;
	dk_price price;
	enum dk_rc rc = dk_product_load(s->session, a, product_id, &p, err);

	*out = "";
	ask.product = p;
	if (rc == DK_OK && e->order != NULL)
		rc = dk_order_item_price(s->session, a, e->order, &ask, &price, err);
	if (rc == DK_ENOTFOUND || e->order == NULL)
		return DK_OK;
	if (rc == DK_OK)
		*out = dk_arena_dup(a, dk_price_text(price).s);
	return rc;
}

enum dk_rc
entry_add_hits(struct dk_screen *s, struct dk_arena *a, const struct entry_hits *hits,
    struct dk_choices *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < hits->count; i++) {
		const struct dk_product_hit *h = &hits->list[i];
		bool none = h->free.milli <= 0;
		const char *price = "";
		struct dk_choice c = { .id = h->sku, .look = none ? DK_LOOK_WARN : DK_LOOK_OK };

		rc = price_of(s, a, h->id, &price, err);
		c.cells[0] = h->sku;
		c.cells[1] = h->name;
		c.cells[2] = h->unit;
		c.cells[3] = none ? "OUT" : dk_arena_dup(a, dk_qty_show(h->free).s);
		c.cells[4] = price;
		c.cells[5] = last_bought(s->state, a, h);
		dk_choice_add(a, out, &c);
	}
	return rc;
}

enum dk_rc
entry_find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct entry *e = s->state;
	dk_id customer = e->order != NULL ? e->order->customer_id : 0;
	const struct dk_product_query q = { text, customer, MOST };
	struct entry_hits hits = { 0 };
	enum dk_rc rc;

	if (text[0] == '\0')
		return DK_OK;
	rc = dk_product_find(s->session, a, &q, &hits.list, &hits.count, err);
	return rc == DK_OK ? entry_add_hits(s, a, &hits, out, err) : rc;
}

enum dk_react
entry_take_item(struct dk_screen *s, const char *sku)
{
	struct entry *e = s->state;
	enum dk_react did;

	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	did = entry_add_item(s, sku, NULL);
	return did == DK_STAY ? DK_REDRAW : did;
}

enum dk_react
entry_pick_item(struct dk_screen *s, const char *text)
{
	const struct dk_pick_ask ask = { .title = "ITEMS", .text = text,
		.columns = entry_item_columns, .column_count = ENTRY_ITEM_COLUMNS,
		.empty = "no item fits",
		.in_search = text[0] == '\0', .find = entry_find_items };

	return dk_ask_pick(s, &ask, entry_take_item);
}

enum dk_react
entry_lookup(struct dk_screen *s)
{
	struct entry *e = s->state;
	const struct dk_pick_ask places = { .title = "SHIP TO", .columns = address_columns,
		.column_count = DK_COUNT(address_columns),
		.empty = "no ship-to on file - F6: a new one", .foot = "F6 new ship-to",
		.find = find_addresses, .add = add_address };
	bool item_typed = e->in_grid && e->grid.column == ENTRY_ITEM &&
	    dk_input_changed(&e->grid.edit);

	if (!e->in_grid && e->form.focus == ENTRY_CUSTOMER)
		return entry_pick_customer(s, dk_form_text(&e->form, ENTRY_CUSTOMER));
	if (e->order == NULL || e->order->customer_id == 0) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_REDRAW;
	}
	if (!e->in_grid)
		return dk_ask_pick(s, &places, take_address);
	if (!item_typed && entry_short_line(e) != NULL)
		return entry_ask_shortage(s);
	return entry_pick_item(s, item_typed || entry_line(e) != NULL ? e->grid.edit.text : "");
}
