/* run.c - one round of a driver: its stops in order, and what became of each. */
#include <stdlib.h>
#include <string.h>

#include "docket/own_run.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	dk_id id;
	struct dk_own_run run;
	struct dk_own_stop *rows;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_own_stop *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_load(s->session, &s->data, st->id, &st->run, err);

	if (rc == DK_OK)
		rc = dk_own_run_stops(s->session, &s->data, st->id, &rows, &count, err);
	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, shipment_id), rows);
	dk_title(s, "RUN %s  %s  %s  %s", st->run.number, st->run.driver,
	    dk_date_short(st->run.date).s, st->run.state);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_own_stop *p = &((const struct state *)data)->rows[row];
	const char *const texts[] = { out->buf, p->shipment, p->customer_name, p->city, p->window,
		out->buf, *p->outcome != '\0' ? p->outcome : p->warning };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)p->stop_no);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)p->cartons);
	else if (column == 6)
		out->look = *p->outcome == '\0' ? DK_LOOK_WARN
		    : strcmp(p->outcome, "delivered") == 0 ? DK_LOOK_OK : DK_LOOK_STOP;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Stop", .width = 4, .right = true }, { .head = "Shipment", .width = 8 },
		{ .head = "Customer", .width = 18, .grows = true }, { .head = "Town", .width = 10 },
		{ .head = "Takes", .width = 10 },
		{ .head = "Cartons", .width = 7, .right = true },
		{ .head = "Outcome", .width = 12 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"Nothing is on it yet. a adds a packed shipment." };
}

static const struct dk_own_stop *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
failed(struct dk_screen *s, const struct dk_err *err)
{
	dk_say_err(s, err);
	return err->rc == DK_EINPUT || err->rc == DK_ENOTFOUND ? DK_STAY : DK_REDRAW;
}

static enum dk_react
added(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_err err;
	dk_id shipment;

	if (dk_shipment_find(s->session, text, &shipment, &err) != DK_OK ||
	    dk_own_run_add(s->session, st->id, shipment, 0, &err) != DK_OK)
		return failed(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is on it", text);
	return DK_RELOAD;
}

static enum dk_react
ask_add(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "ADD A SHIPMENT", .label = "Shipment",
	    .max = 40 }, added);
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_own_stop *p = here(s);
	struct dk_err err;

	if (p == NULL)
		return DK_KEEP;
	if (dk_own_run_drop(s->session, st->id, p->shipment_id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return DK_RELOAD;
}

static enum dk_react
leave(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (dk_own_run_leave(s->session, st->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is out; what is on it has left", st->run.number);
	return DK_RELOAD;
}

static enum dk_react
close_it(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (dk_own_run_close(s->session, st->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is closed", st->run.number);
	return DK_RELOAD;
}

static enum dk_react
tell(struct dk_screen *s, struct dk_delivery_in in)
{
	const struct dk_own_stop *p = here(s);
	struct dk_err err;
	enum dk_put did;
	dk_id id;

	if (dk_delivery_tell(s->session, p->shipment_id, &in, &id, &did, &err) != DK_OK)
		return failed(s, &err);
	dk_say(s, DK_LOOK_OK, "%s: %s", p->shipment, in.outcome);
	return DK_RELOAD;
}

static enum dk_react
delivered(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "delivered", .name = text });
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "refused", .note = text });
}

static enum dk_react
part(struct dk_screen *s, const char *text)
{
	return tell(s, (struct dk_delivery_in){ .outcome = "partly", .note = text });
}

static enum dk_react
ask_delivered(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "DELIVERED",
	    .label = "Taken by", .max = 100 }, delivered);
}

static enum dk_react
ask_refused(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "REFUSED",
	    .label = "Why", .max = 500 }, refused);
}

static enum dk_react
ask_part(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){ .title = "TAKEN IN PART",
	    .label = "What and why", .max = 500 }, part);
}

static enum dk_react
nobody(struct dk_screen *s)
{
	return here(s) == NULL ? DK_KEEP :
	    tell(s, (struct dk_delivery_in){ .outcome = "nobody" });
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_make_document(s, "run-sheet", st->id, st->run.number);
}

static const struct dk_binding keys[] = {
	{ "a", "add", ask_add, "add a packed shipment; one for the same address shares its stop",
	    false },
	{ "k", "drop", drop, "take it off the run", false },
	{ "o", "paper", paper, "the run sheet: loading order, stops, signatures", false },
	{ "g", "go", leave, "it is loaded and leaves: what is on it is posted", false },
	{ "d", "delivered", ask_delivered, "the customer has it: who took it", false },
	{ "r", "refused", ask_refused, "he did not take it: why", false },
	{ "p", "part", ask_part, "he took some of it: what came back, and why", false },
	{ "n", "nobody", nobody, "nobody was there; it is tried again", false },
	{ "c", "close", close_it, "the driver is back, every shipment has its outcome", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_run = {
	.name = "run",
	.title = "RUN",
	.help = "The stops in the order they are reached; the van is loaded the last stop first.\n"
		"Once it is out its stops do not change, and each gets its outcome.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open_screen,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
