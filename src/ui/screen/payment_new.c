/*
 * payment_new.c - a payment is taken: whose, how much, and which invoices it pays.
 *
 * What taking it would do is shown before: those its reference names, one of just its amount, a
 * sum, else the oldest first; or those that the clerk marks, in the order he marks them. Nothing
 * is stored until F2.
 */
#include <string.h>

#include "docket/order_list.h"
#include "docket/payment_advice.h"
#include "ui/act/customer.h"
#include "ui/ask.h"
#include "ui/form_sheet.h"

enum { CUSTOMER, AMOUNT, METHOD, DATE, REFERENCE, FIELDS };
enum { LIST_ROW = 5, FOOT = 2, MARKS = 64 };

struct state {
	struct dk_form_sheet top;
	struct dk_input fields[FIELDS];
	struct dk_list list;
	bool is_warned;
	dk_id customer_id;
	char number[48], name[120];
	char currency[4]; /* his; "" = ours */
	dk_id marks[MARKS]; /* in this order they are paid */
	size_t mark_count;
	/* of the last load */
	struct dk_payment_plan plan;
	struct dk_exposure exposure;
	struct dk_err err; /* why there is no plan; "" = there is one */
};

static const struct dk_input_def defs[FIELDS] = {
	[CUSTOMER] = { .name = "customer", .label = "Customer ", .row = 0, .col = 1, .width = 12,
	    .max = 80, .help = "Customer: whose money it is: number, name, phone, postcode." },
	[AMOUNT] = { .name = "amount", .label = "Amount   ", .row = 1, .col = 1, .width = 12,
	    .max = 20, .help = "Amount: what came, like 1204.50." },
	[METHOD] = { .name = "method", .label = "Method", .row = 1, .col = 27, .width = 8,
	    .max = 10, .help = "Method: transfer, cheque, card, cash; credit applies what he paid\n"
		    "ahead. The first letters are enough." },
	[DATE] = { .name = "date", .label = "Came", .row = 1, .col = 45, .width = 10, .max = 20,
	    .help = "Came: the day that counts for the discount: 23.11, mon. Nothing is today." },
	[REFERENCE] = { .name = "reference", .label = "Reference", .row = 2, .col = 1,
	    .width = 46, .max = 200,
	    .help = "Reference: the bank's text, the cheque's number. Numbers of invoices and\n"
		    "orders in it say what is paid." },
};

static const char *const methods[] = { "transfer", "cheque", "card", "cash", "credit" };

static const char *
text_of(const struct state *st, size_t field)
{
	return dk_form_text(&st->top.form, field);
}

/* By its first letters; NULL: none, or several. */
static const char *
method_of(const char *text)
{
	const char *found = NULL;

	for (size_t i = 0; i < DK_COUNT(methods); i++) {
		if (text[0] == '\0' || strncmp(methods[i], text, strlen(text)) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = methods[i];
	}
	return found;
}

static int
digits_of(const struct dk_screen *s)
{
	return dk_session_exponent(s->session, ((const struct state *)s->state)->currency);
}

/* What was typed as the core takes it; without an amount only the list is wanted. */
static enum dk_rc
gather(struct dk_screen *s, struct dk_payment_in *in, struct dk_err *err)
{
	const struct state *st = s->state;
	enum dk_rc rc = DK_OK;

	*in = (struct dk_payment_in){ .customer_id = st->customer_id, .external_id = "",
		.reference = text_of(st, REFERENCE), .method = method_of(text_of(st, METHOD)),
		.date = DK_NO_DATE, .invoices = st->marks, .invoice_count = st->mark_count,
		.matches = true };
	if (text_of(st, DATE)[0] != '\0' &&
	    !dk_date_parse_typed(text_of(st, DATE), dk_session_today(s->session), &in->date))
		return dk_fail(err, DK_EINPUT, "date", "That is no day: 23.11, mon, -3.");
	if (text_of(st, AMOUNT)[0] != '\0')
		rc = dk_money_parse(text_of(st, AMOUNT), digits_of(s), &in->amount, err);
	if (rc != DK_OK)
		(void)dk_fail(err, rc, "amount", "'%.40s' is no amount; write it as %s.",
		    text_of(st, AMOUNT), dk_money_such(1250, digits_of(s)).s);
	return rc;
}

/* Marks of what was paid meanwhile are gone. */
static void
keep_marks(struct state *st, const struct dk_open_invoice *rows, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < st->mark_count; i++)
		for (size_t k = 0; k < count; k++)
			if (rows[k].id == st->marks[i])
				st->marks[kept++] = st->marks[i];
	st->mark_count = kept;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_payment_in in;
	enum dk_rc rc = DK_OK;

	st->plan = (struct dk_payment_plan){ .how = "", .reason = "" };
	st->err = (struct dk_err){ 0 };
	if (st->customer_id != 0) {
		rc = dk_exposure_find(s->session, st->customer_id, 0, &st->exposure, err);
		if (rc == DK_OK)
			rc = dk_open_invoices(s->session, &s->data, st->customer_id, DK_NO_DATE,
			    &st->plan.rows, &st->plan.count, err);
		if (rc != DK_OK)
			return rc;
		keep_marks(st, st->plan.rows, st->plan.count);
		if (gather(s, &in, &st->err) == DK_OK)
			rc = dk_payment_preview(s->session, &s->data, &in, &st->plan, &st->err);
	}
	dk_sheet_set(s, DK_ROWS(st->plan.rows, st->plan.count, id), st->plan.rows);
	return DK_OK;
}

