/* look.c - lookups of order entry: customers, ship-tos, items, substitutes. */
#include <stdlib.h>
#include <string.h>

#include "docket/stock.h"
#include "ui/entry/entry.h"

enum { MOST = 50 };

static const struct dk_column customer_columns[] = {
	{ .head = "No", .width = 8 }, { .head = "Name", .width = 26, .grows = true },
	{ .head = "Place", .width = 12 }, { .head = "Phone", .width = 14 },
	{ .head = "Open", .width = 4, .right = true }, { .head = "State", .width = 5 },
};

static enum dk_rc
find_customers(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_customer_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_customer_find(s->session, a, text, MOST, &hits, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		bool blocked = hits[i].blocked[0] != '\0';
		struct dk_choice c = { .id = hits[i].number,
			.cells = { hits[i].number, hits[i].name, hits[i].city, hits[i].phone,
			    dk_fmt(a, "%lld", (long long)hits[i].open_orders),
			    blocked ? "HOLD" : "ok" },
			.look = blocked ? DK_LOOK_WARN : DK_LOOK_OK };

		dk_choice_add(a, out, &c);
	}
	return rc;
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
		.columns = customer_columns, .column_count = DK_COUNT(customer_columns),
		.empty = "nobody fits", .in_search = text[0] == '\0', .find = find_customers };

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

static const struct dk_column item_columns[] = {
	{ .head = "Item", .width = 12 }, { .head = "Description", .width = 34, .grows = true },
	{ .head = "UM", .width = 4 }, { .head = "Avail", .width = 9, .right = true },
	{ .head = "State", .width = 8 },
};

static void
add_hits(struct dk_arena *a, const struct dk_product_hit *hits, size_t count,
    struct dk_choices *out)
{
	for (size_t i = 0; i < count; i++) {
		bool none = hits[i].free.milli <= 0;
		struct dk_choice c = { .id = hits[i].sku,
			.cells = { hits[i].sku, hits[i].name, hits[i].unit,
			    none ? "OUT" : dk_arena_dup(a, dk_qty_show(hits[i].free).s),
			    strcmp(hits[i].status, "active") == 0 ? "" : hits[i].status },
			.look = none ? DK_LOOK_WARN : DK_LOOK_OK };

		dk_choice_add(a, out, &c);
	}
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct entry *e = s->state;
	dk_id customer = e->order != NULL ? e->order->customer_id : 0;
	const struct dk_product_query q = { text, customer, MOST };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (text[0] == '\0')
		return DK_OK;
	rc = dk_product_find(s->session, a, &q, &hits, &count, err);
	if (rc == DK_OK)
		add_hits(a, hits, count, out);
	return rc;
}

static enum dk_react
take_item(struct dk_screen *s, const char *sku)
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
	const struct dk_pick_ask ask = { .title = "ITEMS", .text = text, .columns = item_columns,
		.column_count = DK_COUNT(item_columns), .empty = "no item fits",
		.in_search = text[0] == '\0', .find = find_items };

	return dk_ask_pick(s, &ask, take_item);
}

/* The last line of which something is missing. */
static const struct dk_order_line *
last_short(const struct entry *e)
{
	const struct dk_order_line *last = NULL;

	for (size_t i = 0; i < e->order->finding_count; i++) {
		const struct dk_finding *f = &e->order->findings[i];

		if (f->line_no > 0 && strncmp(f->code, "stock-", 6) == 0 &&
		    (last == NULL || f->line_no > last->line_no))
			last = &e->order->lines[f->line_no - 1];
	}
	return last;
}

static enum dk_rc
find_substitutes(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct entry *e = s->state;
	const struct dk_order_line *l = last_short(e);
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (text[0] != '\0')
		return find_items(s, a, text, out, err);
	if (l == NULL)
		return DK_OK;
	rc = dk_substitute_list(s->session, a, l->product_id, &hits, &count, err);
	if (rc == DK_OK)
		add_hits(a, hits, count, out);
	return rc;
}

/* The substitute takes the place of the short line, with the quantity that was wanted. */
static enum dk_react
take_substitute(struct dk_screen *s, const char *sku)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = last_short(e);
	struct dk_line_input in = { .sku = sku };
	int64_t line_no;
	struct dk_err err;

	if (l == NULL)
		return take_item(s, sku);
	line_no = l->line_no;
	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

enum dk_react
entry_lookup(struct dk_screen *s)
{
	struct entry *e = s->state;
	struct dk_pick_ask ask = { .columns = item_columns, .column_count = DK_COUNT(item_columns),
		.empty = "nothing fits" };

	if (!e->in_grid && e->form.focus == ENTRY_CUSTOMER)
		return entry_pick_customer(s, dk_form_text(&e->form, ENTRY_CUSTOMER));
	if (e->order == NULL || e->order->customer_id == 0) {
		dk_say(s, DK_LOOK_WARN, "name the customer first");
		return DK_REDRAW;
	}
	if (!e->in_grid) {
		ask = (struct dk_pick_ask){ .title = "SHIP TO", .columns = address_columns,
			.column_count = DK_COUNT(address_columns), .empty = "no ship-to on file",
			.find = find_addresses };
		return dk_ask_pick(s, &ask, take_address);
	}
	if (e->grid.edit.text[0] == '\0' && entry_line(e) == NULL && last_short(e) != NULL) {
		ask.title = "INSTEAD";
		ask.find = find_substitutes;
		return dk_ask_pick(s, &ask, take_substitute);
	}
	return entry_pick_item(s, e->grid.edit.text);
}
