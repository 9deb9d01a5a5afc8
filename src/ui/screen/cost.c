/* cost.c - what a product costs the house: average, last and standard, and every step to it. */
#include <string.h>

#include "docket/product.h"
#include "docket/stock_cost.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_stock_cost cost;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_by_sku(s->session, &s->data, s->arg, &p, err);

	if (rc == DK_OK)
		rc = dk_stock_cost(s->session, &s->data, p->id, &st->cost, err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS_PLAIN(st->cost.steps, st->cost.step_count), st->cost.steps);
	dk_title(s, "COST  %s  %s worth %s", st->cost.sku,
	    dk_qty_show(st->cost.on_hand).s,
	    dk_money_show(st->cost.value, s->session->exponent).s);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_stock_cost *c = &((const struct state *)s->state)->cost;
	const struct dk_cost_step *x = &c->steps[row];
	const char *const texts[] = { out->buf, x->what, x->reason, out->buf, out->buf, out->buf,
		out->buf, out->buf };
	int64_t ms = 0;

	out->text = texts[column];
	if (column == 0 && dk_instant_parse(x->at, &ms))
		snprintf(out->buf, sizeof(out->buf), "%.6s %.5s",
		    dk_date_short(dk_instant_day(ms)).s + 4, dk_instant_clock(ms).s);
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", x->qty.milli != 0
		    ? dk_qty_show(x->qty).s : "");
	else if (column == 4 || column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_money_show(column == 4 ? x->cost
		    : x->value, s->session->exponent).s);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(x->on_hand).s);
	else if (column == 7)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(dk_cost_each(x->value,
		    x->on_hand, c->per, s->session->exponent)).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "At", .width = 12 },
		{ .head = "What", .width = 10 },
		{ .head = "Why", .width = 8, .grows = true },
		{ .head = "Qty", .width = 7, .right = true },
		{ .head = "Cost", .width = 9, .right = true },
		{ .head = "On hand", .width = 7, .right = true },
		{ .head = "Value", .width = 10, .right = true },
		{ .head = "Average", .width = 8, .right = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = 2;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"It never came, so it costs what its card says." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct dk_stock_cost *c = &((const struct state *)s->state)->cost;

	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows - 2);
	dk_put(sf, dk_at(sf->rows - 2, 1, sf->cols - 2, DK_LOOK_VALUE),
	    "per %s: average %s   last %s %s   standard %s", dk_qty_show(c->per).s,
	    dk_price_text(c->average).s,
	    c->last_from[0] != '\0' ? dk_price_text(c->last).s : "-", c->last_from,
	    dk_price_text(c->standard).s);
	dk_put(sf, dk_at(sf->rows - 1, 1, sf->cols - 2, DK_LOOK_LABEL), "%s %s",
	    c->is_standard ? "Goods leave at standard cost."
			   : "Goods leave at value / on hand of that moment.",
	    c->is_whole ? "The steps make up the value." : "The steps do NOT make up the value.");
}

static const struct dk_binding keys[] = {
	{ 0 },
};

const struct dk_screen_ops dk_screen_cost = {
	.name = "cost",
	.title = "COST",
	.help = "Every move and correction that made the value of an item, the oldest first, with\n"
		"the average after it; x writes the list to a file.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
