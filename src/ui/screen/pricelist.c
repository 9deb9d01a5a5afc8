/*
 * pricelist.c - the prices of one list, or agreed with one customer, as a sheet: a new price typed
 * on a row, a percentage over all rows shown, a new set from a day. Nothing is kept before F2 has
 * shown what would change.
 */
#include "ui/card/pricelist.h"

#include <string.h>

#include "ui/sheet.h"
#include "ui/ui.h"

struct line {
	struct dk_price_row row;
	const char *sku, *name;
	const struct typed *typed; /* NULL = as it is */
};

/* A price that somebody typed: of a stored row (its key), or a new one. */
struct typed {
	dk_id product_id;
	dk_qty min_qty;
	dk_date from;  /* of the stored row */
	bool is_new, by_group;
	dk_price price;
	dk_qty per;
};

struct state {
	struct dk_list list;
	struct line *rows;
	size_t count;
	struct typed *typed;     /* in s->keep */
	size_t typed_count, cap;
	dk_id customer_id;       /* whose contract it is; 0 = a list */
	dk_date from;            /* of the new set; not set: the rows themselves change */
};

static struct typed *
typed_of(struct state *st, const struct dk_price_row *r)
{
	for (size_t i = 0; i < st->typed_count; i++)
		if (st->typed[i].product_id == r->product_id &&
		    st->typed[i].min_qty.milli == r->min_qty.milli &&
		    st->typed[i].from.days == r->from.days)
			return &st->typed[i];
	return NULL;
}

static void
put_title(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->typed_count == 0 && !dk_date_is_set(st->from))
		dk_title(s, "PRICES %s", s->arg);
	else
		dk_title(s, "PRICES %s  %zu typed%s%s", s->arg, st->typed_count,
		    dk_date_is_set(st->from) ? ", " : "",
		    dk_date_is_set(st->from) ? dk_date_short(st->from).s : "");
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_price_rows all;
	enum dk_rc rc = st->customer_id != 0
	    ? dk_price_of_customer(s->session, &s->data, st->customer_id, &all, err)
	    : dk_price_of_list(s->session, &s->data, s->arg, &all, err);

	st->count = rc == DK_OK ? all.count : 0;
	st->rows = dk_arena_array(&s->data, st->count + 1, sizeof(*st->rows));
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		struct dk_product *p = NULL;

		rc = dk_product_load(s->session, &s->data, all.list[i].product_id, &p, err);
		if (rc == DK_OK)
			st->rows[i] = (struct line){ all.list[i], p->sku, p->name,
				typed_of(st, &all.list[i]) };
	}
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, st->count), st->rows);
	put_title(s);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct line *x = &st->rows[row];

	out->text = out->buf;
	switch (column) {
	case 0:
		out->text = x->sku;
		break;
	case 1:
		out->text = x->name;
		break;
	case 2:
		snprintf(out->buf, sizeof(out->buf), "%s%s", dk_qty_show(x->row.min_qty).s,
		    x->row.by_group ? "g" : "");
		break;
	case 3:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(x->row.price).s);
		break;
	case 4:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(x->row.per).s);
		break;
	case 5:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(x->row.from).s);
		break;
	case 6:
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(x->row.to).s);
		break;
	default:
		if (x->typed != NULL)
			snprintf(out->buf, sizeof(out->buf), "%s",
			    dk_price_text(x->typed->price).s);
		out->look = DK_LOOK_WAIT;
		break;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 10 },
		{ .head = "Description", .width = 12, .grows = true },
		{ .head = "From qty", .width = 8, .right = true },
		{ .head = "Price", .width = 9, .right = true },
		{ .head = "per", .width = 4, .right = true },
		{ .head = "From", .width = 10 }, { .head = "To", .width = 10 },
		{ .head = "New", .width = 8, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"The list has no prices. n adds one." };
}

static void
type(struct dk_screen *s, const struct dk_price_row *r, dk_price price)
{
	struct state *st = s->state;
	struct typed *t = typed_of(st, r);

	if (t == NULL) {
		st->typed = dk_arena_grow(&s->keep, st->typed, st->typed_count, &st->cap,
		    sizeof(*st->typed));
		t = &st->typed[st->typed_count++];
	}
	*t = (struct typed){ .product_id = r->product_id, .min_qty = r->min_qty, .from = r->from,
		.by_group = r->by_group, .per = r->per, .price = price };
}

static bool
may_edit(struct dk_screen *s)
{
	struct dk_err err;

	if (dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, &err) == DK_OK)
		return true;
	dk_say_err(s, &err);
	return false;
}