static enum dk_react
picked(struct dk_screen *s, const char *number)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	struct dk_err err;

	if (dk_customer_by_number(s->session, &s->data, number, &c, &err) != DK_OK)
		return dk_say_err(s, &err);
	st->customer_id = c->id;
	st->mark_count = 0;
	snprintf(st->number, sizeof(st->number), "%s", c->number);
	snprintf(st->name, sizeof(st->name), "%s", c->name);
	snprintf(st->currency, sizeof(st->currency), "%s", c->currency);
	dk_input_set(&st->fields[CUSTOMER], c->number);
	dk_form_go(&st->top.form, AMOUNT);
	return DK_RELOAD;
}

static enum dk_react
customer_given(struct dk_screen *s)
{
	struct state *st = s->state;
	const char *text = text_of(st, CUSTOMER);
	struct dk_customer *c;

	if (text[0] == '\0' || strcmp(text, st->number) == 0)
		return DK_KEEP;
	c = act_customer_named(s, &s->data, text, picked);
	if (c == NULL)
		return st->fields[CUSTOMER].fresh = true, DK_STAY;
	return picked(s, c->number);
}

static enum dk_react
left(struct dk_screen *s, size_t field)
{
	struct state *st = s->state;
	const char *method;
	struct dk_payment_in in;
	struct dk_err err;

	st->is_warned = false;
	if (field == CUSTOMER)
		return customer_given(s);
	if (field == METHOD && text_of(st, METHOD)[0] != '\0') {
		if ((method = method_of(text_of(st, METHOD))) == NULL) {
			dk_say(s, DK_LOOK_WARN,
			    "the method is transfer, cheque, card, cash or credit");
			return DK_STAY;
		}
		dk_input_set(&st->fields[METHOD], method);
	}
	if (gather(s, &in, &err) != DK_OK && strcmp(err.field, defs[field].name) == 0)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	dk_form_open(&st->top.form, s, defs, st->fields, FIELDS);
	st->top.form.leave = left;
	st->top.form.done = dk_form_sheet_list;
	dk_input_set(&st->fields[METHOD], "transfer");
	snprintf(st->fields[DATE].hint, sizeof(st->fields[DATE].hint), "today");
	if (s->arg[0] != '\0')
		(void)picked(s, s->arg);
	return DK_OK;
}

static size_t
mark_of(const struct state *st, dk_id id)
{
	for (size_t i = 0; i < st->mark_count; i++)
		if (st->marks[i] == id)
			return i + 1;
	return 0;
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
	const struct state *st = s->state;
	const struct dk_open_invoice *v = &st->plan.rows[row];
	size_t mark = mark_of(st, v->id);

	out->text = out->buf;
	if (column == 0 && mark > 0)
		snprintf(out->buf, sizeof(out->buf), "*%zu", mark);
	else if (column == 1 || column == 2 || column == 3)
		out->text = column == 1 ? v->number : column == 2 ? v->order : v->customer_po;
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(v->due_date).s);
	else if (column == 5 && v->late > 0) {
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)v->late);
		out->look = DK_LOOK_WARN;
	} else if (column == 6)
		money(s, v->open, out);
	else if (column == 7)
		money(s, v->allowed.minor > 0 ? v->allowed : v->discount, out);
	else if (column == 8) {
		money(s, v->paid, out);
		out->look = DK_LOOK_OK;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "", .width = 3 }, { .head = "Invoice", .width = 9 },
		{ .head = "Order", .width = 7 }, { .head = "PO", .width = 8, .grows = true },
		{ .head = "Due", .width = 10 }, { .head = "Late", .width = 4, .right = true },
		{ .head = "Open", .width = 10, .right = true },
		{ .head = "Discount", .width = 8, .right = true },
		{ .head = "Pays", .width = 10, .right = true },
	};
	const struct state *st = s->state;

	out->list = &((struct state *)s->state)->list;
	out->foot = LIST_ROW + FOOT;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		st->customer_id == 0 ? "Say above whose money it is."
		: "Nothing is to be paid: the money is kept as credit." };
}

