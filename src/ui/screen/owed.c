/* owed.c - what a customer's credit exposure is made of; each row opens its record. */
#include <string.h>

#include "docket/customer.h"
#include "docket/order_list.h"
#include "docket/owed.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { LIST_ROW = 3 };

struct state {
	struct dk_list list;
	dk_id customer_id;
	int exponent; /* of the customer's currency */
	/* of the last load */
	struct dk_owed *rows;
	struct dk_exposure exposure;
	struct dk_customer *one;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_customer_by_number(s->session, &s->data, s->arg, &st->one, err);

	if (rc == DK_OK)
		rc = dk_exposure_find(s->session, st->one->id, 0, &st->exposure, err);
	if (rc == DK_OK)
		rc = dk_owed_list(s->session, &s->data, st->one->id, &st->rows, &count, err);
	if (rc != DK_OK)
		return rc;
	st->exponent = dk_session_exponent(s->session, st->one->currency);
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
	dk_title(s, "EXPOSURE  %s  %zu", st->one->number, count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_owed *x = &st->rows[row];
	const char *const texts[] = { x->what, x->number, x->note };
	dk_date day = column == 3 ? x->date : x->due;

	out->text = column < DK_COUNT(texts) ? texts[column] : out->buf;
	if (column == 3 || column == 4) {
		if (dk_date_is_set(day))
			snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(day).s);
		out->has_by = dk_date_is_set(day);
		out->by = day.days;
	} else if (column == 5) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(x->amount, st->exponent).s);
		out->has_by = true;
		out->by = x->amount.minor;
	}
	if (column == 4 && dk_date_is_set(day) && day.days < dk_session_today(s->session).days)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "What", .width = 8 }, { .head = "Number", .width = 10 },
		{ .head = "Their number", .width = 14, .grows = true },
		{ .head = "Date", .width = 10 }, { .head = "Due", .width = 10 },
		{ .head = "Amount", .width = 13, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = LIST_ROW;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"He owes nothing, and no order is open." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_exposure *e = &st->exposure;
	int exp = st->exponent;

	dk_put(body, dk_at(0, 1, body->cols - 2, DK_LOOK_VALUE), "%s", st->one->name);
	dk_put(body, dk_at(1, 1, body->cols - 2, DK_LOOK_VALUE),
	    "Balance %s + on order %s = exposure %s   %s %s", dk_money_show(e->balance, exp).s,
	    dk_money_show(e->open_orders, exp).s,
	    dk_session_money(s->session, e->total, st->one->currency).s,
	    e->has_limit ? "limit" : "no limit",
	    e->has_limit ? dk_money_show(e->limit, exp).s : "");
	dk_sheet_draw(s, body, dk_at(LIST_ROW - 1, 1, body->cols - 1, DK_LOOK_FOCUS),
	    s->rows - LIST_ROW + 1);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_owed *x = dk_sheet_row(s);

	if (x == NULL)
		return DK_KEEP;
	if (strcmp(x->what, "payment") == 0)
		return dk_open_id(s, "payment", x->id);
	if (x->order_id != 0)
		return dk_open_id(s, "timeline", x->order_id);
	dk_say(s, DK_LOOK_OK, strcmp(x->what, "rest") == 0
	    ? "no record explains it: docket verify tells why"
	    : "it gathers several orders: docket invoice show %s", x->number);
	return DK_REDRAW;
}

static enum dk_react
account(struct dk_screen *s)
{
	return dk_open(s, "account", s->arg);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "the order of the row, or the payment", false },
	{ "t", "account", account, "all that happened: his statement of account", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_owed = {
	.name = "owed",
	.title = "EXPOSURE",
	.help = "What the credit limit is held against: invoices that are open, less what he has\n"
		"paid ahead or for orders, plus what of his open orders is not invoiced. The rows\n"
		"add up to the figure above them.",
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
