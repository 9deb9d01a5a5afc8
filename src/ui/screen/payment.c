/*
 * payment.c - one payment: the invoices it pays, and those of its customer that are open; it is
 * applied, taken off, reversed, paid back; a small rest is given up.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/allowance.h"
#include "docket/deposit.h"
#include "docket/order_list.h"
#include "docket/payment_advice.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { LIST_ROW = 4 };

/* An invoice that it pays, or may pay. */
struct row {
	dk_id id;
	const char *number;
	dk_date date, due;
	int64_t late;
	dk_money total, open, discount, paid, allowed;
};

struct state {
	struct dk_list list;
	dk_id id, invoice_id; /* of the dialog */
	dk_money amount;      /* likewise */
	/* of the last load */
	struct dk_payment *payment;
	struct row *rows;
	size_t count, cap;
	struct dk_payment_advice *advice;
	size_t advice_count;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static struct row *
row_of(struct dk_screen *s, dk_id invoice_id)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->count; i++)
		if (st->rows[i].id == invoice_id)
			return &st->rows[i];
	st->rows = dk_arena_grow(&s->data, st->rows, st->count, &st->cap, sizeof(*st->rows));
	st->rows[st->count] = (struct row){ .id = invoice_id, .due = DK_NO_DATE };
	return &st->rows[st->count++];
}

static enum dk_rc
load_rows(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_payment_part *parts = NULL;
	struct dk_open_invoice *open = NULL;
	size_t part_count = 0, open_count = 0;
	enum dk_rc rc = dk_payment_parts(s->session, &s->data, st->id, &parts, &part_count, err);

	st->rows = NULL;
	st->count = st->cap = 0;
	if (rc == DK_OK && strcmp(st->payment->kind, "refund") != 0)
		rc = dk_open_invoices(s->session, &s->data, st->payment->customer_id,
		    st->payment->date, &open, &open_count, err);
	for (size_t i = 0; rc == DK_OK && i < part_count; i++) {
		struct row *r = row_of(s, parts[i].invoice_id);

		r->number = parts[i].invoice;
		r->date = parts[i].date;
		r->total = parts[i].total;
		r->paid = parts[i].paid;
		r->allowed = parts[i].discount;
	}
	for (size_t i = 0; rc == DK_OK && i < open_count; i++) {
		struct row *r = row_of(s, open[i].id);

		r->number = open[i].number;
		r->date = open[i].date;
		r->total = open[i].total;
		r->due = open[i].due_date;
		r->late = dk_session_today(s->session).days - open[i].due_date.days;
		r->open = open[i].open;
		r->discount = open[i].discount;
	}
	return rc;
}

static int
digits_of(const struct dk_screen *s)
{
	return dk_session_exponent(s->session, ((const struct state *)s->state)->payment->currency);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_payment_load(s->session, &s->data, st->id, &st->payment, err);

	if (rc == DK_OK)
		rc = load_rows(s, err);
	if (rc == DK_OK)
		rc = dk_payment_advise(s->session, &s->data, st->id, &st->advice,
		    &st->advice_count, err);
	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->rows, st->count, id), st->rows);
	dk_title(s, "PAYMENT  %s  of %s", st->payment->number, st->payment->customer);
	return DK_OK;
}