static enum dk_react
price_given(struct dk_screen *s, const char *text)
{
	const struct line *x = dk_sheet_row(s);
	struct dk_err err;
	dk_price price;

	if (dk_price_parse(text, &price, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	type(s, &x->row, price);
	return DK_RELOAD;
}

static enum dk_react
change(struct dk_screen *s)
{
	const struct line *x = dk_sheet_row(s);

	if (x == NULL || !may_edit(s))
		return x == NULL ? DK_KEEP : DK_REDRAW;
	return dk_ask(s, &(struct dk_ask){ .title = "NEW PRICE", .label = "Price", .max = 20,
	    .text = dk_fmt(&s->data, "%s %s, from %s, now %s per %s", x->sku, x->name,
		dk_qty_show(x->row.min_qty).s, dk_price_text(x->row.price).s,
		dk_qty_text(x->row.per).s),
	    .value = dk_price_text(x->typed != NULL ? x->typed->price : x->row.price).s },
	    price_given);
}

/* Those that a filter keeps are the selection. */
static enum dk_react
percent_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	bool minus = text[0] == '-';
	dk_rate percent = { 0 };
	struct dk_err err;
	size_t shown = st->list.rows.count;

	if (dk_rate_parse(text + (minus || text[0] == '+'), &percent, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	for (size_t i = 0; i < shown; i++) {
		dk_price price = st->rows[i].row.price;

		if (!dk_muldiv(price.e4, DK_RATE_ONE + (minus ? -percent.e5 : percent.e5),
		    DK_RATE_ONE, DK_PRICE_MAX, &price.e4)) {
			dk_say(s, DK_LOOK_STOP, "%s: %s %% more is too much for a price.",
			    st->rows[i].sku, text);
			return DK_STAY;
		}
		type(s, &st->rows[i].row, price);
	}
	dk_say(s, DK_LOOK_OK, "%zu price%s typed; F2 shows what would change", shown,
	    shown == 1 ? " is" : "s are");
	return DK_RELOAD;
}

static enum dk_react
raise(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->list.rows.count == 0 || !may_edit(s))
		return DK_REDRAW;
	return dk_ask(s, &(struct dk_ask){ .title = "OTHER PRICES", .label = "Percent", .max = 10,
	    .text = dk_fmt(&s->data, "more (-: less) on the %zu prices shown; / selects.\n"
		"0.12345 becomes 0.1235: four decimals, half is rounded up. It is\n"
		"counted from the price that is kept, not from one typed before.",
		st->list.rows.count) }, percent_given);
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	dk_date day = DK_NO_DATE;

	if (text[0] != '\0' &&
	    !dk_date_parse_typed(text, dk_session_today(s->session), &day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 1.12, thu, +3");
		return DK_STAY;
	}
	if (dk_date_is_set(day) && dk_date_diff(day, dk_session_today(s->session)) < 0) {
		dk_say(s, DK_LOOK_WARN, "%s has passed; a new set begins today or later",
		    dk_date_short(day).s);
		return DK_STAY;
	}
	st->from = day;
	put_title(s);
	return DK_REDRAW;
}

static enum dk_react
from_day(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "A NEW SET", .label = "From", .max = 20,
		.text = "the first day of what is typed: 1.12, mon, +7; nothing: the prices\n"
			"themselves are changed" };

	return may_edit(s) ? dk_ask(s, &ask, day_given) : DK_REDRAW;
}

/* A new price joins the set of its item that holds today: in one of its own it would never be
 * asked. It is per as many pieces. */
static void
join_set(const struct dk_screen *s, const struct dk_product *p, struct dk_price_row *r)
{
	const struct state *st = s->state;
	dk_date best = DK_NO_DATE;

	r->per = p->price_per;
	for (size_t i = 0; i < st->count; i++) {
		const struct dk_price_row *x = &st->rows[i].row;

		if (x->product_id != p->id || x->from.days < best.days ||
		    x->from.days > dk_session_today(s->session).days)
			continue;
		best = x->from;
		r->per = x->per;
	}
	r->from = dk_date_is_set(st->from) ? st->from : best;
}

/* "A10422 100 0.15": item, from which quantity, price; two of them: item and price. */
static enum dk_react
new_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	char *words = dk_arena_dup(&s->data, text), *save = NULL;
	const char *sku = strtok_r(words, " ", &save), *a = strtok_r(NULL, " ", &save),
	    *b = strtok_r(NULL, " ", &save);
	struct dk_price_row r = { .per = DK_QTY(1) };
	struct dk_product *p = NULL;
	dk_price price = { 0 };
	struct dk_err err;
	enum dk_rc rc;

	if (sku == NULL || a == NULL) {
		dk_say(s, DK_LOOK_WARN,
		    "Type item, from which quantity, and price: A10422 100 0.15");
		return DK_STAY;
	}
	rc = dk_product_by_sku(s->session, &s->data, sku, &p, &err);
	if (rc == DK_OK && b != NULL)
		rc = dk_qty_parse(a, &r.min_qty, &err);
	if (rc == DK_OK)
		rc = dk_price_parse(b != NULL ? b : a, &price, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	r.product_id = p->id;
	join_set(s, p, &r);
	type(s, &r, price);
	typed_of(st, &r)->is_new = true;
	dk_say(s, DK_LOOK_OK, "%s at %s is typed; F2 shows what would change", p->sku,
	    dk_price_text(price).s);
	return DK_RELOAD;
}

static enum dk_react
add(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "NEW PRICE", .label = "Price", .max = 80,
		.text = "item, from which quantity (or none), price: A10422 100 0.15" };

	return may_edit(s) ? dk_ask(s, &ask, new_given) : DK_REDRAW;
}

static enum dk_react
take_back(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct line *x = dk_sheet_row(s);
	struct typed *t = x != NULL ? typed_of(st, &x->row) : NULL;

	if (t == NULL)
		return DK_KEEP;
	*t = st->typed[--st->typed_count];
	return DK_RELOAD;
}

/* The row as it is to be kept; of a new set all rows of the item go along, or they would end. */
static bool
is_kept(const struct state *st, const struct line *x)
{
	if (x->typed != NULL)
		return true;
	if (!dk_date_is_set(st->from) || x->row.from.days > st->from.days)
		return false;
	for (size_t i = 0; i < st->count; i++) /* its set is the one that is replaced */
		if (st->rows[i].row.product_id == x->row.product_id &&
		    st->rows[i].row.from.days > x->row.from.days &&
		    st->rows[i].row.from.days <= st->from.days)
			return false;
	for (size_t i = 0; i < st->typed_count; i++)
		if (st->typed[i].product_id == x->row.product_id)
			return true;
	return false;
}

struct dk_price_rows
pricelist_typed(const struct dk_screen *s)
{
	struct dk_screen *list = s->below;
	struct dk_price_rows out = { 0 };
	struct state *st;

	if (list == NULL || strcmp(list->ops->name, "pricelist") != 0)
		return out;
	st = list->state;
	out.list = dk_arena_array(&list->data, st->count + st->typed_count + 1, sizeof(*out.list));
	for (size_t i = 0; i < st->count; i++) {
		struct dk_price_row r = st->rows[i].row;

		if (!is_kept(st, &st->rows[i]))
			continue;
		if (st->rows[i].typed != NULL)
			r.price = st->rows[i].typed->price;
		if (dk_date_is_set(st->from) && r.from.days < st->from.days) {
			r.from = st->from;
			r.to = DK_NO_DATE;
		}
		out.list[out.count++] = r;
	}
	for (size_t i = 0; i < st->typed_count; i++)
		if (st->typed[i].is_new)
			out.list[out.count++] = (struct dk_price_row){
				.list = st->customer_id != 0 ? "" : list->arg,
				.customer_id = st->customer_id,
				.product_id = st->typed[i].product_id, .per = st->typed[i].per,
				.min_qty = st->typed[i].min_qty, .price = st->typed[i].price,
				.from = dk_date_is_set(st->from) ? st->from : st->typed[i].from,
				.to = DK_NO_DATE };
	return out;
}

static enum dk_react
kept(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	st->typed_count = 0;
	st->from = DK_NO_DATE;
	dk_say(s, DK_LOOK_OK, "%s", text);
	return DK_RELOAD;
}

static enum dk_react
preview(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->typed_count == 0) {
		dk_say(s, DK_LOOK_WARN, "Nothing is typed yet: Enter on a row, r for all shown.");
		return DK_REDRAW;
	}
	return dk_open_for(s, "pricepreview", s->arg, kept);
}

