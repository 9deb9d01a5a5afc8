/* purchases.c - what suppliers still bring, the soonest first. */
#include <string.h>

#include "docket/carrier.h"
#include "docket/receive.h"
#include "docket/text.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_purchase *rows;
	bool all; /* received and closed ones too */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_purchase *rows;
	size_t count;
	enum dk_rc rc = dk_purchase_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "RECEIVE  %zu order%s to suppliers", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_purchase *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->supplier_name, out->buf, out->buf,
		dk_purchase_state_name(x->state) };
	dk_date day = column == 2 ? x->placed : x->expected;

	out->text = texts[column];
	if (column != 2 && column != 3)
		return;
	out->has_by = true;
	out->by = dk_date_is_set(day) ? day.days : INT32_MAX;
	if (dk_date_is_set(day))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(day).s);
	if (column == 3 && dk_date_is_set(day) &&
	    dk_date_diff(dk_session_today(s->session), day) > 0)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 12 },
		{ .head = "Supplier", .width = 24, .grows = true },
		{ .head = "Placed", .width = 10 }, { .head = "Expected", .width = 10 },
		{ .head = "State", .width = 8 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is on order. n orders from a supplier, v tells what to buy." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "receive");
}

static enum dk_react
order(struct dk_screen *s)
{
	return dk_sheet_open(s, "purchase");
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static enum dk_react
supplier_given(struct dk_screen *s, const char *number)
{
	return dk_open(s, "purchase", dk_fmt(&s->data, "new %s", number));
}

static enum dk_rc
find_suppliers(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const char *key = dk_text_fold(a, text);
	struct dk_supplier *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_supplier_list(s->session, a, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strstr(dk_text_fold(a, all[i].number), key) != NULL ||
		    strstr(dk_text_fold(a, all[i].name), key) != NULL)
			dk_choice_add(a, out, &(struct dk_choice){ .id = all[i].number,
			    .cells = { all[i].number, all[i].name }, .look = DK_LOOK_VALUE });
	return rc;
}

static enum dk_react
new_order(struct dk_screen *s)
{
	static const struct dk_column columns[] = {
		{ .head = "Supplier", .width = 14 }, { .head = "Name", .width = 44, .grows = true },
	};
	const struct dk_pick_ask ask = { .title = "ORDER FROM", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "no supplier is called so",
		.in_search = true, .find = find_suppliers };

	return dk_ask_pick(s, &ask, supplier_given);
}

static enum dk_react
advice(struct dk_screen *s)
{
	return dk_open(s, "advice", "");
}

static enum dk_react
bills(struct dk_screen *s)
{
	return dk_open(s, "bills", "");
}

static enum dk_react
returns(struct dk_screen *s)
{
	return dk_open(s, "supplier_returns", "");
}

/* An order's number, or an item off the van: the order it is expected on soonest. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_product_match m = { 0 };
	struct dk_err err;
	dk_id id = 0;

	if (dk_purchase_find(s->session, ev->data, &id, &err) != DK_OK) {
		id = 0;
		if (dk_product_match(s->session, &s->data, ev->data, 0, &m, &err) != DK_OK)
			return dk_say_err(s, &err);
		if (m.id != 0 && dk_receive_find(s->session, m.id, &id, &err) != DK_OK)
			return dk_say_err(s, &err);
	}
	if (id != 0)
		return dk_open_id(s, "receive", id);
	dk_say(s, DK_LOOK_STOP, "%s is expected from nobody", ev->data);
	return DK_REDRAW;
}

static enum dk_react
drops(struct dk_screen *s)
{
	return dk_open(s, "dropships", "");
}

static enum dk_react
suppliers(struct dk_screen *s)
{
	return dk_open(s, "suppliers", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Receive", look, "count what came of this order; a scan finds it too", false },
	{ "n", "new", new_order, "order from a supplier", false },
	{ "o", "order", order, "its lines: change, move, close, print", false },
	{ "v", "advice", advice, "what should be bought, and why", false },
	{ "d", "drop", drops, "what suppliers ship to customers", false },
	{ "b", "bills", bills, "what suppliers ask for it", false },
	{ "g", "back", returns, "what goes back to suppliers", false },
	{ "u", NULL, suppliers, "suppliers: their addresses, their days", false },
	{ "a", "all", everything, "received and closed ones too, or only what is to come", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_purchases = {
	.name = "purchases",
	.title = "RECEIVE",
	.help = "Orders to suppliers of which something is still to come, the soonest first.\n"
		"Enter, or a scan of its number or of an item, counts what came.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.scan = scan,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
