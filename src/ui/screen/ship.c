/* ship.c - what can be picked and what is on its way: Enter starts or goes on. */
#include <string.h>

#include "docket/pick.h"
#include "ui/act/request.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_shipment_row *rows;
	size_t count;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_shipment_list(s->session, &s->data, 0, &st->rows, &st->count, err);

	if (rc == DK_OK)
		dk_sheet_set(s, DK_ROWS(st->rows, st->count, order_id), st->rows);
	dk_title(s, "SHIP   %zu to do", st->count);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_shipment_row *r = &((const struct state *)data)->rows[row];

	out->text = out->buf;
	switch (column) {
	case 0:
		out->text = r->order_number;
		break;
	case 1:
		out->text = r->customer_name;
		break;
	case 2:
		out->text = r->number;
		break;
	case 3:
		out->text = r->id == 0 ? "to pick" : *r->stop != '\0' ? "STOPPED"
		    : r->to_check > 0 ? "QC" : r->state;
		out->look = r->id == 0 ? DK_LOOK_WAIT : *r->stop != '\0' ? DK_LOOK_STOP
		    : DK_LOOK_OK;
		break;
	case 4:
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->lines);
		break;
	case 5:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->pieces).s);
		break;
	case 6:
		out->text = r->carrier;
		break;
	default:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(r->promised).s);
		out->has_by = true;
		out->by = r->promised.days;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Order", .width = 8 }, { .head = "Customer", .width = 18, .grows = true },
		{ .head = "Shipment", .width = 8 }, { .head = "State", .width = 7 },
		{ .head = "Lines", .width = 5, .right = true },
		{ .head = "Pieces", .width = 6, .right = true }, { .head = "Carrier", .width = 8 },
		{ .head = "Promise", .width = 10 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"nothing is ready to ship" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows);
}

static enum dk_react
go(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_shipment_row *r;
	struct dk_err err;
	dk_id id;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	r = &st->rows[st->list.cursor];
	id = r->id;
	if (id == 0 && dk_shipment_pick(s->session, r->order_id, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_open_id(s, "shipment", id);
}

static enum dk_react
waves(struct dk_screen *s)
{
	return dk_open(s, "waves", "");
}

static enum dk_react
checks(struct dk_screen *s)
{
	return dk_open(s, "bin_checks", "");
}

static enum dk_react
cards(struct dk_screen *s)
{
	return dk_make_document(s, "command-cards", 0, "house");
}

static enum dk_react
mispicks(struct dk_screen *s)
{
	return dk_open(s, "mispicks", "");
}

/* A list's or an order's number leads to it. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	struct dk_scan what;
	struct dk_err err;

	if (dk_scan_read(s->session, &s->data, ev->data, 0, &what, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (what.kind == DK_SCAN_SHIPMENT || what.kind == DK_SCAN_WAVE)
		return dk_open_id(s, what.kind == DK_SCAN_WAVE ? "wave" : "shipment", what.id);
	for (size_t i = 0; what.kind == DK_SCAN_ORDER && i < st->list.rows.count; i++) {
		if (st->rows[i].order_id != what.id)
			continue;
		st->list.cursor = i;
		return go(s);
	}
	dk_say(s, DK_LOOK_WARN, "%s is no list and no order that can be picked", what.code);
	return DK_REDRAW;
}

/* The warehouse asks about the order it is about to pick. */
static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct state *st = s->state;

	return act_request(s, &(struct act_request){
	    .order_id = st->list.rows.count > 0 ? st->rows[st->list.cursor].order_id : 0 });
}

static const struct dk_binding keys[] = {
	{ "Enter", "Go", go, "start picking this order, or go on with its shipment", false },
	{ "w", "waves", waves, "several orders picked in one walk", false },
	{ "c", "checks", checks, "bins where something was missed: what is there", false },
	{ "k", NULL, cards, "command cards: what may be scanned instead of a key", false },
	{ "m", "mispicks", mispicks, "one item that was sent for another", false },
	{ "q", "ask", ask_desk, "ask another desk about this order", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_ship = {
	.name = "ship", .title = "SHIP", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key, .scan = scan,
	.has_right = true, .right = DK_RIGHT_SHIP,
};
