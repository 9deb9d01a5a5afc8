/*
 * dropships.c - lines that suppliers ship to customers: ordering them, and what they say that left.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/drop.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_drop_row *rows;
	dk_id order;      /* of one order alone; 0 = of all */
	dk_qty left;      /* given in the dialogs */
	char carrier[41];
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->order = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_drop_list(s->session, &s->data, st->order, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->rows, count, line_id), st->rows);
	dk_title(s, "SHIPPED BY SUPPLIERS  %zu line%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static bool
is_ordered(const struct dk_drop_row *r)
{
	return r->on_order.milli >= r->waits.milli;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_drop_row *r = &((const struct state *)data)->rows[row];
	const char *const texts[] = { r->supplier, r->order, r->sku, r->name };

	out->text = out->buf;
	if (column < 4)
		out->text = texts[column];
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->waits).s);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_is_set(r->promise)
		    ? dk_date_short(r->promise).s : "-");
	else
		out->text = is_ordered(r) ? r->purchase
		    : r->why_not[0] != '\0' ? r->why_not : "to be ordered";
	if (column == 6 && !is_ordered(r))
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Supplier", .width = 8 }, { .head = "Order", .width = 8 },
		{ .head = "Item", .width = 10 },
		{ .head = "Description", .width = 16, .grows = true },
		{ .head = "Waits", .width = 7, .right = true },
		{ .head = "Promised", .width = 10 }, { .head = "Bought by", .width = 14 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"No supplier is to ship anything to a customer." };
}

static const struct dk_drop_row *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
order(struct dk_screen *s)
{
	const struct dk_drop_row *r = here(s);
	struct dk_err err;
	size_t count = 0;
	dk_id *made;

	if (r == NULL)
		return DK_KEEP;
	if (dk_drop_order(s->session, &s->data, r->order_id, &made, &count, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "order %s: %zu purchase order%s made; Enter, then p prints it",
	    r->order, count, count == 1 ? " is" : "s are");
	return DK_RELOAD;
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_drop_row *r = here(s);
	struct dk_err err;
	dk_id id;

	if (r == NULL)
		return DK_KEEP;
	if (r->purchase[0] == '\0')
		return dk_open_id(s, "timeline", r->order_id);
	if (dk_purchase_find(s->session, r->purchase, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_open_id(s, "purchase", id);
}

static enum dk_react
look_order(struct dk_screen *s)
{
	return here(s) != NULL ? dk_open_id(s, "timeline", here(s)->order_id) : DK_KEEP;
}

/* The line of the purchase order that the row stands for. */
static enum dk_rc
find_line(struct dk_screen *s, const struct dk_drop_row *r, dk_id *id, int64_t *line_no,
    struct dk_err *err)
{
	struct dk_purchase x;
	enum dk_rc rc = dk_purchase_find(s->session, r->purchase, id, err);

	if (rc == DK_OK)
		rc = dk_purchase_load(s->session, &s->data, *id, &x, err);
	for (size_t i = 0; rc == DK_OK && i < x.line_count; i++)
		if (x.lines[i].order_line == r->line_no)
			*line_no = x.lines[i].line_no;
	return rc;
}

static enum dk_react
ship(struct dk_screen *s, const char *tracking)
{
	struct state *st = s->state;
	struct dk_received_line l = { .qty = st->left, .location = "" };
	const struct dk_drop_left in = { .lines = &l, .count = 1, .carrier = st->carrier,
		.tracking = tracking, .note = "" };
	struct dk_drop_shipment made;
	struct dk_err err;
	dk_id id = 0;

	if (find_line(s, here(s), &id, &l.line_no, &err) != DK_OK ||
	    dk_drop_ship(s->session, &s->data, id, &in, &made, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s of order %s left the supplier as %s", dk_qty_show(made.pieces).s,
	    made.order, made.number);
	return DK_RELOAD;
}

static enum dk_react
carrier_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "IT LEFT THE SUPPLIER", .label = "Tracking",
		.max = 100, .text = "the carrier's number; nothing is fine" };

	snprintf(st->carrier, sizeof(st->carrier), "%s", text);
	return dk_ask(s, &ask, ship);
}

static enum dk_react
left_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "IT LEFT THE SUPPLIER", .label = "Carrier",
		.max = 40, .text = "who carries it, as the supplier says; nothing is fine" };
	struct dk_err err;

	if (dk_qty_parse(text, &st->left, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_ask(s, &ask, carrier_given);
}

static enum dk_react
shipped(struct dk_screen *s)
{
	const struct dk_drop_row *r = here(s);
	struct dk_ask ask = { .title = "IT LEFT THE SUPPLIER", .max = 20,
		.text = "pieces that he sent to the customer" };

	if (r == NULL)
		return DK_KEEP;
	if (r->purchase[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "he was not told yet: F2 orders it");
		return DK_REDRAW;
	}
	ask.label = r->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text(r->on_order).s);
	return dk_ask(s, &ask, left_given);
}

static const struct dk_binding keys[] = {
	{ "F2", "Order", order, "orders what this order needs from its suppliers", false },
	{ "Enter", "Open", look, "the purchase order; without one, the order", false },
	{ "l", "left", shipped, "the supplier says that it left him", false },
	{ "o", "order", look_order, "the customer's order", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_dropships = {
	.name = "dropships",
	.title = "SHIPPED BY SUPPLIERS",
	.help = "Lines bought for an order, which their supplier ships to the customer. F2 orders\n"
		"them once the order is verified; l writes down what he says that left.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
