/*
 * shortage.c - F4 on a line of which something is missing: substitutes first, then what else can
 * be done for the caller: ship what there is, wait, give up. One digit settles it.
 */
#include <string.h>

#include "docket/lost_sale.h"
#include "docket/stock.h"
#include "ui/entry/entry.h"

/* The line under the cursor when it is short, else the last one of which something is missing. */
const struct dk_order_line *
entry_short_line(const struct entry *e)
{
	const struct dk_order_line *here = entry_line(e), *last = NULL;

	if (e->order == NULL)
		return NULL;
	for (size_t i = 0; i < e->order->finding_count; i++) {
		const struct dk_finding *f = &e->order->findings[i];

		if (f->line_no <= 0 || strncmp(f->code, "stock-", 6) != 0)
			continue;
		if (here != NULL && here->line_no == f->line_no)
			return here;
		if (last == NULL || f->line_no > last->line_no)
			last = &e->order->lines[f->line_no - 1];
	}
	return here == NULL ? last : NULL;
}

static dk_qty
had(const struct dk_order_line *l)
{
	return (dk_qty){ l->ordered.milli - l->missing.milli };
}

static void
add(struct dk_arena *a, struct dk_choices *out, const char *id, const char *text)
{
	struct dk_choice c = { .id = id, .cells = { "", text, "", "", "" } };

	dk_choice_add(a, out, &c);
}

static void
add_ways(struct dk_arena *a, const struct dk_order_line *l, bool has_supplier,
    struct dk_choices *out)
{
	dk_qty there = had(l);
	const char *rest = dk_arena_dup(a, dk_qty_show(l->missing).s);

	if (there.milli > 0)
		add(a, out, "=part",
		    dk_fmt(a, "ship %s now, %s later", dk_qty_show(there).s, rest));
	add(a, out, "=wait", "wait until it is whole");
	if (there.milli > 0)
		add(a, out, "=reduce", dk_fmt(a, "only %s, %s are lost", dk_qty_show(there).s,
		    rest));
	add(a, out, "=lost", "not at all: a lost sale");
	if (has_supplier)
		add(a, out, "=drop", "its supplier ships it");
}

static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct entry *e = s->state;
	const struct dk_order_line *l = entry_short_line(e);
	struct entry_hits hits = { 0 };
	struct dk_product *p = NULL;
	enum dk_rc rc;

	if (text[0] != '\0')
		return entry_find_items(s, a, text, out, err);
	if (l == NULL)
		return DK_OK;
	rc = dk_substitute_list(s->session, a, l->product_id, &hits.list, &hits.count, err);
	if (rc == DK_OK)
		rc = entry_add_hits(s, a, &hits, out, err);
	if (rc == DK_OK)
		rc = dk_product_load(s->session, a, l->product_id, &p, err);
	if (rc == DK_OK)
		add_ways(a, l, p->supplier[0] != '\0' && !dk_line_is_kit(l), out);
	return rc;
}

/* The substitute takes the place of the short line, with the quantity that was wanted. */
static enum dk_react
change(struct dk_screen *s, struct dk_line_input in)
{
	struct entry *e = s->state;
	int64_t line_no = entry_short_line(e)->line_no;
	struct dk_err err;

	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

static enum dk_react
lose(struct dk_screen *s, dk_qty qty, enum dk_lost_reason reason)
{
	struct entry *e = s->state;
	struct dk_err err;

	if (dk_order_lose(s->session, e->id, e->losing, qty, reason, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "L%lld: noted as a lost sale (%s)", (long long)e->losing,
	    dk_lost_reason_name(reason));
	dk_grid_go(&e->grid, e->grid.count, ENTRY_ITEM);
	return DK_RELOAD;
}

static enum dk_react
lost_stock(struct dk_screen *s)
{
	return lose(s, DK_QTY(0), DK_LOST_STOCK);
}

static enum dk_react
lost_price(struct dk_screen *s)
{
	return lose(s, DK_QTY(0), DK_LOST_PRICE);
}

static enum dk_react
lost_date(struct dk_screen *s)
{
	return lose(s, DK_QTY(0), DK_LOST_DATE);
}

static enum dk_react
lost_other(struct dk_screen *s)
{
	return lose(s, DK_QTY(0), DK_LOST_OTHER);
}

static const struct dk_binding reasons[] = {
	{ "s", "no stock", lost_stock, NULL, false },
	{ "p", "price too high", lost_price, NULL, false },
	{ "d", "date too late", lost_date, NULL, false },
	{ "o", "another reason", lost_other, NULL, false },
	{ 0 },
};

enum dk_react
entry_lose_line(struct dk_screen *s)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = entry_line(e);

	if (l == NULL && (l = entry_short_line(e)) == NULL) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is lost (+n)");
		return DK_REDRAW;
	}
	e->losing = l->line_no;
	return dk_ask_menu(s, "WHY IS IT LOST", reasons);
}

static enum dk_react
take(struct dk_screen *s, const char *id)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = entry_short_line(e);

	if (l == NULL)
		return entry_take_item(s, id);
	e->losing = l->line_no;
	if (strcmp(id, "=lost") == 0)
		return dk_ask_menu(s, "WHY IS IT LOST", reasons);
	if (strcmp(id, "=reduce") == 0)
		return lose(s, l->missing, DK_LOST_STOCK);
	if (strcmp(id, "=drop") == 0)
		return change(s, (struct dk_line_input){ .supply = "drop" });
	if (id[0] == '=')
		return change(s, (struct dk_line_input){ .shortage = id + 1 });
	return change(s, (struct dk_line_input){ .sku = id });
}

/* From our stock, or by its supplier, whichever the line is not. */
enum dk_react
entry_turn_supply(struct dk_screen *s)
{
	struct entry *e = s->state;
	const struct dk_order_line *l = entry_line(e);
	struct dk_line_input in = { .supply = "drop" };
	struct dk_err err;
	int64_t line_no;

	if (l == NULL && e->order != NULL && e->order->line_count > 0)
		l = &e->order->lines[e->order->line_count - 1];
	if (l == NULL || l->product_id == 0) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is meant (+n)");
		return DK_REDRAW;
	}
	if (l->is_drop)
		in.supply = "stock";
	line_no = l->line_no;
	if (dk_draft_line(s->session, e->id, &line_no, &in, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, l->is_drop ? "L%lld: from our stock" : "L%lld: its supplier ships it",
	    (long long)line_no);
	return DK_RELOAD;
}

enum dk_react
entry_ask_shortage(struct dk_screen *s)
{
	const struct entry *e = s->state;
	const struct dk_order_line *l = entry_short_line(e);
	const struct dk_pick_ask ask = {
		.title = dk_fmt(&s->data, "INSTEAD of L%lld %s: %s missing", (long long)l->line_no,
		    l->sku, dk_qty_show(l->missing).s),
		.columns = entry_item_columns, .column_count = ENTRY_ITEM_COLUMNS,
		.empty = "nothing fits", .find = find };

	return dk_ask_pick(s, &ask, take);
}
