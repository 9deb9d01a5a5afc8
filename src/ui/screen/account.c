/* account.c - a customer's account: invoices, credit notes and payments with the balance after
 * each, from the beginning or from a day on. */
#include <ctype.h>
#include <string.h>

#include "docket/customer.h"
#include "docket/out_file.h"
#include "docket/statement.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_statement_query query;
	struct dk_statement_row *rows; /* of the last load, as are the others */
	struct dk_customer *one;
	int exponent;
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->query.from = DK_NO_DATE;
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	dk_money balance = DK_MONEY(0);
	size_t count = 0;
	enum dk_rc rc = dk_customer_by_number(s->session, &s->data, s->arg, &st->one, err);

	if (rc != DK_OK)
		return rc;
	st->query.customer_id = st->one->id;
	st->exponent = dk_session_exponent(s->session, st->one->currency);
	rc = dk_statement(s->session, &s->data, &st->query, &st->rows, &count, err);
	if (rc != DK_OK)
		return rc;
	if (count > 0)
		balance = st->rows[count - 1].balance;
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
	dk_title(s, "ACCOUNT %s: %s%s%s", st->one->number,
	    dk_session_money(s->session, balance, st->one->currency).s,
	    dk_date_is_set(st->query.from) ? ", " : "",
	    dk_date_is_set(st->query.from) ? dk_date_short(st->query.from).s : "");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_statement_row *r = &st->rows[row];
	const char *const texts[] = { "", strcmp(r->what, "opening") == 0 ? "before" : r->what,
		r->number, r->reference };
	dk_money m = column == 4 ? r->debit : column == 5 ? r->credit : r->balance;

	out->text = column > 0 && column < DK_COUNT(texts) ? texts[column] : out->buf;
	if (column == 0) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->date).s);
		out->has_by = true;
		out->by = r->date.days;
	} else if (column >= DK_COUNT(texts)) {
		out->has_by = true;
		out->by = m.minor;
		if (m.minor != 0 || column == 6)
			snprintf(out->buf, sizeof(out->buf), "%s",
			    dk_money_show(m, st->exponent).s);
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Date", .width = 10 }, { .head = "Document", .width = 11 },
		{ .head = "Number", .width = 8 },
		{ .head = "Reference", .width = 10, .grows = true },
		{ .head = "Debit", .width = 11, .right = true },
		{ .head = "Credit", .width = 11, .right = true },
		{ .head = "Balance", .width = 11, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"There is nothing on his account." };
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_statement_row *r = dk_sheet_row(s);
	struct dk_invoice *v = NULL;
	struct dk_err err;

	if (r == NULL)
		return DK_KEEP;
	if (strcmp(r->what, "payment") == 0 || strcmp(r->what, "refund") == 0)
		return dk_open_id(s, "payment", r->id);
	if ((strcmp(r->what, "invoice") == 0 || strcmp(r->what, "credit-note") == 0) &&
	    dk_invoice_load(s->session, &s->data, r->id, &v, &err) == DK_OK && v->order_id != 0)
		return dk_open_id(s, "timeline", v->order_id);
	dk_say(s, DK_LOOK_OK, "%s %s is of no single order", r->what, r->number);
	return DK_REDRAW;
}

static enum dk_react
from_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (*text == '\0') {
		st->query.from = DK_NO_DATE;
	} else if (!dk_date_parse_typed(text, dk_session_today(s->session), &st->query.from)) {
		dk_say(s, DK_LOOK_STOP, "That is no day: 1.11, mon, -30.");
		return DK_STAY;
	}
	return DK_RELOAD;
}

static enum dk_react
from(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "FROM", .label = "Day", .max = 20,
		.text = "1.11, mon, -30: with the balance before it; empty = from the beginning" };

	return dk_ask(s, &ask, from_given);
}

/* The whole one goes to the printer that is set for it, one from a day on becomes a file. */
static enum dk_react
paper(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_buf data = { 0 };
	const char *dir = "", *path;
	char *number;
	struct dk_err err;
	enum dk_rc rc;

	if (!dk_date_is_set(st->query.from))
		return dk_make_document(s, "statement", st->one->id, st->one->number);
	rc = dk_paper_folder(s, &dir, &err);
	number = dk_arena_dup(&s->data, st->one->number);
	for (char *c = number; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c))
			*c = '_';
	path = dk_fmt(&s->data, "%s/statement-%s-%s.pdf", dir, number,
	    dk_date_iso(st->query.from).s);
	if (rc == DK_OK)
		rc = dk_statement_print(s->session, &st->query, "pdf", &data, &err);
	if (rc == DK_OK)
		rc = dk_out_file(path, &data, &err);
	dk_buf_free(&data);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s", path);
	return DK_REDRAW;
}

static enum dk_react
owed(struct dk_screen *s)
{
	return dk_open(s, "owed", s->arg);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "the order of the row, or the payment", false },
	{ "f", "from", from, "from a day on, with the balance before it", false },
	{ "t", "statement", paper, "what is shown, printed or as a file for him", false },
	{ "o", "open", owed, "what of it is open, with his orders: the credit exposure", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_account = {
	.name = "account",
	.title = "ACCOUNT",
	.help = "All that was invoiced, credited and paid, oldest first, with what he owed after\n"
		"each. x writes what is shown as CSV.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