static enum dk_react
forgotten(struct dk_screen *s, const char *text)
{
	(void)s;
	(void)text;
	return DK_BACK;
}

static enum dk_react
leave(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "NOT KEPT", .label = "Type", .word = "yes",
		.text = "yes, forget the prices that were typed" };

	return st->typed_count == 0 ? DK_BACK : dk_ask(s, &ask, forgotten);
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	static const char contract[] = "customer ";
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	enum dk_rc rc;

	st->from = DK_NO_DATE;
	if (strncmp(s->arg, contract, strlen(contract)) != 0)
		return DK_OK;
	rc = dk_customer_by_number(s->session, &s->keep, s->arg + strlen(contract), &c, err);
	st->customer_id = rc == DK_OK ? c->id : 0;
	return rc;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Price", change, "type its new price", false },
	{ "r", "Raise", raise, "so many percent more or less on all prices shown", false },
	{ "d", "From", from_day, "what is typed becomes a new set from a day on", false },
	{ "n", "new", add, "a price of an item, from a quantity", false },
	{ "u", "undo", take_back, "the row stays as it is", false },
	{ "F2", "Preview", preview, "what would change, and keep it", false },
	{ "F3", "Exit", leave, "leave; asks when something is typed", false },
	{ "F12", NULL, leave, NULL, false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_pricelist = {
	.name = "pricelist",
	.title = "PRICES",
	.help = "Prices that are typed stand in the last column and are not kept before F2 has\n"
		"shown what changes with them. d makes them a new set from a day on; it takes the\n"
		"place of the earlier one whole, so breaks that are not typed go along.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
