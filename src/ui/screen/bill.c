/* bill.c - one bill of a supplier: what is asked, agreed, came and was billed, line by line. */
#include <stdlib.h>

#include "ui/act/bill.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct act_bill act;
	dk_id id;
	struct dk_list list;
	struct dk_bill bill;
	struct dk_bill_line *rows;
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
	enum dk_rc rc = dk_bill_load(s->session, &s->data, st->id, &st->bill, err);

	if (rc != DK_OK)
		return rc;
	st->rows = st->bill.lines;
	dk_sheet_set(s, DK_ROWS(st->rows, st->bill.line_count, line_no), st->rows);
	dk_title(s, "BILL %s  %s  theirs %s  %s", st->bill.number, st->bill.supplier_name,
	    st->bill.their_number, dk_bill_state_name(st->bill.state));
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_bill_line *l = &((const struct state *)s->state)->rows[row];
	bool goods = l->line_id != 0;

	out->text = out->buf;
	if (column == 0 && goods)
		snprintf(out->buf, sizeof(out->buf), "%s/%lld", l->purchase,
		    (long long)l->purchase_line);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->text;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->qty).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->price).s);
	else if (column == 5 && goods)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->agreed).s);
	else if (column == 6 && goods)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->received).s);
	else if (column == 7)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->net, s->session->exponent).s);
	else if (column == 8) {
		out->text = l->why[0] == '\0' ? "ok" : "differs";
		out->look = l->why[0] == '\0' ? DK_LOOK_OK : DK_LOOK_STOP;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Order", .width = 9 }, { .head = "Item", .width = 8 },
		{ .head = "Description", .width = 11, .grows = true },
		{ .head = "Qty", .width = 6, .right = true },
		{ .head = "Price", .width = 7, .right = true },
		{ .head = "Agreed", .width = 7, .right = true },
		{ .head = "Came", .width = 6, .right = true },
		{ .head = "Net", .width = 9, .right = true }, { .head = "", .width = 7 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 4;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell, "no lines" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_bill *b = &st->bill;
	int exponent = s->session->exponent;

	dk_sheet_fill(s, body);
	if (st->list.rows.count > 0)
		dk_put(body, dk_at(body->rows - 3, 1, body->cols - 2, DK_LOOK_WARN), "%s",
		    st->rows[st->list.cursor].why);
	dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_WARN), "%s", b->why);
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
	    "Net %s  tax %s  total %s %s   entered by %s", dk_money_show(b->net, exponent).s,
	    dk_money_show(b->tax, exponent).s, dk_money_show(b->total, exponent).s,
	    s->session->currency, b->entered_by);
}

static enum dk_react
match(struct dk_screen *s)
{
	const struct state *st = s->state;

	return act_bill_match(s, st->id, st->bill.number);
}

static enum dk_react
release(struct dk_screen *s)
{
	const struct state *st = s->state;

	return act_bill_release(s, st->id, st->bill.number);
}

static enum dk_react
refuse(struct dk_screen *s)
{
	const struct state *st = s->state;

	return act_bill_refuse(s, st->id, st->bill.number);
}

static const struct dk_binding keys[] = {
	{ "m", "match", match, "compare it again, with what came since", false },
	{ "r", "release", release, "post it all the same, with a reason", false },
	{ "d", "back", refuse, "it goes back to the supplier", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_bill = {
	.name = "bill",
	.title = "BILL",
	.help = "What the supplier asks beside what was agreed and what came. What is held is\n"
		"posted when it matches, released by somebody else than who entered it, or sent\n"
		"back.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