static void
draw_plan(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_payment_plan *p = &st->plan;
	int exp = digits_of(s), row = body->rows - 1;

	if (st->err.text[0] != '\0') {
		dk_put(body, dk_at(row, 1, body->cols - 2, DK_LOOK_WARN), "%s", st->err.text);
		return;
	}
	if (text_of(st, AMOUNT)[0] == '\0')
		return;
	dk_put(body, dk_at(row - 1, 1, body->cols - 2, DK_LOOK_VALUE), "%s", p->reason);
	dk_put(body, dk_at(row, 1, body->cols - 2, DK_LOOK_LABEL),
	    "Discount %s  kept as credit %s %s  F2 takes it", dk_money_show(p->allowed, exp).s,
	    dk_money_show(p->left, exp).s, dk_session_currency(s->session, st->currency));
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_exposure *e = &st->exposure;
	int exp = digits_of(s);

	dk_put(body, dk_at(0, 27, body->cols - 28, DK_LOOK_VALUE), "%s", st->name);
	if (st->customer_id != 0)
		dk_put(body, dk_at(3, 1, body->cols - 2, DK_LOOK_LABEL),
		    "Owes %s   paid ahead %s   %s%s",
		    dk_money_show(dk_money_plus(e->balance, e->unapplied), exp).s,
		    dk_money_show(e->unapplied, exp).s,
		    st->currency[0] != '\0' ? "he pays in " : "", st->currency);
	dk_sheet_draw(s, body, dk_at(LIST_ROW - 1, 1, body->cols - 1,
	    st->top.in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), s->rows - LIST_ROW - FOOT + 1);
	draw_plan(s, body);
	dk_form_draw(&st->top.form, body, !st->top.in_list);
}

static enum dk_react
mark(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_open_invoice *v = dk_sheet_row(s);
	size_t at = v != NULL ? mark_of(st, v->id) : 0;

	if (!st->top.in_list || v == NULL)
		return DK_PASS;
	if (at > 0)
		memmove(&st->marks[at - 1], &st->marks[at],
		    (st->mark_count-- - at) * sizeof(*st->marks));
	else if (st->mark_count < MARKS)
		st->marks[st->mark_count++] = v->id;
	return DK_RELOAD;
}

static enum dk_react
none(struct dk_screen *s)
{
	struct state *st = s->state;

	st->mark_count = 0;
	return DK_RELOAD;
}

/* The next payment: the method and the day stay as they are. */
static void
clear(struct state *st)
{
	st->customer_id = 0;
	st->number[0] = st->name[0] = st->currency[0] = '\0';
	st->mark_count = 0;
	st->top.in_list = false;
	dk_input_set(&st->fields[CUSTOMER], "");
	dk_input_set(&st->fields[AMOUNT], "");
	dk_input_set(&st->fields[REFERENCE], "");
	dk_form_go(&st->top.form, CUSTOMER);
}

static enum dk_react
take(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_payment *p = NULL;
	struct dk_payment_in in;
	struct dk_err err;
	bool known;
	dk_id id;
	enum dk_rc rc = gather(s, &in, &err);

	if (rc == DK_OK && st->customer_id == 0)
		rc = dk_fail(&err, DK_EINPUT, "customer", "Say whose money it is.");
	if (rc == DK_OK)
		rc = dk_payment_take(s->session, &in, &id, &known, &err);
	if (rc == DK_OK)
		rc = dk_payment_load(s->session, &s->data, id, &p, &err);
	if (rc != DK_OK) {
		st->top.in_list = false;
		dk_form_blame(&st->top.form, &err);
		return dk_say_err(s, &err);
	}
	dk_say(s, DK_LOOK_OK, "%s: %s is taken, %s applied, %s kept as credit",
	    p->number, dk_session_money(s->session, p->amount, p->currency).s,
	    dk_money_show(p->applied, digits_of(s)).s,
	    dk_money_show(p->unapplied, digits_of(s)).s);
	clear(st);
	return DK_RELOAD;
}

static enum dk_react
leave(struct dk_screen *s)
{
	struct state *st = s->state;

	if (text_of(st, AMOUNT)[0] == '\0' || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "the payment is not taken: F2 takes it, Esc again forgets it");
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F2", "Take", take, "take it, as the list shows", true },
	{ "Space", "Mark", mark, "it pays this one; marked ones in their order", false },
	{ "c", "none", none, "no mark: they are found by reference and amount", false },
	{ "F3", "Exit", leave, "leave it; asks when something is typed", false },
	{ "F12", "Cancel", leave, "one step back (Esc); asks when something is typed", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_payment_new = {
	.name = "payment_new",
	.title = "TAKE A PAYMENT",
	.help = "Type whose money it is and how much; the list shows what it would pay. Tab goes\n"
		"down to it: Space marks what is to be paid. A discount is given where the sum\n"
		"is less just that, in time.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.typing = dk_form_sheet_typing,
	.topic = dk_form_sheet_topic,
	.settle = dk_form_sheet_settle,
	.key = dk_form_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_PAYMENT_TAKE,
};
