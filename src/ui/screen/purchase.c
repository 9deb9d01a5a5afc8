/*
 * purchase.c - an order to a supplier: its lines, added, changed, moved, closed; its paper.
 *
 * Opened for "new S100" it is made with its first line, so nothing typed is ever lost.
 */
#include <stdlib.h>
#include <string.h>

#include "ui/act/request.h"
#include "ui/buying/buying.h"
#include "ui/paperwork.h"

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct buying *st = s->state;

	(void)err;
	if (strncmp(s->arg, "new ", 4) == 0)
		snprintf(st->supplier, sizeof(st->supplier), "%s", s->arg + 4);
	else
		st->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct buying *st = s->state;
	enum dk_rc rc = DK_OK;

	if (st->id == 0) {
		st->purchase = (struct dk_purchase){ .number = "", .supplier = st->supplier,
			.supplier_name = "", .note = "", .closed_reason = "", .by = "" };
		dk_sheet_set(s, DK_ROWS(st->rows, 0, id), st->rows);
		dk_title(s, "PURCHASE  new, to %s", st->supplier);
		return DK_OK;
	}
	rc = dk_purchase_load(s->session, &s->data, st->id, &st->purchase, err);
	if (rc == DK_OK)
		rc = dk_purchase_slips(s->session, &s->data, st->id, &st->slips, &st->slip_count,
		    err);
	if (rc == DK_OK)
		rc = dk_purchase_twins(s->session, &s->data, st->id, &st->twins, &st->twin_count,
		    err);
	if (rc != DK_OK)
		return rc;
	st->rows = st->purchase.lines;
	dk_sheet_set(s, DK_ROWS(st->rows, st->purchase.line_count, id), st->rows);
	dk_title(s, "PURCHASE %s  %s  %s", st->purchase.number, st->purchase.supplier_name,
	    dk_purchase_state_name(st->purchase.state));
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_purchase_line *l = &((const struct buying *)s->state)->rows[row];
	bool open = !l->is_closed && l->received.milli < l->ordered.milli;

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->sku : l->name;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->ordered).s);
	else if (column == 4 && l->unit[0] != '\0')
		snprintf(out->buf, sizeof(out->buf), "%s %s", dk_qty_show((dk_qty){
		    l->ordered.milli * 1000 / l->unit_pieces.milli }).s, l->unit);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->received).s);
	else if (column == 6)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->cost).s);
	else if (column == 7 && l->is_closed)
		out->text = "closed";
	else if (column == 7 && dk_date_is_set(l->expected)) {
		out->has_by = true;
		out->by = l->expected.days;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(l->expected).s);
		if (open && dk_date_diff(dk_session_today(s->session), l->expected) > 0)
			out->look = DK_LOOK_WARN;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 9 },
		{ .head = "Description", .width = 18, .grows = true },
		{ .head = "Ordered", .width = 8, .right = true },
		{ .head = "Packs", .width = 7, .right = true },
		{ .head = "Came", .width = 7, .right = true },
		{ .head = "Cost", .width = 8, .right = true }, { .head = "Expected", .width = 10 },
	};

	out->list = &((struct buying *)s->state)->list;
	out->foot = 3;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No lines yet: n adds one." };
}

/* Of the line under the cursor: how often its day slipped, and what looks ordered twice. */
static void
draw_about(const struct dk_screen *s, struct dk_surface *body)
{
	const struct buying *st = s->state;
	const struct dk_purchase_line *l = buying_line(s);
	const struct dk_purchase_slip *slip = NULL;
	size_t slips = 0;

	for (size_t i = 0; l != NULL && i < st->slip_count; i++)
		if (st->slips[i].line_no == l->line_no) {
			slip = &st->slips[i];
			slips++;
		}
	if (slip != NULL)
		dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_WARN),
		    "slipped %zu time%s, last from %s%s%s", slips, slips == 1 ? "" : "s",
		    dk_date_is_set(slip->was) ? dk_date_short(slip->was).s : "no day",
		    slip->reason[0] != '\0' ? ": " : "", slip->reason);
	for (size_t i = 0; l != NULL && i < st->twin_count; i++)
		if (st->twins[i].line_no == l->line_no) {
			dk_put(body, dk_at(body->rows - 3, 1, body->cols - 2, DK_LOOK_WARN),
			    "warn %s of it are to come by %s already, on %s",
			    dk_qty_show(st->twins[i].open).s, st->twins[i].purchase,
			    dk_date_is_set(st->twins[i].expected)
			    ? dk_date_short(st->twins[i].expected).s : "no day");
			break;
		}
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct buying *st = s->state;
	dk_money total = DK_MONEY(0), net;

	dk_sheet_fill(s, body);
	draw_about(s, body);
	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct dk_line_amount x = { .pieces = st->rows[i].is_closed
			? st->rows[i].received : st->rows[i].ordered, .price = st->rows[i].cost,
			.base_qty = DK_QTY(1) };

		if (x.pieces.milli > 0 && dk_line_gross(&x, s->session->exponent, &net))
			total = dk_money_plus(total, net);
	}
	dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
	    "Net %s %s   placed %s by %s", dk_money_show(total, s->session->exponent).s,
	    s->session->currency, dk_date_is_set(st->purchase.placed)
	    ? dk_date_short(st->purchase.placed).s : "-", st->purchase.by);
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct buying *st = s->state;

	return st->id == 0 ? DK_KEEP
	    : dk_make_document(s, "purchase-order", st->id, st->purchase.number);
}

static enum dk_react
bill(struct dk_screen *s)
{
	const struct buying *st = s->state;

	return st->id == 0 ? DK_KEEP : dk_open(s, "bill_new", st->purchase.number);
}

static enum dk_react
receive(struct dk_screen *s)
{
	const struct buying *st = s->state;

	return st->id == 0 ? DK_KEEP
	    : dk_open_id(s, "receive", st->id);
}

static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct dk_purchase_line *l = buying_line(s);

	return act_request(s, &(struct act_request){
	    .purchase_id = ((const struct buying *)s->state)->id,
	    .product_id = l != NULL ? l->product_id : 0 });
}

static const struct dk_binding keys[] = {
	{ "Enter", "Change", buying_change, "another quantity or cost of this line", false },
	{ "n", "new", buying_add, "one more line: an item by code or words, or a scan", false },
	{ "e", "expect", buying_expect, "this line comes on another day", false },
	{ "c", "close", buying_close, "the rest of this line does not come", false },
	{ "p", "print", paper, "the order as PDF, to be sent", false },
	{ "m", "mail", buying_mail, "the order goes to the supplier by mail: into the outbox",
	    false },
	{ "g", "back", buying_give_back, "some of this line goes back to the supplier", false },
	{ "r", "receive", receive, "count what came of it", false },
	{ "b", "bill", bill, "enter the supplier's bill for it", false },
	{ "q", "ask", ask_desk, "ask another desk about it, or the line", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_purchase = {
	.name = "purchase",
	.title = "PURCHASE ORDER",
	.help = "An order to a supplier. Its cost is the product's unless another is typed, its\n"
		"day by the lead days of item or supplier. A day that is moved is kept, and the\n"
		"promises to customers that hang on it are worked out anew.",
	.state_size = sizeof(struct buying),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.scan = buying_scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
