/* returns.c - goods that customers send back: what is open, or of one order; each step. */
#include <stdlib.h>
#include <string.h>

#include "docket/returns.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_return *rows;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_return_query q = { .all = st->all,
		.order_id = strtoll(s->arg, NULL, 10) };
	struct dk_return *rows;
	size_t count;
	enum dk_rc rc = dk_return_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "RETURNS  %zu %s", count, q.order_id != 0 ? "of the order"
	    : st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_return *r = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { r->number, r->order, r->customer_name, r->state,
		r->outcome, out->buf, out->buf };

	out->text = texts[column];
	if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->expires).s);
	if (column != 6)
		return;
	out->has_by = true;
	out->by = r->total.minor;
	snprintf(out->buf, sizeof(out->buf), "%s", r->credits[0] != '\0'
	    ? dk_money_show(r->total, s->session->exponent).s : "");
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 9 }, { .head = "Order", .width = 8 },
		{ .head = "Customer", .width = 12, .grows = true },
		{ .head = "State", .width = 10 }, { .head = "Outcome", .width = 12 },
		{ .head = "Expires", .width = 10 },
		{ .head = "Credit", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No goods are to come back. b on a line of an order begins a return." };
}

static const struct dk_return *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const char *what, const struct dk_err *err)
{
	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s %s", here(s)->number, what);
	return DK_RELOAD;
}

/* All of it one way; what goes several ways is told by the command. */
static enum dk_react
inspected(struct dk_screen *s, const char *text)
{
	struct dk_arena a = { 0 };
	struct dk_return_disposal *what;
	struct dk_return *r;
	struct dk_err err;
	enum dk_rc rc = dk_return_load(s->session, &a, here(s)->id, &r, &err);

	if (rc == DK_OK) {
		what = dk_arena_array(&a, r->line_count + 1, sizeof(*what));
		for (size_t i = 0; i < r->line_count; i++)
			what[i] = (struct dk_return_disposal){ r->lines[i].line_no,
				r->lines[i].received, text, "" };
		rc = dk_return_inspect(s->session, r->id, what, r->line_count, &err);
	}
	dk_arena_free(&a);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is inspected: F2 credits it", &err);
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "WHERE DO THE GOODS GO", .label = "To",
		.value = "stock", .max = 10, .text = "stock, quarantine, supplier or scrap" };
	const struct dk_return *r = here(s);
	struct dk_err err;

	if (r == NULL)
		return DK_KEEP;
	if (strcmp(r->state, "requested") == 0)
		return told(s, dk_return_authorise(s->session, r->id, &err), "may come", &err);
	if (strcmp(r->state, "authorised") == 0)
		return told(s, dk_return_receive(s->session, r->id, NULL, 0, &err),
		    "is here: F2 says where it goes", &err);
	if (strcmp(r->state, "received") == 0)
		return dk_ask(s, &ask, inspected);
	return told(s, dk_return_settle(s->session, r->id, &err), "is credited", &err);
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_cancel(s->session, here(s)->id, text, &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is cancelled", &err);
}

static enum dk_react
cancel(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE GOODS STAY", .label = "Why", .max = 120 };

	return here(s) != NULL ? dk_ask(s, &ask, cancelled) : DK_KEEP;
}

/* What of it comes back and why, days, fee, and what it is worth. */
static enum dk_react
look(struct dk_screen *s)
{
	struct dk_arena a = { 0 };
	struct dk_return *r = NULL;
	const char *text = "";
	dk_money total, fee;
	struct dk_err err;

	if (here(s) == NULL)
		return DK_KEEP;
	if (dk_return_load(s->session, &a, here(s)->id, &r, &err) != DK_OK) {
		dk_arena_free(&a);
		return dk_say_err(s, &err);
	}
	for (size_t i = 0; i < r->line_count; i++)
		text = dk_fmt(&a, "%s%s%s %s %s", text, i > 0 ? ", " : "",
		    dk_qty_show(r->lines[i].qty).s, r->lines[i].sku, r->lines[i].reason);
	if (r->credits[0] == '\0' &&
	    dk_return_worth(s->session, r->id, &total, &fee, &err) == DK_OK)
		text = dk_fmt(&a, "%s: worth %s, fee %s", text,
		    dk_money_show(total, s->session->exponent).s,
		    dk_money_show(fee, s->session->exponent).s);
	else if (r->credits[0] != '\0')
		text = dk_fmt(&a, "%s: %s", text, r->credits);
	dk_say(s, DK_LOOK_VALUE, "%s", text);
	dk_arena_free(&a);
	return DK_REDRAW;
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "F2", "Next", next, "the next step, up to the credit note", false },
	{ "Enter", "look", look, "what comes back, why, and what it is worth", false },
	{ "c", "cancel", cancel, "they stay with the customer", false },
	{ "a", "all", everything, "settled and given up ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_returns = {
	.name = "returns",
	.title = "RETURNS",
	.help = "Goods that customers send back. F2 takes the next step: authorise, receive\n"
		"all of it, say where it goes, credit it. Parts: docket return receive.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
