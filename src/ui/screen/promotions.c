/* promotions.c - what is given off list prices: of what, to whom, from when to when. */
#include "docket/promotion.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_promotion *rows;
	const char **texts; /* "10 % off", by row */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0, now = 0;
	dk_date today = dk_session_today(s->session);
	enum dk_rc rc = dk_promotion_list(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		now += st->rows[i].from.days <= today.days &&
		    (!dk_date_is_set(st->rows[i].to) || st->rows[i].to.days >= today.days);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	st->texts = dk_arena_array(&s->data, count + 1, sizeof(*st->texts));
	for (size_t i = 0; i < count; i++)
		st->texts[i] = dk_promotion_text(&s->data, &st->rows[i]);
	dk_title(s, "PROMOTIONS  %zu, %zu hold%s today", count, now, now == 1 ? "s" : "");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_promotion *p = &st->rows[row];

	out->text = out->buf;
	if (column == 0)
		out->text = p->code;
	else if (column == 1)
		out->text = p->name;
	else if (column == 2)
		out->text = st->texts[row];
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%.40s",
		    p->sku[0] ? p->sku : p->price_group[0] ? p->price_group : "all items");
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%.40s",
		    p->customer[0] ? p->customer : p->customer_group[0] ?
		    p->customer_group : "all");
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(p->from).s);
	else
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(p->to).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Code", .width = 8 }, { .head = "Name", .width = 12, .grows = true },
		{ .head = "Given", .width = 17 }, { .head = "Of", .width = 9 },
		{ .head = "For", .width = 7 }, { .head = "From", .width = 10 },
		{ .head = "To", .width = 10 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"Nothing is given off. n adds a promotion." };
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_promotion *p = dk_sheet_row(s);

	return p == NULL ? DK_KEEP : dk_open(s, "promotion", p->code);
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "promotion", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "what is given, of what, to whom, its limits", false },
	{ "n", "new", add, "a promotion", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_promotions = {
	.name = "promotions",
	.title = "PROMOTIONS",
	.help = "What is given off list prices for a time: percent, an amount, another price, n\n"
		"pieces for the price of m, goods for nothing. Ctrl-R on a price tells which.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
