/* supplier_returns.c - goods that go back to suppliers: what waits, shipped, its debit note. */
#include <string.h>

#include "docket/supplier_return.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_supplier_return *rows;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_supplier_return *rows;
	size_t count;
	enum dk_rc rc = dk_supplier_return_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "BACK TO SUPPLIERS  %zu %s", count, st->all ? "in all" : "waiting");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_supplier_return *r = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { r->number, r->supplier_name, r->reason, out->buf, r->state,
		r->debit_note };

	out->text = texts[column];
	if (column != 3)
		return;
	out->has_by = true;
	out->by = r->net.minor;
	snprintf(out->buf, sizeof(out->buf), "%s", dk_money_show(r->net, s->session->exponent).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 }, { .head = "Supplier", .width = 20 },
		{ .head = "Reason", .width = 18, .grows = true },
		{ .head = "Net", .width = 10, .right = true }, { .head = "State", .width = 9 },
		{ .head = "Debit", .width = 8 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing waits to go back. g on a line of a purchase order sends some." };
}

static const struct dk_supplier_return *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
shipped(struct dk_screen *s, const char *text)
{
	const struct dk_supplier_return *r = here(s);
	struct dk_err err;

	if (dk_supplier_return_ship(s->session, r->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s has left and is debited: a shows it, p prints the debit note",
	    r->number);
	return DK_RELOAD;
}

static enum dk_react
ship(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE GOODS LEAVE", .label = "Note", .max = 120,
		.text = "carrier or tracking number, where there is one" };

	return here(s) != NULL ? dk_ask(s, &ask, shipped) : DK_KEEP;
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	(void)text;
	if (dk_supplier_return_cancel(s->session, here(s)->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "they stay");
	return DK_RELOAD;
}

static enum dk_react
cancel(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THEY STAY", .label = "Type", .word = "yes",
		.text = "yes, the goods stay here" };

	return here(s) != NULL ? dk_ask(s, &ask, cancelled) : DK_KEEP;
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct dk_supplier_return *r = here(s);

	return r == NULL ? DK_KEEP : dk_make_document(s, "debit-note", r->id,
	    r->debit_note[0] != '\0' ? r->debit_note : r->number);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "F2", "Ship", ship, "the goods leave, the supplier is debited", false },
	{ "p", "print", paper, "the debit note as PDF", false },
	{ "c", "cancel", cancel, "they stay after all", false },
	{ "a", "all", everything, "shipped and cancelled ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_supplier_returns = {
	.name = "supplier_returns",
	.title = "BACK TO SUPPLIERS",
	.help = "Goods that go back to who brought them. F2 takes them out of the stock and\n"
		"debits the supplier.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
