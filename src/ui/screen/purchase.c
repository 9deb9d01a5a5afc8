/*
 * purchase.c - an order to a supplier: its lines, added, changed, moved, closed; its paper.
 *
 * Opened for "new S100" it is made with its first line, so nothing typed is ever lost.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "docket/carrier.h"
#include "docket/outbox.h"
#include "docket/supplier_return.h"
#include "ui/act/request.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	dk_id id;              /* 0: not made yet */
	char supplier[64];     /* of one that is not made yet */
	struct dk_list list;
	struct dk_purchase purchase;
	struct dk_purchase_line *rows;
	struct dk_purchase_slip *slips;
	struct dk_purchase_twin *twins;
	size_t slip_count, twin_count;
	char sku[80];          /* of the line being added */
	dk_date day;           /* asked for its reason */
	dk_qty back;           /* goes back, asked for its reason */
	char reason[200];
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

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
	struct state *st = s->state;
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
	const struct dk_purchase_line *l = &((const struct state *)s->state)->rows[row];
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

	out->list = &((struct state *)s->state)->list;
	out->foot = 3;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No lines yet: n adds one." };
}

static const struct dk_purchase_line *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

/* Of the line under the cursor: how often its day slipped, and what looks ordered twice. */
static void
draw_about(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
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
	const struct state *st = s->state;
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

/* "200", "5cs", "200@0.09": quantity, pack, cost of a piece. */
static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_purchase_input_line l = { st->sku, { 0 }, { -1 }, DK_NO_DATE, "" };
	struct dk_purchase_input in = { "", st->supplier, "", DK_NO_DATE, &l, 1 };
	char *copy = dk_arena_dup(&s->data, text), *at = strchr(copy, '@'), *unit;
	enum dk_put did;
	struct dk_err err;
	enum dk_rc rc = DK_OK;

	if (at != NULL) {
		*at++ = '\0';
		rc = dk_price_parse(at, &l.cost, &err);
	}
	unit = copy + strspn(copy, "0123456789.,");
	l.unit = dk_arena_dup(&s->data, unit + strspn(unit, " "));
	*unit = '\0';
	if (rc == DK_OK)
		rc = dk_qty_parse(copy, &l.qty, &err);
	if (rc == DK_OK && st->id == 0)
		rc = dk_purchase_new(s->session, &in, &st->id, &did, &err);
	else if (rc == DK_OK)
		rc = dk_purchase_add(s->session, st->id, &l, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is ordered", st->sku);
	st->list.cursor = SIZE_MAX / 2; /* the new line is the last */
	return DK_RELOAD;
}

static enum dk_react
item_given(struct dk_screen *s, const char *sku)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "ORDER", .label = "Quantity", .max = 40,
		.text = dk_fmt(&s->data, "%s: 200, 5cs for five cases, 200@0.09 with the cost of a"
		    " piece", sku) };

	snprintf(st->sku, sizeof(st->sku), "%s", sku);
	return dk_ask(s, &ask, qty_given);
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_product_query q = { .text = text, .max = 50 };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (text[0] != '\0')
		rc = dk_product_find(s->session, a, &q, &hits, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_choice_add(a, out, &(struct dk_choice){ .id = hits[i].sku,
		    .cells = { hits[i].sku, hits[i].name, dk_fmt(a, "%s",
			dk_qty_show(hits[i].free).s) }, .look = DK_LOOK_VALUE });
	return rc;
}

static enum dk_react
add(struct dk_screen *s)
{
	static const struct dk_column columns[] = {
		{ .head = "Item", .width = 14 }, { .head = "Description", .width = 36,
		    .grows = true }, { .head = "Free", .width = 10, .right = true },
	};
	const struct dk_pick_ask ask = { .title = "ITEM", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "type a code or words of the name",
		.in_search = true, .find = find_items };

	return dk_ask_pick(s, &ask, item_given);
}

/* A scan orders the item. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_product_match m = { 0 };
	struct dk_product *p;
	struct dk_err err;

	if (dk_product_match(s->session, &s->data, ev->data, 0, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (m.id == 0) {
		(void)dk_product_unknown(ev->data, &err);
		return dk_say_err(s, &err);
	}
	if (dk_product_load(s->session, &s->data, m.id, &p, &err) != DK_OK)
		return dk_say_err(s, &err);
	return item_given(s, p->sku);
}

/* "250", "250@0.08", "@0.08" */
static enum dk_react
change_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_purchase_edit e = { st->id, here(s)->line_no, { 0 }, { -1 } };
	char *copy = dk_arena_dup(&s->data, text), *at = strchr(copy, '@');
	struct dk_err err;
	enum dk_rc rc = DK_OK;

	if (at != NULL) {
		*at = '\0';
		rc = dk_price_parse(at + 1, &e.cost, &err);
	}
	if (rc == DK_OK && at != copy)
		rc = dk_qty_parse(copy, &e.qty, &err);
	if (rc == DK_OK && at != copy && e.qty.milli <= 0)
		rc = dk_fail(&err, DK_EINPUT, "qty",
		    "Order more than nothing, or close the line.");
	if (rc == DK_OK)
		rc = dk_purchase_change(s->session, &e, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
change(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	struct dk_ask ask = { .title = "CHANGE", .max = 40,
		.text = "pieces, with @ the cost of one: 250, 250@0.08, @0.08" };

	if (l == NULL)
		return add(s);
	ask.label = l->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text(l->ordered).s);
	return dk_ask(s, &ask, change_given);
}

static enum dk_react
said_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
	struct dk_err err;

	if (dk_purchase_expect(s->session, st->id, l->line_no, st->day, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is expected %s; who waits for it is looked at anew", l->sku,
	    dk_date_short(st->day).s);
	return DK_RELOAD;
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "EXPECTED", .label = "Reason", .max = 120,
		.text = "what the supplier says; nothing is fine" };

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &st->day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	return dk_ask(s, &ask, said_given);
}

