/* customers.c - finding customers, and one customer as he stands: exposure, orders, invoices. */
#include <string.h>

#include "docket/order_list.h"
#include "docket/payment.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { MOST = 200 };

struct state {
	struct dk_list list;
	char filter[64];
	struct dk_customer_hit *hits;
	size_t count;
	struct dk_customer *one; /* the one under the cursor */
	struct dk_exposure exposure;
};

static enum dk_rc
load_one(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_customer_hit *hit;
	enum dk_rc rc;

	st->one = NULL;
	if (st->list.cursor >= st->count)
		return DK_OK;
	hit = &st->hits[st->list.cursor];
	rc = dk_customer_load(s->session, &s->data, hit->id, &st->one, err);
	if (rc == DK_OK)
		rc = dk_exposure_find(s->session, hit->id, 0, &st->exposure, err);
	return rc;
}

/* Without a filter the first customers by number; else whom the words, digits or postcode fit. */
static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc;

	if (s->arg[0] != '\0' && st->filter[0] == '\0' && st->hits == NULL)
		snprintf(st->filter, sizeof(st->filter), "%s", s->arg);
	rc = dk_customer_find(s->session, &s->data, st->filter, MOST, &st->hits, &st->count, err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->hits, st->count, id), st->hits);
	dk_title(s, "CUSTOMERS  %zu%s%s", st->count, st->filter[0] ? "  filter: " : "", st->filter);
	return load_one(s, err);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_customer_hit *h = &((const struct state *)data)->hits[row];

	out->text = out->buf;
	switch (column) {
	case 0:
		out->text = h->number;
		break;
	case 1:
		out->text = h->name;
		break;
	case 2:
		out->text = h->city;
		break;
	case 3:
		out->text = h->phone;
		break;
	case 4:
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)h->open_orders);
		break;
	default:
		out->text = h->blocked[0] != '\0' ? "HOLD" : "ok";
		out->look = h->blocked[0] != '\0' ? DK_LOOK_STOP : DK_LOOK_OK;
	}
}

static void
draw_one(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct state *st = s->state;
	const struct dk_customer *c = st->one;
	const struct dk_place *p = &c->place;
	int exp = dk_session_exponent(s->session, c->currency);

	dk_put(sf, dk_at(row, 1, 78, DK_LOOK_VALUE), "%s %s   tier %s   net %lld   %s", c->number,
	    c->name, c->group[0] ? c->group : "-", (long long)c->terms_days,
	    c->po_required ? "PO required" : "");
	dk_put(sf, dk_at(row + 1, 1, 78, DK_LOOK_LABEL), "%s, %s %s %s   %s   %s", p->street,
	    p->city, p->postcode, p->country, c->phone, c->email);
	dk_put(sf, dk_at(row + 2, 1, 78, DK_LOOK_VALUE),
	    "Owes %s   paid ahead %s   on order %s   %s %s %s",
	    dk_money_show(dk_money_plus(st->exposure.balance, st->exposure.unapplied), exp).s,
	    dk_money_show(st->exposure.unapplied, exp).s,
	    dk_money_show(st->exposure.open_orders, exp).s,
	    st->exposure.has_limit ? "limit" : "no limit",
	    st->exposure.has_limit ? dk_money_show(st->exposure.limit, exp).s : "", c->currency);
	if (c->blocked[0] != '\0')
		dk_put(sf, dk_at(row + 3, 1, 78, DK_LOOK_STOP), "STOP  blocked: %s", c->blocked);
	else if (c->alert[0] != '\0')
		dk_put(sf, dk_at(row + 3, 1, 78, DK_LOOK_WARN), "warn  %s", c->alert);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 8 }, { .head = "Name", .width = 28, .grows = true },
		{ .head = "Place", .width = 14 }, { .head = "Phone", .width = 14 },
		{ .head = "Open", .width = 4, .right = true }, { .head = "State", .width = 5 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		st->filter[0] ? "nobody fits"
			      : "press / and type a name, number, phone or postcode" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;
	int foot = sf->rows - 5;

	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), foot);
	dk_put_rule(sf, foot, 0, sf->cols);
	if (st->one != NULL)
		draw_one(s, sf, foot + 1);
}

static enum dk_react
filter(struct dk_screen *s)
{
	struct state *st = s->state;

	return dk_ask_filter(s, st->filter, sizeof(st->filter));
}

static enum dk_react
open_one(struct dk_screen *s)
{
	struct state *st = s->state;

	return st->one == NULL ? DK_KEEP : dk_open(s, "customer", st->one->number);
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "customer", "");
}

static enum dk_react
orders(struct dk_screen *s)
{
	struct state *st = s->state;

	return st->one == NULL ? DK_KEEP : dk_open(s, "inquiry", st->one->number);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	size_t before = st->list.cursor;
	enum dk_react did = dk_list_key(&st->list, ev, s->rows - 6);

	return did == DK_REDRAW && st->list.cursor != before ? DK_RELOAD : did;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", open_one, "his data, ship-tos and contacts: look, change", false },
	{ "n", "new", add, "a new customer", false },
	{ "F6", NULL, add, NULL, false },
	{ "o", "orders", orders, "what this customer has on order, and what to tell", false },
	{ "/", "Find", filter, "number, name, phone digits, postcode, e-mail", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_customers = {
	.name = "customers", .title = "CUSTOMERS", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = key,
	.has_right = true, .right = DK_RIGHT_VIEW,
};