static void
money(const struct dk_screen *s, dk_money m, struct dk_shown *out)
{
	out->has_by = true;
	out->by = m.minor;
	if (m.minor != 0)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(m, digits_of(s)).s);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct row *r = &((const struct state *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0)
		out->text = r->number;
	else if (column == 1)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->date).s);
	else if (column == 2 && dk_date_is_set(r->due))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->due).s);
	else if (column == 3 && r->late > 0) {
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->late);
		out->look = DK_LOOK_WARN;
	} else if (column >= 4) {
		money(s, column == 4 ? r->total : column == 5 ? r->open : column == 6
		    ? (r->allowed.minor != 0 ? r->allowed : r->discount) : r->paid, out);
		if (column == 7)
			out->look = DK_LOOK_OK;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Invoice", .width = 9, .grows = true },
		{ .head = "Date", .width = 10 }, { .head = "Due", .width = 10 },
		{ .head = "Late", .width = 4, .right = true },
		{ .head = "Total", .width = 10, .right = true },
		{ .head = "Open", .width = 9, .right = true },
		{ .head = "Discount", .width = 8, .right = true },
		{ .head = "Paid by it", .width = 10, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = LIST_ROW;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"It pays no invoice, and none is open." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_payment *p = st->payment;
	int exp = digits_of(s);

	dk_put(body, dk_at(0, 1, body->cols - 2, DK_LOOK_VALUE), "%s: %s by %s of %s  %s%s",
	    p->customer_name, p->kind, p->method, dk_date_iso(p->date).s,
	    *p->credit_note != '\0' ? "note " : "",
	    *p->credit_note != '\0' ? p->credit_note : p->reference);
	dk_put(body, dk_at(1, 1, body->cols - 2, DK_LOOK_VALUE),
	    "Amount %s   applied %s   left %s %s", dk_money_show(p->amount, exp).s,
	    dk_money_show(p->applied, exp).s, dk_money_show(p->unapplied, exp).s,
	    dk_session_currency(s->session, p->currency));
	if (*p->reversed_by != '\0')
		dk_put(body, dk_at(2, 1, body->cols - 2, DK_LOOK_WAIT),
		    "wait It did not hold: reversed by %s", p->reversed_by);
	else if (st->advice_count > 0)
		dk_put(body, dk_at(2, 1, body->cols - 2, DK_LOOK_WAIT), "wait %s: %s  v applies it",
		    st->advice[0].numbers, st->advice[0].reason);
	else if (*p->matched != '\0')
		dk_put(body, dk_at(2, 1, body->cols - 2, DK_LOOK_LABEL), "Applied %s",
		    strcmp(p->matched, "oldest") == 0 ? "to the oldest first"
		    : strcmp(p->matched, "named") == 0 ? "as it was told"
		    : strcmp(p->matched, "reference") == 0 ? "by its reference"
		    : strcmp(p->matched, "amount") == 0 ? "by its amount" : "as a sum");
	dk_sheet_draw(s, body, dk_at(LIST_ROW - 1, 1, body->cols - 1, DK_LOOK_FOCUS),
	    s->rows - LIST_ROW + 1);
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const struct dk_err *err, const char *what)
{
	const struct state *st = s->state;

	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s %s", st->payment->number, what);
	return DK_RELOAD;
}

static enum dk_react
apply(struct dk_screen *s)
{
	const struct row *r = dk_sheet_row(s);
	struct dk_err err;

	if (r == NULL)
		return DK_KEEP;
	return told(s, dk_payment_apply(s->session, ((struct state *)s->state)->id, &r->id, 1,
	    &err), &err, dk_fmt(&s->data, "is applied to %s", r->number));
}

static enum dk_react
advised(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	size_t at = (size_t)strtoll(text, NULL, 10);
	const struct dk_payment_advice *v;
	struct dk_err err;

	if (at >= st->advice_count)
		return DK_RELOAD;
	v = &st->advice[at];
	return told(s, dk_payment_apply(s->session, st->id, v->invoices, v->count, &err), &err,
	    dk_fmt(&s->data, "is applied to %s", v->numbers));
}

static enum dk_rc
find_advice(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct state *st = s->state;

	(void)text;
	(void)err;
	for (size_t i = 0; i < st->advice_count; i++) {
		const struct dk_payment_advice *v = &st->advice[i];
		const struct dk_choice c = { .id = dk_fmt(a, "%zu", i), .cells = { v->numbers,
			dk_fmt(a, "%s", dk_money_show(v->open, digits_of(s)).s),
			v->reason } };

		dk_choice_add(a, out, &c);
	}
	return DK_OK;
}

/* One advice is followed at once, of several one is chosen. */
static enum dk_react
advice(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Invoices", .width = 22 },
		{ .head = "Open", .width = 10, .right = true },
		{ .head = "Why", .width = 34, .grows = true } };
	const struct state *st = s->state;
	const struct dk_pick_ask ask = { .title = "WHICH ONES", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "none fits", .find = find_advice };

	if (st->advice_count == 1)
		return advised(s, "0");
	if (st->advice_count > 1)
		return dk_ask_pick(s, &ask, advised);
	dk_say(s, DK_LOOK_WARN, st->payment->unapplied.minor > 0
	    ? "no open invoice fits - F2 applies it to the one under the cursor"
	    : "nothing is left of it");
	return DK_REDRAW;
}

static enum dk_react
taken_off(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_payment_unapply(s->session, st->id, st->invoice_id, text, &err);

	if (rc == DK_EINPUT)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, &err, "is taken off: it is credit again");
}

static enum dk_react
take_off(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct row *r = dk_sheet_row(s);
	const struct dk_ask ask = { .title = "TAKE IT OFF THE INVOICE", .label = "Why",
		.max = 200 };

	if (r == NULL)
		return DK_KEEP;
	st->invoice_id = r->id;
	return dk_ask(s, &ask, taken_off);
}

static enum dk_react
reversed(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_id id;
	enum dk_rc rc = dk_payment_reverse(s->session, st->id, "", text, &id, &err);

	if (rc == DK_EINPUT)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, &err, "did not hold: what it paid is open again");
}

