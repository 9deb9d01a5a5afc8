/* trace.c - a lot from its receipt through its moves to every customer, and whom to call. */
#include <string.h>

#include "docket/trace.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	bool calls; /* the customers to call, not the moves */
	struct dk_trace t;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	char *lot = dk_arena_dup(&s->data, s->arg), *sku = strchr(lot, '\t');
	struct dk_trace *t = &st->t;
	enum dk_rc rc;

	if (sku != NULL)
		*sku++ = '\0';
	rc = dk_trace_load(s->session, &s->data, lot, sku != NULL ? sku : "", t, err);
	if (rc != DK_OK)
		return rc;
	if (st->calls)
		dk_sheet_set(s, DK_ROWS(t->calls, t->call_count, customer_id), t->calls);
	else
		dk_sheet_set(s, DK_ROWS(t->rows, t->row_count, id), t->rows);
	dk_title(s, "%s  %s%s of %s, %s here", st->calls ? "TO CALL" : "TRACE",
	    t->is_serial ? "serial " : "", t->lot, t->sku,
	    dk_qty_show(t->on_hand).s);
	return DK_OK;
}

static void
move_cell(const struct dk_trace_row *r, size_t column, struct dk_shown *out)
{
	const char *const texts[] = { out->buf, r->kind, out->buf, r->location,
		r->document[0] != '\0' ? r->document : r->reason, r->order, r->party };
	int64_t ms = 0;

	out->text = texts[column];
	if (column == 0 && dk_instant_parse(r->at, &ms))
		snprintf(out->buf, sizeof(out->buf), "%.6s %.5s",
		    dk_date_short(dk_instant_day(ms)).s + 4, dk_instant_clock(ms).s);
	else if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->qty).s);
}

static void
call_cell(const struct dk_trace_call *c, size_t column, struct dk_shown *out)
{
	const char *const texts[] = { c->number, c->name, c->contact, c->phone, out->buf,
		c->shipments };

	out->text = texts[column];
	if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(c->qty).s);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;

	if (st->calls)
		call_cell(&st->t.calls[row], column, out);
	else
		move_cell(&st->t.rows[row], column, out);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column moves[] = {
		{ .head = "At", .width = 12 }, { .head = "What", .width = 10 },
		{ .head = "Qty", .width = 7, .right = true }, { .head = "Bin", .width = 6 },
		{ .head = "Document", .width = 9 }, { .head = "Order", .width = 8 },
		{ .head = "From or to", .width = 16, .grows = true },
	};
	static const struct dk_column calls[] = {
		{ .head = "Customer", .width = 9 },
		{ .head = "Name", .width = 18, .grows = true },
		{ .head = "Contact", .width = 12 }, { .head = "Phone", .width = 15 },
		{ .head = "Got", .width = 7, .right = true }, { .head = "Shipments", .width = 9 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = st->calls
	    ? (struct dk_list_view){ calls, DK_COUNT(calls), s, cell, "No customer got any." }
	    : (struct dk_list_view){ moves, DK_COUNT(moves), s, cell, "It never moved." };
}

static enum dk_react
turn(struct dk_screen *s)
{
	struct state *st = s->state;

	st->calls = !st->calls;
	st->list = (struct dk_list){ 0 };
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "c", "call", turn, "the customers who got some, to be called; again: the moves", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_trace = {
	.name = "trace",
	.title = "TRACE",
	.help = "A lot or serial number from its receipt through every move. c lists customers\n"
		"who got some of it, with their telephone; x writes either list to a file.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
