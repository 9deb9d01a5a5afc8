/* pickups.c - which carrier comes when (3.11): book him, make the manifest, have it signed. */
#include <string.h>

#include "docket/pickup.h"
#include "ui/act/pickup.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { FOOT_ROWS = 3 };

struct state {
	struct dk_list list;
	struct dk_pickup *rows;
	int ahead;      /* days after today that are shown */
	int64_t minute; /* of the last load: the cut-off is shown in minutes */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	dk_date day = dk_date_add(dk_session_today(s->session), st->ahead);
	struct dk_pickup *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_pickup_list(s->session, &s->data, day, &rows, &count, err);

	st->minute = dk_session_now(s->session) / 60000;
	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, service_id), rows);
	dk_title(s, "PICKUPS  %s", dk_date_short(day).s);
	return DK_OK;
}

static const char *
docs_of(const struct dk_pickup *p)
{
	return p->done == 0 ? "" : p->no_slip > 0 ? "wait" : "ok";
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_pickup *p = &((const struct state *)data)->rows[row];

	out->text = out->buf;
	switch (column) {
	case 0:
		out->text = p->carrier;
		break;
	case 1:
		snprintf(out->buf, sizeof(out->buf), "%s",
		    *p->window != '\0' ? p->window : p->cutoff);
		break;
	case 2:
		snprintf(out->buf, sizeof(out->buf), "%lld (%lld)", (long long)(p->done + p->open),
		    (long long)p->done);
		out->has_by = true;
		out->by = p->done + p->open;
		break;
	case 3:
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)((p->gram + 500) / 1000));
		break;
	case 4:
		out->text = docs_of(p);
		out->look = p->no_slip > 0 ? DK_LOOK_WAIT : DK_LOOK_OK;
		break;
	case 5:
		out->text = p->state;
		out->look = act_pickup_look(p);
		break;
	case 6:
		snprintf(out->buf, sizeof(out->buf), "%s%s%s", p->manifest,
		    *p->manifest != '\0' && *p->reference != '\0' ? " " : "", p->reference);
		break;
	default:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(p->date).s);
		out->has_by = true;
		out->by = p->date.days;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Carrier", .width = 9, .grows = true },
		{ .head = "Window", .width = 11 },
		{ .head = "Parcels", .width = 8, .right = true },
		{ .head = "kg", .width = 6, .right = true }, { .head = "Docs", .width = 4 },
		{ .head = "State", .width = 11 }, { .head = "Ref", .width = 13 },
		{ .head = "Day", .width = 10 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = FOOT_ROWS;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"No carrier comes on that day." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_pickup *p;
	struct dk_arena tmp = { 0 };

	dk_sheet_fill(s, body);
	if (st->list.rows.count == 0)
		return;
	p = &st->rows[st->list.cursor];
	dk_put_wrapped(body, dk_at(s->rows - FOOT_ROWS, 1, body->cols - 2, act_cutoff_look(p)),
	    act_cutoff_text(&tmp, p));
	dk_arena_free(&tmp);
}

/* The pickup under the cursor; NULL = there is none. */
static const struct dk_pickup *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_pickup *p = here(s);

	return p == NULL ? DK_KEEP : dk_open(s, "parcels", dk_fmt(&s->data, "%lld %s",
	    (long long)p->service_id, dk_date_iso(p->date).s));
}