static enum dk_react
reverse(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE PAYMENT DID NOT HOLD", .label = "Why",
		.max = 200, .text = "it is taken off its invoices, and the money is gone" };

	return dk_ask(s, &ask, reversed);
}

/* "12.50 transfer": the amount, then the method; the method it came by where none is said. */
static enum dk_react
paid_back(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	char *copy = dk_arena_dup(&s->data, text), *blank = strchr(copy, ' ');
	struct dk_payment_in in = { .customer_id = st->payment->customer_id, .external_id = "",
		.reference = st->payment->number, .method = st->payment->method,
		.date = DK_NO_DATE };
	struct dk_err err;
	enum dk_rc rc;
	dk_id id;

	if (blank != NULL) {
		*blank = '\0';
		in.method = blank + 1 + strspn(blank + 1, " ");
	}
	rc = dk_money_parse(copy, digits_of(s), &in.amount, &err);
	if (rc == DK_OK)
		rc = dk_payment_refund(s->session, &in, &id, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, &err, dk_fmt(&s->data, "of it %s goes back by %s",
	    dk_session_money(s->session, in.amount, st->payment->currency).s, in.method));
}

static enum dk_react
pay_back(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_ask ask = { .title = "PAY BACK", .label = "How much, by what", .max = 40,
		.text = "the amount and the method: 12.50 transfer" };

	ask.value = dk_fmt(&s->data, "%s %s",
	    dk_money_text(st->payment->unapplied, digits_of(s)).s,
	    strcmp(st->payment->method, "credit") == 0 ? "transfer" : st->payment->method);
	return dk_ask(s, &ask, paid_back);
}

static enum dk_react
given_up(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_invoice_write_off(s->session, st->invoice_id, DK_MONEY(0), text, &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the rest of the invoice is written off");
	return DK_RELOAD;
}

static enum dk_react
give_up(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct row *r = dk_sheet_row(s);
	struct dk_ask ask = { .title = "WRITE OFF", .label = "Why", .max = 200 };

	if (r == NULL || r->open.minor == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing of this invoice is open");
		return DK_REDRAW;
	}
	st->invoice_id = r->id;
	ask.text = dk_fmt(&s->data, "%s of %s is given up",
	    dk_money_show(r->open, digits_of(s)).s, r->number);
	return dk_ask(s, &ask, given_up);
}

static enum dk_react
kept(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	return told(s, dk_deposit_keep(s->session, ((struct state *)s->state)->id,
	    strtoll(text, NULL, 10), DK_MONEY(0), &err), &err, "is kept for the order");
}

static enum dk_rc
find_orders(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_order_query q = { .open = true, .from = DK_NO_DATE, .to = DK_NO_DATE,
		.customer_id = ((struct state *)s->state)->payment->customer_id };
	struct dk_order_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_order_list(s->session, a, &q, &rows, &count, err);

	(void)text;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_deposit d;
		struct dk_choice c = { .id = dk_fmt(a, "%lld", (long long)rows[i].id),
			.cells = { rows[i].number, rows[i].customer_po, rows[i].stage, dk_fmt(a,
			    "%s", dk_money_show(rows[i].total, digits_of(s)).s), "" } };

		rc = dk_deposit_find(s->session, rows[i].id, &d, err);
		if (rc == DK_OK && d.missing.minor > 0)
			c.cells[4] = dk_fmt(a, "%s", dk_money_show(d.missing, digits_of(s)).s);
		dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Order", .width = 9 },
		{ .head = "PO", .width = 12, .grows = true }, { .head = "Stage", .width = 10 },
		{ .head = "Total", .width = 11, .right = true },
		{ .head = "Asked", .width = 11, .right = true } };
	const struct dk_pick_ask ask = { .title = "KEEP FOR WHICH ORDER", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "he has no open order",
		.find = find_orders };

	return dk_ask_pick(s, &ask, kept);
}

static enum dk_react
receipt(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_make_document(s, "receipt", st->id, st->payment->number);
}

static const struct dk_binding keys[] = {
	{ "F2", "Apply", apply, "what is left pays the invoice under the cursor", false },
	{ "v", "advice", advice, "apply it to those it is likely for", false },
	{ "t", "off", take_off, "take it off this invoice; a discount goes with it", false },
	{ "r", "reverse", reverse, "a cheque came back: off all, and the money back", false },
	{ "b", "back", pay_back, "pay back what is left", false },
	{ "k", "keep", keep, "what is left is kept for an order of his", false },
	{ "p", "receipt", receipt, "a receipt for him, printed or as a file", false },
	{ "w", "write off", give_up, "what is open of this invoice is given up", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_payment = {
	.name = "payment",
	.title = "PAYMENT",
	.help = "What a payment pays, and what its customer has open. Nothing is changed: what is\n"
		"taken back stands beside it, with its reason.",
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
