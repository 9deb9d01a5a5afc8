/* quotes.c - quotes that wait for an answer, the first to end at the top; take, renew, lose. */
#include <string.h>

#include "ui/act/quote.h"
#include "ui/sheet.h"

struct state {
	struct act_quote act;
	struct dk_list list;
	struct dk_quote *rows;
	bool all; /* taken and lost ones too */
};

static const struct dk_column columns[] = {
	{ .head = "Quote", .width = 8 },
	{ .head = "Customer", .width = 21, .grows = true },
	{ .head = "Until", .width = 10 },
	{ .head = "Value", .width = 12, .right = true },
	{ .head = "By", .width = 7 },
	{ .head = "State", .width = 15 },
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->all = strcmp(s->arg, "all") == 0;
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_quote_query q = { .all = st->all };
	struct dk_quote *rows = NULL;
	size_t count = 0, waiting = 0, expired = 0;
	enum dk_rc rc = dk_quote_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		expired += rows[i].state == DK_QUOTE_EXPIRED;
		waiting += rows[i].state == DK_QUOTE_OPEN || rows[i].state == DK_QUOTE_EXPIRED;
	}
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	if (st->all)
		dk_title(s, "QUOTES  all %zu, %zu waiting, %zu expired", count, waiting, expired);
	else
		dk_title(s, "QUOTES  %zu waiting, %zu expired", waiting, expired);
	return DK_OK;
}

static void
show_state(const struct dk_quote *q, struct dk_shown *out)
{
	struct dk_arena tmp = { 0 };

	snprintf(out->buf, sizeof(out->buf), "%s", act_quote_state(&tmp, q));
	dk_arena_free(&tmp);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_quote *q = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { q->number, q->customer_name, out->buf, out->buf, q->by,
		out->buf };

	out->text = texts[column];
	if (column == 2) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(q->valid_until).s);
		out->look = act_quote_look(s, q);
		out->has_by = true;
		out->by = q->valid_until.days;
	} else if (column == 3) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_session_money(s->session, q->total, q->currency).s);
	} else if (column == 5) {
		show_state(q, out);
		out->look = act_quote_look(s, q);
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ .columns = columns, .column_count = DK_COUNT(columns),
		.data = s, .cell = cell,
		.empty = "No quote waits. F10 q in order entry makes one." };
}

/* The quote under the cursor is meant; does that to it. */
static enum dk_react
here(struct dk_screen *s, enum dk_react (*act)(struct dk_screen *s))
{
	const struct state *st = s->state;
	const struct dk_quote *q = &st->rows[st->list.cursor];

	if (st->list.rows.count == 0)
		return DK_KEEP;
	act_quote_on(s, q->id, q->number);
	return act(s);
}

static enum dk_react
open_it(struct dk_screen *s)
{

	return dk_open_id(s, "quote", ((const struct act_quote *)s->state)->id);
}

static enum dk_react
look(struct dk_screen *s)
{
	return here(s, open_it);
}

static enum dk_react
take(struct dk_screen *s)
{
	return here(s, act_quote_take);
}

static enum dk_react
renew(struct dk_screen *s)
{
	return here(s, act_quote_renew);
}

static enum dk_react
lose(struct dk_screen *s)
{
	return here(s, act_quote_lose);
}

static enum dk_react
paper(struct dk_screen *s)
{
	return here(s, act_quote_paper);
}

static enum dk_react
show_all(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "its lines, totals, and what became of it", false },
	{ "t", "take", take, "the customer orders it: a draft at its prices", false },
	{ "r", "renew", renew, "quote the same anew, at today's prices", false },
	{ "l", "lose", lose, "nothing came of it: say why", false },
	{ "p", "paper", paper, "its paper as PDF", false },
	{ "a", "all", show_all, "taken and lost ones too, or only those that wait", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_quotes = {
	.name = "quotes",
	.title = "QUOTES",
	.help = "Quotes that wait for an answer, the first to end at the top. t when the\n"
		"customer orders; an expired one is renewed (r) at today's prices.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
