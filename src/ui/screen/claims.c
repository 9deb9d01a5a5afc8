/* claims.c - what customers claim: what is open, or of one order. */
#include <stdlib.h>
#include <string.h>

#include "docket/claim.h"
#include "ui/act/claim.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_claim *rows;
	bool all;
};

static dk_id
order_of(const struct dk_screen *s)
{
	return strtoll(s->arg, NULL, 10);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_claim_query q = { .all = st->all, .order_id = order_of(s) };
	struct dk_claim *rows;
	size_t count;
	enum dk_rc rc = dk_claim_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "CLAIMS  %zu %s", count, q.order_id != 0 ? "of the order"
	    : st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_claim *c = &((const struct state *)s->state)->rows[row];
	bool decided = strcmp(c->state, "decided") == 0;
	const char *const texts[] = { c->number, c->kind->text, c->order, c->customer_name,
		decided ? c->verdict : c->state, out->buf, out->buf };
	dk_money m = column == 5 ? c->asked : c->accepted;

	out->text = texts[column];
	if (column == 4)
		out->look = strcmp(c->state, "open") == 0 ? DK_LOOK_WAIT : DK_LOOK_LABEL;
	if (column < 5)
		return;
	out->has_by = true;
	out->by = m.minor;
	snprintf(out->buf, sizeof(out->buf), "%s", column == 6 && c->verdict[0] == '\0' ? ""
	    : dk_session_money(s->session, m, c->currency).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 }, { .head = "Kind", .width = 18 },
		{ .head = "Order", .width = 8 },
		{ .head = "Customer", .width = 10, .grows = true },
		{ .head = "State", .width = 9 },
		{ .head = "Asks", .width = 9, .right = true },
		{ .head = "Gets", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No claim is open. k at an order begins one." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "claim");
}

static enum dk_react
told(struct dk_screen *s, const char *text)
{
	return act_claim(s, &(struct act_claim){ order_of(s), 0, text });
}

/* Of the whole order; of a line it begins at the line. */
static enum dk_react
new(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "CLAIM FOR THE ORDER", .label = "What", .max = 400,
		.text = "L late or G goodwill, an amount or f8.50 of the freight, then what he"
			" says:\nG 5 waited long" };

	if (order_of(s) != 0)
		return dk_ask(s, &ask, told);
	dk_say(s, DK_LOOK_WARN, "a claim begins at its order: find it, then k");
	return DK_REDRAW;
}

/* Its lines: k at one of them begins a claim for it. */
static enum dk_react
order(struct dk_screen *s)
{
	const struct dk_claim *c = dk_sheet_row(s);
	dk_id id = order_of(s) != 0 ? order_of(s) : c != NULL ? c->order_id : 0;

	return id != 0 ? dk_open_id(s, "timeline", id) : DK_KEEP;
}

static enum dk_react
counters(struct dk_screen *s)
{
	return dk_open(s, "counters", "");
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "look", look, "lines, evidence, decision; decide and settle it", false },
	{ "n", "new", new, "late or goodwill, for the whole of the order", false },
	{ "t", "order", order, "the order and its lines; k at a line claims of it", false },
	{ "o", "others", counters, "what is claimed of carriers and suppliers", false },
	{ "a", "all", everything, "ended ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_claims = {
	.name = "claims",
	.title = "CLAIMS",
	.help = "What customers claim without sending goods back: short, damaged, a wrong price,\n"
		"late, goodwill. A claim begins at a line of its order: k.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
