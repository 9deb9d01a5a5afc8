/* dunning.c - who is to be asked for what is overdue, and the letters that were made. */
#include <string.h>

#include "docket/dunning.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_dunning *rows;
	size_t count;
	bool letters; /* those that were made, not who is to be asked */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = st->letters
	    ? dk_dunning_list(s->session, &s->data, 0, &st->rows, &st->count, err)
	    : dk_dunning_due(s->session, &s->data, &st->rows, &st->count, err);

	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, st->letters ? DK_ROWS(st->rows, st->count, id)
	    : DK_ROWS(st->rows, st->count, customer_id), st->rows);
	dk_title(s, st->letters ? "REMINDERS  %zu made" : "TO REMIND  %zu", st->count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_dunning *d = &((const struct state *)s->state)->rows[row];
	const int64_t figures[] = { d->level, d->invoices, d->oldest, d->open.minor };

	out->text = column == 0 ? d->customer : column == 1 ? d->name : column == 7 ? d->email
	    : out->buf;
	if (column >= 2 && column <= 5) {
		out->has_by = true;
		out->by = figures[column - 2];
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)out->by);
	}
	if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, d->open, d->currency).s);
	else if (column == 6 && dk_date_is_set(d->date))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(d->date).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 7 }, { .head = "Customer", .width = 22, .grows = true },
		{ .head = "Level", .width = 5, .right = true },
		{ .head = "Invoices", .width = 8, .right = true },
		{ .head = "Late", .width = 5, .right = true },
		{ .head = "Open", .width = 11, .right = true },
		{ .head = "Made", .width = 10 }, { .head = "E-mail", .width = 0 },
	};
	const struct state *st = s->state;

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell, st->letters
		? "No letter was made." : "Nobody is to be asked for anything." };
}

static enum dk_react
make(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_dunning *d = dk_sheet_row(s);
	struct dk_err err;
	dk_id id;

	if (d == NULL || st->letters)
		return DK_KEEP;
	if (dk_dunning_make(s->session, d->customer_id, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "level %lld for %s is in the outbox", (long long)d->level,
	    d->customer);
	return DK_RELOAD;
}

static enum dk_react
make_all(struct dk_screen *s)
{
	const struct state *st = s->state;
	size_t made = 0;
	struct dk_err err;

	for (size_t i = 0; !st->letters && i < st->count; i++) {
		dk_id id;

		if (dk_dunning_make(s->session, st->rows[i].customer_id, &id, &err) != DK_OK)
			return dk_say_err(s, &err);
		made += id != 0;
	}
	dk_say(s, DK_LOOK_OK, "%zu letters are in the outbox", made);
	return DK_RELOAD;
}

static enum dk_react
letters(struct dk_screen *s)
{
	struct state *st = s->state;

	st->letters = !st->letters;
	return DK_RELOAD;
}

static enum dk_react
print(struct dk_screen *s)
{
	const struct dk_dunning *d = dk_sheet_row(s);

	if (d == NULL || d->id == 0)
		return DK_KEEP;
	return dk_make_document(s, "reminder", d->id, d->customer);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_dunning *d = dk_sheet_row(s);

	return d != NULL ? dk_open(s, "payments", d->customer) : DK_KEEP;
}

static const struct dk_binding keys[] = {
	{ "F2", "Make", make, "the letter of the customer under the cursor", false },
	{ "Enter", "Show", look, "his payments", false },
	{ "a", "all", make_all, "the letters of all of them", false },
	{ "l", "letters", letters, "those that were made, or who is to be asked", false },
	{ "p", "print", print, "the letter, printed or as a file", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_dunning = {
	.name = "dunning",
	.title = "TO REMIND",
	.help = "Customers with invoices that are overdue by the days of the setting\n"
		"dunning_days. Each level asks once for an invoice; letters go into the outbox.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
