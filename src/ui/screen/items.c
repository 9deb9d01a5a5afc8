/* items.c - finding items, and one item as it stands: packs, price, stock by place. */
#include <string.h>

#include "docket/atp.h"
#include "docket/stock.h"
#include "ui/act/goods.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { MOST = 200 };

struct state {
	struct goods goods; /* the first */
	struct dk_list list;
	char filter[64];
	struct dk_product_hit *hits;
	size_t count;
	struct dk_product *one; /* the one under the cursor */
	struct dk_stock stock;
	struct dk_unit *units;
	size_t unit_count;
};

static enum dk_rc
load_one(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	dk_id id;
	enum dk_rc rc;

	st->one = NULL;
	if (st->list.cursor >= st->count)
		return DK_OK;
	id = st->hits[st->list.cursor].id;
	rc = dk_product_load(s->session, &s->data, id, &st->one, err);
	if (rc == DK_OK)
		rc = dk_stock_load(s->session, &s->data, id, &st->stock, err);
	if (rc == DK_OK)
		rc = dk_unit_list(s->session, &s->data, id, &st->units, &st->unit_count, err);
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_product_query q = { .max = MOST };
	enum dk_rc rc;

	if (s->arg[0] != '\0' && st->filter[0] == '\0' && st->hits == NULL)
		snprintf(st->filter, sizeof(st->filter), "%s", s->arg);
	q.text = st->filter;
	rc = dk_product_find(s->session, &s->data, &q, &st->hits, &st->count, err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->hits, st->count, id), st->hits);
	dk_title(s, "ITEMS  %zu%s%s", st->count, st->filter[0] ? "  filter: " : "", st->filter);
	return load_one(s, err);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_product_hit *h = &((const struct state *)data)->hits[row];

	out->text = out->buf;
	switch (column) {
	case 0:
		out->text = h->sku;
		break;
	case 1:
		out->text = h->name;
		break;
	case 2:
		out->text = h->unit;
		break;
	case 3:
		if (h->free.milli <= 0)
			out->text = "OUT";
		else
			snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(h->free).s);
		out->look = h->free.milli <= 0 ? DK_LOOK_WARN : DK_LOOK_OK;
		break;
	default:
		out->text = h->status;
		out->look = strcmp(h->status, "active") == 0 ? DK_LOOK_OK : DK_LOOK_WARN;
	}
}

static void
draw_one(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct state *st = s->state;
	const struct dk_product *p = st->one;
	int col;

	(void)s;
	dk_put(sf, dk_at(row, 1, 78, DK_LOOK_VALUE), "%s %s   %s per %s   %s", p->sku, p->name,
	    dk_price_text(p->price).s, dk_qty_text(p->price_per).s, p->attributes);
	col = dk_put(sf, dk_to(row + 1, 1, DK_LOOK_LABEL), "Packs");
	for (size_t i = 0; i < st->unit_count && col < sf->cols - 14; i++)
		col = dk_put(sf, dk_to(row + 1, col, DK_LOOK_LABEL), "  %s = %s", st->units[i].name,
		    dk_qty_text(st->units[i].pieces).s);
	dk_put(sf, dk_at(row + 2, 1, 78, DK_LOOK_VALUE),
	    "On hand %s   quarantined %s   allocated %s   free %s",
	    dk_qty_show(st->stock.on_hand).s, dk_qty_show(st->stock.quarantined).s,
	    dk_qty_show(st->stock.allocated).s, dk_qty_show(st->stock.free).s);
	col = 1;
	for (size_t i = 0; i < st->stock.at_count && col < sf->cols - 20; i++)
		col = dk_put(sf, dk_to(row + 3, col, DK_LOOK_LABEL), "%s %s   ",
		    st->stock.at[i].location, dk_qty_show(st->stock.at[i].on_hand).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 12 },
		{ .head = "Description", .width = 40, .grows = true },
		{ .head = "UM", .width = 4 },
		{ .head = "Avail", .width = 9, .right = true },
		{ .head = "State", .width = 8 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		st->filter[0] ? "no item fits" : "press / and type a code or words" };
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

	return st->one == NULL ? DK_KEEP : dk_open(s, "product", st->one->sku);
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "product", "");
}

static enum dk_react
adjust(struct dk_screen *s)
{
	struct state *st = s->state;

	return st->one == NULL ? DK_KEEP : goods_adjust(s, st->one->id, st->one->sku);
}

static enum dk_react
transfer(struct dk_screen *s)
{
	struct state *st = s->state;

	return st->one == NULL ? DK_KEEP : goods_transfer(s, st->one->id, st->one->sku);
}

static enum dk_react
set_apart(struct dk_screen *s)
{
	struct state *st = s->state;

	return st->one == NULL ? DK_KEEP : goods_apart(s, st->one->id, st->one->sku);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	size_t before = st->list.cursor;
	enum dk_react did = dk_list_key(&st->list, ev, s->rows - 6);

	return did == DK_REDRAW && st->list.cursor != before ? DK_RELOAD : did;
}

static enum dk_react
seen(struct dk_screen *s, const char *text)
{
	(void)s;
	(void)text;
	return DK_REDRAW;
}

/* Every figure of what can be promised, as a sum that can be followed. */
static const char *
atp_text(struct dk_arena *a, const struct dk_atp *x)
{
	const char *out = dk_fmt(a, "free now   %s = %s on hand - %s set apart - %s allocated\n"
	    "today      %s = free - %s that wait on %lld lines\n", dk_qty_show(x->free).s,
	    dk_qty_show(x->on_hand).s, dk_qty_show(x->quarantined).s,
	    dk_qty_show(x->allocated).s, dk_qty_show(x->today).s, dk_qty_show(x->waiting).s,
	    (long long)x->lines);

	for (size_t i = 0; i < x->count; i++)
		out = dk_fmt(a, "%s%s %s = + %s with %s%s\n", out, dk_date_short(x->days[i].day).s,
		    dk_qty_show(x->days[i].atp).s, dk_qty_show(x->days[i].comes).s,
		    x->days[i].purchase, x->days[i].is_late ? ", overdue" : "");
	if (x->undated.milli > 0)
		out = dk_fmt(a, "%s%s more are ordered without a day\n", out,
		    dk_qty_show(x->undated).s);
	return out;
}

static enum dk_react
explain(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_atp x;
	struct dk_err err;

	if (st->one == NULL)
		return DK_KEEP;
	if (dk_atp_load(s->session, &s->data, st->one->id, &x, &err) != DK_OK)
		return dk_say_err(s, &err), DK_REDRAW;
	return dk_ask(s, &(struct dk_ask){ .title = "WHAT CAN BE PROMISED",
	    .text = atp_text(&s->data, &x), .label = st->one->sku }, seen);
}

static enum dk_react
lists(struct dk_screen *s)
{
	return dk_open(s, "pricelists", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", open_one, "its data, prices, packs, substitutes: look, change", false },
	{ "n", "new", add, "a new item", false },
	{ "F6", NULL, add, NULL, false },
	{ "/", "Find", filter, "code, barcode or words", false },
	{ "a", "Adjust", adjust, "adjust its stock, with a reason", false },
	{ "t", "transfer", transfer, "put it from one place to another", false },
	{ "q", "apart", set_apart, "not for sale, or for sale again", false },
	{ "w", "When", explain, "what can be promised by which day, and why (Ctrl-R)", false },
	{ "C-r", NULL, explain, NULL, false },
	{ "l", "lists", lists, "price lists: change, raise, preview; promotions", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_items = {
	.name = "items", .title = "ITEMS", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = key,
	.has_right = true, .right = DK_RIGHT_VIEW,
};