static enum dk_react
ask_day(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	const struct dk_ask ask = { .title = "EXPECTED", .text = "the new day of this line",
		.label = l != NULL ? l->sku : "" };

	return l != NULL ? dk_ask(s, &ask, day_given) : DK_KEEP;
}

static enum dk_react
closed(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_purchase_line *l = here(s);
	struct dk_err err;

	if (dk_purchase_close(s->session, st->id, l->line_no, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the rest of line %lld does not come", (long long)l->line_no);
	return DK_RELOAD;
}

static enum dk_react
ask_close(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE REST DOES NOT COME", .label = "Reason" };

	return here(s) != NULL ? dk_ask(s, &ask, closed) : DK_KEEP;
}

static enum dk_react
send_back(struct dk_screen *s, const char *lot)
{
	struct state *st = s->state;
	const struct dk_supplier_return_input_line l = { st->purchase.number, here(s)->line_no,
		st->back, "", { -1 }, lot };
	const struct dk_supplier_return_input in = { st->reason, "", &l, 1 };
	struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .label = "Lot", .max = 40 };
	struct dk_err err;
	dk_id id;

	if (dk_supplier_return_new(s->session, &in, &id, &err) == DK_OK)
		return dk_open(s, "supplier_returns", "");
	ask.text = dk_arena_dup(&s->data, err.text);
	if (lot[0] == '\0' && strcmp(err.field, "lot") == 0)
		return dk_ask(s, &ask, send_back);
	return dk_say_err(s, &err), DK_STAY;
}

/* How many go back, then why, then of which lot where that is not plain. */
static enum dk_react
back_reason(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	snprintf(st->reason, sizeof(st->reason), "%s", text);
	return send_back(s, "");
}

static enum dk_react
back_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .label = "Reason",
		.max = 120 };
	struct dk_err err;

	if (dk_qty_parse(text, &st->back, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_ask(s, &ask, back_reason);
}

static enum dk_react
give_back(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);
	struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .max = 20,
		.text = "pieces; what is damaged goes first" };

	if (l == NULL)
		return DK_KEEP;
	ask.label = l->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text((dk_qty){ l->damaged.milli >
	    l->returned.milli ? l->damaged.milli - l->returned.milli : 0 }).s);
	return dk_ask(s, &ask, back_given);
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->id == 0 ? DK_KEEP
	    : dk_make_document(s, "purchase-order", st->id, st->purchase.number);
}

static enum dk_react queue_again(struct dk_screen *s, const char *yes);

/* Into the outbox; once more only when somebody says so. */
static enum dk_react
queue(struct dk_screen *s, bool again)
{
	const struct state *st = s->state;
	const struct dk_outbox_want w = { "purchase-order", "purchase", st->id, again };
	struct dk_err err;
	dk_id id;

	if (dk_outbox_ask(s->session, &w, &id, &err) == DK_OK) {
		dk_say(s, DK_LOOK_OK, "%s is in the outbox, as message %lld: e at home mails it",
		    st->purchase.number, (long long)id);
		return DK_RELOAD;
	}
	if (strcmp(err.field, "again") != 0)
		return dk_say_err(s, &err);
	return dk_ask(s, &(struct dk_ask){ .title = "MAIL IT AGAIN", .label = "Type yes",
	    .text = dk_arena_dup(&s->data, err.text), .max = 3 }, queue_again);
}

static enum dk_react
queue_again(struct dk_screen *s, const char *yes)
{
	return strcmp(yes, "yes") == 0 ? queue(s, true) : DK_REDRAW;
}

static enum dk_react
email_given(struct dk_screen *s, const char *text)
{
	struct dk_supplier *x = NULL;
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = dk_supplier_find(s->session, &s->data,
	    ((const struct state *)s->state)->purchase.supplier, &x, &err);

	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(&err, DK_EINPUT, "email", "Type his e-mail address, or Esc.");
	if (rc == DK_OK) {
		x->email = text;
		rc = dk_supplier_put(s->session, x, &did, &err);
	}
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return queue(s, false);
}

static enum dk_react
mail(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_supplier *x = NULL;
	struct dk_err err;

	if (st->id == 0)
		return DK_KEEP;
	if (dk_supplier_find(s->session, &s->data, st->purchase.supplier, &x, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (x->email[0] != '\0')
		return queue(s, false);
	return dk_ask(s, &(struct dk_ask){ .title = "MAIL THE ORDER", .label = "E-mail",
	    .max = 200, .text = dk_fmt(&s->data, "No address of %s is known; it is kept.",
	    x->name) }, email_given);
}

static enum dk_react
bill(struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->id == 0 ? DK_KEEP : dk_open(s, "bill_new", st->purchase.number);
}

static enum dk_react
receive(struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->id == 0 ? DK_KEEP
	    : dk_open_id(s, "receive", st->id);
}

static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct dk_purchase_line *l = here(s);

	return act_request(s, &(struct act_request){
	    .purchase_id = ((const struct state *)s->state)->id,
	    .product_id = l != NULL ? l->product_id : 0 });
}

static const struct dk_binding keys[] = {
	{ "Enter", "Change", change, "another quantity or cost of this line", false },
	{ "n", "new", add, "one more line: an item by code or words, or a scan", false },
	{ "e", "expect", ask_day, "this line comes on another day", false },
	{ "c", "close", ask_close, "the rest of this line does not come", false },
	{ "p", "print", paper, "the order as PDF, to be sent", false },
	{ "m", "mail", mail, "the order goes to the supplier by mail: into the outbox", false },
	{ "g", "back", give_back, "some of this line goes back to the supplier", false },
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
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.scan = scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
