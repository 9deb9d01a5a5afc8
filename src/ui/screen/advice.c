/*
 * advice.c - what should be bought, and why; rows marked are ordered, one order a supplier.
 */
#include <string.h>

#include "docket/reorder.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* What the clerk decided for a product: kept over reloads. */
struct choice {
	dk_id product_id;
	dk_qty qty;   /* 0: as advised */
	bool is_taken;
};

struct state {
	struct dk_list list;
	struct dk_advice *rows;
	struct choice *choices; /* in s->keep */
	size_t count, cap;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_advice *rows;
	size_t count;
	enum dk_rc rc = dk_advice_list(s->session, &s->data, s->arg, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, product_id), rows);
	dk_title(s, "TO BUY  %zu item%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static const struct choice *
choice_of(const struct state *st, dk_id product)
{
	static const struct choice none = { 0 };

	for (size_t i = 0; i < st->count; i++)
		if (st->choices[i].product_id == product)
			return &st->choices[i];
	return &none;
}

static struct choice *
choose(struct dk_screen *s, dk_id product)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->count; i++)
		if (st->choices[i].product_id == product)
			return &st->choices[i];
	st->choices = dk_arena_grow(&s->keep, st->choices, st->count, &st->cap,
	    sizeof(*st->choices));
	st->choices[st->count] = (struct choice){ .product_id = product };
	return &st->choices[st->count++];
}

static dk_qty
qty_of(const struct state *st, const struct dk_advice *x)
{
	const struct choice *c = choice_of(st, x->product_id);

	return c->qty.milli > 0 ? c->qty : x->qty;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_advice *x = &st->rows[row];
	const dk_qty figures[] = { x->free, x->expected, x->waiting, x->point, qty_of(st, x) };

	out->text = out->buf;
	if (column == 0)
		out->text = choice_of(st, x->product_id)->is_taken ? "*" : "";
	else if (column < 4)
		out->text = column == 1 ? x->supplier : column == 2 ? x->sku : x->name;
	else if (column < 9)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(figures[column - 4]).s);
	else
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(x->arrives).s);
	if (column == 6 && x->waiting.milli > 0)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "", .width = 1 }, { .head = "Supplier", .width = 8 },
		{ .head = "Item", .width = 8 }, { .head = "Description", .width = 12,
		    .grows = true }, { .head = "Free", .width = 7, .right = true },
		{ .head = "Coming", .width = 7, .right = true },
		{ .head = "Wait", .width = 6, .right = true },
		{ .head = "Point", .width = 6, .right = true },
		{ .head = "Buy", .width = 6, .right = true }, { .head = "There", .width = 10 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 3;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"Nothing need be bought." };
}

static const struct dk_advice *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct dk_advice *x = here(s);

	dk_sheet_fill(s, body);
	if (x == NULL)
		return;
	dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_VALUE), "%.*s",
	    (int)strcspn(x->why, ";"), x->why);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL), "%s",
	    x->why + strcspn(x->why, ";") + (strchr(x->why, ';') != NULL ? 2 : 0));
}

static enum dk_react
mark(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_advice *x = here(s);
	struct choice *c;

	if (x == NULL)
		return DK_KEEP;
	if (x->supplier[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "%s has no supplier: write one on its form", x->sku);
		return DK_REDRAW;
	}
	c = choose(s, x->product_id);
	c->is_taken = !c->is_taken;
	if (st->list.cursor + 1 < st->list.rows.count)
		st->list.cursor++;
	return DK_REDRAW;
}

static enum dk_react
mark_all(struct dk_screen *s)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->list.rows.count; i++)
		if (st->rows[i].supplier[0] != '\0')
			choose(s, st->rows[i].product_id)->is_taken = true;
	return DK_REDRAW;
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct choice *c = choose(s, here(s)->product_id);
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	c->qty = qty;
	c->is_taken = qty.milli > 0;
	return DK_REDRAW;
}

static enum dk_react
edit(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_advice *x = here(s);
	struct dk_ask ask = { .title = "BUY", .text = "pieces; 0 = none of it now", .max = 20 };

	if (x == NULL)
		return DK_KEEP;
	ask.label = x->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text(qty_of(st, x)).s);
	return dk_ask(s, &ask, qty_given);
}

/* An order to each supplier of what is marked; answers how many, 0 after a failure. */
static size_t
order_all(struct dk_screen *s, const char **last, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = st->list.rows.count, made = 0;
	bool *done = dk_arena_array(&s->data, count + 1, sizeof(*done));
	struct dk_purchase_input_line *lines = dk_arena_array(&s->data, count + 1,
	    sizeof(*lines));

	for (size_t i = 0; i < count; i++) {
		struct dk_purchase_input in = { .number = "", .supplier = st->rows[i].supplier,
			.note = "", .placed = DK_NO_DATE, .lines = lines };
		struct dk_purchase order;
		enum dk_put did;
		dk_id id = 0;

		for (size_t k = i; k < count; k++) {
			const struct dk_advice *x = &st->rows[k];

			if (done[k] || !choice_of(st, x->product_id)->is_taken ||
			    strcmp(x->supplier, in.supplier) != 0)
				continue;
			done[k] = true;
			lines[in.line_count++] = (struct dk_purchase_input_line){ x->sku,
				qty_of(st, x), x->cost, x->arrives, "" };
		}
		if (in.line_count == 0)
			continue;
		if (dk_purchase_new(s->session, &in, &id, &did, err) != DK_OK ||
		    dk_purchase_load(s->session, &s->data, id, &order, err) != DK_OK)
			return 0;
		*last = order.number;
		made++;
	}
	return made;
}

static enum dk_react
buy(struct dk_screen *s)
{
	struct state *st = s->state;
	const char *last = "";
	struct dk_err err = { .text = "" };
	size_t made = order_all(s, &last, &err);

	if (made == 0 && err.text[0] != '\0')
		return dk_say_err(s, &err), DK_RELOAD;
	if (made == 0) {
		dk_say(s, DK_LOOK_WARN, "mark what is to be bought: Space, or A for all");
		return DK_REDRAW;
	}
	st->count = 0;
	dk_say(s, DK_LOOK_OK, "%zu order%s made, the last is %s: p on it prints it", made,
	    made == 1 ? " is" : "s are", last);
	return DK_RELOAD;
}

static enum dk_react
drops(struct dk_screen *s)
{
	return dk_open(s, "dropships", "");
}

static const struct dk_binding keys[] = {
	{ "F2", "Order", buy, "orders what is marked, one order a supplier", false },
	{ "Space", "mark", mark, "marks this row, or takes the mark back", false },
	{ "Enter", "edit", edit, "another quantity", false },
	{ "A", "all", mark_all, "marks all", false },
	{ "d", "drop", drops, "what suppliers ship to customers", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_advice = {
	.name = "advice",
	.title = "TO BUY",
	.help = "Items that fell to their reorder point, or that more wait for than is to come.\n"
		"The two lines below explain the row. Mark, edit, then F2 orders.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