static enum dk_react
booked(struct dk_screen *s, const char *text)
{
	const struct dk_pickup *p = here(s);
	struct dk_err err;

	if (dk_pickup_book(s->session, p->service_id, p->date, text, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	dk_say(s, DK_LOOK_OK, "%s is booked: %s", p->carrier, text);
	return DK_RELOAD;
}

static enum dk_react
book(struct dk_screen *s)
{
	const struct dk_pickup *p = here(s);

	if (p == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "BOOK THE PICKUP", .label = "Reference",
	    .value = p->reference, .max = 60,
	    .text = dk_fmt(&s->data, "%s on %s %s\nWhat the carrier gave you as the number of the"
		" booking.", p->carrier, dk_date_short(p->date).s, p->window) }, booked);
}

static enum dk_react
signed_by(struct dk_screen *s, const char *text)
{
	const struct dk_pickup *p = here(s);
	struct dk_pickup_moved late;
	struct dk_err err;

	if (dk_manifest_sign(s->session, p->id, text, &late, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	if (late.promises > 0)
		dk_say(s, DK_LOOK_WARN, "%s is gone; %lld promises did not make it: the customers"
		    " are to be told", p->manifest, (long long)late.promises);
	else
		dk_say(s, DK_LOOK_OK, "manifest %s is signed by %s; cartons gone: %lld",
		    p->manifest, text, (long long)p->done);
	return DK_RELOAD;
}

/* What is not packed misses the van: that is said before he signs. */
static enum dk_react
ask_driver(struct dk_screen *s, const struct dk_pickup *p)
{
	const char *left = p->open == 0 ? "" : dk_fmt(&s->data, "NOT PACKED YET: %lld parcel%s%s."
	    " Once he has signed they go with the next pickup, and customers whose promise that"
	    " breaks are to be told.\n", (long long)p->open, p->open == 1 ? "" : "s",
	    p->blocked == 0 ? "" : dk_fmt(&s->data, ", %lld blocked (%s)",
	    (long long)p->blocked, p->why));

	if (p->open > 0)
		dk_say(s, DK_LOOK_WARN, "open parcels: %lld. Esc leaves the list open",
		    (long long)p->open);
	return dk_ask(s, &(struct dk_ask){ .title = "THE DRIVER SIGNS", .label = "Driver",
	    .max = 60, .text = dk_fmt(&s->data, "%sManifest %s, cartons: %lld, %s\nThe name of the"
	    " driver who signed; the list is closed with it.", left, p->manifest,
	    (long long)p->done, p->carrier) }, signed_by);
}

/* First time: the list gets its number and its paper. Then: the driver signs. */
static enum dk_react
manifest(struct dk_screen *s)
{
	const struct dk_pickup *p = here(s);
	struct dk_pickup made;
	struct dk_err err;
	dk_id id;

	if (p == NULL)
		return DK_KEEP;
	if (strcmp(p->state, "gone") == 0) /* its paper again */
		return dk_make_document(s, "manifest", p->id, p->manifest);
	if (*p->manifest != '\0')
		return ask_driver(s, p);
	if (dk_manifest_make(s->session, p->service_id, p->date, &id, &err) != DK_OK ||
	    dk_manifest_load(s->session, &s->data, id, &made, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_make_document(s, "manifest", id, made.manifest);
	return DK_RELOAD;
}

static enum dk_react
missed(struct dk_screen *s, const char *text)
{
	const struct dk_pickup *p = here(s);
	struct dk_pickup_moved m;
	struct dk_err err;

	if (dk_pickup_miss(s->session, p->service_id, p->date, text, &m, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	dk_say(s, DK_LOOK_WARN, "all goes on %s: %lld shipments, %lld promises broken",
	    dk_date_short(m.to).s, (long long)m.shipments, (long long)m.promises);
	return DK_RELOAD;
}

static enum dk_react
late(struct dk_screen *s)
{
	const struct dk_pickup *p = here(s);

	if (p == NULL)
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "THE PICKUP IS MISSED", .label = "Why",
	    .max = 200, .text = dk_fmt(&s->data, "%s on %s: everything goes with the next pickup,"
		" and customers whose promise that breaks are to be told.", p->carrier,
		dk_date_short(p->date).s) }, missed);
}

static enum dk_react
tomorrow(struct dk_screen *s)
{
	struct state *st = s->state;

	st->ahead = (st->ahead + 1) % 4;
	return DK_RELOAD;
}

static enum dk_react
tick(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_session_now(s->session) / 60000 != st->minute ? DK_RELOAD : DK_KEEP;
}

static enum dk_react
services(struct dk_screen *s)
{
	return dk_open(s, "services", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Parcels", look, "what goes with it, and what is still to be packed", false },
	{ "b", "book", book, "the carrier said that he comes: his reference", false },
	{ "m", "manifest", manifest, "make the manifest; again: the driver signs it", false },
	{ "l", "late", late, "nobody came: all goes with the next pickup, customers are told",
	    false },
	{ "v", "services", services, "carriers' services: limits, zones, hazard classes", false },
	{ "t", "day", tomorrow, "the next day, up to three ahead, and today again", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_pickups = {
	.name = "pickups",
	.title = "PICKUPS",
	.help = "When each carrier comes, what is packed for him and what is not. Parcels: all\n"
		"that are due, and in brackets those packed. Late parcels break promises; the\n"
		"customers are entered in the list of those to be told.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.tick = tick,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
