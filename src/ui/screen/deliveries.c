/* deliveries.c - what is on its way, what became of it, and what nobody has settled yet. */
#include <string.h>

#include "docket/delivery.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_delivery *rows;
	int view; /* 0 open, 1 on their way, 2 all */
};

static const char *const views[] = { "not settled", "on their way", "all" };

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_delivery_query q = { .waiting = st->view == 1, .all = st->view == 2 };
	struct dk_delivery *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_delivery_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, shipment_id), rows);
	dk_title(s, "DELIVERIES  %s  %zu", views[st->view], count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_delivery *d = &((const struct state *)data)->rows[row];
	const char *const texts[] = { d->shipment, d->order, d->customer_name, d->carrier,
		*d->outcome != '\0' ? d->outcome : "on its way", out->buf, d->name,
		*d->back_at != '\0' ? "in quarantine" : d->note };

	out->text = texts[column];
	if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%.10s", d->at);
	if (column == 4)
		out->look = *d->outcome == '\0' ? DK_LOOK_WAIT : !d->is_open ? DK_LOOK_OK
		    : strcmp(d->outcome, "nobody") == 0 ? DK_LOOK_WARN : DK_LOOK_STOP;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Shipment", .width = 8 }, { .head = "Order", .width = 7 },
		{ .head = "Customer", .width = 14, .grows = true },
		{ .head = "Carrier", .width = 9 }, { .head = "Outcome", .width = 10 },
		{ .head = "Day", .width = 10 }, { .head = "Name", .width = 8 },
		{ .head = "Note", .width = 6 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		st->view == 1 ? "Nothing is on its way." : "Nothing waits for anybody." };
}

static const struct dk_delivery *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

/* Says what went wrong; the dialog stays where another text helps. */
static enum dk_react
failed(struct dk_screen *s, const struct dk_err *err)
{
	dk_say_err(s, err);
	return err->rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
}

static enum dk_react
tell(struct dk_screen *s, struct dk_delivery_in in)
{
	const struct dk_delivery *d = here(s);
	enum dk_put did;
	struct dk_err err;
	dk_id id;

	if (dk_delivery_tell(s->session, d->shipment_id, &in, &id, &did, &err) != DK_OK)
		return failed(s, &err);
	dk_say(s, DK_LOOK_OK, "%s: %s", d->shipment, in.outcome);
	return DK_RELOAD;
}

static enum dk_react
is_delivered(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "delivered", .name = text });
}

static enum dk_react
is_refused(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "refused", .note = text });
}

static enum dk_react
is_part(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "partly", .note = text });
}

static enum dk_react
nobody(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP :
	    tell(s, (struct dk_delivery_in){ .outcome = "nobody" });
}

static enum dk_react
ask_name(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "DELIVERED",
	    .label = "Taken by", .max = 100 }, is_delivered);
}

static enum dk_react
ask_refused(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "REFUSED",
	    .label = "Why", .max = 500 }, is_refused);
}

static enum dk_react
ask_part(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "TAKEN IN PART",
	    .label = "What and why", .max = 500 }, is_part);
}

static enum dk_react
back(struct dk_screen *s)
{
	const struct dk_delivery *d = here(s);
	struct dk_err err;

	if (d == NULL)
		return DK_KEEP;
	if (strcmp(d->outcome, "partly") == 0) {
		dk_say(s, DK_LOOK_WARN, "say which lines came back: docket ship back %s LINE=QTY",
		    d->shipment);
		return DK_REDRAW;
	}
	if (dk_delivery_back(s->session, d->shipment_id, NULL, 0, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "all of %s is here again, in quarantine", d->shipment);
	return DK_RELOAD;
}

static enum dk_react
settled(struct dk_screen *s, const char *text)
{
	const struct dk_delivery *d = here(s);
	struct dk_err err;

	if (dk_delivery_settle(s->session, d->shipment_id, text, &err) != DK_OK)
		return failed(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is settled", d->shipment);
	return DK_RELOAD;
}

static enum dk_react
ask_settled(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "SETTLED",
	    .label = "What was settled", .max = 500 }, settled);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_delivery *d = here(s);

	return d == NULL ? DK_KEEP : dk_open_id(s, "timeline", d->order_id);
}

static enum dk_react
other(struct dk_screen *s)
{
	struct state *st = s->state;

	st->view = (st->view + 1) % 3;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Order", look, "everything that happened to its order", false },
	{ "d", "delivered", ask_name, "the customer has it: who took it", false },
	{ "r", "refused", ask_refused, "he did not take it: why", false },
	{ "p", "part", ask_part, "he took some of it: what came back, and why", false },
	{ "n", "nobody", nobody, "nobody was there; it is tried again", false },
	{ "b", "back", back, "what he refused is here again: to quarantine", false },
	{ "c", "settled", ask_settled, "nobody need do anything about it any more", false },
	{ "v", "view", other, "not settled, on their way, all", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_deliveries = {
	.name = "deliveries",
	.title = "DELIVERIES",
	.help = "What became of shipments at the door. First what nobody has settled: refused,\n"
		"taken in part, nobody there. v shows those on their way, and all.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
