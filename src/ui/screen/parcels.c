/* parcels.c - what goes with one pickup, carton by carton, and the orders that are not packed. */
#include <stdlib.h>
#include <string.h>

#include "docket/pickup.h"
#include "ui/act/pickup.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* A carton, or an order that is due and has none. */
struct row {
	dk_id id;          /* of the carton; of an order, negative */
	dk_id shipment_id; /* 0: not packed */
	dk_id order_id;
	const char *shipment, *order, *name, *town, *carton, *state, *marks;
	int64_t gram;
	enum dk_look look;
};

struct state {
	struct dk_list list;
	dk_id service_id;
	dk_date day;
	struct dk_pickup pickup;
	struct row *rows;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *day = strchr(s->arg, ' ');

	st->service_id = strtoll(s->arg, NULL, 10);
	if (day == NULL || !dk_date_parse(day + 1, &st->day))
		return dk_fail(err, DK_EINPUT, NULL, "Choose a pickup on the list first.");
	return DK_OK;
}

static const char *
marks_of(struct dk_arena *a, const struct dk_parcel *p)
{
	return dk_fmt(a, "%s%s%s%s", p->is_heavy ? "HEAVY " : "", *p->hazard != '\0' ? "HAZ " : "",
	    p->hazard, p->is_over ? " over limit" : "");
}

static void
take_parcel(struct dk_arena *a, const struct dk_parcel *p, struct row *r)
{
	*r = (struct row){ .id = p->carton_id, .shipment_id = p->shipment_id,
		.shipment = p->shipment, .order = p->order, .name = p->customer_name,
		.town = p->city, .state = p->state, .marks = marks_of(a, p), .gram = p->gram,
		.look = p->is_over ? DK_LOOK_WARN : DK_LOOK_OK };
	r->carton = dk_fmt(a, "%lld/%lld", (long long)p->carton_no, (long long)p->cartons);
}

static void
take_due(const struct dk_pickup_due *d, struct row *r)
{
	*r = (struct row){ .id = -d->order_id, .order_id = d->order_id, .shipment = "",
		.order = d->order, .name = d->customer_name, .town = "", .carton = "",
		.state = d->stage, .marks = d->why, .gram = d->gram,
		.look = *d->why != '\0' ? DK_LOOK_STOP : DK_LOOK_WAIT };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_parcel *parcels = NULL;
	struct dk_pickup_due *due = NULL;
	size_t count = 0, due_count = 0;
	struct row *rows;
	enum dk_rc rc = dk_pickup_load(s->session, &s->data, st->service_id, st->day, &st->pickup,
	    err);

	if (rc == DK_OK && st->pickup.id != 0)
		rc = dk_pickup_parcels(s->session, &s->data, st->pickup.id, &parcels, &count, err);
	if (rc == DK_OK && strcmp(st->pickup.state, "gone") != 0 &&
	    strcmp(st->pickup.state, "missed") != 0)
		rc = dk_pickup_due_list(s->session, &s->data, st->service_id, st->day, &due,
		    &due_count, err);
	if (rc != DK_OK)
		return rc;
	rows = dk_arena_array(&s->data, count + due_count + 1, sizeof(*rows));
	for (size_t i = 0; i < due_count; i++)
		take_due(&due[i], &rows[i]);
	for (size_t i = 0; i < count; i++)
		take_parcel(&s->data, &parcels[i], &rows[due_count + i]);
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count + due_count, id), rows);
	dk_title(s, "PARCELS  %s  %s  %s", st->pickup.carrier, dk_date_short(st->day).s,
	    st->pickup.state);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct row *r = &((const struct state *)data)->rows[row];
	const char *const texts[] = { r->order, r->shipment, r->carton, r->name, r->town, out->buf,
		r->state, r->marks };

	out->text = texts[column];
	if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_decimal_text(r->gram, 3, 0).s);
	if (column >= 6)
		out->look = r->look;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Order", .width = 8 }, { .head = "Shipment", .width = 8 },
		{ .head = "Carton", .width = 7, .right = true },
		{ .head = "Customer", .width = 14, .grows = true }, { .head = "Town", .width = 9 },
		{ .head = "kg", .width = 7, .right = true }, { .head = "State", .width = 9 },
		{ .head = "Marks", .width = 9 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = 2;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"Nothing is packed for it, and nothing is due." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	struct dk_arena tmp = { 0 };

	dk_sheet_fill(s, body);
	dk_put(body, dk_to(s->rows - 1, 1, act_cutoff_look(&st->pickup)), "%s",
	    act_cutoff_text(&tmp, &st->pickup));
	dk_arena_free(&tmp);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct row *r;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	r = &st->rows[st->list.cursor];
	if (r->shipment_id != 0)
		return dk_open_id(s, "shipment", r->shipment_id);
	return dk_open_id(s, "timeline", r->order_id);
}

static enum dk_react
moved(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	const struct row *r = &st->rows[st->list.cursor];
	struct dk_pickup_moved m;
	struct dk_err err;

	if (dk_pickup_move(s->session, r->shipment_id, DK_NO_DATE, text, &m, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	dk_say(s, m.promises > 0 ? DK_LOOK_WARN : DK_LOOK_OK, "%s goes on %s; %lld promises broken",
	    r->shipment, dk_date_short(m.to).s, (long long)m.promises);
	return DK_RELOAD;
}

static enum dk_react
late(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct row *r;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	r = &st->rows[st->list.cursor];
	if (r->shipment_id == 0) {
		dk_say(s, DK_LOOK_WARN, "order %s is not packed: there is nothing to move yet",
		    r->order);
		return DK_REDRAW;
	}
	return dk_ask(s, &(struct dk_ask){ .title = "LATE", .label = "Why",
	    .max = 200, .text = dk_fmt(&s->data, "Shipment %s of order %s, all its cartons; the"
		" customer is told when that breaks a promise.", r->shipment, r->order) }, moved);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "the shipment, or the order that is not packed", false },
	{ "l", "late", late, "the shipment goes with the next pickup; its customer is told",
	    false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_parcels = {
	.name = "parcels",
	.title = "PARCELS",
	.help = "First the orders that are due with this pickup and not packed, with what blocks\n"
		"them; then the cartons that are.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open_screen,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
