/* payments.c - money that came and went, of all or of one customer; what of it is not applied. */
#include <string.h>

#include "docket/customer.h"
#include "docket/payment.h"
#include "ui/act/sums.h"
#include "ui/sheet.h"
#include "ui/ui.h"

enum { MOST = 2000 };

struct state {
	struct dk_list list;
	struct dk_payment *rows;
	dk_id customer_id; /* 0 = of all */
	bool unapplied;    /* only with something left */
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_customer *c = NULL;
	enum dk_rc rc = DK_OK;

	if (s->arg[0] != '\0')
		rc = dk_customer_by_number(s->session, &s->keep, s->arg, &c, err);
	st->customer_id = c != NULL ? c->id : 0;
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_payment_query q = { .customer_id = st->customer_id,
		.unapplied = st->unapplied, .max = MOST };
	struct act_sums left = { .count = 0 };
	size_t count;
	enum dk_rc rc = dk_payment_list(s->session, &s->data, &q, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		act_sums_add(s, &left, st->rows[i].unapplied, st->rows[i].currency);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "PAYMENTS  %s%s%zu%s, %s not applied", st->customer_id != 0 ? s->arg : "",
	    st->customer_id != 0 ? "  " : "", count, count == MOST ? " newest" : "",
	    act_sums_text(s, &s->data, &left));
	return DK_OK;
}

static void
money(const struct dk_screen *s, dk_money m, const char *currency, struct dk_shown *out)
{
	out->text = out->buf;
	out->has_by = true;
	out->by = m.minor;
	snprintf(out->buf, sizeof(out->buf), "%s",
	    dk_session_money(s->session, m, currency).s);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_payment *p = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { p->number, out->buf, p->customer_name, p->kind, p->method,
		p->reference, "", "", p->customer, p->matched, p->taken_by };

	out->text = texts[column];
	if (column == 1) {
		out->has_by = true;
		out->by = p->date.days;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(p->date).s);
	} else if (column == 6) {
		money(s, strcmp(p->kind, "refund") == 0 ? dk_money_neg(p->amount) : p->amount,
		    p->currency, out);
	} else if (column == 7 && p->unapplied.minor > 0) {
		money(s, p->unapplied, p->currency, out);
		out->look = DK_LOOK_WARN;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 7 }, { .head = "Date", .width = 10 },
		{ .head = "Customer", .width = 14, .grows = true },
		{ .head = "Kind", .width = 7 }, { .head = "Method", .width = 8 },
		{ .head = "Reference", .width = 9 },
		{ .head = "Amount", .width = 9, .right = true },
		{ .head = "Left", .width = 8, .right = true }, { .head = "No", .width = 0 },
		{ .head = "Matched", .width = 0 }, { .head = "By", .width = 0 },
	};
	const struct state *st = s->state;

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		st->unapplied ? "All that came is applied. u shows the others."
		: "No payment yet. n takes one." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "payment");
}

static enum dk_react
take(struct dk_screen *s)
{
	return dk_open(s, "payment_new", s->arg);
}

static enum dk_react
left(struct dk_screen *s)
{
	struct state *st = s->state;

	st->unapplied = !st->unapplied;
	return DK_RELOAD;
}

static enum dk_react
ageing(struct dk_screen *s)
{
	return dk_open(s, "ageing", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "what it pays; apply, take off, reverse, pay back", false },
	{ "n", "take", take, "take a payment", false },
	{ "u", "unapplied", left, "only those of which something is left, or all", false },
	{ "o", "owed", ageing, "what customers owe, by how late it is; statements", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_payments = {
	.name = "payments",
	.title = "PAYMENTS",
	.help = "Payments, refunds, and what credit notes pass on (kind credit: no money), newest\n"
		"first. Left is what no invoice and no refund has used.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
